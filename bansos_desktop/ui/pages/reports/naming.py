"""File names that say what is in a document, and asking where it is to lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from bansos_desktop.domain.document import Medium
from bansos_desktop.domain.instalment import month_label
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.store.documents import Selection
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.targets import ask_pdf, ask_workbook

_FORBIDDEN = frozenset('<>:"/\\|?*')


def offered_name(
    document: str, selection: Selection, regions: RegionBook, medium: Medium, *, draft: bool
) -> str:
    """Document, year or month, stage, place and status, and that it is a draft."""
    parts = (
        "DRAF" if draft else "",
        document,
        selection.programme,
        "" if selection.month else str(selection.year),
        month_label(selection.month),
        selection.stage,
        regions.name(selection.region_code),
        selection.status,
        f"SK {selection.decree.replace('/', '-')}" if selection.decree else "",
    )
    name = " ".join(part for part in parts if part)
    return "".join(letter for letter in name if letter not in _FORBIDDEN) + f".{medium.value}"


def ask_for(parent: QWidget, medium: Medium, name: str) -> Path | None:
    """The file somebody chose, always with the right ending; None if nothing was chosen."""
    offered = Path.home() / name
    if medium is Medium.WORKBOOK:
        return ask_workbook(parent, tr("Simpan laporan"), offered)
    return ask_pdf(parent, offered)
