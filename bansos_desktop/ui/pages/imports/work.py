"""The long work of the page: looking, applying and giving back, one thing at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases import apply_import, import_sheet, mended_file
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest
from bansos_desktop.usecases.progress import Progress


class ImportWork(QObject):
    """Looking runs beside other work; applying runs on the writer. Exactly one signal follows.

    A look that is asked for while another runs takes its place: somebody answers the next question
    before the rows are there.
    """

    planned = Signal(object)
    applied = Signal(object)
    returned = Signal(int, object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, services: Services, strip: ProgressStrip) -> None:
        super().__init__(strip)
        self._services, self._strip = services, strip
        self._job: Job | None = None
        self._is_look = False
        self._instead: ImportRequest | None = None
        strip.cancelled.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether something runs."""
        return self._job is not None

    @property
    def is_applying(self) -> bool:
        """Whether what runs is about to change the store, or writes a file."""
        return self.is_busy and not self._is_look

    def look(self, request: ImportRequest) -> None:
        """Plan an import, in place of another look that runs."""
        if self._job is not None:
            if self._is_look:
                self._instead = request
                self._job.cancel()
            return
        session, today = self._services.session, self._services.day()

        def work(store: Store, progress: Progress) -> ImportPlan:
            return import_sheet.look(store, session, request, today=today, progress=progress)

        self._is_look = True
        self._strip.start(tr("Membaca {name}…").format(name=request.path.name))
        self._job = self._services.readings.start(
            work,
            on_done=self._on_planned,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )

    def apply(self, plan: ImportPlan) -> None:
        """Do what a plan says; cancelling it keeps nothing."""
        if self._job is not None:
            return
        services = self._services
        session, now, today = services.session, services.now(), services.day()

        def work(store: Store, progress: Progress) -> Imported:
            return import_sheet.apply(store, session, plan, now=now, today=today, progress=progress)

        self._is_look = False
        self._strip.start(tr("Menerapkan {name}…").format(name=plan.request.path.name))
        self._job = services.writer.start(
            work,
            on_done=self._on_applied,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )

    def give_back(self, returns: Sequence[tuple[ImportPlan, Path]]) -> None:
        """Write, for each plan, the sender's own sheet with only the rows that were refused."""
        if self._job is not None or not returns:
            return
        self._is_look = False
        last = returns[-1][1]

        def work(_store: Store, progress: Progress) -> int:
            for plan, target in returns:  # before the first is written, for all are one act
                mended_file.check_replaceable(target, plan.request.path)
            rows = 0
            for done, (plan, target) in enumerate(returns):
                progress.step(done, len(returns))
                rows += apply_import.write_rejected_rows(plan, target)
            return rows

        def on_done(rows: int) -> None:
            self._rest()
            self.returned.emit(rows, last)

        self._strip.start(tr("Menulis {name}…").format(name=last.name))
        self._job = self._services.readings.start(
            work,
            on_done=on_done,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )

    def cancel(self) -> None:
        """Ask what runs to stop, whatever was to come after it."""
        self._instead = None
        if self._job is not None:
            self._job.cancel()

    def _rest(self) -> None:
        self._job = None
        self._strip.finish()

    def _goes_on(self) -> bool:
        """Whether another look was asked for meanwhile, which begins now."""
        self._rest()
        request, self._instead = self._instead, None
        if request is not None:
            self.look(request)
        return request is not None

    def _on_planned(self, plan: ImportPlan) -> None:
        if not self._goes_on():
            self.planned.emit(plan)

    def _on_applied(self, done: Imported) -> None:
        self._rest()
        self.applied.emit(done)

    def _on_failed(self, sentence: str) -> None:
        if not self._goes_on():
            self.failed.emit(sentence)

    def _on_cancelled(self) -> None:
        if not self._goes_on():
            self.cancelled.emit()
