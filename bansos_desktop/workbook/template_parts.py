"""What a template may not hold besides cells: macros, links to other files, shapes, tables."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.drawing import Drawing, objects
from bansos_desktop.workbook.section import Section
from bansos_desktop.workbook.sheet_xml import RawSheet
from bansos_desktop.workbook.template_marks import Fault

_LINKED = "xl/externallinks/"
_HEADER = "legacyDrawingHF"


def book_faults(book: Workbook, parts: tuple[str, ...]) -> list[Fault]:
    """What is wrong with the workbook as a whole, each by the cell where it can be mended."""
    faults: list[Fault] = []
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        faults.append((book.worksheets[0].title, "template.macros", ""))
    if any(part.lower().startswith(_LINKED) for part in parts):
        faults += list(_links(book)) or [(book.worksheets[0].title, "template.link", "")]
    faults += [(sheet.title, "template.chart_sheet", "") for sheet in book.chartsheets]
    return faults


def _links(book: Workbook) -> Iterator[Fault]:
    """The cells whose formulas look into another file, which Excel writes as [1]Sheet!A1."""
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.data_type == "f" and "[" in str(cell.value):
                    yield f"{sheet.title}!{cell.coordinate}", "template.link", str(cell.value)


def sheet_faults(sheet: Worksheet, raw: RawSheet, section: Section | None) -> Iterator[Fault]:
    """What would be lost of a sheet or could not be repeated."""
    for name in raw.lost:
        yield "A1", "template.header_picture" if name == _HEADER else "template.object", ""
    for table in sheet.tables.values():
        yield table.ref, "template.table", table.name
    # There is no public way to ask.
    if sheet._pivots:  # type: ignore[attr-defined]
        yield "A1", "template.pivot", ""
    if raw.drawing is not None:
        yield from _drawn(raw.drawing, section)
    if section is not None:
        yield from _merges(sheet, section)


def _drawn(drawing: Drawing, section: Section | None) -> Iterator[Fault]:
    """Only pictures are carried over, and none is repeated."""
    for cell, row, kind in objects(drawing):
        if kind != "pic":
            yield cell, "template.object", ""
        elif section is not None and section.zone(row).repeats:
            yield cell, "template.picture_in_rows", ""


def _merges(sheet: Worksheet, section: Section) -> Iterator[Fault]:
    for merged in sheet.merged_cells.ranges:
        zones = {section.zone(row) for row in range(merged.min_row, merged.max_row + 1)}
        if len(zones) > 1:
            yield merged.coord, "template.merge_across_block", ""
