"""Looking into the cells of one row: what stands there, and the signs that mean nothing."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.cell import Cell, CellKind
from bansos_desktop.domain.sheet_fields import SheetField

Cells = Mapping[SheetField, Cell]

_BLANKS = frozenset(
    {"", "-", "--", "---", "\u2013", "\u2014", "?", "n/a", "#n/a", "null", "kosong", "tidak ada"}
    | {"nihil", "tdk ada", "belum ada", "blm ada", "."}
)
_LONGEST_BLANK = max(map(len, _BLANKS))


def text_of(cells: Cells, field: SheetField) -> str:
    """The cell without blanks; the signs people write for "nothing" are nothing."""
    cell = cells.get(field)
    if cell is None:
        return ""
    text = cell.text.strip()
    return "" if len(text) <= _LONGEST_BLANK and text.casefold() in _BLANKS else text


def line_of(cells: Cells, field: SheetField) -> str:
    """The same with inner blanks collapsed, as texts are kept."""
    return " ".join(text_of(cells, field).split())


def is_number(cells: Cells, field: SheetField) -> bool:
    """Whether Excel held it as a number, and so may have cut the sixteenth digit."""
    cell = cells.get(field)
    return cell is not None and cell.kind is CellKind.NUMBER
