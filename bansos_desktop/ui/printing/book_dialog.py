"""A filled workbook before it is printed: its pages, a printer, a PDF made beside other work."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Job, JobRunner, Work
from bansos_desktop.ui.printing.document import BookDocument, Document
from bansos_desktop.ui.printing.leaving import unknown_told
from bansos_desktop.ui.printing.page_pane import PageBar
from bansos_desktop.ui.printing.page_view import PageView
from bansos_desktop.ui.printing.preview import DocumentDialog
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.workbook.atomic import write_atomically


class BookDialog(DocumentDialog):
    """Pages are painted when they come into sight; a PDF of many has progress and can be stopped.

    While a file is being written the dialog closes only after that has stopped.
    """

    def __init__(
        self, document: BookDocument, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, services.icons, parent)
        self._runner: JobRunner = services.readings
        self._job: Job | None = None
        self._closes = False
        self.view = PageView()
        self.bar = PageBar(self.view, services.icons)
        self.top.addStretch(1)
        self.top.addWidget(self.close_button)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.view, 1)
        self.view.show_book(document.book)
        if told := unknown_told(len(document.book.unknown)):
            self.banner.show_message(Level.WARNING, told)
        self.bar.refresh()
        self.view.setFocus()

    def save_to(self, path: Path) -> None:
        """Write the PDF beside other work; a file that is open elsewhere stays as it is."""
        self.begin(tr("Menyimpan {name}…").format(name=path.name))
        self._job = self._runner.start(
            _saving(self.document, path),
            on_done=partial(self._on_saved, path),
            on_failed=self.on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self.strip.advance,
        )

    def cancel(self) -> None:
        """Stop printing or saving; a half file is not left."""
        super().cancel()
        if self._job is not None:
            self._job.cancel()

    def reject(self) -> None:
        """Wait for a job to stop, for it tells this dialog how it ended."""
        if self._job is None:
            super().reject()
        else:
            self._closes = True
            self.cancel()

    def rest(self) -> None:
        """Nothing is under way any more; close if that was what it waited for."""
        super().rest()
        self._job = None
        if self._closes:
            self.reject()

    def _on_saved(self, path: Path, _result: object = None) -> None:
        self.on_taken(tr("Tersimpan: {path}").format(path=path))

    def _on_cancelled(self) -> None:
        self.banner.show_message(Level.INFO, tr("Dibatalkan; tidak ada berkas yang ditulis."))
        self.rest()


def _saving(document: Document, path: Path) -> Work[None]:
    """Making and writing the PDF as plain work: no widget goes along to the other thread."""

    def work(_store: Store, progress: Progress) -> None:
        content = document.pdf(progress.step)
        with write_atomically(path) as new:
            new.write_bytes(content)

    return work
