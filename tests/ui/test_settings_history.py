"""Pengaturan, Penerima lama: look first, then take; what cannot be taken is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.settings.found_rows import MOST_LINES
from bansos_desktop.ui.pages.settings.history import HistorySection
from bansos_desktop.usecases import import_awards
from bansos_desktop.usecases.progress import Cancelled
from tests.factories import SheetRow, a_row, a_workbook
from tests.ui.acts import button_called, click, texts
from tests.ui.offices import settle

CHOOSE = "Impor daftar penerima lama…"


@pytest.fixture
def history(desk: Desk) -> HistorySection:
    """The section, in sight."""
    desk.office.window.show_page("settings")
    desk.office.pages.settings.show_section("history")
    return desk.office.pages.settings.history


def choose(
    history: HistorySection,
    path: Path,
    rows: list[SheetRow],
    monkeypatch: pytest.MonkeyPatch,
    label: str = "WRSE",
) -> None:
    """Write a list and pick it in the dialog."""
    file = a_workbook(path / "WRSE 2024.xlsx", rows)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    QTest.keyClicks(history.label, label)
    click(button_called(history, CHOOSE))


def test_a_list_is_looked_at_then_taken_and_listed(
    history: HistorySection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert any(text.startswith("Belum ada.") for text in texts(history))

    choose(history, tmp_path, [a_row(1), a_row(2, nik="", no_kk="")], monkeypatch)
    settle(qtbot, desk)
    equation = "2 baris dibaca = 2 baru + 0 sama + 0 ditolak"
    assert f"WRSE 2024: {equation}" in texts(history)
    assert desk.services.store.awards.lists() == []

    click(button_called(history, "Terapkan"))
    settle(qtbot, desk)

    assert desk.office.window.message == f"Daftar lama masuk: {equation}."
    assert "WRSE 2024 · 2 orang · WRSE 2024.xlsx · 1 tanpa NIK" in texts(history)
    assert button_called(history, CHOOSE).isVisible()


def test_rows_that_cannot_be_taken_are_named_by_what_is_wrong(
    history: HistorySection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [a_row(serial, nik="", desa="") for serial in range(1, MOST_LINES + 4)]

    choose(history, tmp_path, rows, monkeypatch)
    settle(qtbot, desk)

    shown = texts(history)
    (named,) = (text for text in shown if text.startswith("Baris "))
    assert named.startswith("Baris 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, dan 3 lagi: Tanpa NIK")
    assert not history.take.isEnabled()
    click(button_called(history, "Batal"))
    assert history.plan is None
    assert not any(text.startswith("Baris ") for text in texts(history))


def test_without_a_programme_no_file_is_asked_for(
    history: HistorySection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: pytest.fail("asked"))

    click(button_called(history, CHOOSE))

    assert "Isi dulu nama programnya, misalnya WRSE." in texts(history)
    assert history.label.hasFocus()


def test_a_dialog_without_an_answer_changes_nothing(
    history: HistorySection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    QTest.keyClicks(history.label, "WRSE")

    click(button_called(history, CHOOSE))

    assert history.plan is None


def test_a_file_that_is_no_list_is_refused_with_its_reason(
    history: HistorySection, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "catatan.xlsx"
    path.write_text("bukan Excel", encoding="utf-8")
    QTest.keyClicks(history.label, "WRSE")

    history.look_at(path)
    settle(qtbot, desk)

    assert desk.office.window.message
    assert "Kesalahan program" not in desk.office.window.message
    assert history.choose.isEnabled()


def test_cancelling_keeps_nothing(
    history: HistorySection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(history, tmp_path, [a_row(1)], monkeypatch)
    settle(qtbot, desk)

    def stopped(*_: object, **__: object) -> None:
        raise Cancelled

    monkeypatch.setattr(import_awards, "apply", stopped)
    history.apply()
    history._strip.cancelled.emit()
    history.apply()  # one at a time
    history.look_at(tmp_path)
    settle(qtbot, desk)

    assert desk.office.window.message == "Dibatalkan; tidak ada yang berubah."
    assert history.plan is not None


def test_rows_that_cannot_be_taken_go_back_as_the_senders_own_sheet(
    history: HistorySection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(history, tmp_path, [a_row(1), a_row(2, nik="", desa="")], monkeypatch)
    settle(qtbot, desk)
    answers = iter(["", str(tmp_path / "perbaiki")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(answers), ""))

    click(button_called(history, "Simpan baris yang ditolak…"))
    assert not (tmp_path / "perbaiki.xlsx").exists()
    click(button_called(history, "Simpan baris yang ditolak…"))
    settle(qtbot, desk)

    assert (tmp_path / "perbaiki.xlsx").is_file()
    assert desk.office.window.message.startswith("1 baris ditulis ke perbaiki.xlsx.")
    assert history.take.isEnabled()
    history.forget()
    history.save_rejects(tmp_path / "lain.xlsx")
    history._ask_rejects()
    assert not (tmp_path / "lain.xlsx").exists()
