"""Keeping what is typed every few seconds, so that a dead battery costs nobody an interview."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from bansos_desktop.domain.scratch import Scratch, VisitScratch
from bansos_desktop.store.store import Store
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.services import Services
from bansos_desktop.usecases import keep_scratch
from bansos_desktop.usecases.progress import Progress

KEEP_AFTER_MS = 2500


class Autosave(QObject):
    """`kept` tells the clock of the last copy, "" when there is none; `failed` a sentence.

    The time runs from the first change that is not kept yet: who never pauses is kept all the same.
    """

    kept = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        services: Services,
        content: Callable[[], Scratch | VisitScratch | None],
        owner: QObject | None = None,
    ) -> None:
        super().__init__()
        self._services, self._content = services, content
        self._slot, self._is_kept, self._is_writing = "", False, False
        self._timer = QTimer(owner or self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep_now)

    @property
    def slot(self) -> str:
        """Where the copy of this form has its place."""
        return self._slot

    def begin(self, slot: str, *, is_kept: bool = False) -> None:
        """Another form is on screen; what was kept of the last one was thrown away or saved."""
        self.discard()
        self._slot, self._is_kept = slot, is_kept
        self.kept.emit("")

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Keep the form as it stands, unless nothing in it would be lost."""
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
        """The form is being saved; the save takes the copy along."""
        self._timer.stop()

    def forget(self) -> None:
        """The form was saved, and its copy went with it."""
        self._timer.stop()
        self._is_kept = False

    def discard(self) -> None:
        """Throw the copy away, if there is one."""
        self._timer.stop()
        if self._is_kept:
            self._is_kept = False
            work = discarding(self._services, self._slot)
            self._services.writer.start(work, on_done=_nothing, on_failed=self._on_failed)
            self.kept.emit("")

    def _on_kept(self, _done: None) -> None:
        self._is_writing = False
        if self._is_kept:
            self.kept.emit(self._services.now().astimezone().strftime("%H.%M"))

    def _on_failed(self, sentence: str) -> None:
        self._is_writing = False
        self.failed.emit(sentence)


def _keeping(services: Services, slot: str, content: Scratch | VisitScratch) -> Work[None]:
    """The copy as plain work: no Qt object goes along to the other thread."""
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> None:
        keep_scratch.keep(store, session, slot, content, now=now)

    return work


def discarding(services: Services, slot: str) -> Work[None]:
    """The work of throwing away what was kept in a slot."""
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> None:
        keep_scratch.discard(store, session, slot, now=now)

    return work


def _nothing(_done: None) -> None:
    """A copy that is gone is nothing to speak of."""
