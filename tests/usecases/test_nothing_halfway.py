"""Stopping, failing and dying in the middle: all of it is there, or nothing is."""

from __future__ import annotations

import errno
import importlib
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from bansos_desktop.domain.sample import SampleData
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.errors import environment_code
from bansos_desktop.store.listing import Query
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import (
    apply_import,
    check_health,
    make_sample,
    plan_import,
    unlock,
)
from bansos_desktop.usecases.documents import export
from bansos_desktop.usecases.progress import Cancelled, Progress
from bansos_desktop.workbook import sheet_fill
from bansos_desktop.workbook.errors import WorkbookError
from tests.factories import NOW, PASSPHRASE, ROOT, TODAY, a_row, a_workbook, an_office
from tests.soundness import dump, faults_of, raw, rows_of
from tests.usecases.conftest import CancelAt, Office

needs_kill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
UEP = Selection("UEP", 2025)


def sample_words() -> SampleData:
    def text(name: str) -> str:
        return (ROOT / "resources" / "contoh" / f"{name}.txt").read_text(encoding="utf-8")

    return SampleData.from_texts(
        names=(text("nama_depan_l"), text("nama_depan_p"), text("nama_belakang")),
        birth_places=text("tempat_lahir"),
        streets=text("jalan"),
        notes=text("catatan"),
    )


def run_sample(office: Office, count: int, progress: Progress) -> None:
    request = make_sample.SampleRequest(count, 1, sample_words())
    make_sample.run(office.store, office.session, request, now=NOW, today=TODAY, progress=progress)


def run_import(office: Office, path: Path, progress: Progress) -> None:
    office.take(office.plan(path, progress=progress), progress=progress)


def run_export(office: Office, target: Path, progress: Progress) -> None:
    request = export.ExportRequest("usulan", UEP, target, resource("formats"))
    export.write(office.store, office.session, request, now=NOW, progress=progress)


def run_check(office: Office, progress: Progress) -> None:
    check_health.run(office.store, progress)


def cancels_everywhere(office: Office, work: Callable[[Progress], None]) -> int:
    """Cancel `work` at each of its steps; after each the store is as it was. Returns how many."""
    before = dump(office.store)
    stop = 0
    while True:
        progress = CancelAt(stop)
        try:
            work(progress)
        except Cancelled:
            assert len(progress.steps) == stop + 1
            assert dump(office.store) == before
            stop += 1
            continue
        assert all(done <= total for done, total in progress.steps if total)
        return stop


@pytest.fixture
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_import, "STEP", 10)
    monkeypatch.setattr(make_sample, "STEP", 10)
    monkeypatch.setattr(sheet_fill, "_STEP", 10)


@pytest.mark.usefixtures("_small_steps")
@pytest.mark.parametrize("bulk_from", [10, 1000])
def test_an_import_cancelled_at_any_step_changes_nothing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bulk_from: int
) -> None:
    monkeypatch.setattr(apply_import, "BULK_FROM", bulk_from)
    path = a_workbook(tmp_path / "u.xlsx", [a_row(n) for n in range(1, 41)])

    steps = cancels_everywhere(office, partial(run_import, office, path))

    assert steps == 16
    assert office.store.recipients.count() == 40


@pytest.mark.usefixtures("_small_steps")
def test_an_import_shows_one_bar_that_only_grows(office: Office, tmp_path: Path) -> None:
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(n) for n in range(1, 41)]))
    progress = CancelAt(-1)

    office.take(plan, progress=progress)

    assert [done for done, _total in progress.steps] == list(range(0, 120, 10))
    assert {total for _done, total in progress.steps} == {120}


@pytest.mark.usefixtures("_small_steps")
def test_a_sample_cancelled_at_any_step_changes_nothing(office: Office) -> None:
    steps = cancels_everywhere(office, partial(run_sample, office, 40))

    assert steps == 4
    assert office.store.recipients.count() == 40


@pytest.mark.usefixtures("_small_steps")
def test_an_export_cancelled_at_any_step_leaves_no_file(office: Office, tmp_path: Path) -> None:
    run_sample(office, 40, CancelAt(-1))
    folder = tmp_path / "keluar"
    folder.mkdir()
    seen: list[list[Path]] = []

    def work(progress: Progress) -> None:
        seen.append(list(folder.iterdir()))
        run_export(office, folder / "usulan.xlsx", progress)

    steps = cancels_everywhere(office, work)

    assert steps >= 3
    assert seen == [[]] * (steps + 1)
    assert [path.name for path in folder.iterdir()] == ["usulan.xlsx"]


def test_a_health_check_may_be_cancelled(office: Office) -> None:
    assert cancels_everywhere(office, partial(run_check, office)) == 6


