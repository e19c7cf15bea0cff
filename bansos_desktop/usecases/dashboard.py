"""The year of a programme at a glance, for Beranda, the paper and the command line.

Only sums are read, whatever the number of people: `quota_use` for who stands where, `tally` for the
months, the business types and the desil.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.dashboard import (
    MONTHS,
    REACHED,
    Count,
    Dashboard,
    Dimension,
    Group,
    Pace,
    Paid,
    PlaceRow,
    Share,
    beside_of,
    beyond_of,
    by_month,
    desils_of,
    funnel_of,
    month_of,
    shares_of,
)
from bansos_desktop.domain.monitoring import due_months
from bansos_desktop.domain.office_quota import (
    OfficeQuota,
    common_lines,
    named_part,
    office_lines,
    office_quota,
    place_sum,
)
from bansos_desktop.domain.programme import Programme, Trait
from bansos_desktop.domain.quota import Pots, QuotaLine, Use
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.region import PROVINCE, RegionBook, inside
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, HOLDS_PLACE, Status
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_quotas

DISTRICT_CODE = len("64.02.06")
REGENCY_CODE = len("64.02")
UNFILLED = "Belum diisi"
# The lines of the pace, with whom each of them counts.
_DATED = (
    (Dimension.PROPOSED, REACHED["Diusulkan"]),
    (Dimension.DECIDED, DECIDED),
    (Dimension.HANDED, DISTRIBUTED),
)


def run(
    store: Store, programme: str, year: int, office: str, today: date, *, stage: str = ""
) -> Dashboard:
    """What an office sees: the province by kabupaten/kota, these by kecamatan."""
    region = "" if office == PROVINCE else office
    lines = [
        line
        for line in list_quotas.run(store, programme, year)
        if not stage or line.stage in (stage, "")
    ]
    groups = store.dashboard.groups(programme, year, region, stage)
    counts = store.dashboard.counts(programme, year, region, stage)
    about = store.reference.programme(programme)
    regions = store.regions.book()
    sums = office_quota(lines, _leaves(groups), office)
    use = sums.use
    monthly = about is not None and about.is_monthly
    paid = store.dashboard.paid(programme, year, region, stage) if monthly else ()
    return Dashboard(
        programme,
        about.name if about else programme,
        year,
        stage,
        office,
        regions.name(office),
        sums,
        *_money(groups),
        _places(lines, groups, office, _Reach(about, regions)),
        funnel_of(use, has_visits=bool(due_months(store.reference.rules(programme, year, today)))),
        beside_of(use),
        _pace(counts, paid, use, (year, _goal(sums), today)),
        _shares(store, about, groups, counts) if about else (),
        desils_of(counts[Dimension.DESIL]),
        about.trait if about else Trait.NONE,
        monthly,
    )


def _leaves(groups: Iterable[Group]) -> Mapping[Leaf, Use]:
    """The people by where they ask for a place."""
    found: defaultdict[Leaf, list[Group]] = defaultdict(list)
    for one in groups:
        found[one.leaf].append(one)
    return {leaf: _use_of(parts) for leaf, parts in found.items()}


def _goal(sums: OfficeQuota) -> int | None:
    """The places that the people of the year are to reach; none where some take shared ones."""
    return None if sums.own is None or sums.shared.used else sums.own.quota


def _own_places(lines: Iterable[QuotaLine], region: str) -> tuple[int | None, int | None]:
    """A region's places and what is left of them; None where nobody set any."""
    own = office_lines(lines, region)
    if not own:
        return None, None
    total = place_sum(own)
    return total.quota, total.left


def _money(groups: Sequence[Group]) -> tuple[int, int]:
    """What was asked for by all who hold a place, and granted to the decided."""
    asked = sum(one.value for one in groups if one.status in HOLDS_PLACE)
    return asked, sum(one.approved for one in groups if one.status in DECIDED)


def _use_of(groups: Iterable[Group]) -> Use:
    people: defaultdict[Status, int] = defaultdict(int)
    for one in groups:
        people[one.status] += one.people
    return Use(dict(people))


@dataclass(frozen=True, slots=True)
class _Reach:
    """The regions with the programme that is looked at: whose aid it is bounds them."""

    programme: Programme | None
    book: RegionBook

    @property
    def regencies(self) -> set[str]:
        """Every kabupaten/kota that the programme may reach."""
        codes = {region.code for region in self.book.regencies}
        if self.programme is None:
            return codes
        return {code for code in codes if self.programme.reaches(code)}


def _places(
    lines: Sequence[QuotaLine], groups: Sequence[Group], office: str, reach: _Reach
) -> list[PlaceRow]:
    """A row for each region below the office that has people or places, then what is not split."""
    regions = reach.book
    at_home = office != PROVINCE
    length = DISTRICT_CODE if at_home else REGENCY_CODE
    people: defaultdict[str, list[Group]] = defaultdict(list)
    for one in groups:
        people[one.leaf.district if at_home else one.leaf.region_code].append(one)
    codes = _codes(lines, office, length) | set(people)
    if codes and not at_home:
        codes |= reach.regencies
    rows = [
        _place((code, regions.name(code) if code else UNFILLED), office, lines, people[code])
        for code in sorted(codes)
    ]
    return [*rows, *_lumps(lines, office, regions)]


