"""Recording a month for many beside other work, with how far it is and a way to stop."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.instalment import month_label
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.confirm import Question
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases import record_instalments
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_instalments import MonthKept, MonthLook, MonthRequest

MOST_NAMED = 8


class MonthRun(QObject):
    """`kept` gives the topics and what to say, `refused` why not; `rested` comes before either.

    `doubted` gives a question, and what to call if the answer is yes.
    """

    kept = Signal(object, str)
    refused = Signal(str)
    doubted = Signal(object, object)
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

    def start(self, request: MonthRequest, *, skip_refused: bool = False) -> None:
        """Keep the month for everybody, or for whom it can be; else nothing of it."""
        services = self._services
        session, now, today = services.session, services.now(), services.day()

        def work(store: Store, progress: Progress) -> MonthKept | MonthLook:
            run = record_instalments.run
            return run(
                store,
                session,
                request,
                now=now,
                today=today,
                progress=progress,
                skip_refused=skip_refused,
            )

        self.strip.start(tr("Mencatat {month}…").format(month=month_label(request.period)))
        self._job = services.writer.start(
            work,
            on_done=partial(self._on_done, request, skip_refused),
            on_failed=self._on_failed,
            on_cancelled=self._rest,
            on_progress=self.strip.advance,
        )

    def _on_done(
        self, request: MonthRequest, skipping: bool, outcome: MonthKept | MonthLook
    ) -> None:
        self._rest()
        if isinstance(outcome, MonthKept):
            self.kept.emit(outcome.changes, _kept_words(request.period, outcome.look))
        elif not outcome.stops:
            seen = partial(self.start, replace(request, seen_warnings=True), skip_refused=skipping)
            self.doubted.emit(_unusual(outcome), seen)
        elif outcome.able:
            self.doubted.emit(
                _some_refused(outcome), partial(self.start, request, skip_refused=True)
            )
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


def _unusual(found: MonthLook) -> Question:
    """What is odd must be read before it is kept."""
    told = "\n".join(
        tr("{n} orang: {message}").format(n=number_text(one.people), message=one.message)
        for one in found.faults
    )
    return Question(tr("Ada yang tidak biasa"), told, tr("Memang begitu, catat"))


def _some_refused(found: MonthLook) -> Question:
    """Who cannot be recorded and why; the others may go."""
    told = [f"{one.name}: {one.why}" for one in found.refused[:MOST_NAMED]]
    if len(found.refused) > MOST_NAMED:
        count = number_text(len(found.refused) - MOST_NAMED)
        told.append(tr("dan {n} orang lain.").format(n=count))
    return Question(
        tr("{n} orang tidak dapat dicatat").format(n=number_text(len(found.refused))),
        "\n".join(told),
        tr("Lewati, catat {n} lainnya").format(n=number_text(found.able)),
    )


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
    if found.refused:
        count = number_text(len(found.refused))
        said.append(tr("{n} yang tidak dapat dicatat dilewati.").format(n=count))
    return " ".join([*said, tr("Ctrl+Z mengurungkannya.")])
