"""Letting a document leave: written beside other work, noted in the ledger, told where it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bansos_desktop.domain.document import Medium
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.pages.reports.result import ResultCard
from bansos_desktop.ui.printing import leaving
from bansos_desktop.ui.printing.leaving import Doubtful, Held, Printable, Written
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.usecases.documents.export import Exported, ExportRequest
from bansos_desktop.usecases.documents.tie_out import NotTied
from bansos_desktop.workbook.formats import Shape


class LeavingPanel(QWidget):
    """One document at a time; `rested` follows whatever became of it, `said` an error or "".

    `printable` brings all pages for a printer: call `note` once they were printed. `left` tells
    what is noted.
    """

    rested = Signal()
    said = Signal(object, str)
    printable = Signal(object)
    left = Signal(object)
    findings_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._job: Job | None = None
        self._waiting: tuple[ExportRequest, Medium] | None = None
        self._found: tuple[str, ...] = ()
        self.strip = ProgressStrip()
        self.held = Banner(services.icons)
        self.result = ResultCard(services.icons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        for one in (self.strip, self.held, self.result):
            layout.addWidget(one)
        self.strip.cancelled.connect(self._on_cancel)
        self.held.acted.connect(self._on_other_name)
        self.result.findings_wanted.connect(self._on_findings)

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return self._job is not None

    def write(self, request: ExportRequest, medium: Medium) -> None:
        """Write the request's target as a workbook or a PDF."""
        self._begin(tr("Menulis {name}…").format(name=request.target.name))
        self._waiting = (request, medium)
        title = tr(DOCUMENTS[request.document].title)
        self._job = self._services.readings.start(
            leaving.write(request, medium, title, leaving.whose(self._services)),
            on_done=self._on_written,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self.strip.advance,
        )

    def make_pages(self, request: ExportRequest) -> None:
        """Make all pages for a printer."""
        self._begin(tr("Menyiapkan halaman…"))
        self._job = self._services.readings.start(
            leaving.for_printer(request, leaving.whose(self._services)),
            on_done=self._on_printable,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self.strip.advance,
        )

    def note(self, exported: Exported) -> None:
        """Keep in the ledger what left."""
        leaving.note(self._services, exported, self._on_failed)
        self.left.emit(exported)

    def _begin(self, text: str) -> None:
        self.said.emit(Level.INFO, "")
        self.held.hide()
        self.result.hide()
        self._waiting = None
        self.strip.start(text)

    def _on_written(self, outcome: Written | Held) -> None:
        if isinstance(outcome, Held):
            name = outcome.free.name
            act = tr("Simpan sebagai {name}").format(name=name)
            self.held.show_message(Level.WARNING, outcome.message, action=act)
            if self._waiting is not None:
                request, medium = self._waiting
                self._waiting = (replace(request, target=outcome.free), medium)
        else:
            self._waiting = None
            self._show(outcome)
        self._rest()
        if isinstance(outcome, Held):
            self.held.focus_action()

    def _show(self, written: Written) -> None:
        exported, self._found = written.exported, written.found
        self.note(exported)
        text = _told(written)
        self.result.show_file(exported.request.target, text, has_findings=bool(self._found))

    def _on_other_name(self) -> None:
        if self._waiting is not None:
            self.write(*self._waiting)
            self.rested.emit()

    def _on_printable(self, made: Printable | Doubtful) -> None:
        """Somebody may have changed what was looked at meanwhile."""
        self._rest()
        if isinstance(made, Doubtful):
            self.said.emit(Level.ERROR, NotTied(made.untied).message)
        else:
            self.printable.emit(made)

    def _on_findings(self) -> None:
        self.findings_wanted.emit(self._found)

    def _on_failed(self, sentence: str) -> None:
        self._waiting = None
        self._rest()
        self.said.emit(Level.ERROR, sentence)

    def _on_cancelled(self) -> None:
        self._waiting = None
        self._rest()
        self.said.emit(Level.INFO, tr("Dibatalkan; tidak ada berkas yang ditulis."))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _rest(self) -> None:
        self._job = None
        self.strip.finish()
        self.rested.emit()


def _told(written: Written) -> str:
    """How much was written where, as what, and what is still to be said of it."""
    exported = written.exported
    request = exported.request
    words = {
        Shape.TABLE: tr("{n} baris"),
        Shape.SHEETS: tr("{n} lembar"),
        Shape.LETTER: tr("Satu surat"),
    }
    what = words[DOCUMENTS[request.document].format.shape].format(n=number_text(exported.rows))
    marks = [
        word
        for word, stands in ((tr("DRAF"), request.draft), (tr("bersandi"), exported.encrypted))
        if stands
    ]
    marked = f"{what} ({', '.join(marks)})" if marks else what
    told = [tr("{what} ditulis ke {path}").format(what=marked, path=request.target)]
    if written.found:
        sentence = tr("Aturan masih menemukan sesuatu pada {n} orang.")
        told.append(sentence.format(n=number_text(len(written.found))))
    if written.unknown:
        told.append(leaving.unknown_told(written.unknown))
    return ". ".join(told)
