"""What the rules find about everybody in line, made beside the screen and kept until it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.pages.decisions.filters import BLOCKED, CLEAN, FOUND
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases import judge_proposals
from bansos_desktop.usecases.judge_proposals import Found
from bansos_desktop.usecases.progress import Progress


class FindingsWatch(QObject):
    """Says `changed` when more is known, `failed` with a sentence when it cannot be known."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, services: Services, strip: ProgressStrip) -> None:
        super().__init__()
        self._services, self._strip = services, strip
        self._found: dict[str, Found] = {}
        self._job: Job | None = None
        strip.cancelled.connect(self.stop)

    @property
    def found(self) -> Mapping[str, Found]:
        """What is known so far, by proposal."""
        return self._found

    def forget(self) -> None:
        """What was found no longer holds."""
        self.stop()
        self._found = {}

    def look_at(self, proposals: Sequence[str]) -> None:
        """Find out what is not known yet; what was still being looked at is left."""
        self.stop()
        unknown = [uid for uid in proposals if uid not in self._found]
        if not unknown:
            return
        self._strip.start(tr("Memeriksa temuan…"))
        job = self._services.readings.start(
            _Survey(self._services.session, self._services.day(), unknown).run,
            on_done=lambda found: self._on_done(job, found),
            on_failed=self._on_failed,
            on_progress=self._strip.advance,
        )
        self._job = job

    def stop(self) -> None:
        """Leave what is being looked at."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._strip.finish()

    def _on_done(self, job: Job, found: Mapping[str, Found]) -> None:
        """An answer to a question that was left meanwhile may be of an older state."""
        if job is not self._job:
            return
        self.stop()
        self._found |= found
        self.changed.emit()

    def _on_failed(self, sentence: str) -> None:
        self.stop()
        self.failed.emit(sentence)


def passes(found: Found | None, wanted: str) -> bool:
    """Whether somebody is shown under a filter of findings; nobody before he is looked at."""
    if not wanted:
        return True
    if found is None:
        return False
    return {
        CLEAN: not found.blocking and not found.warnings,
        FOUND: bool(found.blocking or found.warnings),
        BLOCKED: bool(found.blocking),
    }[wanted]


@dataclass(frozen=True, slots=True)
class _Survey:
    """The job, holding no widget."""

    session: Session
    today: date
    proposals: Sequence[str]

    def run(self, store: Store, progress: Progress) -> Mapping[str, Found]:
        stored = store.decisions.proposals(self.proposals)
        return judge_proposals.run(store, self.session, stored, today=self.today, progress=progress)
