"""Deciding many proposals at once: places of a quota, ranks of the reserve, what a decree needs.

Whoever is decided on holds a place for good. Whoever is cancelled after the decree gives none back
(BST Kaltim 2017: the money returns to the treasury), unless a rule of the office lets a reserve
replace them; then nothing is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.finding_titles import title_of
from bansos_desktop.domain.problems import Problem, error, warning
from bansos_desktop.domain.quota import Pots, QuotaLine
from bansos_desktop.domain.quota_ledger import FigureKey, Leaf
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.workflow import DECIDED, Action, Status

# A handover and a follow-up are records of their own: nobody takes these steps without one.
WITH_RECORD = frozenset({Action.HAND_OVER, Action.MONITOR})
IN_BULK = tuple(action for action in Action if action not in WITH_RECORD)
NEEDS_PLACE = frozenset({Action.PROMOTE, Action.DECIDE, Action.REPLACE})
NEEDS_JUDGING = frozenset({Action.DECIDE, Action.REPLACE})


@dataclass(frozen=True, slots=True)
class Pot:
    """Where places come from: a region's own figure, or the province's lump that all share.

    `whole` is a figure with its parts, of which nobody takes a place but which none may pass.
    """

    stage: str
    region_code: str
    category: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """One pot with what is gone from it; `quota` None means that no source gives a figure.

    `lost` were cancelled after the decree; `waiting` are found eligible and not decided on yet.
    `wholes` are those that the pot is a part of: a part lowered below what was decided there eats
    from what is left of all others.
    """

    pot: Pot
    quota: int | None
    decided: int = 0
    lost: int = 0
    waiting: int = 0
    wholes: Sequence[Places] = ()

    @property
    def left(self) -> int | None:
        """How many may still be decided on, or None if no figure is known."""
        if self.quota is None:
            return None
        return max(0, min(one._rest for one in (self, *self.wholes)))

    @property
    def tightest(self) -> Places:
        """The pot, or the whole above it that has less left than the pot."""
        return min((self, *self.wholes), key=lambda one: max(0, one._rest))

    @property
    def pots(self) -> list[Pot]:
        """All that a decision takes a place of."""
        return [self.pot, *(one.pot for one in self.wholes)]

    def free_for(self, action: Action) -> int | None:
        """Places that a step may take; who goes up from the reserve waits behind the eligible."""
        if self.quota is None:
            return None
        return min(one._free_for(action) for one in (self, *self.wholes))

    def frees(self, action: Action) -> dict[Pot, int | None]:
        """The same of the pot and of each whole by itself."""
        if self.quota is None:
            return {self.pot: None}
        return {one.pot: one._free_for(action) for one in (self, *self.wholes)}

    @property
    def _rest(self) -> int:
        """What is left of this one by itself; below zero where more was decided."""
        return (self.quota or 0) - self.decided - self.lost

    def _free_for(self, action: Action) -> int:
        waiting = self.waiting if action is Action.PROMOTE else 0
        return max(0, self._rest - waiting)


@dataclass(frozen=True, slots=True)
class Taking:
    """What a selection would take of one pot."""

    places: Places
    wanted: int
    free: int | None

    @property
    def too_many(self) -> int:
        """How many of them find no place; all of them where no figure is known."""
        return self.wanted if self.free is None else max(0, self.wanted - self.free)


def places_of(pots: Pots, lost: Mapping[Leaf, int], leaf: Leaf) -> Places:
    """The pot that somebody at `leaf` is decided on from, with what is gone from it."""
    line = pots.find(leaf)
    if line is None:
        return Places(Pot(leaf.stage, leaf.region_code, leaf.category), None)
    gone: Counter[FigureKey] = Counter()
    for other, count in lost.items():
        if (theirs := pots.find(other)) is not None:
            gone[theirs.key] += count
    wholes = [_sum(lines, gone, whole=True) for lines in pots.wholes(line)]
    return replace(_sum([line], gone), wholes=tuple(wholes))


def _sum(
    lines: Sequence[QuotaLine], gone: Mapping[FigureKey, int], *, whole: bool = False
) -> Places:
    """Several figures as one: that of the first, which all the others are parts of."""
    first = lines[0]
    return Places(
        Pot(first.stage, first.region_code, first.category, whole),
        sum(line.open for line in lines),
        sum(line.own_use.among(DECIDED) for line in lines),
        sum(gone.get(line.key, 0) for line in lines),
        sum(line.own_use.among({Status.ELIGIBLE}) for line in lines),
    )


def allot(line: Sequence[Sequence[Pot]], free: Mapping[Pot, int | None]) -> list[bool]:
    """Who of those standing in line finds a place in all his pots; first come, first served."""
    left = {pot: count or 0 for pot, count in free.items()}
    served = []
    for pots in line:
        served.append(all(left[pot] > 0 for pot in pots))
        if served[-1]:
            left.update({pot: left[pot] - 1 for pot in pots})
    return served


def ranked(
    standing: Mapping[str, int], moving: Sequence[str], wanted: Mapping[str, int]
) -> dict[str, int]:
    """Ranks 1, 2, 3… after `moving` took their places; the others keep their order.

    Somebody with a wanted rank gets it, unless it lies behind the end; all others come last, in
    the order of `moving`.
    """
    leaving = set(moving)
    order = sorted((uid for uid in standing if uid not in leaving), key=standing.__getitem__)
    for uid in sorted((uid for uid in moving if uid in wanted), key=wanted.__getitem__):
        order.insert(max(0, wanted[uid] - 1), uid)
    order += [uid for uid in moving if uid not in wanted]
    return {uid: rank for rank, uid in enumerate(order, start=1)}


def without(standing: Mapping[str, int], leaving: Collection[str]) -> dict[str, int]:
    """The ranks after some left the reserve: whoever stood behind a gap moves up."""
    return ranked({uid: r for uid, r in standing.items() if uid not in leaving}, (), {})


def in_weight(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Warnings with how many carry each: whoever nobody visited first, then the commonest."""
    return sorted(counts.items(), key=lambda one: (one[0] != "visit.missing", -one[1], one[0]))


def told(counts: Mapping[str, int]) -> str:
    """All warnings with their counts in one line, as the ledger keeps what somebody saw."""
    return ", ".join(
        f"{_inside(title_of(code))} ({format_thousands(count)} orang)"
        for code, count in in_weight(counts)
    )


def _inside(title: str) -> str:
    """A title in the middle of a line; one that begins with an abbreviation keeps it."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def check_decree(number: str, day: date | None, today: date) -> list[Problem]:
    """What a decree must say before anybody is decided on; its number is never made up here."""
    problems = []
    if not number.strip():
        problems.append(error("decision.decree_missing", "decree_number"))
    if day is None:
        problems.append(error("decision.decree_date_missing", "decree_date"))
    elif day > today:
        problems.append(error("decision.decree_date_ahead", "decree_date"))
    return problems


def check_decree_day(
    day: date, year: int, proposed: date | None, visited: date | None
) -> list[Problem]:
    """What the day of a decree has against it beside one person's own days.

    Before the programme's year there is nothing to decide, so that is a slip of the pen; before the
    proposal or the last visit it may be so and wants a look, as both are sometimes written late.
    """
    values = {"day": format_short(day), "year": str(year)}
    if day.year < year:
        return [error("decision.decree_before_year", "decree_date", **values)]
    days = (
        ("decision.decree_before_proposal", proposed),
        ("decision.decree_before_visit", visited),
    )
    return [
        warning(code, "decree_date", then=format_short(then), **values)
        for code, then in days
        if then is not None and day < then
    ]
