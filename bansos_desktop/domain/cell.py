"""One cell of somebody's spreadsheet, with the type it had there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CellKind(StrEnum):
    """What the spreadsheet said the cell is; a NIK in a NUMBER cell has lost its safety."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as read: `text` is what a person would see, trimmed; `number` and `day` the raw value.

    A whole number's text has no exponent and no decimal point (6402061508900001, not 6.4E+15).
    """

    kind: CellKind
    text: str = ""
    number: float | None = None
    day: date | None = None


EMPTY_CELL = Cell(CellKind.EMPTY)
