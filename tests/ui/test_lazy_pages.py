"""Pages are built when they are first asked for, and building one shows nothing but the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.desk import Desk
from tests.ui.offices import PAGES, is_built, settle


class ShownWindows(QObject):
    """Remembers every window of its own that a widget became."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A widget without a parent that is shown is a window that flashes up."""
        is_shown = event.type() == QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


def test_the_window_opens_with_its_first_page_alone(desk: Desk) -> None:
    assert [key for key in PAGES if is_built(desk, key)] == ["home"]


@pytest.mark.parametrize("opening", ["desk", "officer_desk"])
def test_no_page_flashes_a_window_up_when_it_is_built(
    opening: str, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    opened: Desk = request.getfixturevalue(opening)
    watcher = ShownWindows()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watcher)

    for place in opened.office.pages.places():
        opened.office.window.show_page(place.item.key)
        settle(qtbot, opened)

    application.removeEventFilter(watcher)
    assert watcher.seen == []
    assert opened.office.window.isActiveWindow()


def test_only_who_decides_has_a_page_of_decisions(desk: Desk, officer_desk: Desk) -> None:
    def offers(one: Desk) -> bool:
        return "decisions" in [place.item.key for place in one.office.pages.places()]

    assert offers(desk)
    assert desk.office.pages.decisions is not None
    assert not offers(officer_desk)
    assert officer_desk.office.pages.decisions is None


def test_going_to_a_page_shows_it_once(desk: Desk) -> None:
    window = desk.office.window
    shown: list[str] = []
    for key in ("recipients", "quotas"):
        page = window.page(key)
        page.come_to_sight = lambda key=key: shown.append(key)  # type: ignore[method-assign]

    window.show_page("recipients")
    desk.office.actions["page.quotas"].trigger()

    assert shown == ["recipients", "quotas"]
    assert window.place == "quotas"
