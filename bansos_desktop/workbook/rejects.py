"""Sending refused rows back as the sender's own sheet, each fault marked where it is.

It is mended in place and imported again, so header and order of columns stay, the looks too where
they can be had, and the added column must not disturb the next import or the next return.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.atomic import write_atomically
from bansos_desktop.workbook.container import Container, column_letters
from bansos_desktop.workbook.headers import normalise_title
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import RawValue, SheetFile, cell_of, open_sheets
from bansos_desktop.workbook.return_looks import dress, widen

MEND_TITLE = "Perbaiki"
_MEND_WIDTH = 60.0
_MEND_LETTERS, _MEND_LINE_HEIGHT = 62, 13.5  # letters a line of that width; points a line
_MEND_FONT = Font(name="Arial", size=9)
_MEND_FONT_BOLD = Font(name="Arial", size=9, bold=True)
_BAD_COLOUR = "FFFFC7CE"
_BAD = PatternFill("solid", start_color=_BAD_COLOUR, end_color=_BAD_COLOUR)
_AS_TEXT = (SheetField.NIK, SheetField.FAMILY_CARD, SheetField.PHONE)
# openpyxl takes 4 s and 200 MB for each MB of file; beyond this size, some 25,000 people, the sheet
# is rebuilt from its values.
_STYLED_UP_TO = 2 << 20
# openpyxl trips over styles and parts that Excel accepts; the values are still there.
_OPENPYXL_STUMBLES = (
    AttributeError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
    InvalidFileException,
)


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was refused, by its number in Excel, with everything that is wrong with it."""

    line: int
    problems: tuple[Problem, ...]


def write_rejects(
    source: Path, target: Path, layout: Layout, rejects: Sequence[RejectedRow]
) -> None:
    """Write `target` as the sheet of `source` with only the refused rows, ready to be mended.

    Widths and styles stay when the source is an xlsx of ordinary size; WorkbookError when the
    source cannot be read or the target is open elsewhere.
    """
    ordered = sorted(rejects, key=lambda reject: reject.line)
    lines = [reject.line for reject in ordered]
    file = open_sheets(source)
    book = _styled(file, layout, lines) or _rebuilt(file, layout, lines)
    _mark(book.worksheets[0], layout, ordered)
    with write_atomically(target) as new:
        book.save(new)


def _styled(file: SheetFile, layout: Layout, lines: Sequence[int]) -> Workbook | None:
    """The sender's sheet with its looks; None where openpyxl fails or would take too long."""
    if file.container is not Container.XLSX or file.path.stat().st_size > _STYLED_UP_TO:
        return None
    try:
        # keep_links: a link to a file on the sender's disk only makes Excel ask questions.
        with file.path.open("rb") as stream:
            book = load_workbook(stream, data_only=True, keep_links=False)
        sheet = book[layout.sheet]
    except _OPENPYXL_STUMBLES:
        return None
    for other in book.worksheets:
        if other is not sheet:
            book.remove(other)
    for chart in book.chartsheets:
        book.remove(chart)
    _release(book, sheet)
    _keep_lines(sheet, layout.first_row, lines)
    widen(sheet, layout, len(lines))
    return book


def _release(book: Workbook, sheet: Worksheet) -> None:
    """Drop what points outside the rows that stay, or would hinder mending them."""
    book.active = 0
    book.defined_names.clear()
    sheet.sheet_state = "visible"
    sheet.protection.sheet = False
    sheet.auto_filter.ref = None
    sheet.print_area = None
    sheet.tables.clear()
    rules = sheet.data_validations
    rules.dataValidation = [r for r in rules.dataValidation if str(r.formula1).startswith('"')]


def _keep_lines(sheet: Worksheet, first_row: int, lines: Sequence[int]) -> None:
    """Move the refused rows up under the header, with their heights, and drop all others."""
    for merged in list(sheet.merged_cells.ranges):
        if merged.max_row >= first_row:
            sheet.unmerge_cells(merged.coord)
    last, width = sheet.max_row, sheet.max_column
    heights = {line: sheet.row_dimensions[line].height for line in lines}
    for row, line in enumerate(lines, start=first_row):
        for column in range(1, width + 1):
            _clear_marks(_cell(sheet, line, column))
        if row != line:
            sheet.move_range(f"A{line}:{column_letters(width - 1)}{line}", rows=row - line)
    end = first_row + len(lines)
    if last >= end:
        sheet.delete_rows(end, last - end + 1)
    for line in [line for line in sheet.row_dimensions if line >= first_row]:
        del sheet.row_dimensions[line]
    for row, line in enumerate(lines, start=first_row):
        sheet.row_dimensions[row].height = heights[line]


