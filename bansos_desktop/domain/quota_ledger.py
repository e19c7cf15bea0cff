"""Quotas as a ledger: what sources say, what an office made of it, and whose place is taken where.

A figure stands for a programme's year, stage, region and category. Sources may contradict each
other; one is in force. On top of it an office splits a lump among the regions below, moves places
that nobody needs, enters a figure that no source gives, and notes the ceiling (pagu) in rupiah.
Nothing is derived from money, and no lump is split by us (DOMAIN.md 4).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bansos_desktop.domain.region import PROVINCE, regency_of


class Origin(StrEnum):
    """Who gives a figure; in this order one goes before the next."""

    OFFICE = "kantor"
    LETTER = "surat"
    SHIPPED = "acuan"


OWN_WORD = "isian kantor"


class AllocationAction(StrEnum):
    """What an office does with a figure."""

    SPLIT = "rincian"
    TRANSFER = "pindah"
    FIGURE = "angka"
    CEILING = "pagu"

    @property
    def label(self) -> str:
        """The word on screen."""
        return _LABELS[self]


_LABELS: Mapping[AllocationAction, str] = {
    AllocationAction.SPLIT: "Rincian kuota",
    AllocationAction.TRANSFER: "Pemindahan kuota",
    AllocationAction.FIGURE: "Kuota isian kantor",
    AllocationAction.CEILING: "Pagu",
}


@dataclass(frozen=True, slots=True, order=True)
class FigureKey:
    """What a figure is for; "" is a stage or category that its source does not name."""

    programme: str
    year: int
    stage: str
    region_code: str
    category: str = ""

    def at(self, region_code: str) -> FigureKey:
        """The same for another region."""
        return replace(self, region_code=region_code)


@dataclass(frozen=True, slots=True)
class Figure:
    """One source's number of places; `sentence` is what it says, as near to its words as known."""

    key: FigureKey
    quota: int
    origin: Origin
    source: str
    source_title: str = ""
    source_date: str = ""
    sentence: str = ""
    note: str = ""
    detail: str = ""
    lks_count: int | None = None
    value_min: int | None = None
    value_max: int | None = None


@dataclass(frozen=True, slots=True)
class Allocation:
    """One thing an office did with a figure; `amount` is people, of a ceiling rupiah."""

    uid: str
    rev: int
    action: AllocationAction
    programme: str
    year: int
    stage: str
    category: str
    from_region: str
    to_region: str
    amount: int
    letter: str = ""
    letter_date: str = ""
    sentence: str = ""
    reason: str = ""
    by: str = ""
    at: str = ""

    @property
    def source(self) -> FigureKey:
        """The figure it takes from; without a region for what takes from none."""
        return FigureKey(self.programme, self.year, self.stage, self.from_region, self.category)

    @property
    def goes_by(self) -> str:
        """The letter it is from, or that it is the office's own word."""
        return self.letter or OWN_WORD

    @property
    def target(self) -> FigureKey:
        """The figure it gives to."""
        return self.source.at(self.to_region)


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure with all that was done with it. `figures` are its sources, the one in force first.

    `quota` is what the region has, `open` what of it no region below has. Of those the office gave
    some (rincian) and the others have figures of their own; `parent` is whose part it is.
    """

    key: FigureKey
    figures: Sequence[Figure] = ()
    allocations: Sequence[Allocation] = ()
    split_in: int = 0
    split_out: int = 0
    moved_in: int = 0
    moved_out: int = 0
    ceiling: int | None = None
    parent: FigureKey | None = None

    @property
    def is_part(self) -> bool:
        """Whether its figure is a part of the `parent`'s, so that it adds nothing to that."""
        return bool(self.figures) and self.parent is not None

    @property
    def base(self) -> int:
        """The figure in force by itself."""
        return self.figures[0].quota if self.figures else 0

    @property
    def quota(self) -> int:
        """All places of the region."""
        return self.base + self.split_in + self.moved_in - self.moved_out

    @property
    def open(self) -> int:
        """Places that no region below was given; below zero where more was split than there is."""
        return self.quota - self.split_out

    @property
    def has_figure(self) -> bool:
        """Whether anybody gives or gave places here; a ceiling alone gives none.

        A lump that was split and then withdrawn by its source stays, so that the excess is seen.
        """
        given = self.split_in or self.split_out or self.moved_in or self.moved_out
        return bool(self.figures or given)


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a proposal asks for a place; `district` is its kecamatan's code, "" if unknown."""

    stage: str
    region_code: str
    district: str = ""
    category: str = ""


