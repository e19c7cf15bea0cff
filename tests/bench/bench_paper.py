"""150 receipts as PDF, against Qt drawing the same texts bare; and reading them from a workbook."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO

from openpyxl import load_workbook
from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPdfWriter

from bansos_desktop.ui.printing.fonts import UNITS
from bansos_desktop.ui.printing.sheets import layout_of, pdf_of
from bansos_desktop.workbook.printed import PrintedBook, read_printed
from tests.bench.measure import Line, interleaved, timed
from tests.workbook.print_sheets import content_of, receipt

SHEETS = 150
REPETITIONS = 5
LINE = 150


def bench() -> Iterator[Line]:
    """Reading the workbook, then painting it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    content = content_of(*[receipt] * SHEETS)
    book = read_printed(content)

    def read() -> None:
        read_printed(content)

    def load() -> None:
        load_workbook(BytesIO(content))

    found = interleaved({"ours": timed(read), "bare": timed(load)}, REPETITIONS)
    # The floor settles the borders of merged cells, which we take from the file as they are; our
    # own reckoning and looks cost less than that.
    yield Line("150 lembar dibaca", found["ours"], found["bare"], target=1.0)

    def ours() -> None:
        pdf_of(book, "BAST")

    def bare() -> None:
        texts_alone(book)

    found = interleaved({"ours": timed(ours), "bare": timed(bare)}, REPETITIONS)
    del app
    yield Line("150 lembar menjadi PDF", found["ours"], found["bare"], target=6)


def texts_alone(book: PrintedBook) -> bytes:
    """The same texts on as many pages: no cells, no lines, no logo, nothing measured."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * UNITS)
    writer.setPageLayout(layout_of(book.pages[0]))
    painter = QPainter(writer)
    font = QFont("Arial")
    font.setPixelSize(10 * UNITS)
    painter.setFont(font)
    for number, page in enumerate(book.pages):
        if number:
            writer.newPage()
        y = LINE
        for cells in page.sheet.rows.values():
            for column, cell in cells.items():
                if cell.text:
                    painter.drawText(QPointF(column * 900, y), cell.text)
            y += LINE
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
