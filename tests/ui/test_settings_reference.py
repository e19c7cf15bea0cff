"""Pengaturan > Data acuan: quota files by dialog, folder and drop, told in words, then taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.quota_consent import Asked, Why
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.settings.page import SettingsPage
from bansos_desktop.ui.pages.settings.reference import ReferenceSection
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from tests.factories import a_draft
from tests.quota_sheets import KUKAR, PASER, a_quota_csv, a_quota_workbook
from tests.ui.acts import button_called, click, open_dialog, record, texts
from tests.ui.offices import settle
from tests.ui.test_settings_page import groups, lines
from tests.usecases.test_moved_regions import a_parting
from tests.usecases.test_sync_reference import newer


@pytest.fixture
def page(desk: Desk) -> SettingsPage:
    desk.office.window.show_page("settings")
    desk.office.pages.settings.show_section("reference")
    return desk.office.pages.settings


def drop(section: ReferenceSection, *paths: Path) -> bool:
    """Drag files over the section and let go; False if it does not take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
             Qt.KeyboardModifier.NoModifier)  # fmt: skip
    enter = QDragEnterEvent(QPoint(5, 5), *about)
    enter.ignore()
    section.dragEnterEvent(enter)
    if enter.isAccepted():
        section.dropEvent(QDropEvent(QPointF(5, 5), *about))
    return enter.isAccepted()


