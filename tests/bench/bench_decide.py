"""Deciding on 1,000 of 100,000 people with all rules, against the bare writes of the same rows."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bansos_desktop.domain.workflow import Action
from bansos_desktop.store import database
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import decide_proposals
from bansos_desktop.usecases.decide_proposals import Request, Taken
from bansos_desktop.usecases.progress import UNWATCHED
from tests.bench.measure import Case, Line, interleaved
from tests.bench.offices import NOW, TODAY, Office, office_of

PEOPLE, DECIDED = 100_000, 1_000
REPETITIONS = 7
DECREE = "460/118/2025"


def bench() -> Iterator[Line]:
    """Looking only, then the whole decision; the floor writes the same rows and entries."""
    with tempfile.TemporaryDirectory() as folder:
        office = office_of(PEOPLE).copy(Path(folder) / "office")
        store = office.open()
        db = database.open_for_writing(office.folder / database.FILE_NAME, office.key)
        chosen = _make_room(db)
        cases = {
            "look": _look(office, store, chosen),
            "decide": _decide(office, store, db, chosen),
            "bare": _bare(db, chosen),
        }
        found = interleaved(cases, REPETITIONS)
        db.close()
        store.close()
    yield Line("1.000 diperiksa, semua aturan dan kuota", found["look"], found["bare"], target=10)
    yield Line("1.000 ditetapkan, satu transaksi", found["decide"], found["bare"], target=20)


def _make_room(db: Database) -> list[str]:
    """A quota that holds them all, and a thousand eligible people who fit it."""
    db.conn.execute("begin immediate")
    db.conn.execute("update quota set quota = 1000000")
    rows = db.execute(
        """select proposal from listing where status = 'cadangan' and desil between 1 and 4
        order by priority, id limit ?""",
        [DECIDED],
    )
    chosen = [str(row[0]) for row in rows]
    assert len(chosen) == DECIDED
    db.conn.executemany(
        "update proposal set status = 'layak' where uid = ?", [(uid,) for uid in chosen]
    )
    db.conn.execute("commit")
    return chosen


def _request(chosen: list[str]) -> Request:
    return Request(Action.DECIDE, chosen, DECREE, TODAY, seen_warnings=True)


def _look(office: Office, store: Store, chosen: list[str]) -> Case:
    session = office.session(store)

    def case() -> float:
        start = time.perf_counter()
        seen = decide_proposals.look(store, session, _request(chosen), today=TODAY)
        taken = time.perf_counter() - start
        assert len(seen.verdicts) == DECIDED
        return taken

    return case


def _decide(office: Office, store: Store, db: Database, chosen: list[str]) -> Case:
    session = office.session(store)

    def case() -> float:
        start = time.perf_counter()
        done = decide_proposals.run(
            store,
            session,
            _request(chosen),
            now=NOW,
            today=TODAY,
            skip_refused=True,
            progress=UNWATCHED,
        )
        taken = time.perf_counter() - start
        assert isinstance(done, Taken), done
        assert len(done.proposals) > DECIDED * 0.9
        _take_back(db, chosen)
        return taken

    return case


def _bare(db: Database, chosen: list[str]) -> Case:
    """The same rows updated and as many entries appended, nothing read, judged or kept in step."""
    entry = dict(zip(*_one_entry(db), strict=True))
    columns = [name for name in entry if name != "id"]
    marks = ", ".join("?" * len(columns))
    insert = f"insert into bench_ledger ({', '.join(columns)}) values ({marks})"
    db.execute(f"create table bench_ledger as select {', '.join(columns)} from ledger limit 0")
    db.execute("create table bench_proposal as select * from proposal")
    db.execute("create unique index bench_uid on bench_proposal (uid)")
    rows = [[entry[name] for name in columns]] * len(chosen)

    def case() -> float:
        start = time.perf_counter()
        db.conn.execute("begin immediate")
        db.conn.executemany(
            """update bench_proposal set status = 'ditetapkan', decree_number = ?,
            decree_date = ?, approved_value = requested_value, rev = rev + 1 where uid = ?""",
            [(DECREE, TODAY.isoformat(), uid) for uid in chosen],
        )
        db.conn.executemany(insert, rows)
        db.conn.execute("commit")
        return time.perf_counter() - start

    return case


def _one_entry(db: Database) -> tuple[list[str], list[Any]]:
    """An entry as long as those that a decision writes."""
    found = db.conn.execute("select * from ledger where kind = 'proposal' limit 1")
    return [column[0] for column in found.description], list(found.fetchone())


def _take_back(db: Database, chosen: list[str]) -> None:
    """Eligible again, outside the measurement and past the ledger."""
    db.conn.execute("begin immediate")
    db.conn.executemany(
        """update proposal set status = 'layak', decree_number = null, decree_date = null,
        approved_value = null where uid = ?""",
        [(uid,) for uid in chosen],
    )
    db.conn.execute("commit")
