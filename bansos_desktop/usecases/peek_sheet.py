"""The first rows of a sheet just as they stand there, for a person to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.workbook.reader import cell_of, open_sheets
from bansos_desktop.workbook.sheet_part import real_sheet

ROWS = 60
STEP = 20


@dataclass(frozen=True, slots=True)
class SheetPeek:
    """`rows` begin with row 1 and are all `columns` wide; `visible` and `hidden` are all sheets.

    The cells are people's data, so they are left out of the repr.
    """

    sheet: str
    visible: tuple[str, ...]
    hidden: tuple[str, ...]
    columns: int
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


def run(path: Path, sheet: str, rows: int = ROWS, *, progress: Progress = UNWATCHED) -> SheetPeek:
    """Read the top of a sheet, "" for the first; WorkbookError as for any reading."""
    file = open_sheets(path)
    progress.step(0, rows)
    name = sheet or file.names[0]
    read: list[list[str]] = []
    for line, values in islice(file.rows(real_sheet(name, file.names)), rows):
        read.append([cell_of(value).text for value in values])
        if line % STEP == 0:
            progress.step(line, rows)
    width = max(map(len, read), default=0)
    filled = (tuple(row + [""] * (width - len(row))) for row in read)
    hidden = tuple(one for one in file.names if one not in file.visible)
    return SheetPeek(name, file.visible, hidden, width, tuple(filled))
