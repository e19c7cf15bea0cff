"""An office's change of a rule: bounds by unit, pairs, sources, and how a rule reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.problems import Acceptor, Severity
from bansos_desktop.domain.rule_catalogue import KINDS, OFF, RULES, RuleKind, Unit
from bansos_desktop.domain.rule_edit import (
    BOUNDS,
    LONGEST_MESSAGE,
    RuleEdit,
    check_edit,
    example,
    value_text,
)
from bansos_desktop.domain.rules import RuleSet
from tests.domain.seed_books import uep_rules

NO_RULES = RuleSet()
EDIT = RuleEdit("4", "galat", Acceptor.OPERATOR, "", "SK Kadis 12/2025", date(2025, 7, 1))


def codes(code: str, rules: RuleSet = NO_RULES, **changed: object) -> list[str]:
    kind = RULES[code]
    edit = replace(EDIT, **changed).tidy(kind)  # type: ignore[arg-type]  # a test names fields
    return [problem.code for problem in check_edit(kind, edit, rules, ("ktp", "kk"))]


@pytest.mark.parametrize("unit", BOUNDS)
def test_a_number_is_taken_from_its_lowest_to_its_highest_value(unit: Unit) -> None:
    code = next(kind.code for kind in KINDS if kind.unit is unit)
    low, high = BOUNDS[unit]

    assert codes(code, value=str(low)) == codes(code, value=str(high)) == []
    assert codes(code, value=str(high + 1)) == ["rule.value_range"]
    assert codes(code, value=str(low - 1)) == ["rule.value_range"]


@pytest.mark.parametrize(
    ("code", "value", "found"),
    [
        ("desil_block_min", "", ["rule.value_missing"]),
        ("desil_block_min", "lima", ["rule.value_range"]),
        ("desil_block_min", "\u0665", ["rule.value_range"]),
        ("desil_block_min", " 0 5 ", []),
        ("value_max", "5 000 000", []),
        ("replacement_after_decree", "Ya", []),
        ("replacement_after_decree", "boleh", ["rule.yes_or_no"]),
        ("documents_required", "", []),
        ("documents_required", "KTP; kk", []),
        ("documents_required", "ktp;sim", ["rule.document"]),
        ("monitoring_months", "1; 3;12", []),
        ("monitoring_months", "", ["rule.months"]),
        ("monitoring_months", "0", ["rule.months"]),
        ("monitoring_months", "61", ["rule.months"]),
        ("monitoring_months", "satu", ["rule.months"]),
        ("quota_left", "apa saja", []),
    ],
)
def test_a_value_is_judged_by_its_unit(code: str, value: str, found: list[str]) -> None:
    assert codes(code, value=value) == found


def test_a_rule_that_is_off_needs_no_value() -> None:
    assert codes("desil_block_min", value="", level=OFF) == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"level": "fatal"}, "rule.level"),
        ({"message": "x" * (LONGEST_MESSAGE + 1)}, "rule.message_long"),
        ({"source": " - "}, "rule.source_missing"),
        ({"valid_from": None}, "rule.date_missing"),
    ],
)
def test_a_change_says_level_source_and_day(changed: dict[str, object], found: str) -> None:
    assert codes("desil_block_min", **changed) == [found]


@pytest.mark.parametrize(
    ("code", "value", "found"),
    [
        ("desil_block_min", "2", ["rule.crossed"]),
        ("desil_block_min", "3", []),
        ("desil_pass_max", "5", ["rule.crossed"]),
        ("value_max", "3999999", ["rule.crossed"]),
        ("value_max", "4000000", []),
        ("value_min", "5000001", ["rule.crossed"]),
        ("age_min", "60", []),
        ("age_min", "61", ["rule.crossed"]),
    ],
)
def test_a_number_leaves_room_for_its_counterpart(code: str, value: str, found: list[str]) -> None:
    assert codes(code, uep_rules(), value=value) == found


def test_only_what_stops_somebody_can_be_accepted() -> None:
    kind = RULES["desil_block_min"]

    assert EDIT.tidy(kind).acceptor is Acceptor.OPERATOR
    assert replace(EDIT, level="info").tidy(kind).acceptor is Acceptor.NOBODY


def test_a_rule_that_finds_nothing_keeps_its_level_and_says_nothing() -> None:
    kind = RULES["monitoring_months"]

    tidy = replace(EDIT, value="12;3;03", message="Kalimat").tidy(kind)

    assert (tidy.value, tidy.level, tidy.acceptor, tidy.message) == (
        "3;12",
        kind.level,
        Acceptor.NOBODY,
        "",
    )


@given(st.sampled_from(KINDS), st.text(max_size=12))
def test_tidying_twice_changes_nothing_and_no_text_breaks_the_checking(
    kind: RuleKind, text: str
) -> None:
    tidy = replace(EDIT, value=text, message=text, source=text).tidy(kind)

    assert tidy.tidy(kind) == tidy
    assert all(problem.message for problem in check_edit(kind, tidy, uep_rules()))
    assert value_text(kind.unit, tidy.value)
    assert isinstance(example(kind, tidy.value, ""), str)


@given(st.sampled_from(KINDS), st.integers(min_value=-5, max_value=10**13))
def test_what_is_taken_is_what_the_engine_reads(kind: RuleKind, number: int) -> None:
    edit = replace(EDIT, value=str(number)).tidy(kind)
    if kind.unit not in BOUNDS or check_edit(kind, edit, NO_RULES):
        return

    assert RuleSet.of({kind.code: edit.value}).number(kind.code) == number


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        (Unit.DESIL, "5", "desil 5"),
        (Unit.RUPIAH, "5000000", "Rp5.000.000"),
        (Unit.RUPIAH, "banyak", "banyak"),
        (Unit.YEARS, "1", "1 tahun"),
        (Unit.QUARTERS, "4", "4 triwulan"),
        (Unit.PEOPLE, "1", "1 orang"),
        (Unit.AGE, "18", "18 tahun"),
        (Unit.PLACES, "5", "5 tempat"),
        (Unit.YES_NO, "ya", "ya"),
        (Unit.DOCUMENTS, "kk;ktp", "Kartu Keluarga, KTP"),
        (Unit.MONTHS, "1;3;12", "bulan ke-1, 3, 12"),
        (Unit.NONE, "", "–"),
    ],
)
def test_a_value_reads_as_people_say_it(unit: Unit, value: str, text: str) -> None:
    assert value_text(unit, value, {"kk": "Kartu Keluarga"}) == text


@pytest.mark.parametrize(
    ("code", "value", "said"),
    [
        ("desil_pass_max", "2", "Desil 3: program mendahulukan desil 1–2"),
        ("desil_block_min", "5", "Desil 5 terlalu tinggi (mulai desil 5"),
        ("value_max", "5000000", "Rp5.500.000 di atas Rp5.000.000"),
        ("age_min", "18", "Usia 17 tahun, di bawah 18"),
        ("documents_required", "ktp", "KTP, KK"),
    ],
)
def test_the_example_is_the_sentence_with_figures_that_fit(
    code: str, value: str, said: str
) -> None:
    assert said in example(RULES[code], value, "")


def test_an_own_sentence_is_the_example_itself() -> None:
    assert example(RULES["desil_block_min"], "5", "Tunggu verval.") == "Tunggu verval."
    assert example(RULES["monitoring_months"], "1", "") == ""


def test_a_finding_that_has_no_sentence_yet_has_no_example() -> None:
    kind = RuleKind("x", "X", Unit.NONE, ("no.sentence",), Severity.WARNING.value)

    assert example(kind, "", "") == ""
