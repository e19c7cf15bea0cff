"""The programme's rules at their boundaries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.business_types import BusinessType
from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.domain.rules import (
    RuleSet,
    Surroundings,
    check_business,
    check_desil,
    check_quota,
    check_surroundings,
    check_value,
)
from tests.domain.seed_books import uep_rules

RULES = uep_rules()
NO_RULES = RuleSet()
JAMU = BusinessType("jamu-tradisional", "Jamu Tradisional", 2026)


def said(problems: list[Problem]) -> list[tuple[str, Severity, bool]]:
    return [(problem.code, problem.severity, problem.overridable) for problem in problems]


MISSING = ("desil.missing", Severity.WARNING, False)
IMPOSSIBLE = ("desil.range", Severity.ERROR, False)
NOT_FIRST = ("desil.not_first", Severity.WARNING, False)
TOO_HIGH = ("desil.too_high", Severity.ERROR, True)


@pytest.mark.parametrize(
    ("desil", "found"),
    [
        (None, [MISSING]),
        (-1, [IMPOSSIBLE]),
        (0, [IMPOSSIBLE]),
        (1, []),
        (2, []),
        (3, [NOT_FIRST]),
        (4, [NOT_FIRST]),
        (5, [TOO_HIGH]),
        (10, [TOO_HIGH]),
        (11, [IMPOSSIBLE]),
    ],
)
def test_desil_at_its_boundaries(
    desil: int | None, found: list[tuple[str, Severity, bool]]
) -> None:
    assert said(check_desil(desil, RULES)) == found


def test_a_desil_is_judged_by_the_rules_that_there_are() -> None:
    assert check_desil(10, NO_RULES) == []
    assert said(check_desil(10, RuleSet.of({"desil_pass_max": "2"}))) == [NOT_FIRST]
    assert check_desil(4, RuleSet.of({"desil_block_min": "5"})) == []


def test_a_desil_that_is_held_back_names_desil_and_limit() -> None:
    message = check_desil(7, RULES)[0].message

    assert "Desil 7" in message
    assert "mulai desil 5" in message


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        (None, ["value.missing"]),
        (-1, ["value.not_positive"]),
        (0, ["value.not_positive"]),
        (1, ["value.low"]),
        (3_999_999, ["value.low"]),
        (4_000_000, []),
        (5_000_000, []),
        (5_000_001, ["value.high"]),
    ],
)
def test_value_at_its_boundaries(value: int | None, codes: list[str]) -> None:
    assert [problem.code for problem in check_value(value, RULES)] == codes


def test_a_value_stops_only_when_it_is_none_at_all() -> None:
    assert check_value(0, RULES)[0].severity is Severity.ERROR
    assert check_value(9_000_000, RULES)[0].severity is Severity.WARNING
    assert check_value(1, NO_RULES) == []


def test_a_value_beyond_a_billion_is_a_slip_whatever_the_rules() -> None:
    [problem] = check_value(1_000_000_001, NO_RULES)

    assert check_value(1_000_000_000, NO_RULES) == []
    assert problem.severity is Severity.ERROR
    assert problem.message.startswith("Angka terlalu besar: lebih dari Rp1.000.000.000.")


def test_an_odd_value_shows_itself_and_the_limit_in_rupiah() -> None:
    message = check_value(5_500_000, RULES)[0].message

    assert "Rp5.500.000 di atas Rp5.000.000" in message


@pytest.mark.parametrize(
    ("kind", "written", "year", "codes"),
    [
        (None, "", 2025, ["business.missing"]),
        (None, "  ", 2025, ["business.missing"]),
        (None, " tambal ban ", 2025, ["business.unknown"]),
        (JAMU, "jamu", 2025, ["business.not_open"]),
        (JAMU, "jamu", 2026, []),
        (JAMU, "", 2027, []),
    ],
)
def test_a_business_is_known_and_open(
    kind: BusinessType | None, written: str, year: int, codes: list[str]
) -> None:
    assert [problem.code for problem in check_business(kind, written, year)] == codes


def test_a_business_that_opens_later_may_be_accepted_with_a_reason() -> None:
    (problem,) = check_business(JAMU, "jamu", 2025)

    assert problem.overridable
    assert "Jamu Tradisional baru dibuka tahun 2026" in problem.message


@pytest.mark.parametrize(
    ("years", "back", "found"),
    [
        ((), "1", ""),
        ((2025,), "1", ""),
        ((2024,), "1", "2024"),
        ((2023,), "1", ""),
        ((2023,), "2", "2023"),
        ((2022,), "2", ""),
        ((2022, 2024, 2023), "3", "2024"),
        ((2026,), "1", ""),
        ((2024,), "0", ""),
        ((2024,), "", ""),
    ],
)
def test_an_award_counts_for_as_many_years_as_the_rule_says(
    years: tuple[int, ...], back: str, found: str
) -> None:
    rules = RuleSet.of({"years_between_awards": back})

    problems = check_surroundings(2025, Surroundings(years_awarded=years), rules)

    assert [dict(problem.values)["year"] for problem in problems] == ([found] if found else [])
    assert all(problem.overridable and problem.field == "nik" for problem in problems)


@pytest.mark.parametrize(
    ("limit", "others", "names"),
    [
        ("1", (), None),
        ("1", ("Siti",), "Siti"),
        ("2", ("Siti",), None),
        ("2", ("Siti", "Ali"), "Ali, Siti"),
        ("1", ("Dewi", "Ali", "Citra", "Budi"), "Ali, Budi, Citra"),
        ("", ("Siti",), None),
    ],
)
def test_a_second_person_on_a_family_card_is_named(
    limit: str, others: tuple[str, ...], names: str | None
) -> None:
    rules = RuleSet.of({"people_per_family_card": limit})

    problems = check_surroundings(2025, Surroundings(same_family=others), rules)

    assert [dict(problem.values)["names"] for problem in problems] == ([names] if names else [])
    assert all(problem.severity is Severity.WARNING for problem in problems)


@pytest.mark.parametrize(
    ("left", "found"),
    [
        (None, []),
        (-2, [("quota.full", "3")]),
        (0, [("quota.full", "1")]),
        (1, [("quota.nearly_full", "1")]),
        (5, [("quota.nearly_full", "5")]),
        (6, []),
    ],
)
def test_places_left_at_their_boundaries(left: int | None, found: list[tuple[str, str]]) -> None:
    problems = check_surroundings(2025, Surroundings(places_left=left), NO_RULES)

    assert [(problem.code, problem.values[0][1]) for problem in problems] == found
    assert all(problem.severity is not Severity.ERROR for problem in problems)


def test_a_full_quota_names_what_is_noted_instead() -> None:
    full = check_surroundings(2025, Surroundings(places_left=0), NO_RULES, "BLT Desa")
    near = check_surroundings(2025, Surroundings(places_left=1), NO_RULES, "BLT Desa")

    assert [(one.code, dict(one.values)["aid"]) for one in full] == [
        ("quota.full_noted", "BLT Desa")
    ]
    assert [one.code for one in near] == ["quota.nearly_full"]


def test_a_proposal_alone_has_nothing_around_it() -> None:
    assert check_surroundings(2025, Surroundings(), RULES) == []


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("5", 5),
        (" 5 ", 5),
        ("-1", -1),
        ("0", 0),
        ("", None),
        ("--5", None),
        ("-", None),
        ("\u00b2", None),
        ("\u0665", None),
        ("5.0", None),
        ("lima", None),
    ],
)
def test_a_rule_is_a_number_or_is_not_applied(written: str, number: int | None) -> None:
    assert RuleSet.of({"age_min": written}).number("age_min") == number


@given(st.text(max_size=8))
def test_no_text_in_a_rule_breaks_the_judging(text: str) -> None:
    rules = RuleSet.of(dict.fromkeys(RULES.rules, text))

    judged = [
        *check_desil(3, rules),
        *check_value(4_500_000, rules),
        *check_surroundings(2025, Surroundings((2024,), ("Siti",), 3), rules),
    ]

    assert all(problem.message for problem in judged)


def test_an_absent_rule_has_no_number() -> None:
    assert NO_RULES.number("desil_pass_max") is None


@pytest.mark.parametrize(
    ("stages", "codes"),
    [([], ["quota.none"]), (["perubahan"], ["quota.none"]), (["murni"], []), ([""], [])],
)
def test_a_stage_without_any_quota_is_said(stages: list[str], codes: list[str]) -> None:
    problems = check_quota(stages, "murni")

    assert [problem.code for problem in problems] == codes
    assert all(problem.severity is Severity.INFO for problem in problems)
