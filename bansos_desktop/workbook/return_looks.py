"""How a sheet that goes back to its sender looks where the sender gave it no looks of his own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.layout import Layout

_NARROWEST, _WIDEST = 6.0, 40.0
_EXCEL_WIDTH = 8.43
_AIR = 2.0
_DATE_FORMAT, _DATE_LETTERS = "dd/mm/yyyy", 10
_HEADER_FILL = PatternFill("solid", start_color="FFE7EDF5", end_color="FFE7EDF5")
_THIN = Side(style="thin", color="FFBFC7D1")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def widen(sheet: Worksheet, layout: Layout, rows: int) -> None:
    """Make room in columns whose width nobody chose, or a NIK is cut and a date is ####.

    `rows` people stand from the layout's first row on.
    """
    chosen = _with_chosen_width(sheet)
    for column in range(sheet.max_column):
        letters = [_letters(cell) for cell in _column(sheet, layout, column, rows)]
        wanted = min(_WIDEST, max(letters, default=0) + _AIR)
        if column + 1 not in chosen and wanted > _EXCEL_WIDTH:
            sheet.column_dimensions[column_letters(column)].width = wanted


def dress(sheet: Worksheet, layout: Layout, rows: int) -> None:
    """Give a sheet that was rebuilt from bare values everything it takes to read and print it."""
    table = max(layout.titles, default=0) + 1
    for row in layout.header_rows:
        for column in range(1, table + 1):
            _dress_title(sheet.cell(row, column))
    for row in range(layout.first_row, layout.first_row + rows):
        for column in range(1, table + 1):
            _dress_value(sheet.cell(row, column))
    for column in range(table):
        letters = [_letters(cell) for cell in _column(sheet, layout, column, rows)]
        width = min(_WIDEST, max(_NARROWEST, max(letters, default=0) + _AIR))
        sheet.column_dimensions[column_letters(column)].width = width
    _lay_for_print(sheet, layout)


def _with_chosen_width(sheet: Worksheet) -> set[int]:
    """The columns, from 1, whose width the sheet names; one entry may stand for many."""
    return {
        column
        for dimension in sheet.column_dimensions.values()
        for column in range(dimension.min or 0, (dimension.max or 0) + 1)
    }


def _column(sheet: Worksheet, layout: Layout, column: int, rows: int) -> Iterator[object]:
    """The values of one column, of its titles and its people; not of the lines above."""
    people = range(layout.first_row, layout.first_row + rows)
    for row in (*layout.header_rows, *people):
        yield sheet.cell(row, column + 1).value


def _letters(value: object) -> int:
    """How many letters wide a value is; of several lines the longest counts."""
    if isinstance(value, date):
        return _DATE_LETTERS
    text = "" if value is None else str(value)
    return max(map(len, text.splitlines()), default=0)


def _dress_title(cell: object) -> None:
    if isinstance(cell, Cell):
        cell.font = Font(bold=True)
        cell.fill = _HEADER_FILL
        cell.border = _GRID
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _dress_value(cell: object) -> None:
    if isinstance(cell, Cell):
        cell.border = _GRID
        cell.alignment = Alignment(vertical="top", wrap_text=isinstance(cell.value, str))
        if _is_day(cell.value):
            cell.number_format = _DATE_FORMAT


def _is_day(value: object) -> bool:
    if isinstance(value, datetime):
        return value.time() == datetime.min.time()
    return isinstance(value, date)


def _lay_for_print(sheet: Worksheet, layout: Layout) -> None:
    """Across the paper, as wide as it is, with the titles on every page and always in sight."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if layout.header_rows:
        sheet.print_title_rows = f"{layout.header_rows[0]}:{layout.header_rows[-1]}"
    sheet.freeze_panes = f"A{layout.first_row}"
