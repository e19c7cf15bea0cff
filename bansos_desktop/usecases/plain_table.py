"""Where a table with known titles stands in a file of any program, before a row of it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bansos_desktop.domain.cell import Cell
from bansos_desktop.domain.plain_titles import Line
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.marked_text import readings
from bansos_desktop.workbook.reader import RawValue, cell_of, open_sheets
from bansos_desktop.workbook.text_file import TextTable

MOST_LINES = 20_000
"""No such table is as long; blank lines count as well."""

HasTable = Callable[[Iterable[Line]], bool]
_Rows = Callable[[], Iterator[tuple[int, Sequence[RawValue]]]]


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A sheet with the table; `merged` are the rows that a merged cell reaches, by column.

    Of a text file `sheet` is "". `too_long` is the code of the sentence for a file without end.
    """

    path: Path
    sheet: str
    rows: _Rows
    too_long: str
    merged: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def lines(self) -> Iterator[tuple[int, list[Cell]]]:
        """The sheet from its top; Refused where it does not end."""
        for line, values in self.rows():
            if line > MOST_LINES:
                most = format_thousands(MOST_LINES)
                raise Refused(self.too_long, name=self.path.name, most=most)
            yield line, [cell_of(value) for value in values]


def tables_of(path: Path, has_table: HasTable, *, too_long: str) -> list[PlainTable]:
    """The visible sheets of a file that hold the table, in its order; WorkbookError if none can.

    A text file is taken apart by the mark that makes titles of a line.
    """
    for reading in readings(path):
        table = PlainTable(path, "", partial(_numbered, reading), too_long)
        if has_table(table.lines()):
            return [table]
    book = open_sheets(path)
    found = [
        PlainTable(path, name, partial(book.rows, name), too_long, book.merged_below(name))
        for name in book.visible
    ]
    return [table for table in found if has_table(table.lines())]


def _numbered(table: TextTable) -> Iterator[tuple[int, Sequence[RawValue]]]:
    return enumerate(table.iter_rows(), start=1)
