"""Garbage is collected on the thread of the windows, and on no other.

Python collects on whatever thread happens to ask for memory. A job that writes a workbook would
then destroy the widgets of a dialog that was closed a moment ago, and Qt lets a widget be destroyed
on its own thread only: the program ends without a word.
"""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

OFTEN_MS = 200


class Collector(QObject):
    """Does by a timer what Python did by itself, from `start` until the last one's `stop`."""

    _at_work: ClassVar[set[int]] = set()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=OFTEN_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._at_work.add(id(self))
        self._timer.start()

    def stop(self) -> None:
        """Give it back; no job may run any more.

        What is due goes now: Python would take it at once, be it in the middle of the destruction
        of a widget, where Qt holds a lock that the next widget waits for, and the program hangs.
        """
        self._timer.stop()
        self._at_work.discard(id(self))
        if not self._at_work:
            self.collect()
            gc.enable()

    def collect(self) -> None:
        """The oldest generation that is due by Python's own thresholds, with all younger ones."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [age for age, count in enumerate(counts) if count > limits[age]]
        if due:
            gc.collect(due[-1])
