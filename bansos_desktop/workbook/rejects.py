"""Sending refused rows back as the sender's own sheets, each fault marked where it is.

They are mended in place and imported again, so header and order of columns stay, the looks too
where they can be had, and the added column must not disturb the next import or the next return.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.atomic import write_atomically
from bansos_desktop.workbook.container import Container, column_letters
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import RawValue, SheetFile, open_sheets
from bansos_desktop.workbook.reject_context import Borrowed, borrowed
from bansos_desktop.workbook.reject_marks import (
    RejectedRow,
    clear_marks,
    mark,
    own_cell,
    set_text,
)
from bansos_desktop.workbook.return_looks import dress, widen
from bansos_desktop.workbook.return_note import Return, write_note
from bansos_desktop.workbook.saving import save
from bansos_desktop.workbook.sheet_part import shortened

_NO_TITLE = re.compile(r"[\\*?:/\[\]]")
_LONGEST_TITLE = 31
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
    BadZipFile,
    ParseError,
    zlib.error,
    InvalidFileException,
)
# A workbook, and its sheets in the order of the parts.
Written = tuple[Workbook, list[Worksheet]]


@dataclass(frozen=True, slots=True)
class RejectedSheet:
    """A sheet of which some rows were refused."""

    layout: Layout
    rows: tuple[RejectedRow, ...]


def sheet_title(name: str) -> str:
    """A name that Excel takes: text files are called by more than it allows."""
    return shortened(_NO_TITLE.sub(" ", name), _LONGEST_TITLE).strip(" '") or "Lembar"


class _Part:
    """Where the rows of one sheet go: `rows` by where they will stand, `labels` between them."""

    def __init__(self, file: SheetFile, sheet: RejectedSheet) -> None:
        self.layout = sheet.layout
        ordered = sorted(sheet.rows, key=lambda reject: reject.line)
        self.borrowed = borrowed(file, sheet.layout, [reject.line for reject in ordered])
        self.rows: dict[int, RejectedRow] = {}
        self.labels: dict[int, str] = {}
        row = sheet.layout.first_row
        for reject in ordered:
            label = self._borrowed(reject.line).label
            # A line of the sender's made room for it, or it has no place here.
            if label and row < reject.line:
                self.labels[row] = label
                row += 1
            self.rows[row] = reject
            row += 1
        self.end = row

    @property
    def height(self) -> int:
        """How many rows stand under the header."""
        return self.end - self.layout.first_row

    def fill(self, sheet: Worksheet) -> None:
        """Write what the rows had from rows above them, which are not sent back."""
        for row, label in self.labels.items():
            set_text(own_cell(sheet, row, 1), label)
        for row, reject in self.rows.items():
            for column, text in self._borrowed(reject.line).cells.items():
                cell = own_cell(sheet, row, column + 1)
                if cell.value is None:
                    set_text(cell, text)

    def _borrowed(self, line: int) -> Borrowed:
        return self.borrowed.get(line, Borrowed())


def write_rejects(
    source: Path, target: Path, sheets: Sequence[RejectedSheet], note: Return | None = None
) -> None:
    """Write `target` as the `sheets` of `source` with only the refused rows, ready to be mended.

    Widths and styles stay when the source is an xlsx of ordinary size; WorkbookError when the
    source cannot be read or the target is open elsewhere.
    """
    file = open_sheets(source)
    parts = [_Part(file, sheet) for sheet in sheets]
    book, written = _styled(file, parts) or _rebuilt(file, parts)
    for part, sheet in zip(parts, written, strict=True):
        part.fill(sheet)
        mark(sheet, part.layout, part.rows)
    if note is not None:
        write_note(book, note)
    with write_atomically(target) as new:
        save(book, new)


def _styled(file: SheetFile, parts: Sequence[_Part]) -> Written | None:
    """The sender's sheets with their looks; None where openpyxl fails or would take too long."""
    if file.container is not Container.XLSX or file.path.stat().st_size > _STYLED_UP_TO:
        return None
    try:
        # keep_links: a link to a file on the sender's disk only makes Excel ask questions.
        with file.path.open("rb") as stream:
            book = load_workbook(stream, data_only=True, keep_links=False)
        by_name: dict[str, Worksheet] = {sheet.title: sheet for sheet in book.worksheets}
        kept = [by_name[part.layout.sheet] for part in parts]
    except _OPENPYXL_STUMBLES:
        return None
    for other in book.worksheets:
        if other not in kept:
            book.remove(other)
    for chart in book.chartsheets:
        book.remove(chart)
    book.active = 0
    book.defined_names.clear()
    for part, sheet in zip(parts, kept, strict=True):
        _release(sheet)
        _keep_rows(sheet, part)
        widen(sheet, part.layout, part.height)
    return book, kept


