"""Painting one page of a printed sheet, in painter units from the paper's upper left corner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from bansos_desktop.ui.printing.cell_text import CellText
from bansos_desktop.ui.printing.fonts import UNITS, Fonts
from bansos_desktop.ui.printing.lines import Lines
from bansos_desktop.ui.printing.pictures import Pictures
from bansos_desktop.workbook.margin_text import MarginText, Run
from bansos_desktop.workbook.print_look import Edges, Side
from bansos_desktop.workbook.printed_page import Picture, PrintedCell, PrintedPage

_Spans = Mapping[int, tuple[float, float]]
"""Where each row or column begins and ends."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What is made once for all pages of a run, in the thread that paints."""

    fonts: Fonts = field(default_factory=Fonts)
    pictures: Pictures = field(default_factory=Pictures)


class PagePainter:
    """Paints a page; `pages` is how many there are in all."""

    def __init__(self, painter: QPainter, page: PrintedPage, pages: int, tools: Tools) -> None:
        self._painter, self._page, self._pages = painter, page, pages
        self._fonts, self._pictures = tools.fonts, tools.pictures
        self._sheet = page.sheet
        setup = page.sheet.setup
        (wide, high), margins = setup.paper, setup.margins
        room = QRectF(margins.left, margins.top, wide - margins.left - margins.right,
                      high - margins.top - margins.bottom)  # fmt: skip
        self._xs = _spans(
            page.columns, page.sheet.widths, page.scale, (room.left(), room.width()),
            centred=setup.is_centred,
        )  # fmt: skip
        self._ys = _spans(
            page.rows, page.sheet.heights, page.scale, (room.top(), room.height()),
            centred=setup.is_middle,
        )  # fmt: skip

    def paint(self) -> None:
        """Fills below, then texts, lines over them, pictures on top as in Excel."""
        cells = list(self._cells())
        lines = Lines(self._page.scale)
        self._painter.setPen(Qt.PenStyle.NoPen)
        for _place, cell, box in cells:
            if cell.look.fill:
                self._painter.fillRect(box, QColor(f"#{cell.look.fill}"))
        text = CellText(self._painter, self._fonts, self._page.scale)
        for place, cell, box in cells:
            if cell.text and place == self._corner(place):
                text.paint(cell, box, self._room(place, cell, box))
            if cell.look.edges:
                lines.add(self._own_box(place), self._edges(place, cell.look.edges))
        lines.paint(self._painter)
        for picture in self._sheet.pictures:
            self._paint_picture(picture)
        self._paint_margins()

    def _cells(self) -> Iterator[tuple[tuple[int, int], PrintedCell, QRectF]]:
        """The cells of this page that have a size, each with the box that it fills."""
        for row in self._ys:
            cells = self._sheet.rows.get(row)
            if not cells:
                continue
            for column in self._xs:
                cell = cells.get(column)
                if cell is None:
                    continue
                box = self._box((row, column))
                if box.width() > 0 and box.height() > 0:
                    yield (row, column), cell, box

    def _corner(self, place: tuple[int, int]) -> tuple[int, int]:
        return self._sheet.merged.get(place, place)

    def _edges(self, place: tuple[int, int], edges: Edges) -> Edges:
        """The edges that show: within a merged cell there are none."""
        if place not in self._sheet.merged:
            return edges
        area = self._sheet.merges[self._corner(place)]
        return Edges(
            left=edges.left if place[1] == area.columns[0] else None,
            top=edges.top if place[0] == area.rows[0] else None,
            right=edges.right if place[1] == area.columns[1] else None,
            bottom=edges.bottom if place[0] == area.rows[1] else None,
        )

    def _own_box(self, place: tuple[int, int]) -> QRectF:
        """A cell's own box, though it be merged."""
        top, bottom = self._ys[place[0]]
        left, right = self._xs[place[1]]
        return QRectF(left, top, right - left, bottom - top)

    def _box(self, place: tuple[int, int]) -> QRectF:
        """The box of a cell; of a merged one as much as is on this page."""
        area = self._sheet.merges.get(place)
        if area is None:
            return self._own_box(place)
        rows = [self._ys[row] for row in range(area.rows[0], area.rows[1] + 1) if row in self._ys]
        columns = [
            self._xs[column]
            for column in range(area.columns[0], area.columns[1] + 1)
            if column in self._xs
        ]
        left, top = min(columns)[0], min(rows)[0]
        return QRectF(left, top, max(columns)[1] - left, max(rows)[1] - top)

    def _room(self, place: tuple[int, int], cell: PrintedCell, box: QRectF) -> QRectF:
        """How far a text may run over the empty cells beside it; not out of a merged cell."""
        if cell.look.wraps or cell.is_number or place in self._sheet.merges:
            return box
        room = QRectF(box)
        if cell.side is not Side.RIGHT:
            room.setRight(self._reach(place, 1))
        if cell.side is not Side.LEFT:
            room.setLeft(self._reach(place, -1))
        return room

    def _reach(self, place: tuple[int, int], way: int) -> float:
        """The far edge of the last empty neighbour."""
        row, column = place
        while (beside := column + way) in self._xs and not self._is_taken(row, beside):
            column = beside
        return self._xs[column][way > 0]

    def _is_taken(self, row: int, column: int) -> bool:
        cell = self._sheet.cell(row, column)
        return (row, column) in self._sheet.merged or (cell is not None and bool(cell.text))

    def _paint_picture(self, picture: Picture) -> None:
        if picture.row not in self._ys or picture.column not in self._xs:
            return
        image = self._pictures.of(picture.content)
        if image.isNull():
            return
        factor = self._page.scale * UNITS
        box = QRectF(
            self._xs[picture.column][0] + picture.offset[0] * factor,
            self._ys[picture.row][0] + picture.offset[1] * factor,
            picture.size[0] * factor,
            picture.size[1] * factor,
        )
        self._painter.drawImage(box, image)

    def _paint_margins(self) -> None:
        """Header and footer stand within the margins, at their own distance from the edge."""
        sheet = self._sheet
        header, footer = sheet.header, sheet.footer
        if sheet.first_margins is not None and self._page.is_first:
            header, footer = sheet.first_margins
        margins, (_wide, high) = sheet.setup.margins, sheet.setup.paper
        self._paint_margin(header, margins.header * UNITS, upward=False)
        self._paint_margin(footer, (high - margins.footer) * UNITS, upward=True)

    def _paint_margin(self, text: MarginText, edge: float, *, upward: bool) -> None:
        margins, (wide, _high) = self._sheet.setup.margins, self._sheet.setup.paper
        left, right = margins.left * UNITS, (wide - margins.right) * UNITS
        for runs, place in ((text.left, 0.0), (text.center, 0.5), (text.right, 1.0)):
            lines = self._margin_lines(runs)
            heights = [max((height for *_r, height in line), default=0.0) for line in lines]
            y = edge - sum(heights) if upward else edge
            for line, height in zip(lines, heights, strict=True):
                width = sum(advance for _run, _text, advance, _height in line)
                self._paint_line(line, QPointF(left + (right - left - width) * place, y + height))
                y += height

    def _margin_lines(self, runs: Sequence[Run]) -> list[list[tuple[Run, str, float, float]]]:
        """The runs by line, with what they say here, their width and height."""
        lines: list[list[tuple[Run, str, float, float]]] = [[]] if runs else []
        for run in runs:
            said = run.said(self._page.number, self._pages, self._sheet.name)
            _font, metrics = self._fonts.of(run.face, self._margin_scale)
            for number, piece in enumerate(said.split("\n")):
                if number:
                    lines.append([])
                lines[-1].append((run, piece, metrics.horizontalAdvance(piece), metrics.height()))
        return lines

    def _paint_line(self, line: list[tuple[Run, str, float, float]], end: QPointF) -> None:
        """One line of runs on a common foot."""
        x = end.x()
        deepest = max((self._fonts.of(run.face, self._margin_scale)[1].descent()
                       for run, *_rest in line), default=0.0)  # fmt: skip
        for run, piece, advance, _height in line:
            self._painter.setFont(self._fonts.of(run.face, self._margin_scale)[0])
            self._painter.setPen(QColor(f"#{run.face.colour}"))
            self._painter.drawText(QPointF(x, end.y() - deepest), piece)
            x += advance

    @property
    def _margin_scale(self) -> float:
        return self._page.scale if self._sheet.setup.scales_margins else 1.0


def _spans(
    numbers: Sequence[int],
    sizes: Sequence[float],
    scale: float,
    room: tuple[float, float],
    *,
    centred: bool,
) -> _Spans:
    """Start and end of each row or column on paper, in painter units."""
    whole = sum(sizes[number - 1] for number in numbers) * scale
    at = room[0] + (max(0.0, room[1] - whole) / 2 if centred else 0.0)
    spans: dict[int, tuple[float, float]] = {}
    for number in numbers:
        size = sizes[number - 1] * scale
        spans[number] = at * UNITS, (at + size) * UNITS
        at += size
    return spans
