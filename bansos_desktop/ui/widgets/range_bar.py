"""An amount drawn against the range that it should lie in."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bansos_desktop.ui.theme import PALETTE

HEIGHT = 8
MARK_WIDTH = 2.0
HEADROOM = 1.2  # how far the bar goes on beyond the upper end


class RangeBar(QWidget):
    """A bar with a mark at each end of the range; words beside it must say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._amount = 0
        self._low: int | None = None
        self._high: int | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_amount(self, amount: int, low: int | None, high: int | None) -> None:
        """Draw an amount; without an upper end there is nothing to draw it against."""
        self._amount, self._low, self._high = amount, low, high
        self.setVisible(high is not None)
        self.update()

    @property
    def is_inside(self) -> bool:
        """Whether the amount lies in the range."""
        low = 0 if self._low is None else self._low
        return low <= self._amount and (self._high is None or self._amount <= self._high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole length, the amount on it, a mark at each end."""
        whole = max(self._amount, int((self._high or 1) * HEADROOM))
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PALETTE.sunken))
        width = self.width() * self._amount / whole
        colour = PALETTE.accent if self.is_inside else PALETTE.warning
        painter.fillRect(QRectF(0, 0, width, HEIGHT), QColor(colour))
        for end in (self._low, self._high):
            if end is not None:
                left = self.width() * end / whole
                painter.fillRect(QRectF(left, 0, MARK_WIDTH, HEIGHT), QColor(PALETTE.ink))
        painter.end()
