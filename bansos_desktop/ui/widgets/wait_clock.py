"""The wait after wrong passphrases, counted down on the button that must wait."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from bansos_desktop.ui.i18n import tr

INTERVAL_MS = 500


class WaitClock(QObject):
    """Lives with its button. The wait stands on disk; this only shows it, and gives way after."""

    def __init__(self, act: QPushButton, seconds_to_wait: Callable[[], int]) -> None:
        super().__init__(act)
        self._act, self._words = act, act.text()
        self._seconds_to_wait = seconds_to_wait
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Begin counting if there is a wait, and end it when it is over."""
        seconds = self._seconds_to_wait()
        if seconds > 0:
            self._act.setText(tr("Tunggu {n} detik").format(n=seconds))
            self._act.setEnabled(False)
            self._timer.start()
        elif self._timer.isActive():
            self._timer.stop()
            self._act.setText(self._words)
            self._act.setEnabled(True)
