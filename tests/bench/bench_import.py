"""A whole import against reading the file and inserting the same rows bare."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path

from python_calamine import load_workbook
from sqlite_utils import Database

from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.store import database, projection
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import apply_import, plan_import
from bansos_desktop.usecases.judge import Target
from tests.bench.measure import Case, Line, interleaved
from tests.bench.offices import NOW, TODAY, Office, office_of
from tests.bench.peak import PeakLine, can_measure, peak_of
from tests.bench.sheets import sheet_of

ROWS = 10_000
MANY = 100_000
REPETITIONS, FEW = 3, 2
TARGET = Target("UEP", 2025, "murni")
TABLES = ("ledger_seen", "ledger", "person", "proposal", "batch", "listing", "quota_use")
Work = Callable[[Office, Store, Path], object]


def bench() -> Iterator[Line | PeakLine]:
    """A list of a kabupaten in full, and the largest that is to be expected."""
    yield from _of_many(sheet_of(ROWS))
    sheet = sheet_of(MANY)
    yield from _of_most(sheet)
    if can_measure():
        yield from _peaks(sheet)


def _of_many(sheet: Path) -> Iterator[Line]:
    """Plan and apply, really and as a rehearsal."""
    with _workplace(sheet) as (case, floor):
        cases = {
            "real": case(import_rows),
            "dry": case(partial(import_rows, dry=True)),
            "plan": case(_plan),
            "bare": floor,
        }
        found = interleaved(cases, REPETITIONS, warm_up=0)
    what = f"{format_thousands(ROWS)} baris"
    yield Line(f"impor {what}: semuanya", found["real"], found["bare"], target=1.5)
    yield Line(f"impor {what}: rencana saja", found["plan"], found["bare"])
    yield Line(f"uji {what}, dasar: impor sungguhan", found["dry"], found["real"], target=1.2)


def _of_most(sheet: Path) -> Iterator[Line]:
    """Dear, so the whole only."""
    with _workplace(sheet) as (case, floor):
        found = interleaved({"real": case(import_rows), "bare": floor}, FEW, warm_up=0)
    what = f"impor {format_thousands(MANY)} baris: semuanya"
    yield Line(what, found["real"], found["bare"], target=1.5)


def _peaks(sheet: Path) -> Iterator[PeakLine]:
    """Of whole processes, interpreter and all."""
    whole, reader = (
        peak_of(f"tests.bench.{work}", str(sheet)) for work in ("import_peak", "read_peak")
    )
    what = f"puncak memori {format_thousands(MANY)} baris, dasar"
    yield PeakLine(f"{what}: pembaca", whole, reader, target=1.3)
    yield PeakLine(f"{what}: berkas", whole, sheet.stat().st_size / (1 << 20))


@contextmanager
def _workplace(sheet: Path) -> Iterator[tuple[Callable[[Work], Case], Case]]:
    """What makes a case of work with a sheet on a fresh store; and the floor.

    Making the floor's rows has warmed both up.
    """
    empty = office_of(0)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "office"
        rows = _rows_of_an_import(empty.copy(place), sheet)

        def case(work: Work) -> Case:
            return _on_a_fresh_store(empty, place, lambda store: work(empty, store, sheet))

        yield case, _bare(empty, place, sheet, rows)


def _plan(office: Office, store: Store, sheet: Path) -> plan_import.ImportPlan:
    request = plan_import.ImportRequest(sheet, TARGET)
    return plan_import.run(store, office.session(store), request, today=TODAY)


def import_rows(office: Office, store: Store, sheet: Path, *, dry: bool = False) -> None:
    plan = _plan(office, store, sheet)
    done = apply_import.run(store, office.session(store), plan, now=NOW, today=TODAY, rehearse=dry)
    assert done.counts.created > done.counts.rows_read * 0.9, done.counts


def _on_a_fresh_store(empty: Office, place: Path, work: Callable[[Store], object]) -> Case:
    def case() -> float:
        store = empty.copy(place).open()
        start = time.perf_counter()
        work(store)
        seconds = time.perf_counter() - start
        store.close()
        return seconds

    return case


def _rows_of_an_import(office: Office, sheet: Path) -> dict[str, list[tuple[object, ...]]]:
    """What an import leaves in each table, so that the floor can insert the very same."""
    store = office.open()
    db = database.open_for_reading(office.folder / database.FILE_NAME, office.key)
    before = {table: _all(db, table) for table in TABLES}
    import_rows(office, store, sheet)
    rows = {
        table: [row for row in _all(db, table) if row not in set(before[table])] for table in TABLES
    }
    db.close()
    store.close()
    return rows


def _all(db: Database, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in db.conn.execute(f"select * from {table}")]


def _bare(
    empty: Office, place: Path, sheet: Path, rows: dict[str, list[tuple[object, ...]]]
) -> Case:
    def case() -> float:
        office = empty.copy(place)
        db = database.open_for_writing(office.folder / database.FILE_NAME, office.key)
        start = time.perf_counter()
        list(load_workbook(BytesIO(sheet.read_bytes())).get_sheet_by_index(0).iter_rows())
        db.conn.execute("begin immediate")
        projection.drop_triggers(db)
        for table, of_table in rows.items():
            if of_table:
                marks = ", ".join("?" * len(of_table[0]))
                db.conn.executemany(f"insert into {table} values ({marks})", of_table)
        db.conn.execute("insert into search (search) values ('rebuild')")
        projection.create_triggers(db)
        db.conn.execute("commit")
        seconds = time.perf_counter() - start
        db.close()
        return seconds

    return case
