"""Tab goes as the eye does: fields, then the buttons below them, then on to the next thing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.form_frame import FormFrame
from bansos_desktop.ui.pages.home.board import Card
from bansos_desktop.ui.widgets.key_order import stop_before, stops_in, walk
from tests.factories import a_draft
from tests.ui.acts import record
from tests.ui.offices import settle


def tabbed(window: QWidget, start: QWidget) -> list[QWidget]:
    """What Tab stops at until it comes to something again."""
    start.setFocus()
    seen: list[QWidget] = []
    here = QApplication.focusWidget()
    while here is not None and here not in seen:
        seen.append(here)
        QTest.keyClick(window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    assert here is seen[0], "the keyboard goes round without its beginning"
    return seen


def buttons_come_last(form: FormFrame, stops: list[QWidget]) -> None:
    """Behind every field of the form stand its buttons, the one that saves at the end."""
    inside = [one for one in stops if form.isAncestorOf(one)]
    fields = [inside.index(one) for one in inside if form.area.isAncestorOf(one)]
    assert inside[-1] is form.save_button
    assert max(fields) < inside.index(form.cancel_button)


def test_in_a_handover_the_buttons_come_after_the_fields(desk: Desk, qtbot: QtBot) -> None:
    proposal = record(desk, a_draft(1), status=Status.DECIDED)[0]
    window, page = desk.office.window, desk.office.pages.handovers
    window.show_page("handovers")
    page.go_to(proposal)
    settle(qtbot, desk)

    stops = tabbed(window, page.handover_form.close_button)

    buttons_come_last(page.handover_form, stops)
    assert page.papers.one in stops


def test_in_an_institution_the_buttons_come_after_the_fields(desk: Desk, qtbot: QtBot) -> None:
    desk.office.routes.new_institution("Panti Contoh")
    settle(qtbot, desk)
    form = desk.office.pages.institutions.form

    buttons_come_last(form, tabbed(desk.office.window, form.close_button))


def test_rows_that_came_later_are_walked_where_they_stand(qtbot: QtBot) -> None:
    window, card = QWidget(), Card("Hari ini")
    qtbot.addWidget(window)
    layout, before, after = QVBoxLayout(window), QPushButton("a"), QPushButton("z")
    for one in (before, card, after):
        layout.addWidget(one)
    card.fill([QPushButton("lama")])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    rows = [QPushButton(str(number)) for number in range(3)]
    card.fill(rows)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    stops = stops_in(window)
    assert stops[:4] == [before, *rows]
    assert stops[-1] is after


def test_tab_goes_where_it_is_told(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second, third = (QPushButton(str(number)) for number in range(3))
    layout = QHBoxLayout(window)
    for one in (first, QLabel("kata"), second, third):
        layout.addWidget(one)

    walk([first, third, second])

    assert stops_in(window) == [first, third, second]
    assert stop_before(second) is third
