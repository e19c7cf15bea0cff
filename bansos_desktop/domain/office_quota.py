"""What an office has of a programme's year: its own places, and those it shares with others.

A kabupaten's people may take places of a lump that the province has not split. These are never the
kabupaten's own, so they are told beside its quota and never added to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bansos_desktop.domain.quota import Pots, QuotaLine, Use, add_uses
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.region import PROVINCE, inside
from bansos_desktop.domain.workflow import DECIDED


@dataclass(frozen=True, slots=True)
class PlaceSum:
    """Places with the use that counts against them; what is split is counted once."""

    quota: int = 0
    use: Use = field(default_factory=Use)

    @property
    def left(self) -> int:
        """Places that may still be proposed; below zero is overrun."""
        return self.quota - self.use.used

    @property
    def left_to_decide(self) -> int:
        """Places that may still be decided."""
        return self.quota - self.use.among(DECIDED)


@dataclass(frozen=True, slots=True)
class OfficeQuota:
    """`own` are the office's places, `common` those of lumps above that are open to it too.

    Both are None where nobody gives any. `use` are all people of the office, of whom `shared` take
    a place of a lump above and `outside` are in no figure at all. What is left of `common` is only
    known as far as this store knows who else uses it.
    """

    own: PlaceSum | None = None
    common: PlaceSum | None = None
    use: Use = field(default_factory=Use)
    shared: Use = field(default_factory=Use)
    outside: Use = field(default_factory=Use)

    @property
    def shown(self) -> PlaceSum | None:
        """The places to show first: the office's own, else those it shares."""
        return self.own or self.common

    @property
    def is_common(self) -> bool:
        """Whether there are no places but the shared ones."""
        return self.own is None and self.common is not None


def office_quota(
    lines: Sequence[QuotaLine], leaves: Mapping[Leaf, Use], office: str
) -> OfficeQuota:
    """An office's places, and which of them its people in `leaves` take."""
    pots = Pots(lines)
    shared, outside = [], []
    for leaf, use in leaves.items():
        pot = pots.find(leaf)
        if pot is None:
            outside.append(use)
        elif not inside(pot.region_code, office):
            shared.append(use)
    return OfficeQuota(
        _sum(office_lines(lines, office)),
        _sum(common_lines(lines, office)),
        add_uses(leaves.values()),
        add_uses(shared),
        add_uses(outside),
    )


def office_lines(lines: Iterable[QuotaLine], office: str) -> list[QuotaLine]:
    """The figures an office answers for: a kabupaten has no claim on the province's lump."""
    return [line for line in lines if inside(line.region_code, office)]


def seen_lines(lines: Iterable[QuotaLine], office: str) -> list[QuotaLine]:
    """The figures an office is shown: its own and those of the province."""
    return [x for x in lines if inside(x.region_code, office) or x.region_code == PROVINCE]


def common_lines(lines: Sequence[QuotaLine], office: str) -> list[QuotaLine]:
    """Lumps above an office with places for whoever has no figure of its own."""
    pots = Pots(lines)
    return [
        line
        for line in lines
        if line.region_code != office
        and inside(office, line.region_code)
        and pots.find(Leaf(line.stage, office, "", line.category)) is line
    ]


def place_sum(lines: Iterable[QuotaLine]) -> PlaceSum:
    """What figures come to, a place that was split counted once."""
    counted = list(lines)
    return PlaceSum(sum(one.open for one in counted), add_uses(one.own_use for one in counted))


def named_part(line: QuotaLine) -> str:
    """What tells a figure from the others of its region; one of its kecamatan is named too."""
    district = line.region_name if line.region_code.count(".") > 1 else ""
    parts = (district, line.stage, line.category_name)
    return " ".join(part for part in parts if part) or "kuota"


def _sum(lines: Sequence[QuotaLine]) -> PlaceSum | None:
    return place_sum(lines) if lines else None
