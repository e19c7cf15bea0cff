"""What a template may not hold besides cells: macros, links to other files, shapes, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.drawing import Drawing, objects
from bansos_desktop.workbook.section import Section
from bansos_desktop.workbook.sheet_xml import RawSheet
from bansos_desktop.workbook.template_marks import Fault

_LINKED = "xl/externallinks/"
_HEADER = "legacyDrawingHF"
# What is said in quotation marks is no link; a link names another file in brackets: [1]Sheet!A1.
_SAID = re.compile(r'"[^"]*"')
_ELSEWHERE = re.compile(r"\[[^\[\]]+\](?:[\w.]*|(?:[^'!]|'')*')!")


def book_faults(book: Workbook, parts: tuple[str, ...]) -> list[Fault]:
    """What is wrong with the workbook as a whole, each by the cell where it can be mended."""
    faults: list[Fault] = []
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        faults.append((book.worksheets[0].title, "template.macros", ""))
    links = [*_links(book), *_named_links(book)]
    if not links and any(part.lower().startswith(_LINKED) for part in parts):
        links = [(book.worksheets[0].title, "template.link", "")]
    faults += links
    faults += [(sheet.title, "template.chart_sheet", "") for sheet in book.chartsheets]
    return faults


def _links(book: Workbook) -> Iterator[Fault]:
    """The cells, and the rules about cells, that look into another file."""
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.data_type == "f" and _is_elsewhere(str(cell.value)):
                    yield f"{sheet.title}!{cell.coordinate}", "template.link", str(cell.value)
        for where, formula in _rules(sheet):
            if _is_elsewhere(formula):
                yield f"{sheet.title}!{where}", "template.link", formula


def _rules(sheet: Worksheet) -> Iterator[tuple[str, str]]:
    """The formulas of entry rules and of conditional looks, with the cells they are about."""
    for entry in sheet.data_validations.dataValidation:
        for formula in (entry.formula1, entry.formula2):
            yield str(entry.sqref), str(formula or "")
    for looks in sheet.conditional_formatting:
        for rule in looks.rules:
            for formula in rule.formula:
                yield str(looks.sqref), str(formula)


def _named_links(book: Workbook) -> Iterator[Fault]:
    """The names that point into another file; hidden ones too."""
    for known in (book.defined_names, *(sheet.defined_names for sheet in book.worksheets)):
        for name, defined in known.items():
            if _is_elsewhere(str(defined.attr_text)):
                yield name, "template.link_name", str(defined.attr_text)


def _is_elsewhere(formula: str) -> bool:
    return _ELSEWHERE.search(_SAID.sub("", formula)) is not None


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
