"""Asking for help: loads the guide only when somebody does, for most days nobody will."""

from __future__ import annotations

import importlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from bansos_desktop.ui.help.page_topics import topic_of
from bansos_desktop.ui.icons import IconSet

if TYPE_CHECKING:
    from bansos_desktop.ui.help.door import GuideDoor
    from bansos_desktop.ui.main_window import MainWindow
    from bansos_desktop.ui.services import Services

DOOR = "bansos_desktop.ui.help.door"
KEY = "F1"


class Asking(QObject):
    """Answers F1: `open_at` a topic; the guide closes with `owner`."""

    def __init__(self, owner: QWidget, icons: IconSet, settings: Path | None = None) -> None:
        super().__init__(owner)
        self._icons = icons
        self._settings = settings
        self.door: GuideDoor | None = None

    def open_at(self, topic: str, part: str = "") -> None:
        """Show the guide at a topic, and there at the title that names `part`, if one does."""
        if self.door is None:
            self.door = importlib.import_module(DOOR).GuideDoor(self._icons, self._settings, self)
        self.door.open_at(topic, part)

    def close(self) -> None:
        """Put the guide away, if it was asked for."""
        if self.door is not None:
            self.door.close()


class OfficeAsking(Asking):
    """F1 in an office: the topic of the page in sight."""

    def __init__(self, services: Services, window: MainWindow, settings: Path) -> None:
        super().__init__(window, services.icons, settings)
        self._window = window
        window.closing.connect(self.close)

    def open_here(self) -> None:
        """The topic of the page in sight."""
        self.open_at(topic_of(self._window.place), self._window.current.part)


class GateAsking(Asking):
    """F1 in a window that is not an office yet: always the same topic."""

    def __init__(self, owner: QWidget, icons: IconSet, topic: str) -> None:
        super().__init__(owner, icons)
        QShortcut(QKeySequence(KEY), owner).activated.connect(partial(self.open_at, topic))
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The guide closes first, so that the last window to close is the one that ends it all."""
        if event.type() == QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)
