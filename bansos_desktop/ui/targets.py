"""Asking where a workbook is to be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from bansos_desktop.ui.i18n import tr

SUFFIX = ".xlsx"


def ask_workbook(parent: QWidget, title: str, offered: Path) -> Path | None:
    """The file somebody chose, always an .xlsx; None if nothing was chosen."""
    name, _filter = QFileDialog.getSaveFileName(parent, title, str(offered), tr("Excel (*.xlsx)"))
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() == SUFFIX:
        return path
    return path.with_name(path.name + SUFFIX)  # "rekap 1.8" keeps its ".8"
