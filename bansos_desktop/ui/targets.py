"""Asking where a file is to be written, for everything that leaves the window as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from bansos_desktop.runtime.target_file import target_ending_in
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.trouble import sentence_of
from bansos_desktop.usecases.refusal import Refused

WORKBOOK = ".xlsx"
PDF = ".pdf"


def ask_workbook(parent: QWidget, title: str, offered: Path) -> Path | None:
    """The file somebody chose, always an .xlsx; None if nothing was chosen."""
    return ask_target(parent, title, offered, tr("Excel (*.xlsx)"), WORKBOOK)


def ask_pdf(parent: QWidget, offered: Path) -> Path | None:
    """The file somebody chose, always a .pdf; None if nothing was chosen."""
    return ask_target(parent, tr("Simpan sebagai PDF"), offered, tr("PDF (*.pdf)"), PDF)


def ask_target(parent: QWidget, title: str, offered: Path, kind: str, suffix: str) -> Path | None:
    """The file somebody chose, always with this suffix; what may not be written is told at once."""
    name, _filter = QFileDialog.getSaveFileName(parent, title, str(offered), kind)
    if not name:
        return None
    try:
        return target_ending_in(Path(name), suffix)
    except (Refused, OSError) as error:
        told = sentence_of(error)
        if told is None:
            raise
        _tell(parent, title, told)
        return None


def _tell(parent: QWidget, title: str, sentence: str) -> None:
    """Opened and left alone: whoever asked need not wait until it was read."""
    buttons = QMessageBox.StandardButton.Close
    box = QMessageBox(QMessageBox.Icon.Warning, title, sentence, buttons, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
