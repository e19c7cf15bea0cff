"""Marking what is wrong in a row that goes back: the cells, a comment on each, a last column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.sheet_fields import GIVES, SheetField
from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.headers import normalise_title
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import cell_of

MEND_TITLE = "Perbaiki"
_MEND_WIDTH = 60.0
_MEND_LETTERS, _MEND_LINE_HEIGHT = 62, 13.5  # letters a line of that width; points a line
_MEND_FONT = Font(name="Arial", size=9)
_MEND_FONT_BOLD = Font(name="Arial", size=9, bold=True)
_BAD_COLOUR = "FFFFC7CE"
_BAD = PatternFill("solid", start_color=_BAD_COLOUR, end_color=_BAD_COLOUR)
_AS_TEXT = (SheetField.NIK, SheetField.FAMILY_CARD, SheetField.PHONE)


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was refused, by its number in Excel, with everything that is wrong with it.

    The problems name columns by their canonical names.
    """

    line: int
    problems: tuple[Problem, ...]


def mark(sheet: Worksheet, layout: Layout, rows: Mapping[int, RejectedRow]) -> None:
    """Mark refused rows, by where they stand now."""
    mend = mend_column(layout)
    if layout.header_rows:
        heading = own_cell(sheet, layout.header_rows[0], mend)
        set_text(heading, MEND_TITLE)
        heading.font = _MEND_FONT_BOLD
        heading.alignment = Alignment(vertical="center")
    sheet.column_dimensions[column_letters(mend - 1)].width = _MEND_WIDTH
    for row, reject in rows.items():
        for column in _text_columns(layout):
            _keep_digits(own_cell(sheet, row, column + 1))
        for column, faults in _by_column(layout, reject.problems).items():
            cell = own_cell(sheet, row, column + 1)
            cell.fill = _BAD
            cell.comment = Comment(_advice(faults), MEND_TITLE, 120, 320)
        advice = own_cell(sheet, row, mend)
        set_text(advice, _advice(reject.problems))
        advice.font = _MEND_FONT
        advice.alignment = Alignment(wrap_text=True, vertical="top")
        _grow(sheet, row, _advice(reject.problems))


def clear_marks(cell: Cell) -> None:
    """Take away what was marked the last time, for it may have been mended since."""
    cell.comment = None
    if cell.fill.fgColor.rgb == _BAD_COLOUR:
        cell.fill = PatternFill()


def own_cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that can be written: a merge that covers it is dissolved."""
    found = sheet.cell(row, column)
    if isinstance(found, Cell):
        return found
    for merged in list(sheet.merged_cells.ranges):
        if found.coordinate in merged:
            sheet.unmerge_cells(merged.coord)
    return own_cell(sheet, row, column)


def set_text(cell: Cell, text: str) -> None:
    """Write text that stays text, whatever it looks like."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    # openpyxl takes "=1+1" for a formula and "#N/A" for an error; nobody typed either as such.
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def cell_text(value: object) -> str:
    """The text of what openpyxl holds, as our reader will read it."""
    if isinstance(value, str | int | float | date | time | timedelta):
        return cell_of(value).text
    return str(value)


def mend_column(layout: Layout) -> int:
    """The added column, from 1; a sheet that comes back for the second time already has it."""
    for column, title in layout.titles.items():
        if normalise_title(title) == normalise_title(MEND_TITLE):
            return column + 1
    used = {*layout.titles, *layout.columns.values(), *(one.column for one in layout.matches)}
    return max(used) + 2


def _by_column(layout: Layout, problems: Sequence[Problem]) -> dict[int, list[Problem]]:
    """The faults of each column, from 0; a fault that no column has is told at the end only."""
    found: dict[int, list[Problem]] = {}
    for problem in problems:
        for column in _columns_of(layout, problem.field):
            found.setdefault(column, []).append(problem)
    return found


def _columns_of(layout: Layout, name: str) -> list[int]:
    """Where a value stands: in its own column, in one it shares, or in several that make it up."""
    return [
        column
        for field, column in layout.columns.items()
        if field.value == name or any(part.value == name for part in GIVES.get(field, ()))
    ]


def _advice(problems: Sequence[Problem]) -> str:
    return "\n".join(dict.fromkeys(problem.message for problem in problems))


def _grow(sheet: Worksheet, row: int, advice: str) -> None:
    """Make room for every line of the advice; a fixed height would cut what is to be mended."""
    lines = sum(-(-max(len(line), 1) // _MEND_LETTERS) for line in advice.split("\n"))
    dimension = sheet.row_dimensions[row]
    dimension.height = max(dimension.height or 0, lines * _MEND_LINE_HEIGHT)


def _text_columns(layout: Layout) -> list[int]:
    """0-based columns of NIK, family card and phone, whose digits Excel would spoil."""
    return [layout.columns[field] for field in _AS_TEXT if field in layout.columns]


def _keep_digits(cell: Cell) -> None:
    if cell.value is not None:
        set_text(cell, cell_text(cell.value))
    cell.number_format = "@"
