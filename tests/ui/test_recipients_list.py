"""Finding people: search, filters, sorting, and the way from the list to the form and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.listing import SEARCH_CAP, Count, ListingReader
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.recipients.filters import Filter
from bansos_desktop.ui.pages.recipients.page import RecipientsPage
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.usecases import record_recipient
from bansos_desktop.usecases.record_recipient import Request
from tests.factories import LOA_IPUH, MANGGAR, NOW, TODAY, a_draft, a_nik
from tests.ui.acts import (
    UEP_2025,
    button_called,
    click,
    holding,
    open_dialog,
    record,
    texts,
    writing_store,
)
from tests.ui.offices import PEOPLE, settle

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PEOPLE_HERE: tuple[RecipientDraft, ...] = (
    a_draft(1, name="Aminah Sari", desil=2, requested_value=4_100_000),
    a_draft(
        2,
        name="Budi Anggoro",
        village_code=LOA_IPUH,
        desil=1,
        business_type="kue",
        requested_value=4_900_000,
    ),
    a_draft(
        3,
        nik=a_nik(district="64.71.01", serial=3),
        name="Citra Manggar",
        village_code=MANGGAR,
        desil=3,
        requested_value=4_500_000,
    ),
)


@pytest.fixture
def people(desk: Desk) -> RecipientsPage:
    """The list with three people in it."""
    record(desk, *PEOPLE_HERE[:2])
    record(desk, PEOPLE_HERE[2], status=Status.RESERVE)
    desk.office.window.show_page("recipients")
    return desk.office.pages.recipients


def shown(page: RecipientsPage, column: int = 0) -> list[str]:
    """One column of the list."""
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def row_of(page: RecipientsPage, name: str) -> int:
    return shown(page).index(name)


def click_row(page: RecipientsPage, name: str) -> None:
    """The left button on a person's row."""
    index = page.model.index(row_of(page, name), 0)
    where = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def click_header(page: RecipientsPage, column: int) -> None:
    """The left button on the title of a column."""
    header = page.table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(column) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def search(page: RecipientsPage, qtbot: QtBot, text: str) -> None:
    """Type into the search line and wait until the list follows."""
    page.filters.search.clear()
    with qtbot.waitSignal(page.filters.changed):
        QTest.keyClicks(page.filters.search, text)


FOUND = {
    "amin": ["Aminah Sari"],
    "aminnah": ["Aminah Sari"],
    "SARI ami": ["Aminah Sari"],
    "647101": ["Citra Manggar"],
    "loa ipuh": ["Budi Anggoro"],
    "manggar": ["Citra Manggar"],
}


def test_the_list_is_searched_as_you_type(people: RecipientsPage, qtbot: QtBot) -> None:
    for typed, found in FOUND.items():
        search(people, qtbot, typed)

        assert shown(people) == found, typed


def test_the_list_is_narrowed_by_region_status_and_business(people: RecipientsPage) -> None:
    filters = people.filters
    everybody = ["Aminah Sari", "Budi Anggoro", "Citra Manggar"]
    assert shown(people) == everybody

    filters.region.key = "64.71"
    assert shown(people) == ["Citra Manggar"]
    filters.status.menu_below.actions()[1].trigger()
    assert filters.value.statuses == (Status.PROPOSED,)
    assert shown(people) == []
    filters.region.key = ""
    assert shown(people) == everybody[:2]
    filters.business_type.key = "kue"
    assert shown(people) == ["Budi Anggoro"]
    filters.show_filter(Filter())
    assert shown(people) == everybody
    assert "3 orang" in texts(people)
    filters.region.key = "64.71"
    assert "1 dari 3 orang" in texts(people)


SORTED = {"name": "ABC", "nik": "ABC", "desil": "BAC", "value": "ACB", "place": "A", "status": "C"}


def test_a_click_on_a_title_sorts_and_another_turns_it_round(people: RecipientsPage) -> None:
    keys = [column.key for column in people.model.columns]

    for key, beginning in reversed(SORTED.items()):
        click_header(people, keys.index(key))
        once = "".join(name[0] for name in shown(people))
        click_header(people, keys.index(key))
        twice = "".join(name[0] for name in shown(people))

        assert once.startswith(beginning), key
        assert twice == once[::-1], key


def test_a_title_that_sorts_nothing_changes_nothing(people: RecipientsPage) -> None:
    column = [column.key for column in people.model.columns].index("region")

    click_header(people, column)

    assert shown(people) == ["Aminah Sari", "Budi Anggoro", "Citra Manggar"]


def test_a_click_on_a_row_opens_it_in_the_form(people: RecipientsPage) -> None:
    click_row(people, "Budi Anggoro")

    assert people.form.isVisible()
    expected = replace(PEOPLE_HERE[1], phone=people.form.fields.draft().phone)
    assert people.form.fields.draft() == expected
    assert people.form.view.title.text() == "Budi Anggoro"
    assert not people.form.view.stage.isEnabled()
    assert not people.is_dirty
    assert not people.form.view.save.isEnabled()


