"""What somebody decided on a step of the import, and whether the plan in sight knows it yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.usecases.plan_import import ImportPlan


class Deciding(QObject):
    """`changed` hands over all choices once nothing was decided for `pause_ms`.

    Planning takes a while and deciding does not, so a plan may come that is older than the last
    decision: then the decisions stay, and the plan that knows them is still to come.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject, pause_ms: int = 0) -> None:
        super().__init__(parent)
        self._choices = NOTHING_CHOSEN
        self._planned = NOTHING_CHOSEN
        self._path: Path | None = None
        self._timer = QTimer(self, singleShot=True, interval=pause_ms)
        self._timer.timeout.connect(self._send)

    @property
    def choices(self) -> ImportChoices:
        """Everything decided so far."""
        return self._choices

    @property
    def has_decided(self) -> bool:
        """Whether leaving the file would lose something."""
        return self._choices != NOTHING_CHOSEN

    @property
    def is_ahead(self) -> bool:
        """Whether the plan in sight does not know all of it."""
        return self._choices != self._planned

    def take(self, plan: ImportPlan) -> None:
        """A plan is shown: its choices are the ground, unless more was decided on this file.

        A plan without any choice is no older one: somebody left the file and began it again.
        """
        path, planned = plan.request.path, plan.request.choices
        is_begun_again = planned == NOTHING_CHOSEN and not self._timer.isActive()
        is_other = path != self._path or is_begun_again
        is_older = not is_other and self.is_ahead and planned != self._choices
        self._path, self._planned = path, planned
        if not is_older:
            self._timer.stop()
            self._choices = planned

    def decide(self, **decided: Any) -> None:
        """Change some of the choices; they are told after the pause."""
        self._choices = replace(self._choices, **decided)
        self._timer.start()

    def send(self) -> None:
        """Do not wait any longer; what was told before may be told again."""
        self._timer.stop()
        self._send()

    def _send(self) -> None:
        self.changed.emit(self._choices)
