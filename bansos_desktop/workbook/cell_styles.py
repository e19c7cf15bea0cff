"""Cell formats that keep Excel from reading more into a value than is there.

Opened or edited in Excel, "=1+1" becomes a formula, sixteen digits lose the last one and a phone
number its first zero. A NIK must outlive both the opening and somebody's editing.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.numbers import FORMAT_TEXT, is_date_format

from bansos_desktop.workbook.placeholder import Value, as_text

DAY_FORMAT = "dd/mm/yyyy"
# Excel rounds numbers after the fifteenth digit.
_LARGEST = 10**15
_NUMBERS = (int, float, Decimal)
_LOOK = ("font", "fill", "border", "alignment", "protection")


@dataclass(frozen=True, slots=True)
class Styles:
    """Style numbers of one column: as in the template, and for values that need care."""

    plain: int
    digits: int
    guarded: int
    day: int
    is_text: bool

    def of(self, value: Value) -> int:
        """The style in which `value` (made `storable` before) is safe."""
        match value:
            case str():
                return self._of_text(value)
            case date():
                return self.day
            case _:
                return self.plain

    def _of_text(self, text: str) -> int:
        if text.startswith(("=", "+", "-", "@")):
            return self.guarded
        return self.digits if text.isdigit() else self.plain


def styles_of(cell: Cell | MergedCell) -> Styles:
    """The styles for values put where the template has `cell`; new ones join the workbook."""
    is_text = cell.number_format == FORMAT_TEXT
    day = cell.number_format if is_date_format(cell.number_format) else DAY_FORMAT
    return Styles(
        plain=cell.style_id,
        digits=_variant(cell, FORMAT_TEXT),
        guarded=_variant(cell, FORMAT_TEXT, quoted=True),
        day=_variant(cell, day),
        is_text=is_text,
    )


def storable(value: Value, *, is_text: bool) -> Value:
    """The value as the cell will hold it: text in a text column, and if Excel would round it."""
    if isinstance(value, _NUMBERS) and not -_LARGEST < value < _LARGEST:
        return as_text(value)
    return as_text(value) if is_text and value is not None else value


def put(cell: Cell, value: Value) -> None:
    """Give a single cell its value and the format that keeps it."""
    value = storable(value, is_text=cell.number_format == FORMAT_TEXT)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if value.startswith(("=", "+", "-", "@")):
            cell.number_format, cell.quotePrefix = FORMAT_TEXT, True
        elif value.isdigit():
            cell.number_format = FORMAT_TEXT
    elif isinstance(value, date) and cell.number_format.startswith("yyyy-mm-dd"):
        cell.number_format = DAY_FORMAT  # what openpyxl picks for a date is not ours


def _variant(cell: Cell | MergedCell, number_format: str, *, quoted: bool = False) -> int:
    """The number of a style like the cell's with another number format; it joins the workbook."""
    other = Cell(cell.parent, row=1, column=1)
    for part in _LOOK:
        setattr(other, part, copy(getattr(cell, part)))
    other.number_format = number_format
    if quoted:
        other.quotePrefix = True
    return int(other.style_id)
