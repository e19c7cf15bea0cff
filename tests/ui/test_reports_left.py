"""Yang sudah keluar: read, its fingerprint copied, paged, and a file held against it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.reports import left_dialog
from bansos_desktop.ui.pages.reports.left_dialog import LeftDialog
from bansos_desktop.ui.pages.reports.page import ReportsPage
from tests.factories import a_draft
from tests.ui.acts import button_called, click, open_dialog, record, texts
from tests.ui.offices import settle
from tests.ui.test_reports_page import looked

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, tmp_path: Path) -> ReportsPage:
    """Three lists left, a.xlsx first."""
    record(desk, a_draft(1))
    desk.office.window.show_page("reports")
    shown = looked(qtbot, desk.office.pages.reports)
    for name in "abc":
        shown.write(tmp_path / f"{name}.xlsx")
        settle(qtbot, desk)
        looked(qtbot, shown)
    return shown


def opened(page: ReportsPage) -> LeftDialog:
    click(page.view.left)
    return open_dialog(LeftDialog)


def test_a_fingerprint_is_copied_whole_by_key_and_by_button(page: ReportsPage) -> None:
    dialog = opened(page)
    assert dialog.focusWidget() is dialog.table
    assert dialog.table.currentRow() == 0

    QTest.keyClick(dialog.table, Qt.Key.Key_C, CTRL)
    newest = QApplication.clipboard().text()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    click(dialog.copy)

    assert len(newest) == 64
    assert newest.startswith(dialog.table.item(0, left_dialog.FINGERPRINT).text()[:12])
    assert QApplication.clipboard().text() == dialog.table.item(1, 6).toolTip() != newest
    assert "3 dokumen, semuanya." in texts(dialog)
    click(dialog.close_button)


def test_older_ones_are_a_click_away(page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left_dialog, "AT_ONCE", 2)
    dialog = opened(page)
    assert dialog.table.rowCount() == 2
    assert "2 yang terbaru." in texts(dialog)

    click(button_called(dialog, "Tampilkan yang lebih lama"))

    assert dialog.table.rowCount() == 3
    assert "3 dokumen, semuanya." in texts(dialog)
    assert not dialog.older.isVisible()
    click(dialog.close_button)


def test_a_file_is_known_as_it_left_or_not_at_all(
    desk: Desk,
    page: ReportsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(page)
    stranger = tmp_path / "lain.xlsx"
    stranger.write_bytes(b"bukan milik kami")

    def recognise(file: Path | str) -> str:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        click(button_called(dialog, "Kenali berkas…"))
        settle(qtbot, desk)
        return dialog.banner.text

    assert recognise("") == ""
    assert recognise(tmp_path / "a.xlsx").startswith("a.xlsx keluar dari sini")
    assert dialog.table.currentRow() == 2
    assert recognise(stranger).startswith("lain.xlsx tidak dikenal")
    assert "tidak ditemukan" in recognise(tmp_path / "hilang.xlsx")
    assert dialog.recognise.isEnabled()
    click(dialog.close_button)
