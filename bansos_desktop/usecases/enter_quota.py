"""A figure or a ceiling that the office enters itself, and taking back what was entered.

An own figure is for where no source gives one, or where the office goes by another letter than
the reference data; it stands in front of theirs and never beside it. A ceiling (pagu) is rupiah
and says nothing of places: none is derived from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.problems import Problem, error, stops, warning
from bansos_desktop.domain.quota_checks import (
    MOST_PLACES,
    Paper,
    QuotaState,
    check_change,
    check_paper,
    gone_below,
    lump_above,
)
from bansos_desktop.domain.quota_ledger import (
    Allocation,
    AllocationAction,
    FigureKey,
    Standing,
    allocation_uid,
    pot_of,
)
from bansos_desktop.domain.quota_shift import source_words
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE, RegionBook, inside, regency_of
from bansos_desktop.domain.rupiah import LARGEST, format_rupiah, format_thousands
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases import ceiling_book, quota_book
from bansos_desktop.usecases.outcomes import NotYet, not_yet
from bansos_desktop.usecases.refusal import Refused

FIGURE, CEILING, WITHDRAW = "quota.figure", "quota.ceiling", "quota.withdraw"


@dataclass(frozen=True, slots=True)
class EntryRequest:
    """A number for a figure with what the office goes by; of a ceiling it is whole rupiah.

    `seen_warnings` says that somebody looked at what is odd about a ceiling; without it such a
    one is not kept.
    """

    key: FigureKey
    amount: int
    letter: str = ""
    letter_date: date | None = None
    sentence: str = ""
    reason: str = ""
    seen_warnings: bool = False

    @property
    def paper(self) -> Paper:
        """What the number is from."""
        return Paper(self.letter, self.letter_date, self.sentence, self.reason)


def look_figure(
    store: Store, session: Session, request: EntryRequest, *, today: date
) -> list[Problem]:
    """What forbids the figure, and what of it wants a look."""
    key = request.key
    problems = quota_book.check_key(store, session, key)
    if not 0 <= request.amount <= MOST_PLACES:
        most = format_thousands(MOST_PLACES)
        problems.append(error("quota.amount_range", "amount", low="0", high=most))
    problems += check_paper(request.paper, today)
    if stops(problems):
        return problems
    state = quota_book.read(store, key.programme, key.year, today)
    problems += _check_neighbours(store, state, key)
    problems += _check_categories(store, state, key)
    after = state.after([_entry(AllocationAction.FIGURE, request)])
    return problems + check_change(state, after, quota_book.words_for(store.regions.book()))


def enter_figure(
    store: Store, session: Session, request: EntryRequest, *, now: datetime, today: date
) -> Topic | NotYet:
    """Keep the office's own figure; it goes before the reference data's."""
    quota_book.refuse_officers(session)
    with store.write(session.author, now=now, act=FIGURE) as work:
        problems = look_figure(store, session, request, today=today)
        if stops(problems):
            return not_yet(problems)
        put_entry(work, AllocationAction.FIGURE, request)
    return work.changes


def look_ceiling(
    store: Store, session: Session, request: EntryRequest, *, today: date
) -> list[Problem]:
    """What forbids the ceiling, and whether more than it is spent already."""
    problems = quota_book.check_key(store, session, request.key)
    if not 1 <= request.amount <= LARGEST:
        limits = {"low": format_rupiah(1), "high": format_rupiah(LARGEST)}
        problems.append(error("quota.amount_range", "amount", **limits))
    problems += check_paper(request.paper, today)
    if not stops(problems) and (spent := ceiling_book.taken(store, request.key)) > request.amount:
        numbers = {"spent": spent, "ceiling": request.amount, "over": spent - request.amount}
        names = quota_book.words_for(store.regions.book())(request.key)
        written = {name: format_rupiah(number) for name, number in numbers.items()}
        problems.append(warning("quota.ceiling_below", "amount", **written, **names))
    return problems


def enter_ceiling(
    store: Store, session: Session, request: EntryRequest, *, now: datetime, today: date
) -> Topic | NotYet:
    """Keep a figure's ceiling in rupiah; what is odd about it has to be seen first.

    Warnings alone in the answer ask for that.
    """
    quota_book.refuse_officers(session)
    with store.write(session.author, now=now, act=CEILING) as work:
        problems = look_ceiling(store, session, request, today=today)
        if stops(problems):
            return not_yet(problems)
        if problems and not request.seen_warnings:
            return NotYet(problems)
        put_entry(work, AllocationAction.CEILING, request)
    return work.changes


def look_withdraw(store: Store, session: Session, uid: str, *, today: date) -> list[Problem]:
    """What forbids taking a split, a transfer, a figure or a ceiling back."""
    one = _standing(store, session, uid)
    state = quota_book.read(store, one.programme, one.year, today)
    words = quota_book.words_for(store.regions.book())
    if one.action is AllocationAction.SPLIT:
        gone = gone_below(state, one.target, one.amount)
        if gone:
            numbers = {"gone": format_thousands(gone)}
            return [error("quota.share_decided", "amount", **numbers, **words(one.target))]
    return check_change(state, state.after((), {uid}), words)


def withdraw(
    store: Store, session: Session, uid: str, *, now: datetime, today: date
) -> Topic | NotYet:
    """Take one act with a figure back; what was entered stays in the ledger."""
    quota_book.refuse_officers(session)
    with store.write(session.author, now=now, act=WITHDRAW) as work:
        problems = look_withdraw(store, session, uid, today=today)
        if stops(problems):
            return not_yet(problems)
        work.delete(Kind.ALLOCATION, uid)
    return work.changes


def entry_uid(action: AllocationAction, key: FigureKey) -> str:
    """The record of an own figure or a ceiling, to be withdrawn by."""
    return allocation_uid(action, key)


def put_entry(work: UnitOfWork, action: AllocationAction, request: EntryRequest) -> None:
    """Write an entry that was looked at."""
    one = _entry(action, request)
    work.put(Kind.ALLOCATION, one.uid, quota_book.record_values(one, request.paper))


def _entry(action: AllocationAction, request: EntryRequest) -> Allocation:
    uid = allocation_uid(action, request.key)
    return quota_book.allocation(uid, action, request.key, request.amount)


def _check_neighbours(store: Store, state: QuotaState, key: FigureKey) -> list[Problem]:
    """A part of a lump is a share of it; a sum over regions with figures would count twice."""
    book, standings = store.regions.book(), state.standings()
    own = standings.get(key)
    if own is not None and own.figures:
        return []
    if not key.stage and (stages := quota_book.stages_of(state, key)):
        region, year = book.name(key.region_code), str(key.year)
        return [error("quota.stages_beside", "stage", region=region, year=year, stages=stages)]
    above = lump_above(state, key, quota_book.leaf_of(key))
    if above is not None:
        return [_under(book, key, standings[above])]
    return _beside_parts(book, standings, key)


def _beside_parts(
    book: RegionBook, standings: Mapping[FigureKey, Standing], key: FigureKey
) -> list[Problem]:
    """That regions below have figures of their own, as parts or of another stage or group."""
    parts = [at for at, one in standings.items() if one.figures and _is_part(at, key)]
    if not parts:
        return []
    same = all(key.at(at.region_code) == at for at in parts)
    code = "quota.parts_below" if same else "quota.others_below"
    count = format_thousands(len(parts))
    return [warning(code, "amount", count=count, region=book.name(key.region_code))]


def _under(book: RegionBook, key: FigureKey, whole: Standing) -> Problem:
    """That a figure stands already which this one would be a part of."""
    above = whole.key
    if above.region_code == key.region_code:
        return _whole_beside(book, key, above, whole.quota)
    words = {"parent": book.name(above.region_code), **quota_book.words_for(book)(key)}
    if not whole.quota and whole.figures:
        source = source_words(whole.figures[0])
        code = above.region_code
        return error("quota.under_none", "region_code", source=source, code=code, **words)
    return error("quota.under_lump", "region_code", quota=format_thousands(whole.quota), **words)


def _whole_beside(book: RegionBook, key: FigureKey, above: FigureKey, quota: int) -> Problem:
    """That the same region has a figure already for all stages or groups, this one among them."""
    is_staged, is_grouped = key.stage != above.stage, key.category != above.category
    said = [("stage", f"tahap {key.stage}", "tanpa tahap")] * is_staged
    said += [("category", f"golongan {key.category}", "tanpa golongan")] * is_grouped
    names = {"region": book.name(key.region_code), "year": str(key.year)}
    return error(
        "quota.whole_beside",
        said[0][0],
        quota=format_thousands(quota),
        whole=" dan ".join(whole for _field, _part, whole in said),
        stage=" ".join(part for _field, part, _whole in said),
        **names,
    )


def _is_part(at: FigureKey, whole: FigureKey) -> bool:
    """Whether a figure is for people whom a figure of a region above is for too."""
    return (
        at.region_code != whole.region_code
        and inside(at.region_code, whole.region_code)
        and (at.stage == whole.stage or "" in (at.stage, whole.stage))
        and (at.category == whole.category or "" in (at.category, whole.category))
    )


def _check_categories(store: Store, state: QuotaState, key: FigureKey) -> list[Problem]:
    """A figure for all groups beside figures of each: whose it is, or that it is nobody's."""
    programme = store.reference.programme(key.programme)
    giving = {at for at, one in state.standings().items() if one.has_figure}
    if key.category or programme is None or not any(at.category for at in giving):
        return []
    leaf = quota_book.leaf_of(key)
    groups = [replace(leaf, category=one.code) for one in programme.categories]
    takers = [one for one in groups if pot_of({*giving, key}, key, one) == key]
    if takers:
        names = {"programme": programme.name, "region": store.regions.book().name(key.region_code)}
        return [warning("quota.category_beside", "category", **names)]
    known = ", ".join(one.name for one in programme.categories)
    return [warning("quota.category_unused", "category", programme=programme.name, known=known)]


def _standing(store: Store, session: Session, uid: str) -> Allocation:
    """The act, if it stands and is this office's to take back."""
    one = quota_book.with_uids(store.quotas.allocations(), {uid}).get(uid)
    if one is None:
        raise Refused("quota.entry_gone")
    regions = [one.to_region]
    if one.action is AllocationAction.TRANSFER:
        regions.append(one.from_region)
    names = store.regions.book()
    for region in regions:
        between_regencies = one.action is AllocationAction.TRANSFER and region == regency_of(region)
        if between_regencies and session.region_code != PROVINCE:
            raise Refused("quota.province_only", region=names.name(region))
        if not quota_book.may_change(session, region):
            raise Refused("quota.not_yours", region=names.name(region))
    return one
