"""A NIK and a card number in one cell, told apart.

The title says which comes first, unless the other one holds the birth date of its row.
"""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.column_content import born, day_in_digits, two_numbers
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.headers import normalise_title

_JOINT = SheetField.NIK_AND_FAMILY_CARD


class PairSplitter:
    """Splits the cells of the one column that holds both numbers, if the sheet has it."""

    def __init__(self, columns: Mapping[SheetField, int], titles: Mapping[int, str]) -> None:
        self._is_needed = _JOINT in columns
        words = normalise_title(titles.get(columns.get(_JOINT, -1), "")).split()
        both = {"nik", "kk"} <= set(words)
        self._card_first = both and words.index("kk") < words.index("nik")

    def split(self, cells: dict[SheetField, Cell]) -> None:
        """Put both numbers where they belong, in place; a lone number is the NIK."""
        numbers = two_numbers(cells.get(_JOINT, EMPTY_CELL).text) if self._is_needed else []
        if not numbers:
            return
        if len(numbers) > 1 and self._is_turned(numbers, cells):
            numbers.reverse()
        for field, number in zip((SheetField.NIK, SheetField.FAMILY_CARD), numbers, strict=False):
            if not cells.get(field, EMPTY_CELL).text:
                cells[field] = Cell(CellKind.TEXT, number)

    def _is_turned(self, numbers: list[str], cells: Mapping[SheetField, Cell]) -> bool:
        day = born(cells.get(SheetField.BIRTH_DATE, EMPTY_CELL))
        holds = [day is not None and day_in_digits(number) == day for number in numbers]
        return holds[1] if holds[0] != holds[1] else self._card_first
