"""Places outside this laptop that are there right now, so that a backup is one press away.

Sticks and the exchange folder are each looked for on a thread of their own: a share that does not
answer holds up neither the window nor the sticks.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from bansos_desktop.runtime.drives import removable_drives
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.usecases import keep_setups

STICKS, EXCHANGE = "sticks", "exchange"
Find = Callable[[], Sequence[Path]]


class BackupPlaces(QWidget):
    """A button for each stick and for the exchange folder; `chosen` brings the folder."""

    chosen = Signal(object)
    _mail = Signal(str, object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._busy: set[str] = set()
        self._found: dict[str, Sequence[Path]] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.m)
        self._row.addStretch(1)
        self._mail.connect(self._on_looked, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def reload(self) -> None:
        """Look anew; what was there stays until the answer comes."""
        folder = keep_setups.exchange_folder(self._services.store)
        lanes: Mapping[str, Find] = {STICKS: removable_drives, EXCHANGE: partial(_there, folder)}
        for lane, find in lanes.items():
            if lane not in self._busy:
                self._busy.add(lane)
                threading.Thread(target=self._look, args=(lane, find), daemon=True).start()

    def changeEvent(self, event: QEvent) -> None:
        """A stick was plugged in while somebody looked at another window."""
        super().changeEvent(event)
        page = self.parentWidget()
        if event.type() == QEvent.Type.ActivationChange and page is not None and page.isVisible():
            self.reload()

    def _look(self, lane: str, find: Find) -> None:
        """On a thread of its own, which the program's end does not wait for."""
        try:
            places = find()
        except OSError:
            places = ()
        try:
            self._mail.emit(lane, places)
        except RuntimeError:  # the window is gone by now
            return

    def _on_looked(self, lane: str, places: Sequence[Path]) -> None:
        self._busy.discard(lane)
        if list(places) != list(self._found.get(lane, ())):
            self._found[lane] = places
            self._fill()

    def _fill(self) -> None:
        for old in self.findChildren(QPushButton):
            old.hide()
            old.deleteLater()
        for lane in (STICKS, EXCHANGE):
            for place in self._found.get(lane, ()):
                one = button(_words(lane, place), Kind.LINK)
                one.setToolTip(str(place))
                one.clicked.connect(partial(self._on_clicked, place))
                self._row.insertWidget(self._row.count() - 1, one)
        self.setVisible(any(self._found.values()))

    def _on_clicked(self, place: Path) -> None:
        self.chosen.emit(place)


def _words(lane: str, place: Path) -> str:
    """A drive of Windows has no name but its letter."""
    if lane == EXCHANGE:
        return tr("Buat di folder tukar")
    return tr("Buat di flashdisk {name}").format(name=place.name or place.drive)


def _there(folder: Path | None) -> Sequence[Path]:
    """The folder, if one is named and answers now."""
    return [folder] if folder is not None and folder.is_dir() else []
