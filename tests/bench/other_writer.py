"""python -m tests.bench.other_writer BOOK CELLS TARGET: XlsxWriter writes kept cells, and its peak.

It streams as we do (`constant_memory`), with the formats that the filled workbook has.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS
from xlsxwriter.format import Format

from tests.bench.kept_cells import rows
from tests.bench.rss import print_peak


def write(styles: list[dict[str, object]], cells: Path, target: Path) -> None:
    """The same cells, values, heights and formats."""
    book = xlsxwriter.Workbook(str(target), {"constant_memory": True})
    sheet = book.add_worksheet("Usulan")
    formats: list[Format] = [book.add_format(style) for style in styles]
    for number, height, line in rows(cells):
        sheet.set_row(number, height)
        for column, style, kind, text in line:
            look = formats[style]
            if kind == "s":
                sheet.write_string(number, column, text, look)
            elif kind == "n":
                sheet.write_number(number, column, float(text), look)
            elif kind == "f":
                sheet.write_formula(number, column, f"={text}", look)
            else:
                sheet.write_blank(number, column, None, look)
    book.close()


def styles_of(workbook: Path) -> list[dict[str, object]]:
    """The formats of a workbook, in their order there."""
    book = load_workbook(workbook, read_only=True)
    found = [_style(book, number) for number in range(len(vars(book)["_cell_styles"]))]
    book.close()
    return found


def _style(book: Workbook, number: int) -> dict[str, object]:
    known = vars(book)
    style = known["_cell_styles"][number]
    font, border = known["_fonts"][style.fontId], known["_borders"][style.borderId]
    place = known["_alignments"][style.alignmentId]
    own = style.numFmtId - 164
    number_format = known["_number_formats"][own] if own >= 0 else BUILTIN_FORMATS[style.numFmtId]
    return {
        "font_name": font.name,
        "font_size": font.sz,
        "bold": bool(font.b),
        "border": int(bool(border.left and border.left.style)),
        "num_format": number_format,
        "text_wrap": bool(place.wrap_text),
        "valign": "top" if place.vertical == "top" else "bottom",
    }


if __name__ == "__main__":
    # The program's own modules are no part of what is compared.
    importlib.import_module("tests.bench.export_peak")
    write(styles_of(Path(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3]))
    print_peak()
