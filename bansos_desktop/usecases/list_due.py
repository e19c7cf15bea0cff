"""Which follow-up visits are due, for the list of Monev and the counts of the overview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import nsmallest

from bansos_desktop.domain.monitoring import (
    DueCounts,
    DueVisit,
    count_due,
    due_months,
    next_due,
)
from bansos_desktop.store.followed import SHOWN_AT_MOST, Narrowing
from bansos_desktop.store.monitorings import MonitoredRow, Standing
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store


class When(StrEnum):
    """Which of those who are followed up: by the day of their next visit."""

    EVERYBODY = ""
    LATE = "lewat"
    SOON = "segera"
    DONE = "selesai"


@dataclass(frozen=True, slots=True)
class DueRow:
    """One recipient with the next visit; None when all visits were made."""

    row: MonitoredRow
    handed_on: date
    due: DueVisit | None


@dataclass(frozen=True, slots=True)
class DueList:
    """The first SHOWN_AT_MOST of `total` people, the longest overdue first.

    `counts` are of everybody in the place that was asked for, whenever their visits are due.
    """

    rows: Sequence[DueRow]
    total: int
    counts: DueCounts


def run(
    store: Store, narrowing: Narrowing, *, today: date, when: When = When.EVERYBODY, month: int = 0
) -> DueList:
    """People whose goods came, by the day of their next visit; `month` 0 means any visit."""
    months = due_months(store.reference.rules(narrowing.programme, narrowing.year, today))
    standings = store.monitorings.standings(narrowing)
    # Thousands got their goods on the same few days: each day is worked out once.
    groups = Counter((one.handed_on, one.seen) for one in standings)
    dues = {key: next_due(date.fromisoformat(key[0]), months, key[1]) for key in groups}
    wanted = {
        key
        for key, due in dues.items()
        if _wanted(due, today, when) and (not month or (due is not None and due.month == month))
    }
    found = [one for one in standings if (one.handed_on, one.seen) in wanted]

    def order(one: Standing) -> tuple[date, int]:
        due = dues[one.handed_on, one.seen]
        return (due.day if due else date.max), one.row

    shown = nsmallest(SHOWN_AT_MOST, found, key=order)
    people = store.monitorings.rows([one.row for one in shown])
    rows = [
        DueRow(people[one.row], date.fromisoformat(one.handed_on), dues[one.handed_on, one.seen])
        for one in shown
    ]
    numbers = count_due(((dues[key], count) for key, count in groups.items()), today)
    return DueList(rows, len(found), numbers)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The visits of one recipient: the months that are wanted, since when, and which is next."""

    months: Sequence[int]
    handed_on: date | None
    due: DueVisit | None


def schedule(store: Store, proposal: StoredRecord, *, today: date) -> Schedule:
    """When one recipient is to be visited, by the rules of the programme they are in."""
    programme, year = str(proposal.values["programme"]), int(proposal.values["year"] or 0)
    months = due_months(store.reference.rules(programme, year, today))
    handover = store.handovers.of_proposal(proposal.uid)
    day = handover.values["handed_on"] if handover else None
    if not day:
        return Schedule(months, None, None)
    handed_on = date.fromisoformat(str(day))
    visits = store.monitorings.of_proposal(proposal.uid)
    seen = max((int(one.values["month"] or 0) for one in visits), default=None)
    return Schedule(months, handed_on, next_due(handed_on, months, seen))


def counts(store: Store, programme: str, year: int, *, today: date) -> DueCounts:
    """How many visits of a programme's year are late, and how many are due within 30 days."""
    months = due_months(store.reference.rules(programme, year, today))
    groups = store.monitorings.groups(Narrowing(programme, year))
    return count_due(
        (
            (next_due(date.fromisoformat(handed_on), months, seen), people)
            for handed_on, seen, people in groups
        ),
        today,
    )


def _wanted(due: DueVisit | None, today: date, when: When) -> bool:
    """Whether a recipient belongs in a tab; nothing due any more means done."""
    if when is When.LATE:
        return due is not None and due.is_late(today)
    if when is When.SOON:
        return due is not None and due.is_soon(today)
    if when is When.DONE:
        return due is None
    return True
