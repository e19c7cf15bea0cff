"""A document as PDF on the command line: the workbook as it would print, painted without a screen.

Qt is loaded only here, when a PDF is asked for.
"""

from __future__ import annotations

import os

from PySide6.QtGui import QGuiApplication

from bansos_desktop.ui.printing.sheets import pdf_of
from bansos_desktop.workbook.printed import read_printed


def paper_of(workbook: bytes, title: str) -> tuple[bytes, int]:
    """The PDF of a filled workbook, and how many of its formulas are not known here."""
    # A command may run where nobody has a screen, and never shows anything.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    try:
        book = read_printed(workbook)
        return pdf_of(book, title), len(book.unknown)
    finally:
        del application
