"""Several lists on one sheet: each is read as a sheet of its own, under a name that says where.

The name alone tells which cells are meant, so that choices, refused rows and mended files, which
all know sheets by name, need not know of parts.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bansos_desktop.workbook.container import column_letters

_NAME = re.compile(
    r"(?P<of>.+) "
    r"\((?:mulai baris (?P<row>\d{1,7})|kolom (?P<from>[A-Z]{1,3})-(?P<to>[A-Z]{1,3}))\)",
    re.DOTALL,
)
_MARK = re.compile(r"( \((?:mulai baris \d{1,7}|kolom [A-Z]{1,3}-[A-Z]{1,3})\))+$")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """The cells of the sheet `of` from `row` on, counted from 1, in `columns`, counted from 0."""

    of: str
    row: int = 1
    columns: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """What the part is called."""
        if self.columns is None:
            return f"{self.of} (mulai baris {self.row})"
        first, last = map(column_letters, self.columns)
        return f"{self.of} (kolom {first}-{last})"


def part_called(name: str, sheets: Collection[str]) -> SheetPart | None:
    """The part with this name; None where a whole sheet has it, or nothing can have it."""
    match = _NAME.fullmatch(name) if name not in sheets else None
    if match is None:
        return None
    if match["row"]:
        return SheetPart(match["of"], row=int(match["row"]))
    return SheetPart(
        match["of"], columns=(column_number(match["from"]), column_number(match["to"]))
    )


def column_number(letters: str) -> int:
    """The 0-based column under these letters."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def real_sheet(name: str, sheets: Collection[str]) -> str:
    """The sheet in the file that a part, perhaps of a part, belongs to."""
    while (part := part_called(name, sheets)) is not None:
        name = part.of
    return name


def shortened(name: str, longest: int) -> str:
    """A name cut to what Excel takes, without losing which part it is."""
    mark = _MARK.search(name)
    ending = mark[0] if mark else ""
    return name[: len(name) - len(ending)][: max(0, longest - len(ending))] + ending
