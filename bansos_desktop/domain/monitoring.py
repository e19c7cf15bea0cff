"""Visits after the handover: when each is due, what is checked, and how a business develops."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error, warning
from bansos_desktop.domain.rules import RuleSet
from bansos_desktop.domain.rupiah import format_rupiah

YES, NO = "ya", "tidak"
SOON = timedelta(days=30)
TOO_EARLY = timedelta(days=31)
LATEST_MONTH = 120


class Development(StrEnum):
    """How a business stands against the visit before, as KUBE reports have it, or that it ended."""

    GROWING = "meningkat"
    STEADY = "tetap"
    SHRINKING = "menurun"
    STOPPED = "berhenti"

    @property
    def label(self) -> str:
        """The word on the form."""
        return self.value.title()


@dataclass(frozen=True, slots=True)
class DueVisit:
    """The next visit somebody should have, and the day it is due."""

    month: int
    day: date

    def days_late(self, today: date) -> int:
        """How long ago it was due; negative while it is still to come."""
        return (today - self.day).days

    def is_late(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.day < today

    def is_soon(self, today: date) -> bool:
        """Whether it is due today or within thirty days."""
        return today <= self.day <= today + SOON


@dataclass(frozen=True, slots=True)
class DueCounts:
    """How many visits are late and how many come up, of how many recipients that are followed."""

    overdue: int = 0
    soon: int = 0
    followed: int = 0


def due_months(rules: RuleSet) -> tuple[int, ...]:
    """The months after the handover in which the programme wants a visit, in order."""
    listed = rules.listed("monitoring_months")
    months = {int(part) for part in listed if part.isascii() and part.isdigit()}
    return tuple(sorted(month for month in months if 0 < month <= LATEST_MONTH))


def due_on(handed_on: date, month: int) -> date:
    """The same day so many months later; the month's last where it has no such day."""
    years, number = divmod(handed_on.month - 1 + month, 12)
    year = handed_on.year + years
    last = monthrange(year, number + 1)[1]
    return date(year, number + 1, min(handed_on.day, last))


def next_due(handed_on: date, months: Sequence[int], seen: int | None) -> DueVisit | None:
    """The first visit after the latest month that was visited; None when all are done.

    A month that was passed over is not asked for again: nobody can visit the past.
    """
    later = [month for month in months if seen is None or month > seen]
    return DueVisit(min(later), due_on(handed_on, min(later))) if later else None


def count_due(due: Iterable[tuple[DueVisit | None, int]], today: date) -> DueCounts:
    """Add up visits with how many people each stands for."""
    overdue = soon = followed = 0
    for visit, people in due:
        followed += people
        if visit is not None and visit.is_late(today):
            overdue += people
        elif visit is not None and visit.is_soon(today):
            soon += people
    return DueCounts(overdue, soon, followed)


@dataclass(frozen=True, slots=True)
class MonitoringDraft:
    """What the form holds about one visit; money is a month's, in rupiah."""

    visited_on: date | None = None
    officer: str = ""
    month: int | None = None
    running: str = ""
    goods_state: str = ""
    revenue: int | None = None
    profit: int | None = None
    workers: int | None = None
    development: str = ""
    obstacle: str = field(default="", repr=False)
    follow_up: str = field(default="", repr=False)
    note: str = field(default="", repr=False)

    def values(self) -> dict[str, Value]:
        """The fields of its record."""
        texts = {name: " ".join(getattr(self, name).split()) or None for name in _TEXTS}
        numbers = {name: getattr(self, name) for name in _NUMBERS}
        day = self.visited_on.isoformat() if self.visited_on else None
        return {**texts, **numbers, "visited_on": day}

    @classmethod
    def from_record(cls, values: Mapping[str, Value]) -> MonitoringDraft:
        """A recorded visit as the form shows it."""
        texts = {name: str(values[name] or "") for name in _TEXTS}
        numbers = {name: _number(values[name]) for name in _NUMBERS}
        day = values["visited_on"]
        return cls(**texts, **numbers, visited_on=date.fromisoformat(str(day)) if day else None)  # type: ignore[arg-type]  # the two tuples name text and number fields


_TEXTS = ("officer", "running", "goods_state", "development", "obstacle", "follow_up", "note")
_NUMBERS = ("month", "revenue", "profit", "workers")


@dataclass(frozen=True, slots=True)
class Point:
    """One visit in the picture of a development."""

    month: int
    revenue: int | None
    profit: int | None
    development: str = ""
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """What else is known: the day of the handover, and the other visits by month.

    `of_business` and `of_goods` say what the programme helped with: only of that is anything asked.
    """

    handed_on: date | None = None
    others: Sequence[Point] = ()
    of_business: bool = True
    of_goods: bool = True


