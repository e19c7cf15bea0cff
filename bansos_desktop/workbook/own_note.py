"""What a filled workbook of ours says about itself, once somebody sends it back.

The note is a promise of the day it was written: where which value stands now, `own_columns` finds
out, for the receiver may have moved anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bansos_desktop.workbook.container import META_SHEET, column_letters
from bansos_desktop.workbook.reader import SheetFile, cell_of

_LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class OwnNote:
    """Which document it is, about what, and where the rows stood; columns count from 0."""

    document: str
    programme: str
    year: int
    stage: str
    region: str
    export_id: str = ""
    sheet: str = ""
    first_row: int = 0
    columns: Mapping[int, str] = field(default_factory=dict)
    row_count: int = 0

    @property
    def lasting(self) -> dict[str, str]:
        """What a copy with only some of the rows has to say again."""
        columns = (f"{column_letters(column)}={name}" for column, name in self.columns.items())
        return {
            "document": self.document,
            "export_id": self.export_id,
            "sheet": self.sheet,
            "first_row": str(self.first_row),
            "columns": " ".join(columns),
        }

    def column_of(self, name: str) -> int | None:
        """Where a placeholder stood; None if the document had no such column."""
        return next((column for column, held in self.columns.items() if held == name), None)


def read_own_note(file: SheetFile) -> OwnNote | None:
    """The note of an open file; None if this program did not fill it.

    A list of people that was sent back is like anybody's; a monev sheet stays what it is.
    """
    if META_SHEET not in file.names:
        return None
    rows = (values for _line, values in file.rows(META_SHEET))
    said = {cell_of(row[0]).text: cell_of(row[1]).text for row in rows if len(row) > 1}
    if not said.get("document"):
        return None
    return OwnNote(
        said["document"],
        said.get("programme", ""),
        _number(said.get("year", "")),
        said.get("stage", ""),
        said.get("region", ""),
        said.get("export_id", ""),
        said.get("sheet", ""),
        _number(said.get("first_row", "")),
        _columns(said.get("columns", "")),
        _number(said.get("row_count", "")),
    )


def _columns(text: str) -> dict[int, str]:
    """ "A=penerima.no B=penerima.nik" by column; what does not read so is left out."""
    pairs = (part.partition("=") for part in text.split())
    return {
        _column(letters): name
        for letters, _sign, name in pairs
        if name and _LETTERS.fullmatch(letters)
    }


def _column(letters: str) -> int:
    """A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0
