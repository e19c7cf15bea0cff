"""As much of a sheet as it takes to see where its table is and what its columns hold.

A list of 100,000 people is told by its first rows and a few further down: looking at all of them
would cost as much as reading them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from bansos_desktop.domain.cell import EMPTY_CELL, Cell
from bansos_desktop.workbook.headers import is_number_row, normalise_title, reordered
from bansos_desktop.workbook.marks import opens_with_total
from bansos_desktop.workbook.reader import SheetFile, cell_of

HEADER_WITHIN = 60
_TOP = HEADER_WITHIN + 6
_DENSE, _STRIDE, _FARTHEST = 400, 25, 6_000
_SAMPLE, _FIRST = 260, 190
# A row with so much less than the others is a total, a heading, or of another table.
_SPARSE = 0.4

Line = tuple[int, list[Cell]]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The first rows of a sheet and some of the later ones, each with its number in Excel.

    Of a list below another the numbers count from the `start` rows before it.
    """

    sheet: str
    lines: tuple[Line, ...] = field(repr=False)
    width: int
    start: int = 0

    def narrowed(self, lines: tuple[Line, ...], width: int) -> Excerpt:
        """The excerpt of one of several lists on the sheet."""
        return replace(self, lines=lines, width=width)

    @property
    def top(self) -> list[list[str]]:
        """The texts of the rows in which a header is looked for, and of a few below."""
        texts: list[list[str]] = [[""] * self.width for _ in range(_TOP)]
        last = 0
        for line, cells in self.lines:
            if line <= _TOP:
                texts[line - 1] = [cell.text for cell in cells]
                last = max(last, line)
        return texts[:last]

    def people(self, first_row: int, titles: Mapping[int, str]) -> list[Line]:
        """A sample of the table's rows, without what is clearly not one of them."""
        wanted = {normalise_title(title) for title in titles.values() if title}
        rows: list[Line] = []
        in_order = True
        for line, cells in self.lines:
            texts = [cell.text for cell in cells]
            if line < first_row:
                continue
            if again := reordered(texts, titles):
                in_order = all(here == there for here, there in again.items())
            elif in_order and _may_be_somebody(texts, wanted):
                rows.append((line, cells))
        if not rows:
            return []
        usual = median(_filled(cells) for _, cells in rows)
        rows = [row for row in rows if _filled(row[1]) >= max(2, _SPARSE * usual)] or rows
        rest = rows[_FIRST:]
        step = max(1, len(rest) // (_SAMPLE - _FIRST))
        return rows[:_FIRST] + rest[::step]


def excerpt_of(file: SheetFile, name: str, start: int = 0) -> Excerpt:
    """Read the first rows, then one of every few, and no further than it takes."""
    lines: list[Line] = []
    for at, values in file.rows(name):
        line = at - start
        if line > _FARTHEST:
            break
        if (line <= _DENSE or line % _STRIDE == 0) and any(value != "" for value in values):
            lines.append((line, [cell_of(value) for value in values]))
    width = max((len(cells) for _, cells in lines), default=0)
    padded = ((line, cells + [EMPTY_CELL] * (width - len(cells))) for line, cells in lines)
    return Excerpt(name, tuple(padded), width, start)


def _filled(cells: Sequence[Cell]) -> int:
    return sum(bool(cell.text) for cell in cells)


def _may_be_somebody(texts: Sequence[str], titles: set[str]) -> bool:
    filled = [text for text in texts if text]
    if not filled or is_number_row(texts) or opens_with_total(filled[0]):
        return False
    repeated = sum(normalise_title(text) in titles for text in filled)
    return repeated < max(2, len(filled) / 2)
