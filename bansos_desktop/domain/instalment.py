"""Aid that comes every month: what is written down for one month of one person, and checked.

There is one record a proposal and month, by a name that two laptops find alike, so nobody is paid
twice. One without a day says why somebody has not got it, and counts nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bansos_desktop.domain.dates import MONTHS, format_short
from bansos_desktop.domain.handover import needs_note
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error, warning
from bansos_desktop.domain.rupiah import format_rupiah
from bansos_desktop.domain.workflow import DECIDED, Status

THE_RECIPIENT = "sendiri"
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_TEXTS = ("form", "received_by", "received_as", "officer", "note")


@dataclass(frozen=True, slots=True)
class InstalmentDraft:
    """What is written down; text as written, "" or None where nothing is."""

    given_on: date | None = None
    amount: int | None = None
    form: str = ""
    received_by: str = field(default="", repr=False)
    received_as: str = ""
    officer: str = ""
    note: str = field(default="", repr=False)

    def values(self) -> dict[str, Value]:
        """The fields of its record."""
        return {
            "given_on": self.given_on.isoformat() if self.given_on else None,
            "amount": self.amount,
            "form": _tidy(self.form),
            "received_by": _tidy(self.received_by),
            "received_as": self.received_as or None,
            "officer": _tidy(self.officer),
            "note": _tidy(self.note),
        }

    @classmethod
    def from_record(cls, values: Mapping[str, Value]) -> InstalmentDraft:
        """A recorded month as the form shows it."""
        texts = {name: str(values[name] or "") for name in _TEXTS}
        day, amount = values["given_on"], values["amount"]
        given_on = date.fromisoformat(str(day)) if day else None
        return cls(given_on=given_on, amount=None if amount is None else int(amount), **texts)


@dataclass(frozen=True, slots=True)
class InstalmentFacts:
    """What else is known: the month, where the proposal stands, and what a month is worth."""

    period: str
    year: int
    status: str
    decree_date: date | None = None
    value_min: int | None = None
    value_max: int | None = None
    granted: int | None = None


def instalment_uid(proposal: str, period: str) -> str:
    """The one record of a month of a proposal: two laptops write the same."""
    return hashlib.sha256(f"instalment\n{proposal}\n{period}".encode()).hexdigest()[:32]


def months_of(year: int) -> tuple[str, ...]:
    """The twelve months of a year, "2025-01" first."""
    return tuple(f"{year:04}-{month:02}" for month in range(1, 13))


def is_month(text: str) -> bool:
    """Whether a text names a month as it is stored."""
    return _MONTH.fullmatch(text) is not None


def month_of(day: date) -> str:
    """The month a day lies in."""
    return f"{day.year:04}-{day.month:02}"


def month_name(period: str) -> str:
    """ "Maret"; a text that is no month by itself."""
    return MONTHS[int(period[5:]) - 1] if is_month(period) else period


def month_label(period: str) -> str:
    """ "Maret 2025"; a text that is no month by itself."""
    return f"{month_name(period)} {period[:4]}" if is_month(period) else period


def usual_month(year: int, today: date) -> str:
    """The month that somebody most likely asks about: this one, or of another year its nearest."""
    months = months_of(year)
    return min(max(month_of(today), months[0]), months[-1])


def months_due(year: int, decree_date: str, today: date) -> tuple[str, ...]:
    """The months that are over and owed: from the decree's own on, or all where none is known.

    No source says from when a month is owed; see decision 0026.
    """
    first, now = decree_date[:7], month_of(today)
    return tuple(period for period in months_of(year) if first <= period < now)


def check_month(facts: InstalmentFacts, today: date) -> list[Problem]:
    """Whether anything at all may be written for this month of this proposal."""
    if facts.period not in months_of(facts.year):
        return [error("instalment.other_year", "period", year=str(facts.year))]
    if facts.period > month_of(today):
        return [error("instalment.month_ahead", "period", month=month_label(facts.period))]
    if facts.status not in DECIDED:
        return [error("instalment.not_decided", "period", status=_status_label(facts.status))]
    return []


def check_instalment(
    draft: InstalmentDraft, facts: InstalmentFacts, today: date, receivers: Iterable[str] = ()
) -> list[Problem]:
    """Everything worth saying about a month that was handed out, in the order of the form."""
    return [
        *check_month(facts, today),
        *_check_day(draft.given_on, facts, today),
        *_check_amount(draft.amount, facts),
        *_check_receiver(draft, frozenset(receivers)),
    ]


def check_absence(reason: str, facts: InstalmentFacts, today: date) -> list[Problem]:
    """Everything worth saying about somebody who has not got a month, and why."""
    missing = [] if reason.strip() else [error("instalment.reason_missing", "note")]
    return [*check_month(facts, today), *missing]


def _check_day(day: date | None, facts: InstalmentFacts, today: date) -> list[Problem]:
    """Nothing is handed out tomorrow, nor before its decree, nor before its month begins."""
    if day is None:
        return [error("instalment.day_missing", "given_on")]
    if day > today:
        return [error("instalment.day_future", "given_on", day=format_short(day))]
    decree = facts.decree_date
    if decree is not None and day < decree:
        said = {"day": format_short(day), "decree": format_short(decree)}
        return [error("instalment.before_decree", "given_on", **said)]
    if month_of(day) < facts.period:
        early = {"day": format_short(day), "month": month_label(facts.period)}
        return [error("instalment.before_month", "given_on", **early)]
    return []


def _check_amount(amount: int | None, facts: InstalmentFacts) -> list[Problem]:
    """Something was handed out; what a programme does not usually give is worth a look."""
    if amount is None or amount <= 0:
        return [error("instalment.amount_missing", "amount")]
    value = format_rupiah(amount)
    if facts.value_min is not None and amount < facts.value_min:
        limit = format_rupiah(facts.value_min)
        return [warning("instalment.amount_low", "amount", value=value, limit=limit)]
    if facts.value_max is not None and amount > facts.value_max:
        limit = format_rupiah(facts.value_max)
        return [warning("instalment.amount_high", "amount", value=value, limit=limit)]
    if facts.granted and amount > facts.granted:
        limit = format_rupiah(facts.granted)
        return [warning("instalment.amount_above", "amount", value=value, limit=limit)]
    return []


def _check_receiver(draft: InstalmentDraft, known: frozenset[str]) -> list[Problem]:
    """Who took it; of anybody but the recipient a note must say why."""
    problems = []
    if not draft.received_as or (known and draft.received_as not in known):
        problems.append(error("instalment.received_as_missing", "received_as"))
    if not draft.received_by.strip():
        problems.append(error("instalment.receiver_missing", "received_by"))
    if needs_note(draft.received_as) and not draft.note.strip():
        problems.append(error("instalment.representative_note", "note"))
    return problems


def _status_label(status: str) -> str:
    return {one.value: one.label for one in Status}.get(status, status or "tidak dikenal")


def _tidy(text: str) -> str | None:
    return " ".join(text.split()) or None
