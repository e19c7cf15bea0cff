"""The first window's ear for a second start of the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from bansos_desktop.runtime import calling

LOOK_EVERY_MS = 300


class Answering(QObject):
    """`called` brings the Call of a second start; it has been answered by then."""

    called = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        call = calling.taken(self._folder)
        if call is not None:
            self.called.emit(call)


def bring_to_front(window: QWidget) -> None:
    """Where somebody looks for it: not minimised, above the others, with the keyboard."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
