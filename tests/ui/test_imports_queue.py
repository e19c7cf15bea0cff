"""Impor of several files and whole folders: one after another, none stops the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.imports.flow import FileState
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from tests.factories import a_row, a_workbook
from tests.ui.acts import button_called, click, open_dialog, texts
from tests.ui.import_acts import drop, held, read_on
from tests.ui.offices import settle


@pytest.fixture
def page(desk: Desk) -> ImportsPage:
    desk.office.window.show_page("imports")
    return desk.office.pages.imports


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two lists that share a person, a broken file between them, and a letter."""
    folder = tmp_path / "kiriman desa"
    folder.mkdir()
    a_workbook(folder / "a jahab.xlsx", [a_row(1), a_row(2)])
    (folder / "b rusak.xlsx").write_bytes(b"PK\x03\x04 bukan lembar kerja")
    a_workbook(folder / "c loa ipuh.xlsx", [a_row(2), a_row(3), a_row(4, nik="12")])
    (folder / "surat.docx").write_bytes(b"x")
    return folder


def apply(desk: Desk, qtbot: QtBot) -> None:
    desk.office.pages.imports.apply()
    settle(qtbot, desk)


def states(page: ImportsPage) -> list[FileState]:
    return [file.state for file in page.sitting.queue.files]


def test_a_dropped_folder_says_what_it_holds_and_begins_with_the_first_file(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    assert drop(page, folder.as_uri())
    settle(qtbot, desk)

    assert desk.office.window.message == (
        "3 berkas dari folder kiriman desa. Dilewati karena bukan lembar kerja: surat.docx."
    )
    read_on(desk, qtbot)
    assert desk.office.window.message == ""
    assert page.queue.isVisible()
    assert page.queue.where.text() == "Berkas 1 dari 3"
    model = page.queue.model
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "a jahab.xlsx",
        "b rusak.xlsx",
        "c loa ipuh.xlsx",
    ]
    assert states(page) == [FileState.READY, FileState.WAITING, FileState.WAITING]


