"""The dashboard at 100,000 and 1,000,000 people, against a bare reading of the same sums.

The larger office is the smaller one written ten times over, past the ledger: only what is read here
has to be like a real one. The last line of each is what counting the people anew would cost.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlite_utils import Database

from bansos_desktop.store import database, projection
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import dashboard
from tests.bench.measure import Line, interleaved, timed
from tests.bench.offices import TODAY, Office, office_of

PEOPLE = 100_000
TIMES = 10
REPETITIONS = 60
COUNTED = 5
# A picture that is there within this was there at once (Nielsen: 0.1 s feels instantaneous).
AT_ONCE_MS = 100
SUMS = """select stage, region_code, district, category, status, people, value, approved
    from quota_use where programme = 'UEP' and year = 2025"""
TALLIES = """select dimension, key, status, sum(people), sum(value) from tally
    where programme = 'UEP' and year = 2025 group by 1, 2, 3"""
OVER_PEOPLE = """select region_code, status, count(*), sum(requested_value) from listing
    where programme = 'UEP' and year = 2025 group by 1, 2"""


def bench() -> Iterator[Line]:
    """As many people as the province will ever have in a year."""
    yield from _lines(office_of(PEOPLE), "100.000")


def bench_million() -> Iterator[Line]:
    """Ten times as many; making them takes far longer than reading."""
    office = office_of(PEOPLE)
    with tempfile.TemporaryDirectory() as folder:
        grown = office.copy(Path(folder) / "office")
        _grow(grown)
        yield from _lines(grown, "1.000.000")


def _lines(office: Office, size: str) -> Iterator[Line]:
    store = Store.open_for_reading(office.folder, office.key)
    db = database.open_for_reading(office.folder / database.FILE_NAME, office.key)

    def read(region: str) -> Callable[[], object]:
        return lambda: dashboard.run(store, "UEP", 2025, region, TODAY)

    def bare() -> object:
        return [db.conn.execute(query).fetchall() for query in (SUMS, TALLIES)]

    def people() -> object:
        return db.conn.execute(OVER_PEOPLE).fetchall()

    cases = {"province": timed(read("64")), "one": timed(read("64.02")), "bare": timed(bare)}
    found = interleaved(cases, REPETITIONS, warm_up=3)
    floor = found["bare"]
    at_once = round(AT_ONCE_MS / 1000 / floor.p50)
    yield Line(f"dasbor provinsi, {size}", found["province"], floor, p99_target=at_once)
    yield Line(f"dasbor satu kabupaten, {size}", found["one"], floor, p99_target=at_once)
    counted = interleaved({"people": timed(people), "bare": timed(bare)}, COUNTED)
    yield Line(f"menghitung orangnya, {size}", counted["people"], counted["bare"])
    db.close()
    store.close()


def _grow(office: Office) -> None:
    """Write everybody again, nine times, as other people with other numbers."""
    db = database.open_for_writing(office.folder / database.FILE_NAME, office.key)
    db.conn.execute("begin immediate")
    projection.drop_triggers(db)
    for table in ("person", "proposal", "handover"):
        _multiply(db, table)
    projection.rebuild(db)
    projection.create_triggers(db)
    db.conn.execute("commit")
    db.close()


def _multiply(db: Database, table: str) -> None:
    """The rows of a table again under new uids that still point at each other."""
    names = [row[1] for row in db.execute(f"pragma table_info({table})") if row[1] != "id"]
    pointing = {"uid", "person", "proposal"}
    shown = ", ".join(f"{name} || '-' || :n" if name in pointing else name for name in names)
    last = db.execute(f"select max(id) from {table}").fetchone()[0]
    for n in range(1, TIMES):
        db.execute(
            f"""insert into {table} ({", ".join(names)})
            select {shown} from {table} where id <= :last""",
            {"n": n, "last": last},
        )
