"""The part of a filled template that openpyxl writes: all but the repeated rows.

openpyxl keeps what a template may hold of styles, print set-up and rules, but is slow at many
cells. So it writes the sheet with a single body row, and the file is cut open there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook import Workbook
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from bansos_desktop.workbook.cell_styles import put
from bansos_desktop.workbook.container import META_SHEET
from bansos_desktop.workbook.meta import write_meta
from bansos_desktop.workbook.placeholder import Value, blanks, parse, render
from bansos_desktop.workbook.stretch import Stretch, stretch_book
from bansos_desktop.workbook.template import Template

_CREATOR = "bansos_desktop"
# openpyxl would put the clock here, and the same data must give the same file.
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
# The first element that must come after ignoredErrors.
_AFTER_IGNORED = re.compile(rb"<(?:drawing|legacyDrawing|tableParts|extLst)\b|</worksheet>")


@dataclass(frozen=True, slots=True)
class Parts:
    """The files of a workbook: its sheet `path` before and after the body, and all others."""

    path: str
    head: bytes
    tail: bytes
    others: Mapping[str, bytes]


class Shell:
    """A template with its document values in place; the body's length comes last."""

    def __init__(
        self, template: Template, document: Mapping[str, Value], created: datetime | None
    ) -> None:
        self._row = template.row
        self._book = load_workbook(BytesIO(template.content))
        self.sheet: Worksheet = self._book[template.sheet]
        self._book.active = self.sheet
        self._book.properties = _properties(created)
        write_meta(self._book, {})
        for sheet in self._book.worksheets:
            _fill_document(sheet, document, self._row if sheet is self.sheet else 0)

    def parts(self) -> Parts:
        """The workbook as it stands now; the head does not depend on the body's length."""
        files = _saved(self._book)
        path = self.sheet.path.removeprefix("/")
        content = _DIMENSION.sub(b"", files.pop(path), count=1)
        start = content.index(f'<row r="{self._row}"'.encode())
        end = content.index(b"</row>", start) + len(b"</row>")
        return Parts(path, content[:start], self._with_ignored(content[end:]), files)

    def close(self, count: int, carry: int, meta: Mapping[str, str | int]) -> Parts:
        """Make room for `count` body rows, the last `carry` of them on a page of their own."""
        stretch_book(self._book, Stretch(self.sheet.title, self._row, count - 1))
        if carry:
            self.sheet.row_breaks.append(Break(id=self._row + count - 1 - carry))
        write_meta(self._book, meta)
        return self.parts()

    def _with_ignored(self, tail: bytes) -> bytes:
        """Tell Excel that digits kept as text are meant, so that it draws no green triangles."""
        area = self.sheet.calculate_dimension()
        element = (
            f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1" '
            'twoDigitTextYear="1"/></ignoredErrors>'
        ).encode()
        found = _AFTER_IGNORED.search(tail, tail.index(b"</sheetData>"))
        position = len(tail) if found is None else found.start()
        return tail[:position] + element + tail[position:]


def _properties(created: datetime | None) -> DocumentProperties:
    moment = created or _UNDATED
    return DocumentProperties(
        creator=_CREATOR, lastModifiedBy=_CREATOR, created=moment, modified=moment
    )


def _saved(book: Workbook) -> dict[str, bytes]:
    file = BytesIO()
    ExcelWriter(book, ZipFile(file, "w")).save()
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _fill_document(sheet: Worksheet, document: Mapping[str, Value], block: int) -> None:
    """Fill all but the repeating row `block`, 0 if none; a row left without values is hidden."""
    if sheet.title == META_SHEET:
        return
    for row, cells in enumerate(sheet.iter_rows(min_row=1), start=1):
        if row != block and _fill_row(cells, document):
            sheet.row_dimensions[row].hidden = True


def _fill_row(cells: tuple[Cell | MergedCell, ...], document: Mapping[str, Value]) -> bool:
    """Fill a row; True if it held nothing but placeholders and they all came out empty."""
    emptied = kept = 0
    for cell in cells:
        if not isinstance(cell, Cell) or cell.value is None:
            continue
        pattern = parse(cell.value) if isinstance(cell.value, str) and cell.data_type != "f" else ()
        if blanks(pattern):
            put(cell, render(pattern, document))
        kept += cell.value is not None
        emptied += cell.value is None
    return emptied > 0 and kept == 0
