"""The hidden `_meta` sheet by which a filled workbook can be known again.

It names the template, what was asked for and what the rows added up to when they left, so that a
copy edited since can be told from the file that was sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl.workbook import Workbook

from bansos_desktop.workbook.container import META_SHEET
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.placeholder import Value
from bansos_desktop.workbook.reader import cell_of, open_sheets
from bansos_desktop.workbook.row_pattern import text_xml

META_KEYS = (
    "template", "template_version", "app_version", "export_id", "document", "programme", "year",
    "stage", "region", "sheet", "first_row", "columns", "row_count", "checksum",
)  # fmt: skip

# A workbook with rows that went back to their sender says so here, and is no document of ours: its
# reader is `return_note`.
KIND, RETURNED = "kind", "tolak"

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class BodyChecksum:
    """The sha256 of body values as text, in the order of the columns: dates ISO, empty is ''."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, values: Iterable[Value]) -> None:
        """Take in one row, as it is written."""
        texts = ("" if value is None else str(value) for value in values)
        self._hash.update(("\x1f".join(texts) + "\x1e").encode())

    def hexdigest(self) -> str:
        """The checksum of the rows so far, as 64 hexadecimal digits."""
        return self._hash.hexdigest()


def write_meta(book: Workbook, values: Mapping[str, str | int]) -> None:
    """Add the `_meta` sheet, in the place of the one a template has; all in it is text."""
    if META_SHEET in book.sheetnames:
        book.remove(book[META_SHEET])
    sheet = book.create_sheet(META_SHEET)
    sheet.sheet_state = "hidden"
    for row, (key, value) in enumerate(values.items(), start=1):
        for column, text in enumerate((key, str(value)), start=1):
            cell = sheet.cell(row, column, text)
            cell.data_type = "s"
            cell.number_format = "@"


def meta_xml(values: Mapping[str, str | int], style: int) -> str:
    """The `_meta` sheet as a part of its own, all cells in the `style` of text."""
    rows = (
        f'<row r="{row}"><c r="A{row}" s="{style}" t="inlineStr"><is>{text_xml(key)}</is></c>'
        f'<c r="B{row}" s="{style}" t="inlineStr"><is>{text_xml(str(value))}</is></c></row>'
        for row, (key, value) in enumerate(values.items(), start=1)
    )
    return f'<worksheet xmlns="{_SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def meta_values(book: Workbook) -> dict[str, str]:
    """What the `_meta` sheet of an open workbook says; {} without one."""
    if META_SHEET not in book.sheetnames:
        return {}
    rows = book[META_SHEET].iter_rows(max_col=2, values_only=True)
    return {str(row[0]): str(row[1]) for row in rows if None not in row and len(row) == 2}


def read_meta(path: Path) -> dict[str, str] | None:
    """What the `_meta` sheet of a file says; None if the file is not one of ours."""
    try:
        file = open_sheets(path)
        if META_SHEET not in file.names:
            return None
        rows = [values for _line, values in file.rows(META_SHEET)]
    except WorkbookError:
        return None
    cells = [(cell_of(row[0]).text, cell_of(row[1]).text) for row in rows if len(row) > 1]
    values = {key: text for key, text in cells if key}
    return None if values.get(KIND) == RETURNED else values
