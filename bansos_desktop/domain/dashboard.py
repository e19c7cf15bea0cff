"""The year at a glance: what stands where, how far it came, and how fast.

Every number is of people, told apart by where they live, so that a click leads to just those. Who
takes a place of a lump that nobody split is counted at home, and said beside it (`shared`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bansos_desktop.domain.office_quota import OfficeQuota
from bansos_desktop.domain.programme import Trait
from bansos_desktop.domain.quota import Use
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, HOLDS_PLACE, VERIFIED, Status

MONTHS = 12
UNKNOWN_DESIL = 0
DESILS = tuple(range(1, 11))


class Dimension(StrEnum):
    """What the read model `tally` counts and the dashboard shows."""

    BUSINESS = "usaha"
    INSTITUTION = "lembaga"
    DESIL = "desil"
    PROPOSED = "diusulkan"
    DECIDED = "ditetapkan"
    HANDED = "disalurkan"


@dataclass(frozen=True, slots=True)
class Group:
    """People who stand alike in the same place; `value` was asked for, `approved` granted."""

    leaf: Leaf
    status: Status
    people: int
    value: int
    approved: int


@dataclass(frozen=True, slots=True)
class Count:
    """People of one key of a dimension in one state, and the rupiah they come to."""

    key: str
    status: Status
    people: int
    value: int


@dataclass(frozen=True, slots=True)
class Paid:
    """How many received the instalment of a month ("2025-03"), and what it came to."""

    period: str
    people: int
    amount: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A region's people against its own places; `quota` and `left` are None where nobody set any.

    `shared` of `proposed` take their place from a lump above, `common` of these from one above the
    office; a `reserve` takes none and is in no other number. A row that `is_lump` has places and no
    people of its own: `left` is what all of them together leave of it; one that `is_common` is a
    lump above the office, others use it too. `over` are figures that are passed by so many, which
    the sum of several may hide. Of a lump that was parted without the region are those
    `without_share`.
    """

    code: str
    name: str
    quota: int | None
    left: int | None
    proposed: int = 0
    decided: int = 0
    handed: int = 0
    shared: int = 0
    value: int = 0
    approved: int = 0
    reserve: int = 0
    is_lump: bool = False
    is_common: bool = False
    over: Sequence[tuple[str, int]] = ()
    without_share: int = 0
    common: int = 0

    @property
    def used(self) -> int | None:
        """Who takes one of its places, wherever they live; None where nobody set any."""
        return None if self.quota is None or self.left is None else self.quota - self.left

    @property
    def aside(self) -> int:
        """Who lives there and takes none of its own places, so that `left` knows nothing of them.

        Those who share a lump, and those whom no figure counts.
        """
        if self.is_lump or self.used is None:
            return 0
        # A figure without a stage is taken by people of other stages too.
        return max(0, self.proposed - self.used)

    @property
    def outside(self) -> int:
        """Who lives there and is in no figure at all."""
        return 0 if self.is_lump else max(0, self.proposed - (self.used or 0) - self.shared)

    @property
    def is_used_up(self) -> bool:
        """Whether it is a lump of which all places were given on: who takes one has no share."""
        return self.is_lump and not self.is_common and (self.quota or 0) <= 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of places; its `number` is None where a row has nothing to say in it.

    One that `is_needed` only where it has a number somewhere is left out elsewhere.
    """

    head: str
    number: Callable[[PlaceRow], int | None]
    is_needed: bool = True


def place_columns(rows: Sequence[PlaceRow]) -> list[Column]:
    """The numbers of places under one set of names, for the screen and the command line.

    Places less used are left in each row, and whoever holds a place is in `Terpakai` of one row:
    at home (`Usulan`) it is told how many of them take it elsewhere (`Kuota lain`), of these how
    many from above the office. A lump has no people of its own, so that no sum counts them twice.
    """
    has_places = any(row.quota is not None for row in rows)
    columns = (
        Column("Kuota", lambda row: row.quota),
        Column("Terpakai", lambda row: row.used),
        Column("Sisa", lambda row: row.left),
        Column("Usulan", _at_home(lambda row: row.proposed)),
        _if_any(rows, "Kuota lain", lambda row: row.shared),
        _if_any(rows, "Bersama provinsi", lambda row: row.common),
        _if_any(rows if has_places else (), "Di luar kuota", lambda row: row.outside),
        Column("Ditetapkan", _at_home(lambda row: row.decided)),
        Column("Tersalur", _at_home(lambda row: row.handed)),
        Column("Cadangan", _at_home(lambda row: row.reserve)),
    )
    return [one for one in columns if one.is_needed]


def _at_home(number: Callable[[PlaceRow], int]) -> Callable[[PlaceRow], int | None]:
    return lambda row: None if row.is_lump else number(row)


def _if_any(rows: Sequence[PlaceRow], head: str, number: Callable[[PlaceRow], int]) -> Column:
    return Column(head, _at_home(number), any(map(number, rows)))


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the funnel: `states` are those who came at least this far."""

    label: str
    people: int
    states: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Beyond:
    """Who of a line of the pace has a date of another year: before it, or after it."""

    before: int = 0
    after: int = 0

    def at(self, month: int) -> int:
        """How many of them a month holds, 0 to 11: only the ends of the year hold any."""
        return {0: self.before, MONTHS - 1: self.after}.get(month, 0)


