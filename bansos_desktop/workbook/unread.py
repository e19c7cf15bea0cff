"""The columns of a sheet that no field reads, so that what is left out is left out in sight."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.headers import compact_forms
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import RawValue
from bansos_desktop.workbook.reject_marks import MEND_TITLE


@dataclass(frozen=True, slots=True)
class UnreadColumn:
    """A titled column whose cells are not taken; `filled` counts those in people's rows."""

    letter: str
    title: str
    filled: int


class ColumnWatch:
    """Counts, row by row, what stands in the titled columns that no field reads."""

    def __init__(self, layout: Layout) -> None:
        read = set(layout.columns.values())
        self._titles = {
            column: " ".join(title.split())
            for column, title in sorted(layout.titles.items())
            # Our own column of a sheet that was sent back is no news to anybody.
            if column not in read and compact_forms(title)[0] != MEND_TITLE.casefold()
        }
        self._filled = dict.fromkeys(self._titles, 0)

    def see(self, values: Sequence[RawValue]) -> None:
        """Count one person's row."""
        for column in self._filled:
            value = values[column]
            if value != "" and not (isinstance(value, str) and value.isspace()):
                self._filled[column] += 1

    def sort_out(
        self, unused_titles: Collection[str]
    ) -> tuple[tuple[UnreadColumn, ...], tuple[UnreadColumn, ...]]:
        """The filled columns nobody knows, and those with one of the titles we know but not use."""
        known = {form for title in unused_titles for form in compact_forms(title)}
        unread: list[UnreadColumn] = []
        unused: list[UnreadColumn] = []
        for column, title in self._titles.items():
            found = UnreadColumn(column_letters(column), title, self._filled[column])
            if found.filled:
                (unused if known & set(compact_forms(title)) else unread).append(found)
        return tuple(unread), tuple(unused)
