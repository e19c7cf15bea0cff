"""What must hold of the rules whatever the numbers are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.problems import Acceptor, Problem, Severity, stops
from bansos_desktop.domain.rule_catalogue import KINDS, LEVELS, OFF, RULE_OF, RULES
from bansos_desktop.domain.rules import (
    BIGGEST_VALUE,
    Rule,
    RuleSet,
    Surroundings,
    check_age,
    check_desil,
    check_desil_age,
    check_documents,
    check_surroundings,
    check_value,
    default_rule,
    unsaid_rule,
)
from bansos_desktop.domain.workflow import Role
from bansos_desktop.usecases.record_recipient import blockers, may_accept
from tests.domain.seed_books import uep_rules

DESILS = st.integers(min_value=1, max_value=10)
LIMITS = st.integers(min_value=-2, max_value=12)
AMOUNTS = st.integers(min_value=1, max_value=10**10)
BACK = st.integers(min_value=0, max_value=12)
YEARS = st.lists(st.integers(min_value=2005, max_value=2030), max_size=5)
WEIGHT = {Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}
CODES = [*sorted(RULE_OF), "name.missing", "region.outside", "nik.length"]
FIELDS = st.sampled_from(["nik", "name", "desil"])
PROBLEMS = st.lists(
    st.builds(Problem, st.sampled_from(CODES), st.sampled_from(Severity), FIELDS, st.just(())),
    max_size=8,
)
RULE_SETS = st.dictionaries(
    st.sampled_from([kind.code for kind in KINDS]),
    st.tuples(st.sampled_from(LEVELS), st.sampled_from(Acceptor), st.sampled_from(["", "Kata."])),
    max_size=12,
).map(
    lambda chosen: RuleSet(
        {
            code: Rule(code, "1", level, acceptor, message)
            for code, (level, acceptor, message) in chosen.items()
        }
    )
)


def weight(problems: Sequence[Problem]) -> int:
    """How grave the gravest is; 0 if nothing was found."""
    return max((WEIGHT[problem.severity] for problem in problems), default=0)


@given(DESILS, DESILS, LIMITS, LIMITS)
def test_a_higher_desil_is_never_judged_milder(
    one: int, other: int, ideal: int, block: int
) -> None:
    rules = RuleSet.of({"desil_pass_max": str(ideal), "desil_block_min": str(block)})
    low, high = sorted((one, other))

    assert weight(check_desil(low, rules)) <= weight(check_desil(high, rules))


@given(DESILS, LIMITS, LIMITS)
def test_a_stricter_limit_never_lets_more_pass(desil: int, one: int, other: int) -> None:
    strict, mild = sorted((one, other))

    for code in ("desil_pass_max", "desil_block_min"):
        judged = [check_desil(desil, RuleSet.of({code: str(at)})) for at in (strict, mild)]
        assert weight(judged[0]) >= weight(judged[1])


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_an_amount_is_odd_exactly_outside_its_range(value: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    rules = RuleSet.of({"value_min": str(low), "value_max": str(high)})

    fits = low <= value <= min(high, BIGGEST_VALUE)
    assert bool(check_value(value, rules)) is not fits


@given(st.dates(min_value=date(1925, 1, 1), max_value=date(2024, 12, 31)), LIMITS, LIMITS)
def test_age_is_odd_on_one_side_at_most(birth: date, low: int, high: int) -> None:
    rules = RuleSet.of({"age_min": str(low), "age_max": str(high)})

    found = check_age(birth, date(2025, 8, 1), rules)

    assert len(found) <= 1
    assert check_age(birth, date(2025, 8, 1), RuleSet()) == []


@pytest.mark.parametrize(
    ("born", "codes"),
    [
        (None, []),
        (date(2007, 8, 1), []),
        (date(2007, 8, 2), ["age.low"]),
        (date(1964, 8, 2), []),
        (date(1964, 8, 1), ["age.high"]),
        (date(2025, 8, 2), []),
        (date(1890, 1, 1), []),
    ],
)
def test_age_at_its_boundaries(born: date | None, codes: list[str]) -> None:
    rules = RuleSet.of({"age_min": "18", "age_max": "60"})

    # 1 August 1964 is 61 on that day; who cannot be that old is said to be so elsewhere
    assert [one.code for one in check_age(born, date(2025, 8, 1), rules)] == codes


@pytest.mark.parametrize(
    ("period", "limit", "age"),
    [
        ("2025-T3", "4", None),
        ("2024-T3", "4", None),
        ("2024-T2", "4", "5"),
        ("2024-T2", "", None),
        ("2024", "4", None),
        ("", "4", None),
        ("2026-T1", "4", None),
    ],
)
def test_a_desil_goes_stale_after_so_many_quarters(
    period: str, limit: str, age: str | None
) -> None:
    found = check_desil_age(period, date(2025, 8, 1), RuleSet.of({"desil_age_max": limit}))

    assert [dict(problem.values)["age"] for problem in found] == ([age] if age else [])


@given(st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 12, 31)), st.integers(0, 400))
def test_what_is_stale_stays_stale(today: date, days: int) -> None:
    rules = RuleSet.of({"desil_age_max": "2"})

    now = check_desil_age("2024-T1", today, rules)
    later = check_desil_age("2024-T1", today + timedelta(days=days), rules)

    assert weight(now) <= weight(later)


@pytest.mark.parametrize(
    ("wanted", "seen", "missing"),
    [("", "", ""), ("ktp;kk", "kk;ktp", ""), ("ktp; kk", "ktp", "KK"), ("ktp;kk", "", "KTP, KK")],
)
def test_papers_that_were_not_seen_are_named(wanted: str, seen: str, missing: str) -> None:
    found = check_documents(seen, RuleSet.of({"documents_required": wanted}))

    assert [dict(problem.values)["names"] for problem in found] == ([missing] if missing else [])


@given(YEARS, YEARS, BACK, BACK)
def test_looking_farther_back_never_finds_less(
    own: list[int], family: list[int], one: int, other: int
) -> None:
    near, far = sorted((one, other))
    around = Surroundings(years_awarded=own, family_awarded=family, namesakes=[("Siti", 2020)])

    def found(back: int) -> set[str]:
        rules = RuleSet.of(
            dict.fromkeys(
                ("years_between_awards", "family_years_between_awards", "history_name_match"),
                str(back),
            )
        )
        return {one.code for one in check_surroundings(2025, around, rules)}

    assert bool(found(near)) <= bool(found(far))
    assert ("award.recent" in found(near)) <= ("award.recent" in found(far))


@given(YEARS, BACK)
def test_an_award_of_this_year_or_later_hinders_nobody(years: list[int], back: int) -> None:
    rules = RuleSet.of({"years_between_awards": str(back)})
    kept = [year for year in years if year >= 2025]

    assert check_surroundings(2025, Surroundings(years_awarded=kept), rules) == []


@pytest.mark.parametrize(
    ("around", "codes"),
    [
        (Surroundings(family_awarded=(2024,)), ["award.family"]),
        (Surroundings(years_awarded=(2024,), family_awarded=(2024,)), ["award.recent"]),
        (Surroundings(namesakes=(("Siti", 2023), ("Siti", 2024))), ["award.namesake"]),
        (Surroundings(namesakes=(("Siti", 2022),)), []),
        (Surroundings(years_awarded=(2024,), namesakes=(("Siti", 2024),)), ["award.recent"]),
    ],
)
def test_the_surest_sign_of_earlier_aid_speaks_for_all(
    around: Surroundings, codes: list[str]
) -> None:
    found = check_surroundings(2025, around, uep_rules())

    assert [problem.code for problem in found] == codes


@given(PROBLEMS, RULE_SETS)
def test_weighing_never_invents_a_finding(problems: list[Problem], rules: RuleSet) -> None:
    weighed = rules.weigh(problems)

    kept = [(problem.code, problem.field) for problem in problems]
    for problem in weighed:
        assert (problem.code, problem.field) in kept
        kept.remove((problem.code, problem.field))
    gone = [code for code, _field in kept]
    assert all(
        (rules.rules.get(RULE_OF[code]) or unsaid_rule(RULE_OF[code])).level == OFF for code in gone
    )


@given(PROBLEMS, RULE_SETS)
def test_weighing_is_by_the_rule_and_weighing_twice_is_weighing_once(
    problems: list[Problem], rules: RuleSet
) -> None:
    weighed = rules.weigh(problems)

    assert rules.weigh(weighed) == weighed
    for problem in weighed:
        code = RULE_OF.get(problem.code)
        if code:
            rule = rules.rules.get(code) or default_rule(code)
            assert problem.severity.value == rule.level
            assert problem.wording == rule.message
        assert problem.severity is Severity.ERROR or not problem.overridable or code is None


@given(PROBLEMS)
def test_a_rule_that_is_off_takes_its_findings_away(problems: list[Problem]) -> None:
    off = RuleSet({code: replace(default_rule(code), level=OFF) for code in RULES})

    assert {problem.code for problem in off.weigh(problems)} == {
        problem.code for problem in problems if problem.code not in RULE_OF
    }


@given(PROBLEMS, RULE_SETS)
def test_an_error_is_accepted_only_by_whom_the_rule_names(
    problems: list[Problem], rules: RuleSet
) -> None:
    for problem in rules.weigh(problems):
        officer = may_accept(problem, Role.FIELD_OFFICER)
        operator = may_accept(problem, Role.OPERATOR)
        assert officer is (problem.acceptor is Acceptor.ANYBODY)
        assert officer <= operator
        reasons = {problem.code: "sudah diperiksa"}
        for role, may in ((Role.FIELD_OFFICER, officer), (Role.OPERATOR, operator)):
            blocked = blockers([problem], reasons, role)
            assert bool(blocked) is (stops([problem]) and not may)
            assert blockers([problem], {}, role) == ([problem] if stops([problem]) else [])


def test_a_value_is_a_list_a_yes_or_a_text_and_nothing_when_off() -> None:
    rules = RuleSet.of({"documents_required": " ktp; ;kk ", "replacement_after_decree": " Ya "})
    off = RuleSet({code: replace(rule, level=OFF) for code, rule in rules.rules.items()})

    assert rules.listed("documents_required") == ("ktp", "kk")
    assert rules.allows("replacement_after_decree")
    assert not RuleSet().allows("replacement_after_decree")
    assert off.listed("documents_required") == ()
    assert off.text("documents_required") == ""
    assert not off.allows("replacement_after_decree")
