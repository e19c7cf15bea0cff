"""Columns of the list: chosen, moved, widened, kept, and brought back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.views import Layout, SortBy
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.recipients.columns import ColumnKeeper
from bansos_desktop.ui.pages.recipients.page import RecipientsPage
from bansos_desktop.usecases import keep_view
from tests.factories import a_draft
from tests.ui.acts import record
from tests.ui.offices import MakeDesk, settle

KEY = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
USUAL = ("name", "nik", "place", "region", "status", "business", "desil", "value", "stage")


@pytest.fixture
def page(desk: Desk) -> RecipientsPage:
    record(desk, a_draft(1), a_draft(2))
    desk.office.window.show_page("recipients")
    return desk.office.pages.recipients


@pytest.fixture
def columns(page: RecipientsPage) -> ColumnKeeper:
    return page.list.columns


def opened_menu(page: RecipientsPage, column: int = -1) -> None:
    page.list.column_menu.open_at(page.mapToGlobal(QPoint(0, 0)), column)


def action_called(page: RecipientsPage, text: str) -> QAction:
    return next(action for action in page.list.column_menu.actions() if action.text() == text)


def test_the_usual_columns_come_first(columns: ColumnKeeper) -> None:
    assert columns.shown == USUAL


def test_a_tick_shows_a_column_and_another_hides_it(
    page: RecipientsPage, columns: ColumnKeeper
) -> None:
    opened_menu(page)

    action_called(page, "No. HP").trigger()
    assert columns.shown == (*USUAL, "phone")
    action_called(page, "NIK").trigger()

    assert "nik" not in columns.shown
    page.list.column_menu.close()


def test_the_last_column_cannot_be_hidden(page: RecipientsPage, columns: ColumnKeeper) -> None:
    columns.place(Layout(("nik",)))
    opened_menu(page)

    action_called(page, "NIK").trigger()

    assert columns.shown == ("nik",)
    assert action_called(page, "NIK").isChecked()
    page.list.column_menu.close()


def test_ctrl_shift_and_an_arrow_move_the_column_under_the_cursor(
    page: RecipientsPage, columns: ColumnKeeper
) -> None:
    page.table.setFocus()
    page.table.enter()

    QTest.keyClick(page.table, KEY.Key_Right, BOTH)
    QTest.keyClick(page.table, KEY.Key_Right, BOTH)
    assert columns.shown[:3] == ("nik", "place", "name")
    QTest.keyClick(page.table, KEY.Key_Left, BOTH)
    assert columns.shown[:3] == ("nik", "name", "place")
    for _ in range(3):
        QTest.keyClick(page.table, KEY.Key_Left, BOTH)

    assert columns.shown[:3] == ("name", "nik", "place")


def test_moving_passes_over_hidden_columns(columns: ColumnKeeper) -> None:
    columns.place(Layout(("name", "phone")))

    columns.move(0, 1)
    assert columns.shown == ("phone", "name")
    columns.move(1, 1)

    assert columns.shown == ("phone", "name")


def test_the_menu_of_a_title_moves_that_column(page: RecipientsPage, columns: ColumnKeeper) -> None:
    header = page.table.horizontalHeader()
    status = USUAL.index("status")
    where = QPoint(header.sectionViewportPosition(status) + 5, 5)
    header.customContextMenuRequested.emit(where)
    assert page.list.column_menu.isVisible()

    action_called(page, "Geser Status ke kiri").trigger()

    assert columns.shown[3:5] == ("status", "region")
    page.list.column_menu.close()


def test_the_menu_sorts_as_a_click_on_the_title_does(
    page: RecipientsPage, columns: ColumnKeeper
) -> None:
    nik = USUAL.index("nik")
    for way in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        opened_menu(page, nik)
        action_called(page, "Urutkan menurut NIK").trigger()

        assert page.model.query is not None
        assert page.model.query.sort is SortBy.NIK
        assert page.model.query.descending == (way == Qt.SortOrder.DescendingOrder)
        page.list.column_menu.close()


def test_a_column_without_an_order_offers_none(page: RecipientsPage, columns: ColumnKeeper) -> None:
    opened_menu(page, USUAL.index("stage"))

    assert not action_called(page, "Urutkan menurut Tahap").isEnabled()
    page.list.column_menu.close()


def test_the_button_opens_the_menu_from_the_keyboard(
    page: RecipientsPage, columns: ColumnKeeper
) -> None:
    button = page.list._columns_button
    button.setFocus()

    QTest.keyClick(button, KEY.Key_Space)

    assert page.list.column_menu.isVisible()
    assert page.list.column_menu.activeAction() == page.list.column_menu.actions()[0]
    page.list.column_menu.close()


def test_what_was_chosen_is_there_again_next_time(
    desk: Desk, page: RecipientsPage, open_desk: MakeDesk, empty_office: object, qtbot: QtBot
) -> None:
    columns = page.list.columns
    opened_menu(page)
    with qtbot.waitSignal(columns.changed):
        action_called(page, "No. KK").trigger()
        columns.move(0, 1)
        page.table.setColumnWidth(1, 222)
    page.list.column_menu.close()
    settle(qtbot, desk)

    again = open_desk(empty_office).office.pages.recipients.list  # type: ignore[arg-type]  # a path

    assert again.columns.shown == ("nik", "name", *USUAL[2:], "family_card")
    assert again.table.columnWidth(1) == 222


def test_the_usual_columns_are_brought_back(
    desk: Desk, page: RecipientsPage, columns: ColumnKeeper, qtbot: QtBot
) -> None:
    columns.place(Layout(("phone", "nik"), (("nik", 300),)))
    opened_menu(page)

    with qtbot.waitSignal(columns.changed):
        action_called(page, "Kembalikan kolom bawaan").trigger()
    page.list.column_menu.close()
    settle(qtbot, desk)

    assert columns.shown == USUAL
    assert page.table.columnWidth(1) != 300
    services = desk.services
    assert keep_view.layout_of(services.store, services.session) == Layout(USUAL)


def test_a_width_pulled_just_before_leaving_is_kept(
    desk: Desk, page: RecipientsPage, qtbot: QtBot
) -> None:
    page.table.setColumnWidth(0, 240)

    desk.office.window.show_page("home")
    settle(qtbot, desk)

    services = desk.services
    assert dict(keep_view.layout_of(services.store, services.session).widths) == {"name": 240}


def test_the_stretched_last_column_has_no_width_of_its_own(columns: ColumnKeeper) -> None:
    columns._on_resized(USUAL.index("stage"), 60, 400)

    assert columns.layout.widths == ()


def test_columns_nobody_knows_and_nobody_may_see_are_passed_over(officer_desk: Desk) -> None:
    columns = officer_desk.office.pages.recipients.list.columns

    columns.place(Layout(("region", "shoe_size", "nik"), (("shoe_size", 3),)))

    assert columns.shown == ("nik",)
    columns.place(Layout(("region",)))
    assert columns.shown == tuple(key for key in USUAL if key != "region")
