"""Work off the main thread: who hears what, on which thread, and what cancelling leaves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from bansos_desktop.store.store import Store
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.jobs import REPORTS_A_SECOND, JobRunner
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.refusal import Refused
from tests.factories import a_draft, a_row, a_workbook
from tests.ui.acts import button_called, click, writing_store
from tests.ui.import_acts import look
from tests.ui.offices import settle

PATIENCE = 10.0


@pytest.fixture
def runner(desk: Desk) -> JobRunner:
    return desk.services.writer


@pytest.fixture
def gate(desk: Desk) -> Iterator[Callable[[], threading.Event]]:
    """`gate()` keeps the writer busy until the event it returns is set, or the test is over."""
    gates: list[threading.Event] = []

    def close() -> threading.Event:
        gates.append(threading.Event())
        waiting = partial(wait_for, gates[-1])
        desk.services.writer.start(waiting, on_done=ignore, on_failed=fail)
        return gates[-1]

    yield close
    for event in gates:
        event.set()


def wait_for(event: threading.Event, _store: Store, _progress: Progress) -> None:
    assert event.wait(PATIENCE)


def ignore(_result: object) -> None:
    """Nobody wants to know."""


def fail(sentence: str) -> None:
    """It must not come to this."""
    raise AssertionError(sentence)


def test_the_work_runs_beside_and_its_result_comes_to_the_main_thread(
    runner: JobRunner, qtbot: QtBot
) -> None:
    heard: list[tuple[str, bool]] = []

    def work(_store: Store, _progress: Progress) -> str:
        return threading.current_thread().name

    def done(name: str) -> None:
        heard.append((name, threading.current_thread() is threading.main_thread()))

    runner.start(work, on_done=done, on_failed=fail)
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [("writer_0", True)]


def test_busy_is_said_before_and_after(runner: JobRunner, qtbot: QtBot) -> None:
    said: list[bool] = []
    runner.busy.connect(said.append)

    runner.start(lambda _store, _progress: None, on_done=ignore, on_failed=fail)
    assert runner.is_busy
    qtbot.waitUntil(lambda: not runner.is_busy)

    assert said == [True, False]


def test_trouble_a_person_can_mend_is_a_sentence_and_no_crash(
    runner: JobRunner, qtbot: QtBot
) -> None:
    said: list[str] = []

    def work(_store: Store, _progress: Progress) -> None:
        raise Refused("document.no_rows")

    with qtbot.assertNotEmitted(runner.unhandled):
        runner.start(work, on_done=ignore, on_failed=said.append)
        qtbot.waitUntil(lambda: not runner.is_busy)

    assert said == [Refused("document.no_rows").message]


def test_a_full_disk_is_a_sentence_too(runner: JobRunner, qtbot: QtBot) -> None:
    said: list[str] = []

    def work(_store: Store, _progress: Progress) -> None:
        raise OSError(28, "No space left on device")

    runner.start(work, on_done=ignore, on_failed=said.append)
    qtbot.waitUntil(lambda: not runner.is_busy)

    assert "penuh" in said[0]


def test_a_bug_tells_the_page_and_then_everybody(qtbot: QtBot, desk: Desk) -> None:
    said: list[str] = []
    folder, key = desk.services.folders.data, b""
    runner = JobRunner(partial(Store.open, folder, key), "bugs")

    def work(_store: Store, _progress: Progress) -> None:
        raise KeyError("64.02")

    runner._open_store = partial(writing_store, desk)
    with qtbot.waitSignal(runner.unhandled) as heard:
        runner.start(work, on_done=ignore, on_failed=said.append)
    qtbot.waitUntil(lambda: not runner.is_busy)
    runner.shut_down()

    assert isinstance(heard.args[0], KeyError)
    assert said[0].startswith("Kesalahan program.")


def test_a_store_that_cannot_be_opened_fails_each_job_with_its_sentence(
    tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    runner = JobRunner(partial(Store.open, tmp_path / "tidak ada", b"0" * 32), "nowhere")

    for _again in range(2):
        runner.start(lambda _store, _progress: None, on_done=ignore, on_failed=said.append)
    qtbot.waitUntil(lambda: not runner.is_busy)
    runner.shut_down()

    assert len(said) == 2
    assert said[0] == said[1]


def test_jobs_run_in_the_order_they_were_asked_for(runner: JobRunner, qtbot: QtBot) -> None:
    heard: list[int] = []

    for number in range(90):
        runner.start(
            lambda _store, _progress, number=number: number, on_done=heard.append, on_failed=fail
        )
    qtbot.waitUntil(lambda: not runner.is_busy)

    assert heard == list(range(90))


def test_ninety_jobs_whose_owners_die_at_once_crash_nobody(desk: Desk, qtbot: QtBot) -> None:
    done: list[int] = []

    class Owner(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.runner = JobRunner(partial(writing_store, desk), "short")

        def go(self) -> None:
            self.runner.start(lambda _s, _p: 1, on_done=self.hear, on_failed=fail)

        def hear(self, result: int) -> None:
            done.append(result)

    for _again in range(30):
        owner = Owner()
        for _job in range(3):
            owner.go()
        owner.runner.shut_down()
        qtbot.waitUntil(lambda owner=owner: not owner.runner.is_busy)
        del owner

    assert len(done) == 90


def test_progress_reaches_the_screen_at_most_twenty_times_a_second(
    runner: JobRunner, qtbot: QtBot
) -> None:
    reports: list[tuple[int, int]] = []
    took: list[float] = []

    def work(_store: Store, progress: Progress) -> float:
        start = time.monotonic()
        for step in range(400):
            progress.step(step, 400)
            time.sleep(0.001)
        return time.monotonic() - start

    runner.start(
        work,
        on_done=took.append,
        on_failed=fail,
        on_progress=lambda done, total: reports.append((done, total)),
    )
    qtbot.waitUntil(lambda: not runner.is_busy)

    assert 1 < len(reports) <= took[0] * REPORTS_A_SECOND + 1
    assert reports == sorted(reports)


def test_a_cancelled_job_that_nobody_listens_to_is_quiet(
    runner: JobRunner, qtbot: QtBot, gate: Callable[[], threading.Event]
) -> None:
    event = gate()

    job = runner.start(lambda _store, progress: progress.step(1, 2), on_done=fail, on_failed=fail)
    job.cancel()
    event.set()

    qtbot.waitUntil(lambda: not runner.is_busy)


def test_shutting_down_finishes_what_is_queued(desk: Desk, qtbot: QtBot) -> None:
    written: list[int] = []
    runner = JobRunner(partial(writing_store, desk), "last")

    def work(_store: Store, _progress: Progress) -> None:
        time.sleep(0.01)
        written.append(1)

    for _again in range(5):
        runner.start(work, on_done=ignore, on_failed=fail)
    runner.shut_down()

    assert len(written) == 5
    qtbot.waitUntil(lambda: not runner.is_busy)


def test_an_import_cancelled_through_its_strip_leaves_nothing(
    desk: Desk, qtbot: QtBot, tmp_path: Path, gate: Callable[[], threading.Event]
) -> None:
    imports, window = desk.office.pages.imports, desk.office.window
    window.show_page("imports")
    look(desk, qtbot, a_workbook(tmp_path / "daftar.xlsx", [a_row(n) for n in range(1, 31)]))
    entries = desk.services.store.ledger.count()
    event = gate()

    imports.apply()
    strip = imports.findChild(ProgressStrip)
    assert strip is not None
    qtbot.waitUntil(strip.isVisible)
    click(button_called(strip, "Batalkan"))
    event.set()
    settle(qtbot, desk)

    assert window.message == "Dibatalkan; tidak ada yang disimpan."
    assert desk.services.store.recipients.count() == 0
    assert desk.services.store.ledger.count() == entries
    assert imports.step == "preview"


def test_a_save_behind_an_import_waits_and_says_so(
    desk: Desk, qtbot: QtBot, gate: Callable[[], threading.Event]
) -> None:
    desk.office.actions["recipient.new"].trigger()
    form = desk.office.pages.recipients.form
    form.fields.show(a_draft(1))
    event = gate()

    desk.office.actions["recipient.save"].trigger()

    assert form.view.save.text() == "Menyimpan…"
    assert not form.view.save.isEnabled()
    assert not form.view.area.isEnabled()
    event.set()
    settle(qtbot, desk)
    assert form.view.save.text() == "Simpan"
    assert desk.services.store.recipients.count() == 1


def test_saving_twice_while_it_waits_saves_once(
    desk: Desk, qtbot: QtBot, gate: Callable[[], threading.Event]
) -> None:
    desk.office.actions["recipient.new"].trigger()
    form = desk.office.pages.recipients.form
    form.fields.show(a_draft(1, nik=""))
    form.check()
    form.view.overrides.findChild(QObject, "reason-nik.missing").setText("KTP hilang")
    event = gate()

    desk.office.actions["recipient.save"].trigger()
    desk.office.actions["recipient.save"].trigger()
    event.set()
    settle(qtbot, desk)

    assert desk.services.store.recipients.count() == 1


def test_whoever_asks_after_the_end_is_not_answered(runner: JobRunner, qtbot: QtBot) -> None:
    heard: list[object] = []
    qtbot.waitUntil(lambda: not runner.is_busy)
    runner.shut_down()

    runner.start(lambda _store, _progress: 1, on_done=heard.append, on_failed=heard.append)

    qtbot.wait(50)
    assert heard == []
    assert not runner.is_busy
