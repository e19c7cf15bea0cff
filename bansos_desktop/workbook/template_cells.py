"""What may be wrong in the cells of a template.

A formula of the repeating row is copied into every row, one outside it is stretched. A reference
that would mean something else afterwards is a fault, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.formats import DOCUMENT_GROUPS
from bansos_desktop.workbook.formula import Reference, references
from bansos_desktop.workbook.placeholder import blanks, is_broken, parse

CellFault: TypeAlias = tuple[str, str, str]
"""Address without the sheet, code, and the offending text."""


def cell_faults(
    sheet: Worksheet, block: tuple[str, int], allowed: frozenset[str]
) -> list[CellFault]:
    """Every fault of a sheet's cells; `block` is the sheet and the number of the repeating row."""
    faults: list[CellFault] = []
    filled = False
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.value is None or not isinstance(cell, Cell):
                continue
            inside = (sheet.title, cell.row) == block
            filled = filled or (inside and _is_row_cell(cell))
            found = _one_cell(cell, block, allowed, inside=inside)
            faults += [(cell.coordinate, code, detail) for code, detail in found]
    if sheet.title == block[0] and not filled:
        faults.append((f"A{block[1]}", "template.block_empty", ""))
    return faults


def _is_row_cell(cell: Cell) -> bool:
    return any(_is_row_name(blank.name) for blank in blanks(parse(str(cell.value))))


def _is_row_name(name: str) -> bool:
    return name.partition(".")[0] not in DOCUMENT_GROUPS


def _one_cell(
    cell: Cell, block: tuple[str, int], allowed: frozenset[str], *, inside: bool
) -> Iterator[tuple[str, str]]:
    if isinstance(cell.value, ArrayFormula | DataTableFormula):
        yield "template.array_formula", ""
    elif cell.data_type == "f":
        yield from _formula(str(cell.value), cell.parent.title, block, inside=inside)
    elif isinstance(cell.value, str):
        yield from _text(cell.value, allowed, inside=inside)


def _text(text: str, allowed: frozenset[str], *, inside: bool) -> Iterator[tuple[str, str]]:
    pattern = parse(text)
    if is_broken(pattern):
        yield "template.broken_placeholder", text
    for blank in blanks(pattern):
        if blank.name not in allowed:
            yield "template.unknown_placeholder", blank.name
        elif not inside and _is_row_name(blank.name):
            yield "template.row_placeholder_outside", blank.name


def _formula(
    formula: str, own: str, block: tuple[str, int], *, inside: bool
) -> Iterator[tuple[str, str]]:
    if "{{" in formula:
        yield "template.placeholder_in_formula", formula
        return
    for found in references(formula):
        if (found.sheet or own) != block[0]:
            continue
        if inside and not _keeps_its_row(found, block[1]):
            yield "template.formula_other_row", str(found)
        elif not inside and found.last is None and found.first.row == block[1]:
            yield "template.formula_one_cell", str(found)


def _keeps_its_row(found: Reference, row: int) -> bool:
    """Whether it is plain what a reference in the repeating row means in its copies."""
    corners = (found.first, found.last or found.first)
    return all(corner.row == row or (corner.fixed and corner.row < row) for corner in corners)
