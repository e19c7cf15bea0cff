"""A page of the list, its search, its count, against a bare select of the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle
from typing import Any

from sqlite_utils import Database

from bansos_desktop.domain.views import Filter, SortBy
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store import database
from bansos_desktop.store.listing import ListingReader, Query
from tests.bench.measure import Line, interleaved, timed
from tests.bench.offices import office_of

PEOPLE = 100_000
PAGE = 50
REPETITIONS = 100
WORDS = ("s", "si", "sit", "mu", "ahm", "nur", "64.", "rah", "siti nur", "b")
COLUMNS = """proposal, person, name, nik, place, region_code, stage, status, business_type, desil,
    requested_value"""
# Typed wrong, or a part of a word: nobody is exactly that.
NEAR = ("sitti nurhayatti", "marianna", "aminnah", "sumbersari", "hairudin asfarr", "zalehah")
# From the middle and the end of somebody's numbers.
DIGITS = ("77889", "123456", "629781", "0084003", "919976", "4183")
ALL = Query("UEP", 2025)


def bench() -> Iterator[Line]:
    """Everything a person does with the list."""
    office = office_of(PEOPLE)
    db = database.open_for_reading(office.folder / database.FILE_NAME, office.key)
    pages = [("halaman pertama, nama", ALL, 0), ("halaman ke-1.800, nama", ALL, 90_000)]
    pages += [(f"urut {sort}", Query("UEP", 2025, sort=sort), 0) for sort in SortBy]
    pages += [
        (f"urut turun {sort}", Query("UEP", 2025, sort=sort, descending=True), 0)
        for sort in (SortBy.NAME, SortBy.DESIL)
    ]
    pages.append(("satu kabupaten", _query(region_code="64.02"), 0))
    pages.append(("satu status", _query(statuses=(Status.RESERVE,)), 0))
    pages.append(("status yang belum ada", _query(statuses=(Status.MONITORED,)), 0))
    for what, query, offset in pages:
        yield _page(db, what, [query], offset)
    found = [_query(text=word) for word in WORDS]
    yield _page(db, "cari, baris pertama", found, 0)
    yield _page(db, "cari yang tidak ada", [_query(text="zzqx")], 0)
    yield _count(db, "banyaknya, semua", [ALL], forgets=True)
    yield _count(db, "banyaknya, satu kabupaten", [_query(region_code="64.02")])
    yield _count(db, "banyaknya, hasil cari", found)
    yield from _near(db)
    db.close()


def _near(db: Database) -> Iterator[Line]:
    """Near matches: known words first, then after a save, when the words are read anew."""
    misspelt = [_query(text=text) for text in NEAR]
    yield _count(db, "mirip, salah ketik", misspelt, p99_ms=16)
    yield _page(db, "mirip, salah ketik, baris pertama", misspelt, 0)
    yield _count(db, "mirip, setelah ada yang disimpan", misspelt, forgets=True)
    yield _count(db, "mirip, angka di tengah", [_query(text=text) for text in DIGITS])
    many = _query(desil_from=1, desil_to=2, stage="murni")
    yield _page(db, "saringan tanpa indeks", [replace(many, sort=SortBy.NAME)], 0)
    yield _page(db, "urut prioritas, desil 1-2", [replace(many, sort=SortBy.PRIORITY)], 0)


def _query(**chosen: Any) -> Query:
    return replace(ALL, filter=Filter(**chosen))


def _page(db: Database, what: str, queries: Sequence[Query], offset: int) -> Line:
    reader = ListingReader(db)
    # The floor: the same rows, already known by their ids.
    ids = []
    for query in queries:
        proposals = [row.proposal for row in reader.block(query, offset, PAGE)]
        marks = ", ".join("?" * len(proposals))
        found = db.execute(f"select id from listing where proposal in ({marks})", proposals)
        ids.append([row[0] for row in found])
    ours, bare = cycle(queries), cycle(ids)

    def by_id() -> object:
        wanted = next(bare) or [0]
        marks = ", ".join("?" * len(wanted))
        return db.conn.execute(
            f"select {COLUMNS} from listing where id in ({marks})", wanted
        ).fetchall()

    return _line(what, lambda: reader.block(next(ours), offset, PAGE), by_id, p99_ms=16)


def _count(
    db: Database,
    what: str,
    queries: Sequence[Query],
    *,
    p99_ms: float = 50,
    forgets: bool = False,
) -> Line:
    kept, ours = ListingReader(db), cycle(queries)

    def one_row() -> object:
        return db.conn.execute("select count(*) from listing where id = 1").fetchone()

    def count() -> object:
        reader = ListingReader(db) if forgets else kept
        return reader.count(next(ours))

    return _line(what, count, one_row, p99_ms=p99_ms)


def _line(
    what: str, ours: Callable[[], object], bare: Callable[[], object], *, p99_ms: float
) -> Line:
    found = interleaved({"ours": timed(ours), "bare": timed(bare)}, REPETITIONS, warm_up=5)
    floor = found["bare"]
    return Line(what, found["ours"], floor, p99_target=round(p99_ms / 1000 / floor.p50))
