"""Looking at printed pages: turning, zooming, and what is said when there are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.printing import page_view
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.ui.printing.document import BookDocument
from bansos_desktop.ui.printing.page_pane import PagePane
from bansos_desktop.ui.printing.page_view import PageView
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.workbook.printed import PrintedBook
from tests.ui.acts import click, texts
from tests.workbook.print_sheets import printed, receipt

KEY = Qt.Key
PAGES = 5


@pytest.fixture(scope="module")
def book(qapp: QApplication) -> PrintedBook:
    return printed(*[receipt] * PAGES)


@pytest.fixture
def pane(qtbot: QtBot, dressed: QApplication, icons: IconSet) -> Iterator[PagePane]:
    pane = PagePane(icons)
    pane.resize(600, 500)
    with qtbot.waitExposed(pane):
        pane.show()
    yield pane
    pane.close()


def press(view: PageView, *keys: Qt.Key) -> list[int]:
    """The page after each key."""
    found = []
    for key in keys:
        QTest.keyClick(view, key)
        found.append(view.page)
    return found


def test_the_pane_says_why_there_are_no_pages(pane: PagePane, qtbot: QtBot) -> None:
    assert "Belum ada pratinjau" in texts(pane)
    assert not pane.bar.isVisible()

    pane.show_busy()
    assert "Menyiapkan pratinjau…" in texts(pane)

    pane.show_error("Templat rusak. Pilih templat lain.")
    assert "Templat rusak. Pilih templat lain." in texts(pane)
    with qtbot.waitSignal(pane.acted):
        click(pane.trouble.findChild(type(button(""))))

    pane.show_book(PrintedBook((), ()))
    assert "Tidak ada halaman" in texts(pane)


def test_pages_are_turned_by_keys_and_buttons(pane: PagePane, book: PrintedBook) -> None:
    pane.show_book(book)
    view = pane.view
    view.setFocus()

    assert pane.bar.where.text() == "Halaman 1 dari 5"
    assert not pane.bar.previous.isEnabled()
    assert press(view, KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_PageUp) == [2, 3, 2]
    assert press(view, KEY.Key_End, KEY.Key_PageDown, KEY.Key_Home) == [5, 5, 1]

    click(pane.bar.next)
    assert pane.bar.where.text() == "Halaman 2 dari 5"
    click(pane.bar.previous)
    assert view.page == 1
    press(view, KEY.Key_A)
    assert view.page == 1


def test_scrolling_says_which_page_is_looked_at(pane: PagePane, book: PrintedBook) -> None:
    pane.show_book(book)

    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())

    assert pane.view.page == PAGES
    assert not pane.bar.next.isEnabled()


def test_zoom_keeps_the_page_and_ends_somewhere(pane: PagePane, book: PrintedBook) -> None:
    pane.show_book(book)
    view = pane.view
    view.go_to(3)

    click(pane.bar.larger)
    assert view.zoom == pytest.approx(1.25)
    assert view.page == 3
    assert view.horizontalScrollBar().maximum() > 0
    for _time in range(20):
        view.larger()
    assert view.zoom == 4
    click(pane.bar.fit)
    assert view.zoom == 1
    assert view.horizontalScrollBar().maximum() == 0
    for _time in range(20):
        view.smaller()
    assert view.zoom == 0.25
    QTest.keyClick(view, KEY.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > 0.25


def test_only_pages_in_sight_are_painted_as_sharp_as_the_screen(
    pane: PagePane, book: PrintedBook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    real = page_view.page_picture

    def spy(book: PrintedBook, page: int, width: int) -> QImage:
        asked.append((page, width))
        return real(book, page, width)

    monkeypatch.setattr(page_view, "page_picture", spy)
    monkeypatch.setattr(PageView, "devicePixelRatioF", lambda _view: 1.5)
    pane.show_book(book)

    qtbot.waitUntil(lambda: bool(asked))
    qtbot.wait(20)

    assert {page for page, _width in asked} <= {1, 2}
    room = pane.view.viewport().width() - 2 * 12
    assert asked[0] == (1, round(room * 1.5))
    seen = pane.view.grab().toImage()
    greys = {seen.pixelColor(x, y).name() for x in range(20, 300) for y in range(20, 400, 2)}
    assert len(greys) > 20


def test_pictures_of_pages_left_behind_are_dropped(
    pane: PagePane, book: PrintedBook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_view, "_KEPT", 2)
    pane.show_book(book)

    for page in range(1, PAGES + 1):
        pane.view.go_to(page)
        qtbot.wait(20)

    assert len(pane.view._pictures) == 2


def test_a_larger_window_shows_larger_pages(pane: PagePane, book: PrintedBook) -> None:
    pane.show_book(book)
    pane.view.go_to(2)
    before = pane.view._stack.sizes[0].width()

    pane.resize(900, 500)

    QApplication.processEvents()
    assert pane.view._stack.sizes[0].width() > before
    assert pane.view.page == 2


@pytest.fixture
def dialog(qtbot: QtBot, officer_desk: Desk, book: PrintedBook) -> BookDialog:
    document = BookDocument("BAST 1/2025", book)
    dialog = BookDialog(document, officer_desk.services)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def test_a_book_is_saved_beside_other_work(
    dialog: BookDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def answer(*asked: str) -> tuple[str, str]:
        offered.append(asked[2])
        return str(tmp_path / "bast"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)

    with qtbot.waitSignal(dialog.taken):
        click(dialog.save_button)

    assert offered[0].endswith("BAST 1-2025.pdf")
    assert (tmp_path / "bast.pdf").read_bytes().count(b"/Type /Page\n") == PAGES
    assert "Tersimpan" in dialog.banner.text
    assert dialog.save_button.isEnabled()
    dialog.close()


def test_saving_is_stopped_and_leaves_nothing(
    dialog: BookDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.save_to(tmp_path / "bast.pdf")
    assert not dialog.save_button.isEnabled()

    dialog.strip.cancelled.emit()

    qtbot.waitUntil(lambda: "Dibatalkan" in dialog.banner.text)
    assert list(tmp_path.glob("bast*")) == []
    dialog.close()


def test_a_folder_that_is_gone_is_said(dialog: BookDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "tidak-ada" / "x.pdf")

    qtbot.waitUntil(lambda: "tidak-ada" in dialog.banner.text)
    dialog.close()


def test_closing_waits_until_saving_has_stopped(
    dialog: BookDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.save_to(tmp_path / "bast.pdf")

    with qtbot.waitSignal(dialog.finished):
        dialog.close()
        assert dialog.isVisible()


def test_pages_go_to_a_printer_one_by_one(
    dialog: BookDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    printer.setFromTo(2, 3)

    with qtbot.waitSignal(dialog.taken):
        dialog.print_on(printer)

    assert (tmp_path / "cetak.pdf").read_bytes().count(b"/Type /Page\n") == 2
    assert "Dikirim ke pencetak." in dialog.banner.text
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    with qtbot.assertNotEmitted(dialog.taken):
        click(dialog.print_button)
    dialog.close()


def test_a_print_run_is_stopped_and_what_is_out_is_said(
    dialog: BookDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    dialog.print_on(printer)

    with qtbot.waitSignal(dialog.taken):
        dialog._run.advanced.connect(dialog.cancel)

    assert "1 halaman mungkin sudah tercetak" in dialog.banner.text
    dialog.reject()


def test_the_dialog_shows_where_one_is(dialog: BookDialog) -> None:
    assert dialog.bar.where.text() == "Halaman 1 dari 5"
    assert press(dialog.view, KEY.Key_PageDown) == [2]
    assert dialog.bar.where.text() == "Halaman 2 dari 5"
    dialog.close()
