"""The day of a decree beside the days of those it decides on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bansos_desktop.domain.decision import check_decree_day
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Severity
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.judge_proposals import Found


def added(
    store: Store,
    proposals: Mapping[str, StoredRecord],
    day: date | None,
    judged: Mapping[str, Found],
) -> Mapping[str, Found]:
    """What was found about each, and what the decree's day has against it."""
    if day is None:
        return judged
    visits = store.decisions.last_visits(list(proposals))
    return {
        uid: _with_day(found, proposals[uid], day, visits.get(uid)) for uid, found in judged.items()
    }


def _with_day(found: Found, proposal: StoredRecord, day: date, visit: str | None) -> Found:
    values = proposal.values
    problems = check_decree_day(
        day, int(values["year"] or 0), _day(values["proposed_on"]), _day(visit)
    )
    return Found(
        [*found.blocking, *(one for one in problems if one.severity is Severity.ERROR)],
        [*found.warnings, *(one for one in problems if one.severity is Severity.WARNING)],
    )


def _day(text: Value) -> date | None:
    return date.fromisoformat(str(text)) if text else None
