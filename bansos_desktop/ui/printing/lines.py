"""The lines of a page's cells: each is drawn once, and neighbours of one style as a single line."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from bansos_desktop.ui.printing.fonts import UNITS
from bansos_desktop.workbook.print_look import Edge, Edges

# Points at 100 %, and how strongly a line stands against another in the same place.
_WIDTHS = {"hair": 0.25, "medium": 1.25, "thick": 2.0, "double": 0.5}
_USUAL_WIDTH = 0.5
_FINEST = 0.25
_DOUBLE_GAP = 1.0
_RANKS = ("hair", "dotted", "dashed", "thin", "medium", "double", "thick")
_DASHES = {
    "hair": (1.0, 2.0), "dotted": (1.0, 2.0), "dashed": (4.0, 2.0), "mediumDashed": (4.0, 2.0),
    "dashDot": (4.0, 2.0, 1.0, 2.0), "dashDotDot": (4.0, 2.0, 1.0, 2.0, 1.0, 2.0),
}  # fmt: skip

_Piece = tuple[bool, int, int, int]
"""Whether it lies, where it lies across its way, and its start and end; in whole units."""


class Lines:
    """Collects the edges of a page's cells, then paints them."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._pieces: dict[_Piece, Edge] = {}

    def add(self, box: QRectF, edges: Edges) -> None:
        """The edges of a cell; of two in one place the stronger stays."""
        left, top = round(box.left()), round(box.top())
        right, bottom = round(box.right()), round(box.bottom())
        self._keep((True, top, left, right), edges.top)
        self._keep((True, bottom, left, right), edges.bottom)
        self._keep((False, left, top, bottom), edges.left)
        self._keep((False, right, top, bottom), edges.right)

    def paint(self, painter: QPainter) -> None:
        """Paint all of them, style by style."""
        by_edge: dict[Edge, list[_Piece]] = {}
        for piece, edge in self._pieces.items():
            by_edge.setdefault(edge, []).append(piece)
        for edge in sorted(by_edge, key=_rank):
            painter.setPen(self._pen(edge))
            for piece in _joined(by_edge[edge]):
                painter.drawLines(self._drawn(piece, edge))

    def _keep(self, piece: _Piece, edge: Edge | None) -> None:
        if edge is None or piece[2] == piece[3]:
            return
        known = self._pieces.get(piece)
        if known is None or _rank(edge) > _rank(known):
            self._pieces[piece] = edge

    def _pen(self, edge: Edge) -> QPen:
        width = max(_WIDTHS.get(edge.style, _USUAL_WIDTH) * self._scale, _FINEST) * UNITS
        if edge.style.startswith("medium"):
            width = max(_WIDTHS["medium"] * self._scale, _FINEST) * UNITS
        pen = QPen(QColor(f"#{edge.colour}"), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if edge.style in _DASHES else SQUARE)
        if edge.style in _DASHES:
            pen.setDashPattern(list(_DASHES[edge.style]))
        return pen

    def _drawn(self, piece: _Piece, edge: Edge) -> list[QLineF]:
        lies, across, start, end = piece
        apart = _DOUBLE_GAP * self._scale * UNITS / 2
        places = (across - apart, across + apart) if edge.style == "double" else (across,)
        if lies:
            return [QLineF(start, place, end, place) for place in places]
        return [QLineF(place, start, place, end) for place in places]


SQUARE = Qt.PenCapStyle.SquareCap


def _rank(edge: Edge) -> tuple[int, str]:
    style = edge.style
    return (_RANKS.index(style) if style in _RANKS else _RANKS.index("thin"), edge.colour)


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Pieces that go on where another ends become one."""
    found: list[_Piece] = []
    for piece in sorted(pieces):
        if found and found[-1][:2] == piece[:2] and found[-1][3] >= piece[2]:
            lies, across, start, end = found[-1]
            found[-1] = lies, across, start, max(end, piece[3])
        else:
            found.append(piece)
    return found
