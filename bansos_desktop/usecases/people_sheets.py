"""The sheets of a file that an import reads, and their rows a few hundred at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from bansos_desktop.domain.column_habits import NO_HABITS, Habits, study
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import mended_file, own_sheet, sheet_memory
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.own_sheet import OwnSheet
from bansos_desktop.usecases.sheet_source import knowledge_of
from bansos_desktop.workbook.find import Found, find_layouts
from bansos_desktop.workbook.reader import SheetFile, open_sheets
from bansos_desktop.workbook.rows import SourceRow, read_rows
from bansos_desktop.workbook.unread import ColumnWatch, UnreadColumn

# How a column is written shows in so many rows, and a large sheet is not read through twice.
STUDIED = 5000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is imported from a file: for whom, and from which of its sheets ("" any)."""

    path: Path
    target: Target
    region_code: str
    sheet: str


class PeopleSheets:
    """An opened file with the layouts of its lists of people, the best first.

    `choices` are those of this import, those remembered for such sheets, and those that a mended
    file brings back. `parent` is the import whose refused rows it mends, or "". `own` is what the
    file says of itself where this program made it.
    """

    def __init__(
        self,
        file: SheetFile,
        found: Found,
        choices: ImportChoices,
        parent: str,
        own: OwnSheet | None = None,
    ) -> None:
        self.own = own
        self.layouts = found.layouts
        self.questions = found.questions
        self.choices, self.parent = choices, parent
        self._file = file
        self._watches = [ColumnWatch(layout) for layout in self.layouts]

    def habits(self, today: date) -> Habits:
        """How the columns are written, from the first rows; our own are as we write."""
        if self.own and self.own.is_as_sent:
            return NO_HABITS
        titles = {
            field: layout.titles.get(column, "")
            for layout in reversed(self.layouts)
            for field, column in layout.columns.items()
        }
        rows = (row.cells for layout in self.layouts for row in read_rows(self._file, layout))
        return study(islice(rows, STUDIED), titles, self.choices.answers, today=today)

    def chunks(self, size: int) -> Iterator[list[tuple[str, SourceRow]]]:
        """All rows with the names of their sheets; never more than `size` are held."""
        rows = self._rows()
        while chunk := list(islice(rows, size)):
            yield chunk

    def unread(
        self, unused_titles: Collection[str]
    ) -> tuple[tuple[UnreadColumn, ...], tuple[UnreadColumn, ...]]:
        """Of the rows given out: filled columns nobody knows, and those we know but do not use."""
        found = [watch.sort_out(unused_titles) for watch in self._watches]
        unknown = tuple(one for unread, _unused in found for one in unread)
        return unknown, tuple(one for _unread, unused in found for one in unused)

    def rows(self) -> Iterator[tuple[str, SourceRow]]:
        """All rows with the names of their sheets, to look ahead; nobody counts these."""
        return ((one.sheet, row) for one in self.layouts for row in read_rows(self._file, one))

    def _rows(self) -> Iterator[tuple[str, SourceRow]]:
        for layout, watch in zip(self.layouts, self._watches, strict=True):
            for row in read_rows(self._file, layout, watch):
                yield layout.sheet, row


def open_people_sheets(
    store: Store, wanted: Wanted, choices: ImportChoices, file: SheetFile | None = None
) -> PeopleSheets:
    """Open a file, unless it is open, and find its lists; WorkbookError if there is none.

    Refused if it mends a file of something else. What is remembered of such sheets is known only
    when they are found, so they are looked at again where it says more than the sheets do.
    """
    file = file or open_sheets(wanted.path)
    own = own_sheet.look(store, file, wanted.target, wanted.region_code)
    knowledge, remembered = knowledge_of(store), sheet_memory.columns_of(store)
    if own and (layout := own_sheet.layout_of(file, own, knowledge, choices, wanted.sheet)):
        return PeopleSheets(file, Found((layout,)), choices, "", own)
    note = mended_file.look(store, file, wanted.target, wanted.region_code)
    begun = mended_file.begin_with(note, choices)
    found = find_layouts(file, knowledge, begun, remembered, sheet=wanted.sheet)
    told = sheet_memory.with_answers(store, found.layouts, begun)
    told = mended_file.with_columns(note, found.layouts, told)
    if told is not begun:
        found = find_layouts(file, knowledge, told, remembered, sheet=wanted.sheet)
    if own:
        named = tuple(own_sheet.with_ids(file, layout) for layout in found.layouts)
        return PeopleSheets(
            file, replace(found, layouts=named), told, "", replace(own, is_as_sent=False)
        )
    return PeopleSheets(file, found, told, note.batch if note else "")
