"""A drop-down of fixed choices that a scrolling page cannot change by accident."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from bansos_desktop.ui.theme import PALETTE, set_flag

LEAST_LETTERS = 6
ARROW_HALF = 4.0
ARROW_FROM_RIGHT = 16.0


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

    def _on_index(self, _index: int) -> None:
        self._mark_empty()
        self.changed.emit(self.key or "")

    def _mark_empty(self) -> None:
        set_flag(self, "empty", on=self.key is None)
