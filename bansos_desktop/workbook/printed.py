"""Reading a filled workbook's bytes into a `PrintedBook`, the plain data of its printed pages."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.paging import pages_of
from bansos_desktop.workbook.print_look import Looks
from bansos_desktop.workbook.printed_page import PrintedBook, PrintedPage, PrintedSheet
from bansos_desktop.workbook.printed_parts import SheetParts, taken_apart
from bansos_desktop.workbook.printed_sheet import SheetReader
from bansos_desktop.workbook.reckoner import Reckoner

__all__ = ("PrintedBook", "read_printed")


def read_printed(content: bytes, *, file: str = "") -> PrintedBook:
    """What a workbook prints; hidden and empty sheets are left out, as a printer leaves them out.

    WorkbookError template.unreadable if the bytes are no workbook; `file` is its name there.
    """
    book, parts = _open(content, file)
    looks, reckoner = Looks(), Reckoner(book)
    sheets: list[PrintedSheet] = []
    pages: list[PrintedPage] = []
    unknown: list[str] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        reader = SheetReader(sheet, looks, reckoner, parts.get(sheet.title, SheetParts()))
        printed = reader.read()
        if printed is not None:
            sheets.append(printed)
            pages += pages_of(printed, pages[-1].number if pages else 0)
            unknown += reader.unknown
    return PrintedBook(tuple(sheets), tuple(pages), tuple(unknown), book.properties.created)


def _open(content: bytes, file: str) -> tuple[Workbook, dict[str, SheetParts]]:
    try:
        bare, parts = taken_apart(content)
        return load_workbook(BytesIO(bare)), parts
    except (BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise WorkbookError("template.unreadable", {"file": file}) from error
