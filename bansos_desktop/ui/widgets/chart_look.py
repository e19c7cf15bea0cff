"""How the parts of charts look: a colour and a pattern, so that no eye needs the colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from bansos_desktop.ui.theme import PALETTE, SPACE
from bansos_desktop.ui.widgets.chart_base import line_height, text_width, write

SWATCH = 14.0
HATCH = 5.0


@dataclass(frozen=True, slots=True)
class Fill:
    """A ground, its outline, and lines across it: "/" , "\\", or none."""

    ground: str
    line: str
    hatch: str = ""
    dashed: bool = False


class Part(Enum):
    """What a part of a bar stands for, darkest where aid has arrived."""

    HANDED = Fill(PALETTE.accent, PALETTE.accent)
    DECIDED = Fill(PALETTE.accent_line, PALETTE.accent, hatch="/")
    PROPOSED = Fill(PALETTE.accent_soft, PALETTE.accent)
    OVER = Fill(PALETTE.error_soft, PALETTE.error, hatch="\\")
    LEFT = Fill(PALETTE.surface, PALETTE.line_strong, dashed=True)
    BESIDE = Fill(PALETTE.sunken, PALETTE.line_strong)
    MONEY = Fill(PALETTE.info_soft, PALETTE.info, hatch="/")


def paint_part(painter: QPainter, room: QRectF, part: Part) -> None:
    """Fill a rectangle as its part looks."""
    look = part.value
    painter.save()
    painter.setBrush(QColor(look.ground))
    pen = QPen(QColor(look.line), 1)
    if look.dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    # On the middle of the dots, so that a line of one stays one.
    box = room.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRect(box)
    if look.hatch:
        painter.setClipRect(box)
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLines(_hatch(box, look.hatch))
    painter.restore()


def _hatch(box: QRectF, way: str) -> list[QLineF]:
    """Lines across a box: a brush of Qt's would be as coarse on paper as on a screen."""
    tall, lines = box.height(), []
    at = box.left() - tall
    while at < box.right():
        foot, head = (box.bottom(), box.top()) if way == "/" else (box.top(), box.bottom())
        lines.append(QLineF(at, foot, at + tall, head))
        at += HATCH
    return lines


def paint_legend(
    painter: QPainter, top: float, width: float, parts: Sequence[tuple[Part, str]]
) -> None:
    """What each look means, on as many lines as they take."""
    x, y, line = 0.0, top, line_height()
    for part, words in parts:
        wide = SWATCH + SPACE.xs + text_width(words) + SPACE.m
        if x and x + wide - SPACE.m > width:
            x, y = 0.0, y + line + SPACE.xs
        paint_part(painter, QRectF(x, y + (line - 10) / 2, SWATCH, 10), part)
        write(painter, QRectF(x + SWATCH + SPACE.xs, y, wide, line), words, PALETTE.ink_soft)
        x += wide


def legend_height(width: float, parts: Sequence[tuple[Part, str]]) -> float:
    """The room that the legend takes."""
    x, lines = 0.0, 1
    for _part, words in parts:
        wide = SWATCH + SPACE.xs + text_width(words) + SPACE.m
        if x and x + wide - SPACE.m > width:
            x, lines = 0.0, lines + 1
        x += wide
    return lines * (line_height() + SPACE.xs) + SPACE.xs
