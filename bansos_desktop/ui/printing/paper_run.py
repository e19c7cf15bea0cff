"""One document to the printer from any page: its pages, what does not tie, the preview, the note.

It leaves by the same way as from Laporan, and only as a draft where something does not tie.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.tie_out import Untied
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.printing import leaving
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.ui.printing.document import BookDocument
from bansos_desktop.ui.printing.leaving import Doubtful, Printable
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases.documents.export import ExportRequest

FAULTS_TOLD = 3


class PaperRun(QObject):
    """`rested` follows whatever became of the pages; `failed` says what went wrong.

    `strip` shows how far it is, for the page to place.
    """

    rested = Signal()
    failed = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._job: Job | None = None
        self.strip = ProgressStrip()
        self.strip.cancelled.connect(self._on_cancel)

    @property
    def is_busy(self) -> bool:
        """Whether pages are being made."""
        return self._job is not None

    def start(self, request: ExportRequest, title: str) -> None:
        """Make the pages, ask about what does not tie, then show them."""
        self.strip.start(tr("Menyiapkan halaman…"))
        self._job = self._services.readings.start(
            leaving.for_printer(request, leaving.whose(self._services)),
            on_done=partial(self._on_made, request, title),
            on_failed=self._on_failed,
            on_cancelled=self._rest,
            on_progress=self.strip.advance,
        )

    def _on_made(self, request: ExportRequest, title: str, made: Printable | Doubtful) -> None:
        self._rest()
        if isinstance(made, Printable):
            self._show(made, title)
            return
        as_draft = partial(self.start, replace(request, draft=True), title)
        ask(self.strip.window(), _question(made.untied), self._services.icons, on_yes=as_draft)

    def _show(self, made: Printable, title: str) -> None:
        """It is noted when paper or a file really left."""
        dialog = BookDialog(BookDocument(title, made.book), self._services, self.strip.window())
        note = partial(leaving.note, self._services, made.exported, self.failed.emit)
        dialog.taken.connect(note)
        dialog.open()

    def _on_failed(self, sentence: str) -> None:
        self._rest()
        self.failed.emit(sentence)

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _rest(self) -> None:
        self._job = None
        self.strip.finish()
        self.rested.emit()


def _question(untied: tuple[Untied, ...]) -> Question:
    """What does not tie, before anything is printed."""
    lines = [f"• {one.message}" for one in untied[:FAULTS_TOLD]]
    rest = len(untied) - FAULTS_TOLD
    if rest > 0:
        lines.append(tr("…dan {n} hal lain; lihat Laporan.").format(n=number_text(rest)))
    return Question(
        tr("{n} hal belum cocok").format(n=number_text(len(untied))),
        "\n".join(lines),
        tr("Cetak bertanda DRAF"),
        tr("Batal"),
    )
