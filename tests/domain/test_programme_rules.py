"""What a programme asks of a proposal beside what every list asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.programme import Asks, Category, Programme, unknown_programme
from bansos_desktop.domain.programme_rules import with_values
from bansos_desktop.domain.recipient import Judging, RecipientDraft, check
from bansos_desktop.domain.rules import RuleSet, Surroundings
from tests.factories import TODAY

PLAIN = Programme("BST", "BST", "provinsi")
GROUPS = replace(PLAIN, categories=(Category("lansia", "Lansia"),))
MONTHLY = replace(PLAIN, value_min=200_000, value_max=200_000, overflow="BLT Desa")
ABOUT = ("category.", "institution.", "central_aid.", "value.", "business.")


def said(
    programme: Programme, rules: RuleSet | None = None, **fields: object
) -> list[tuple[str, str]]:
    """What is said of the programme's own questions, with the weight."""
    draft = RecipientDraft(name="Contoh", **fields)  # type: ignore[arg-type]  # a test names fields
    judging = Judging(
        TODAY,
        2025,
        with_values(rules or RuleSet(), programme),
        programme=programme,
        central_aids=(("pkh", "PKH"),),
    )
    found = check(draft, judging, Surroundings())
    return [(p.code, p.severity.value) for p in found if p.code.startswith(ABOUT)]


def test_a_programme_asks_only_what_is_its_own() -> None:
    assert said(PLAIN) == []
    assert said(unknown_programme("X")) == [
        ("business.missing", "peringatan"),
        ("value.missing", "peringatan"),
    ]
    assert said(replace(PLAIN, asks=frozenset({Asks.INSTITUTION}))) == [
        ("institution.missing", "peringatan")
    ]
    assert said(replace(PLAIN, asks=frozenset({Asks.INSTITUTION})), institution="x") == []


def test_a_value_is_missed_only_where_somebody_named_one() -> None:
    assert said(MONTHLY) == [("value.missing", "peringatan")]
    assert said(PLAIN, requested_value=100_000) == []
    assert said(PLAIN, requested_value=-1) == [("value.not_positive", "galat")]
    assert said(PLAIN, RuleSet.of({"value_min": "5"})) == [("value.missing", "peringatan")]


def test_the_programmes_own_value_is_the_limit_unless_a_rule_says_another() -> None:
    assert said(MONTHLY, requested_value=200_000) == []
    assert said(MONTHLY, requested_value=300_000) == [("value.high", "peringatan")]
    assert said(MONTHLY, requested_value=100_000) == [("value.low", "peringatan")]
    assert said(MONTHLY, RuleSet.of({"value_max": "400000"}), requested_value=300_000) == []
    assert (MONTHLY.fixed_value, replace(MONTHLY, value_min=1).fixed_value) == (200_000, None)
    assert with_values(RuleSet(), None) == RuleSet()


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        ("", [("category.missing", "peringatan")]),
        ("lansia", []),
        ("veteran", [("category.not_offered", "peringatan")]),
    ],
)
def test_a_group_is_one_of_the_programmes(category: str, expected: list[tuple[str, str]]) -> None:
    assert said(GROUPS, category=category) == expected
    assert said(PLAIN, category=category) == []


def test_central_aid_stops_only_where_a_rule_says_so() -> None:
    rules = RuleSet.of({"central_aid_none": ""})

    assert said(PLAIN, central_aid="pkh") == []
    assert said(PLAIN, rules, central_aid="pkh") == [("central_aid.covered", "galat")]
    assert said(PLAIN, rules) == []


def test_what_is_written_beside_whom_no_place_is_left_for() -> None:
    assert MONTHLY.overflow_reason == "Dicatat untuk BLT Desa"
    assert PLAIN.overflow_reason == ""


def test_lists_tell_the_business_else_the_group_else_the_institution() -> None:
    group = (Category("lansia", "Lansia"),)
    where = frozenset({Asks.INSTITUTION})
    asked = [
        replace(PLAIN, asks=frozenset({Asks.BUSINESS}), categories=group),
        replace(PLAIN, asks=where, categories=group),
        replace(PLAIN, asks=where, categories=()),
        replace(PLAIN, asks=frozenset(), categories=()),
    ]

    assert [one.trait.label for one in asked] == ["Jenis usaha", "Golongan", "Lembaga", ""]
    said = [" ".join(trait.label for trait in one.traits) for one in asked]
    assert said == ["Jenis usaha", "Golongan Lembaga", "Lembaga", ""]
    assert [one.asks_household for one in asked] == [True, False, False, True]


def test_a_regencys_aid_ends_at_its_border() -> None:
    mine = replace(MONTHLY, owner="64.02")

    assert [mine.reaches(code) for code in ("64.02", "64.02.06", "64.72", "64")] == [
        True,
        True,
        False,
        False,
    ]
    assert replace(MONTHLY, owner="provinsi").reaches("64.72")
