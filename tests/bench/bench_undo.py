"""Taking an import back against the import itself; finding the last act in a long ledger."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.session import Session
from bansos_desktop.store import database
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import tell_history, undo_act
from tests.bench.bench_import import ROWS, import_rows
from tests.bench.measure import Line, Timing, interleaved, timed
from tests.bench.offices import NOW, office_of
from tests.bench.sheets import sheet_of

REPETITIONS = 3
LAST_ACTS = 50
ENTRIES = 1_000_000
OTHERS = 1_000


def bench() -> Iterator[Line]:
    """Undo and redo of a whole import, then the questions that come before each."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _bulk(Path(folder) / "office")
    with tempfile.TemporaryDirectory() as folder:
        yield from _long(Path(folder) / "office")


def _bulk(place: Path) -> Iterator[Line]:
    empty, sheet = office_of(0), sheet_of(ROWS)
    found: dict[str, list[float]] = {"import": [], "look": [], "undo": [], "redo": []}
    for _repetition in range(REPETITIONS):
        store = empty.copy(place).open()
        session = empty.session(store)
        found["import"].append(timed(partial(import_rows, empty, store, sheet))())
        batch = undo_act.last_act(store, session).batch
        found["look"].append(timed(partial(undo_act.look, store, session, batch))())
        found["undo"].append(timed(partial(_undo, store, session, batch))())
        undone = undo_act.last_undo(store, session).batch
        found["redo"].append(timed(partial(_undo, store, session, undone))())
        store.close()
    floor = Timing(found["import"])
    rows = format_thousands(ROWS)
    yield Line(f"urungkan impor {rows} baris, dasar: impor", Timing(found["undo"]), floor, 1.0)
    yield Line("  ulangi, dasar: impor", Timing(found["redo"]), floor, 1.0)
    yield Line("  lihat dulu akibatnya, dasar: impor", Timing(found["look"]), floor, 0.25)


def _long(place: Path) -> Iterator[Line]:
    office = office_of(0).copy(place)
    store = office.open()
    session = office.session(store)
    db = database.open_for_writing(office.folder / database.FILE_NAME, office.key)
    _fill(db, session, 1, ENTRIES, session.user)
    db.execute("create table bench (value text)")

    def commit() -> None:
        db.conn.execute("begin immediate")
        db.conn.execute("insert into bench values ('x')")
        db.conn.execute("commit")

    cases = {
        "last": timed(lambda: undo_act.last_act(store, session)),
        "page": timed(lambda: tell_history.acts(store, session)),
        "bare": timed(commit),
    }
    found = interleaved(cases, LAST_ACTS)
    _fill(db, session, ENTRIES + 1, 2 * OTHERS, "Orang lain")
    deep = interleaved({"last": cases["last"], "bare": cases["bare"]}, LAST_ACTS)
    db.close()
    store.close()
    entries = format_thousands(ENTRIES)
    yield Line(f"kegiatan terakhir di antara {entries} entri", found["last"], found["bare"], 3.0)
    others = format_thousands(OTHERS)
    yield Line(f"  di bawah {others} kegiatan orang lain", deep["last"], deep["bare"])
    yield Line("  50 kegiatan terakhir dengan isinya", found["page"], found["bare"], 10.0)


def _fill(db: Database, session: Session, first: int, count: int, user: str) -> None:
    """Entries that nobody adds up here, two an act, so that the ledger is as long as it may get."""
    above = int(db.execute("select max(id) from ledger").fetchone()[0])
    number = int(db.execute("select max(number) from ledger").fetchone()[0])
    rows = (
        (
            above + 1 + at,
            session.device,
            number + 1 + at,
            NOW.isoformat(),
            user,
            f"batch-{(first + at) // 2:09}",
            "recipient.record",
            "person",
            f"orang-{(first + at) // 8:09}",
            '{"desil":[3,2]}',
            "-",
            "-",
        )
        for at in range(count)
    )
    db.conn.execute("begin immediate")
    db.conn.executemany(
        """insert into ledger (id, device, number, at, user, batch, act, kind, record, changes,
            seen, previous, hash)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select min(id) from ledger_seen), ?, ?)""",
        rows,
    )
    db.conn.execute("commit")


def _undo(store: Store, session: Session, batch: str) -> None:
    done = undo_act.run(store, session, batch, now=NOW)
    assert done.prospect.families > ROWS * 0.9, done.prospect.families
