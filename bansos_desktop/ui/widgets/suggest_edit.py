"""A line that offers what was written there before: Down opens the list, typing narrows it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget


class SuggestEdit(QLineEdit):
    """Any text may be typed; the list only saves typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = QStringListModel(self)
        self._all = QCompleter(self._texts, self)
        self._all.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._all.setFilterMode(Qt.MatchFlag.MatchContains)
        self._view = QListView()
        self._view.setProperty("kind", "popup")
        self._all.setPopup(self._view)
        self.setCompleter(self._all)

    @property
    def offered(self) -> Sequence[str]:
        """What the list holds."""
        return self._texts.stringList()

    def offer(self, texts: Sequence[str]) -> None:
        """Offer these, the first at the top."""
        self._texts.setStringList(list(texts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the whole list, whatever stands in the line."""
        if event.key() == Qt.Key.Key_Down and not self._view.isVisible():
            self._all.setCompletionPrefix("")
            self._all.complete()
        else:
            super().keyPressEvent(event)
