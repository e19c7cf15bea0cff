"""A label whose text may be cut with an ellipsis where room is short."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from bansos_desktop.ui.theme import Kind, set_kind

FEWEST_LETTERS = 6


class ElidedLabel(QLabel):
    """Wants room for the whole text and lives with less; its tool tip always has all of it."""

    def __init__(self, text: str, kind: Kind) -> None:
        super().__init__(text)
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        set_kind(self, kind)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Say something else, cut to the room there is."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        height = super().sizeHint().height()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, height)

    def minimumSizeHint(self) -> QSize:
        """Room for its beginning."""
        width = self.fontMetrics().averageCharWidth() * FEWEST_LETTERS
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, room, self.width()))
