"""The tie-out: every figure that must be the same as another, compared.

All figures come from the store: what sources say, what the office did, and the records. Nothing is
mended here, and a line that is off is for a person to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from bansos_desktop.domain import quota_ties, record_ties
from bansos_desktop.domain.programme import Asks, Programme
from bansos_desktop.domain.quota_ledger import Allocation, FigureKey, Leaf, Standing, stand
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.ties import Subject, TieLine
from bansos_desktop.domain.workflow import DECIDED
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import ceiling_book, list_quotas
from bansos_desktop.usecases.progress import UNWATCHED, Progress


def run(store: Store, progress: Progress = UNWATCHED) -> list[TieLine]:
    """Every line, in the order of `Subject`; all of one moment of the store."""
    lines: list[TieLine] = []
    with store.one_moment():
        look = _look(store)
        for done, step in enumerate(_STEPS):
            progress.step(done, len(_STEPS))
            lines += step(look)
    order = {one: place for place, one in enumerate(Subject)}
    programmes = {code: place for place, code in enumerate(look.programmes)}
    last = len(programmes)
    return sorted(
        lines,
        key=lambda line: (order[line.subject], programmes.get(line.where.programme, last)),
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What several comparisons need, read once."""

    store: Store
    standings: tuple[Standing, ...]
    allocations: tuple[Allocation, ...]
    programmes: Mapping[str, Programme]
    names: Mapping[str, str]


def _look(store: Store) -> _Look:
    allocations = tuple(store.quotas.allocations())
    standings = tuple(stand(store.quotas.figures(), allocations).values())
    codes = {one.key.region_code for one in standings}
    codes |= {code for one in allocations for code in (one.from_region, one.to_region)}
    programmes = {one.code: one for one in store.reference.programmes()}
    codes |= {one.region_code for one in store.ties.counts()}
    codes |= {one.key.region_code for one in store.ties.claims()}
    return _Look(store, standings, allocations, programmes, store.quotas.region_names(codes))


def _totals(look: _Look) -> Iterator[TieLine]:
    totals = look.store.ties.totals()
    if not totals and look.store.reference.seed() is not None:
        return iter([quota_ties.totals_gone()])
    return quota_ties.total_lines(totals, look.standings)


def _claims(look: _Look) -> Iterator[TieLine]:
    return quota_ties.claim_lines(look.store.ties.claims(), look.names, look.standings)


def _splits(look: _Look) -> Iterator[TieLine]:
    return quota_ties.split_lines(look.standings, look.names)


def _transfers(look: _Look) -> Iterator[TieLine]:
    return quota_ties.transfer_lines(look.allocations, look.standings, look.names)


def _places(look: _Look) -> Iterator[TieLine]:
    lines = list_quotas.run(look.store)
    outside = list_quotas.unplaced(look.store, lines)
    decided = {about: _decided(look.store, about, leaves) for about, leaves in outside.items()}
    yield from quota_ties.place_lines(lines, [about for about, count in decided.items() if count])
    for (programme, year), leaves in outside.items():
        holding = look.store.ties.holding(programme, year)
        yield quota_ties.unplaced_line(
            FigureKey(programme, year, "", PROVINCE),
            [(leaf, who) for leaf, who in holding if leaf in leaves],
            look.store.quotas.region_names({leaf.region_code for leaf in leaves}),
            decided[programme, year],
        )


def _decided(store: Store, about: tuple[str, int], leaves: Collection[Leaf]) -> int:
    """How many of those who ask for a place at `leaves` were decided on."""
    uses = store.quotas.leaves(*about)
    return sum(uses[leaf].among(DECIDED) for leaf in leaves)


def _counts(look: _Look) -> Iterator[TieLine]:
    return record_ties.count_lines(look.store.ties.counts(), look.names)


def _money(look: _Look) -> Iterator[TieLine]:
    ties = look.store.ties
    with_goods = {one.code for one in look.programmes.values() if one.wants(Asks.GOODS)}
    yield from record_ties.plan_lines(ties.plans())
    yield from record_ties.delivery_lines(ties.deliveries(with_goods))
    yield from record_ties.instalment_lines(ties.instalments())


def _ceilings(look: _Look) -> Iterator[TieLine]:
    return record_ties.ceiling_lines(look.standings, ceiling_book.spent(look.store), look.names)


def _institutions(look: _Look) -> Iterator[TieLine]:
    ties = look.store.ties
    return record_ties.institution_lines(
        ties.totals(), look.standings, ties.institutions(), look.names
    )


_STEPS: tuple[Callable[[_Look], Iterator[TieLine]], ...] = (
    _totals,
    _claims,
    _splits,
    _transfers,
    _places,
    _counts,
    _money,
    _ceilings,
    _institutions,
)