@dataclass(slots=True)
class _Made:
    """A standing while it is added up."""

    figures: list[Figure] = field(default_factory=list)
    allocations: list[Allocation] = field(default_factory=list)
    sums: dict[str, int] = field(default_factory=dict)
    ceiling: int | None = None
    parent: FigureKey | None = None

    @property
    def gives(self) -> bool:
        """Whether it has places, of which a figure below is a part."""
        return bool(self.figures or self.sums.get("split_in") or self.sums.get("moved_in"))

    def add(self, name: str, amount: int) -> None:
        """Add to one of the sums of `Standing`."""
        self.sums[name] = self.sums.get(name, 0) + amount


def stand(
    figures: Iterable[Figure], allocations: Iterable[Allocation]
) -> dict[FigureKey, Standing]:
    """Every figure with what was done with it, whatever the order it was done in.

    A figure of a region inside another figure's region is always a part of it, whoever gave either:
    nobody's places are ever the sum of a whole and its parts.
    """
    made: defaultdict[FigureKey, _Made] = defaultdict(_Made)
    for figure in figures:
        made[figure.key].figures.append(figure)
    acts = list(allocations)
    for one in acts:
        if one.action is AllocationAction.FIGURE:
            made[one.target].figures.append(_own_figure(one))
    for one in acts:
        _account(made, one)
    for key in [key for key, one in made.items() if one.figures]:
        if lump := _lump_of(key, made):
            made[key].parent = lump
            made[lump].add("split_out", _in_force(made[key].figures)[0].quota)
    return {key: _standing(key, one) for key, one in sorted(made.items())}


def _lump_of(key: FigureKey, made: Mapping[FigureKey, _Made]) -> FigureKey | None:
    """The nearest figure above of which this one is a part."""
    for region in (regency_of(key.region_code), PROVINCE):
        above = key.at(region)
        if region and above != key and above in made and made[above].gives:
            return above
    return None


def _in_force(figures: Iterable[Figure]) -> Sequence[Figure]:
    """The sources of a figure, the one in force first."""
    order = list(Origin)
    return tuple(sorted(figures, key=lambda one: order.index(one.origin)))


def _account(made: defaultdict[FigureKey, _Made], one: Allocation) -> None:
    """Note an allocation at the figures it concerns."""
    target = made[one.target]
    target.allocations.append(one)
    match one.action:
        case AllocationAction.CEILING:
            target.ceiling = one.amount
        case AllocationAction.FIGURE:
            pass  # its figure is there already
        case AllocationAction.SPLIT:
            made[one.source].allocations.append(one)
            if not target.figures:  # a figure of its own took the share's place
                target.add("split_in", one.amount)
                target.parent = one.source
                made[one.source].add("split_out", one.amount)
        case _:  # a transfer
            target.add("moved_in", one.amount)
            made[one.source].add("moved_out", one.amount)
            made[one.source].allocations.append(one)


def _own_figure(one: Allocation) -> Figure:
    """A figure that an office entered, with the letter it read it from."""
    return Figure(
        one.target,
        one.amount,
        Origin.OFFICE,
        one.goes_by,
        source_title=one.letter,
        source_date=one.letter_date,
        sentence=one.sentence,
        note=one.reason,
    )


def _standing(key: FigureKey, made: _Made) -> Standing:
    return Standing(
        key,
        figures=_in_force(made.figures),
        allocations=tuple(made.allocations),
        ceiling=made.ceiling,
        parent=made.parent,
        **made.sums,
    )


def pot_of(standings: Container[FigureKey], about: FigureKey, leaf: Leaf) -> FigureKey | None:
    """Whose places a proposal takes: those of the nearest region that has any, or None.

    A kecamatan's figure goes before the kabupaten's, that before the province's lump; a figure for
    the very stage and category before one that names none.
    """
    for region in (leaf.district, leaf.region_code, PROVINCE):
        for stage in dict.fromkeys((leaf.stage, "")):
            for category in dict.fromkeys((leaf.category, "")):
                key = FigureKey(about.programme, about.year, stage, region, category)
                if region and key in standings:
                    return key
    return None


def allocation_uid(action: AllocationAction, key: FigureKey, from_region: str = "") -> str:
    """The one record of a split, an entered figure or a ceiling: two laptops write the same."""
    parts = (action, key.programme, str(key.year), key.stage, key.category, from_region)
    named = "\n".join((*parts, key.region_code))
    return hashlib.sha256(named.encode()).hexdigest()[:32]
