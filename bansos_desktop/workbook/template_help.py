"""The sheet Petunjuk in a copied template: every blank that may be used, and what it means.

It is for the eyes of whoever edits the copy. Loading takes it out again by editing the package,
not by opening and saving the workbook, so that whatever else is in there is still judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from math import ceil
from xml.etree.ElementTree import Element, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import load_workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import fromstring

from bansos_desktop.workbook.saving import save

HELP_SHEET = "Petunjuk"
_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_TYPES = "[Content_Types].xml"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_TITLES = ("Isian", "Arti", "Contoh", "Di mana")
_WIDTHS = (34, 56, 44, 34)
_LINE = 15.75
_HEAD = PatternFill("solid", fgColor="FFE0F0EC")


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A blank as it is written in a cell, with what it means and where it may stand."""

    name: str
    meaning: str
    example: str | int | date
    place: str


def with_help(content: bytes, title: str, steps: Sequence[str], lines: Sequence[HelpLine]) -> bytes:
    """The workbook with a help sheet at its end, in the place of one that it has."""
    book = load_workbook(BytesIO(without_help(content)))
    sheet = book.create_sheet(HELP_SHEET)
    _write_steps(sheet, title, steps)
    _write_lines(sheet, lines)
    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCD"[number]].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_properties.tabColor = "FF0F6B5C"
    book.properties = DocumentProperties(creator="bansos_desktop", created=_UNDATED)
    book.properties.modified = _UNDATED
    file = BytesIO()
    save(book, file)
    with ZipFile(file) as archive:
        return _packed({name: archive.read(name) for name in archive.namelist()})


def without_help(content: bytes) -> bytes:
    """The same workbook without its help sheet; the very bytes if it has none."""
    with ZipFile(BytesIO(content)) as archive:
        if not {_BOOK, _LINKS, _TYPES} <= set(archive.namelist()):
            return content
        book = fromstring(archive.read(_BOOK))
        sheets = list(book.iter(f"{_MAIN}sheet"))
        place = next((n for n, one in enumerate(sheets) if one.get("name") == HELP_SHEET), -1)
        if place < 0 or len(sheets) == 1:
            return content
        files = {name: archive.read(name) for name in archive.namelist()}
    links = fromstring(files[_LINKS])
    part = _take_link(links, str(sheets[place].get(_LINK)))
    for group in book.iter(f"{_MAIN}sheets"):
        group.remove(sheets[place])
    _shift_names(book, place)
    for view in book.iter(f"{_MAIN}workbookView"):
        view.attrib.pop("activeTab", None)
        view.attrib.pop("firstSheet", None)
    types = fromstring(files[_TYPES])
    for override in list(types):
        if override.get("PartName") == f"/{part}":
            types.remove(override)
    files.pop(part, None)
    for name, root in ((_BOOK, book), (_LINKS, links), (_TYPES, types)):
        files[name] = tostring(root, encoding="utf-8")
    return _packed(files)


def _write_steps(sheet: Worksheet, title: str, steps: Sequence[str]) -> None:
    sheet.append([title])
    sheet["A1"].font = Font(size=14, bold=True)
    for step in steps:
        sheet.append([step])
        row = sheet.max_row
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_TITLES))
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = _LINE * ceil(len(step) / sum(_WIDTHS))


def _write_lines(sheet: Worksheet, lines: Sequence[HelpLine]) -> None:
    """Blanks as they are to be written, so that they can be copied into a cell."""
    head = sheet.max_row + 2
    for column, text in enumerate(_TITLES, start=1):
        cell = sheet.cell(head, column, text)
        cell.font, cell.fill = Font(bold=True), _HEAD
    for row, line in enumerate(lines, start=head + 1):
        texts = (f"{{{{ {line.name} }}}}", line.meaning, line.example, line.place)
        for column, value in enumerate(texts, start=1):
            cell = sheet.cell(row, column, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            if isinstance(value, str):
                cell.data_type = "s"
            elif isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
        widest = max(len(str(text)) / width for text, width in zip(texts, _WIDTHS, strict=True))
        sheet.row_dimensions[row].height = _LINE * max(ceil(widest), 1)
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"


def _take_link(links: Element, link: str) -> str:
    """The part that a sheet's link leads to; the link itself goes."""
    for one in list(links):
        if one.get("Id") == link:
            links.remove(one)
            target = one.get("Target", "")
            return target[1:] if target.startswith("/") else f"xl/{target}"
    return ""


def _shift_names(book: Element, place: int) -> None:
    """Names that belong to a sheet count the sheets: those of the lost one go, later ones move."""
    for group in book.iter(f"{_MAIN}definedNames"):
        for name in list(group):
            owner = name.get("localSheetId")
            if owner is None or int(owner) < place:
                continue
            if int(owner) == place:
                group.remove(name)
            else:
                name.set("localSheetId", str(int(owner) - 1))


def _packed(files: dict[str, bytes]) -> bytes:
    """A package without a clock: the same content gives the same bytes."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, data in files.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, data)
    return stream.getvalue()
