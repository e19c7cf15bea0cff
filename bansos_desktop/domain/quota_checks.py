"""What may be done with a figure: no place is given away that somebody was decided on.

A figure's places are those it was not split of. Whoever is decided on, and whoever was cancelled
after the decree, is gone from them for good; an act of an office may never leave fewer than that,
neither of the figure nor of a whole that it is a part of. What a newer reference set lowers stands
as it is and is shown, but no act makes it worse.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error, stops, warning
from bansos_desktop.domain.quota import Use
from bansos_desktop.domain.quota_ledger import (
    Allocation,
    AllocationAction,
    Figure,
    FigureKey,
    Leaf,
    Standing,
    pot_of,
    stand,
)
from bansos_desktop.domain.reasons import is_reason
from bansos_desktop.domain.region import regions_above
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.workflow import DECIDED

MOST_PLACES = 999_999
NOWHERE = ""
"""The region of the pot of those for whom nobody gives a figure."""

Words = Callable[[FigureKey], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Paper:
    """What an office goes by: a letter with its day and its sentence, or a reason in words."""

    letter: str = ""
    letter_date: date | None = None
    sentence: str = ""
    reason: str = ""

    def values(self) -> dict[str, Value]:
        """The fields of an allocation's record; blanks of typing are gone."""
        day = self.letter_date.isoformat() if self.letter_date else None
        return {
            "letter": _tidy(self.letter) or None,
            "letter_date": day,
            "sentence": _tidy(self.sentence) or None,
            "reason": _tidy(self.reason) or None,
        }


@dataclass(frozen=True, slots=True)
class Pool:
    """The places of one figure that are its own: how many, gone for good, and taken in all.

    `lost` are those of the gone whom nobody holds any more: cancelled after the decree.
    """

    open: int = 0
    gone: int = 0
    used: int = 0
    lost: int = 0

    @property
    def free(self) -> int:
        """Places that nobody was decided on; below zero where more are gone than there are."""
        return self.open - self.gone

    @property
    def idle(self) -> int:
        """Places that nobody takes, be it only by being proposed; below zero if too many do."""
        return self.open - self.used - self.lost

    @property
    def missing(self) -> int:
        """How many more are gone, or split among regions below, than there are."""
        return max(0, -self.free)

    @property
    def over(self) -> int:
        """How many more are proposed than there are places."""
        return max(0, self.used - self.open)


@dataclass(frozen=True, slots=True)
class QuotaState:
    """A programme's year: what sources say, what the office did, who asks and who is lost."""

    programme: str
    year: int
    figures: Sequence[Figure]
    allocations: Sequence[Allocation]
    leaves: Mapping[Leaf, Use] = field(default_factory=dict)
    lost: Mapping[Leaf, int] = field(default_factory=dict)

    def standings(self) -> dict[FigureKey, Standing]:
        """Every figure with what was done with it."""
        return stand(self.figures, self.allocations)

    def after(self, changed: Iterable[Allocation], removed: Collection[str] = ()) -> QuotaState:
        """The same with some allocations made or changed, and others withdrawn."""
        new = {one.uid: one for one in changed}
        kept = [one for one in self.allocations if one.uid not in new and one.uid not in removed]
        return QuotaState(
            self.programme,
            self.year,
            self.figures,
            [*kept, *new.values()],
            self.leaves,
            self.lost,
        )

    def pools(self) -> dict[FigureKey, Pool]:
        """Every figure's own places with whoever takes of them; NOWHERE for whom none is for."""
        standings = self.standings()
        giving = {key for key, one in standings.items() if one.has_figure}
        about = FigureKey(self.programme, self.year, "", NOWHERE)
        found = {key: Pool(standings[key].open) for key in giving}
        for leaf in {*self.leaves, *self.lost}:
            key = pot_of(giving, about, leaf) or about
            use, lost = self.leaves.get(leaf, Use()), self.lost.get(leaf, 0)
            taken = Pool(0, use.among(DECIDED) + lost, use.used, lost)
            found[key] = _add(found.get(key, Pool()), taken)
        return found


def wholes(pools: Mapping[FigureKey, Pool]) -> dict[FigureKey, Pool]:
    """Each figure as it stands with its parts in the regions below.

    Parts that were lowered below what was decided there eat from what is left of the others.
    """
    found = dict(pools)
    for key, pool in pools.items():
        for region in regions_above(key.region_code):
            if (whole := key.at(region)) in found:
                found[whole] = _add(found[whole], pool)
    return found


def free_to_move(state: QuotaState, key: FigureKey) -> int:
    """How many places of a figure nobody takes, neither there nor in its parts."""
    pools = state.pools()
    if key not in pools:
        return 0
    return max(0, min(pools[key].idle, wholes(pools)[key].idle))


