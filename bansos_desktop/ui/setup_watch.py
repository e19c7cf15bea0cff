"""Looks for newer setups beside the window, again and again, and never makes it wait.

Sticks and the exchange folder each have a lane of their own: a network share that does not answer
holds up its own lane and nothing else, and no second look is begun behind it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from bansos_desktop.runtime.setups import FoundSetup, SetupFinder

EVERY_MS = 60_000
Folders = Callable[[], Sequence[Path]]


class SetupWatch(QObject):
    """`found` brings the newest setup of all lanes, or None, after every look."""

    found = Signal(object)
    _mail = Signal(str, object)

    def __init__(self, make_finder: Callable[[], SetupFinder], parent: QObject) -> None:
        super().__init__(parent)
        self._make_finder = make_finder
        self._finders: dict[str, SetupFinder] = {}
        self._busy: set[str] = set()
        self._seen: dict[str, FoundSetup | None] = {}
        self._lanes: Callable[[], dict[str, Folders]] = dict
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._mail.connect(self._on_looked, Qt.ConnectionType.QueuedConnection)

    def start(self, lanes: Callable[[], dict[str, Folders]]) -> None:
        """Look now and every minute; `lanes` is asked anew each time."""
        self._lanes = lanes
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Begin a look in every lane that is not still at its last one."""
        for lane, folders in self._lanes().items():
            if lane in self._busy:
                continue
            self._busy.add(lane)
            finder = self._finders.setdefault(lane, self._make_finder())
            run = partial(self._look, lane, folders, finder)
            threading.Thread(target=run, daemon=True).start()

    def _look(self, lane: str, folders: Folders, finder: SetupFinder) -> None:
        """On a thread of its own, which the program's end does not wait for."""
        try:
            newest = finder.newest(folders())
        except OSError:
            newest = None
        try:
            self._mail.emit(lane, newest)
        except RuntimeError:  # the window is gone by now
            return

    def _on_looked(self, lane: str, newest: FoundSetup | None) -> None:
        self._busy.discard(lane)
        self._seen[lane] = newest
        known = [one for one in self._seen.values() if one is not None]
        self.found.emit(max(known, key=lambda one: one.version, default=None))
