"""The programme and year that the window works in, from one day to the next."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from bansos_desktop.store import backup_notes
from bansos_desktop.ui.desk import Desk
from tests.ui.offices import MakeDesk, settle


def next_year() -> datetime:
    return datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


def test_the_window_opens_where_it_was_left(
    open_desk: MakeDesk, empty_office: Path, qtbot: QtBot
) -> None:
    evening: Desk = open_desk(empty_office)
    evening.services.scope.move("UEP", 2026)
    settle(qtbot, evening)

    morning: Desk = open_desk(empty_office)

    assert (morning.services.scope.programme, morning.services.scope.year) == ("UEP", 2026)


def test_another_year_than_the_calendars_is_said(open_desk: MakeDesk, empty_office: Path) -> None:
    desk: Desk = open_desk(empty_office, now=next_year)

    assert desk.services.scope.year == 2025
    assert desk.office.window.message.startswith("Anda bekerja di tahun 2025, bukan 2026.")


def test_a_backup_that_failed_has_a_line_of_its_own_before_the_year(
    open_desk: MakeDesk, empty_office: Path, tmp_path: Path
) -> None:
    folder = tmp_path / empty_office.name
    shutil.copytree(empty_office, folder)
    backup_notes.note(folder, missed="Cadangan harian tidak dapat dibuat.")

    desk: Desk = open_desk(empty_office, now=next_year)

    lines = desk.office.window.message.splitlines()
    assert lines[0] == "Cadangan harian tidak dapat dibuat."
    assert lines[1].startswith("Anda bekerja di tahun 2025, bukan 2026.")


def test_this_year_needs_no_word(desk: Desk) -> None:
    assert desk.office.window.message == ""
