"""A pagu: rupiah that what is granted may not pass, of a region with all that lies in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.region import inside


@dataclass(frozen=True, slots=True)
class Spent:
    """Money granted (of a monthly aid: paid) in one place."""

    key: FigureKey
    value: int


def is_under(spent: FigureKey, key: FigureKey) -> bool:
    """Whether money was spent under a pagu: "" of a pagu is every stage or category."""
    return (
        (spent.programme, spent.year) == (key.programme, key.year)
        and key.stage in ("", spent.stage)
        and key.category in ("", spent.category)
        and inside(spent.region_code, key.region_code)
    )


def spent_under(spent: Iterable[Spent], key: FigureKey) -> int:
    """What was spent under a pagu so far."""
    return sum(one.value for one in spent if is_under(one.key, key))
