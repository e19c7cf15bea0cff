"""A visit to verify a proposal: what the officer writes down, and what is worth saying about it.

The program counts and compares; whether a family is eligible is the officer's to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.position import check_position
from bansos_desktop.domain.problems import Problem, error, info, warning
from bansos_desktop.domain.reasons import is_reason
from bansos_desktop.domain.records import CRITERIA
from bansos_desktop.domain.workflow import Action, Status

YES, NO = "ya", "tidak"
FOOD_CRITERION = 3
OLDEST_AID = 2000
CRITERIA_OPEN = "visit.criteria_open"
BLANK_CRITERIA = ("",) * len(CRITERIA)
# What a household that was not met cannot tell.
_OF_A_MEETING = (
    *("house", "assets", "income", "expense", "food_expense"),
    *("earlier_aid", "earlier_aid_year", "skill", "will", "recommendation", "reason"),
)


class Outcome(StrEnum):
    """How a visit ended; codes of the list `hasil_kunjungan`."""

    FOUND = "selesai"
    NOT_FOUND = "tidak_ditemukan"
    MOVED = "pindah"


class Recommendation(StrEnum):
    """What the officer recommends; each leads to a step of the proposal."""

    ELIGIBLE = "layak"
    INELIGIBLE = "tidak_layak"
    RESERVE = "cadangan"

    @property
    def label(self) -> str:
        """The word of the field."""
        return self.value.replace("_", " ").title()

    @property
    def action(self) -> Action:
        """The step it asks for."""
        return {
            Recommendation.ELIGIBLE: Action.FIND_ELIGIBLE,
            Recommendation.INELIGIBLE: Action.FIND_INELIGIBLE,
            Recommendation.RESERVE: Action.RESERVE,
        }[self]

    @property
    def status(self) -> Status:
        """Where that step leads."""
        return Status(self.value)


NEEDS_REASON = frozenset({Recommendation.INELIGIBLE, Recommendation.RESERVE})


@dataclass(frozen=True, slots=True, repr=False)
class VisitDraft:
    """What the form holds: "" or None where nothing is; `criteria` are "ya", "tidak" or "".

    Its repr is empty: income and housing are a person's data.
    """

    visited_on: date | None = None
    officer: str = ""
    latitude: str = ""
    longitude: str = ""
    position_source: str = ""
    outcome: str = ""
    criteria: tuple[str, ...] = BLANK_CRITERIA
    house: str = ""
    assets: str = ""
    income: int | None = None
    expense: int | None = None
    food_expense: int | None = None
    earlier_aid: str = ""
    earlier_aid_year: int | None = None
    skill: str = ""
    will: str = ""
    recommendation: str = ""
    reason: str = ""
    note: str = ""

    def __repr__(self) -> str:
        """Nothing that a log could keep."""
        return "VisitDraft(…)"

    @classmethod
    def from_record(cls, values: Mapping[str, Value]) -> VisitDraft:
        """The draft that a stored visit would have come from."""
        answers = tuple(str(values.get(name) or "") for name in CRITERIA)
        plain = {
            name: value
            for name, value in values.items()
            if value is not None and name not in (*CRITERIA, "proposal", "visited_on")
        }
        on = values.get("visited_on")
        draft = cls(**plain)  # type: ignore[arg-type]  # names and types are those of the record
        day = date.fromisoformat(str(on)) if on else None
        return replace(draft, visited_on=day, criteria=answers)

    def tidy(self) -> VisitDraft:
        """Ready to be kept: blanks collapsed, and nothing told by a family that was not met."""
        draft = replace(
            self,
            officer=" ".join(self.officer.split()),
            assets=self.assets.strip(),
            earlier_aid=" ".join(self.earlier_aid.split()),
            skill=" ".join(self.skill.split()),
            reason=" ".join(self.reason.split()),
            note=self.note.strip(),
        )
        if draft.outcome in (Outcome.FOUND, ""):
            return draft
        blank = VisitDraft()
        untold = {name: getattr(blank, name) for name in _OF_A_MEETING}
        return replace(draft, criteria=BLANK_CRITERIA, **untold)

    def values(self) -> dict[str, Value]:
        """The fields of the record but its proposal; nothing is None, never ""."""
        names = [name for name in self.__slots__ if name not in ("criteria", "visited_on")]
        values: dict[str, Value] = {name: getattr(self, name) for name in names}
        values |= dict(zip(CRITERIA, self.criteria, strict=True))
        values["visited_on"] = self.visited_on.isoformat() if self.visited_on else None
        return {name: None if value == "" else value for name, value in values.items()}


def criteria_met(criteria: Sequence[str]) -> int:
    """How many of the nine are answered "ya"."""
    return sum(answer == YES for answer in criteria)


def food_over_half(expense: int | None, food: int | None) -> bool | None:
    """Whether food takes more than half of what is spent; None while that cannot be said."""
    if expense is None or food is None or expense <= 0:
        return None
    return food * 2 > expense


def check_visit(draft: VisitDraft, today: date, *, asks_household: bool = True) -> list[Problem]:
    """Everything worth saying about a visit, in the order of the form.

    Without `asks_household` no answer to the criteria is waited for: they are of a household.
    """
    problems = [
        *_check_day(draft, today),
        *check_position(draft.latitude, draft.longitude),
    ]
    if draft.outcome == Outcome.FOUND:
        answers = _check_answers(draft, today)
        if not asks_household:
            answers = [one for one in answers if one.code != CRITERIA_OPEN]
        return [*problems, *answers, *_check_recommendation(draft)]
    if draft.recommendation:
        problems.append(error("visit.recommendation_impossible", "recommendation"))
    return problems


def _check_day(draft: VisitDraft, today: date) -> list[Problem]:
    """The day, who went and what came of it: without these there is no visit to record."""
    problems = []
    if draft.visited_on is None:
        problems.append(error("visit.date_missing", "visited_on"))
    elif draft.visited_on > today:
        shown = format_short(draft.visited_on)
        problems.append(error("visit.date_future", "visited_on", day=shown))
    if not draft.officer.strip():
        problems.append(error("visit.officer_missing", "officer"))
    if draft.outcome not in set(Outcome):
        problems.append(error("visit.outcome_missing", "outcome"))
    return problems


def _check_answers(draft: VisitDraft, today: date) -> list[Problem]:
    """Answers may stay open, but somebody should know; without a house the others do not matter."""
    problems = []
    unanswered = sum(not answer for answer in draft.criteria)
    if draft.criteria[0] == YES:
        problems.append(info("visit.no_shelter", "criterion_0"))
    elif unanswered:
        counts = {"count": str(unanswered), "total": str(len(CRITERIA))}
        problems.append(warning(CRITERIA_OPEN, "criteria", **counts))
    problems.extend(_check_food(draft))
    year = draft.earlier_aid_year
    if year is not None and not OLDEST_AID <= year <= today.year:
        problems.append(
            error("visit.aid_year", "earlier_aid_year", first=str(OLDEST_AID), last=str(today.year))
        )
    return problems


def _check_food(draft: VisitDraft) -> list[Problem]:
    """The two amounts, and whether the officer's answer to the third criterion agrees with them."""
    food, expense = draft.food_expense, draft.expense
    if food is not None and expense is not None and food > expense:
        return [error("visit.food_over_total", "food_expense")]
    reckoned = food_over_half(expense, food)
    answer = draft.criteria[FOOD_CRITERION]
    if reckoned is None or answer == (YES if reckoned else NO):
        return []
    field = f"criterion_{FOOD_CRITERION}"
    if reckoned:
        return [(warning if answer else info)("visit.food_over_half", field)]
    return [(warning if answer else info)("visit.food_under_half", field)]


def _check_recommendation(draft: VisitDraft) -> list[Problem]:
    """A recommendation, and for those that need one a reason of more than a few letters."""
    if draft.recommendation not in set(Recommendation):
        return [error("visit.recommendation_missing", "recommendation")]
    if draft.recommendation in NEEDS_REASON and not is_reason(draft.reason):
        label = Recommendation(draft.recommendation).label
        return [error("visit.reason_missing", "reason", recommendation=label)]
    return []