def _release(sheet: Worksheet) -> None:
    """Drop what points outside the rows that stay, or would hinder mending them."""
    sheet.sheet_state = "visible"
    sheet.protection.sheet = False
    sheet.auto_filter.ref = None
    sheet.print_area = None
    sheet.tables.clear()
    rules = sheet.data_validations
    rules.dataValidation = [r for r in rules.dataValidation if str(r.formula1).startswith('"')]
    for row in sheet.iter_rows():
        for cell in row:
            # A date that says no day: openpyxl reads it, and then cannot write it.
            if cell.value is None and cell.data_type == "d" and isinstance(cell, Cell):
                cell.value = None


def _keep_rows(sheet: Worksheet, part: _Part) -> None:
    """Move the refused rows up under the header, with their heights, and drop all others."""
    first_row = part.layout.first_row
    for merged in list(sheet.merged_cells.ranges):
        if merged.max_row >= first_row:
            sheet.unmerge_cells(merged.coord)
    last, width = sheet.max_row, sheet.max_column
    heights = {row: sheet.row_dimensions[reject.line].height for row, reject in part.rows.items()}
    for row in range(first_row, part.end):
        if row in part.labels:
            _empty(sheet, row, width)
        else:
            _move(sheet, part.rows[row].line, row, width)
    if last >= part.end:
        sheet.delete_rows(part.end, last - part.end + 1)
    for line in [line for line in sheet.row_dimensions if line >= first_row]:
        del sheet.row_dimensions[line]
    for row, height in heights.items():
        sheet.row_dimensions[row].height = height


def _empty(sheet: Worksheet, row: int, width: int) -> None:
    for column in range(1, width + 1):
        cell = own_cell(sheet, row, column)
        cell.value = None
        clear_marks(cell)


def _move(sheet: Worksheet, line: int, row: int, width: int) -> None:
    for column in range(1, width + 1):
        clear_marks(own_cell(sheet, line, column))
    if row != line:
        sheet.move_range(f"A{line}:{column_letters(width - 1)}{line}", rows=row - line)


def _rebuilt(file: SheetFile, parts: Sequence[_Part]) -> Written:
    """The same rows from their values alone: the sender's looks are lost, no digit is."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for part in parts:
        sheet = book.create_sheet(sheet_title(part.layout.sheet))
        wanted = {reject.line: row for row, reject in part.rows.items()}
        _copy_values(file, sheet, part.layout, wanted)
        dress(sheet, part.layout, part.height)
    return book, list(book.worksheets)


def _copy_values(
    file: SheetFile, sheet: Worksheet, layout: Layout, wanted: Mapping[int, int]
) -> None:
    for line, values in file.rows(layout.sheet):
        row = line if line < layout.first_row else wanted.get(line)
        if row:
            _write_values(sheet, row, values)


def _write_values(sheet: Worksheet, row: int, values: Sequence[RawValue]) -> None:
    for column, value in enumerate(values, start=1):
        if value == "":
            continue
        cell = own_cell(sheet, row, column)
        if isinstance(value, str):
            set_text(cell, value)
        else:
            cell.value = value
