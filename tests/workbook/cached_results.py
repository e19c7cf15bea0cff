"""What a filled file says its formulas come to, and what they do come to by its own cells."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from bansos_desktop.workbook.formula_values import Fault, Scalar
from bansos_desktop.workbook.reckoner import Reckoner, cells_of

Results = dict[str, Scalar]


def stored_and_true(path: Path) -> tuple[Results, Results]:
    """Each formula's cell with the result that the file holds, and the one reckoned from it."""
    content = path.read_bytes()
    book, kept = load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True)
    reckoner = Reckoner(book)
    stored: Results = {}
    true: Results = {}
    for sheet in book.worksheets:
        for place, cell in cells_of(sheet).items():
            if cell.data_type == "f":
                name = f"{sheet.title}!{cell.coordinate}"
                found = reckoner.of(sheet.title, place, cell)
                # A reader of results makes no difference between none and an empty text.
                true[name] = None if found in (Fault.UNKNOWN, "") else found
                stored[name] = kept[sheet.title][cell.coordinate].value
    return stored, true
