"""Which formulas a template may hold, so that each means the same cells after filling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.formats import Shape
from bansos_desktop.workbook.formula import Corner, Reference, quoted, references
from bansos_desktop.workbook.section import Section, Zone

# These leave out what other subtotals have added up already.
_COUNTS_ALL = re.compile(r"\bCOUNTA\s*\(|\bSUBTOTAL\s*\(\s*(?:10)?3\b", re.IGNORECASE)
_SKIPS_SUBTOTALS = re.compile(r"\b(SUBTOTAL|AGGREGATE)\s*\(", re.IGNORECASE)


def formula_faults(
    cell: Cell, zone: Zone, filled: tuple[str, Section | None], shape: Shape
) -> Iterator[tuple[str, str]]:
    """What is wrong with the formula of a cell that stands in `zone`: codes and texts."""
    formula, (title, section) = str(cell.value), filled
    sheet = cell.parent
    if "{{" in formula:
        yield "template.placeholder_in_formula", formula
        return
    if shape is Shape.SHEETS and _names_one_of_many(formula, sheet.title, title):
        yield "template.formula_one_of_many", formula
    if section is not None:
        is_early = shape is Shape.TABLE and sheet.title == title and zone is Zone.ABOVE
        yield from _references(cell, zone, (title, section), is_early=is_early)


def _references(
    cell: Cell, zone: Zone, filled: tuple[str, Section], *, is_early: bool
) -> Iterator[tuple[str, str]]:
    """What is wrong with single references; a row that `is_early` knows not how many will come."""
    title, section = filled
    for found in references(str(cell.value)):
        if (found.sheet or cell.parent.title) != title:
            continue
        if zone.repeats:
            wrong = _in_copy(found, zone, section)
        else:
            wrong = _outside(found, section, cell, title, is_early=is_early)
        if wrong:
            yield wrong, str(found)


def _names_one_of_many(formula: str, own: str, title: str) -> bool:
    """Whether it names the sheet that is made many times; of its own rows it may."""
    starts = (f"{quoted(title)}!", f"'{title}'!")
    named = any(start in formula for start in starts)
    if own != title:
        return named
    return sum(formula.count(start) for start in set(starts)) > sum(
        found.sheet == title for found in references(formula)
    )


def _in_copy(found: Reference, zone: Zone, section: Section) -> str:
    """Whether it is plain what a reference in a repeated row means in its copies."""
    corners = (found.first, found.last or found.first)
    zones = [section.zone(corner.row) for corner in corners]
    if zone is Zone.CLOSING and found.last is None and zones[0] is Zone.BLOCK:
        return "template.formula_one_cell"
    plain = all(_is_plain(corner, zone, section) for corner in corners)
    return "" if plain else "template.formula_other_row"


def _is_plain(corner: Corner, zone: Zone, section: Section) -> bool:
    """A row fixed above; in the block its own rows and its heading's; below, all of the group."""
    match section.zone(corner.row):
        case Zone.ABOVE:
            return corner.fixed
        case Zone.BELOW:
            return False
        case Zone.BLOCK:
            return not corner.fixed and zone in (Zone.BLOCK, Zone.CLOSING)
        case Zone.HEADING:
            return True
        case _:
            return zone is Zone.CLOSING


def _outside(found: Reference, section: Section, cell: Cell, title: str, *, is_early: bool) -> str:
    """What is wrong with a reference in a row that stands once.

    A row that `is_early` is written before the number of rows is known.
    """
    last = found.first if found.last is None else found.last
    if is_early and last.row >= section.span.first:
        return "template.formula_above"
    if found.last is None and section.zone(found.first.row).repeats:
        return "template.formula_one_cell"
    book = cell.parent.parent
    if book is not None and _counts_twice(found, section, book[title], str(cell.value)):
        return "template.total_counts_twice"
    return ""


def _counts_twice(found: Reference, section: Section, sheet: Worksheet, formula: str) -> bool:
    """Whether a total takes in what stands at the head or the end of groups."""
    spans = [span for span in (section.heading, section.closing) if span is not None]
    if found.last is None or not spans:
        return False
    if found.last.row < section.span.first or found.first.row > section.span.last:
        return False
    letters = [corner.column.lstrip("$") for corner in (found.first, found.last)]
    first, last = (column_index_from_string(letter) if letter else 0 for letter in letters)
    cells = (
        sheet.cell(row, column)
        for span in spans
        for row in range(span.first, span.last + 1)
        for column in range(first or 1, (last or sheet.max_column) + 1)
    )
    return any(_is_counted(cell, formula) for cell in cells)


def _is_counted(cell: Cell | MergedCell, formula: str) -> bool:
    """Whether a total counts this cell: texts only if it counts whatever there is."""
    if cell.value is None:
        return False
    if cell.data_type == "f":
        both = (formula, str(cell.value))
        return not all(_SKIPS_SUBTOTALS.search(each) for each in both)
    return cell.data_type == "n" or _COUNTS_ALL.search(formula) is not None