@contextmanager
def a_full_disk(store: Store, pages: int) -> Iterator[None]:
    """A database that may grow by only so many pages: SQLite itself says that it is full."""
    used = rows_of(store, "pragma page_count")[0][0]
    raw(store).execute(f"pragma max_page_count = {used + pages}")
    yield
    raw(store).execute("pragma max_page_count = 1073741823")


@pytest.mark.parametrize("pages", [0, 3, 40])
@pytest.mark.parametrize("count", [150, 520])
def test_an_import_onto_a_full_disk_changes_nothing(
    office: Office, tmp_path: Path, pages: int, count: int
) -> None:
    office.take_rows(tmp_path / "a.xlsx", [a_row(n) for n in range(9000, 9010)])
    plan = office.plan(a_workbook(tmp_path / "u.xlsx", [a_row(n) for n in range(1, count + 1)]))
    before = dump(office.store)

    with a_full_disk(office.store, pages), pytest.raises(sqlcipher.OperationalError) as fault:
        office.take(plan)

    assert environment_code(fault.value) == "store.disk_full"
    assert dump(office.store) == before
    assert faults_of(office.store) == []
    assert office.take(plan).counts.created == count


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_an_export_onto_a_full_disk_leaves_no_file(office: Office, tmp_path: Path) -> None:
    # More than the empty template needs, and less than the people in it.
    limits = importlib.import_module("resource")
    run_sample(office, 1000, CancelAt(-1))
    target = tmp_path / "usulan.xlsx"
    target.write_bytes(b"yang lama")
    soft, hard = limits.getrlimit(limits.RLIMIT_FSIZE)

    limits.setrlimit(limits.RLIMIT_FSIZE, (40_000, hard))
    try:
        with pytest.raises(OSError, match="Errno") as fault:
            run_export(office, target, CancelAt(-1))
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, (soft, hard))

    assert environment_code(fault.value) == "store.disk_full"
    assert target.read_bytes() == b"yang lama"
    assert not target.with_name("usulan.xlsx.new").exists()
    assert rows_of(office.store, "select count(*) from export") == [(0,)]


def test_an_export_that_cannot_be_flushed_leaves_no_file(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_sample(office, 20, CancelAt(-1))
    folder = tmp_path / "keluar"
    folder.mkdir()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("bansos_desktop.workbook.atomic.os.fsync", full)
        with pytest.raises(WorkbookError) as fault:
            run_export(office, folder / "usulan.xlsx", CancelAt(-1))

    assert fault.value.code == "workbook.disk_full"
    assert list(folder.iterdir()) == []


START = """
import os, signal, sys
from pathlib import Path
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import unlock
from tests.factories import NOW, PASSPHRASE, a_draft
from tests.usecases.conftest import Office
folder = Path(sys.argv[1])
key = unlock.unlock(folder, PASSPHRASE, now=NOW)
store = Store.open(folder, key.key)
office = Office(store, unlock.session_of(store, key.user), folder, key.key)
"""
RECORD = """
done = office.record(a_draft())
print("tersimpan", done.person, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
IMPORT = """
class Killer:
    def step(self, done, total):
        if done >= total * int(sys.argv[3]) // 100:
            print("di tengah", done, total, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
office.take(office.plan(Path(sys.argv[2])), progress=Killer())
"""


def killed(program: str, *arguments: object) -> str:
    """Run a program that kills itself; what it said before."""
    done = subprocess.run(
        [sys.executable, "-c", START + program, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    return done.stdout


def reopened(folder: Path) -> Store:
    return Store.open(folder, unlock.unlock(folder, PASSPHRASE, now=NOW).key)


@needs_kill
def test_what_was_said_to_be_kept_survives_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    an_office(folder)

    said, person = killed(RECORD, folder).split()

    store = reopened(folder)
    assert said == "tersimpan"
    assert store.recipients.person(person) is not None
    assert store.listing.count(Query("UEP", 2025)).rows == 1
    assert faults_of(store) == []
    store.close()


@needs_kill
@pytest.mark.parametrize("percent", [0, 50, 90])
def test_an_import_killed_in_the_middle_left_nothing(tmp_path: Path, percent: int) -> None:
    folder = tmp_path / "data"
    an_office(folder)
    store = reopened(folder)
    before = dump(store)
    store.close()
    path = a_workbook(tmp_path / "u.xlsx", [a_row(n) for n in range(1, 1501)])

    said = killed(IMPORT, folder, path, percent)

    store = reopened(folder)
    assert said.startswith("di tengah")
    assert dump(store) == before
    assert faults_of(store) == []
    assert store.integrity_faults() == []
    store.close()
