"""What a newer set does to the places that regions have, seen with splits, transfers and use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import Figure, FigureKey, Origin
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

    `used` and `decided` are people, `split` the places that the office gave regions below, `parts`
    those that sources give them. `old_by` and `new_by` say whose figure was and is in force.
    `open` is what no region below has then, `loose` who takes of it, `loose_decided` by decree.
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
    parts: int = 0
    short: int = 0
    old_by: Figure | None = None
    new_by: Figure | None = None
    moved_in: int = 0
    moved_out: int = 0
    open: int = 0
    loose: int = 0
    loose_decided: int = 0

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
    def is_moved(self) -> bool:
        """Whether the office moved places into it or out of it."""
        return bool(self.moved_in or self.moved_out)

    @property
    def made_of(self) -> str:
        """What its source says and what was moved, as a sum; else ""."""
        if not self.is_moved or self.new is None:
            return ""
        given = self.new - self.moved_in + self.moved_out
        by = "rincian kantor" if self.new_by is None else source_words(self.new_by)
        said = [f"{format_thousands(given)} menurut {by}"]
        if self.moved_in:
            said.append(f"+ {format_thousands(self.moved_in)} pindahan masuk")
        if self.moved_out:
            said.append(f"- {format_thousands(self.moved_out)} pindahan keluar")
        return f"{' '.join(said)} = {format_thousands(self.new)}"

    @property
    def where(self) -> str:
        """Region, group, stage and year, as people name a figure."""
        parts = (self.region_name, self.category_name, self.stage, str(self.year))
        return " ".join(part for part in parts if part)

    @property
    def message(self) -> str:
        """What a person should know before taking the set."""
        return f"PERHATIAN: {self.told}"

    @property
    def told(self) -> str:
        """What becomes of it, beside what is taken of it."""
        becomes = "dicabut" if self.new is None else f"menjadi {format_thousands(self.new)}"
        return f"{self.where}: kuota {becomes}, {self.taken}."

    @property
    def taken(self) -> str:
        """Who has places of it already, or of what its parts leave if only that is too little."""
        if self.is_loose:
            left = format_thousands(max(0, self.open))
            people = format_thousands(self.loose)
            decided = f", ditetapkan {format_thousands(self.loose_decided)}"
            return (
                f"sesudah bagian wilayah di dalamnya sisa {left}, dipakai {people} orang tanpa "
                f"bagian{decided if self.loose_decided else ''}"
            )
        said = [f"sudah terpakai {format_thousands(self.used)}"]
        if self.decided:
            said.append(f"ditetapkan {format_thousands(self.decided)}")
        if self.moved_out:
            said.append(f"dipindahkan keluar {format_thousands(self.moved_out)}")
        if self.split + self.parts > (self.new or 0):
            said += self.given
        return ", ".join(said)

    @property
    def is_loose(self) -> bool:
        """Whether the whole has places enough, but what its parts leave has not."""
        given = self.split + self.parts
        return 0 < given <= (self.new or 0) >= self.used and self.loose > self.open

    @property
    def given(self) -> list[str]:
        """What regions below have of it, and from whom."""
        said = []
        if self.split:
            said.append(f"sudah dirinci kantor {format_thousands(self.split)}")
        if self.parts:
            said.append(f"angka wilayah di dalamnya {format_thousands(self.parts)}")
        return said

    @property
    def revived(self) -> str:
        """That a letter is silent about it now, and whose figure counts instead; else ""."""
        if self.old_by is None or self.old_by.origin is not Origin.LETTER:
            return ""
        silent = f"baris surat {self.old_by.source} dicabut"
        if self.new_by is None:
            return f"{silent}; tidak ada sumber lain yang memberi angka"
        if self.new_by.origin is not Origin.SHIPPED:
            return ""
        return f"{silent}; {source_words(self.new_by)} berlaku lagi"


def source_words(figure: Figure) -> str:
    """Whose figure it is, as it stands in a sentence."""
    match figure.origin:
        case Origin.SHIPPED:
            return f"data acuan (sumber {figure.source})"
        case Origin.LETTER:
            return f"surat {figure.source}"
        case _:
            return "isian kantor"


def place_of(line: QuotaLine) -> str:
    """A figure's region, group, stage and year, as people name it."""
    parts = (line.region_name, line.category_name, line.stage, str(line.year))
    return " ".join(part for part in parts if part)


def shifts(before: Iterable[QuotaLine], after: Iterable[QuotaLine]) -> list[QuotaShift]:
    """Every figure whose places change, or whose people find fewer places than before."""
    old = {line.key: line for line in before}
    new = {line.key: line for line in after}
    had, have = _parts(old.values()), _parts(new.values())
    found = [_changed(old.get(key), line, have[key]) for key, line in new.items()]
    found += [_withdrawn(line, had[key]) for key, line in old.items() if key not in new]
    told = (one for one in found if one.is_below or one.shift is not Shift.SAME)
    return sorted(told, key=lambda one: one.key)


def _parts(lines: Iterable[QuotaLine]) -> defaultdict[FigureKey, int]:
    """How much of each figure those inside its region are."""
    found: defaultdict[FigureKey, int] = defaultdict(int)
    for line in lines:
        one = line.standing
        if one is not None and one.parent is not None and one.is_part:
            found[one.parent] += one.base
    return found


def _changed(old: QuotaLine | None, new: QuotaLine, parts: int) -> QuotaShift:
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
        _split(new) - parts,
        parts,
        _short(new) if _short(new) > was_short else 0,
        None if old is None else _first(old),
        _first(new),
        0 if new.standing is None else new.standing.moved_in,
        0 if new.standing is None else new.standing.moved_out,
        new.open,
        new.own_use.used,
        new.own_use.among(DECIDED),
    )


def _withdrawn(old: QuotaLine, parts: int) -> QuotaShift:
    """A figure that is gone afterwards: whoever used it or was given a share of it has none."""
    split = _split(old) - parts
    return QuotaShift(
        Shift.WITHDRAWN,
        old.key,
        old.region_name,
        old.category_name,
        old.quota,
        None,
        old.used,
        old.use.among(DECIDED),
        split,
        parts,
        max(old.own_use.used, split),
        _first(old),
    )


def _first(line: QuotaLine) -> Figure | None:
    """The figure in force, where a source gives one."""
    figures = () if line.standing is None else line.standing.figures
    return figures[0] if figures else None


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
