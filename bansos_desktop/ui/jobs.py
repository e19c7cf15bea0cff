"""Work off the main thread: one thread, one mailbox, no Qt object in the work."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal

from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.trouble import sentence_inside
from bansos_desktop.usecases.progress import Cancelled, Progress

T = TypeVar("T")
Work = Callable[[Store, Progress], T]
REPORTS_A_SECOND = 20


@dataclass(slots=True, weakref_slot=True)
class Job:
    """A piece of work that may be asked to stop; it stops at its next report, undoing itself."""

    stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask it to stop."""
        self.stop.set()


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears about a job, on the main thread. `failed` gets a sentence for a person."""

    done: Callable[[object], None]
    failed: Callable[[str], None]
    cancelled: Callable[[], None] | None = None
    progress: Callable[[int, int], None] | None = None


class JobRunner(QObject):
    """Runs jobs one after another on a thread that owns its own store."""

    unhandled = Signal(object)
    busy = Signal(bool)
    _mail = Signal(object)

    def __init__(self, open_store: Callable[[], Store], name: str) -> None:
        super().__init__()
        self._open_store = open_store
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._store: Store | None = None
        self._waiting = 0
        self._is_shut = False
        self._mail.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Work[T],
        *,
        on_done: Callable[[T], None],
        on_failed: Callable[[str], None],
        on_cancelled: Callable[[], None] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Queue `work`; exactly one of the first three callbacks follows, on the main thread.

        An error that no person can mend goes to `unhandled` after `on_failed`. After `shut_down`
        nothing follows: the timer of a page that closes may still ask, but nobody is there to see.
        """
        job = Job()
        if self._is_shut:
            return job
        listener = Listener(
            cast(Callable[[object], None], on_done), on_failed, on_cancelled, on_progress
        )
        self._waiting += 1
        self.busy.emit(self.is_busy)
        self._executor.submit(self._run, work, job, listener)
        return job

    @property
    def is_busy(self) -> bool:
        """Whether any job is queued or running."""
        return self._waiting > 0

    def shut_down(self) -> None:
        """Finish what is queued, fold the log into the file, and give the store back; once."""
        if self._is_shut:
            return
        self._is_shut = True
        self._executor.submit(self._close)
        self._executor.shutdown(wait=True)

    def _run(self, work: Work[object], job: Job, listener: Listener) -> None:
        """On the runner's own thread: the store is opened here and never leaves this thread."""
        try:
            if self._store is None:
                self._store = self._open_store()
            result = work(self._store, _Reporter(job, partial(self._report, listener)))
        except Cancelled:
            self._post(listener.cancelled or _nothing)
        except Exception as error:  # noqa: BLE001 - every error of a job must reach a person
            self._post(partial(self._fail, listener, error))
        else:
            self._post(partial(listener.done, result))
        self._mail.emit(self._count_down)

    def _close(self) -> None:
        if self._store is not None:
            self._store.checkpoint()
            self._store.close()

    def _report(self, listener: Listener, done: int, total: int) -> None:
        if listener.progress is not None:
            self._post(partial(listener.progress, done, total))

    def _fail(self, listener: Listener, error: BaseException) -> None:
        """A refusal is said as it is; anything else also goes to who reports crashes."""
        sentence = sentence_inside(error)
        if sentence is None:
            listener.failed(tr("Kesalahan program. Data yang tersimpan tetap aman; ulangi lagi."))
            self.unhandled.emit(error)
        else:
            listener.failed(sentence)

    def _count_down(self) -> None:
        self._waiting -= 1
        self.busy.emit(self._waiting > 0)

    def _post(self, call: Callable[[], None]) -> None:
        self._mail.emit(call)

    def _deliver(self, call: Callable[[], None]) -> None:
        call()


class _Reporter:
    """Progress that reaches the screen at most REPORTS_A_SECOND times a second."""

    def __init__(self, job: Job, report: Callable[[int, int], None]) -> None:
        self._job, self._report = job, report
        self._next = 0.0

    def step(self, done: int, total: int) -> None:
        """Say how far it is; raises Cancelled once the job was asked to stop."""
        if self._job.stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now >= self._next:
            self._next = now + 1 / REPORTS_A_SECOND
            self._report(done, total)


def _nothing() -> None:
    """Nobody wants to know."""
