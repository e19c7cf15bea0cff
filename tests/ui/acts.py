"""What tests of the window do again and again: record, type, answer, find what is on screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.store import Store
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.widgets.region_picker import RegionPicker
from bansos_desktop.usecases import record_recipient
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.record_recipient import Recorded, Request
from tests.factories import NOW, TODAY
from tests.ui.offices import opened_at, release_keys

W = TypeVar("W", bound=QWidget)
UEP_2025 = Target("UEP", 2025, "murni")


def writing_store(desk: Desk) -> Store:
    """A second way to write, as another window of another day would have."""
    folder = desk.services.folders.data
    return Store.open(folder, opened_at(folder).key)


def record(
    desk: Desk, *drafts: RecipientDraft, status: Status = Status.PROPOSED, **request: object
) -> list[str]:
    """Record people past the window; nobody tells its pages. Returns the proposals."""
    store = writing_store(desk)
    made = []
    for draft in drafts:
        plain = Request(UEP_2025, draft, status=status)
        wanted = replace(plain, **request)  # type: ignore[arg-type]  # a test names fields
        outcome = record_recipient.run(store, desk.services.session, wanted, now=NOW, today=TODAY)
        assert isinstance(outcome, Recorded), outcome
        made.append(outcome.proposal)
    store.close()
    return made


def open_dialog(kind: type[W]) -> W:
    """The one dialog of a kind that is open now."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1, found
    return found[0]


@contextmanager
def holding(key: Qt.Key, modifier: Qt.KeyboardModifier) -> Iterator[None]:
    """A key that is still down while something happens, as Ctrl is after Ctrl+Enter."""
    keyboard = QWidget()
    QTest.keyPress(keyboard, key, modifier)
    assert QApplication.keyboardModifiers() == modifier
    yield
    release_keys()


def click(button: QWidget) -> None:
    """The left button in the middle of a widget."""
    assert button.isVisible(), button
    assert button.isEnabled(), button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(widget: QWidget) -> list[str]:
    """Every text of a visible label inside, in no particular order."""
    QApplication.processEvents()  # what a layout took in is shown a turn later
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def button_called(widget: QWidget, text: str) -> QPushButton:
    """The visible button with a text."""
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    assert len(found) == 1, [b.text() for b in widget.findChildren(QPushButton)]
    return found[0]


def pick_village(picker: RegionPicker, qtbot: QtBot, *keys: Qt.Key) -> None:
    """Keys into the open list of villages, until the window has the keyboard back.

    Without a screen Qt takes the list for a window of its own and tells of its end some time later.
    """
    window = picker.window()
    qtbot.waitUntil(picker.popup.isVisible)
    for key in keys:
        QTest.keyClick(picker.popup, key)
    qtbot.waitUntil(picker.popup.isHidden)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
