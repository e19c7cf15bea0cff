"""A drop-down of fixed choices that a scrolling page cannot change by accident."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from bansos_desktop.ui.theme import PALETTE, set_flag

LEAST_LETTERS = 6
ARROW_HALF = 4.0
ARROW_FROM_RIGHT = 16.0
_WORD = re.compile(r"\w+")


class ChoiceBox(QComboBox):
    """Choices as (key, text); `key` is None until one is picked, `changed` tells the new key."""

    changed = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        *,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlaceholderText(placeholder)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)
        self._typed, self._since = "", QElapsedTimer()
        self.set_choices(choices)
        self.currentIndexChanged.connect(self._on_index)

    @property
    def key(self) -> str | None:
        """The picked key."""
        data = self.currentData()
        return data if isinstance(data, str) else None

    @key.setter
    def key(self, key: str | None) -> None:
        self.setCurrentIndex(-1 if key is None else self.findData(key))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the choices, silently; what was picked stays picked if it is still offered."""
        before = self.key
        with QSignalBlocker(self):
            self.clear()
            for key, text in choices:
                self.addItem(text, key)
            self.key = before
        self._mark_empty()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits find a choice by the beginning of any of its words."""
        text = event.text().casefold()
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        begun = text.isalnum() or (text == " " and self._is_typing())
        if begun and plain == Qt.KeyboardModifier.NoModifier:
            self._type(text)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever comes back begins a new word."""
        super().focusOutEvent(event)
        self._typed = ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only a focused box turns with the wheel; otherwise the page scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the arrow that the style sheet cannot colour."""
        super().paintEvent(event)
        tip = QPointF(self.width() - ARROW_FROM_RIGHT, self.height() / 2 + ARROW_HALF / 2)
        left = tip - QPointF(ARROW_HALF, ARROW_HALF)
        right = tip + QPointF(ARROW_HALF, -ARROW_HALF)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = PALETTE.ink_soft if self.isEnabled() else PALETTE.ink_disabled
        painter.setPen(QPen(QColor(colour), 1.75))
        painter.drawPolyline(QPolygonF([left, tip, right]))
        painter.end()

    def _is_typing(self) -> bool:
        """Whether a letter now belongs to those before it."""
        pause = QApplication.keyboardInputInterval()
        return bool(self._typed) and not self._since.hasExpired(pause)

    def _type(self, letter: str) -> None:
        """Go to what the letters mean; the same letter again goes on to the next of its kind."""
        again = self._is_typing() and self._typed == letter
        self._typed = self._typed + letter if self._is_typing() else letter
        self._since.start()
        found = self._found(self._typed)
        if not found and again:
            self._typed = letter
            found = self._found(letter)
            later = [index for index in sorted(found) if index > self.currentIndex()]
            found = later or sorted(found)
        if found:
            self.setCurrentIndex(found[0])

    def _found(self, typed: str) -> list[int]:
        """The choices that the letters begin, the likeliest first, the empty one last."""
        ranks = {n: _rank(self.itemText(n).casefold(), typed) for n in range(self.count())}
        found = [n for n, rank in ranks.items() if rank]
        return sorted(found, key=lambda n: (not self.itemData(n), ranks[n], n))

    def _on_index(self, _index: int) -> None:
        self._mark_empty()
        self.changed.emit(self.key or "")

    def _mark_empty(self) -> None:
        set_flag(self, "empty", on=self.key is None)


def _rank(text: str, typed: str) -> int:
    """1 begins with the letters, 2 has them as a word, 3 has a word that they begin, 0 has none."""
    if text.startswith(typed):
        return 1
    if typed in _WORD.findall(text):
        return 2
    begins = any(text.startswith(typed, word.start()) for word in _WORD.finditer(text))
    return 3 if begins else 0
