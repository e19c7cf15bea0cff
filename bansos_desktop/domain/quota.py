"""A quota beside its use: what is taken, what is left, and whose figure it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bansos_desktop.domain.quota_ledger import FigureKey, Leaf, Standing, pot_of
from bansos_desktop.domain.region import PROVINCE, inside, regions_above
from bansos_desktop.domain.workflow import DECIDED, HOLDS_PLACE, Status


@dataclass(frozen=True, slots=True)
class Use:
    """How many proposals stand in each state."""

    people: Mapping[Status, int] = field(default_factory=dict)

    def among(self, states: Collection[Status]) -> int:
        """How many stand in any of `states`."""
        return sum(self.people.get(state, 0) for state in states)

    @property
    def used(self) -> int:
        """Places taken."""
        return self.among(HOLDS_PLACE)

    @property
    def total(self) -> int:
        """All proposals that were not cancelled."""
        return sum(self.people.values()) - self.people.get(Status.CANCELLED, 0)


def add_uses(uses: Iterable[Use]) -> Use:
    """The sum over several regions or stages."""
    people: dict[Status, int] = {}
    for use in uses:
        for state, count in use.people.items():
            people[state] = people.get(state, 0) + count
    return Use(people)


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One figure with its use. `rest` is negative when more families are proposed than allowed.

    `quota` and `use` are those of the whole region; `open`, `pot_use` and what is left of them are
    of what is not split among regions below, so that these may be added up over all lines.
    """

    programme: str
    year: int
    stage: str
    region_code: str
    region_name: str
    category: str
    quota: int
    use: Use
    detail: str
    source: str
    source_title: str
    note: str
    standing: Standing | None = None
    pot_use: Use | None = None
    category_name: str = ""

    @property
    def key(self) -> FigureKey:
        """What the figure is for."""
        return FigureKey(self.programme, self.year, self.stage, self.region_code, self.category)

    @property
    def used(self) -> int:
        """Places taken in the whole region."""
        return self.use.used

    @property
    def open(self) -> int:
        """Places that no region below was given."""
        return self.quota if self.standing is None else self.standing.open

    @property
    def own_use(self) -> Use:
        """The use that counts against `open`."""
        return self.use if self.pot_use is None else self.pot_use

    @property
    def rest(self) -> int:
        """Places of `open` that may still be proposed, to be added up; below zero is overrun."""
        return self.open - self.own_use.used

    @property
    def rest_to_decide(self) -> int:
        """Places of `open` that may still be decided."""
        return self.open - self.own_use.among(DECIDED)

    @property
    def undivided(self) -> int | None:
        """What of a lump is not split yet; None for a figure that nobody ever splits."""
        return self.open if self.is_split or self.region_code == PROVINCE else None

    @property
    def is_split(self) -> bool:
        """Whether regions below were given places of it."""
        return self.standing is not None and self.standing.split_out > 0

    @property
    def is_parted(self) -> bool:
        """Whether regions below have all of it: who still counts on it has no share yet."""
        return self.is_split and self.open <= 0


class Pots:
    """Finds the figure that a proposal takes its place of."""

    def __init__(self, lines: Sequence[QuotaLine]) -> None:
        self._lines = {line.key: line for line in lines}
        self._about = lines[0].key if lines else None

    @property
    def is_empty(self) -> bool:
        """Whether no figure is known at all."""
        return not self._lines

    @property
    def has_stages(self) -> bool:
        """Whether any figure is of one stage only."""
        return any(key.stage for key in self._lines)

    def find(self, leaf: Leaf) -> QuotaLine | None:
        """The line whose places count, or None if nobody gives any."""
        if self._about is None:
            return None
        key = pot_of(self._lines.keys(), self._about, leaf)
        return None if key is None else self._lines[key]

    def wholes(self, line: QuotaLine) -> list[Sequence[QuotaLine]]:
        """Each whole that a line belongs to, its own first, as the lines that make it up.

        A line without parts is no whole.
        """
        regions = (line.region_code, *regions_above(line.region_code))
        known = [key for region in regions if (key := line.key.at(region)) in self._lines]
        made = [self._inside(key) for key in known]
        return [lines for lines in made if len(lines) > 1]

    def _inside(self, whole: FigureKey) -> Sequence[QuotaLine]:
        """The line of a figure and those of its parts, in that order."""
        parts = [
            line
            for key, line in self._lines.items()
            if key != whole
            and key == whole.at(key.region_code)
            and inside(key.region_code, whole.region_code)
        ]
        return (self._lines[whole], *parts)


def working_year(known: Collection[int], present: int) -> int:
    """The year to open with: the present one if anything is known of it, else the newest before."""
    earlier = [year for year in known if year <= present]
    return max(earlier, default=present)
