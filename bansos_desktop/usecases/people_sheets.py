"""The sheets of a file that an import reads, and their rows a few hundred at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bansos_desktop.domain.import_question import Question
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.sheet_source import known_titles
from bansos_desktop.workbook.layout import Layout, find_layout
from bansos_desktop.workbook.reader import SheetFile, open_sheets
from bansos_desktop.workbook.rows import SourceRow, read_rows
from bansos_desktop.workbook.unread import ColumnWatch, UnreadColumn


class PeopleSheets:
    """An opened file with the layouts of its lists of people, the best first."""

    def __init__(
        self, file: SheetFile, layouts: Sequence[Layout], questions: Sequence[Question]
    ) -> None:
        self.layouts = tuple(layouts)
        self.questions = tuple(questions)
        self._file = file
        self._watches = [ColumnWatch(layout) for layout in self.layouts]

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

    def _rows(self) -> Iterator[tuple[str, SourceRow]]:
        for layout, watch in zip(self.layouts, self._watches, strict=True):
            for row in read_rows(self._file, layout, watch):
                yield layout.sheet, row


def open_people_sheets(store: Store, path: Path, sheet: str) -> PeopleSheets:
    """Open a file and find its lists; WorkbookError if there is none."""
    file = open_sheets(path)
    return PeopleSheets(file, [find_layout(file, known_titles(store), sheet or None)], [])
