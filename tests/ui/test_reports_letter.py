"""Laporan: the letter's number, why a button is grey, Ctrl+E, what is told of what left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.tie_out import Tie, Untied
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.documents import Selection
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.reports.page import ReportsPage
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.ui.printing.document import BookDocument
from bansos_desktop.usecases import keep_profile
from bansos_desktop.usecases.documents import preview
from bansos_desktop.usecases.documents.export import ExportRequest
from bansos_desktop.workbook.printed import PrintedBook, read_printed
from tests.factories import NOW, a_draft, some_papers
from tests.lives import plan_goods, set_status
from tests.soundness import rows_of
from tests.ui.acts import click, open_dialog, record, texts, writing_store
from tests.ui.offices import settle

CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE_MS = 20_000
FIRST, SECOND = "01/460/VIII/2025", "02/460/VIII/2025"


def looked(qtbot: QtBot, page: ReportsPage) -> ReportsPage:
    """The page once its picture stands."""
    qtbot.waitUntil(lambda: not page.looker.is_busy, timeout=PATIENCE_MS)
    return page


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReportsPage:
    """Two people decided on, a statement about them, and a pattern for its number."""
    proposals = record(desk, a_draft(1), a_draft(2))
    store, session = writing_store(desk), desk.services.session
    for proposal in proposals:
        plan_goods(store, session, proposal)
        set_status(store, session, proposal, Status.DECIDED)
        with store.write(session.author, now=NOW, act="proposal.tetapkan") as work:
            work.put(Kind.PROPOSAL, proposal, {"approved_value": 4_080_000})  # as planned
    papers = some_papers(patterns={"sptjm": "{nomor:2}/460/{bulan_romawi}/{tahun}"})
    keep_profile.run(store, session, papers, store.papers.rev(session.region_code), now=NOW)
    store.close()
    desk.office.window.show_page("reports")
    desk.office.pages.reports.choose("sptjm")
    return looked(qtbot, desk.office.pages.reports)


def write(desk: Desk, qtbot: QtBot, target: Path) -> None:
    page = desk.office.pages.reports
    page.write(target)
    settle(qtbot, desk)
    looked(qtbot, page)


def type_into(page: ReportsPage, text: str) -> None:
    """Replace the number by keys."""
    line = page.view.number.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_the_next_number_is_offered_and_another_document_has_none(
    page: ReportsPage, qtbot: QtBot
) -> None:
    number = page.view.number
    assert number.isVisible()
    assert number.line.text() == FIRST

    page.choose("rekap")

    assert not looked(qtbot, page).view.number.isVisible()
    assert number.number == ""


def test_a_typed_number_is_the_one_that_leaves_and_is_noted(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    type_into(page, "7/KHUSUS")
    assert looked(qtbot, page).view.number.line.text() == "7/KHUSUS"

    write(desk, qtbot, tmp_path / "sptjm.xlsx")

    store = desk.services.store
    assert rows_of(store, "select letter_number from export") == [("7/KHUSUS",)]


def test_the_same_letter_keeps_its_number_and_the_next_gets_the_next(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    write(desk, qtbot, tmp_path / "sptjm.xlsx")
    page.reload()
    number = looked(qtbot, page).view.number
    assert number.line.text() == FIRST
    assert "sudah dipakai" in number.note
    assert page.view.pdf.isEnabled()

    page.view.choices.region.key = "64.02"

    assert looked(qtbot, page).view.number.line.text() == SECOND
    assert "sudah dipakai" not in number.note


def test_an_empty_number_is_left_to_the_pen(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    line = page.view.number.line
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    qtbot.wait(600)
    looked(qtbot, page)

    write(desk, qtbot, tmp_path / "sptjm.xlsx")

    assert line.text() == ""
    assert rows_of(desk.services.store, "select letter_number from export") == [(None,)]


def test_a_letter_is_told_as_one_and_sheets_as_sheets(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    write(desk, qtbot, tmp_path / "sptjm.xlsx")
    assert f"Satu surat ditulis ke {tmp_path / 'sptjm.xlsx'}" in texts(page)
    page.choose("bast")
    looked(qtbot, page)

    write(desk, qtbot, tmp_path / "bast.xlsx")

    assert f"2 lembar ditulis ke {tmp_path / 'bast.xlsx'}" in texts(page)


def test_a_grey_button_says_why(desk: Desk, page: ReportsPage, qtbot: QtBot) -> None:
    view = page.view
    assert view.excel.toolTip() == ""
    view.choices.stage.key = "perubahan"
    assert view.excel.toolTip() == "Pratinjau masih disiapkan."

    looked(qtbot, page)

    assert view.excel.toolTip() == "Belum ada data untuk pilihan ini."
    view.choices.stage.key = ""
    record(desk, a_draft(4, requested_value=None))
    page.choose("usulan")
    looked(qtbot, page)
    assert view.pdf.toolTip().startswith("Belum cocok")


def test_ctrl_e_from_another_page_asks_once_the_picture_stands(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sptjm.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window = desk.office.window
    window.show_page("home")
    desk.services.bus.publish(Topic.RECIPIENTS)

    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    assert not target.exists()
    looked(qtbot, page)
    settle(qtbot, desk)

    assert window.current is page
    assert target.is_file()


def test_ctrl_e_says_why_nothing_may_leave(desk: Desk, page: ReportsPage, qtbot: QtBot) -> None:
    record(desk, a_draft(4, requested_value=None))
    page.choose("usulan")
    looked(qtbot, page)

    QTest.keyClick(desk.office.window, Qt.Key.Key_E, CTRL)

    assert desk.office.window.message.startswith("Belum cocok")
    assert page.view.untied.draft.hasFocus()
    QTest.keyClick(page.view.untied.draft, Qt.Key.Key_Space)
    assert looked(qtbot, page).view.excel.isEnabled()


def test_tab_goes_from_the_documents_over_the_choices_to_the_acts(page: ReportsPage) -> None:
    view = page.view
    view.documents.setFocus()
    seen = []

    for _ in range(8):
        focused = QApplication.focusWidget()
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    wanted = [view.documents, view.choices.stage, view.choices.region, view.number.line]
    assert seen == [*wanted, view.excel, view.pdf, view.printer, view.left]


def test_many_faults_scroll_and_never_push_the_pages_out(desk: Desk, page: ReportsPage) -> None:
    panel = page.view.untied
    where = "Kabupaten Kutai Kartanegara 12, Kota Balikpapan 3, Kabupaten Paser 2"
    faults = [
        Untied(Tie.REQUESTED_MISSING.value, {"people": "17", "where": where}, ("a", "b"))
        for _ in range(8)
    ]
    window = desk.office.window
    window.resize(911, 485)

    panel.show_found(faults)
    QApplication.processEvents()
    (more,) = [b for b in panel.findChildren(QPushButton) if b.text() == "Tampilkan 4 lagi"]
    click(more)
    QApplication.processEvents()

    assert window.height() == 485
    assert panel.height() < 300
    assert len([text for text in texts(panel) if text.startswith("Nilai usulan")]) == 8
    assert more.text() == "Ringkas"


@pytest.fixture
def unknown_formula(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on every workbook holds two formulas that are not known here."""

    def read(content: bytes, *, file: str = "") -> PrintedBook:
        book = read_printed(content, file=file)
        return PrintedBook(book.sheets, book.pages, ("A1", "B2"), book.created)

    def begin() -> None:
        for module in ("ui.pages.reports.looking", "ui.printing.leaving"):
            monkeypatch.setattr(f"bansos_desktop.{module}.read_printed", read)

    return begin


