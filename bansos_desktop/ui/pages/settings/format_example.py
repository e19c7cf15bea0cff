"""Showing a layout filled with made-up people: as a workbook that is saved and opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.targets import ask_workbook
from bansos_desktop.workbook.atomic import write_atomically


def show_example(parent: QWidget, document: str, content: bytes) -> Path | None:
    """Ask where the example is to lie, write it and open it; None if it is not wanted."""
    offered = Path.home() / f"contoh {document}.xlsx"
    target = ask_workbook(parent, tr("Simpan contoh hasil (data karangan)"), offered)
    if target is None:
        return None
    with write_atomically(target) as path:
        path.write_bytes(content)
    open_file(target)
    return target


def open_file(path: Path | None) -> None:
    """Open a workbook in whatever this computer opens workbooks with."""
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
