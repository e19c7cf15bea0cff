"""Where the table of a sheet is: its header rows, its columns and its first person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bansos_desktop.domain.column_match import ColumnMatch
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.context import SheetContext


@dataclass(frozen=True, slots=True)
class Layout:
    """The table of one sheet; rows count from 1 as in Excel, columns from 0.

    Without a header `header_rows` is empty. `columns` are those that are read. `matches` are all
    columns with a title or a value, from left to right. `signature` is the same for two sheets of
    one making, whoever is in them. `filled_down` are the columns that stand on the first row of a
    family and hold for its others; `head_mark` is a column that is filled on first rows only.
    `villages` are the names that part the people by themselves where no column names a village.
    `last_row` is where another list begins below this one, 0 where none does. `id_column` holds the
    names of our own records in a sheet that this program made.
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: Mapping[SheetField, int]
    titles: Mapping[int, str]
    first_row: int
    context: SheetContext
    matches: tuple[ColumnMatch, ...] = ()
    signature: str = ""
    filled_down: frozenset[SheetField] = frozenset()
    head_mark: int | None = None
    villages: frozenset[str] = field(default=frozenset(), repr=False)
    last_row: int = 0
    id_column: int | None = None

    @property
    def mapping(self) -> dict[str, str]:
        """Canonical field name to column letter, as printed and remembered."""
        return {field.value: column_letters(column) for field, column in self.columns.items()}
