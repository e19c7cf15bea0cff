"""Saving with openpyxl without its temporary files, in which people would stand readable."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


class _InMemory(ExcelWriter):
    """Keeps each sheet in memory on its way into the archive."""

    _archive: ZipFile

    def write_worksheet(self, ws: Worksheet) -> None:
        """As openpyxl does it, but for where the sheet is written first."""
        drawing = SpreadsheetDrawing()
        drawing.charts, drawing.images = ws._charts, ws._images  # type: ignore[attr-defined]
        ws._drawing = drawing  # type: ignore[attr-defined]
        part = BytesIO()
        writer = WorksheetWriter(ws, part)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self._archive.writestr(str(ws.path)[1:], part.getvalue())
        self.manifest.append(ws)


def save(book: Workbook, target: Path | BytesIO) -> None:
    """Write a workbook that was opened or made in memory."""
    _InMemory(book, ZipFile(target, "w", ZIP_DEFLATED, allowZip64=True)).save()
