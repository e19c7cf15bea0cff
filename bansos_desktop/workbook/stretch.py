"""Making room in a template's sheet: everything below the repeating row moves down.

openpyxl moves cells and nothing else: heights, merges, filters, rules, print areas and page breaks
would go on meaning the old rows. What is forgotten here is wrong on paper.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.formula import Reference, rewrite


@dataclass(frozen=True, slots=True)
class Stretch:
    """The repeating row `row` of `sheet` becomes `added` + 1 rows."""

    sheet: str
    row: int
    added: int

    def first(self, row: int) -> int:
        """Where the upper end of a range comes to lie."""
        return row if row <= self.row else row + self.added

    def last(self, row: int) -> int:
        """Where the lower end comes to lie; a range that ends in the repeating row grows."""
        return row if row < self.row else row + self.added

    def area(self, coordinates: str) -> str:
        """A plain range such as A14:C14, stretched."""
        found = CellRange(coordinates)
        found.expand(down=self.last(found.max_row) - found.max_row)
        found.shrink(top=self.first(found.min_row) - found.min_row)
        return str(found.coord)

    def formula(self, formula: str, own: str) -> str:
        """A formula on the sheet `own`; single cells inside the repeating row stay as they are."""

        def change(found: Reference) -> Reference:
            if (found.sheet or own) != self.sheet:
                return found
            first = self.first(found.first.row)
            return found.with_rows(
                first, first if found.last is None else self.last(found.last.row)
            )

        return rewrite(formula, change)


def stretch_book(book: Workbook, stretch: Stretch) -> None:
    """Move what lies below the repeating row and mend every reference to what moved."""
    # Formulas first: looking at a cell of a long sheet would make it.
    for each in book.worksheets:
        for cells in each.iter_rows():
            for cell in cells:
                if cell.data_type == "f" and isinstance(cell.value, str):
                    cell.value = stretch.formula(cell.value, each.title)
        for name in each.defined_names.values():
            name.attr_text = stretch.formula(f"={name.attr_text}", each.title)[1:]
    for name in book.defined_names.values():
        name.attr_text = stretch.formula(f"={name.attr_text}", "")[1:]
    sheet = book[stretch.sheet]
    _move_cells(sheet, stretch)
    _move_heights(sheet, stretch)
    _move_ranges(sheet, stretch)


def _move_cells(sheet: Worksheet, stretch: Stretch) -> None:
    if sheet.max_row > stretch.row and stretch.added:
        below = CellRange(
            min_col=1, max_col=sheet.max_column, min_row=stretch.row + 1, max_row=sheet.max_row
        )
        sheet.move_range(below, rows=stretch.added)


def _move_heights(sheet: Worksheet, stretch: Stretch) -> None:
    """From the bottom up, so that no row's settings overwrite those of the next."""
    below = sorted((row for row in sheet.row_dimensions if row > stretch.row), reverse=True)
    for row in below:
        dimension = sheet.row_dimensions.pop(row)
        dimension.index = row + stretch.added
        sheet.row_dimensions[row + stretch.added] = dimension


def _move_ranges(sheet: Worksheet, stretch: Stretch) -> None:
    """Whatever names cells by address: merges, filter, print area, checks, formats, breaks."""
    sheet.merged_cells = MultiCellRange(list(_merged(sheet, stretch)))
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = stretch.area(sheet.auto_filter.ref)
    if sheet.print_area:
        sheet.print_area = [
            stretch.area(part.rpartition("!")[2]) for part in sheet.print_area.split(",")
        ]
    for rule in sheet.data_validations.dataValidation:
        rule.sqref = MultiCellRange([stretch.area(part.coord) for part in rule.sqref.ranges])
    formats = ConditionalFormattingList()
    for group in sheet.conditional_formatting:
        area = " ".join(stretch.area(part.coord) for part in group.sqref.ranges)
        for rule in group.rules:
            formats.add(area, copy(rule))
    sheet.conditional_formatting = formats
    breaks = [stretch.first(item.id) for item in sheet.row_breaks.brk]
    sheet.row_breaks.brk = [Break(id=row) for row in breaks]


def _merged(sheet: Worksheet, stretch: Stretch) -> set[str]:
    """Merges within the repeating row are repeated with it; the others move."""
    areas = set()
    for found in sheet.merged_cells.ranges:
        if found.min_row == found.max_row == stretch.row:
            copies = range(stretch.row, stretch.row + stretch.added + 1)
            areas |= {_on_row(found, row) for row in copies}
        else:
            areas.add(stretch.area(found.coord))
    return areas


def _on_row(area: CellRange, row: int) -> str:
    return str(
        CellRange(min_col=area.min_col, max_col=area.max_col, min_row=row, max_row=row).coord
    )
