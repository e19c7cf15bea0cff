"""A goods plan (RAB): items in two groups, their sums, and the total against the value range.

Volumes are whole thousandths of the unit, so that 2,5 kg is exact: 2500. Money is whole rupiah.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error, warning
from bansos_desktop.domain.rules import RuleSet
from bansos_desktop.domain.rupiah import format_rupiah

WHOLE = 1000
_VOLUME = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,3}))?")


class GoodsSection(StrEnum):
    """The two groups of a RAB (PNPM form 7e)."""

    TOOL = "alat"
    MATERIAL = "bahan"

    @property
    def label(self) -> str:
        """As it stands above the group."""
        return self.value.upper()


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One line of a plan; volume in thousandths, price in rupiah, None where nobody said."""

    section: str = GoodsSection.TOOL
    name: str = ""
    specification: str = ""
    volume: int | None = None
    unit: str = ""
    unit_price: int | None = None

    @property
    def amount(self) -> int | None:
        """Volume times price in whole rupiah, half a rupiah rounded up; None if either is open."""
        return amount_of(self.volume, self.unit_price)

    def values(self, position: int) -> dict[str, Value]:
        """The fields of its record."""
        return {
            "position": position,
            "section": self.section or None,
            "name": self.name or None,
            "specification": self.specification or None,
            "volume": self.volume,
            "unit": self.unit or None,
            "unit_price": self.unit_price,
        }


@dataclass(frozen=True, slots=True)
class Sums:
    """What a plan comes to; `open_items` lack a volume or a price and count nothing."""

    tools: int
    materials: int
    open_items: int

    @property
    def total(self) -> int:
        """Both groups."""
        return self.tools + self.materials


def amount_of(volume: int | None, unit_price: int | None) -> int | None:
    """Whole rupiah for so many thousandths at so much a unit."""
    if volume is None or unit_price is None:
        return None
    return (volume * unit_price + WHOLE // 2) // WHOLE


def sums(items: Iterable[PlannedItem]) -> Sums:
    """Sub totals ALAT and BAHAN."""
    totals = dict.fromkeys(GoodsSection, 0)
    still_open = 0
    for item in items:
        if item.amount is None:
            still_open += 1
        else:
            totals[GoodsSection(item.section)] += item.amount
    return Sums(totals[GoodsSection.TOOL], totals[GoodsSection.MATERIAL], still_open)


def check_plan(items: Sequence[PlannedItem], rules: RuleSet) -> list[Problem]:
    """What is odd about a plan: items without a name, unpriced ones, a total out of the range."""
    problems: list[Problem] = []
    if any(not item.name.strip() for item in items):
        problems.append(error("goods.name_missing", "goods"))
    found = sums(items)
    if found.open_items:
        problems.append(warning("goods.open", "goods", count=str(found.open_items)))
    if not items or found.open_items:
        return problems
    low, high = rules.number("value_min"), rules.number("value_max")
    shown = format_rupiah(found.total)
    if low is not None and found.total < low:
        problems.append(warning("goods.low", "goods", value=shown, limit=format_rupiah(low)))
    elif high is not None and found.total > high:
        problems.append(warning("goods.high", "goods", value=shown, limit=format_rupiah(high)))
    return problems


def match_rows(old: Sequence[PlannedItem], new: Sequence[PlannedItem]) -> list[int | None]:
    """For each new item the number of the old row it goes on in, None for a row of its own.

    An item keeps its row while it is the same thing, whatever its volume and price; a row that is
    left over is never given to another thing, since what was delivered hangs on it.
    """
    matches: list[int | None] = [None] * len(new)
    free = dict(enumerate(old))
    for sameness in (_whole, _thing, _name):
        for number, item in enumerate(new):
            alike = (n for n, one in free.items() if sameness(one) == sameness(item))
            if matches[number] is None and (found := next(alike, None)) is not None:
                matches[number] = found
                del free[found]
    return matches


def _whole(item: PlannedItem) -> Hashable:
    return item


def _thing(item: PlannedItem) -> Hashable:
    return (item.section, item.name.casefold(), item.specification.casefold())


def _name(item: PlannedItem) -> Hashable:
    return item.name.casefold()


def in_order(items: Iterable[PlannedItem]) -> tuple[PlannedItem, ...]:
    """A plan as it is kept: ALAT before BAHAN, blanks collapsed, empty lines left out."""
    kept = [_tidy(item) for item in items]
    filled = [item for item in kept if item != PlannedItem(section=item.section)]
    return tuple(sorted(filled, key=lambda item: list(GoodsSection).index(_section(item))))


def _section(item: PlannedItem) -> GoodsSection:
    return GoodsSection(item.section or GoodsSection.TOOL)


def _tidy(item: PlannedItem) -> PlannedItem:
    """An item with single spaces and a known group: two ways of typing, one plan."""
    return replace(
        item,
        section=_section(item).value,
        name=" ".join(item.name.split()),
        specification=" ".join(item.specification.split()),
        unit=" ".join(item.unit.split()),
    )


def parse_volume(text: str) -> int | None:
    """Thousandths from "2", "2,5" or "2.5"; None for what is no number."""
    found = _VOLUME.fullmatch(text.strip())
    if found is None:
        return None
    return int(found[1]) * WHOLE + int((found[2] or "").ljust(3, "0"))


def format_volume(volume: int | None) -> str:
    """As people write it: 2 or 2,5; "" for None."""
    if volume is None:
        return ""
    whole, rest = divmod(volume, WHOLE)
    return f"{whole},{rest:03}".rstrip("0") if rest else str(whole)
