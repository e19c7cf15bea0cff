"""The cells of a filled sheet, laid down row by row so that another writer need not hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl.utils import column_index_from_string
from openpyxl.xml.functions import iterparse

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Cell: TypeAlias = tuple[int, int, str, str]
"""Column from 0, style, kind (n, s, f or nothing) and text."""

Row: TypeAlias = tuple[int, float, list[Cell]]
"""Number from 0, height, cells."""


def keep(workbook: Path, target: Path) -> None:
    """Lay down the cells of the first sheet."""
    with ZipFile(workbook) as archive, target.open("w", encoding="utf-8") as out:
        name = next(n for n in archive.namelist() if n.startswith("xl/worksheets/sheet"))
        with archive.open(name) as part:
            for _event, element in iterparse(part):
                if element.tag == f"{_MAIN}row":
                    height = float(element.get("ht", "15"))
                    cells = [_cell(each) for each in element]
                    number = int(element.get("r", "1")) - 1
                    out.write(json.dumps((number, height, cells)) + "\n")
                    element.clear()


def rows(kept: Path) -> Iterator[Row]:
    """The rows again, one at a time."""
    with kept.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _cell(element: Element) -> Cell:
    column = column_index_from_string(element.get("r").rstrip("0123456789")) - 1
    style = int(element.get("s", "0"))
    formula, value = element.find(f"{_MAIN}f"), element.find(f"{_MAIN}v")
    if formula is not None:
        return column, style, "f", str(formula.text)
    if element.get("t") == "inlineStr":
        return column, style, "s", "".join(element.itertext())
    return column, style, "" if value is None else "n", "" if value is None else str(value.text)
