"""Choosing one of a long list by typing a part of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from bansos_desktop.ui.i18n import tr

KeyRole = Qt.ItemDataRole.UserRole + 2
DEBOUNCE_MS = 80
VISIBLE_ROWS = 7


class FindBox(QLineEdit):
    """`key` is "" until one is chosen; typing after a choice takes the choice back.

    Leaving the line takes the one choice that its words can mean; `is_resolved` is False while
    they mean none or several.
    """

    def __init__(
        self, choices: Sequence[tuple[str, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = dict(choices)
        self._key = ""
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._on_pause)
        self._model = QStandardItemModel(self)
        self._view = QListView()
        self._view.setProperty("kind", "popup")
        self._view.setAccessibleName(name)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(VISIBLE_ROWS)
        self._completer.setCompletionRole(KeyRole)
        self._completer.setPopup(self._view)
        self._completer.setWidget(self)
        self._completer.activated.connect(self.choose)
        self.textEdited.connect(self._on_edited)
        self.setPlaceholderText(tr("Ketik untuk mencari"))

    @property
    def key(self) -> str:
        """What is chosen."""
        return self._key

    @key.setter
    def key(self, key: str) -> None:
        self._key = key
        self.setText(self._texts.get(key, key))
        self.setCursorPosition(0)

    @property
    def popup(self) -> QListView:
        """The list under the line."""
        return self._view

    @property
    def is_resolved(self) -> bool:
        """Whether the line is empty or means one of the list."""
        return bool(self._key) or not self.text().strip()

    def found(self, words: str) -> list[str]:
        """The keys whose text has the words, those that begin with them first."""
        wanted = " ".join(words.casefold().split())
        ranked = [(_rank(text.casefold(), wanted), key) for key, text in self._texts.items()]
        places = sorted((rank, number, key) for number, (rank, key) in enumerate(ranked) if rank)
        return [key for _rank_, _number, key in places]

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Choose among others from now on; what is chosen stays."""
        self._texts = dict(choices)

    def offered(self, words: str) -> Sequence[tuple[str, str]]:
        """What the list under the line shows for some words: keys with their texts."""
        return [(key, self._texts[key]) for key in self.found(words)]

    def look_up(self, words: str) -> None:
        """Show what the words may mean, all for none; the first is ready for Enter."""
        self._model.clear()
        hits = self.offered(words)
        for key, text in hits:
            item = QStandardItem(text)
            item.setData(key, KeyRole)
            self._model.appendRow(item)
        if not hits:
            self._view.hide()
            return
        self._completer.complete(QRect(0, 0, self.width(), self.height() + 2))
        first = self._completer.completionModel().index(0, 0)
        self._view.setCurrentIndex(first if words.strip() else QModelIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Words that can mean only one of the list are that one."""
        super().focusOutEvent(event)
        if self._view.isVisible() or self.is_resolved:
            return
        self._timer.stop()
        words = self.text().strip().casefold()
        hits = self.found(words)
        exact = [key for key in hits if self._texts[key].casefold() == words]
        sure = exact or hits
        if len(sure) == 1:
            self.choose(sure[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list, also the whole of it."""
        if event.key() == Qt.Key.Key_Down and not self._view.isVisible():
            self.look_up("" if self._key else self.text())
        else:
            super().keyPressEvent(event)

    def choose(self, key: str) -> None:
        """Take one and close the list."""
        self.key = key
        self._view.hide()

    def _on_edited(self, text: str) -> None:
        """Typing takes the choice away; an emptied line is answered without waiting."""
        self._key = ""
        self._timer.start()
        if not text.strip():
            self._on_pause()

    def _on_pause(self) -> None:
        """A list that opens at the first letter would blink at each of the next."""
        self._timer.stop()
        if self.text().strip() and not self._key:
            self.look_up(self.text())
        else:
            self._view.hide()


def _rank(text: str, wanted: str) -> int:
    """1 begins with the words, 2 has a word that does, 3 has them anywhere, 0 has them not."""
    if text.startswith(wanted):
        return 1
    if any(word.startswith(wanted) for word in text.replace("/", " ").split()):
        return 2
    return 3 if wanted in text else 0
