"""Reading the list of recipients a page at a time, filtered, sorted, or found by words.

A page must come quickly out of 100,000 proposals on an old laptop, however deep it lies, so every
order has its own index and a search has a cap.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlite_utils import Database

from bansos_desktop.domain.programme import OVERFLOW_PREFIX
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.views import NO_FILTER, Filter, SortBy
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.search import Match, Searcher, exact, is_number

SEARCH_CAP = 2000
_REGENCY_LENGTH = len("64.02")
_VILLAGE_LENGTH = len("64.02.06.1001")


@dataclass(frozen=True, slots=True)
class Query:
    """What to list of a programme's year, in which order; `widened` adds near matches."""

    programme: str
    year: int
    filter: Filter = NO_FILTER
    sort: SortBy = SortBy.NAME
    descending: bool = False
    widened: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One proposal with its person, as the list shows them; who it is stays out of its repr."""

    proposal: str
    person: str
    name: str = field(repr=False)
    nik: str = field(repr=False)
    place: str = field(repr=False)
    region_code: str
    stage: str
    status: str
    business_type: str
    desil: int | None
    requested_value: int | None
    family_card: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    proposed_on: str = ""
    priority: str = ""
    reserve_rank: int | None = None
    approved_value: int | None = None
    decree_number: str = ""
    category: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows a query has; `capped` means there are more than were counted.

    `is_near` means that words were searched for and the rows are nearly what was typed; `is_inside`
    that a part of a number was, and the rows hold just that, so nothing nearer is to be had.
    """

    rows: int
    capped: bool = False
    is_near: bool = False
    is_inside: bool = False


_MAY_BE_UNKNOWN = frozenset({SortBy.DESIL, SortBy.REQUESTED_VALUE})
_COLUMNS = """listing.proposal, listing.person, listing.name, listing.nik, listing.place,
    listing.region_code, listing.stage, listing.status, listing.business_type, listing.desil,
    listing.requested_value, listing.family_card, listing.phone, listing.proposed_on,
    listing.priority, listing.reserve_rank, listing.approved_value, listing.decree_number,
    listing.category, listing.institution"""


class ListingReader:
    """Pages of the list. A search shows at most SEARCH_CAP rows: who sees so many types on."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._searcher = Searcher(db)
        self._near: tuple[object, Query, list[int]] | None = None
        self._all: tuple[object, Query, Count] | None = None

    def count(self, query: Query) -> Count:
        """How many rows `query` has; a search stops counting at SEARCH_CAP."""
        if query.filter.is_empty:
            return self._count_all(query)
        if not query.filter.text.strip():
            return self._count_where(query)
        if self._is_near(query):
            rows, is_inside = len(self._near_ids(query)), is_number(query.filter.text)
            return Count(min(rows, SEARCH_CAP), rows > SEARCH_CAP, not is_inside, is_inside)
        hits, values = _hits(query, exact(query.filter.text))
        found = self._db.execute(f"select count(*) from ({hits} limit {SEARCH_CAP + 1})", values)
        rows = int(found.fetchone()[0])
        return Count(min(rows, SEARCH_CAP), rows > SEARCH_CAP)

    def _count_all(self, query: Query) -> Count:
        """Everybody, counted once: it is said beside every count of a search."""
        state, asked = self._state(), Query(query.programme, query.year)
        if self._all is None or self._all[:2] != (state, asked):
            self._all = state, asked, self._count_where(asked)
        return self._all[2]

    def _count_where(self, query: Query) -> Count:
        where, values = _where(query)
        found = self._db.execute(f"select count(*) from listing where {where}", values)
        return Count(int(found.fetchone()[0]))

    def block(self, query: Query, offset: int, limit: int) -> list[ListRow]:
        """Rows `offset` to `offset + limit` of `query`."""
        return [ListRow(*row) for row in self._rows(_COLUMNS, query, offset, limit)]

    def proposals(self, query: Query, offset: int, limit: int) -> list[str]:
        """Only the proposals of these rows, for when they are many."""
        return [str(row[0]) for row in self._rows("listing.proposal", query, offset, limit)]

    def _rows(self, columns: str, query: Query, offset: int, limit: int) -> Iterable[Any]:
        """A page of the rows; equal ones are ordered by id, so that none is shown on two pages."""
        way = "desc" if query.descending else "asc"
        order = f"order by listing.{query.sort} {way}, listing.id {way}"
        if query.filter.text.strip():
            ids, values = self._found_ids(query)
            statement = f"""select {columns} from listing where id in ({ids})
                {order} limit ? offset ?"""
        else:
            where, values = _where(query)
            # the inner query is answered from an index alone, however deep the page
            statement = f"""select {columns} from listing join (
                select listing.id from listing where {where} {order} limit ? offset ?
                ) as page using (id) {order}"""
        return self._db.execute(statement, [*values, limit, offset])

    def place_of(self, query: Query, proposal: str) -> int | None:
        """At which row of `query` a proposal stands, or None if it is not among them."""
        where, values = _where(query)
        if query.filter.text.strip():
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

    def _found_ids(self, query: Query) -> tuple[str, list[Any]]:
        """A query for the ids of what the words found."""
        if self._is_near(query):
            ids = json.dumps(self._near_ids(query)[:SEARCH_CAP])
            return "select value from json_each(?)", [ids]
        hits, values = _hits(query, exact(query.filter.text))
        return f"{hits} limit {SEARCH_CAP}", values

    def _is_near(self, query: Query) -> bool:
        """Whether nobody of the year is exactly what was typed, whatever the other filters say."""
        if query.widened:
            return True
        anybody = replace(query, filter=NO_FILTER)
        hits, values = _hits(anybody, exact(query.filter.text))
        return not self._db.execute(f"select exists ({hits})", values).fetchone()[0]

    def _near_ids(self, query: Query) -> list[int]:
        """Ids of the near matches, one more than are shown; looked up once for all blocks."""
        state = self._state()
        asked = replace(query, sort=SortBy.NAME, descending=False)
        if self._near is None or self._near[:2] != (state, asked):
            self._near = state, asked, self._look_up(query, state)
        return self._near[2]

    def _look_up(self, query: Query, state: object) -> list[int]:
        """By the words that are nearest to the typed ones, else by any that are near."""
        found: list[int] = []
        for wide in (False, True):
            match = self._searcher.near(query.filter.text, state, wide=wide)
            hits, values = _hits(query, match)
            rows = self._db.execute(f"{hits} limit {SEARCH_CAP + 1}", values)
            found = [int(row[0]) for row in rows]
            if found or not match.expression:
                break
        return found

    def _state(self) -> object:
        """What differs after anybody's commit: other connections' and this one's own."""
        own = "select data_version, total_changes() from pragma_data_version"
        return tuple(self._db.execute(own).fetchone())


