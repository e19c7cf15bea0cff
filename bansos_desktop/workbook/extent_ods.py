"""How far the cells of an ods reach, with all their repetitions, and that its XML has an end.

calamine waits forever for an end that is missing, and writes out a cell that says it stands there
sixteen thousand times; an empty one at the end of a row or sheet says so too, and costs nothing.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from bansos_desktop.workbook.extent import Extent, parse, xml_parser

_ROW, _TEXT = "table:table-row", "text:p"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_VALUE = ("office:value-type", "calcext:value-type", "table:formula")


def ods_extents(archive: zipfile.ZipFile) -> Iterator[Extent]:
    """Each table's extent; SheetXmlError for a content that is cut or no XML."""
    meter = _Meter()
    parser = xml_parser()
    parser.StartElementHandler = meter.start
    parser.EndElementHandler = meter.end
    parse(parser, archive, "content.xml")
    return (Extent(columns, rows) for columns, rows in meter.tables)


class _Meter:
    """Counts what is filled; what is empty counts only once something filled follows."""

    def __init__(self) -> None:
        self.tables: list[tuple[int, int]] = []
        self._columns = self._rows = self._empty_rows = 0
        self._column = self._width = 0
        self._row_times = 1

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self._columns = self._rows = self._empty_rows = 0
        elif tag == _ROW:
            self._column = self._width = 0
            self._row_times = _times(attributes, "table:number-rows-repeated")
        elif tag in _CELLS:
            self._column += _times(attributes, "table:number-columns-repeated")
            if any(name in attributes for name in _VALUE):
                self._width = self._column
        elif tag == _TEXT:
            self._width = self._column

    def end(self, tag: str) -> None:
        if tag == "table:table":
            self.tables.append((self._columns, self._rows))
        elif tag == _ROW and self._width:
            self._rows += self._empty_rows + self._row_times
            self._columns = max(self._columns, self._width)
            self._empty_rows = 0
        elif tag == _ROW:
            self._empty_rows += self._row_times


def _times(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdecimal() else 1
