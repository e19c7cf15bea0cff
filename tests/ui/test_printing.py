"""Printing: real pages on the right paper, numbered, saved whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.printing.printout import Paper, Printout, paint, pdf_of
from tests.ui.acts import click

PARAGRAPHS = "".join(f"<p>Baris {n} untuk Siti</p>" for n in range(200))
LONG = Printout("Daftar", (PARAGRAPHS,))
THREE = Printout("Daftar", ("<p>a</p>", "<p>b</p>", "<p>c</p>"))


def pages_of(printout: Printout, **which: int) -> int:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(printout.layout)
    return paint(printout, writer, **which)


@pytest.fixture
def preview(qtbot: QtBot, dressed: QApplication, icons: IconSet) -> PreviewDialog:
    dialog = PreviewDialog(THREE, icons)
    with qtbot.waitExposed(dialog):
        dialog.open()
    qtbot.waitUntil(lambda: bool(dialog.pages.text()))
    return dialog


def test_f4_and_a4_have_their_size_upright_and_lying() -> None:
    sizes = {
        (paper, lying): LONG.on(paper).layout.fullRect(LONG.layout.Unit.Millimeter).size().toTuple()
        for paper in Paper
        for lying in (False,)
    }
    assert sizes[Paper.F4, False] == pytest.approx((215, 330), abs=0.5)
    assert sizes[Paper.A4, False] == pytest.approx((210, 297), abs=0.5)
    lying = Printout("x", (), landscape=True).layout
    assert lying.fullRect(lying.Unit.Millimeter).size().toTuple() == pytest.approx(
        (330, 215), abs=0.5
    )
    assert Paper.A4.size.id() is QPageSize.PageSizeId.A4


def test_every_part_begins_a_new_page(qapp: QApplication) -> None:
    assert pages_of(THREE) == 3


def test_long_text_goes_on_over_the_pages(qapp: QApplication) -> None:
    assert pages_of(LONG) > 2
    assert pages_of(LONG.on(Paper.A4)) >= pages_of(LONG)


def test_a_pdf_is_whole_and_names_its_title(qapp: QApplication) -> None:
    content = pdf_of(THREE)

    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
    assert content.count(b"/Type /Page\n") == 3


def test_some_pages_are_printed_alone(qapp: QApplication) -> None:
    assert pages_of(THREE, first=2, last=2) == 3


def test_a_printout_is_in_no_traceback() -> None:
    assert "Siti" not in repr(LONG)


def test_the_preview_counts_pages_and_changes_paper(preview: PreviewDialog, qtbot: QtBot) -> None:
    assert preview.pages.text() == "3 halaman"

    preview.paper.key = "A4"

    assert preview.printout.paper is Paper.A4
    before = preview.view.zoomFactor()
    click(preview.larger)
    assert preview.view.zoomFactor() > before
    click(preview.smaller)
    click(preview.close_button)


def test_a_pdf_is_saved_under_the_chosen_name(
    preview: PreviewDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "daftar 1.8"), "")
    )

    with qtbot.waitSignal(preview.taken):
        click(preview.save_button)

    assert (tmp_path / "daftar 1.8.pdf").read_bytes().startswith(b"%PDF")
    assert "Tersimpan" in preview.banner.text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: ("", ""))
    with qtbot.assertNotEmitted(preview.taken):
        click(preview.save_button)
    preview.close()


def test_a_folder_that_is_gone_is_said(
    preview: PreviewDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.assertNotEmitted(preview.taken):
        preview.save_to(tmp_path / "tidak-ada" / "x.pdf")

    assert "tidak-ada" in preview.banner.text
    preview.close()


def test_pages_go_to_a_printer(
    preview: PreviewDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    with qtbot.assertNotEmitted(preview.taken):
        click(preview.print_button)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))

    with qtbot.waitSignal(preview.taken):
        preview.print_on(printer)

    assert (tmp_path / "cetak.pdf").read_bytes().count(b"/Type /Page\n") == 3
    preview.close()
