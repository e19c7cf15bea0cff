"""Enter leads through every form beside a list, from its first question to saving."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.verification.form import VisitForm
from bansos_desktop.ui.side_form import SideForm
from bansos_desktop.usecases import record_visit
from tests.factories import NOW, TODAY, a_draft
from tests.pictures import a_photo
from tests.ui.acts import record, writing_store
from tests.ui.offices import settle
from tests.ui.test_handover_page import decide
from tests.ui.test_handover_page import form_of as handover_form
from tests.ui.test_monitoring_page import form_of as monitoring_form
from tests.ui.test_monitoring_page import handed, visited
from tests.ui.test_monthly_page import month_page
from tests.usecases.visits import a_visit

KEY = Qt.Key
PLAIN, PAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
ENTERS = [(KEY.Key_Return, PLAIN), (KEY.Key_Enter, PAD)]
MOST_STEPS = 60
Form = VisitForm | SideForm


def visit_form(desk: Desk) -> VisitForm:
    (proposal,) = record(desk, a_draft(1))
    desk.office.window.show_page("verification")
    page = desk.office.pages.verification
    page.open_family(proposal)
    page.form.fields.visited_on.setFocus()
    return page.form


def handover(desk: Desk) -> SideForm:
    form = handover_form(desk, decide(desk, 1)[0])
    form.focus_first()
    return form


def monitoring(desk: Desk) -> SideForm:
    form = monitoring_form(desk, handed(desk, 1)[0])
    form.focus_first()
    return form


def month(desk: Desk) -> SideForm:
    page = month_page(desk)
    page.go_to(page.pane.list.people.rows[0].proposal)
    QApplication.processEvents()
    page.month_form.focus_first()
    return page.month_form


FORMS = (visit_form, handover, monitoring, month)


def save_button(form: Form) -> QAbstractButton:
    return form.view.save if isinstance(form, VisitForm) else form.save_button


def focused(desk: Desk) -> QWidget:
    widget = desk.office.window.focusWidget()
    assert widget is not None
    return widget


def walked(desk: Desk, end: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> list[QWidget]:
    """Where a key leads until it stops, or is at the end."""
    way = [focused(desk)]
    for _step in range(MOST_STEPS):
        QTest.keyClick(way[-1], key, modifier)
        if focused(desk) is way[-1]:
            break
        way.append(focused(desk))
        if way[-1] is end:
            break
    return way


@pytest.mark.parametrize(("key", "modifier"), ENTERS)
@pytest.mark.parametrize("make", FORMS)
def test_enter_never_stops_before_the_button_that_saves(
    desk: Desk, make: Callable[[Desk], Form], key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    form = make(desk)

    way = walked(desk, save_button(form), key, modifier)

    assert way[-1] is save_button(form)
    pressed = {form.photos.add_button, save_button(form)}
    links = [one for one in way if isinstance(one, QAbstractButton) and one not in pressed]
    assert [one.text() for one in links if one.text() not in ("Tambah barang", "")] == []


@pytest.mark.parametrize("make", [visit_form, handover, monitoring])
def test_enter_passes_photos_and_opens_none(
    desk: Desk, qtbot: QtBot, make: Callable[[Desk], Form]
) -> None:
    form = make(desk)
    form.photos.take([a_photo()])
    settle(qtbot, desk)
    form.photos.subject.setFocus()

    way = walked(desk, save_button(form), KEY.Key_Return, PLAIN)

    assert form.photos.photos.isVisible()
    assert way[:2] == [form.photos.subject, form.photos.add_button]
    assert form.photos.photos not in way
    assert way[-1] is save_button(form)


@pytest.mark.parametrize("make", FORMS)
def test_enter_on_the_button_saves(desk: Desk, make: Callable[[Desk], Form]) -> None:
    form = make(desk)
    told: list[bool] = []
    save_button(form).clicked.connect(lambda: told.append(True))
    save_button(form).setFocus()

    QTest.keyClick(save_button(form), KEY.Key_Return)

    assert told == [True]


@pytest.mark.parametrize("make", [handover, monitoring, month])
def test_tab_comes_to_the_buttons_after_the_fields(
    desk: Desk, make: Callable[[Desk], SideForm]
) -> None:
    form = make(desk)
    form.close_button.setFocus()

    way = walked(desk, form.save_button, KEY.Key_Tab, PLAIN)

    assert way[-3:] == [form.history_button, form.cancel_button, form.save_button]
    assert all(form.area.sheet.isAncestorOf(one) for one in way[2:-3])
    assert len(way) > len(form.rows)


def test_tab_comes_to_earlier_visits_before_the_questions(desk: Desk) -> None:
    (proposal,) = handed(desk, 1)
    visited(desk, proposal)
    form = monitoring_form(desk, proposal)
    opener = form.history.openers[0]
    form.area.setFocus()
    QApplication.processEvents()

    QTest.keyClick(form.area, KEY.Key_Tab)
    first = focused(desk)
    QTest.keyClick(first, KEY.Key_Tab)

    assert [first, focused(desk)] == [opener, form.fields.month.box]


def test_tab_and_enter_come_from_the_choice_of_visits_to_the_first_question(desk: Desk) -> None:
    form = visit_form(desk)
    store = writing_store(desk)
    request = record_visit.Request(form.proposal, a_visit())
    record_visit.run(store, desk.services.session, request, now=NOW, today=TODAY)
    store.close()
    page = desk.office.pages.verification
    page.open_family(form.proposal)
    QApplication.processEvents()
    form.view.close_button.setFocus()

    QTest.keyClick(form.view.close_button, KEY.Key_Tab)
    choice = focused(desk)
    QTest.keyClick(choice, KEY.Key_Return)

    assert choice is form.view.visits
    assert focused(desk) is form.fields.visited_on.line