def test_the_arrow_keys_walk_the_list_and_the_form_follows(people: RecipientsPage) -> None:
    click_row(people, "Aminah Sari")

    QTest.keyClick(people.table, KEY.Key_Down)
    assert people.form.view.title.text() == "Budi Anggoro"
    QTest.keyClick(people.table, KEY.Key_Escape)


def test_one_changed_field_is_one_changed_field_in_the_ledger(
    desk: Desk, people: RecipientsPage, qtbot: QtBot
) -> None:
    click_row(people, "Budi Anggoro")
    row = people.model.row_at(people.model.index(row_of(people, "Budi Anggoro"), 0))
    assert row is not None
    before = desk.services.store.ledger.count()

    people.form.fields.address.setFocus()
    people.form.fields.address.selectAll()
    QTest.keyClicks(people.form.fields.address, "Gang Mawar 3")
    QTest.keyClick(people.form.fields.address, KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert desk.services.store.ledger.count() == before + 1
    last = desk.services.store.ledger.history(row.person)[-1]
    assert json.loads(last.changes) == {"address": ["Jl. Contoh 2", "Gang Mawar 3"]}


@pytest.mark.parametrize("throws_away", [False, True])
def test_unsaved_changes_are_asked_about_before_another_row_opens(
    people: RecipientsPage, throws_away: bool
) -> None:
    click_row(people, "Aminah Sari")
    people.form.fields.name.setFocus()
    QTest.keyClicks(people.form.fields.name, "X")
    typed = people.form.fields.name.text()

    click_row(people, "Citra Manggar")
    dialog = open_dialog(ConfirmDialog)
    (dialog.act_button if throws_away else dialog.cancel_button).click()

    if throws_away:
        assert people.form.fields.name.text() == "Citra Manggar"
    else:
        assert people.form.fields.name.text() == typed
        assert people.table.currentIndex().row() == row_of(people, "Aminah Sari")


@pytest.mark.parametrize("page_in_sight", ["recipients", "home"])
def test_the_window_asks_before_it_loses_something_wherever_one_looks(
    desk: Desk, people: RecipientsPage, page_in_sight: str
) -> None:
    window = desk.office.window
    click_row(people, "Aminah Sari")
    QTest.keyClicks(people.form.fields.name, "X")
    window.show_page(page_in_sight)

    window.close()
    open_dialog(ConfirmDialog).cancel_button.click()
    assert window.isVisible()
    assert window.current is people
    window.close()
    open_dialog(ConfirmDialog).act_button.click()

    assert not window.isVisible()


def test_a_nik_that_is_already_there_leads_to_its_record(
    desk: Desk, people: RecipientsPage, qtbot: QtBot
) -> None:
    desk.office.actions["recipient.new"].trigger()
    people.form.fields.show(replace(PEOPLE_HERE[0], name="Orang Lain"))

    desk.office.actions["recipient.save"].trigger()
    settle(qtbot, desk)

    banner = people.form.view.banner
    assert "Aminah Sari" in banner.text
    assert desk.services.store.recipients.count() == 3
    click(button_called(banner, "Buka datanya"))
    open_dialog(ConfirmDialog).act_button.click()
    assert people.form.view.title.text() == "Aminah Sari"


def test_a_record_changed_elsewhere_is_not_written_over(
    desk: Desk, people: RecipientsPage, qtbot: QtBot
) -> None:
    click_row(people, "Aminah Sari")
    loaded = people.form.proposal
    change_elsewhere(desk, loaded, replace(PEOPLE_HERE[0], address="Dari laptop lain"))
    people.form.fields.name.setText("Aminah Saja")

    desk.office.actions["recipient.save"].trigger()
    settle(qtbot, desk)

    banner = people.form.view.banner
    assert "diubah di tempat lain" in banner.text
    click(button_called(banner, "Muat ulang"))
    open_dialog(ConfirmDialog).act_button.click()
    assert people.form.fields.address.text() == "Dari laptop lain"
    assert people.form.fields.name.text() == "Aminah Sari"


def change_elsewhere(desk: Desk, proposal: str, draft: RecipientDraft) -> None:
    """Save a record past the window."""
    store = writing_store(desk)
    stored = store.recipients.proposal(proposal)
    assert stored is not None
    person = store.recipients.person(str(stored.values["person"]))
    assert person is not None
    request = Request(UEP_2025, draft, person.uid, person.rev, proposal, stored.rev)
    record_recipient.run(store, desk.services.session, request, now=NOW, today=TODAY)
    store.close()


def test_a_record_that_is_gone_opens_the_empty_form(people: RecipientsPage) -> None:
    people.go_to("tidak-ada")

    assert people.form.view.title.text() == "Penerima baru"


def test_an_empty_list_says_what_to_do_and_its_button_does_it(desk: Desk) -> None:
    desk.office.window.show_page("recipients")
    page = desk.office.pages.recipients
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert "Belum ada penerima" in texts(empty)

    click(button_called(empty, "Catat penerima"))

    assert page.form.isVisible()


def test_a_search_that_finds_nothing_says_so(people: RecipientsPage, qtbot: QtBot) -> None:
    search(people, qtbot, "zzz")

    empty = people.findChild(EmptyState)
    assert empty is not None
    assert "Tidak ada yang cocok" in texts(empty)


def test_a_search_that_finds_too_many_says_more_than(
    people: RecipientsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ListingReader, "count", lambda *_: Count(SEARCH_CAP, capped=True))

    people.reload()

    assert "lebih dari 2.000 orang" in texts(people)


def test_saving_shows_the_new_row_without_reloading_by_hand(
    desk: Desk, people: RecipientsPage, qtbot: QtBot
) -> None:
    desk.office.actions["recipient.new"].trigger()
    people.form.fields.show(a_draft(9, name="Dewi Baru"))

    desk.office.actions["recipient.save"].trigger()
    settle(qtbot, desk)

    assert "Dewi Baru" in shown(people)
    assert people.table.currentIndex().row() == row_of(people, "Dewi Baru")
    assert people.form.view.title.text() == "Penerima baru"


def test_a_regencys_own_list_has_no_column_and_no_filter_for_it(officer_desk: Desk) -> None:
    page = officer_desk.office.pages.recipients
    officer_desk.office.window.show_page("recipients")
    column = [column.key for column in page.model.columns].index("region")

    assert page.table.isColumnHidden(column)
    assert not page.filters.region.isVisible()


def test_the_window_reads_only_what_it_paints(crowded_desk: Desk, qtbot: QtBot) -> None:
    page = crowded_desk.office.pages.recipients
    crowded_desk.office.window.show_page("recipients")

    qtbot.waitUntil(lambda: page.table.viewport().isVisible())
    QApplication.processEvents()

    assert page.model.rowCount() == PEOPLE
    assert list(page.model._blocks) == [0]
    page.table.scrollToBottom()
    QApplication.processEvents()
    assert 2 in page.model._blocks


def test_the_button_above_the_list_opens_the_form(people: RecipientsPage) -> None:
    button = next(b for b in people.findChildren(QPushButton) if b.text() == "Catat penerima")

    click(button)

    assert people.form.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_from_the_search_line_the_keyboard_reaches_what_was_found(
    people: RecipientsPage, key: Qt.Key
) -> None:
    people.focus_search()
    QTest.keyClicks(people.filters.search, "cit")

    QTest.keyClick(people.filters.search, key)
    first = people.model.row_at(people.table.currentIndex())
    QTest.keyClick(people.table, Qt.Key.Key_Return)

    assert people.model.query is not None
    assert people.model.query.filter.text == "cit"
    assert first is not None
    assert people.form.proposal == first.proposal
    assert people.form.fields.nik.hasFocus()


@pytest.mark.parametrize(
    ("key", "held"), [(KEY.Key_Control, CTRL), (KEY.Key_Shift, Qt.KeyboardModifier.ShiftModifier)]
)
def test_the_list_is_entered_the_same_way_whatever_key_is_still_down(
    people: RecipientsPage, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    people.focus_search()

    with holding(key, held):
        people.table.enter()

    assert people.table.chosen_rows() == [people.model.row_at(people.model.index(0, 0))]
    QTest.keyClick(people.table, KEY.Key_Return)
    assert people.form.proposal == people.table.chosen_proposals()[0]


def test_a_list_that_is_entered_again_shows_where_one_is(people: RecipientsPage) -> None:
    click_row(people, "Budi Anggoro")
    people.close_form()
    assert not people.table.chosen_count

    people.table.enter()

    assert [row.name for row in people.table.chosen_rows()] == ["Budi Anggoro"]


def test_sorting_keeps_the_one_row_that_is_open_whatever_key_is_still_down(
    people: RecipientsPage,
) -> None:
    click_row(people, "Budi Anggoro")

    with holding(KEY.Key_Control, CTRL):
        click_header(people, 0)
        people.list.reload()

    assert people.table.chosen_proposals() == [people.form.proposal]


def test_enter_on_the_red_button_throws_the_changes_away(
    people: RecipientsPage,
) -> None:
    people.new_recipient()
    people.form.fields.name.setText("Salah ketik")

    people.new_recipient()
    dialog = open_dialog(ConfirmDialog)
    dialog.act_button.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert people.form.fields.name.text() == ""
