"""Menus to choose several things from, and the button that opens a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from bansos_desktop.ui.theme import Kind, set_kind

_TOGGLES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OPENS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckMenu(QMenu):
    """Stays open while things are ticked; Esc or a click beside it closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        if not self._toggle(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same with Space and Enter."""
        if event.key() not in _TOGGLES or not self._toggle(self.activeAction()):
            super().keyPressEvent(event)

    def _toggle(self, action: QAction | None) -> bool:
        """Whether the menu stays open: after a tick, for several are chosen in one go."""
        if action is None or not action.isCheckable():
            return False
        if action.isEnabled():
            action.trigger()
        return True


class MenuButton(QPushButton):
    """Opens its menu under itself by click, Space, Enter or the arrow down."""

    def __init__(self, icon: QIcon, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu_below = menu
        self.setAutoDefault(False)
        set_kind(self, Kind.SECONDARY)
        self.setIcon(icon)
        # Qt puts icons before words; the arrow of a menu stands after them.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the menu with its first line chosen, ready for the arrow keys."""
        menu = self.menu_below
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        menu.setActiveAction(next((a for a in menu.actions() if a.isEnabled()), QAction(menu)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that open."""
        if event.key() in _OPENS:
            self.open_menu()
        else:
            super().keyPressEvent(event)


class SeveralBox(MenuButton):
    """Any number of fixed choices; none ticked means all, and its words say which are."""

    changed = Signal()

    def __init__(
        self, icon: QIcon, choices: Sequence[tuple[str, str]], *, everything: str, several: str
    ) -> None:
        super().__init__(icon, CheckMenu())
        self._everything, self._several = everything, several
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer others, none of them ticked; nothing is said."""
        self.menu_below.clear()
        for key, text in choices:
            action = self.menu_below.addAction(text)
            action.setCheckable(True)
            action.setData(key)
            action.toggled.connect(self._on_toggled)
        self._show_words()

    @property
    def keys(self) -> tuple[str, ...]:
        """What is ticked, in the order of the choices."""
        return tuple(str(action.data()) for action in self._ticked())

    @keys.setter
    def keys(self, keys: Sequence[str]) -> None:
        for action in self.menu_below.actions():
            with QSignalBlocker(action):
                action.setChecked(action.data() in keys)
        self._show_words()

    def _ticked(self) -> list[QAction]:
        return [action for action in self.menu_below.actions() if action.isChecked()]

    def _on_toggled(self, _checked: object) -> None:
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        """The name of the only one ticked, or how many; read aloud, all of them by name."""
        ticked = self._ticked()
        if not ticked:
            self.setText(self._everything)
        elif len(ticked) == 1:
            self.setText(ticked[0].text())
        else:
            self.setText(self._several.format(n=len(ticked)))
        self.setAccessibleDescription(", ".join(action.text() for action in ticked) or self.text())
