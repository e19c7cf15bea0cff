"""The programme's rules as numbers with a source, and what a record's surroundings say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bansos_desktop.domain.business_types import BusinessType
from bansos_desktop.domain.dates import OLDEST_POSSIBLE_AGE, age_on
from bansos_desktop.domain.problems import (
    Acceptor,
    Problem,
    Severity,
    error,
    info,
    overridable_error,
    warning,
)
from bansos_desktop.domain.rule_catalogue import OFF, RULE_OF, RULES
from bansos_desktop.domain.rupiah import format_rupiah

BIGGEST_VALUE = 1_000_000_000  # beyond it somebody slipped, whatever the programme

_SEVERITIES = {severity.value: severity for severity in Severity}
_NUMBER = re.compile(r"-?[0-9]{1,15}")
_QUARTER = re.compile(r"([0-9]{4})-T([1-4])")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in force: `level` is a Severity or "mati"; `own` if the office changed it."""

    code: str
    value: str
    level: str
    acceptor: Acceptor
    message: str = ""
    source: str = ""
    valid_from: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A programme's rules by code; a number that is absent is not applied."""

    rules: Mapping[str, Rule] = field(default_factory=dict)
    # The same few numbers are asked for with every person of a long list.
    _numbers: dict[str, int | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, values: Mapping[str, str]) -> RuleSet:
        """Rules with these values, each at the level and with the acceptor of the catalogue."""
        return cls({code: default_rule(code, value) for code, value in values.items()})

    def text(self, code: str) -> str:
        """The rule's value as it is written; "" if the programme has no such rule or it is off."""
        rule = self.rules.get(code)
        return "" if rule is None or rule.level == OFF else rule.value.strip()

    def number(self, code: str) -> int | None:
        """The rule's number, or None if the programme has no such rule or it is no number."""
        if code not in self._numbers:
            text = self.text(code)
            self._numbers[code] = int(text) if _NUMBER.fullmatch(text) else None
        return self._numbers[code]

    def listed(self, code: str) -> tuple[str, ...]:
        """The rule's value as a list, parted by ";"."""
        return tuple(part.strip() for part in self.text(code).split(";") if part.strip())

    def is_on(self, code: str) -> bool:
        """Whether a rule is said and not switched off."""
        return code in self.rules and self.rules[code].level != OFF

    def is_error(self, code: str) -> bool:
        """Whether a rule is said, and what breaks it may not stand."""
        return code in self.rules and _SEVERITIES.get(self.rules[code].level) is Severity.ERROR

    def allows(self, code: str) -> bool:
        """Whether a yes/no rule says yes; one that is absent says no."""
        return self.text(code).lower() == "ya"

    def weigh(self, problems: Iterable[Problem]) -> list[Problem]:
        """The findings as this programme weighs them: level, who may accept, wording."""
        return [weighed for problem in problems if (weighed := self._weighed(problem))]

    def _weighed(self, problem: Problem) -> Problem | None:
        """A problem with the weight its rule gives it, or none where the rule is switched off.

        What belongs to no rule keeps the weight it was born with; only errors can be accepted.
        """
        code = RULE_OF.get(problem.code, "")
        if not code:
            return problem
        rule = self.rules.get(code) or unsaid_rule(code)
        if rule.level == OFF:
            return None
        severity = _SEVERITIES[rule.level]
        acceptor = rule.acceptor if severity is Severity.ERROR else Acceptor.NOBODY
        if severity is problem.severity and acceptor is problem.acceptor and not rule.message:
            return problem
        return Problem(
            problem.code, severity, problem.field, problem.values, acceptor, rule.message
        )


def default_rule(code: str, value: str = "") -> Rule:
    """The rule as the catalogue has it, for a programme that says nothing else."""
    kind = RULES[code]
    return Rule(code, value, kind.level, kind.acceptor)


