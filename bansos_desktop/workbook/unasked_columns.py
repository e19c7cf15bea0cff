"""Hiding the columns of a list that nobody was asked about; what they hold stays in the file."""

from __future__ import annotations

from copy import copy

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.placeholder import blanks, parse
from bansos_desktop.workbook.section import Section


def leave_out(sheet: Worksheet, section: Section | None, unasked: frozenset[str]) -> None:
    """Hide each column whose repeated cells hold blanks that are `unasked`, and nothing else."""
    if section is None or not unasked:
        return
    told = _told(sheet, section)
    wanted = [column for column, names in told.items() if names <= unasked]
    if wanted:
        _part(sheet)
    for column in wanted:
        sheet.column_dimensions[get_column_letter(column)].hidden = True


def _told(sheet: Worksheet, section: Section) -> dict[int, set[str]]:
    """The blanks of each column; what is no blank counts as one that everybody is asked."""
    told: dict[int, set[str]] = {}
    for cells in sheet.iter_rows(min_row=section.block.first, max_row=section.block.last):
        for cell in cells:
            if isinstance(cell, Cell) and cell.value is not None:
                names = {one.name for one in blanks(parse(str(cell.value)))}
                told.setdefault(int(cell.column), set()).update(names or {""})
    return told


def _part(sheet: Worksheet) -> None:
    """Columns of one width, which Excel writes as a group, each for itself."""
    for group in list(sheet.column_dimensions.values()):
        first, last = group.min or 0, min(group.max or 0, int(sheet.max_column))
        for column in range(first + 1, last + 1):
            letter = get_column_letter(column)
            single = copy(group)
            single.index, single.min, single.max = letter, column, column
            sheet.column_dimensions[letter] = single
        if first < last:
            group.max = first