def check_visit(draft: MonitoringDraft, facts: VisitFacts, today: date) -> list[Problem]:
    """Everything worth saying about a visit, in the order of the form."""
    problems = [
        *_check_day(draft, facts.handed_on, today),
        *_check_month(draft.month, facts.others),
    ]
    if not facts.of_business:
        return [*problems, *(_check_goods(draft) if facts.of_goods else [])]
    return [
        *problems,
        *_check_business(draft),
        *_check_money(draft),
        *_check_development(draft, facts.others),
    ]


def _check_day(draft: MonitoringDraft, handed_on: date | None, today: date) -> list[Problem]:
    """A visit comes after the handover and is not in the future; much too early only warns."""
    day = draft.visited_on
    if day is None:
        return [error("monitoring.day_missing", "visited_on")]
    if day > today:
        return [error("monitoring.day_future", "visited_on", day=format_short(day))]
    if handed_on is None:
        return []
    if day < handed_on:
        values = {"day": format_short(day), "handed": format_short(handed_on)}
        return [error("monitoring.before_handover", "visited_on", **values)]
    if draft.month and draft.month <= LATEST_MONTH:
        due = due_on(handed_on, draft.month)
        if day < due - TOO_EARLY:
            shown = format_short(due)
            return [warning("monitoring.early", "month", month=str(draft.month), due=shown)]
    return []


def _check_month(month: int | None, others: Sequence[Point]) -> list[Problem]:
    """Which follow-up this is: each month is visited once."""
    if month is None:
        return [error("monitoring.month_missing", "month")]
    if month > LATEST_MONTH:
        return [error("monitoring.month_odd", "month", month=str(month))]
    if any(other.month == month for other in others):
        return [error("monitoring.month_taken", "month", month=str(month))]
    return []


def _check_business(draft: MonitoringDraft) -> list[Problem]:
    """Whether the business runs; where it does not, what stands in its way must be told."""
    problems = []
    if not draft.running:
        problems.append(error("monitoring.running_missing", "running"))
    problems += _check_goods(draft)
    if draft.running == NO and not draft.obstacle.strip():
        problems.append(error("monitoring.obstacle_missing", "obstacle"))
    return problems


def _check_goods(draft: MonitoringDraft) -> list[Problem]:
    return [] if draft.goods_state else [warning("monitoring.goods_missing", "goods_state")]


def _check_money(draft: MonitoringDraft) -> list[Problem]:
    """Figures that an officer may have swapped or forgotten; none of them forbids saving."""
    problems = []
    if draft.running == YES and draft.revenue is None:
        problems.append(warning("monitoring.revenue_missing", "revenue"))
    if draft.revenue is not None and draft.profit is not None and draft.profit > draft.revenue:
        values = {"profit": format_rupiah(draft.profit), "revenue": format_rupiah(draft.revenue)}
        problems.append(warning("monitoring.profit_high", "profit", **values))
    return problems


def _check_development(draft: MonitoringDraft, others: Sequence[Point]) -> list[Problem]:
    """The word against the answer whether the business runs, and then against the figures."""
    stopped = draft.development == Development.STOPPED
    if not draft.development:
        return [error("monitoring.development_missing", "development")]
    if stopped and draft.running == YES:
        return [error("monitoring.stopped_but_running", "development")]
    if not stopped and draft.running == NO:
        return [warning("monitoring.not_running_not_stopped", "development")]
    before = point_before(others, draft.month)
    return _check_against(before.revenue, draft) if before is not None else []


def _check_against(before: int | None, draft: MonitoringDraft) -> list[Problem]:
    """A business may grow while it sells less, so figures against the word forbid nothing."""
    if not before or draft.revenue is None:
        return []
    fell = draft.revenue < before and draft.development == Development.GROWING
    rose = draft.revenue > before and draft.development == Development.SHRINKING
    if not (fell or rose):
        return []
    now, earlier = format_rupiah(draft.revenue), format_rupiah(before)
    return [warning("monitoring.development_odd", "development", before=earlier, now=now)]


def point_before(points: Iterable[Point], month: int | None) -> Point | None:
    """The last visit before a month, or None for the first."""
    earlier = [point for point in points if month is not None and point.month < month]
    return max(earlier, key=_month, default=None)


def change_percent(before: int | None, after: int | None) -> int | None:
    """By how much an amount changed, in whole percent; None where there is nothing to compare."""
    if not before or after is None:
        return None
    return round(100 * (after - before) / before)


def whole_change(points: Iterable[Point]) -> int | None:
    """The change of the revenue from the first visit that knew it to the last, in percent."""
    known = [point for point in sorted(points, key=_month) if point.revenue is not None]
    return change_percent(known[0].revenue, known[-1].revenue) if len(known) > 1 else None


def _month(point: Point) -> int:
    return point.month


def _number(value: Value) -> int | None:
    return None if value is None else int(value)