def _lumps(lines: Sequence[QuotaLine], office: str, regions: RegionBook) -> Iterator[PlaceRow]:
    """What is not split of the office's own, and what it shares with others."""
    at_office = [line for line in lines if line.region_code == office]
    # Who takes of a parted lump is in no other row's `left`.
    if own := [line for line in at_office if line.open or line.own_use.used]:
        yield _lump(own, office, regions)
    if common := common_lines(lines, office):
        yield replace(_lump(common, PROVINCE, regions), is_common=True)


def _codes(lines: Iterable[QuotaLine], office: str, length: int) -> set[str]:
    """The regions of a level below the office that have places of their own."""
    codes = {line.region_code[:length] for line in lines if len(line.region_code) >= length}
    return {code for code in codes if inside(code, office)}


def _place(
    region: tuple[str, str], office: str, lines: Sequence[QuotaLine], groups: Sequence[Group]
) -> PlaceRow:
    """One region by code and name: all who live there, and the places that are its own."""
    code, name = region
    quota, left = _own_places(lines, code) if code else (None, None)
    use = _use_of(groups)
    shared, without_share, common = _shared(code, office, lines, groups)
    return PlaceRow(
        code,
        name,
        quota,
        left,
        use.used,
        use.among(DECIDED),
        use.among(DISTRIBUTED),
        shared,
        *_money(groups),
        use.among({Status.RESERVE}),
        over=_over(office_lines(lines, code) if code else ()),
        without_share=without_share,
        common=common,
    )


def _over(lines: Iterable[QuotaLine]) -> tuple[tuple[str, int], ...]:
    """Each figure that is passed, by its stage and group, and by how many."""
    return tuple((named_part(line), -line.rest) for line in lines if line.rest < 0)


def _shared(
    code: str, office: str, lines: Sequence[QuotaLine], groups: Iterable[Group]
) -> tuple[int, int, int]:
    """How many of a region's people take a place of a lump above it, and of which kind.

    Of one that was fully parted, and of one above the office.
    """
    pots = Pots(lines)
    found = [(one, pots.find(one.leaf)) for one in groups if one.status in HOLDS_PLACE]
    above = [
        (one.people, line)
        for one, line in found
        if line is not None and not (code and inside(line.region_code, code))
    ]
    without_share = sum(people for people, line in above if line.is_parted)
    common = sum(people for people, line in above if not inside(line.region_code, office))
    return sum(people for people, _line in above), without_share, common


def _lump(lines: Sequence[QuotaLine], office: str, regions: RegionBook) -> PlaceRow:
    """What the office has that is nobody's own yet; all its people share it."""
    total, over = place_sum(lines), _over(lines)
    name = regions.name(office)
    return PlaceRow(office, name, total.quota, total.left, is_lump=True, over=over)


def _pace(
    counts: Mapping[Dimension, Sequence[Count]],
    paid: Sequence[Paid],
    use: Use,
    when: tuple[int, int | None, date],
) -> Pace:
    """The three lines, and the day on which they are looked at."""
    year, goal, today = when
    reached = REACHED["Diusulkan"]
    proposed, decided, handed = (by_month(counts[name], states, year) for name, states in _DATED)
    people, amounts = [0] * MONTHS, [0] * MONTHS
    for one in paid:
        people[month_of(one.period, year)] += one.people
        amounts[month_of(one.period, year)] += one.amount
    beyond = [
        beyond_of(((one.key, one.people) for one in counts[name] if one.status in states), year)
        for name, states in _DATED
    ]
    return Pace(
        proposed,
        decided,
        handed,
        people if paid else (),
        amounts if paid else (),
        use.among(reached) - proposed[-1],
        goal,
        _spot(today, year),
        (*beyond, beyond_of(((one.period, one.people) for one in paid), year)),
    )


def _spot(today: date, year: int) -> float | None:
    """Where today lies in the year, 0 to 12; None outside of it."""
    if today.year != year:
        return None
    return today.month - 1 + (today.day - 1) / 31


def _shares(
    store: Store,
    about: Programme,
    groups: Sequence[Group],
    counts: Mapping[Dimension, Sequence[Count]],
) -> list[Share]:
    """By what the programme tells of its people; nothing where it tells them apart by nothing."""
    labels: Mapping[str, str]
    match about.trait:
        case Trait.BUSINESS:
            found = counts[Dimension.BUSINESS]
            book = BusinessTypeBook(store.reference.business_types())
            labels = {one.key: book.name(one.key) for one in found}
        case Trait.CATEGORY:
            labels = {one.code: one.name for one in about.categories}
            found = [
                Count(one.leaf.category, one.status, one.people, one.approved or one.value)
                for one in groups
                if one.leaf.category
            ]
        case Trait.INSTITUTION:
            labels = store.institutions.names()
            found = counts[Dimension.INSTITUTION]
        case Trait.NONE:
            return []
    return _with_unfilled(shares_of(found, labels), groups)


def _with_unfilled(shares: list[Share], groups: Sequence[Group]) -> list[Share]:
    """Those of whom it is not known come last, so that the sum is everybody who holds a place."""
    missing = _use_of(groups).used - sum(one.people for one in shares)
    return [*shares, Share("", UNFILLED, missing, 0)] if missing else shares
