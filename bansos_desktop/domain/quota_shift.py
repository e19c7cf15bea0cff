"""What a newer set does to the places that regions have, seen with splits, transfers and use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.workflow import DECIDED


class Shift(StrEnum):
    """What happens to a figure; in this order people want to know."""

    WITHDRAWN = "dicabut"
    LOWERED = "turun"
    RAISED = "naik"
    NEW = "baru"
    SAME = "tetap"


@dataclass(frozen=True, slots=True)
class QuotaShift:
    """A region's places before and after; `new` is None where the set withdraws the figure.

    `used` and `decided` are people, `split` the places that the office gave regions below.
    """

    shift: Shift
    key: FigureKey
    region_name: str
    category_name: str
    old: int | None
    new: int | None
    used: int = 0
    decided: int = 0
    split: int = 0
    short: int = 0

    @property
    def programme(self) -> str:
        """The programme's code."""
        return self.key.programme

    @property
    def year(self) -> int:
        """The budget year."""
        return self.key.year

    @property
    def stage(self) -> str:
        """Murni, perubahan, or nothing."""
        return self.key.stage

    @property
    def region_code(self) -> str:
        """Whose figure it is."""
        return self.key.region_code

    @property
    def is_below(self) -> bool:
        """Whether fewer places are left than are taken or split, and fewer than before."""
        return self.short > 0

    @property
    def where(self) -> str:
        """Region, group, stage and year, as people name a figure."""
        parts = (self.region_name, self.category_name, self.stage, str(self.year))
        return " ".join(part for part in parts if part)

    @property
    def message(self) -> str:
        """What a person should know before taking the set."""
        becomes = "dicabut" if self.new is None else f"menjadi {format_thousands(self.new)}"
        return f"PERHATIAN: {self.where}: kuota {becomes}, {self.taken}."

    @property
    def taken(self) -> str:
        """Who has places of it already."""
        said = [f"sudah terpakai {format_thousands(self.used)}"]
        if self.decided:
            said.append(f"ditetapkan {format_thousands(self.decided)}")
        if self.split > (self.new or 0):
            said.append(f"sudah dirinci kantor {format_thousands(self.split)}")
        return ", ".join(said)


def shifts(before: Iterable[QuotaLine], after: Iterable[QuotaLine]) -> list[QuotaShift]:
    """Every figure whose places change, or whose people find fewer places than before."""
    old = {line.key: line for line in before}
    new = {line.key: line for line in after}
    found = [_changed(old.get(key), line) for key, line in new.items()]
    found += [_withdrawn(line) for key, line in old.items() if key not in new]
    told = (one for one in found if one.is_below or one.shift is not Shift.SAME)
    return sorted(told, key=lambda one: one.key)


def _changed(old: QuotaLine | None, new: QuotaLine) -> QuotaShift:
    """A figure that stands afterwards."""
    was_short = 0 if old is None else _short(old)
    return QuotaShift(
        _kind(old, new),
        new.key,
        new.region_name,
        new.category_name,
        None if old is None else old.quota,
        new.quota,
        new.used,
        new.use.among(DECIDED),
        _split(new),
        _short(new) if _short(new) > was_short else 0,
    )


def _withdrawn(old: QuotaLine) -> QuotaShift:
    """A figure that is gone afterwards: whoever used it or was given a share of it has none."""
    return QuotaShift(
        Shift.WITHDRAWN,
        old.key,
        old.region_name,
        old.category_name,
        old.quota,
        None,
        old.used,
        old.use.among(DECIDED),
        _split(old),
        max(old.used, _split(old)),
    )


def _kind(old: QuotaLine | None, new: QuotaLine) -> Shift:
    if old is None:
        return Shift.NEW
    if new.quota == old.quota:
        return Shift.SAME
    return Shift.RAISED if new.quota > old.quota else Shift.LOWERED


def _split(line: QuotaLine) -> int:
    return 0 if line.standing is None else line.standing.split_out


def _short(line: QuotaLine) -> int:
    """How many places are missing: in the whole region, or in what of it is not split."""
    return max(0, line.used - line.quota, line.own_use.used - line.open)
