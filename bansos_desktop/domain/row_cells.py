"""Looking into the cells of one row: what stands there, and the signs that mean nothing."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.cell import Cell, CellKind
from bansos_desktop.domain.sheet_fields import SheetField

Cells = Mapping[SheetField, Cell]

_SIGNS_OF_NOTHING = (
    *("", "-", "--", "---", "\u2013", "\u2014", "?", ".", "n/a", "#n/a", "null"),
    *("kosong", "tidak ada", "tdk ada", "belum ada", "blm ada", "nihil"),
)
# In every spelling that a caps lock makes, so that the cell need not be folded.
_BLANKS = frozenset(
    spelling
    for sign in _SIGNS_OF_NOTHING
    for spelling in (sign, sign.upper(), sign.capitalize(), sign.title())
) | frozenset(
    # What programs write for nothing, in their own spelling: somebody may be called Nan.
    {"nan", "NaN", "None", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
)


class Row(dict[SheetField, str]):
    """The texts of the filled cells, by column; signs people write for "nothing" are left out.

    A subclass of dict because a large sheet asks for forty columns of a hundred thousand rows.
    """

    __slots__ = ("cells",)

    def __init__(self, cells: Cells) -> None:
        super().__init__()
        self.cells = cells
        for field, cell in cells.items():
            text = cell.text.strip()
            if text not in _BLANKS:
                self[field] = text

    def text(self, field: SheetField) -> str:
        """What stands in a column, "" if nothing does."""
        return self.get(field, "")

    def line(self, field: SheetField) -> str:
        """The same with inner blanks collapsed, as texts are kept."""
        text = self.get(field)
        return " ".join(text.split()) if text else ""

    def is_number(self, field: SheetField) -> bool:
        """Whether Excel held it as a number, and so may have cut the sixteenth digit."""
        cell = self.cells.get(field)
        return cell is not None and cell.kind is CellKind.NUMBER
