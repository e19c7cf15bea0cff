"""Splitting a lump among the regions below, as a letter says or the office decides.

The province splits among kab/kota, a kab/kota among its kecamatan. An office of a kab/kota may
note its own share of the province's lump, which its letter tells. What is not named stays, and what
is not split stays in the lump, where it is everybody's who has no share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.problems import Problem, error, stops
from bansos_desktop.domain.quota_checks import (
    MOST_PLACES,
    Paper,
    QuotaState,
    check_change,
    check_paper,
    gone_below,
    share_of,
)
from bansos_desktop.domain.quota_ledger import (
    Allocation,
    AllocationAction,
    FigureKey,
    allocation_uid,
)
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE, RegionBook
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import quota_book
from bansos_desktop.usecases.outcomes import NotYet, not_yet

ACT = "quota.split"


@dataclass(frozen=True, slots=True)
class SplitRequest:
    """The shares by region; 0 takes a share back, and a region that is not named keeps its own.

    A problem about one share has the region's code as its field.
    """

    key: FigureKey
    shares: Mapping[str, int]
    letter: str = ""
    letter_date: date | None = None
    sentence: str = ""
    reason: str = ""

    @property
    def paper(self) -> Paper:
        """What the split goes by."""
        return Paper(self.letter, self.letter_date, self.sentence, self.reason)


def look_split(
    store: Store, session: Session, request: SplitRequest, *, today: date
) -> list[Problem]:
    """What forbids the split, and what of it wants a look, for a screen that is being filled in."""
    state = quota_book.read(store, request.key.programme, request.key.year, today)
    problems = _check_shares(store, session, state, request)
    problems += check_paper(request.paper, today)
    if not stops(problems):
        after = state.after(_wanted(request), _withdrawn(request))
        words = quota_book.words_for(store.regions.book())
        problems += check_change(state, after, words, lambda key: _field(request, key))
    return problems


def split(
    store: Store, session: Session, request: SplitRequest, *, now: datetime, today: date
) -> Topic | NotYet:
    """Keep all shares as one act; nothing is written while anything forbids it."""
    quota_book.refuse_officers(session)
    with store.write(session.author, now=now, act=ACT) as work:
        problems = look_split(store, session, request, today=today)
        if stops(problems):
            return not_yet(problems)
        for one in _to_write(store, request):
            if one.amount:
                values = quota_book.record_values(one, request.paper)
                work.put(Kind.ALLOCATION, one.uid, values)
            else:
                work.delete(Kind.ALLOCATION, one.uid)
    return work.changes


def _check_shares(
    store: Store, session: Session, state: QuotaState, request: SplitRequest
) -> list[Problem]:
    """Whether there is a lump, and each share by itself."""
    key, book = request.key, store.regions.book()
    standing = state.standings().get(key)
    if standing is None or not standing.has_figure:
        return [quota_book.no_lump(state, key, book)]
    if not request.shares:
        return [error("quota.nothing_named", "shares")]
    below = quota_book.regions_below(book, key.region_code)
    if key.region_code != PROVINCE and not quota_book.may_change(session, key.region_code):
        return [error("quota.not_yours", "key", region=book.name(key.region_code))]
    problems = []
    for region, amount in request.shares.items():
        found = [] if region in below else [_not_below(book, key, region)]
        found = found or _check_named(store, session, key, region, amount)
        problems += found or _check_share(store, state, key.at(region), key, amount)
    return problems


def _not_below(book: RegionBook, key: FigureKey, region: str) -> Problem:
    names = {"region": book.name(region), "parent": book.name(key.region_code)}
    return error("quota.not_below", region, **names)


def _check_named(
    store: Store, session: Session, key: FigureKey, region: str, amount: int
) -> list[Problem]:
    """Whether the region is this office's and the programme's, and the number one of places."""
    if not quota_book.may_change(session, region):
        return [error("quota.not_yours", region, region=store.regions.book().name(region))]
    if not 0 <= amount <= MOST_PLACES:
        most = format_thousands(MOST_PLACES)
        return [error("quota.amount_range", region, low="0", high=most)]
    return quota_book.check_reach(store, key, region, region)


def _check_share(
    store: Store, state: QuotaState, share: FigureKey, lump: FigureKey, amount: int
) -> list[Problem]:
    """A share may not fall below what a decree gave there, nor grow beside an own figure."""
    before = share_of(state, lump, share.region_code)
    words = quota_book.words_for(store.regions.book())(share)
    gone = gone_below(state, share, before - amount)
    if gone:
        numbers = {"gone": format_thousands(gone)}
        return [error("quota.share_decided", share.region_code, **numbers, **words)]
    standing = state.standings().get(share)
    if amount > before and standing is not None and standing.figures:
        source = standing.figures[0].source or standing.figures[0].note
        return [error("quota.has_own_figure", share.region_code, source=source, **words)]
    return []


def _wanted(request: SplitRequest) -> list[Allocation]:
    """Every share that is named, as it would stand."""
    return [_share(request, region, amount) for region, amount in request.shares.items() if amount]


def _withdrawn(request: SplitRequest) -> set[str]:
    return {
        _share(request, region, 0).uid for region, amount in request.shares.items() if not amount
    }


def _share(request: SplitRequest, region: str, amount: int) -> Allocation:
    key = request.key
    uid = allocation_uid(AllocationAction.SPLIT, key.at(region), key.region_code)
    return quota_book.allocation(
        uid, AllocationAction.SPLIT, key.at(region), amount, source=key.region_code
    )


def _to_write(store: Store, request: SplitRequest) -> list[Allocation]:
    """The shares that change, so that the others keep their letter; all if only the letter does."""
    named = [_share(request, region, amount) for region, amount in request.shares.items()]
    standing = quota_book.with_uids(
        store.quotas.allocations(request.key.programme, request.key.year),
        {one.uid for one in named},
    )
    amounts = {uid: one.amount for uid, one in standing.items()}
    changed = [one for one in named if amounts.get(one.uid, 0) != one.amount]
    return changed or [one for one in named if one.amount]


def _field(request: SplitRequest, key: FigureKey) -> str:
    """Where on the screen a problem stands: at the share, or at all of them."""
    return key.region_code if key.region_code in request.shares else "shares"
