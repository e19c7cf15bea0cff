"""A text file or a web page as a book of one sheet, named after the file."""

from __future__ import annotations

import re
from pathlib import Path

from python_calamine import SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from bansos_desktop.workbook.container import Container
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.html_file import HtmlTable, is_web_page
from bansos_desktop.workbook.text_file import TextTable, TextTooLargeError, decoded, text_table

# What Excel allows in the name of a sheet.
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_NAME_LENGTH = 31


class TextBook:
    """One visible sheet."""

    def __init__(self, name: str, table: TextTable | HtmlTable) -> None:
        self._table = table
        sheet = SheetMetadata(name, SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible)
        self.sheets_metadata = [sheet]

    def get_sheet_by_name(self, _name: str) -> TextTable | HtmlTable:
        """The one table."""
        return self._table


def text_book(path: Path, content: bytes) -> tuple[Container, TextBook]:
    """The table in this file; WorkbookError if it is a letter, a log or far too large."""
    try:
        text = decoded(content)
        if not text.strip("\ufeff \t\r\n\0"):
            raise WorkbookError("workbook.empty", {"file": path.name})
        if is_web_page(text):
            return Container.WEB_PAGE, TextBook(_sheet_name(path), HtmlTable(text))
        table = text_table(text)
    except TextTooLargeError as error:
        raise WorkbookError("workbook.too_large", {"file": path.name}) from error
    if table is None:
        raise WorkbookError("workbook.not_spreadsheet", {"file": path.name, "kind": "berkas teks"})
    return Container.TEXT, TextBook(_sheet_name(path), table)


def _sheet_name(path: Path) -> str:
    name = " ".join(_NOT_IN_NAMES.sub(" ", path.stem).split()).strip(" '")
    return name[:_NAME_LENGTH].strip() or "Data"
