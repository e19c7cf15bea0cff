"""Which rows and columns come onto which page, as Excel breaks a sheet.

A row that no longer fits begins a page under the repeated titles; no row is ever cut. Fitting to a
number of pages only makes things smaller, by whole percents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bansos_desktop.workbook.printed_page import Area, PrintedPage, PrintedSheet, Span

_SMALLEST = 10
# What binary fractions add to a sum of heights is no reason for a page.
_DUST = 0.01


@dataclass(frozen=True, slots=True)
class _Line:
    """One direction of an area: sizes of its rows or columns, and what is repeated."""

    numbers: tuple[int, ...]
    sizes: Sequence[float]
    titles: tuple[int, ...]
    breaks: frozenset[int]

    def whole(self) -> float:
        return sum(self.sizes[number - 1] for number in self.numbers)

    def chunks(self, room: float) -> list[tuple[int, ...]]:
        """The numbers of each page, titles in front where they do not stand by themselves."""
        pages: list[list[int]] = []
        used, own = 0.0, 0
        for number in self.numbers:
            size = self.sizes[number - 1]
            full = own and used + size > room + _DUST
            if not pages or full or (own and number - 1 in self.breaks):
                repeated = [title for title in self.titles if title < number] if pages else []
                pages.append(repeated)
                used, own = sum(self.sizes[title - 1] for title in repeated), 0
            pages[-1].append(number)
            used += size
            own += size > 0
        return [tuple(page) for page in pages]


def pages_of(sheet: PrintedSheet, so_far: int) -> list[PrintedPage]:
    """The pages of a sheet; `so_far` is the number of the page before it."""
    found: list[PrintedPage] = []
    number = (sheet.setup.first_number or so_far + 1) - 1
    for area in sheet.areas:
        lines = _lines(sheet, area)
        scale = _scale(sheet, *lines)
        wide, high = _room(sheet, scale)
        for columns in lines[0].chunks(wide):
            for rows in lines[1].chunks(high):
                number += 1
                found.append(PrintedPage(sheet, rows, columns, scale, number, not found))
    return found


def _lines(sheet: PrintedSheet, area: Area) -> tuple[_Line, _Line]:
    columns = _Line(
        _numbers(area.columns), sheet.widths, _numbers(sheet.title_columns), sheet.column_breaks
    )
    rows = _Line(_numbers(area.rows), sheet.heights, _numbers(sheet.title_rows), sheet.row_breaks)
    return columns, rows


def _numbers(span: Span | None) -> tuple[int, ...]:
    return () if span is None else tuple(range(span[0], span[1] + 1))


def _room(sheet: PrintedSheet, scale: float) -> tuple[float, float]:
    """What a page holds, in points of the sheet."""
    (width, height), margins = sheet.setup.paper, sheet.setup.margins
    wide = width - margins.left - margins.right
    high = height - margins.top - margins.bottom
    return wide / scale, high / scale


def _scale(sheet: PrintedSheet, columns: _Line, rows: _Line) -> float:
    """The scale that is set, or the largest whole percent at which everything fits."""
    if sheet.setup.fit is None:
        return sheet.setup.scale
    wide, high = sheet.setup.fit
    percent = 100
    while percent > _SMALLEST:
        room = _room(sheet, percent / 100)
        if _fits(columns, room[0], wide) and _fits(rows, room[1], high):
            break
        percent -= 1
    return percent / 100


def _fits(line: _Line, room: float, pages: int) -> bool:
    """A fitted sheet still breaks where somebody said so only if it may be many pages."""
    if not pages:
        return True
    if line.whole() > room * pages + _DUST:
        return False
    return pages == 1 or len(line.chunks(room)) <= pages
