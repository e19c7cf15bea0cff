"""The rows of our own sheet by the names of their placeholders, streamed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bansos_desktop.domain.cell import EMPTY_CELL, Cell
from bansos_desktop.workbook.marks import is_nik_like
from bansos_desktop.workbook.own_columns import PERSON_ID, OwnPlaces, is_record_name
from bansos_desktop.workbook.reader import SheetFile, cell_of


@dataclass(frozen=True, slots=True)
class OwnSourceRow:
    """A row about somebody: its number in Excel, and its cells by placeholder."""

    line: int
    cells: Mapping[str, Cell]

    def text(self, name: str) -> str:
        """What stands there; "" also where there is no such column."""
        return self.cells.get(name, EMPTY_CELL).text


def own_rows(file: SheetFile, places: OwnPlaces) -> Iterator[OwnSourceRow]:
    """Rows that carry the name of a record, or a NIK; totals, notes and signatures do not."""
    for line, values in file.rows(places.sheet):
        if line < places.first_row:
            continue
        cells = {
            name: cell_of(values[column])
            for name, column in places.columns.items()
            if column < len(values)
        }
        row = OwnSourceRow(line, cells)
        if is_record_name(row.text(PERSON_ID)) or is_nik_like(row.text("penerima.nik")):
            yield row