def test_a_quota_file_is_dropped_compared_and_taken(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert any("belum ada berkas kuota" in text for text in texts(page))
    path = a_quota_workbook(tmp_path / "k.xlsx", KUKAR)

    assert not drop(page.reference, path, path)
    assert drop(page.reference, path)
    settle(qtbot, desk)

    assert groups(page) == ["Kuota naik (1)"]
    click(button_called(page, "Terapkan"))
    settle(qtbot, desk)
    assert desk.office.window.message.startswith("Kuota menurut surat diterapkan.")
    assert any("versi 1, Surat 460/12/Dinsos tanggal 12/03/2025" in text for text in texts(page))


def test_an_officer_compares_a_letter_but_is_not_offered_to_take_it(
    officer_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = officer_desk.office.pages.settings
    officer_desk.office.window.show_page("settings")
    settings.show_section("reference")

    settings.reference.look_at(a_quota_workbook(tmp_path / "k.xlsx", KUKAR))
    settle(qtbot, officer_desk)

    assert groups(settings) == ["Kuota naik (1)"]
    assert settings.reference.view.take.isHidden()
    assert not settings.reference.view.take.isEnabled()
    assert any("hanya diterapkan oleh operator" in text for text in texts(settings))


def test_after_a_set_the_key_takes_nothing_back_in_silence(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    record(desk, a_draft(1))
    page.reference.look_at(newer(tmp_path / "s.json", sources=lambda rows: None))
    settle(qtbot, desk)
    click(button_called(page, "Terapkan"))
    settle(qtbot, desk)

    QTest.keyClick(desk.office.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)

    assert desk.services.store.recipients.count() == 1
    assert desk.office.window.message.startswith(
        "Kegiatan terakhir, Data acuan diterapkan, tidak dapat diurungkan; bila berkasnya keliru, "
        "terapkan yang benar dengan nomor versi baru. Sebelumnya: Data penerima disimpan, "
    )
    assert desk.office.window.message.endswith("pilih di halaman Kegiatan.")


def test_after_a_set_alone_the_key_says_why_it_does_nothing(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.reference.look_at(newer(tmp_path / "s.json", sources=lambda rows: None))
    settle(qtbot, desk)
    click(button_called(page, "Terapkan"))
    settle(qtbot, desk)

    QTest.keyClick(desk.office.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)

    assert desk.office.window.message == (
        "Kegiatan terakhir, Data acuan diterapkan, tidak dapat diurungkan. Bila berkasnya keliru, "
        "terapkan yang benar dengan nomor versi baru."
    )


def test_a_letter_that_was_the_wrong_one_is_taken_back_after_a_question(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.reference.look_at(a_quota_workbook(tmp_path / "k.xlsx", KUKAR))
    settle(qtbot, desk)
    click(button_called(page, "Terapkan"))
    settle(qtbot, desk)
    assert desk.office.window.message.endswith("Bila keliru: Ctrl+Z.")

    QTest.keyClick(desk.office.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)
    dialog = open_dialog(ConfirmDialog)
    assert any("Kuota akan kembali seperti sebelum surat ini" in text for text in texts(dialog))
    click(button_called(dialog, "Urungkan"))
    settle(qtbot, desk)

    assert desk.office.window.message == (
        "Diurungkan: Surat kuota diterapkan (Surat 460/12/Dinsos tanggal 12/03/2025)."
    )
    desk.office.window.show_page("settings")
    settle(qtbot, desk)
    assert any("belum ada berkas kuota" in text for text in texts(page))
    desk.office.pages.activity.undoing.redo_last()
    settle(qtbot, desk)
    dialog = open_dialog(ConfirmDialog)
    assert any("Kuotanya akan berlaku lagi" in text for text in texts(dialog))
    click(button_called(dialog, "Ulangi"))
    settle(qtbot, desk)
    desk.office.window.show_page("settings")
    settle(qtbot, desk)
    assert any("versi 1, Surat 460/12/Dinsos" in text for text in texts(page))


def test_the_check_code_can_be_copied(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.reference.look_at(a_quota_workbook(tmp_path / "k.xlsx", KUKAR))
    settle(qtbot, desk)

    click(button_called(page, "Salin kode"))

    code = QGuiApplication.clipboard().text()
    assert len(code) == 9
    assert any(code in text for text in texts(page))


def test_what_is_wrong_in_a_file_is_listed_and_nothing_can_be_applied(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.reference.look_at(
        a_quota_workbook(tmp_path / "k.xlsx", KUKAR, ("UEP", 2025, "murni", "6402", "", "x"))
    )
    settle(qtbot, desk)

    assert groups(page) == ["Perlu dibetulkan dulu (2)"]
    assert lines(page)[0][0] == "Baris 8: 6402"
    assert not page.reference.view.take.isVisible()
    assert any(text.startswith("Belum dapat diterapkan: 2 hal") for text in texts(page))
    click(button_called(page, "Tutup perbandingan"))
    assert button_called(page, "Bandingkan dengan berkas…").isEnabled()


def test_a_folder_is_looked_through(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    a_quota_csv(stick / "k.csv", PASER, (*KUKAR[:5], 170))
    answers = iter(["", str(stick)])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))

    click(button_called(page, "Cari di folder…"))
    assert not page.reference.view.isVisible()
    click(button_called(page, "Cari di folder…"))
    settle(qtbot, desk)

    assert groups(page) == [
        "Kuota naik (1)",
        "Kuota menurut surat: 1 baru, tidak mengubah kuota yang berlaku",
    ]


def test_the_blank_file_is_written_where_somebody_chose(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["", str(tmp_path / "kuota kosong")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(answers), ""))

    click(button_called(page, "Unduh contoh berkas kuota…"))
    click(button_called(page, "Unduh contoh berkas kuota…"))
    settle(qtbot, desk)

    assert (tmp_path / "kuota kosong.xlsx").is_file()
    assert desk.office.window.message.startswith("Contoh berkas kuota disimpan")


def test_people_who_move_are_told_before_and_after(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    record(desk, a_draft(1))
    page.reference.look_at(a_parting(tmp_path / "acuan.json"))
    settle(qtbot, desk)

    assert groups(page)[0] == "Wilayah yang berganti kode (1)"
    click(button_called(page, "Terapkan"))
    settle(qtbot, desk)

    assert "1 orang mendapat kode wilayah yang baru." in desk.office.window.message


def test_a_set_taken_elsewhere_meanwhile_changes_nothing(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.reference.look_at(a_quota_workbook(tmp_path / "k.xlsx", KUKAR))
    settle(qtbot, desk)
    comparison = page.reference._comparison
    assert comparison is not None
    click(button_called(page, "Terapkan"))
    settle(qtbot, desk)

    page.reference._on_compared(comparison)
    click(button_called(page, "Terapkan"))
    settle(qtbot, desk)

    assert desk.office.window.message.startswith("Sudah terpasang sebelumnya.")


def test_a_signature_nobody_can_check_and_an_empty_step_are_said(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = newer(tmp_path / "acuan.json", sources=lambda rows: None)
    page.reference.look_at(path)
    settle(qtbot, desk)
    assert "Isinya sama; hanya nomor versinya yang lebih baru." in texts(page)

    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"title"', '"signature": "rsa:00", "title"', 1), encoding="utf-8")
    page.reference.look_at(path)
    settle(qtbot, desk)

    assert any("Tanda tangan “rsa” tidak dikenal" in text for text in texts(page))


def test_the_question_names_a_few_of_many(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.reference.look_at(a_quota_workbook(tmp_path / "k.xlsx", KUKAR))
    settle(qtbot, desk)
    comparison = page.reference._comparison
    assert comparison is not None
    many = [
        Asked(
            Why.WITHDRAWN, FigureKey("UEP", 2025, "murni", f"64.0{n}"), f"Wilayah {n}", 1, "460/5"
        )
        for n in range(1, 8)
    ]
    object.__setattr__(comparison, "asked", many)

    page.reference._ask_to_apply()
    question = open_dialog(ConfirmDialog)

    assert any("7 baris surat 460/5 dicabut" in text for text in texts(question))
    assert any("Wilayah 5; dan 2 kuota lain." in text for text in texts(question))
    click(question.cancel_button)
