"""Reading the cells of xlsx, xls and ods files without losing a digit.

A NIK has sixteen digits and a number in Excel fifteen, so a cell keeps how it was stored: only then
can a lost digit be suspected later. The officer's file is never written or held open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.workbook.container import META_SHEET, Container, inspect
from bansos_desktop.workbook.errors import WorkbookError

RawValue = int | float | str | bool | time | date | datetime | timedelta

# Blanks and invisible marks that come along when a NIK is pasted from a chat or a PDF.
_AROUND = (
    " \t\r\n\v\f\u00a0\u2007\u202f\u3000\ufeff\u200b\u200c\u200d\u2060\u200e\u200f\u202a\u202c"
)
_TYPED_AS_TEXT = re.compile(r"['’`](?=\d)")


class SheetFile:
    """An open spreadsheet; a sheet is parsed once, when first asked for."""

    def __init__(self, path: Path, container: Container, book: CalamineWorkbook) -> None:
        self.path = path
        self.container = container
        self._book = book
        self._parsed: dict[str, CalamineSheet] = {}
        sheets = [s for s in book.sheets_metadata if s.typ is SheetTypeEnum.WorkSheet]
        shown = [s.name for s in sheets if s.visible is SheetVisibleEnum.Visible]
        self.visible: tuple[str, ...] = tuple(name for name in shown if name != META_SHEET)
        hidden = (s.name for s in sheets if s.name not in self.visible)
        self.names: tuple[str, ...] = (*self.visible, *hidden)

    def rows(self, name: str) -> Iterator[tuple[int, list[RawValue]]]:
        """Every row with its number in Excel; the list's index 0 is column A, empty is ""."""
        sheet = self._sheet(name)
        # calamine keeps leading empty rows but drops leading empty columns.
        skipped: list[RawValue] = [""] * (sheet.start[1] if sheet.start else 0)
        for line, values in enumerate(sheet.iter_rows(), start=1):
            yield line, (skipped + values if skipped else values)

    def is_blank(self) -> bool:
        """Whether no visible sheet has a filled cell."""
        return all(self._sheet(name).start is None for name in self.visible)

    def _sheet(self, name: str) -> CalamineSheet:
        """calamine parses only now, so damage may show long after the file was opened."""
        if name not in self.names:
            sheets = ", ".join(self.visible)
            values = {"file": self.path.name, "sheet": name, "sheets": sheets}
            raise WorkbookError("workbook.no_sheet", values)
        if name not in self._parsed:
            try:
                self._parsed[name] = self._book.get_sheet_by_name(name)
            except CalamineError as error:
                raise WorkbookError("workbook.damaged", {"file": self.path.name}) from error
        return self._parsed[name]


def open_sheets(path: Path) -> SheetFile:
    """Open a spreadsheet by its content, whatever its name says; WorkbookError if it is none."""
    container = inspect(path)
    try:
        # From memory: by path calamine believes the file's name, and the file stays locked.
        return SheetFile(path, container, load_workbook(BytesIO(path.read_bytes())))
    except (CalamineError, OSError) as error:
        raise WorkbookError(_trouble(path), {"file": path.name}) from error


def _trouble(path: Path) -> str:
    # Asked by content, calamine only says that it failed; asked by name, it says why. Of an ods it
    # alone knows how far the cells reach.
    try:
        load_workbook(path).close()
    except CalamineError as error:
        if "limit" in str(error):
            return "workbook.too_large"
    return "workbook.damaged"


def cell_of(value: RawValue) -> Cell:
    """The cell of a raw value; an Excel error such as #N/A arrives here as empty."""
    if isinstance(value, str):
        return _text_cell(value)
    if isinstance(value, bool):
        return Cell(CellKind.OTHER, "TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return Cell(CellKind.NUMBER, _number_text(value), number=float(value))
    if isinstance(value, datetime):
        clock = f" {value:%H:%M}" if value.time() != time() else ""
        return Cell(CellKind.DATE, f"{value:%d/%m/%Y}{clock}", day=value.date())
    if isinstance(value, date):
        return Cell(CellKind.DATE, f"{value:%d/%m/%Y}", day=value)
    return Cell(CellKind.OTHER, str(value))


def _text_cell(value: str) -> Cell:
    """An apostrophe before a digit was typed to keep Excel away and is no part of the value."""
    text = value.strip(_AROUND)
    if not text:
        return EMPTY_CELL
    return Cell(CellKind.TEXT, text[1:] if _TYPED_AS_TEXT.match(text) else text)


def _number_text(value: float) -> str:
    """Fifteen digits, as many as Excel keeps, and never an exponent."""
    if float(value).is_integer():
        return str(int(value))
    return format(Decimal(f"{value:.15g}"), "f")
