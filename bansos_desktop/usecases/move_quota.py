"""Moving places that nobody needs from one region to another of the same level.

The province moves between kab/kota, a kab/kota between its kecamatan. Only places move that
nobody takes, be it only by being proposed, and that were not split among regions below.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.problems import Problem, error, stops
from bansos_desktop.domain.quota_checks import (
    MOST_PLACES,
    Paper,
    check_change,
    check_paper,
    free_to_move,
)
from bansos_desktop.domain.quota_ledger import Allocation, AllocationAction, FigureKey
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE, inside, regency_of
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import quota_book
from bansos_desktop.usecases.outcomes import NotYet, not_yet

ACT = "quota.move"


@dataclass(frozen=True, slots=True)
class MoveRequest:
    """So many places of the figure `key` to the same figure of another region."""

    key: FigureKey
    to_region: str
    amount: int
    letter: str = ""
    letter_date: date | None = None
    reason: str = ""
    sentence: str = ""

    @property
    def paper(self) -> Paper:
        """What the transfer goes by; its reason is asked for even beside a letter."""
        return Paper(self.letter, self.letter_date, self.sentence, self.reason)


def free_places(store: Store, key: FigureKey, *, today: date) -> int:
    """How many places of a figure may be moved: the one number of screen, command and check."""
    return free_to_move(quota_book.read(store, key.programme, key.year, today), key)


def targets(store: Store, session: Session, key: FigureKey) -> list[str]:
    """The regions that this office may move places of a figure to, by code."""
    book = store.regions.book()
    parent = _parent(session, key.region_code)
    below = quota_book.regions_below(book, parent) if parent else []
    return [code for code in below if code != key.region_code]


def look_move(
    store: Store, session: Session, request: MoveRequest, *, today: date
) -> list[Problem]:
    """What forbids the transfer, and what of it wants a look."""
    key, book = request.key, store.regions.book()
    state = quota_book.read(store, key.programme, key.year, today)
    words = quota_book.words_for(book)
    problems = _check_regions(store, session, request)
    standing = state.standings().get(key)
    if standing is None or not standing.has_figure:
        problems.append(quota_book.no_lump(state, key, book))
    elif not 1 <= request.amount <= MOST_PLACES:
        most = format_thousands(MOST_PLACES)
        problems.append(error("quota.amount_range", "amount", low="1", high=most))
    elif request.amount > (free := free_to_move(state, key)):
        code = "quota.move_not_free" if free else "quota.move_none_free"
        numbers = {"free": format_thousands(free), "quota": format_thousands(standing.quota)}
        problems.append(error(code, "amount", **numbers, **words(key)))
    problems += check_paper(request.paper, today, reason_needed=True)
    if not stops(problems):
        after = state.after([_transfer(request, "")])
        problems += check_change(state, after, words, lambda at: _field(request, at))
    return problems


def move(
    store: Store, session: Session, request: MoveRequest, *, now: datetime, today: date
) -> Topic | NotYet:
    """Keep the transfer; nothing is written while anything forbids it."""
    quota_book.refuse_officers(session)
    with store.write(session.author, now=now, act=ACT) as work:
        problems = look_move(store, session, request, today=today)
        if stops(problems):
            return not_yet(problems)
        one = _transfer(request, new_uid())
        work.put(Kind.ALLOCATION, one.uid, quota_book.record_values(one, request.paper))
    return work.changes


def _check_regions(store: Store, session: Session, request: MoveRequest) -> list[Problem]:
    """Whether this office may move between these two."""
    if request.to_region == request.key.region_code:
        return [error("quota.move_same", "to_region")]
    if request.to_region not in targets(store, session, request.key):
        return [error("quota.move_level", "to_region")]
    return quota_book.check_reach(store, request.key, request.to_region, "to_region")


def _parent(session: Session, region: str) -> str:
    """The region whose parts this office moves places between, "" where it moves none."""
    is_regency = region == regency_of(region)
    if session.region_code == PROVINCE:
        return PROVINCE if is_regency else ""
    if is_regency or not inside(region, session.region_code):
        return ""
    return session.region_code


def _transfer(request: MoveRequest, uid: str) -> Allocation:
    key = request.key
    return quota_book.allocation(
        uid,
        AllocationAction.TRANSFER,
        key.at(request.to_region),
        request.amount,
        source=key.region_code,
    )


def _field(request: MoveRequest, key: FigureKey) -> str:
    return "to_region" if key.region_code == request.to_region else "amount"
