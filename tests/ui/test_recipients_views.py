"""Views of the list by name: chosen, kept, renamed, deleted, begun with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.views import SHIPPED, Filter, Layout, SortBy, View, Views
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.recipients.list_panel import ListPanel
from bansos_desktop.ui.pages.recipients.view_dialogs import NameDialog, ViewsDialog
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import keep_view
from tests.factories import NOW, a_draft
from tests.ui.acts import click, open_dialog, record, writing_store
from tests.ui.offices import MakeDesk, settle

KEY = Qt.Key
MINE = View("Punya saya", Filter("orang", statuses=("diusulkan",)), SortBy.NIK, descending=True)


@pytest.fixture
def panel(desk: Desk) -> ListPanel:
    record(desk, a_draft(1, desil=1), a_draft(2, desil=3))
    record(desk, a_draft(3, desil=2), status=Status.RESERVE)
    desk.office.window.show_page("recipients")
    return desk.office.pages.recipients.list


def kept(desk: Desk) -> Views:
    return keep_view.views_of(desk.services.store, desk.services.session)


def choose(panel: ListPanel, text: str) -> None:
    """A line of the menu of views."""
    panel.views.open_menu()
    action = next(a for a in panel.views.menu_below.actions() if a.text() == text)
    panel.views.menu_below.close()
    action.trigger()


def ticked(panel: ListPanel) -> list[str]:
    panel.views.open_menu()
    found = [a.text() for a in panel.views.menu_below.actions() if a.isChecked()]
    panel.views.menu_below.close()
    return found


def keep(panel: ListPanel, name: str) -> None:
    """Keep what is shown under a name, by the keyboard."""
    choose(panel, "Simpan tampilan ini…")
    dialog = open_dialog(NameDialog)
    QTest.keyClicks(dialog.line, name)
    QTest.keyClick(dialog.line, KEY.Key_Return)


def managed(panel: ListPanel, name: str) -> ViewsDialog:
    """The window that keeps views in order, with a view under its cursor."""
    choose(panel, "Kelola tampilan…")
    dialog = open_dialog(ViewsDialog)
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    dialog.list.setCurrentItem(next(item for item in items if item.text().startswith(name)))
    return dialog


def test_a_shipped_view_narrows_sorts_and_shows_its_columns(panel: ListPanel) -> None:
    before = panel.columns.shown

    choose(panel, "Desil 1–2")

    assert panel.model.rowCount() == 2
    assert panel.columns.shown[0] == "priority"
    assert panel.model.query is not None
    assert panel.model.query.sort is SortBy.PRIORITY
    assert ticked(panel) == ["Desil 1–2"]
    choose(panel, "Semua penerima")
    assert panel.columns.shown == before
    assert panel.model.rowCount() == 3
    assert ticked(panel) == ["Semua penerima"]


def test_the_arrow_stands_over_the_column_of_the_order(panel: ListPanel) -> None:
    panel.show_view(MINE)
    header = panel.table.horizontalHeader()

    assert panel.model.columns[header.sortIndicatorSection()].key == "nik"
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_columns_that_a_view_lends_are_not_kept_as_the_users_own(
    desk: Desk, panel: ListPanel, qtbot: QtBot
) -> None:
    choose(panel, "Desil 1–2")

    with qtbot.waitSignal(panel.columns.changed):
        panel.columns.move(0, 1)
    settle(qtbot, desk)

    assert keep_view.layout_of(desk.services.store, desk.services.session) == Layout()


def test_what_is_shown_is_kept_under_a_name_and_found_again(
    desk: Desk, panel: ListPanel, qtbot: QtBot
) -> None:
    panel.show_view(MINE)
    keep(panel, "  Baru & lama ")
    settle(qtbot, desk)
    choose(panel, "Semua penerima")

    choose(panel, "Baru && lama")

    assert panel.filters.value == MINE.filter
    assert [view.name for view in kept(desk).own] == ["Baru & lama"]
    assert kept(desk).own[0].columns == panel.columns.shown


def test_a_name_that_is_taken_replaces_and_says_so(
    desk: Desk, panel: ListPanel, qtbot: QtBot
) -> None:
    keep(panel, "Baru")
    panel.show_view(MINE)
    choose(panel, "Simpan tampilan ini…")
    dialog = open_dialog(NameDialog)

    QTest.keyClicks(dialog.line, "baru")
    assert "akan diganti" in dialog._hint.text()
    click(dialog.keep)
    settle(qtbot, desk)

    assert [view.filter for view in kept(desk).own] == [MINE.filter]


@pytest.mark.parametrize("name", ["", "   ", SHIPPED[0].name])
def test_no_view_is_kept_without_a_name_of_its_own(panel: ListPanel, name: str) -> None:
    choose(panel, "Simpan tampilan ini…")
    dialog = open_dialog(NameDialog)

    QTest.keyClicks(dialog.line, name)
    QTest.keyClick(dialog.line, KEY.Key_Return)

    assert not dialog.keep.isEnabled()
    assert dialog.isVisible()
    dialog.reject()


def test_an_own_view_is_renamed_but_not_to_a_name_that_is_taken(
    desk: Desk, panel: ListPanel, qtbot: QtBot
) -> None:
    keep(panel, "Satu")
    keep(panel, "Dua")
    dialog = managed(panel, "Satu")
    click(dialog.rename)
    name = open_dialog(NameDialog)
    name.line.setText("dua")
    assert not name.keep.isEnabled()

    name.line.setText("Tiga")
    click(name.keep)
    settle(qtbot, desk)

    assert [view.name for view in kept(desk).own] == ["Tiga", "Dua"]
    assert dialog.name == "Tiga"
    dialog.accept()


@pytest.mark.parametrize("sure", [True, False])
def test_deleting_a_view_asks_first(desk: Desk, panel: ListPanel, qtbot: QtBot, sure: bool) -> None:
    keep(panel, "Satu")
    dialog = managed(panel, "Satu")

    click(dialog.delete)
    question = open_dialog(ConfirmDialog)
    click(question.act_button if sure else question.cancel_button)
    settle(qtbot, desk)

    assert [view.name for view in kept(desk).own] == ([] if sure else ["Satu"])
    dialog.accept()


def test_shipped_views_are_neither_renamed_nor_deleted(panel: ListPanel) -> None:
    dialog = managed(panel, SHIPPED[0].name)

    assert not dialog.rename.isEnabled()
    assert not dialog.delete.isEnabled()
    assert dialog.first.isEnabled()
    dialog.accept()


def test_the_list_begins_with_the_view_that_was_chosen_for_it(
    desk: Desk, panel: ListPanel, open_desk: MakeDesk, empty_office: object, qtbot: QtBot
) -> None:
    dialog = managed(panel, SHIPPED[1].name)
    click(dialog.first)
    assert "(tampilan awal)" in dialog.list.currentItem().text()
    dialog.accept()
    settle(qtbot, desk)
    assert f"{SHIPPED[1].name} (tampilan awal)" in [
        *ticked(panel),
        *(a.text() for a in panel.views.menu_below.actions()),
    ]

    again = open_desk(empty_office)  # type: ignore[arg-type]  # a path
    again.office.window.show_page("recipients")

    assert again.office.pages.recipients.list.filters.value == SHIPPED[1].filter
    assert again.office.pages.recipients.model.rowCount() == 2


def test_a_view_begun_with_can_be_let_go(desk: Desk, panel: ListPanel, qtbot: QtBot) -> None:
    dialog = managed(panel, SHIPPED[0].name)

    click(dialog.first)
    assert dialog.first.text() == "Jangan jadi awal"
    click(dialog.first)
    dialog.accept()
    settle(qtbot, desk)

    assert kept(desk).first == ""


def test_what_another_page_found_is_left_out_of_a_kept_view(
    desk: Desk, panel: ListPanel, qtbot: QtBot
) -> None:
    panel.filters.show_filter(Filter("orang", among=("u",), label="Temuan"))

    keep(panel, "Temuan kemarin")
    settle(qtbot, desk)

    assert kept(desk).own[0].filter == Filter("orang")


def test_a_view_that_cannot_be_kept_is_said(desk: Desk, panel: ListPanel, qtbot: QtBot) -> None:
    said: list[tuple[Level, str]] = []
    panel.said.connect(lambda level, text: said.append((level, text)))

    panel._on_failed("Disk penuh.")

    assert said == [(Level.WARNING, "Disk penuh.")]


def test_views_of_an_earlier_day_are_in_the_menu(
    desk: Desk, open_desk: MakeDesk, empty_office: object
) -> None:
    store = writing_store(desk)
    keep_view.keep_views(store, desk.services.session, Views((MINE,), MINE.name), now=NOW)
    store.close()

    panel = open_desk(empty_office).office.pages.recipients.list  # type: ignore[arg-type]  # a path

    assert panel.filters.value == MINE.filter
    QApplication.processEvents()
    panel.views.show_current(panel._current_view())
    assert ticked(panel) == ["Punya saya (tampilan awal)"]
