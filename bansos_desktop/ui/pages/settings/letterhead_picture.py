"""The letterhead as it will print: logo at the left, lines in the middle, the double line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bansos_desktop.ui.theme import PALETTE

Look: TypeAlias = tuple[float, bool]

HEIGHT = 132
MARGIN = 12
LOGO = 76
RULES = 5
# Points and weight of each line, as the shipped templates print them.
LOOKS = ((11, True), (14, True), (8, False), (8, False), (8, False))
SMALLEST = 0.4
FAMILIES = ("Arial", "Liberation Sans", "DejaVu Sans")


class LetterheadPicture(QWidget):
    """A strip of paper; where a line is too long for it all are smaller, and none is cut."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[str] = ()
        self._logo = QImage()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_letterhead(self, lines: Sequence[str], logo: bytes) -> None:
        """Draw these lines and this logo."""
        self._lines = [line for line in lines if line.strip()]
        self._logo = QImage.fromData(logo) if logo else QImage()
        self.setAccessibleName("; ".join(self._lines))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to tell the lines apart."""
        return QSize(420, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper with everything on it."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setPen(QPen(QColor(PALETTE.line), 1))
        painter.setBrush(QColor(PALETTE.surface))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        inner = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self._draw_logo(painter, inner)
        self._draw_lines(painter, inner)
        painter.setPen(QPen(QColor(PALETTE.ink), 1))
        for at in (inner.bottom() - 3, inner.bottom()):
            painter.drawLine(QPointF(inner.left(), at), QPointF(inner.right(), at))
        painter.end()

    def _draw_logo(self, painter: QPainter, inner: QRectF) -> None:
        if self._logo.isNull():
            return
        room = QSize(LOGO, LOGO)
        size = self._logo.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        top = inner.top() + (inner.height() - RULES - size.height()) / 2
        painter.drawImage(QRectF(inner.left(), top, size.width(), size.height()), self._logo)

    def _draw_lines(self, painter: QPainter, inner: QRectF) -> None:
        """In the middle of the paper, beside the logo where there is one."""
        beside = LOGO + MARGIN if not self._logo.isNull() else 0
        room = inner.adjusted(beside, 0, -beside, -RULES)
        pairs = list(zip(self._lines, LOOKS, strict=False))
        scale = min((_fit(line, look, room.width()) for line, look in pairs), default=1)
        shown = [(line, _font(look, scale)) for line, look in pairs]
        height = sum(QFontMetricsF(font).height() for _line, font in shown)
        top = room.top() + (room.height() - height) / 2
        painter.setPen(QColor(PALETTE.ink))
        for line, font in shown:
            high = QFontMetricsF(font).height()
            painter.setFont(font)
            painter.drawText(
                QRectF(room.left(), top, room.width(), high), Qt.AlignmentFlag.AlignCenter, line
            )
            top += high


def _font(look: Look, scale: float = 1) -> QFont:
    size, is_bold = look
    font = QFont(list(FAMILIES))
    font.setPointSizeF(size * scale)
    font.setBold(is_bold)
    return font


def _fit(line: str, look: Look, width: float) -> float:
    """How much smaller a line must be to find room; 1 if it has enough."""
    needed = QFontMetricsF(_font(look)).horizontalAdvance(line)
    return max(SMALLEST, min(1, width / needed))
