"""The file in hand: its plan, what is decided of it, and the step that shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.ui.pages.imports.flow import OVER, FileQueue, FileState, StepName
from bansos_desktop.ui.pages.imports.work import ImportWork
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest

STATE_OF = {StepName.SHEET: FileState.ASKING, StepName.PREVIEW: FileState.READY}


class InHand(QObject):
    """`shown` names the step that is to be seen now, `told` that a file's state is another.

    `make` gives the request for a file as the page stands now; a sitting is for one programme and
    year, and is left when those are others.
    """

    shown = Signal(object)
    told = Signal()
    said = Signal(object, str)

    def __init__(self, work: ImportWork, make: Callable[[Path], ImportRequest]) -> None:
        super().__init__(work)
        self.queue = FileQueue()
        self.plan: ImportPlan | None = None
        self.step = StepName.CHOOSE
        self.is_reading = False
        self.left: Sequence[Path] = ()
        self._work, self._make = work, make
        self._goal: StepName | None = None
        self._passed = False
        self._for: ImportRequest | None = None

    def change(self, choices: ImportChoices) -> None:
        """Something else was decided: plan anew, and stay where it was decided."""
        if self.plan is not None and self.step in STATE_OF:
            self._goal = self._goal or self.step
            self._work.look(replace(self.plan.request, choices=choices))
            self.told.emit()

    def accept(self) -> None:
        """On to the rows; if a plan is being made, once it is there."""
        self.said.emit(Level.INFO, "")
        self._passed = True
        if self._work.is_busy:
            self._goal = StepName.PREVIEW
        else:
            self._show(StepName.PREVIEW)

    def back(self) -> None:
        """From the rows to sheet and columns."""
        if not self._work.is_applying:
            self._goal = StepName.SHEET
            self._show(StepName.SHEET)

    def apply(self) -> None:
        """Do what the plan says."""
        if self.plan is None or self.step is not StepName.PREVIEW or self._work.is_busy:
            return
        self.said.emit(Level.INFO, "")
        self.queue.mark(FileState.APPLYING)
        self.told.emit()
        self._work.apply(self._as_passed(self.plan))

    def refresh(self) -> None:
        """What the plan was made from may be another now."""
        if self.plan is None or self.step not in STATE_OF or self._work.is_applying:
            return
        if self._is_elsewhere():
            self._break_off()
        elif not self._work.is_busy:
            self._goal = self.step
            self._work.look(self.plan.request)
            self.told.emit()

    def _as_passed(self, plan: ImportPlan) -> ImportPlan:
        """The plan with what is known here alone: whether somebody saw its columns and went on."""
        choices = replace(plan.request.choices, passed=self._passed)
        return replace(plan, request=replace(plan.request, choices=choices))

    def _is_elsewhere(self) -> bool:
        """Whether the window is about another programme or year than this sitting."""
        if self._for is None:
            return False
        target, now = self._for.target, self._make(self._for.path).target
        return (target.programme, target.year) != (now.programme, now.year)

    def _break_off(self) -> None:
        """Nothing may be applied to what nobody looked at; the files are offered again."""
        self.left = self.queue.rest()
        self.queue.stop()
        self.plan = None
        self._show(StepName.CHOOSE)

    def _show(self, step: StepName) -> None:
        self.step, self.is_reading = step, False
        file = self.queue.current
        if file is not None and file.state not in OVER and step in STATE_OF:
            file.state = STATE_OF[step]
        self.told.emit()
        self.shown.emit(step)
