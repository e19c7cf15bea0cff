"""How businesses develop, kind by kind: how many grow, stay, shrink or ended, and by how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bansos_desktop.domain.monitoring import Development, change_percent
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.store.monitorings import BusinessLine
from bansos_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind of business: people by the last finding, and the middle change of the revenue.

    `median_change` is in percent of the first visit, None before anybody was visited twice;
    `compared` is how many it comes from.
    """

    business_type: str
    people: Mapping[Development, int]
    median_change: int | None
    compared: int

    @property
    def total(self) -> int:
        """Everybody with a finding."""
        return sum(self.people.values())


def run(store: Store, narrowing: Narrowing) -> Sequence[KindLine]:
    """A line for each kind of business that was visited, the most people first."""
    kinds: dict[str, list[BusinessLine]] = {}
    for line in store.monitorings.businesses(narrowing):
        kinds.setdefault(line.business_type, []).append(line)
    found = [_kind(name, lines) for name, lines in kinds.items()]
    return sorted(found, key=lambda kind: (-kind.total, kind.business_type))


def whole(lines: Sequence[KindLine]) -> Mapping[Development, int]:
    """All kinds together."""
    return {state: sum(line.people[state] for line in lines) for state in Development}


def _kind(name: str, lines: Sequence[BusinessLine]) -> KindLine:
    """One kind's line; only who was visited twice and told both revenues counts for the median."""
    people = Counter(line.development for line in lines)
    changes = [
        change
        for line in lines
        if line.visits > 1
        and (change := change_percent(line.first_revenue, line.last_revenue)) is not None
    ]
    return KindLine(
        name,
        {state: people[state] for state in Development},
        round(median(changes)) if changes else None,
        len(changes),
    )
