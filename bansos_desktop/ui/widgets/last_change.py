"""One line under a form: who wrote here last; pointing at it shows what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QLabel

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.ledger import Entry, parse_changes
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import Kind, set_kind


class LastChange(QLabel):
    """Hidden while nothing was written; `labels` name the fields that people know."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        super().__init__()
        self._labels = labels
        self.setWordWrap(True)
        set_kind(self, Kind.CAPTION)
        self.show_entries([])

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the last of the entries, by the clock of the laptop that wrote it."""
        last = max(entries, key=_moment, default=None)
        self.setText(_sentence(last) if last else "")
        self.setVisible(last is not None)
        self.setToolTip(self._detail(last) if last else "")

    def _detail(self, entry: Entry) -> str:
        """Each field with what stood there before and what stands there since."""
        return "\n".join(
            f"{tr(self._labels[name])}: {old or '–'} → {new or '–'}"
            for name, (old, new) in parse_changes(entry.changes).items()
            if name in self._labels
        )


def _moment(entry: Entry) -> tuple[str, int]:
    return entry.at, entry.number


def _sentence(entry: Entry) -> str:
    at = datetime.fromisoformat(entry.at).astimezone()
    text = tr("Dicatat {day} pukul {time} oleh {user}")
    return text.format(day=format_short(at.date()), time=at.strftime("%H.%M"), user=entry.user)
