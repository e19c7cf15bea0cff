"""Impor: choose files, look at sheet and rows, apply, see the equation; one file after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from bansos_desktop.domain.changes import Topic
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.imports.after import Afterwards, Views
from bansos_desktop.ui.pages.imports.choose import ChooseStep
from bansos_desktop.ui.pages.imports.files import Gathered, gather
from bansos_desktop.ui.pages.imports.flow import FileState, StepName
from bansos_desktop.ui.pages.imports.preview import PreviewStep
from bansos_desktop.ui.pages.imports.queue import QueueStrip
from bansos_desktop.ui.pages.imports.result import ResultStep
from bansos_desktop.ui.pages.imports.returning import Returning
from bansos_desktop.ui.pages.imports.sheet_step import SheetStep
from bansos_desktop.ui.pages.imports.sitting import Sitting
from bansos_desktop.ui.pages.imports.summary import SummaryStep
from bansos_desktop.ui.pages.imports.work import ImportWork
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Level
from bansos_desktop.ui.undoing import Undoing
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.plan_import import ImportRequest

MOST_NAMED = 3


class ImportsPage(Page):
    """Shows the step that the sitting is at; the sitting knows what comes next."""

    title = "Impor"
    topics = Topic.REFERENCE | Topic.RECIPIENTS
    people_wanted = Signal(object, str)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        strip = self._strip = ProgressStrip()
        self.work = ImportWork(services, strip)
        self.sitting = Sitting(self.work, self._request_for)
        self.queue = QueueStrip(services.icons)
        self.choose = ChooseStep(services)
        self.sheet = SheetStep(services)
        self.preview = PreviewStep(services)
        self.result = ResultStep(services)
        self.summary = SummaryStep(services)
        self.undoing = Undoing(services, self, strip)
        shows = Views(self.choose.history, self.preview, self.result, self.summary)
        returning = Returning(self, self.work)
        self.after = Afterwards(services.store, self.sitting, shows, self.undoing, returning)
        self._was_in: QWidget | None = None
        self._steps = QStackedWidget()
        views = (self.choose, self.sheet, self.preview, self.result, self.summary)
        self._views: Mapping[StepName, QWidget] = dict(zip(StepName, views, strict=True))
        for view in views:
            self._steps.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(strip)
        layout.addWidget(self.queue)
        layout.addWidget(self._steps, 1)
        self._connect()

    @property
    def step(self) -> StepName:
        """Which step is in sight."""
        return self.sitting.step

    @property
    def loss(self) -> str:
        """Answers and decisions about the file in hand are kept only when it is applied."""
        in_sight = self._views[self.step]
        if not isinstance(in_sight, SheetStep | PreviewStep) or not in_sight.has_decided:
            return ""
        return tr("Jawaban dan pilihan untuk berkas yang sedang diimpor akan hilang.")

    def reload(self) -> None:
        """What is planned is planned anew; what was applied may have been taken back elsewhere."""
        self.after.look_what_stands()
        self.sitting.refresh()
        self._on_told()
        if self.step is StepName.CHOOSE:
            self.choose.history.reload()

    def ask_file(self) -> None:
        """Begin with a file dialog; asks first if work on other files would be lost."""
        if self.work.is_busy:
            return
        if not self.sitting.queue.is_underway:
            self._choose_others()
            return
        left = number_text(len(self.sitting.queue.rest()))
        text = tr("{n} berkas belum diterapkan; dari berkas itu tidak ada yang disimpan.")
        question = Question(
            tr("Tinggalkan impor ini?"), text.format(n=left), tr("Pilih berkas lain")
        )
        ask(self.window(), question, self.services.icons, on_yes=self._choose_others)

    def look_at(self, path: Path) -> None:
        """Read one file."""
        self.begin([path])

    def begin(self, paths: Sequence[Path]) -> None:
        """Read these files and the spreadsheets of these folders, one after another."""
        if self.work.is_busy:
            return
        found = gather(paths)
        level = Level.INFO if found.files else Level.WARNING
        self.said.emit(level, _told(found))
        if found.files:
            self.sitting.begin(found.files)
            self.queue.show_queue(self.sitting.queue)

    def apply(self) -> None:
        """Do what the plan says."""
        self.sitting.apply()

    def save(self) -> None:
        """The key that saves a form goes on here, for it never reaches the steps themselves."""
        if self.step is StepName.SHEET:
            self.sheet.go_on.click()
        elif self.step is StepName.PREVIEW:
            self.preview.apply.click()

    def save_rejects(self, target: Path) -> None:
        """Write the sender's own sheet with only the refused rows of the file in sight."""
        file = self.sitting.queue.current
        if file is not None and file.done is not None:
            self.work.give_back([(file.done.plan, target)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what runs."""
        if event.key() == Qt.Key.Key_Escape and self.work.is_busy:
            self.work.cancel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low page keeps its room for the sheet."""
        super().resizeEvent(event)
        self.queue.fit_to(event.size().height())

    def _request_for(self, path: Path) -> ImportRequest:
        scope, choose = self.services.scope, self.choose
        target = Target(scope.programme, scope.year, choose.stage.key or "")
        return ImportRequest(path, target, choose.region.key or "", drafts=choose.drafts)

    def _leave(self, go: Callable[[], None]) -> None:
        """Answers that were given are work: they are not lost by one key."""
        if not self.loss:
            go()
            return
        question = Question(
            tr("Tinggalkan berkas ini?"),
            f"{self.loss} {tr('Tidak ada yang sudah dicatat.')}",
            tr("Tinggalkan"),
            tr("Lanjut memeriksa"),
            is_dangerous=True,
        )
        ask(self.window(), question, self.services.icons, on_yes=go)

    def _choose_others(self) -> None:
        self.sitting.leave()
        self.choose.ask_files()

    def _on_told(self) -> None:
        """States are others; only what may be pressed now can be pressed."""
        if self.work.is_busy:
            self._was_in = self._views[self.step].focusWidget()  # disabling takes it away
        sitting, file = self.sitting, self.sitting.queue.current
        is_applying = file is not None and file.state is FileState.APPLYING
        self._steps.setEnabled(not sitting.is_reading)
        for step in (self.sheet, self.preview):
            step.set_waiting(waiting=is_applying or self.work.is_busy)
        self.queue.tell(is_busy=is_applying)

    def _on_shown(self, step: StepName) -> None:
        """Bring a step to sight with what it shows now, and the keyboard with it."""
        plan = self.sitting.plan
        has_table = step in (StepName.CHOOSE, StepName.SUMMARY)
        self.queue.setVisible(self.sitting.queue.is_several and not has_table)
        if step is StepName.CHOOSE:
            self.choose.history.reload()
            scope = self.services.scope
            self.choose.offer_left(len(self.sitting.left), f"{scope.programme} {scope.year}")
        elif step is StepName.SHEET and plan is not None:
            self.sheet.show_plan(plan)
        elif step is StepName.PREVIEW and plan is not None:
            self.preview.show_plan(plan)
        elif step is StepName.RESULT:
            self.after.show_result()
        elif step is StepName.SUMMARY:
            self.summary.show_queue(self.sitting.queue)
        self._steps.setCurrentWidget(self._views[step])
        self._focus(step)

    def _focus(self, step: StepName) -> None:
        """The keyboard stays where it was in a step that is shown again, else it goes on."""
        shown, was_in = self._views[step], self._was_in
        self._was_in = None
        if was_in is not None and was_in.isVisible() and shown.isAncestorOf(was_in):
            was_in.setFocus()
        elif step is StepName.CHOOSE:
            self.choose.come_to_focus()
        elif step is StepName.RESULT:
            self.result.come_to_focus(leads_on=self.sitting.queue.is_several)
        elif step is StepName.SUMMARY:
            self.summary.come_to_focus()
        elif not shown.isAncestorOf(self.focusWidget()):
            if step is StepName.SHEET:
                self.sheet.focus_first()
            else:
                self.preview.focus_first()

    def _on_applied(self, done: Imported) -> None:
        self.services.bus.publish(done.changes, self)

    def _connect(self) -> None:
        sitting, said = self.sitting, self.said
        sitting.shown.connect(self._on_shown)
        sitting.told.connect(self._on_told)
        sitting.applied.connect(self._on_applied)
        for speaker in (sitting.said, self.undoing.said, self.after.said):
            speaker.connect(said)
        self.choose.chosen.connect(self.begin)
        # The files that were left, for the programme and year of now.
        self.choose.resumed.connect(lambda: self.begin(sitting.left))
        self.sheet.changed.connect(sitting.change)
        self.sheet.accepted.connect(sitting.accept)
        self.sheet.dropped.connect(partial(self._leave, sitting.skip))
        self.preview.changed.connect(sitting.change)
        self.preview.back.connect(sitting.back)
        self.preview.applied.connect(sitting.apply)
        self.preview.dropped.connect(partial(self._leave, sitting.skip))
        self.queue.skipped.connect(partial(self._leave, sitting.skip))
        self.queue.stopped.connect(partial(self._leave, sitting.stop))
        for step in (self.result, self.summary):
            step.people_wanted.connect(self.people_wanted)


def _told(found: Gathered) -> str:
    """What of the dropped folders is read and what is not; "" where there is nothing to say."""
    if not found.folders:
        return ""
    names = ", ".join(folder.name for folder in found.folders)
    if not found.files:
        text = tr(
            "Tidak ada lembar kerja di folder {names}. Pilih folder yang berisi berkas Excel, "
            "LibreOffice, atau CSV."
        )
        return text.format(names=names)
    text = tr("{n} berkas dari folder {names}.")
    told = text.format(n=number_text(len(found.files)), names=names)
    if found.skipped:
        few = ", ".join(path.name for path in found.skipped[:MOST_NAMED])
        more = len(found.skipped) - MOST_NAMED
        rest = tr(" dan {n} lagi").format(n=number_text(more)) if more > 0 else ""
        text = tr(" Dilewati karena bukan lembar kerja: {few}{rest}.")
        told += text.format(few=few, rest=rest)
    return told