def _hits(query: Query, match: Match) -> tuple[str, list[Any]]:
    """The ids that words found, inside the filters, as a query of its own."""
    where, values = _where(query)
    numbers, digits = _numbers(match)
    where = " and ".join([where, *numbers])
    if not match.expression:
        # in the order of the file: an index would fetch every row from another page
        return f"select listing.id from listing not indexed where {where}", [*values, *digits]
    found = f"""select listing.id from (select rowid as hit from search where search match ?)
        join listing on listing.id = hit where {where}"""
    return found, [match.expression, *values, *digits]


def _numbers(match: Match) -> tuple[list[str], list[str]]:
    """Digits that occur anywhere in NIK, No. KK or telephone number."""
    clauses, values = [], []
    one = "instr(listing.nik, ?) or instr(listing.family_card, ?) or instr(listing.phone, ?)"
    for ways in match.numbers:
        clauses.append(f"({' or '.join([one] * len(ways))})")
        values += [way for way in ways for _column in range(3)]
    return clauses, values


def _where(query: Query) -> tuple[str, list[Any]]:
    """The filters as SQL."""
    wanted = query.filter
    clauses = ["listing.programme = ?", "listing.year = ?"]
    values: list[Any] = [query.programme, query.year]
    for column, value in (
        ("business_type", wanted.business_type),
        ("stage", wanted.stage),
        ("category", wanted.category),
        ("institution", wanted.institution),
    ):
        if value:
            clauses.append(f"listing.{column} = ?")
            values.append(value)
    if wanted.statuses:
        clauses.append(f"listing.status in ({', '.join('?' * len(wanted.statuses))})")
        values += wanted.statuses
    for more, bound in (
        _region(wanted.region_code),
        _desil(wanted),
        _noted(wanted.noted_for),
        _among(wanted),
    ):
        clauses += more
        values += bound
    return " and ".join(clauses), values


def _region(code: str) -> tuple[list[str], list[Any]]:
    """A region of any level; the whole province is no filter, for nobody's proposal is its own."""
    if not code or code == PROVINCE:
        return [], []
    if len(code) <= _REGENCY_LENGTH:
        return ["listing.region_code = ?"], [code]
    if len(code) >= _VILLAGE_LENGTH:
        return ["listing.village_code = ?"], [code]
    # '/' comes right after '.'
    return ["listing.village_code > ? and listing.village_code < ?"], [f"{code}.", f"{code}/"]


def _desil(wanted: Filter) -> tuple[list[str], list[Any]]:
    """A range, or nobody's desil yet, or either."""
    known, values = [], []
    for sign, bound in ((">=", wanted.desil_from), ("<=", wanted.desil_to)):
        if bound is not None:
            known.append(f"listing.desil {sign} ?")
            values.append(bound)
    if not wanted.desil_unknown:
        return known, values
    if not known:
        return ["listing.desil is null"], []
    return [f"(listing.desil is null or {' and '.join(known)})"], values


def _noted(aid: str) -> tuple[list[str], list[Any]]:
    """Reserves beside whose name another aid is noted; more may be written after it."""
    if not aid:
        return [], []
    reason = f"{OVERFLOW_PREFIX}{aid}"
    noted = """listing.status = ? and exists (select 1 from proposal
        where proposal.id = listing.id and substr(proposal.status_reason, 1, ?) = ?)"""
    return [noted], [Status.RESERVE.value, len(reason), reason]


def _among(wanted: Filter) -> tuple[list[str], list[Any]]:
    """Proposals named one by one, as one value: there may be thousands."""
    if wanted.among is None:
        return [], []
    named = """listing.id in (
        select id from proposal where uid in (select value from json_each(?)))"""
    return [named], [json.dumps(wanted.among)]
