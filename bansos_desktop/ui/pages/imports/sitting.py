"""A sitting: one file after another is read, looked at, and applied or left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal

from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.imports.flow import (
    OVER,
    FileQueue,
    FileState,
    QueuedFile,
    StepName,
    needs_a_look,
)
from bansos_desktop.ui.pages.imports.in_hand import InHand
from bansos_desktop.ui.pages.imports.work import ImportWork
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest


class Sitting(InHand):
    """A queue of files that come into hand one by one."""

    applied = Signal(object)

    def __init__(self, work: ImportWork, make: Callable[[Path], ImportRequest]) -> None:
        super().__init__(work, make)
        work.planned.connect(self._on_planned)
        work.applied.connect(self._on_applied)
        work.failed.connect(self._on_failed)
        work.cancelled.connect(self._on_cancelled)

    def begin(self, paths: Sequence[Path]) -> None:
        """Begin anew with these files, for what the window is about now."""
        self.queue, self.left = FileQueue(paths), ()
        self._for = self._make(paths[0])
        self.go_on()

    def leave(self) -> None:
        """Back to the choice of files; what was not applied is left out."""
        self.queue.stop()
        self.plan, self.left = None, ()
        self._show(StepName.CHOOSE)

    def go_on(self) -> None:
        """The next file, or the end."""
        file = self.queue.go_on()
        if file is None:
            self._end()
        else:
            self._read(NOTHING_CHOSEN)

    def retry(self) -> None:
        """The files that failed once more."""
        if self.queue.wait_again(FileState.FAILED):
            self.go_on()

    def read_again(self, goal: StepName) -> None:
        """Read the current file again for what was left open on a step."""
        file = self.queue.current
        if file is not None and file.done is not None:
            self._read(file.done.plan.request.choices, goal)

    def open(self, file: QueuedFile) -> None:
        """Show the result of a file again."""
        self.queue.go_to(file)
        self._show(StepName.RESULT)

    def skip(self) -> None:
        """Leave the current file out."""
        file = self.queue.current
        if self._work.is_applying or file is None or file.state in OVER:
            return
        file.state = FileState.SKIPPED
        self._leave_off()

    def stop(self) -> None:
        """Leave out the current file and all that wait."""
        if self._work.is_applying:
            return
        self.queue.stop()
        self._leave_off()

    def _read(self, choices: ImportChoices, goal: StepName | None = None) -> None:
        """Plan the current file for the first time, or again after it was applied."""
        file = self.queue.current
        if file is None:
            return
        if self._is_elsewhere():
            self._break_off()
            return
        self.plan, self._goal, self.is_reading = None, goal, True
        self._passed = choices.passed
        if file.done is None:
            file.state = FileState.READING
        self.told.emit()
        choices = replace(choices, passed=False)
        self._work.look(replace(self._make(file.path), choices=choices))

    def _leave_off(self) -> None:
        """On to the next; what runs is stopped first, and says when it is."""
        self.plan = None
        if self._work.is_busy:
            self._work.cancel()
        else:
            self.go_on()

    def _end(self) -> None:
        """A summary where there is something to sum up."""
        self.plan = None
        states = {file.state for file in self.queue.files}
        has_news = states - {FileState.SKIPPED}
        self._show(StepName.SUMMARY if self.queue.is_several and has_news else StepName.CHOOSE)

    def _on_planned(self, plan: ImportPlan) -> None:
        file = self.queue.current
        is_given_up = file is None or file.state is FileState.SKIPPED
        if is_given_up:
            self.go_on()
        elif self._is_elsewhere():
            self._break_off()
        else:
            self.plan, goal = plan, self._goal
            self._goal = None
            self._show(goal or (StepName.SHEET if needs_a_look(plan) else StepName.PREVIEW))

    def _on_applied(self, done: Imported) -> None:
        file = self.queue.current
        if file is not None:
            file.take(done)
        self.plan = None
        self._show(StepName.RESULT)
        self.applied.emit(done)

    def _on_failed(self, sentence: str) -> None:
        """A file that cannot be read is over; what failed later leaves everything as it stood."""
        file, self._goal = self.queue.current, None
        if file is not None and file.state is FileState.READING:
            self.queue.mark(FileState.FAILED, sentence)
            name = file.path.name
            self.said.emit(Level.ERROR, sentence if name in sentence else f"{name}: {sentence}")
            self.go_on()
        else:
            self.said.emit(Level.ERROR, sentence)
            self._show(self.step)

    def _on_cancelled(self) -> None:
        file, self._goal = self.queue.current, None
        self.said.emit(Level.INFO, tr("Dibatalkan; tidak ada yang disimpan."))
        if file is not None and file.state is FileState.READING:
            self.queue.mark(FileState.SKIPPED)
        if file is not None and file.state is FileState.SKIPPED:
            self.go_on()
        else:
            self._show(self.step)
