"""One line under a form: who wrote here last; pointing at it shows what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.ledger import Entry, Value, parse_changes
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import Kind, set_kind

Reader = Callable[[Value], str]


class LastChange(QLabel):
    """Hidden while nothing was written; `labels` name the fields that people know.

    `readers` say how a value reads that is kept in another way than it is written.
    """

    def __init__(
        self,
        labels: Mapping[str, str],
        readers: Mapping[str, Reader] | None = None,
        *,
        sentence: str = "",
    ) -> None:
        super().__init__()
        self._sentence = sentence or tr("Dicatat {day} pukul {time} oleh {user}")
        self._labels, self._readers = labels, readers or {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        set_kind(self, Kind.CAPTION)
        self.show_entries([])

    def show_entries(
        self, entries: Sequence[Entry], names: Mapping[str, str] | None = None
    ) -> None:
        """Show the last of the entries, by the clock of the laptop that wrote it.

        What was written together with it is told as well; `names` say of which record, where the
        entries are about several.
        """
        last = max(entries, key=_moment, default=None)
        together = [entry for entry in entries if last and entry.batch == last.batch]
        self.setText(self._told(last) if last else "")
        self.setVisible(last is not None)
        told = [
            f"{named} · {line}" if (named := (names or {}).get(entry.record)) else line
            for entry in together
            for line in self._lines(entry)
        ]
        self.setToolTip("\n".join(told))

    def _told(self, entry: Entry) -> str:
        at = datetime.fromisoformat(entry.at).astimezone()
        day, time = format_short(at.date()), at.strftime("%H.%M")
        return self._sentence.format(day=day, time=time, user=entry.user)

    def _lines(self, entry: Entry) -> list[str]:
        """Each field with what stood there before and what stands there since."""
        return [
            f"{tr(self._labels[name])}: {self._read(name, old)} → {self._read(name, new)}"
            for name, (old, new) in parse_changes(entry.changes).items()
            if name in self._labels
        ]

    def _read(self, name: str, value: Value) -> str:
        if value is None or value == "":
            return "–"
        return self._readers[name](value) if name in self._readers else str(value)


def _moment(entry: Entry) -> tuple[str, int]:
    return entry.at, entry.number
