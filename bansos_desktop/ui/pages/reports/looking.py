"""Looking at a document before it leaves: counted, weighed and drawn beside other work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from bansos_desktop.store.documents import Selection
from bansos_desktop.store.store import Store
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.services import Services
from bansos_desktop.usecases.documents import preview
from bansos_desktop.usecases.documents.export import ExportRequest
from bansos_desktop.usecases.documents.preview import Preview
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.workbook.printed import PrintedBook, read_printed

LOOK_AFTER_MS = 250


@dataclass(frozen=True, slots=True)
class Looked:
    """What a document would be; `book` is None when it would be empty."""

    seen: Preview
    book: PrintedBook | None


class Looker(QObject):
    """Only the last choice is looked at: one that comes before the picture replaces it."""

    looked = Signal(object)
    failed = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._wanted: ExportRequest | None = None
        self._offers = False
        self._job: Job | None = None
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether the picture is still to come."""
        return self._timer.isActive() or self._job is not None

    def look(
        self, document: str, selection: Selection, *, draft: bool, number: str | None = None
    ) -> None:
        """Look once the choices have rested for a moment; without a number it is offered one."""
        self.stop()
        folder = self._services.folders.formats
        self._offers = number is None
        self._wanted = ExportRequest(
            document, selection, Path(), folder, draft=draft, number=number or ""
        )
        self._timer.start()

    def stop(self) -> None:
        """Nobody waits for the picture any more."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self) -> None:
        request, now = self._wanted, self._services.now()
        session, offers = self._services.session, self._offers
        if request is None:
            return

        def work(store: Store, progress: Progress) -> Looked:
            seen = preview.run(
                store, session, request, now=now, progress=progress, offer_number=offers
            )
            return Looked(seen, read_printed(seen.content) if seen.content else None)

        job = self._services.readings.start(
            work,
            on_done=lambda looked: self._on_done(job, looked),
            on_failed=lambda sentence: self._on_failed(job, sentence),
        )
        self._job = job

    def _on_done(self, job: Job, looked: Looked) -> None:
        if job is self._job:
            self._job = None
            self.looked.emit(looked)

    def _on_failed(self, job: Job, sentence: str) -> None:
        if job is self._job:
            self._job = None
            self.failed.emit(sentence)
