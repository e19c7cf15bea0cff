"""Quotas beside their use, for the screen, the command line and the rules.

A figure that no source gives is unknown and never 0, and no lump is split by us: who is given how
many places is for the province to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bansos_desktop.domain.office_quota import OfficeQuota, office_quota
from bansos_desktop.domain.quota import Pots, QuotaLine, Use, add_uses
from bansos_desktop.domain.quota_ledger import Figure, FigureKey, Leaf, Standing, pot_of, stand
from bansos_desktop.domain.region import PROVINCE, regency_of
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.store.store import Store

Uses = Mapping[FigureKey, Use]
YearOf = tuple[str, int]


def run(
    store: Store, programme: str = "", year: int = 0, given: Sequence[Figure] | None = None
) -> list[QuotaLine]:
    """Every figure with the use that counts against it; empty arguments mean all.

    `given` figures stand in for those in the store: how it would be with them.
    """
    figures = store.quotas.figures(programme, year) if given is None else given
    standings = {
        key: one
        for key, one in stand(figures, store.quotas.allocations(programme, year)).items()
        if one.has_figure
    }
    pots = _pot_uses(store, standings)
    wholes = _whole_uses(standings, pots)
    names = store.quotas.region_names({key.region_code for key in standings})
    words = _category_names(store, standings)
    return [
        _line(
            one,
            pots.get(key, Use()),
            wholes[key],
            names.get(key.region_code, key.region_code),
            words.get((key.programme, key.category), key.category),
        )
        for key, one in standings.items()
    ]


def places_left(lines: Sequence[QuotaLine], leaf: Leaf) -> int | None:
    """Places left for a proposal of `leaf`, or None if no source gives a figure.

    A lump that nobody has split yet is everybody's: what all of them use counts against it.
    """
    found = Pots(lines).find(leaf)
    return None if found is None else found.rest


def of_office(store: Store, lines: Sequence[QuotaLine], about: YearOf, office: str) -> OfficeQuota:
    """An office's places in a programme's year, and which of them its people take."""
    leaves = store.quotas.leaves(*about)
    own = {leaf: use for leaf, use in leaves.items() if office in (PROVINCE, leaf.region_code)}
    return office_quota(lines, own, office)


def unplaced(
    store: Store, lines: Sequence[QuotaLine]
) -> Mapping[tuple[str, int], Mapping[Leaf, int]]:
    """How many hold a place that is in no figure, by programme's year and where they ask for it.

    Only years of which a figure is known; whose lack of a group or a region's of a figure it is
    shows in the leaf.
    """
    years: defaultdict[tuple[str, int], list[QuotaLine]] = defaultdict(list)
    for line in lines:
        years[line.programme, line.year].append(line)
    found: dict[tuple[str, int], Mapping[Leaf, int]] = {}
    for (programme, year), known in years.items():
        pots = Pots(known)
        leaves = store.quotas.leaves(programme, year)
        outside = {
            leaf: use.used for leaf, use in leaves.items() if use.used and pots.find(leaf) is None
        }
        if outside:
            found[programme, year] = outside
    return found


def _category_names(store: Store, keys: Iterable[FigureKey]) -> Mapping[tuple[str, str], str]:
    """What the groups of some figures are called; most figures are of no group at all."""
    if not any(key.category for key in keys):
        return {}
    return {
        (each.code, one.code): one.name
        for each in store.reference.programmes()
        for one in each.categories
    }


def _pot_uses(store: Store, standings: Mapping[FigureKey, Standing]) -> dict[FigureKey, Use]:
    """The use by the figure whose places are taken."""
    parts: defaultdict[FigureKey, list[Use]] = defaultdict(list)
    deep = any(regency_of(key.region_code) not in ("", key.region_code) for key in standings)
    for about in {(key.programme, key.year): key for key in standings}.values():
        leaves = store.quotas.leaves(about.programme, about.year, by_district=deep)
        for leaf, use in leaves.items():
            key = pot_of(standings.keys(), about, leaf)
            if key is not None:
                parts[key].append(use)
    return {key: add_uses(uses) for key, uses in parts.items()}


def _whole_uses(standings: Mapping[FigureKey, Standing], pots: Uses) -> dict[FigureKey, Use]:
    """The use of every figure with that of all its parts."""
    parts: defaultdict[FigureKey, list[FigureKey]] = defaultdict(list)
    for key, one in standings.items():
        if one.parent is not None:
            parts[one.parent].append(key)
    wholes: dict[FigureKey, Use] = {}
    for key in standings:
        _whole_use(key, parts, pots, wholes)
    return wholes


def _whole_use(
    key: FigureKey,
    parts: Mapping[FigureKey, Sequence[FigureKey]],
    pots: Uses,
    done: dict[FigureKey, Use],
) -> Use:
    """The use of a figure with that of all regions it was split among."""
    if key not in done:
        done[key] = pots.get(key, Use())  # a split that leads back to itself ends here
        below = [_whole_use(other, parts, pots, done) for other in parts.get(key, ())]
        done[key] = add_uses([pots.get(key, Use()), *below])
    return done[key]


def _line(one: Standing, pot: Use, whole: Use, region: str, category: str) -> QuotaLine:
    first = one.figures[0] if one.figures else None
    letter = next((act for act in one.allocations if act.target == one.key), None)
    return QuotaLine(
        one.key.programme,
        one.key.year,
        one.key.stage,
        one.key.region_code,
        region,
        one.key.category,
        one.quota,
        whole,
        _detail(one),
        first.source if first else letter.goes_by if letter else "",
        first.source_title if first else letter.letter if letter else "",
        first.note if first else letter.reason if letter else "",
        one,
        pot,
        category,
    )


def _detail(one: Standing) -> str:
    """How far a lump is split, in words; what its source says while nobody split it."""
    if one.split_out:
        if one.open < 0:
            return f"rincian lebih {format_thousands(-one.open)}"
        if one.open == 0:
            return "dirinci seluruhnya"
        return f"{format_thousands(one.open)} belum dirinci"
    return one.figures[0].detail if one.figures else ""