def _clear_marks(cell: Cell) -> None:
    # What was marked the last time may have been mended since.
    cell.comment = None
    if cell.fill.fgColor.rgb == _BAD_COLOUR:
        cell.fill = PatternFill()


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that can be written: a merge that covers it is dissolved."""
    found = sheet.cell(row, column)
    if isinstance(found, Cell):
        return found
    for merged in list(sheet.merged_cells.ranges):
        if found.coordinate in merged:
            sheet.unmerge_cells(merged.coord)
    return _cell(sheet, row, column)


def _rebuilt(file: SheetFile, layout: Layout, lines: Sequence[int]) -> Workbook:
    """The same rows from their values alone: the sender's looks are lost, no digit is."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = layout.sheet
    wanted = {line: row for row, line in enumerate(lines, start=layout.first_row)}
    for line, values in file.rows(layout.sheet):
        row = line if line < layout.first_row else wanted.get(line)
        if row:
            _write_values(sheet, row, values)
    dress(sheet, layout, len(lines))
    return book


def _write_values(sheet: Worksheet, row: int, values: Sequence[RawValue]) -> None:
    for column, value in enumerate(values, start=1):
        if value == "":
            continue
        cell = _cell(sheet, row, column)
        if isinstance(value, str):
            _set_text(cell, value)
        else:
            cell.value = value


def _mark(sheet: Worksheet, layout: Layout, rejects: Sequence[RejectedRow]) -> None:
    mend = _mend_column(sheet, layout)
    heading = _cell(sheet, layout.header_rows[0], mend)
    _set_text(heading, MEND_TITLE)
    heading.font = _MEND_FONT_BOLD
    heading.alignment = Alignment(vertical="center")
    sheet.column_dimensions[column_letters(mend - 1)].width = _MEND_WIDTH
    for row, reject in enumerate(rejects, start=layout.first_row):
        for column in _text_columns(layout):
            _keep_digits(_cell(sheet, row, column + 1))
        for field in dict.fromkeys(problem.field for problem in reject.problems):
            _mark_cell(sheet, row, layout, _faults(reject, field))
        advice = _cell(sheet, row, mend)
        _set_text(advice, _advice(reject.problems))
        advice.font = _MEND_FONT
        advice.alignment = Alignment(wrap_text=True, vertical="top")
        _grow(sheet, row, _advice(reject.problems))


def _grow(sheet: Worksheet, row: int, advice: str) -> None:
    """Make room for every line of the advice; a fixed height would cut what is to be mended."""
    lines = sum(-(-max(len(line), 1) // _MEND_LETTERS) for line in advice.split("\n"))
    dimension = sheet.row_dimensions[row]
    dimension.height = max(dimension.height or 0, lines * _MEND_LINE_HEIGHT)


def _advice(problems: Sequence[Problem]) -> str:
    return "\n".join(dict.fromkeys(problem.message for problem in problems))


def _faults(reject: RejectedRow, field: str) -> list[Problem]:
    return [problem for problem in reject.problems if problem.field == field]


def _mark_cell(sheet: Worksheet, row: int, layout: Layout, faults: Sequence[Problem]) -> None:
    """A fault of a field that the sheet has no column for is told in the added column only."""
    column = {field.value: at for field, at in layout.columns.items()}.get(faults[0].field)
    if column is None:
        return
    cell = _cell(sheet, row, column + 1)
    cell.fill = _BAD
    cell.comment = Comment(_advice(faults), MEND_TITLE, 120, 320)


def _mend_column(sheet: Worksheet, layout: Layout) -> int:
    # A sheet that comes back for the second time already has the column.
    for column, title in layout.titles.items():
        if normalise_title(title) == normalise_title(MEND_TITLE):
            return column + 1
    return max(layout.titles) + 2 if layout.titles else sheet.max_column + 1


def _text_columns(layout: Layout) -> list[int]:
    """0-based columns of NIK, family card and phone, whose digits Excel would spoil."""
    return [layout.columns[field] for field in _AS_TEXT if field in layout.columns]


def _keep_digits(cell: Cell) -> None:
    if cell.value is not None:
        _set_text(cell, _text(cell.value))
    cell.number_format = "@"


def _text(value: object) -> str:
    if isinstance(value, str | int | float | date | time | timedelta):
        return cell_of(value).text
    return str(value)


def _set_text(cell: Cell, text: str) -> None:
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    # openpyxl takes "=1+1" for a formula and "#N/A" for an error; nobody typed either as such.
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
