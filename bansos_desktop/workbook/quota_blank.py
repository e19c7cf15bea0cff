"""The blank quota file that a province's office fills in, with its help on a second sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.atomic import write_atomically
from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.saving import save

TABLE, HELP, LISTS = "Kuota", "Petunjuk", "Daftar"
_HEAD_ROW = 7
_ROWS, _RULED = 200, 30
_LINE, _HELP_LETTERS = 15.75, 70
_HINTS = 5  # what is filled in at the top is as wide as the columns before
_FILL = PatternFill("solid", start_color="FFE0F0EC", end_color="FFE0F0EC")
_THIN = Side(style="thin", color="FFBFC7D1")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_LIGHT = Font(color="FF5C6965", italic=True)


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A column: its title, what belongs there, an example, and how wide it is."""

    title: str
    meaning: str
    example: str
    width: float = 16
    required: bool = False


@dataclass(frozen=True, slots=True)
class BlankQuotaFile:
    """What goes into the file: head lines with their hint, columns, and lists to choose from.

    `mark` begins a hint, so that nobody takes it for an answer.
    """

    title: str
    head: Sequence[tuple[str, str]]
    columns: Sequence[BlankColumn]
    lists: Mapping[str, Sequence[str]]
    mark: str
    note: str


def write_blank(blank: BlankQuotaFile, target: Path) -> None:
    """Write it; WorkbookError where the place does not let us."""
    book = Workbook()
    table = book.worksheets[0]
    table.title = TABLE
    _fill_table(table, blank)
    _fill_help(book.create_sheet(HELP), blank)
    _fill_lists(book.create_sheet(LISTS), blank.lists)
    _offer_lists(table, blank)
    with write_atomically(target) as new:
        save(book, new)


def _fill_table(sheet: Worksheet, blank: BlankQuotaFile) -> None:
    sheet["A1"] = blank.title
    sheet["A1"].font = Font(bold=True, size=13)
    for row, (name, hint) in enumerate(blank.head, start=2):
        sheet.cell(row, 1, name).font = Font(bold=True)
        sheet.cell(row, 2).alignment = Alignment(horizontal="left")
        for column in range(2, _HINTS):
            sheet.cell(row, column).border = _GRID
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=_HINTS - 1)
        sheet.cell(row, _HINTS, f"{blank.mark} {hint}").font = _LIGHT
    sheet.cell(_HEAD_ROW - 1, 1, f"{blank.mark} {blank.note}").font = _LIGHT
    sheet.row_dimensions[_HEAD_ROW].height = 30
    for row in range(_HEAD_ROW + 1, _HEAD_ROW + 1 + _RULED):
        for column in range(1, len(blank.columns) + 1):
            sheet.cell(row, column).border = _GRID
    for column, one in enumerate(blank.columns, start=1):
        cell = sheet.cell(_HEAD_ROW, column, f"{one.title} *" if one.required else one.title)
        cell.font, cell.fill, cell.border = Font(bold=True), _FILL, _GRID
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[column_letters(column - 1)].width = one.width
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    _on_paper(sheet)


def _on_paper(sheet: Worksheet) -> None:
    """Across, as wide as the paper."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _fill_help(sheet: Worksheet, blank: BlankQuotaFile) -> None:
    lines = [("Isian", "Apa yang ditulis", "Contoh")]
    lines += [(name, hint, "") for name, hint in blank.head]
    lines += [(one.title, one.meaning, one.example) for one in blank.columns]
    for row, line in enumerate(lines, start=1):
        for column, text in enumerate(line, start=1):
            cell = sheet.cell(row, column, text)
            cell.border = _GRID
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.number_format = "@"
            if row == 1:
                cell.font, cell.fill = Font(bold=True), _FILL
        sheet.row_dimensions[row].height = _LINE * ceil(len(line[1]) / _HELP_LETTERS)
    for letters, width in zip("ABC", (20, 80, 28), strict=True):
        sheet.column_dimensions[letters].width = width
    _on_paper(sheet)


def _fill_lists(sheet: Worksheet, lists: Mapping[str, Sequence[str]]) -> None:
    for column, (title, values) in enumerate(lists.items(), start=1):
        sheet.cell(1, column, title).font = Font(bold=True)
        for row, value in enumerate(values, start=2):
            sheet.cell(row, column, value)
        sheet.column_dimensions[column_letters(column - 1)].width = 32
    _on_paper(sheet)


def _offer_lists(sheet: Worksheet, blank: BlankQuotaFile) -> None:
    """A choice in the cells of a column that has a list; anything else may be typed as well."""
    titles = [one.title for one in blank.columns]
    for at, (title, values) in enumerate(blank.lists.items()):
        if title not in titles or not values:
            continue
        source, own = column_letters(at), column_letters(titles.index(title))
        choice = DataValidation(
            type="list",
            formula1=f"{LISTS}!${source}$2:${source}${len(values) + 1}",
            allow_blank=True,
            showErrorMessage=False,
        )
        choice.add(f"{own}{_HEAD_ROW + 1}:{own}{_HEAD_ROW + _ROWS}")
        sheet.add_data_validation(choice)
