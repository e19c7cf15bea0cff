"""Painting the text of a cell: aligned, wrapped, run over empty neighbours, or made to fit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from bansos_desktop.ui.printing.fonts import UNITS, Fonts
from bansos_desktop.workbook.print_look import Level, Side
from bansos_desktop.workbook.printed_page import PrintedCell

_PADDING = 1.75
_EDGE = 0.75
_INDENT = 6.75
_SHRINKING = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
# A number is never cut, however small it must become.
_SMALLEST_NUMBER = 0.2
_HAIR = 1.0


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Lines of text and their widths in the font that fits; `clips` if even so they do not."""

    lines: list[tuple[str, float]]
    font: QFont
    metrics: QFontMetricsF
    clips: bool


class CellText:
    """Paints texts at one scale; boxes are in painter units."""

    def __init__(self, painter: QPainter, fonts: Fonts, scale: float) -> None:
        self._painter, self._fonts, self._scale = painter, fonts, scale
        self._used: tuple[QFont, str] | None = None

    def paint(self, cell: PrintedCell, box: QRectF, room: QRectF) -> None:
        """Paint a cell's text in its box; `room` is how far it may run over its neighbours."""
        if cell.look.turn:
            self._paint_turned(cell, box)
            return
        inner = self._inner(cell, box)
        space = max(inner.width(), UNITS)
        fitted = self._wrapped(cell, inner) if _wraps(cell) else self._in_a_line(cell, space, room)
        self._paint_lines(cell, fitted, inner, box if _wraps(cell) else room)

    def _inner(self, cell: PrintedCell, box: QRectF) -> QRectF:
        """The box less its padding and indent."""
        edge = _PADDING * self._scale * UNITS
        indent = cell.look.indent * _INDENT * self._scale * UNITS
        left = edge + (indent if cell.side is Side.LEFT else 0)
        right = edge + (indent if cell.side is Side.RIGHT else 0)
        return box.adjusted(left, 0, -right, 0)

    def _wrapped(self, cell: PrintedCell, inner: QRectF) -> _Fitted:
        """Broken between words, and made smaller where the lines would be higher than the row."""
        width = max(inner.width(), UNITS)
        for shrinking in _SHRINKING:
            font, metrics = self._fonts.of(cell.look.face, self._scale * shrinking)
            lines = broken(cell.text, font, metrics, width)
            if len(lines) * metrics.height() <= inner.height() + _HAIR:
                return _Fitted(lines, font, metrics, clips=False)
        font, metrics = self._fonts.of(cell.look.face, self._scale)
        return _Fitted(broken(cell.text, font, metrics, width), font, metrics, clips=True)

    def _in_a_line(self, cell: PrintedCell, space: float, room: QRectF) -> _Fitted:
        """As it is if there is room beside the cell, else smaller; only long texts are cut."""
        text = cell.text.replace("\n", " ")
        font, metrics = self._fonts.of(cell.look.face, self._scale)
        width = metrics.horizontalAdvance(text)
        must = cell.is_number or cell.look.shrinks
        padding = 2 * _PADDING * self._scale * UNITS
        reach = space if must else max(space, room.width() - padding)
        if width <= reach + _HAIR:
            return _Fitted([(text, width)], font, metrics, clips=False)
        least = _SMALLEST_NUMBER if must else _SHRINKING[-1]
        shrinking = max(least, round(reach / width - 0.005, 2))
        font, metrics = self._fonts.of(cell.look.face, self._scale * shrinking)
        width = metrics.horizontalAdvance(text)
        return _Fitted([(text, width)], font, metrics, clips=width > reach + _HAIR)

    def _paint_lines(
        self, cell: PrintedCell, fitted: _Fitted, inner: QRectF, limits: QRectF
    ) -> None:
        painter, metrics = self._painter, fitted.metrics
        self._use(fitted.font, cell.look.face.colour)
        if fitted.clips:
            # Saved with font and pen in place, so that these outlive the restoring.
            painter.save()
            painter.setClipRect(limits)
        line = metrics.height()
        edge = _EDGE * self._scale * UNITS
        y = _top(cell.look.level, inner, line * len(fitted.lines), edge) + metrics.ascent()
        for text, width in fitted.lines:
            x = _left(cell.side, inner, width)
            if not fitted.clips:
                x = max(limits.left(), min(x, limits.right() - width))
            painter.drawText(QPointF(x, y), text)
            y += line
        if fitted.clips:
            painter.restore()

    def _use(self, font: QFont, colour: str) -> None:
        """Most cells of a table are written as the one before them."""
        if self._used is None or self._used[0] is not font or self._used[1] != colour:
            self._used = font, colour
            self._painter.setFont(font)
            self._painter.setPen(QColor(f"#{colour}"))

    def _paint_turned(self, cell: PrintedCell, box: QRectF) -> None:
        """The same in a box that lies on its side; sideways it stands in the middle."""
        self._painter.save()
        self._used = None
        self._painter.translate(box.center())
        self._painter.rotate(-cell.look.turn)
        lies = abs(cell.look.turn) > 45
        width, height = (box.height(), box.width()) if lies else (box.width(), box.height())
        turned = QRectF(-width / 2, -height / 2, width, height)
        inner = self._inner(cell, turned)
        fitted = self._wrapped(cell, inner)
        line = fitted.metrics.height()
        self._use(fitted.font, cell.look.face.colour)
        y = -line * len(fitted.lines) / 2 + fitted.metrics.ascent()
        for text, width in fitted.lines:
            self._painter.drawText(QPointF(-width / 2, y), text)
            y += line
        self._painter.restore()
        self._used = None


def broken(text: str, font: QFont, metrics: QFontMetricsF, width: float) -> list[tuple[str, float]]:
    """The lines of a text, broken between words; a word that is too long is broken anywhere."""
    lines: list[tuple[str, float]] = []
    for paragraph in text.split("\n"):
        whole = metrics.horizontalAdvance(paragraph)
        if whole <= width + _HAIR:
            lines.append((paragraph, whole))
        else:
            pieces = _broken_paragraph(paragraph, font, width)
            lines += [(piece, metrics.horizontalAdvance(piece)) for piece in pieces]
    return lines


def _broken_paragraph(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines


def _wraps(cell: PrintedCell) -> bool:
    """A number is never broken, whatever the cell says."""
    return (cell.look.wraps or "\n" in cell.text) and not cell.is_number


def _left(side: Side, inner: QRectF, width: float) -> float:
    if side is Side.RIGHT:
        return inner.right() - width
    return inner.center().x() - width / 2 if side is Side.CENTER else inner.left()


def _top(level: Level, inner: QRectF, height: float, edge: float) -> float:
    """Where the first line begins; at most `edge` off the line above or below, if there is room."""
    if level is Level.CENTER:
        return inner.center().y() - height / 2
    edge = max(0.0, min(edge, (inner.height() - height) / 2))
    return inner.top() + edge if level is Level.TOP else inner.bottom() - height - edge
