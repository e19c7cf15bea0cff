"""Impor: choose a file, look at every row, apply, see the equation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.imports.choose import ChooseStep
from bansos_desktop.ui.pages.imports.preview import PreviewStep
from bansos_desktop.ui.pages.imports.result import ResultStep
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.targets import ask_workbook
from bansos_desktop.ui.theme import SPACE, Level
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases import apply_import, plan_import
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest
from bansos_desktop.usecases.progress import Progress


class ImportsPage(Page):
    """Looking runs beside other work; applying runs on the writer."""

    title = "Impor"
    topics = Topic.REFERENCE
    people_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.choose = ChooseStep(services)
        self.preview = PreviewStep(services)
        self.result = ResultStep(services)
        self._strip = ProgressStrip()
        self._steps = QStackedWidget()
        self._job: Job | None = None
        self._done: Imported | None = None
        for step in (self.choose, self.preview, self.result):
            self._steps.addWidget(step)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self._strip)
        layout.addWidget(self._steps, 1)
        self._connect()

    @property
    def step(self) -> str:
        """Which step is in sight: "choose", "preview" or "result"."""
        return ("choose", "preview", "result")[self._steps.currentIndex()]

    def reload(self) -> None:
        """A plan for another programme or year is of no use: begin again."""
        if self.step == "preview":
            self._begin_again()

    def ask_file(self) -> None:
        """Begin with a file dialog."""
        if self._job is None:
            self._begin_again()
            self.choose.ask_file()

    def look_at(self, path: Path) -> None:
        """Plan the import of a file and show every row."""
        if self._job is not None:
            return
        scope, services = self.services.scope, self.services
        stage = self.choose.stage.key or ""
        target = Target(scope.programme, scope.year, stage)
        request = ImportRequest(path, target, self.choose.region.key or "")
        session, today = services.session, services.day()

        def look(store: Store, progress: Progress) -> ImportPlan:
            return plan_import.run(store, session, request, today=today, progress=progress)

        self.said.emit(Level.INFO, "")
        self.choose.setEnabled(False)
        self._strip.start(tr("Membaca {name}…").format(name=path.name))
        self._job = services.readings.start(
            look,
            on_done=self._on_planned,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )

    def apply(self) -> None:
        """Do what the plan says."""
        plan = self.preview.plan
        if plan is None or self._job is not None:
            return
        services = self.services
        session, now, today = services.session, services.now(), services.day()

        def do(store: Store, progress: Progress) -> Imported:
            return apply_import.run(store, session, plan, now=now, today=today, progress=progress)

        self.preview.set_waiting(waiting=True)
        self._strip.start(tr("Menerapkan…"))
        self._job = services.writer.start(
            do,
            on_done=self._on_applied,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )

    def save_rejects(self, target: Path) -> None:
        """Write the sender's own sheet with only the rejected rows."""
        done = self._done
        if done is None:
            return
        plan = done.plan

        def write(_store: Store, _progress: Progress) -> int:
            return apply_import.write_rejected_rows(plan, target)

        self._rejects_target = target
        self._strip.start(tr("Menulis {name}…").format(name=target.name), can_cancel=False)
        self._job = self.services.readings.start(
            write, on_done=self._on_rejects, on_failed=self._on_failed
        )

    def _connect(self) -> None:
        self.choose.chosen.connect(self.look_at)
        self.preview.applied.connect(self.apply)
        self.preview.dropped.connect(self._begin_again)
        self.result.again.connect(self._begin_again)
        self.result.people_wanted.connect(self.people_wanted)
        self.result.rejects_wanted.connect(self._ask_rejects)
        self._strip.cancelled.connect(self._on_cancel)

    def _begin_again(self) -> None:
        self._steps.setCurrentWidget(self.choose)

    def _ask_rejects(self) -> None:
        """Offer a name beside the sender's file, so that it is found again."""
        if self._done is None:
            return
        source = self._done.plan.request.path
        offered = source.with_name(f"{source.stem} - perbaiki.xlsx")
        target = ask_workbook(self, tr("Simpan baris yang ditolak"), offered)
        if target is not None:
            self.save_rejects(target)

    def _rest(self) -> None:
        self._job = None
        self._strip.finish()
        self.choose.setEnabled(True)
        self.preview.set_waiting(waiting=False)

    def _on_planned(self, plan: ImportPlan) -> None:
        self._rest()
        self.preview.show_plan(plan)
        self._steps.setCurrentWidget(self.preview)

    def _on_applied(self, done: Imported) -> None:
        self._rest()
        self._done = done
        self.result.show_result(done)
        self._steps.setCurrentWidget(self.result)
        self.services.bus.publish(done.changes, self)

    def _on_rejects(self, rows: int) -> None:
        self._rest()
        text = tr("{n} baris ditulis ke {name}.")
        self.said.emit(Level.SUCCESS, text.format(n=rows, name=self._rejects_target.name))

    def _on_failed(self, sentence: str) -> None:
        self._rest()
        self.said.emit(Level.ERROR, sentence)

    def _on_cancelled(self) -> None:
        self._rest()
        self.said.emit(Level.INFO, tr("Dibatalkan; tidak ada yang disimpan."))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
