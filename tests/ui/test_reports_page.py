"""Laporan: how many rows there will be, writing them, and what the ledger says of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.records import Kind
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.reports import ReportsPage
from tests.factories import MANGGAR, a_draft, a_nik
from tests.soundness import rows_of
from tests.ui.acts import button_called, click, record, texts
from tests.ui.offices import settle

THERE = a_draft(9, nik=a_nik(district="64.71.01", serial=9), village_code=MANGGAR)


@pytest.fixture
def page(desk: Desk) -> ReportsPage:
    """Two people in Kutai Kartanegara and one in Balikpapan."""
    record(desk, a_draft(1), a_draft(2), THERE)
    desk.office.window.show_page("reports")
    return desk.office.pages.reports


def write(desk: Desk, qtbot: QtBot, target: Path) -> None:
    """Write what is chosen and wait, for the note in the ledger too."""
    desk.office.pages.reports.write(target)
    settle(qtbot, desk)


def test_the_rows_are_counted_for_every_choice(page: ReportsPage) -> None:
    assert page.count.text() == "3 baris akan ditulis."

    page.region.key = "64.71"
    assert page.count.text() == "1 baris akan ditulis."
    page.stage.key = "perubahan"
    assert page.count.text() == "Belum ada data untuk pilihan ini."
    assert not page.write_button.isEnabled()
    page.ask_target()
    page.choose("rekap")
    assert (page.document, page.count.text()) == ("rekap", "1 baris akan ditulis.")
    page.region.key, page.stage.key = "64", ""

    assert page.count.text() == "11 baris akan ditulis."
    assert page.write_button.isEnabled()


def test_a_format_is_chosen_with_the_arrow_keys(page: ReportsPage) -> None:
    page._group.button(0).setFocus()

    QTest.keyClick(page._group.button(0), Qt.Key.Key_Down)

    assert page.document == "verifikasi"


def test_a_written_report_can_be_opened_and_is_in_the_ledger(
    desk: Desk,
    page: ReportsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    target = tmp_path / "usulan.xlsx"

    write(desk, qtbot, target)

    assert target.is_file()
    assert f"3 baris ditulis ke {target}" in texts(page)
    click(button_called(page, "Buka berkas"))
    click(button_called(page, "Buka folder"))
    assert [Path(path) for path in opened] == [target, tmp_path]
    noted = rows_of(desk.services.store, f"select count(*) from {Kind.EXPORT}")
    assert noted == [(1,)]


def test_a_report_says_about_whom_the_rules_have_something_to_say(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (doubtful,) = record(desk, a_draft(4, desil=4))

    write(desk, qtbot, tmp_path / "usulan.xlsx")

    assert any("menemukan sesuatu pada 1 orang" in text for text in texts(page))
    click(button_called(page, "Lihat temuan"))
    people = desk.office.pages.recipients
    assert desk.office.window.current is people
    assert people.filters.value.among == (doubtful,)
    assert people.model.rowCount() == 1


def test_a_report_without_findings_offers_none(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    write(desk, qtbot, tmp_path / "usulan.xlsx")

    assert not page._findings.isVisible()


def test_the_name_offered_says_what_is_in_it(
    desk: Desk,
    page: ReportsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[str] = []

    def answer(_parent: object, _title: str, name: str, *_rest: object) -> tuple[str, str]:
        offered.append(Path(name).name)
        return (str(tmp_path / "Rekap 1.8") if len(offered) > 1 else ""), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    page.stage.key, page.region.key = "murni", "64.02"

    click(page.write_button)
    assert list(tmp_path.glob("*.xlsx")) == []
    click(page.write_button)
    settle(qtbot, desk)

    assert offered[0] == "usulan UEP 2025 murni Kabupaten Kutai Kartanegara.xlsx"
    assert (tmp_path / "Rekap 1.8.xlsx").is_file()


def test_a_file_that_is_open_in_excel_says_so(
    desk: Desk,
    page: ReportsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "usulan.xlsx"))

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(Path, "replace", held)

    write(desk, qtbot, tmp_path / "usulan.xlsx")

    message = desk.office.window.message
    assert message
    assert "Kesalahan program" not in message
    assert not (tmp_path / "usulan.xlsx").exists()
    assert page.write_button.isEnabled()


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder that cannot be written"
)
def test_a_folder_without_permission_says_so(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    locked = tmp_path / "terkunci"
    locked.mkdir(mode=0o500)

    write(desk, qtbot, locked / "usulan.xlsx")

    assert desk.office.window.message
    assert "Kesalahan program" not in desk.office.window.message


def test_a_folder_that_is_gone_says_so(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    write(desk, qtbot, tmp_path / "flashdisk" / "usulan.xlsx")

    assert desk.office.window.message.startswith("Folder flashdisk tidak ada lagi.")


def test_writing_can_be_cancelled_and_leaves_no_file(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.write(tmp_path / "usulan.xlsx")
    assert not page.write_button.isEnabled()
    page._strip.cancelled.emit()
    settle(qtbot, desk)

    assert desk.office.window.message == "Dibatalkan; tidak ada berkas yang ditulis."
    assert list(tmp_path.glob("usulan*")) == []
    page._strip.cancelled.emit()


def test_nothing_is_opened_before_something_is_written(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("opened"))

    page._open_file.click()
    page._open_folder.click()

    assert not page._done.isVisible()


def test_a_regency_writes_only_its_own(officer_desk: Desk) -> None:
    page = officer_desk.office.pages.reports

    assert [page.region.itemData(row) for row in range(page.region.count())] == ["64.02"]
    assert page.region.key == "64.02"
