"""What may be wrong in the cells of a template: their placeholders and their formulas.

A formula of the repeated rows is copied with them, one outside is stretched. A reference that
would mean something else afterwards is a fault, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.content import GROUP_NAME
from bansos_desktop.workbook.formats import DOCUMENT_GROUPS, Format, Shape
from bansos_desktop.workbook.placeholder import Blank, blanks, is_broken, parse
from bansos_desktop.workbook.row_pattern import LOGO
from bansos_desktop.workbook.section import Section, Zone
from bansos_desktop.workbook.template_formulas import formula_faults
from bansos_desktop.workbook.template_marks import Fault

_Found: TypeAlias = Iterator[tuple[str, str]]


def cell_faults(
    sheet: Worksheet, filled: tuple[str, Section | None], kind: Format
) -> Iterator[Fault]:
    """Every fault of a sheet's cells; `filled` is the sheet that is filled and what repeats."""
    title, section = filled
    own = section if sheet.title == title else None
    named: set[str] = set()
    repeated: set[str] = set()
    for cell in _cells(sheet):
        zone = Zone.ABOVE if own is None else own.zone(cell.row)
        (repeated if zone is Zone.BLOCK else named).update(_names(cell))
        for code, detail in _one_cell(cell, zone, filled, kind):
            yield cell.coordinate, code, detail
    if own is not None and not _tells(repeated, kind.item_names or kind.row_names):
        yield f"A{own.block.first}", "template.block_empty", ""
    if sheet.title == title:
        yield from _nobody(named | repeated, kind)


def _nobody(names: set[str], kind: Format) -> Iterator[Fault]:
    """That a sheet made for each record says of none whose it is."""
    if kind.shape is Shape.SHEETS and not _tells(names, kind.row_names):
        yield "A1", "template.sheet_empty", ""


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.value is not None and isinstance(cell, Cell):
                yield cell


def _names(cell: Cell) -> Iterator[str]:
    """The blanks of a cell."""
    if isinstance(cell.value, str | CellRichText):
        yield from (blank.name for blank in blanks(parse(str(cell.value))))


def _tells(names: set[str], known: frozenset[str]) -> bool:
    """Whether anything of a record is told: neither its number alone nor a hidden mark."""
    return any(not name.endswith((".id", ".no")) for name in names & known)


def _is_document(name: str) -> bool:
    return name.partition(".")[0] in DOCUMENT_GROUPS


def _one_cell(cell: Cell, zone: Zone, filled: tuple[str, Section | None], kind: Format) -> _Found:
    if isinstance(cell.value, ArrayFormula | DataTableFormula):
        yield "template.array_formula", ""
    elif cell.data_type == "f":
        yield from formula_faults(cell, zone, filled, kind.shape)
    elif isinstance(cell.value, str | CellRichText):
        is_filled = cell.parent.title == filled[0]
        yield from _text(str(cell.value), zone, kind, is_filled=is_filled)


def _text(text: str, zone: Zone, kind: Format, *, is_filled: bool) -> _Found:
    pattern = parse(text)
    if is_broken(pattern):
        yield "template.broken_placeholder", text
    for blank in blanks(pattern):
        if blank.name not in kind.allowed:
            yield "template.unknown_placeholder", blank.name
        elif blank.name == LOGO:
            if pattern != (Blank(LOGO),) or zone.repeats or not is_filled:
                yield "template.logo_place", text
        elif not _may_stand(blank.name, zone, kind, is_filled=is_filled):
            yield "template.row_placeholder_outside", blank.name


def _may_stand(name: str, zone: Zone, kind: Format, *, is_filled: bool) -> bool:
    """Values of the document stand anywhere, those of a record where a record is."""
    if _is_document(name) or zone is Zone.BLOCK:
        return True
    if name == GROUP_NAME:
        return zone.repeats
    return kind.shape is Shape.SHEETS and is_filled and name in kind.row_names
