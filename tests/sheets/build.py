"""Writing a sketched spreadsheet as the sender's own program would."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.sheets.sketch import Book, Line, Page, a_book
from tests.sheets.truth import Sheet
from tests.workbook.make_ods import write_ods
from tests.workbook.make_xls import write_xls

Quirk = Callable[[Book], None]
QUIRKS: dict[str, Quirk] = {}


def quirk(change: Quirk) -> Quirk:
    """Register a way in which a sender's file differs from a plain list."""
    QUIRKS[change.__name__] = change
    return change


def build(name: str, folder: Path, seed: int) -> Sheet:
    """A file with this quirk under `folder`, full of people made from `seed`, and its truth."""
    rng = Random(zlib.crc32(f"{name} {seed}".encode()))
    book = a_book(rng)
    QUIRKS[name](book)
    target = folder / f"{name}-{seed}"
    target.mkdir(parents=True, exist_ok=True)
    return Sheet(name, write(book, target / book.name), book.truth())


def write(book: Book, path: Path) -> Path:
    """The file as its kind demands."""
    if book.kind == "xlsx":
        return _write_xlsx(book, path)
    lines, _numbers = book.page.lay()
    if book.kind == "text":
        return _write_text(book, lines, path)
    width = max(len(line) for line in lines)
    rows = [[_simple(value) for value in [*line, *[None] * (width - len(line))]] for line in lines]
    writer = write_xls if book.kind == "xls" else write_ods
    return writer(path, rows, book.page.name)


def _simple(value: object) -> str | float:
    """A text or a number: nothing else goes into a file written byte by byte."""
    if isinstance(value, int | float):
        return float(value)
    return "" if value is None else _text(value)


def _text(value: object) -> str:
    """How a program writes a value into a text file."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _write_text(book: Book, lines: list[Line], path: Path) -> Path:
    width = max(len(line) for line in lines)
    full = [[*map(_text, line), *[""] * (width - len(line))] for line in lines]
    rows = [[_quoted(text, book.delimiter) for text in line] for line in full]
    content = book.before + "".join(book.delimiter.join(row) + "\r\n" for row in rows)
    path.write_bytes(content.encode(book.encoding))
    return path


def _quoted(text: str, delimiter: str) -> str:
    if any(sign in text for sign in (delimiter, '"', "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text


def _write_xlsx(book: Book, path: Path) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for page in book.pages:
        _fill(workbook.create_sheet(page.name), page)
    workbook.save(path)
    return path


def _fill(sheet: Worksheet, page: Page) -> None:
    """The cells, what is merged and hidden, and the looks below the last row."""
    lines, _numbers = page.lay()
    for row, line in enumerate(lines, start=1):
        for place, value in enumerate(line, start=1):
            if value is not None and value != "":
                _put(sheet, row, place, value)
    for top, left, bottom, right in page.merges():
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for index, one in enumerate(page.columns, start=1 + page.shift):
        if one.hidden:
            sheet.column_dimensions[get_column_letter(index)].hidden = True
    if page.hidden:
        sheet.sheet_state = "hidden"
    _style(sheet, len(lines) + 1, page)


def _put(sheet: Worksheet, row: int, place: int, value: object) -> None:
    """A value as it is: a text that begins with "=" would be a formula for openpyxl."""
    cell = sheet.cell(row, place, value)  # type: ignore[call-overload]  # a sender's cell may be anything
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, str):
        cell.data_type = "s"


def _style(sheet: Worksheet, first: int, page: Page) -> None:
    """Frames and colours on rows without a value, as a copied table leaves them."""
    line = Side(style="thin")
    border = Border(left=line, right=line, top=line, bottom=line)
    fill = PatternFill("solid", fgColor="FFFFEE")
    for row in range(first, page.styled_to + 1):
        for place in range(1, len(page.columns) + 1):
            cell = sheet.cell(row, place)
            cell.border, cell.fill = border, fill
