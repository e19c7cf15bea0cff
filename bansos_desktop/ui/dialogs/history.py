"""The history of one family, in a window of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from bansos_desktop.domain.history import Event
from bansos_desktop.ui.dialogs.telling import TellingDialog
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import Kind
from bansos_desktop.ui.widgets.history_list import HistoryList, events_text
from bansos_desktop.ui.widgets.text import text_label


class HistoryDialog(TellingDialog):
    """Everything that happened to a family, newest first; Esc closes it."""

    def __init__(self, parent: QWidget | None, name: str, events: Sequence[Event]) -> None:
        super().__init__(parent, tr("Riwayat {name}").format(name=name), tr("Salin semua"))
        self._events = events
        self.list = HistoryList()
        self.list.show_events(events)
        self.lay_out([text_label(name, Kind.SUBTITLE, wrap=True)], self.list)
        self.list.setFocus()

    def told(self) -> str:
        """The events, one below the other."""
        return events_text(self._events)