def test_every_file_sees_what_the_earlier_ones_brought_and_a_broken_one_stops_nobody(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.begin([folder])
    read_on(desk, qtbot)
    apply(desk, qtbot)
    assert page.step == "result"

    click(button_called(page, "Berkas berikutnya (2 lagi)"))
    settle(qtbot, desk)

    assert "b rusak.xlsx" in desk.office.window.message
    read_on(desk, qtbot)
    assert states(page) == [FileState.APPLIED, FileState.FAILED, FileState.READY]
    apply(desk, qtbot)
    click(button_called(page, "Ringkasan semua berkas"))
    assert page.step == "summary"
    assert page.summary.equation.text() == (
        "5 baris dibaca = 3 baru + 0 diperbarui + 1 sama + 1 ditolak"
    )
    assert "2 dari 3 berkas diterapkan" in texts(page)
    assert desk.services.store.recipients.count() == 3


def test_a_whole_folder_is_imported_with_the_keyboard_alone(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.begin([folder])
    read_on(desk, qtbot)
    apply(desk, qtbot)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    read_on(desk, qtbot)
    apply(desk, qtbot)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.step == "summary"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert page.step == "result"
    assert page.sitting.queue.current is page.sitting.queue.files[0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.step == "summary"


def test_files_can_be_skipped_and_the_rest_left_alone(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.begin([folder / "a jahab.xlsx", folder / "c loa ipuh.xlsx", folder / "b rusak.xlsx"])
    read_on(desk, qtbot)

    click(button_called(page, "Lewati berkas ini"))
    read_on(desk, qtbot)
    assert states(page) == [FileState.SKIPPED, FileState.READY, FileState.WAITING]
    click(button_called(page, "Hentikan"))

    assert page.step == "choose"
    assert states(page) == [FileState.SKIPPED] * 3
    assert desk.services.store.recipients.count() == 0


def test_stopping_after_some_were_applied_sums_them_up(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.begin([folder])
    read_on(desk, qtbot)
    apply(desk, qtbot)
    assert not page.queue.skip.isVisible()

    click(button_called(page, "Hentikan"))

    assert page.step == "summary"
    assert states(page) == [FileState.APPLIED, FileState.SKIPPED, FileState.SKIPPED]


def test_a_file_that_is_being_read_can_be_skipped(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.begin([folder / "a jahab.xlsx", folder / "c loa ipuh.xlsx"])
    page.queue.skip.click()
    read_on(desk, qtbot)

    assert states(page) == [FileState.SKIPPED, FileState.READY]


def test_esc_stops_reading_a_file(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    with held(desk.services.readings):
        page.look_at(folder / "a jahab.xlsx")
        QTest.keyClick(page, Qt.Key.Key_Escape)
    settle(qtbot, desk)

    assert page.step == "choose"
    assert desk.office.window.message == "Dibatalkan; tidak ada yang disimpan."


def test_a_failed_file_is_tried_again_once_it_is_mended(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.begin([folder / "a jahab.xlsx", folder / "b rusak.xlsx"])
    read_on(desk, qtbot)
    apply(desk, qtbot)
    page.result.another.click()
    settle(qtbot, desk)
    assert page.step == "summary"
    page.summary.table.selectRow(1)
    assert page.summary.why.text().startswith("gagal: ")
    assert not page.summary.open_result.isEnabled()
    a_workbook(folder / "b rusak.xlsx", [a_row(8)])

    click(button_called(page, "Coba lagi"))
    read_on(desk, qtbot)
    apply(desk, qtbot)
    page.result.another.click()

    assert page.summary.equation.text().startswith("3 baris dibaca = 3 baru")
    assert page.summary.failed.text == ""


def test_refused_rows_of_all_files_go_into_one_folder(
    desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = []
    for village in ("jahab", "timbau"):
        (tmp_path / village).mkdir()
        rows = [a_row(len(twins) + 1), a_row(9, nik="77", nama=f"Orang {village}")]
        twins.append(a_workbook(tmp_path / village / "usulan.xlsx", rows))
    page.begin(twins)
    for _file in twins:
        read_on(desk, qtbot)
        apply(desk, qtbot)
        page.result.another.click()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    click(button_called(page, "Simpan semua yang ditolak…"))
    settle(qtbot, desk)

    names = ("usulan - perbaiki.xlsx", "usulan (2) - perbaiki.xlsx")
    found = [list(load_workbook(tmp_path / name).active.values)[1][2] for name in names]
    assert found == ["Orang jahab", "Orang timbau"]
    assert page.summary.written.text == "2 baris ditulis ke usulan (2) - perbaiki.xlsx."
    assert QApplication.focusWidget() is page.summary.written.button


def test_the_new_people_of_all_files_are_shown_together(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.begin([folder / "a jahab.xlsx", folder / "c loa ipuh.xlsx"])
    for _file in range(2):
        read_on(desk, qtbot)
        apply(desk, qtbot)
        page.result.another.click()
    settle(qtbot, desk)

    click(button_called(page, "Lihat penerima yang baru"))

    assert desk.office.window.current is desk.office.pages.recipients
    assert desk.office.pages.recipients.model.rowCount() == 3


def test_an_empty_folder_says_what_to_pick(
    desk: Desk, page: ImportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hampa").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "hampa"))

    click(button_called(page, "Pilih folder…"))

    assert desk.office.window.message.startswith("Tidak ada lembar kerja di folder hampa.")
    assert page.step == "choose"


def test_several_files_can_be_picked_at_once(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [str(folder / "a jahab.xlsx"), str(folder / "c loa ipuh.xlsx")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))

    page.choose.pick_files.setFocus()
    QTest.keyClick(page.choose.pick_files, Qt.Key.Key_Return)
    read_on(desk, qtbot)

    assert page.queue.where.text() == "Berkas 1 dari 2"


def test_another_year_leaves_the_files_that_are_not_applied_and_offers_them_again(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.begin([folder / "a jahab.xlsx", folder / "c loa ipuh.xlsx"])
    read_on(desk, qtbot)

    desk.services.scope.move("UEP", 2026)

    assert page.step == "choose"
    click(button_called(page, "Baca untuk UEP 2026"))
    read_on(desk, qtbot)
    assert page.step == "preview"
    plan = page.sitting.plan
    assert plan is not None
    assert (plan.request.target.year, plan.request.path.name) == (2026, "a jahab.xlsx")
    assert len(states(page)) == 2


def test_another_year_between_two_files_is_asked_about_before_the_next_is_read(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.begin([folder / "a jahab.xlsx", folder / "c loa ipuh.xlsx"])
    read_on(desk, qtbot)
    apply(desk, qtbot)

    desk.services.scope.move("UEP", 2026)
    assert page.step == "result"
    page.result.another.click()

    assert page.step == "choose"
    assert page.sitting.left == [folder / "c loa ipuh.xlsx"]


def test_another_year_while_a_file_is_read_is_noticed(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.look_at(folder / "a jahab.xlsx")
    desk.services.scope.move("UEP", 2026)
    settle(qtbot, desk)

    assert page.step == "choose"
    assert button_called(page, "Baca untuk UEP 2026").isVisible()


def test_the_page_can_be_left_in_the_middle(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.begin([folder])
    read_on(desk, qtbot)

    desk.office.window.show_page("home")
    desk.office.window.show_page("imports")
    settle(qtbot, desk)

    assert page.step == "preview"
    assert page.queue.where.text() == "Berkas 1 dari 3"


def test_other_files_are_only_chosen_after_a_question_while_some_are_not_applied(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    page.begin([folder])
    read_on(desk, qtbot)

    desk.office.actions["import.choose"].trigger()
    open_dialog(ConfirmDialog).reject()
    assert page.step == "preview"
    desk.office.actions["import.choose"].trigger()
    click(open_dialog(ConfirmDialog).act_button)

    assert page.step == "choose"
    assert not page.sitting.queue.is_underway


def test_rows_without_a_nik_go_where_the_first_step_says(
    desk: Desk, page: ImportsPage, folder: Path, qtbot: QtBot
) -> None:
    page.choose.without_nik.key = "draf"
    page.look_at(folder / "a jahab.xlsx")
    read_on(desk, qtbot)

    plan = page.sitting.plan
    assert plan is not None
    assert plan.request.drafts
