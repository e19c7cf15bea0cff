"""Recording a month for many beside other work, with how far it is and a way to stop."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.instalment import month_label
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases import record_instalments
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_instalments import MonthKept, MonthLook, MonthRequest


class MonthRun(QObject):
    """`kept` gives the topics and what to say, `refused` why not; `rested` comes before either."""

    kept = Signal(object, str)
    refused = Signal(str)
    rested = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._job: Job | None = None
        self.strip = ProgressStrip()
        self.strip.cancelled.connect(self._on_cancel)

    @property
    def is_busy(self) -> bool:
        """Whether a month is being kept."""
        return self._job is not None

    def start(self, request: MonthRequest) -> None:
        """Keep the month for everybody, or nothing of it."""
        services = self._services
        session, now, today = services.session, services.now(), services.day()

        def work(store: Store, progress: Progress) -> MonthKept | MonthLook:
            run = record_instalments.run
            return run(store, session, request, now=now, today=today, progress=progress)

        self.strip.start(tr("Mencatat {month}…").format(month=month_label(request.period)))
        self._job = services.writer.start(
            work,
            on_done=partial(self._on_done, request.period),
            on_failed=self._on_failed,
            on_cancelled=self._rest,
            on_progress=self.strip.advance,
        )

    def _on_done(self, month: str, outcome: MonthKept | MonthLook) -> None:
        self._rest()
        if isinstance(outcome, MonthKept):
            self.kept.emit(outcome.changes, _kept_words(month, outcome.look))
        else:
            self.refused.emit(next(one.message for one in outcome.faults if one.stops))

    def _on_failed(self, sentence: str) -> None:
        self._rest()
        self.refused.emit(sentence)

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _rest(self) -> None:
        self._job = None
        self.strip.finish()
        self.rested.emit()


def _kept_words(month: str, found: MonthLook) -> str:
    """What was kept, who stays open, and how to take it back."""
    said = [
        tr("{month} tercatat untuk {n} orang, {value}.").format(
            month=month_label(month),
            n=number_text(len(found.going)),
            value=rupiah_text(found.value),
        )
    ]
    if found.absent:
        count = number_text(len(found.absent))
        said.append(tr("{n} orang tetap belum, dengan alasannya.").format(n=count))
    if found.already:
        count = number_text(len(found.already))
        said.append(tr("{n} orang sudah menerima dan tidak diubah.").format(n=count))
    return " ".join([*said, tr("Ctrl+Z mengurungkannya.")])
