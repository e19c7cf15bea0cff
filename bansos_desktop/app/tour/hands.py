"""The tour's mouse, keys and patience: what a person's hands do in the real widgets."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

PATIENCE = 60.0
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


def wait_until(true: Callable[[], bool]) -> None:
    """Let the program run until something holds; TimeoutError if it never does."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("the tour waited in vain")
        QTest.qWait(10)


def click(widget: QWidget) -> None:
    """The left button in the middle of a widget that can be seen and pressed."""
    if not (widget.isVisible() and widget.isEnabled()):
        raise LookupError(f"nothing to click: {type(widget).__name__}")
    QTest.mouseClick(widget, LEFT)


def click_at(view: QAbstractItemView, index: QModelIndex) -> None:
    """The left button on a row or cell."""
    if not index.isValid():
        raise LookupError(f"no such row in {view.accessibleName()}")
    view.setFocus()
    view.scrollTo(index)
    place = QPoint(view.visualRect(index).left() + 24, view.visualRect(index).center().y())
    QTest.mouseClick(view.viewport(), LEFT, pos=place)


def click_tab(tabs: QTabBar, number: int) -> None:
    """The left button on a tab."""
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(number).center())


def click_section(tabs: QTabWidget, section: QWidget) -> None:
    """The left button on the tab of a section, wherever it stands."""
    number = tabs.indexOf(section)
    if number < 0:
        raise LookupError(f"no tab shows {type(section).__name__}")
    click_tab(tabs.tabBar(), number)


def pick(menu: QMenu, text: str) -> None:
    """The line of an open menu that begins so."""
    line = next(action for action in menu.actions() if action.text().startswith(text))
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(line).center())


def type_into(line: QLineEdit, text: str) -> None:
    """Letters instead of what stood in a line."""
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """One key, wherever the cursor stands."""
    QTest.keyClick(focused(), key, modifier)


def type_cells(*texts: str) -> None:
    """Letters and Enter where the cursor stands; the cells of a table close a turn later."""
    for text in texts:
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Return)
        QTest.qWait(1)


def focused() -> QWidget:
    """Where the cursor stands."""
    widget = QApplication.focusWidget()
    if widget is None:
        raise LookupError("the cursor is nowhere")
    return widget


def tool_called(owner: QWidget, text: str) -> QToolButton:
    """The button with a picture whose hint is this."""
    return next(one for one in owner.findChildren(QToolButton) if one.toolTip() == text)


def open_dialog(kind: type[W]) -> W:
    """The one window of a kind that is open, as soon as it is."""

    def found() -> list[W]:
        windows = QApplication.topLevelWidgets()
        return [one for one in windows if isinstance(one, kind) and one.isVisible()]

    wait_until(lambda: len(found()) == 1)
    return found()[0]
