"""Keeping a visit every few seconds, so that a dead battery sends nobody to a house twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.scratch import VisitScratch, visit_slot
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.services import Services
from bansos_desktop.usecases import keep_scratch
from bansos_desktop.usecases.progress import Progress

KEEP_AFTER_MS = 2500


class VisitAutosave(QObject):
    """`kept` tells the clock of the last copy, "" when there is none; `failed` a sentence.

    The time runs from the first change that is not kept yet: who never pauses is kept all the same.
    """

    kept = Signal(str)
    failed = Signal(str)

    def __init__(
        self, services: Services, content: Callable[[], VisitScratch | None], form: QObject
    ) -> None:
        super().__init__()
        self._services, self._content = services, content
        self._slot, self._is_kept, self._is_writing = "", False, False
        self._going: set[str] = set()
        self._timer = QTimer(form, singleShot=True, interval=KEEP_AFTER_MS)  # ends with the form
        self._timer.timeout.connect(self.keep_now)

    def begin(self, proposal: str) -> tuple[str, VisitScratch] | None:
        """Another family is on screen: what was kept of its visit, and since when."""
        self.discard()
        self._slot = visit_slot(proposal)
        services = self._services
        found = services.store.scratch.visit(services.session.user, proposal)
        if self._slot in self._going:  # thrown away a moment ago, only not on the disk yet
            found = None
        self._is_kept = found is not None
        return found

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Keep the visit as it stands, unless nothing in it would be lost."""
        content = self._content()
        if content is None:
            self.discard()
        elif self._is_writing:
            self._timer.start()
        else:
            self._is_writing = self._is_kept = True
            work = _keeping(self._services, self._slot, content)
            self._services.writer.start(work, on_done=self._on_kept, on_failed=self._on_failed)

    def pause(self) -> None:
        """The visit is being saved; the save takes the copy along."""
        self._timer.stop()

    def forget(self) -> None:
        """The visit was saved, and its copy went with it."""
        self._timer.stop()
        self._is_kept = False
        self.kept.emit("")

    def discard(self) -> None:
        """Throw the copy away, if there is one."""
        self._timer.stop()
        if self._is_kept:
            slot, self._is_kept = self._slot, False
            self._going.add(slot)
            self._services.writer.start(
                _discarding(self._services, slot),
                on_done=partial(self._on_gone, slot),
                on_failed=partial(self._on_stayed, slot),
            )
        self.kept.emit("")

    def _on_kept(self, _done: None) -> None:
        self._is_writing = False
        if self._is_kept:
            self.kept.emit(self._services.now().astimezone().strftime("%H.%M"))

    def _on_failed(self, sentence: str) -> None:
        self._is_writing = False
        self.failed.emit(sentence)

    def _on_gone(self, slot: str, _done: None) -> None:
        self._going.discard(slot)

    def _on_stayed(self, slot: str, sentence: str) -> None:
        self._going.discard(slot)
        self.failed.emit(sentence)


def back_text(at: str, today: date) -> str:
    """Since when the visit is kept, on the laptop's own clock, and what did not come back."""
    moment = datetime.fromisoformat(at).astimezone()
    clock = moment.strftime("%H.%M")
    when = clock if moment.date() == today else f"{format_short(moment.date())} {clock}"
    text = tr(
        "Isian yang belum tersimpan dari {when} dikembalikan. Lanjutkan lalu simpan; "
        "foto yang belum tersimpan perlu ditambahkan lagi."
    )
    return text.format(when=when)


def _keeping(services: Services, slot: str, content: VisitScratch) -> Work[None]:
    """The copy as plain work: no Qt object goes along to the other thread."""
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> None:
        keep_scratch.keep(store, session, slot, content, now=now)

    return work


def _discarding(services: Services, slot: str) -> Work[None]:
    """The work of throwing away what was kept in a slot."""
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> None:
        keep_scratch.discard(store, session, slot, now=now)

    return work
