"""A month of bantuan pangan: 28 of 30 get it, the list is printed, all is undone and corrected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.handover.monthly import GIVEN, MonthlyPage
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from tests.factories import an_office
from tests.monthly import FOOD, WORTH, YEAR, decided_people
from tests.soundness import faults_of, rows_of
from tests.ui.acts import click, open_dialog, texts, writing_store
from tests.ui.offices import MakeDesk, settle

pytestmark = pytest.mark.journey
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MONTH, ALL = "2025-08", Narrowing(FOOD, YEAR)


@pytest.fixture
def kukar(open_desk: MakeDesk, tmp_path: Path) -> Desk:
    """Kutai Kartanegara's office with 30 people whom a decree grants food every month."""
    folder = tmp_path / "asal" / "kukar"
    an_office(folder, region_code="64.02", role=Role.OPERATOR)
    desk = open_desk(folder)
    store = writing_store(desk)
    decided_people(store, desk.services.session, 30)
    store.close()
    return desk


def press(key: Qt.Key, *, control: bool = False) -> None:
    """A key to whoever has the keyboard."""
    modifiers = CTRL if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def come_back(desk: Desk, qtbot: QtBot) -> None:
    """Without a screen the window has to be told that a dialog is gone."""
    window = desk.office.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def stands(desk: Desk) -> tuple[int, int]:
    """How many have the month, and how much it is."""
    sums = {one.period: one for one in desk.services.store.instalments.year(ALL)}
    return (sums[MONTH].people, sums[MONTH].value) if MONTH in sums else (0, 0)


def states(desk: Desk) -> dict[str, int]:
    rows = rows_of(desk.services.store, "select status, count(*) from proposal group by status")
    return dict(rows)


def hand_out_to_all_but_two(desk: Desk, page: MonthlyPage, qtbot: QtBot) -> None:
    """Two keys for each who did not come, the reason once, and one for all the others."""
    page.pane.search.setFocus()
    press(KEY.Key_Down)
    for _ in range(2):
        press(KEY.Key_Down)
        press(KEY.Key_Space)
    page.bar.reason.setFocus()
    QTest.keyClicks(page.bar.reason, "Tidak hadir")
    press(KEY.Key_Return, control=True)
    settle(qtbot, desk)


def test_a_month_of_food_is_handed_out_printed_undone_and_corrected(
    kukar: Desk, qtbot: QtBot
) -> None:
    desk = kukar
    desk.services.scope.move(FOOD, YEAR)
    desk.office.window.show_page("handovers")
    page = desk.office.pages.handovers.monthly
    assert page.month == MONTH
    assert "Agustus 2025: 0 dari 30 orang menerima, Rp0" in texts(page)

    click(page.papers.button)
    settle(qtbot, desk)
    for asked in [w for w in QApplication.topLevelWidgets() if isinstance(w, ConfirmDialog)]:
        click(asked.act_button)
        settle(qtbot, desk)
    book = open_dialog(BookDialog)
    book.taken.emit()
    settle(qtbot, desk)
    book.reject()
    come_back(desk, qtbot)
    left = rows_of(desk.services.store, "select document, period, row_count from export")
    assert left == [("tanda-terima", MONTH, 30)]

    hand_out_to_all_but_two(desk, page, qtbot)
    assert stands(desk) == (28, 28 * WORTH)
    assert states(desk) == {"disalurkan": 28, "ditetapkan": 2}
    assert [row.note for row in page.waiting.ticks.rows] == ["Tidak hadir"] * 2

    press(KEY.Key_Z, control=True)
    settle(qtbot, desk)
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)
    assert stands(desk) == (0, 0)
    come_back(desk, qtbot)
    assert states(desk) == {"ditetapkan": 30}
    desk.office.window.show_page("handovers")  # what was undone is shown under Kegiatan

    hand_out_to_all_but_two(desk, page, qtbot)
    page.pane.show_tab(GIVEN)
    page.pane.enter_list()
    press(KEY.Key_Return)
    form = page.month_form
    assert form.isVisible()
    assert form.given_on.line.hasFocus()
    form.amount.amount = 150_000
    form.note.setText("Separuh paket, sisanya rusak")
    form.note.setFocus()
    press(KEY.Key_Return, control=True)
    settle(qtbot, desk)
    assert stands(desk) == (28, 27 * WORTH + 150_000)
    assert form.given_on.value == date(2025, 8, 1)

    press(KEY.Key_Escape)
    assert not form.isVisible()
    assert faults_of(desk.services.store) == []
