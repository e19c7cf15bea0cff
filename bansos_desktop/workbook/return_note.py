"""What a sheet that goes back to its sender says of itself, so that it is known when it returns.

It stands in the hidden `_meta` sheet. The checksum tells a copy that nobody touched, which may be
written anew, from one that somebody mended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.sheet_memory import Remembered, pack, unpack
from bansos_desktop.workbook.container import META_SHEET
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.meta import KIND, RETURNED, write_meta
from bansos_desktop.workbook.reader import RawValue, SheetFile, cell_of, open_sheets
from bansos_desktop.workbook.reject_marks import cell_text

_MOST_SHEETS = 1000
_NO_HEADER = "-"


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """A sheet as it went back; `header_rows` are None unless a person chose them.

    `chosen` are the columns and answers that a person had to give.
    """

    name: str
    signature: str = ""
    header_rows: tuple[int, ...] | None = None
    chosen: Remembered = field(default_factory=Remembered)


@dataclass(frozen=True, slots=True)
class Return:
    """Which import refused the rows, what it was for, and from which file they came.

    `own` is what one of our own sheets says of itself beyond that, so that it stays one.
    """

    batch: str
    programme: str
    year: int
    stage: str
    region: str
    source: str
    source_hash: str
    sheets: tuple[ReturnedSheet, ...] = ()
    checksum: str = ""
    own: Mapping[str, str] = field(default_factory=dict)


def write_note(book: Workbook, note: Return) -> None:
    """Add the note to a workbook that is ready to be saved."""
    values: dict[str, str | int] = {
        **note.own,
        KIND: RETURNED,
        "batch": note.batch,
        "programme": note.programme,
        "year": note.year,
        "stage": note.stage,
        "region": note.region,
        "source": note.source,
        "source_hash": note.source_hash,
        "checksum": _checksum(_texts_of(sheet) for sheet in book.worksheets),
    }
    for number, sheet in enumerate(note.sheets):
        values |= {
            f"sheet_{number}": sheet.name,
            f"signature_{number}": sheet.signature,
            f"header_rows_{number}": _written_rows(sheet.header_rows),
            f"chosen_{number}": pack(sheet.chosen),
        }
    write_meta(book, values)


def read_return(file: SheetFile) -> Return | None:
    """The note of an open file; None if it is not one that went back to its sender."""
    if META_SHEET not in file.names:
        return None
    rows = (values for _line, values in file.rows(META_SHEET))
    values = {cell_of(row[0]).text: cell_of(row[1]).text for row in rows if len(row) > 1}
    if values.get(KIND) != RETURNED:
        return None
    year = values.get("year", "")
    return Return(
        values.get("batch", ""),
        values.get("programme", ""),
        int(year) if year.isascii() and year.isdecimal() else 0,
        values.get("stage", ""),
        values.get("region", ""),
        values.get("source", ""),
        values.get("source_hash", ""),
        tuple(_sheets(values)),
        values.get("checksum", ""),
    )


def return_at(path: Path) -> tuple[Return, bool] | None:
    """The note of the file at `path`, and whether somebody changed it since; None without one."""
    try:
        file = open_sheets(path)
        note = read_return(file)
        if note is None:
            return None
        sheets = [[values for _line, values in file.rows(name)] for name in file.visible]
    except WorkbookError:
        return None
    return note, _checksum(map(_texts, sheets)) != note.checksum


def _sheets(values: Mapping[str, str]) -> Iterable[ReturnedSheet]:
    for number in range(_MOST_SHEETS):
        name = values.get(f"sheet_{number}", "")
        if not name:
            return
        yield ReturnedSheet(
            name,
            values.get(f"signature_{number}", ""),
            _read_rows(values.get(f"header_rows_{number}", "")),
            unpack(values.get(f"chosen_{number}", "")),
        )


def _written_rows(rows: tuple[int, ...] | None) -> str:
    """Chosen header rows; that there are none is a choice, too."""
    if rows is None:
        return ""
    return ",".join(map(str, rows)) or _NO_HEADER


def _read_rows(text: str) -> tuple[int, ...] | None:
    if text == _NO_HEADER:
        return ()
    rows = [int(row) for row in text.split(",") if row.isascii() and row.isdecimal()]
    return tuple(rows) or None


def _texts_of(sheet: Worksheet) -> list[list[str]]:
    """A sheet as it will be read again; an error such as #N/A is read as empty."""
    return [
        [
            "" if cell.value is None or cell.data_type == "e" else cell_text(cell.value)
            for cell in row
        ]
        for row in sheet.iter_rows()
    ]


def _texts(rows: Sequence[Sequence[RawValue]]) -> list[list[str]]:
    return [[cell_of(value).text for value in row] for row in rows]


def _checksum(sheets: Iterable[Iterable[Sequence[str]]]) -> str:
    """Over what is written where, whatever empty cells and rows follow."""
    digest = hashlib.sha256()
    for number, rows in enumerate(sheets):
        for line, row in enumerate(rows):
            for column, text in enumerate(row):
                if text:
                    digest.update(f"{number}\x1f{line}\x1f{column}\x1f{text}\x1e".encode())
    return digest.hexdigest()
