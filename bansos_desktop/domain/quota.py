"""A quota beside its use: what is taken, what is left, and whose figure it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import HOLDS_PLACE, Status


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
    """One figure with its use. `left` is negative when more families are proposed than allowed."""

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

    @property
    def used(self) -> int:
        """Places taken."""
        return self.use.used

    @property
    def left(self) -> int:
        """Places still free; below zero is overrun."""
        return self.quota - self.use.used


@dataclass(frozen=True, slots=True)
class Total:
    """What several figures come to."""

    quota: int
    used: int

    @property
    def left(self) -> int:
        """Places still free over all of them."""
        return self.quota - self.used


def office_total(lines: Iterable[QuotaLine], office: str) -> Total:
    """The total an office answers for: a kabupaten has no claim on the province's lump.

    Figures that part one region's stage by category share one use, which is counted once.
    """
    own = [line for line in lines if office in (PROVINCE, line.region_code)]
    used = {(line.stage, line.region_code): line.used for line in own}
    return Total(sum(line.quota for line in own), sum(used.values()))


def office_use(lines: Iterable[QuotaLine], office: str) -> Use:
    """The use that counts against an office's own figures: what a share of them is made of."""
    own = {
        (line.stage, line.region_code): line.use
        for line in lines
        if office in (PROVINCE, line.region_code)
    }
    return add_uses(own.values())


def working_year(known: Collection[int], present: int) -> int:
    """The year to open with: the present one if anything is known of it, else the newest before."""
    earlier = [year for year in known if year <= present]
    return max(earlier, default=present)
