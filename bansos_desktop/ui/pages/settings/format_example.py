"""Showing a layout filled with made-up people, page by page as it would be printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from bansos_desktop.domain.document import DOCUMENT_WORDS
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.ui.printing.document import BookDocument
from bansos_desktop.ui.services import Services
from bansos_desktop.workbook.printed import PrintedBook


def show_example(parent: QWidget, services: Services, document: str, book: PrintedBook) -> None:
    """Open the pages; its title says that the people are made up."""
    title = tr("Contoh {document} (data karangan)").format(document=tr(DOCUMENT_WORDS[document]))
    BookDialog(BookDocument(title, book), services, parent).open()


def open_file(path: Path | None) -> None:
    """Open a workbook in whatever this computer opens workbooks with."""
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