def test_formulas_that_only_excel_knows_are_told_everywhere(
    desk: Desk,
    page: ReportsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    unknown_formula: Callable[[], None],
) -> None:
    told = "2 rumus tidak dapat dihitung di sini; bukalah di Excel."
    assert not page.view.unknown.isVisible()
    unknown_formula()
    page.reload()
    assert looked(qtbot, page).view.unknown.text() == told
    assert page.view.unknown.isVisible()

    target = tmp_path / "sptjm.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    click(page.view.pdf)
    settle(qtbot, desk)
    assert any(text.endswith(told) for text in texts(page.view.leaving.result))

    click(page.view.printer)
    settle(qtbot, desk)
    dialog = open_dialog(BookDialog)
    assert dialog.banner.text == told
    click(dialog.close_button)


def test_a_book_whose_formulas_are_known_says_nothing(desk: Desk, page: ReportsPage) -> None:
    services = desk.services
    request = ExportRequest(
        "sptjm", Selection("UEP", 2025), Path(), services.folders.formats, draft=True
    )
    made = preview.run(services.store, services.session, request, now=NOW)

    dialog = BookDialog(BookDocument("SPTJM", read_printed(made.content)), services, page)
    dialog.open()

    assert dialog.banner.text == ""
    click(dialog.close_button)
