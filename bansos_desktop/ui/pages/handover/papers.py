"""The papers to sign at the door: for one person, or for everybody in the list in front."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.programme import Programme
from bansos_desktop.store.documents import Selection
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.printing.paper_run import PaperRun
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.usecases.documents.export import ExportRequest

MOST_PEOPLE = 300  # each has pages of their own, which an old laptop holds at once


# What is signed at the door, the first that the programme makes.
PAPERS = {DocumentKey.HANDOVER: "BAST", DocumentKey.RECEIPTS: "Tanda terima"}
ONE = {
    DocumentKey.HANDOVER: "Cetak BAST…",
    DocumentKey.RECEIPTS: "Cetak tanda terima…",
}


class HandoverPapers(QObject):
    """Two buttons for the page to place; `failed` says what went wrong, or that it is too many."""

    failed = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        icon = services.icons.icon("print")
        self.one = button(tr("Cetak BAST…"), icon=icon)
        self.many = button(tr("Cetak semua…"), icon=icon)
        self.run = PaperRun(services)
        self._is_any = False
        self._document: DocumentKey | None = DocumentKey.HANDOVER
        self.run.failed.connect(self.failed)
        self.run.rested.connect(self._offer)

    @property
    def name(self) -> str:
        """What the paper is called."""
        return tr(PAPERS[self._document]) if self._document else ""

    def show_programme(self, programme: Programme) -> None:
        """Offer the paper that this programme makes, or none."""
        self._document = next((key for key in PAPERS if programme.offers(key)), None)
        if self._document:
            self.one.setText(tr(ONE[self._document]))
        for shown in (self.one, self.many):
            shown.setVisible(self._document is not None)

    def show_many(self, whose: str, people: int) -> None:
        """Say whose papers the second button prints."""
        self.many.setToolTip(whose)
        self.many.setAccessibleDescription(whose)
        self._is_any = people > 0
        self._offer()

    def print_for(self, proposals: Sequence[str], region: str, title: str) -> None:
        """The papers of these people, each as it is recorded now."""
        if self._document is None:
            return
        if len(proposals) > MOST_PEOPLE:
            text = tr("{n} orang terlalu banyak untuk sekali cetak. Pilih satu desa dulu.")
            self.failed.emit(text.format(n=number_text(len(proposals))))
            return
        scope = self._services.scope
        selection = Selection(
            scope.programme,
            scope.year,
            region_code=region or self._services.session.region_code,
            proposals=tuple(proposals),
        )
        formats = self._services.folders.formats
        self.run.start(ExportRequest(self._document, selection, Path(), formats), title)
        self._offer()

    def _offer(self) -> None:
        """One run at a time."""
        self.one.setEnabled(not self.run.is_busy)
        self.many.setEnabled(self._is_any and not self.run.is_busy)