def _add(one: Pool, other: Pool) -> Pool:
    return Pool(
        one.open + other.open,
        one.gone + other.gone,
        one.used + other.used,
        one.lost + other.lost,
    )


def check_paper(paper: Paper, today: date, *, reason_needed: bool = False) -> list[Problem]:
    """Whether the office says what it goes by: a whole letter or a reason in words."""
    has_reason = is_reason(paper.reason)
    problems = [] if has_reason else _check_reason(paper, reason_needed=reason_needed)
    if paper.letter_date is not None and paper.letter_date > today:
        problems.append(error("quota.letter_ahead", "letter_date"))
    if not _tidy(paper.letter):
        return problems
    if paper.letter_date is None and (reason_needed or not has_reason):
        problems.append(error("quota.letter_date_missing", "letter_date"))
    if not _tidy(paper.sentence) and not has_reason:
        problems.append(error("quota.sentence_missing", "sentence"))
    return problems


def _check_reason(paper: Paper, *, reason_needed: bool) -> list[Problem]:
    """What to say where no reason stands in words: a letter may do, half a word does not."""
    if reason_needed or (not _tidy(paper.letter) and _tidy(paper.reason)):
        return [no_reason(paper.reason)]
    return [] if _tidy(paper.letter) else [error("quota.paper_missing", "letter")]


def no_reason(text: str) -> Problem:
    """That no words say why: none at all, or too few to tell anything."""
    written = _tidy(text)
    if not written:
        return error("quota.reason_missing", "reason")
    return error("quota.reason_short", "reason", reason=written)


def check_change(
    before: QuotaState,
    after: QuotaState,
    words: Words,
    field_of: Callable[[FigureKey], str] = lambda _key: "amount",
) -> list[Problem]:
    """What forbids a change, and what of it wants a look: only what it makes worse counts."""
    old, new = before.pools(), after.pools()
    found = (
        _worse(key, old.get(key, Pool()), pool, field_of(key), words)
        for key, pool in sorted(new.items())
    )
    problems = [problem for problem in found if problem is not None]
    if stops(problems):
        return problems
    return problems + [
        error("quota.whole_passed", field_of(key), count=format_thousands(count), **words(key))
        for key, count in _emptied(wholes(old), wholes(new))
    ]


def passed(before: QuotaState, after: QuotaState) -> list[tuple[FigureKey, int]]:
    """Figures with more proposed than places, and further than before, with how many."""
    old = before.pools()
    return [
        (key, pool.over)
        for key, pool in sorted(after.pools().items())
        if key.region_code != NOWHERE and pool.over > old.get(key, Pool()).over
    ]


def emptied(before: QuotaState, after: QuotaState) -> list[tuple[FigureKey, int]]:
    """Figures with fewer places than are gone or split, and further than before, by how many."""
    old, new = before.pools(), after.pools()
    return _emptied(old, new) or _emptied(wholes(old), wholes(new))


def _emptied(
    old: Mapping[FigureKey, Pool], new: Mapping[FigureKey, Pool]
) -> list[tuple[FigureKey, int]]:
    return [
        (key, pool.missing)
        for key, pool in sorted(new.items())
        if pool.missing > old.get(key, Pool()).missing
    ]


def _worse(key: FigureKey, old: Pool, new: Pool, where: str, words: Words) -> Problem | None:
    """The gravest thing that a change does to one figure."""
    if new.missing > old.missing:
        if key.region_code == NOWHERE:
            return error("quota.nobody_gives", where, count=format_thousands(new.gone))
        if new.open < 0:
            over = format_thousands(-new.open)
            return error("quota.lump_passed", where, over=over, **words(key))
        numbers = {"open": format_thousands(new.open), "gone": format_thousands(new.gone)}
        return error("quota.below_decided", where, **numbers, **words(key))
    if new.over > old.over and key.region_code != NOWHERE:
        over = format_thousands(new.over)
        return warning("quota.below_proposed", where, count=over, **words(key))
    return None


def lump_above(state: QuotaState, key: FigureKey, leaf: Leaf) -> FigureKey | None:
    """The figure that `key` would be a part of, or None if nobody gives one for more than it."""
    giving = {at for at, one in state.standings().items() if one.has_figure and at != key}
    return pot_of(giving, key, leaf)


def share_of(state: QuotaState, key: FigureKey, region: str) -> int:
    """How many places of a figure a region below was given."""
    return sum(
        one.amount
        for one in state.allocations
        if one.action is AllocationAction.SPLIT and one.source == key and one.to_region == region
    )


def gone_below(state: QuotaState, share: FigureKey, less: int) -> int:
    """How many places of a share decrees have taken, if it may not give back `less`; else 0."""
    pool = state.pools().get(share)
    if pool is None or less <= 0 or pool.open - less >= pool.gone:
        return 0
    return pool.gone


def _tidy(text: str) -> str:
    return " ".join(text.split())
