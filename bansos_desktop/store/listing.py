"""Reading the list of recipients a page at a time, filtered, sorted, or found by words.

A page must come quickly out of 100,000 proposals on an old laptop, however deep it lies, so every
order has its own index and a search has a cap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlite_utils import Database

from bansos_desktop.domain.region import PROVINCE

SEARCH_CAP = 2000


class SortBy(StrEnum):
    """What the list can be sorted by; each has an index."""

    NAME = "name"
    NIK = "nik"
    PLACE = "place"
    DESIL = "desil"
    STATUS = "status"
    BUSINESS_TYPE = "business_type"
    REQUESTED_VALUE = "requested_value"


@dataclass(frozen=True, slots=True)
class Query:
    """What to list; an empty filter lists all of the programme's year."""

    programme: str
    year: int
    text: str = ""
    region_code: str = ""
    status: str = ""
    business_type: str = ""
    stage: str = ""
    sort: SortBy = SortBy.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One proposal with its person, as the list shows them."""

    proposal: str
    person: str
    name: str
    nik: str
    place: str
    region_code: str
    stage: str
    status: str
    business_type: str
    desil: int | None
    requested_value: int | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows a query has; `capped` means there are more than were counted."""

    rows: int
    capped: bool = False


_MAY_BE_UNKNOWN = frozenset({SortBy.DESIL, SortBy.REQUESTED_VALUE})
_COLUMNS = """listing.proposal, listing.person, listing.name, listing.nik, listing.place,
    listing.region_code, listing.stage, listing.status, listing.business_type, listing.desil,
    listing.requested_value"""


class ListingReader:
    """Pages of the list. A search shows at most SEARCH_CAP rows: who sees so many types on."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self, query: Query) -> Count:
        """How many rows `query` has; a search stops counting at SEARCH_CAP."""
        where, values = _where(query)
        if not query.text.strip():
            found = self._db.execute(f"select count(*) from listing where {where}", values)
            return Count(int(found.fetchone()[0]))
        found = self._db.execute(
            f"select count(*) from (select 1 from {_HITS} where {where} limit {SEARCH_CAP + 1})",
            [search_expression(query.text), *values],
        )
        rows = int(found.fetchone()[0])
        return Count(min(rows, SEARCH_CAP), rows > SEARCH_CAP)

    def block(self, query: Query, offset: int, limit: int) -> list[ListRow]:
        """Rows `offset` to `offset + limit` of `query`."""
        where, values = _where(query)
        way = "desc" if query.descending else "asc"
        order = f"order by listing.{query.sort} {way}, listing.id {way} limit ? offset ?"
        if not query.text.strip():
            # the inner query is answered from an index alone, however deep the page
            statement = f"""select {_COLUMNS} from listing join (
                select listing.id from listing where {where} {order}) as page using (id)
                {order.replace("limit ? offset ?", "")}"""
            found = self._db.execute(statement, [*values, limit, offset])
        else:
            statement = f"""select {_COLUMNS} from listing where id in (
                select listing.id from {_HITS} where {where} limit {SEARCH_CAP}) {order}"""
            found = self._db.execute(
                statement, [search_expression(query.text), *values, limit, offset]
            )
        return [ListRow(*row) for row in found]

    def place_of(self, query: Query, proposal: str) -> int | None:
        """At which row of `query` a proposal stands, or None if it is not among them."""
        where, values = _where(query)
        if query.text.strip():
            rows = self.block(query, 0, SEARCH_CAP)
            return next((at for at, row in enumerate(rows) if row.proposal == proposal), None)
        way = ">" if query.descending else "<"
        found = self._db.execute(
            f"""select listing.id, {query.sort} from listing where {where}
                and listing.id = (select id from proposal where uid = ?)""",
            [*values, proposal],
        ).fetchone()
        if found is None:
            return None
        # Wrapped in a function a column would lose its collation, and the order with it.
        key, mark = (
            (f"ifnull({query.sort}, -1)", "ifnull(?, -1)")
            if query.sort in _MAY_BE_UNKNOWN
            else (query.sort.value, "?")
        )
        earlier = self._db.execute(
            f"select count(*) from listing where {where} and ({key}, id) {way} ({mark}, ?)",
            [*values, found[1], found[0]],
        )
        return int(earlier.fetchone()[0])


_HITS = """(select rowid as hit from search where search match ?) join listing
    on listing.id = hit"""


def search_expression(text: str) -> str:
    """The FTS5 expression for words as typed: each is the beginning of some word."""
    words = re.findall(r"[^\W_]+", text)
    return " ".join(f'"{word}"*' for word in words) or '""'


def _where(query: Query) -> tuple[str, list[str | int]]:
    """The filters as SQL; the whole province is no filter, for nobody's proposal is its own."""
    clauses = ["listing.programme = ?", "listing.year = ?"]
    values: list[str | int] = [query.programme, query.year]
    chosen: Sequence[tuple[str, str]] = (
        ("status", query.status),
        ("business_type", query.business_type),
        ("stage", query.stage),
        ("region_code", "" if query.region_code == PROVINCE else query.region_code),
    )
    for column, value in chosen:
        if value:
            clauses.append(f"listing.{column} = ?")
            values.append(value)
    return " and ".join(clauses), values
