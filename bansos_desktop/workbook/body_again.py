"""The checksum of a list of ours as it stands in a file now, to hold against the one it left with.

Excel and LibreOffice write every byte of a file anew when somebody only saves it; the values of the
list tell whether anything was changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path

from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.meta import BodyChecksum
from bansos_desktop.workbook.own_note import OwnNote, read_own_note
from bansos_desktop.workbook.placeholder import Value
from bansos_desktop.workbook.reader import RawValue, SheetFile, open_sheets

_NUMBER = ".no"


def body_checksum(file: Path, meta: Mapping[str, str]) -> str | None:
    """The checksum of the rows that `meta` tells of; "" if some are gone, None if none are told of.

    A value that shares its cell with others cannot be read back, so its list never has the same.
    """
    try:
        book = open_sheets(file)
        note = read_own_note(book)
        if note is None or not note.columns or note.sheet not in book.names:
            return None
        checksum, count = BodyChecksum(), 0
        for values in _records(book, note):
            checksum.add(values)
            count += 1
    except WorkbookError:
        return None
    return checksum.hexdigest() if str(count) == meta.get("row_count") else ""


def _records(book: SheetFile, note: OwnNote) -> Iterator[list[Value]]:
    """The rows of people or places by their number; headings and sums between them have none."""
    numbered = next((at for at, name in note.columns.items() if name.endswith(_NUMBER)), None)
    wanted = 1
    for line, cells in book.rows(note.sheet):
        if line < note.first_row:
            continue
        values = [_value(cells[at]) if at < len(cells) else None for at in sorted(note.columns)]
        if numbered is not None and (numbered >= len(cells) or _value(cells[numbered]) != wanted):
            continue
        wanted += 1
        yield values


def _value(raw: RawValue) -> Value:
    """What was written, as far as the cell tells: a whole number, a day, or a text."""
    if raw == "":
        return None
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date()
    if isinstance(raw, str | int | float | date):
        return raw
    return str(raw)
