"""Laporan: choosing, looking, letting a document leave, and what the ledger says of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msoffcrypto
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.records import Kind
from bansos_desktop.store.decisions import Line
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.reports.left_dialog import LeftDialog
from bansos_desktop.ui.pages.reports.page import ReportsPage
from bansos_desktop.ui.pages.reports.password import PasswordDialog
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.workbook.meta import read_meta
from tests.factories import MANGGAR, NOW, a_draft, a_nik
from tests.soundness import rows_of
from tests.ui.acts import button_called, click, open_dialog, record, texts, writing_store
from tests.ui.offices import settle

THERE = a_draft(9, nik=a_nik(district="64.71.01", serial=9), village_code=MANGGAR)
PATIENCE_MS = 20_000


def looked(qtbot: QtBot, page: ReportsPage) -> ReportsPage:
    """The page once its picture stands."""
    qtbot.waitUntil(lambda: not page.looker.is_busy, timeout=PATIENCE_MS)
    return page


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReportsPage:
    """Two people in Kutai Kartanegara and one in Balikpapan."""
    record(desk, a_draft(1), a_draft(2), THERE)
    desk.office.window.show_page("reports")
    return looked(qtbot, desk.office.pages.reports)


def write(desk: Desk, qtbot: QtBot, target: Path, **how: object) -> None:
    """Write what is chosen and wait, for the note in the ledger too."""
    page = looked(qtbot, desk.office.pages.reports)
    page.write(target, **how)  # type: ignore[arg-type]  # a test names what it wants
    settle(qtbot, desk)
    looked(qtbot, page)


def test_the_rows_are_counted_for_every_choice(page: ReportsPage, qtbot: QtBot) -> None:
    view = page.view
    assert view.count.text() == "3 baris akan ditulis."

    view.choices.region.key = "64.71"
    assert not view.excel.isEnabled()
    assert looked(qtbot, page).view.count.text() == "1 baris akan ditulis."
    view.choices.stage.key = "perubahan"
    assert looked(qtbot, page).view.count.text() == "Belum ada data untuk pilihan ini."
    assert not view.excel.isEnabled()
    page.ask_target()
    page.choose("rekap")
    assert page.document == "rekap"
    view.choices.region.key, view.choices.stage.key = "64", ""

    assert looked(qtbot, page).view.count.text() == "11 baris akan ditulis."
    assert view.excel.isEnabled()


def test_a_smaller_place_and_a_status_narrow_a_list_of_people(
    page: ReportsPage, qtbot: QtBot
) -> None:
    choices = page.view.choices
    assert not choices.places.district.isEnabled()
    choices.region.key = "64.02"
    assert choices.places.district.isEnabled()
    choices.places.district.key = "64.02.06"
    assert looked(qtbot, page).view.count.text() == "2 baris akan ditulis."
    assert choices.selection.region_code == "64.02.06"

    choices.status.key = "layak"

    assert looked(qtbot, page).view.count.text() == "Belum ada data untuk pilihan ini."
    page.choose("rekap")
    assert not choices.places.district.isVisible()
    assert (choices.selection.region_code, choices.selection.status) == ("64.02", "")


def test_a_document_is_chosen_with_the_arrow_keys(page: ReportsPage, qtbot: QtBot) -> None:
    page.view.documents.setFocus()

    QTest.keyClick(page.view.documents, Qt.Key.Key_End)

    assert page.document == list(DOCUMENTS)[-1]
    looked(qtbot, page)


def test_the_picture_shows_the_document_with_its_real_rows(page: ReportsPage) -> None:
    pages = page.view.pages

    assert pages.isVisible()
    assert pages.view.count == 1
    assert pages.view.isVisible()


def test_a_choice_made_while_looking_replaces_the_look(page: ReportsPage, qtbot: QtBot) -> None:
    page.view.choices.region.key = "64.71"
    qtbot.wait(300)
    page.view.choices.region.key = "64.02"

    assert looked(qtbot, page).view.count.text() == "2 baris akan ditulis."


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
    click(page.view.left)
    dialog = open_dialog(LeftDialog)
    assert dialog.table.rowCount() == 1
    assert dialog.table.item(0, 1).text() == "Daftar usulan"
    click(dialog.close_button)


def test_before_anything_left_the_list_says_so(page: ReportsPage) -> None:
    click(page.view.left)

    dialog = open_dialog(LeftDialog)
    assert "Belum ada dokumen yang keluar" in texts(dialog)
    click(dialog.close_button)


def test_the_same_document_leaves_as_a_pdf(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "usulan 1.8"), "")
    )

    click(page.view.pdf)
    settle(qtbot, desk)

    assert (tmp_path / "usulan 1.8.pdf").read_bytes().startswith(b"%PDF")
    assert rows_of(desk.services.store, "select medium from export") == [("pdf",)]


def test_pages_for_a_printer_are_noted_only_once_they_are_printed(
    desk: Desk, page: ReportsPage, qtbot: QtBot
) -> None:
    click(page.view.printer)
    settle(qtbot, desk)

    dialog = open_dialog(BookDialog)
    assert rows_of(desk.services.store, "select count(*) from export") == [(0,)]
    dialog.taken.emit()
    settle(qtbot, desk)
    assert rows_of(desk.services.store, "select medium from export") == [("cetak",)]
    click(dialog.close_button)


def test_a_workbook_with_a_password_tells_nothing_without_it(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "usulan.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    click(page.view.locked)
    dialog = open_dialog(PasswordDialog)
    dialog.first.setText("rahasia dinas")
    click(dialog.go)
    assert dialog.isVisible()
    dialog.second.setText("rahasia dinas")
    click(dialog.go)
    settle(qtbot, desk)

    with target.open("rb") as file:
        opened = msoffcrypto.OfficeFile(file)
        with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
            opened.load_key(password="salah sekali", verify_password=True)
    assert rows_of(desk.services.store, "select encrypted from export") == [(1,)]


def test_what_does_not_tie_is_shown_and_leaves_only_as_a_draft(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (doubtful,) = record(desk, a_draft(4, requested_value=None))
    desk.services.bus.publish(Topic.RECIPIENTS)
    view = looked(qtbot, page).view
    assert view.untied.isVisible()
    assert not view.excel.isEnabled()

    view.untied.draft.setChecked(True)
    write(desk, qtbot, tmp_path / "usulan.xlsx")

    meta = read_meta(tmp_path / "usulan.xlsx")
    assert meta is not None
    assert meta["draft"] == "1"
    assert rows_of(desk.services.store, "select draft from export") == [(1,)]
    see = [b for b in view.untied.findChildren(QPushButton) if b.text() == "Lihat 1 orang"]
    click(see[0])
    people = desk.office.pages.recipients
    assert people.filters.value.among == (doubtful,)


def test_a_report_says_about_whom_the_rules_have_something_to_say(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (doubtful,) = record(desk, a_draft(4, desil=4))
    page.choose("verifikasi")

    write(desk, qtbot, tmp_path / "verifikasi.xlsx")

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

    assert not page.view.leaving.result.findings.isVisible()


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
    page.view.choices.stage.key, page.view.choices.region.key = "murni", "64.02"
    looked(qtbot, page)

    click(page.view.excel)
    assert list(tmp_path.glob("*.xlsx")) == []
    click(page.view.excel)
    settle(qtbot, desk)

    assert offered[0] == "usulan UEP 2025 murni Kabupaten Kutai Kartanegara.xlsx"
    assert (tmp_path / "Rekap 1.8.xlsx").is_file()


def test_a_file_that_is_open_in_excel_is_offered_another_name(
    desk: Desk,
    page: ReportsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "usulan.xlsx"
    target.write_bytes(b"lama")
    rename = os.replace
    moved = Path.replace

    def held(source: object, to: object, *_: object) -> object:
        if Path(str(to)) == target:
            raise PermissionError(13, "Permission denied", str(to))
        return rename(str(source), str(to))

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(Path, "replace", held)
    write(desk, qtbot, target)
    assert page.view.leaving.held.isVisible()
    assert target.read_bytes() == b"lama"

    click(button_called(page, "Simpan sebagai usulan (2).xlsx"))
    settle(qtbot, desk)

    assert (tmp_path / "usulan (2).xlsx").is_file()
    assert not page.view.leaving.held.isVisible()
    monkeypatch.setattr(Path, "replace", moved)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder that cannot be written"
)
def test_a_folder_without_permission_says_so(
    desk: Desk, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    locked = tmp_path / "terkunci"
    locked.mkdir(mode=0o500)

    write(desk, qtbot, locked / "usulan.xlsx")

    assert desk.office.window.message or page.view.leaving.held.isVisible()
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
    assert not page.view.excel.isEnabled()
    page.view.leaving.strip.cancelled.emit()
    settle(qtbot, desk)

    assert desk.office.window.message == "Dibatalkan; tidak ada berkas yang ditulis."
    assert list(tmp_path.glob("usulan*")) == []
    page.view.leaving.strip.cancelled.emit()
    assert page.view.excel.isEnabled()


def test_a_regency_writes_only_its_own(officer_desk: Desk) -> None:
    region = officer_desk.office.pages.reports.view.choices.region

    assert [region.itemData(row) for row in range(region.count())] == ["64.02"]
    assert region.key == "64.02"


def decide(desk: Desk, decrees: dict[str, str]) -> None:
    """Everybody has a decree of his own, whatever the quota says."""
    services = desk.services
    day = {"status": "ditetapkan", "decree_date": "2025-08-01", "approved_value": 4_500_000}
    store = writing_store(desk)
    with store.write(services.session.author, now=NOW, act="uji") as work:
        for proposal, number in decrees.items():
            work.put(Kind.PROPOSAL, proposal, {**day, "decree_number": number})
    store.close()


def test_with_several_decrees_one_may_be_chosen(
    desk: Desk, page: ReportsPage, qtbot: QtBot
) -> None:
    choices, store = page.view.choices, desk.services.store
    keys = store.decisions.keys(Line("UEP", 2025))
    decide(desk, {key.proposal: f"460/{n}/2025" for n, key in enumerate(keys)})
    page.reload()
    looked(qtbot, page)
    assert not choices.decree.isVisible()  # a list of proposals asks for none

    page.choose("lampiran-sk")
    looked(qtbot, page)

    assert [choices.decree.itemText(n) for n in range(choices.decree.count())] == [
        "Semua SK", "460/0/2025", "460/1/2025", "460/2/2025"
    ]  # fmt: skip
    assert choices.decree.isVisible()
    choices.decree.key = "460/1/2025"
    assert looked(qtbot, page).view.count.text() == "1 baris akan ditulis."
    assert choices.selection.decree == "460/1/2025"
    assert "Penanda tangan belum diisi di Pengaturan" in page.view.unknown.text()
    page.choose("sptjm")
    assert looked(qtbot, page).view.count.text() == "Satu surat tentang 1 orang."
    page.choose("usulan")
    assert looked(qtbot, page).view.count.text() == "3 baris akan ditulis."
    assert not choices.decree.isVisible()
    assert choices.selection.decree == ""
