"""A programme's quotas as an act finds them, whose they are to change, and how an act is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.quota_checks import Paper, QuotaState, Words
from bansos_desktop.domain.quota_ledger import Allocation, AllocationAction, FigureKey, Leaf
from bansos_desktop.domain.region import PROVINCE, RegionBook, inside, regency_of
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role, Stage
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.refusal import Refused

REPLACING = "replacement_after_decree"
DISTRICT_LENGTH = len("64.02.06")


def read(store: Store, programme: str, year: int, today: date) -> QuotaState:
    """Everything that a check of a figure looks at; nothing is lost where a reserve may replace."""
    may_replace = store.reference.rules(programme, year, today).allows(REPLACING)
    return QuotaState(
        programme,
        year,
        store.quotas.figures(programme, year),
        store.quotas.allocations(programme, year),
        store.quotas.leaves(programme, year),
        {} if may_replace else store.decisions.lost(programme, year),
    )


def refuse_officers(session: Session) -> None:
    """Quotas are the operator's."""
    if session.role is not Role.OPERATOR:
        raise Refused("quota.operator_only")


def words_for(book: RegionBook) -> Words:
    """The blanks that name a figure in a sentence."""

    def words(key: FigureKey) -> dict[str, str]:
        return {"region": book.name(key.region_code), "stage": stage_words(key)}

    return words


def stage_words(key: FigureKey) -> str:
    """The year with its stage, as in "murni 2025"."""
    return " ".join(part for part in (key.stage, str(key.year)) if part)


def may_change(session: Session, region: str) -> bool:
    """Whether a region's figure is this office's: its own region and what lies in it."""
    return inside(region, session.region_code)


def regions_below(book: RegionBook, region: str) -> list[str]:
    """The kab/kota of the province or the kecamatan of a kab/kota, by code; none of others."""
    if region == PROVINCE:
        return [one.code for one in book.regencies]
    if len(region) >= DISTRICT_LENGTH:
        return []
    named = book.named("kecamatan", region)
    return sorted({code for codes in named.values() for code in codes})


def is_figure_region(book: RegionBook, region: str) -> bool:
    """Whether a figure may be for it: the province, a kab/kota or a kecamatan."""
    return book.knows(region) and len(region) <= DISTRICT_LENGTH


def leaf_of(key: FigureKey) -> Leaf:
    """Where somebody stands who asks for a place of exactly this figure."""
    region = key.region_code
    district = region if len(region) == DISTRICT_LENGTH else ""
    return Leaf(key.stage, regency_of(region), district, key.category)


def check_key(store: Store, session: Session, key: FigureKey) -> list[Problem]:
    """Whether there is such a figure at all and it is this office's to enter."""
    book = store.regions.book()
    programme = store.reference.programme(key.programme)
    if programme is None:
        return [error("quota.programme_unknown", "programme", programme=key.programme)]
    problems = []
    if key.stage and key.stage not in set(Stage):
        problems.append(error("quota.stage_unknown", "stage", stage=key.stage))
    if key.category and key.category not in {one.code for one in programme.categories}:
        names = {"category": key.category, "programme": programme.name}
        problems.append(error("quota.category_unknown", "category", **names))
    if not is_figure_region(book, key.region_code):
        problems.append(error("quota.region_unknown", "region_code", region=key.region_code))
    elif not may_change(session, key.region_code):
        region = book.name(key.region_code)
        problems.append(error("quota.not_yours", "region_code", region=region))
    else:
        problems += check_reach(store, key, key.region_code, "region_code")
    return problems


def check_reach(store: Store, key: FigureKey, region: str, where: str) -> list[Problem]:
    """Whether the programme is for a region at all."""
    programme = store.reference.programme(key.programme)
    if programme is None or programme.reaches(region):
        return []
    book = store.regions.book()
    names = {"programme": programme.name, "owner": book.name(programme.owner)}
    return [error("quota.programme_elsewhere", where, region=book.name(region), **names)]


def stages_of(state: QuotaState, key: FigureKey) -> str:
    """Where else the same region and group has a figure: "pada tahap murni"; "" if nowhere."""
    stages = sorted(
        at.stage
        for at, one in state.standings().items()
        if one.has_figure and at == replace(key, stage=at.stage) and at != key
    )
    return " dan ".join(f"pada tahap {one}" if one else "tanpa tahap" for one in stages)


def groups_of(state: QuotaState, key: FigureKey) -> Sequence[str]:
    """The groups for which the same region and stage has figures, where none was named."""
    if key.category:
        return ()
    found = state.standings().items()
    return sorted(
        at.category
        for at, one in found
        if one.has_figure and at.category and at == replace(key, category=at.category)
    )


def no_lump(state: QuotaState, key: FigureKey, book: RegionBook) -> Problem:
    """That nobody gives this figure, or that it stands under groups or another stage."""
    if groups := groups_of(state, key):
        return error("quota.of_groups", "key", known=", ".join(groups), **words_for(book)(key))
    said = stages_of(state, key)
    if not said:
        return error("quota.no_lump", "key", **words_for(book)(key))
    names = {"region": book.name(key.region_code), "year": str(key.year), "stages": said}
    if key.stage:
        return error("quota.not_of_stage", "key", stage=key.stage, **names)
    return error("quota.other_stage", "key", **names)


def allocation(
    uid: str, action: AllocationAction, key: FigureKey, amount: int, *, source: str = ""
) -> Allocation:
    """An act as it would stand, for looking at what it does."""
    return Allocation(
        uid,
        0,
        action,
        key.programme,
        key.year,
        key.stage,
        key.category,
        source,
        key.region_code,
        amount,
    )


def record_values(one: Allocation, paper: Paper) -> dict[str, Value]:
    """The fields of its record."""
    return {
        "action": one.action.value,
        "programme": one.programme,
        "year": one.year,
        "stage": one.stage or None,
        "category": one.category or None,
        "from_region": one.from_region or None,
        "to_region": one.to_region,
        "amount": one.amount,
        **paper.values(),
    }


def with_uids(allocations: Iterable[Allocation], uids: Collection[str]) -> dict[str, Allocation]:
    """Those of them that stand, by uid."""
    return {one.uid: one for one in allocations if one.uid in uids}
