"""What nobody takes a set for without having been told: asked alike on screen and in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import FigureKey, Origin
from bansos_desktop.domain.quota_shift import QuotaShift, Shift, place_of
from bansos_desktop.domain.rupiah import format_thousands

MOST_NAMED = 5


class Why(StrEnum):
    """Why a figure is asked about, by the code of its sentence; in this order it is told."""

    BELOW = "sync.asked_below"
    WITHDRAWN = "sync.asked_withdrawn"
    MOVED = "sync.asked_moved"


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure that is asked about; `weight` is how grave it is, so that worse is asked anew."""

    why: Why
    key: FigureKey
    words: str
    weight: int
    letter: str = ""


def asked(
    shifts: Sequence[QuotaShift],
    before: Mapping[FigureKey, QuotaLine],
    withdrawn: Iterable[FigureKey],
) -> list[Asked]:
    """All that a set needs consent for; `withdrawn` are the letters' figures that it leaves out."""
    below = [Asked(Why.BELOW, x.key, f"{x.where} ({x.taken})", x.short) for x in shifts if x.short]
    moved = [
        Asked(Why.MOVED, one.key, f"{one.where}: {one.made_of}", one.moved_in + one.moved_out)
        for one in shifts
        if one.is_moved and one.shift is not Shift.SAME
    ]
    return [*below, *(_withdrawn(before[key]) for key in sorted(withdrawn)), *moved]


def questions(found: Iterable[Asked], most: int = MOST_NAMED) -> list[str]:
    """One sentence a kind and letter, the first figures by name: what happens, and what to do."""
    return [
        sentence(why, {**_named(list(group), most), "letter": letter})
        for (why, letter), group in groupby(found, key=lambda one: (one.why, one.letter))
    ]


def _withdrawn(line: QuotaLine) -> Asked:
    """A letter's figure, in force or not, with its number."""
    figures = line.standing.figures if line.standing else ()
    (own,) = [one for one in figures if one.origin is Origin.LETTER]
    words = f"{place_of(line)} {format_thousands(own.quota)}"
    return Asked(Why.WITHDRAWN, line.key, words, 1, own.source)


def _named(found: Sequence[Asked], most: int) -> dict[str, str]:
    """How many they are, and the first of them."""
    said = [one.words for one in found[:most]]
    if len(found) > most:
        said.append(f"dan {format_thousands(len(found) - most)} kuota lain")
    return {"count": format_thousands(len(found)), "list": "; ".join(said)}
