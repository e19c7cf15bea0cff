"""Who is to be visited: the villages of an office, their families, and noting what was printed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.store.visits import ALL, VillageWork, WorkRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which families: of a programme's year, of an office, of some villages."""

    programme: str
    year: int
    region_code: str
    villages: tuple[str, ...] = ()
    also_done: bool = False


def villages(store: Store, wanted: Wanted) -> list[VillageWork]:
    """The villages with families before a decision."""
    return store.visits.villages(wanted.programme, wanted.year, wanted.region_code)


def families(store: Store, wanted: Wanted, *, limit: int = ALL) -> list[WorkRow]:
    """The families of the villages; those that were met already only if asked for."""
    rows = store.visits.worklist(
        wanted.programme, wanted.year, wanted.region_code, wanted.villages, limit=limit
    )
    return [row for row in rows if wanted.also_done or not row.is_done]


def by_village(rows: Sequence[WorkRow]) -> list[tuple[WorkRow, ...]]:
    """The same, one tuple a village, as they are printed."""
    return [tuple(group) for _code, group in groupby(rows, key=lambda row: row.village_code)]


def note_printed(
    store: Store,
    session: Session,
    document: str,
    wanted: Wanted,
    *,
    printed: tuple[int, str],
    now: datetime,
) -> Topic:
    """Keep in the ledger that names left the program: how many, and the paper's fingerprint."""
    count, text = printed
    with store.write(session.author, now=now, act="document.export") as work:
        values: dict[str, Value] = {
            "document": document,
            "programme": wanted.programme,
            "year": wanted.year,
            "region_code": wanted.region_code,
            "row_count": count,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        }
        work.put(Kind.EXPORT, new_uid(), values)
    return work.changes
