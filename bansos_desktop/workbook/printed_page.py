"""A filled workbook as what it prints: plain data, all lengths in points, nothing of Excel in it.

`read_printed` takes the bytes of an `.xlsx`, reckons its formulas and lays its pages out; whoever
paints needs no workbook. It holds personal data, so no repr shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bansos_desktop.workbook.margin_text import MarginText
from bansos_desktop.workbook.print_look import Look, Side

Span = tuple[int, int]
"""First and last row or column, from 1."""


@dataclass(frozen=True, slots=True, repr=False)
class PrintedCell:
    """A cell's text as it is shown; `side` is settled, a number is never cut or run over."""

    text: str
    look: Look
    side: Side
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A block of cells, both ends included."""

    columns: Span
    rows: Span


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A picture's file and its box: points from the upper left corner of a cell, and its size."""

    content: bytes
    row: int
    column: int
    offset: tuple[float, float]
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Margins:
    """Room around a page, in points; header and footer stand within top and bottom."""

    left: float
    top: float
    right: float
    bottom: float
    header: float
    footer: float


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How a sheet goes onto paper; `paper` as it lies. `fit` is (pages wide, pages high), 0 is any.

    `first_number` is what the first page is numbered, 0 to go on from the sheet before.
    """

    paper: tuple[float, float]
    margins: Margins
    scale: float = 1.0
    fit: tuple[int, int] | None = None
    is_centred: bool = False
    is_middle: bool = False
    first_number: int = 0
    scales_margins: bool = True


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class PrintedSheet:
    """One visible sheet; widths and heights begin with those of column A and row 1, hidden is 0."""

    name: str
    setup: PageSetup
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: Mapping[int, Mapping[int, PrintedCell]]
    merges: Mapping[tuple[int, int], Area]
    areas: tuple[Area, ...]
    title_rows: Span | None = None
    title_columns: Span | None = None
    row_breaks: frozenset[int] = frozenset()
    column_breaks: frozenset[int] = frozenset()
    pictures: tuple[Picture, ...] = ()
    header: MarginText = field(default_factory=MarginText)
    footer: MarginText = field(default_factory=MarginText)
    first_margins: tuple[MarginText, MarginText] | None = None
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def width(self, column: int) -> float:
        """A column's width at 100 %."""
        return self.widths[column - 1]

    def height(self, row: int) -> float:
        """A row's height at 100 %."""
        return self.heights[row - 1]

    def cell(self, row: int, column: int) -> PrintedCell | None:
        """What stands there, if anything does."""
        cells = self.rows.get(row)
        return None if cells is None else cells.get(column)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class PrintedPage:
    """The rows and columns of one page, in order, repeated titles first; `scale` is 1 at 100 %."""

    sheet: PrintedSheet
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    scale: float
    number: int
    is_first: bool


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class PrintedBook:
    """All pages of a workbook; `unknown` are the cells whose formulas are not known here."""

    sheets: tuple[PrintedSheet, ...]
    pages: tuple[PrintedPage, ...]
    unknown: tuple[str, ...] = ()
    created: datetime | None = None
