"""Reading the cells of xlsx, xls, ods and text files without losing a digit.

A NIK has sixteen digits and a number in Excel fifteen, so a cell keeps how it was stored: only then
can a lost digit be suspected later. The officer's file is never written or held open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Protocol, cast

from python_calamine import (
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.workbook.container import META_SHEET, Container, inspect
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.hidden import hidden_columns
from bansos_desktop.workbook.old_xls import Ole2, XlsError, XlsLockedError, safe_xls
from bansos_desktop.workbook.panic import DamageGuard, SilentStderr
from bansos_desktop.workbook.sheet_part import SheetPart, part_called, real_sheet
from bansos_desktop.workbook.text_book import text_book

RawValue = int | float | str | bool | time | date | datetime | timedelta

# Blanks and invisible marks that come along when a NIK is pasted from a chat or a PDF.
_AROUND = (
    " \t\r\n\v\f\u00a0\u2007\u202f\u3000\ufeff\u200b\u200c\u200d\u2060\u200e\u200f\u202a\u202c"
)
_FOREIGN_STREAMS = (
    ("WordDocument", "dokumen Word"),
    ("PowerPoint Document", "dokumen PowerPoint"),
)
_APOSTROPHES = "'’`"


class Grid(Protocol):
    """The cells of one sheet, read or taken apart while they are asked for."""

    @property
    def start(self) -> tuple[int, int] | None:
        """Row and column of the first filled cell; None if there is none."""

    def iter_rows(self) -> Iterator[Sequence[RawValue]]:
        """Rows of one width from row 1 on; columns before the first filled one are missing."""


class Book(Protocol):
    """An open file with sheets."""

    @property
    def sheets_metadata(self) -> list[SheetMetadata]:
        """Name and visibility of every sheet."""

    def get_sheet_by_name(self, name: str) -> Grid:
        """Parse this sheet."""


class SheetFile:
    """An open spreadsheet; a sheet is parsed once, when first asked for."""

    def __init__(self, path: Path, container: Container, book: Book) -> None:
        self.path = path
        self.container = container
        self._book = book
        self._parsed: dict[str, Grid] = {}
        sheets = [s for s in book.sheets_metadata if s.typ is SheetTypeEnum.WorkSheet]
        shown = [s.name for s in sheets if s.visible is SheetVisibleEnum.Visible]
        self.visible: tuple[str, ...] = tuple(name for name in shown if name != META_SHEET)
        hidden = (s.name for s in sheets if s.name not in self.visible)
        self.names: tuple[str, ...] = (*self.visible, *hidden)

    def rows(self, name: str) -> Iterator[tuple[int, list[RawValue]]]:
        """Every row to the last filled one, with its number in Excel; hidden ones too.

        `name` may be that of a part. The list's index 0 is column A, an empty cell is "", and all
        lists are of one length.
        """
        if part := part_called(name, self.names):
            yield from self._rows_of_part(part)
            return
        sheet = self._sheet(name)
        if sheet.start is None:
            return
        # calamine keeps leading empty rows but drops leading empty columns.
        skipped: list[RawValue] = [""] * sheet.start[1]
        blank_from = 0
        with DamageGuard(self.path.name):
            for line, values in enumerate(sheet.iter_rows(), start=1):
                # Formulas that give "" make thousands of rows with nothing in them.
                if values.count("") == len(values):
                    blank_from = blank_from or line
                    continue
                if blank_from:
                    blank: list[RawValue] = [""] * (len(skipped) + len(values))
                    yield from ((between, blank.copy()) for between in range(blank_from, line))
                    blank_from = 0
                yield line, [*skipped, *values] if skipped else cast("list[RawValue]", values)

    def _rows_of_part(self, part: SheetPart) -> Iterator[tuple[int, list[RawValue]]]:
        """The rows of one of several lists on a sheet; other lists' columns are empty."""
        first, last = part.columns or (0, None)
        for line, values in self.rows(part.of):
            if line < part.row:
                continue
            if last is None:
                yield line, values
                continue
            inside = values[first : last + 1]
            yield line, [*[""] * first, *inside, *[""] * (len(values) - first - len(inside))]

    def hidden_columns(self, name: str) -> frozenset[int]:
        """The 0-based columns that are hidden in this sheet; of an xlsx only, {} for the others."""
        if self.container is not Container.XLSX:
            return frozenset()
        return hidden_columns(self.path, real_sheet(name, self.names))

    def merged_below(self, name: str) -> Mapping[int, frozenset[int]]:
        """By 0-based column, the rows that a merged cell reaches below its first one.

        Of merges within one column only; a file that does not tell its merges has none.
        """
        sheet = self._sheet(real_sheet(name, self.names))
        found: dict[int, set[int]] = {}
        for (top, left), (bottom, right) in getattr(sheet, "merged_cell_ranges", None) or ():
            if left == right:
                found.setdefault(left, set()).update(range(top + 2, bottom + 2))
        return {column: frozenset(lines) for column, lines in found.items()}

    def is_blank(self) -> bool:
        """Whether no visible sheet has a filled cell."""
        return all(self._sheet(name).start is None for name in self.visible)

    def forget(self, name: str) -> None:
        """Let go of the parsed cells of a sheet; asking for them again parses it again."""
        self._parsed.pop(name, None)

    def _sheet(self, name: str) -> Grid:
        """calamine parses only now, so damage may show long after the file was opened."""
        if name not in self.names:
            sheets = ", ".join(self.visible)
            values = {"file": self.path.name, "sheet": name, "sheets": sheets}
            raise WorkbookError("workbook.no_sheet", values)
        if name not in self._parsed:
            with DamageGuard(self.path.name), SilentStderr():
                self._parsed[name] = self._book.get_sheet_by_name(name)
        return self._parsed[name]


def open_sheets(path: Path) -> SheetFile:
    """Open a spreadsheet by its content, whatever its name says; WorkbookError if it is none."""
    container = inspect(path)
    try:
        # From memory: by path calamine believes the file's name, and the file stays locked.
        content = path.read_bytes()
    except OSError as error:
        raise WorkbookError("workbook.damaged", {"file": path.name}) from error
    if container is Container.TEXT:
        return SheetFile(path, *text_book(path, content))
    if container is Container.XLS:
        content = _safe_xls(path, content)
    with DamageGuard(path.name), SilentStderr():
        return SheetFile(path, container, load_workbook(BytesIO(content)))


def _safe_xls(path: Path, content: bytes) -> bytes:
    """The workbook in an OLE2 container, or in words why there is none."""
    try:
        container = Ole2(content)
        if "EncryptedPackage" in container.names:
            raise XlsLockedError
        for stream, kind in _FOREIGN_STREAMS:
            if stream in container.names:
                values = {"file": path.name, "kind": kind}
                raise WorkbookError("workbook.not_spreadsheet", values)
        return safe_xls(container)
    except XlsLockedError as error:
        raise WorkbookError("workbook.password", {"file": path.name}) from error
    except XlsError as error:
        raise WorkbookError("workbook.damaged", {"file": path.name}) from error


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
    if text[0] in _APOSTROPHES and text[1:2].isdecimal():
        text = text[1:]
    return Cell(CellKind.TEXT, text)


def _number_text(value: float) -> str:
    """Fifteen digits, as many as Excel keeps, and never an exponent."""
    if float(value).is_integer():
        return str(int(value))
    return format(Decimal(f"{value:.15g}"), "f")