def unsaid_rule(code: str) -> Rule:
    """The rule of a programme that says nothing of it: some are off then."""
    rule = default_rule(code)
    return replace(rule, level=OFF) if RULES[code].only_if_said else rule


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else is known when a proposal is judged; the empty one judges the proposal alone.

    `years_awarded` and `family_awarded` are years in which the same NIK, or another under the same
    No. KK, was decided on; `namesakes` are (name, year) of earlier lists without a NIK in the same
    village; `same_family` are names of others proposed this year under the same No. KK;
    `places_left` None means no quota is known; `other_aid` are (programme, year) of what the person
    gets from others or is proposed for there.
    """

    years_awarded: Sequence[int] = ()
    same_family: Sequence[str] = ()
    places_left: int | None = None
    family_awarded: Sequence[int] = ()
    namesakes: Sequence[tuple[str, int]] = ()
    other_aid: Sequence[tuple[str, int]] = ()


def check_desil(desil: int | None, rules: RuleSet) -> list[Problem]:
    """Desil I-II are prioritised, not the only ones (founding article 003)."""
    if desil is None:
        return [warning("desil.missing", "desil")]
    if not 1 <= desil <= 10:
        return [error("desil.range", "desil", desil=str(desil))]
    block, ideal = rules.number("desil_block_min"), rules.number("desil_pass_max")
    if block is not None and desil >= block:
        return [overridable_error("desil.too_high", "desil", desil=str(desil), limit=str(block))]
    if ideal is not None and desil > ideal:
        return [warning("desil.not_first", "desil", desil=str(desil), limit=str(ideal))]
    return []


def check_desil_age(period: str, today: date, rules: RuleSet) -> list[Problem]:
    """DTSEN is renewed every three months, so a desil goes stale (Inpres 4/2025)."""
    limit = rules.number("desil_age_max")
    found = _QUARTER.fullmatch(period)
    if limit is None or found is None:
        return []
    quarters = today.year * 4 + (today.month - 1) // 3 - (int(found[1]) * 4 + int(found[2]) - 1)
    if quarters <= limit:
        return []
    return [warning("desil.stale", "desil_period", age=str(quarters), limit=str(limit))]


def check_age(birth: date | None, today: date, rules: RuleSet) -> list[Problem]:
    """KUBE asks for age 18-60 (Permensos 2/2019); whether UEP does is not known."""
    age = age_on(birth, today) if birth is not None else 0
    if birth is None or not 0 <= age <= OLDEST_POSSIBLE_AGE:
        return []  # a date that cannot be is said to be so already
    low, high = rules.number("age_min"), rules.number("age_max")
    if low is not None and age < low:
        return [warning("age.low", "birth_date", age=str(age), limit=str(low))]
    if high is not None and age > high:
        return [warning("age.high", "birth_date", age=str(age), limit=str(high))]
    return []


def check_value(value: int | None, rules: RuleSet) -> list[Problem]:
    """The articles say "sekitar Rp4-5 juta"; whether that is a ceiling is not known."""
    if value is None:
        return [warning("value.missing", "requested_value")]
    if value <= 0:
        return [error("value.not_positive", "requested_value")]
    if value > BIGGEST_VALUE:
        limit = format_rupiah(BIGGEST_VALUE)
        return [error("value.too_big", "requested_value", limit=limit)]
    low, high = rules.number("value_min"), rules.number("value_max")
    if low is not None and value < low:
        limits = {"value": format_rupiah(value), "limit": format_rupiah(low)}
        return [warning("value.low", "requested_value", **limits)]
    if high is not None and value > high:
        limits = {"value": format_rupiah(value), "limit": format_rupiah(high)}
        return [warning("value.high", "requested_value", **limits)]
    return []


def check_documents(seen: str, rules: RuleSet) -> list[Problem]:
    """Which papers a programme wants to have been seen is the office's to say."""
    missing = [code for code in rules.listed("documents_required") if code not in seen.split(";")]
    if not missing:
        return []
    return [warning("documents.missing", "documents", names=", ".join(missing).upper())]


def check_business(kind: BusinessType | None, written: str, year: int) -> list[Problem]:
    """A kind should be known, and open in the programme's year."""
    if kind is None and written.strip():
        return [warning("business.unknown", "business_type", name=written.strip())]
    if kind is None:
        return [warning("business.missing", "business_type")]
    if kind.start_year > year:
        values = {"name": kind.name, "year": str(kind.start_year)}
        return [overridable_error("business.not_open", "business_type", **values)]
    return []


def check_surroundings(
    year: int, around: Surroundings, rules: RuleSet, overflow: str = ""
) -> list[Problem]:
    """Once-only, one per family card, other programmes, places left.

    `overflow` is the aid that is noted for whom no place is left.
    """
    return [
        *_check_awards(year, around, rules),
        *_check_family(around, rules),
        *_check_other_aid(around.other_aid),
        *_check_places(around.places_left, rules, overflow),
    ]


def _check_awards(year: int, around: Surroundings, rules: RuleSet) -> list[Problem]:
    """Who received is not proposed again the next year (founding article 003)."""
    problems: list[Problem] = []
    recent = _within(around.years_awarded, year, rules.number("years_between_awards"))
    if recent:
        problems.append(overridable_error("award.recent", "nik", year=str(max(recent))))
    family = _within(around.family_awarded, year, rules.number("family_years_between_awards"))
    if family and not recent:
        problems.append(warning("award.family", "family_card", year=str(max(family))))
    back = rules.number("history_name_match")
    alike = [one for one in around.namesakes if _within([one[1]], year, back)]
    if alike and not recent:
        name, when = max(alike, key=lambda one: one[1])
        problems.append(warning("award.namesake", "name", name=name, year=str(when)))
    return problems


def _within(years: Sequence[int], year: int, back: int | None) -> list[int]:
    """Which of `years` lie at most `back` years before `year`."""
    if back is None or not years:
        return []
    return [one for one in years if 0 < year - one <= back]


def _check_family(around: Surroundings, rules: RuleSet) -> list[Problem]:
    """Others on the same family card, once they alone fill what the rule allows."""
    limit = rules.number("people_per_family_card")
    if limit is None or len(around.same_family) < limit:
        return []
    names = ", ".join(sorted(around.same_family)[:3])
    return [warning("family_card.another", "family_card", names=names)]


def _check_other_aid(others: Sequence[tuple[str, int]]) -> list[Problem]:
    """What somebody gets besides; whether that excludes is for the office to decide."""
    if not others:
        return []
    names = ", ".join(f"{programme} {year}" for programme, year in others)
    return [info("aid.other", "nik", names=names)]


def check_quota(stages: Iterable[str], stage: str) -> list[Problem]:
    """Whether any figure is for a stage; a figure without a stage is for all of them."""
    return [] if {"", stage} & set(stages) else [info("quota.none", "stage")]


def _check_places(left: int | None, rules: RuleSet, overflow: str) -> list[Problem]:
    """Whether this one goes past the quota or comes near its end, if a figure is known."""
    if left is None:
        return []
    if left <= 0 and overflow:
        return [warning("quota.full_noted", "stage", over=str(1 - left), aid=overflow)]
    if left <= 0:
        return [warning("quota.full", "stage", over=str(1 - left))]
    near = rules.number("quota_near")
    if left <= (5 if near is None else near):
        return [info("quota.nearly_full", "stage", left=str(left))]
    return []