@dataclass(frozen=True, slots=True)
class Pace:
    """People by the end of each month of the year; who has no date is in `undated`, in no line.

    What was before the year counts from January, what came after it in December; `beyond` says how
    many these are, of the proposed, the decided, the handed and the paid. `paid` is of each month
    by itself, for a programme that pays month by month.
    """

    proposed: Sequence[int]
    decided: Sequence[int]
    handed: Sequence[int]
    paid: Sequence[int] = ()
    paid_amounts: Sequence[int] = ()
    undated: int = 0
    goal: int | None = None
    today: float | None = None
    beyond: Sequence[Beyond] = (Beyond(),) * 4

    @property
    def is_empty(self) -> bool:
        """Whether no line leaves the ground."""
        return not any((*self.proposed, *self.decided, *self.handed, *self.paid))


@dataclass(frozen=True, slots=True)
class Share:
    """People who hold a place, by one key: a business type, a group, an institution or a desil."""

    key: str
    label: str
    people: int
    value: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything that the page, the paper and the command line show."""

    programme: str
    programme_name: str
    year: int
    stage: str
    region: str
    region_name: str
    sums: OfficeQuota
    value: int
    approved: int
    places: Sequence[PlaceRow] = ()
    funnel: Sequence[Step] = ()
    beside: Sequence[Step] = ()
    pace: Pace = field(default_factory=lambda: Pace((), (), ()))
    shares: Sequence[Share] = ()
    desils: Sequence[Share] = ()
    shares_by: Trait = Trait.NONE
    is_monthly: bool = False

    @property
    def use(self) -> Use:
        """All people of the office."""
        return self.sums.use

    @property
    def quota(self) -> int | None:
        """The office's own places; None where nobody gives it any."""
        return self.sums.own.quota if self.sums.own else None

    @property
    def left(self) -> int | None:
        """What is left of the office's own places."""
        return self.sums.own.left if self.sums.own else None

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a person nor a place."""
        return not self.use.people and self.sums.shown is None


REACHED: Mapping[str, frozenset[Status]] = {
    "Tercatat": frozenset(Status) - {Status.CANCELLED},
    "Diusulkan": frozenset(Status) - {Status.CANCELLED, Status.DRAFT},
    "Layak": VERIFIED,
    "Ditetapkan": DECIDED,
    "Disalurkan": DISTRIBUTED,
    "Dimonev": frozenset({Status.MONITORED}),
}
BESIDE = (
    Status.DRAFT,
    Status.RESERVE,
    Status.INELIGIBLE,
    Status.RETURNED,
    Status.CANCELLED,
)


def in_order(states: Collection[Status]) -> tuple[Status, ...]:
    """States in the order of the work."""
    return tuple(state for state in Status if state in states)


def funnel_of(use: Use, *, has_visits: bool = True) -> tuple[Step, ...]:
    """Of all that were recorded, how many came at least this far.

    Where no follow-up visits are planned, the last step is there only if somebody was visited.
    """
    return tuple(
        Step(label, use.among(states), in_order(states))
        for label, states in REACHED.items()
        if has_visits or label != "Dimonev" or use.among(states)
    )


def beside_of(use: Use) -> tuple[Step, ...]:
    """Who waits beside the way, or left it."""
    return tuple(Step(state.label, use.among({state}), (state,)) for state in BESIDE)


def by_month(counts: Iterable[Count], states: Collection[Status], year: int) -> tuple[int, ...]:
    """People in `states` by the end of each month, added up over the year."""
    months = [0] * MONTHS
    for one in counts:
        if one.status in states:
            months[month_of(one.key, year)] += one.people
    return tuple(sum(months[: at + 1]) for at in range(MONTHS))


def beyond_of(dated: Iterable[tuple[str, int]], year: int) -> Beyond:
    """How many people are dated before the year and after it, by period and number."""
    before = after = 0
    for period, people in dated:
        own = int(period[:4])
        before += people if own < year else 0
        after += people if own > year else 0
    return Beyond(before, after)


def month_of(period: str, year: int) -> int:
    """The place of "2025-03" in its year, 0 to 11; other years fall on the nearer end."""
    own, month = int(period[:4]), int(period[5:7])
    if own != year:
        return 0 if own < year else MONTHS - 1
    return month - 1


def shares_of(counts: Iterable[Count], labels: Mapping[str, str]) -> list[Share]:
    """Who holds a place, by key, the largest first."""
    people: defaultdict[str, int] = defaultdict(int)
    values: defaultdict[str, int] = defaultdict(int)
    for one in counts:
        if one.status in HOLDS_PLACE:
            people[one.key] += one.people
            values[one.key] += one.value
    made = [Share(key, labels.get(key, key), people[key], values[key]) for key in people]
    return sorted(made, key=lambda one: (-one.people, one.label))


def desils_of(counts: Iterable[Count]) -> list[Share]:
    """Every desil in its order, whether anybody is in it or not, and who has none."""
    known = {one.key: one for one in shares_of(counts, {})}
    labels = {str(UNKNOWN_DESIL): "Belum diketahui"} | {str(n): f"Desil {n}" for n in DESILS}
    made = []
    for n in (*DESILS, UNKNOWN_DESIL):
        one = known.get(str(n))
        people, value = (one.people, one.value) if one else (0, 0)
        made.append(Share(str(n), labels[str(n)], people, value))
    return made
