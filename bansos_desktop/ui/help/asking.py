"""Asking for help: loads the guide only when somebody does, for most days nobody will."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bansos_desktop.ui.help.page_topics import Spot, spot_of, topic_of
from bansos_desktop.ui.icons import IconSet

if TYPE_CHECKING:
    from bansos_desktop.ui.help.door import GuideDoor
    from bansos_desktop.ui.main_window import MainWindow
    from bansos_desktop.ui.services import Services

DOOR = "bansos_desktop.ui.help.door"
KEY = "F1"
HERE_ONLY = Qt.FindChildOption.FindDirectChildrenOnly


class Asking(QObject):
    """Answers F1 in a window and in every dialog over it; the guide closes with the window.

    A dialog gets the key when it first has the keyboard, so none needs to know of the guide.
    """

    def __init__(self, owner: QWidget, icons: IconSet, settings: Path | None = None) -> None:
        super().__init__(owner)
        self._owner = owner
        self._icons = icons
        self._settings = settings
        self.door: GuideDoor | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window)

    def here(self) -> Spot:
        """What the guide has about the window itself, as it is now."""
        raise NotImplementedError

    def open_here(self) -> None:
        """Show what is told about the window."""
        self._open(self.here(), None)

    def close(self) -> None:
        """Put the guide away, if it was asked for."""
        if self.door is not None:
            self.door.close()

    def _open(self, spot: Spot, asker: QDialog | None) -> None:
        if self.door is None:
            made = importlib.import_module(DOOR).GuideDoor
            self.door = made(self._icons, self._settings, self._owner, self)
        self.door.open_at(spot, asker)

    def _open_for_dialog(self) -> None:
        dialog = QApplication.activeWindow()
        if isinstance(dialog, QDialog):
            self._open(_spot_over(dialog) or self.here(), dialog)

    def _on_window(self, _window: object) -> None:
        """Give a dialog the key, once."""
        dialog = QApplication.activeWindow()
        if not isinstance(dialog, QDialog) or not self._is_over(dialog):
            return
        if dialog.findChild(QShortcut, KEY, HERE_ONLY) is None:
            shortcut = QShortcut(QKeySequence(KEY), dialog)
            shortcut.setObjectName(KEY)
            shortcut.activated.connect(self._open_for_dialog)

    def _is_over(self, dialog: QDialog) -> bool:
        """Whether a dialog belongs to the window, be it by way of another dialog."""
        below = dialog.parentWidget()
        while below is not None and below is not self._owner:
            below = below.parentWidget()
        return below is not None


def _spot_over(dialog: QDialog) -> Spot | None:
    """What is told about a dialog, or else about the one that it was opened from."""
    above: QWidget | None = dialog
    while above is not None:
        if isinstance(above, QDialog):
            spot = spot_of((kind.__name__ for kind in type(above).__mro__), above.windowTitle())
            if spot is not None:
                return spot
        above = above.parentWidget()
    return None


class OfficeAsking(Asking):
    """F1 in an office: the topic of the page in sight."""

    def __init__(self, services: Services, window: MainWindow, settings: Path) -> None:
        super().__init__(window, services.icons, settings)
        self._window = window
        window.closing.connect(self.close)

    def here(self) -> Spot:
        """The topic of the page in sight, and its part."""
        return Spot(topic_of(self._window.place), self._window.current.part)


class GateAsking(Asking):
    """F1 in a window that is not an office yet: always the same topic."""

    def __init__(self, owner: QWidget, icons: IconSet, spot: Spot) -> None:
        super().__init__(owner, icons)
        self._spot = spot
        QShortcut(QKeySequence(KEY), owner).activated.connect(self.open_here)
        owner.installEventFilter(self)

    def here(self) -> Spot:
        """What this window is told about."""
        return self._spot

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The guide closes first, so that the last window to close is the one that ends it all."""
        if event.type() == QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)
