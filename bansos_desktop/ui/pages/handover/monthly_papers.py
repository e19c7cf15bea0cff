"""The list of a month to be signed: printed empty before handing out, or as it was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.instalment import month_label
from bansos_desktop.store.documents import Selection
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.printing.paper_run import PaperRun
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.usecases.documents.export import ExportRequest


class MonthPapers(QObject):
    """A button for the page to place: `wanted` when pressed; `failed` says what went wrong."""

    wanted = Signal()
    failed = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._is_any = False
        self.button = button(tr("Cetak tanda terima…"), icon=services.icons.icon("print"))
        self.button.setToolTip(tr("Daftar bulan dan desa ini, dengan tempat tanda tangan"))
        self.run = PaperRun(services)
        self.run.failed.connect(self.failed)
        self.run.rested.connect(self._offer)
        self.button.clicked.connect(self.wanted)

    def show_any(self, *, is_any: bool) -> None:
        """Offer the list if anybody is on it."""
        self._is_any = is_any
        self._offer()

    def print_month(self, month: str, place: str) -> None:
        """The list of a month and place as it stands now."""
        scope = self._services.scope
        region = place or self._services.session.region_code
        selection = Selection(scope.programme, scope.year, region_code=region, month=month)
        formats = self._services.folders.formats
        request = ExportRequest(DocumentKey.RECEIPTS, selection, Path(), formats)
        self.run.start(request, tr("Tanda terima {month}").format(month=month_label(month)))
        self._offer()

    def _offer(self) -> None:
        """One run at a time."""
        self.button.setEnabled(self._is_any and not self.run.is_busy)
