"""A workbook as text: whatever a person or a printer would notice, one fact a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet


def workbook_text(path: Path) -> str:
    """The rendering that golden files hold."""
    book = load_workbook(path)
    lines: list[str] = []
    for name, area in sorted(book.defined_names.items()):
        lines.append(f"name {name} = {area.attr_text}")
    for sheet in book.worksheets:
        lines += ["", f"sheet {sheet.title} ({sheet.sheet_state})", *_page(sheet), *_cells(sheet)]
    return "\n".join(lines).strip() + "\n"


def _page(sheet: Worksheet) -> Iterator[str]:
    setup, margins = sheet.page_setup, sheet.page_margins
    fit = sheet.sheet_properties.pageSetUpPr
    yield f"paper {setup.paperSize} {setup.orientation}"
    yield f"fit {fit and fit.fitToPage} {setup.fitToWidth} x {setup.fitToHeight}"
    yield f"margins {margins.left} {margins.right} {margins.top} {margins.bottom}"
    yield f"print {sheet.print_area} titles {sheet.print_title_rows}"
    yield f"breaks {[item.id for item in sheet.row_breaks.brk]}"
    yield f"freeze {sheet.freeze_panes}"
    yield f"footer {sheet.oddFooter.right.text}"
    yield f"merged {' '.join(sorted(str(area) for area in sheet.merged_cells.ranges))}"


def _cells(sheet: Worksheet) -> Iterator[str]:
    for number, cells in enumerate(sheet.iter_rows(min_row=1), start=1):
        dimension = sheet.row_dimensions[number]
        hidden = " hidden" if dimension.hidden else ""
        yield f"row {number} height {dimension.height}{hidden}"
        for cell in cells:
            if isinstance(cell, Cell) and cell.value is not None:
                yield f"  {cell.coordinate} {cell.value!r} {_look(cell)}"


def _look(cell: Cell) -> str:
    font, border, place = cell.font, cell.border, cell.alignment
    sides = (border.left, border.right, border.top, border.bottom)
    edges = "".join((side.style or "-")[0] if side else "-" for side in sides)
    weight = " bold" if font.b else ""
    wrap = " wrap" if place.wrap_text else ""
    quoted = " quoted" if cell.quotePrefix else ""
    looks = f"{font.name} {font.sz:g}{weight} {edges} {place.horizontal}{wrap}{quoted}"
    return f"[{cell.number_format}] {looks}"
