"""Visits: what may be kept, and what the program says without deciding anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.records import VERIFICATION_FIELDS
from bansos_desktop.domain.visit import (
    BLANK_CRITERIA,
    CRITERIA_OPEN,
    NO,
    YES,
    Recommendation,
    VisitDraft,
    check_visit,
    criteria_met,
    food_over_half,
)
from bansos_desktop.domain.workflow import Action, Status

TODAY = date(2025, 8, 1)
GOOD = VisitDraft(
    visited_on=date(2025, 7, 31),
    officer="Budi Petugas",
    latitude="-0.502",
    longitude="117.153",
    outcome="selesai",
    criteria=(NO, *[YES] * 8),
    recommendation="layak",
)


def codes(draft: VisitDraft) -> list[str]:
    return [problem.code for problem in check_visit(draft, TODAY)]


def test_about_a_whole_visit_there_is_nothing_to_say() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"visited_on": None}, "visit.date_missing"),
        ({"visited_on": date(2025, 8, 2)}, "visit.date_future"),
        ({"officer": "  "}, "visit.officer_missing"),
        ({"recommendation": ""}, "visit.recommendation_missing"),
        ({"recommendation": "tidak_layak"}, "visit.reason_missing"),
        ({"recommendation": "cadangan", "reason": "123456"}, "visit.reason_missing"),
        ({"latitude": "-6.2", "longitude": "106.8"}, "visit.position_far"),
        ({"expense": 100, "food_expense": 101}, "visit.food_over_total"),
        ({"earlier_aid_year": 1999}, "visit.aid_year"),
        ({"earlier_aid_year": 2026}, "visit.aid_year"),
        ({"criteria": (YES, *[""] * 8)}, "visit.no_shelter"),
        ({"criteria": ("",) * 9}, "visit.criteria_open"),
    ],
)
def test_what_is_odd_is_said(changed: dict[str, object], code: str) -> None:
    assert codes(replace(GOOD, **changed)) == [code]  # type: ignore[arg-type]  # a test names fields


def test_a_visit_without_an_outcome_is_not_one() -> None:
    assert codes(replace(GOOD, outcome="", recommendation="")) == ["visit.outcome_missing"]


@pytest.mark.parametrize("outcome", ["tidak_ditemukan", "pindah"])
def test_who_was_not_met_is_not_recommended(outcome: str) -> None:
    met = replace(GOOD, outcome=outcome, income=5, reason="x", note=" tetangga bilang pindah ")

    assert codes(met) == ["visit.recommendation_impossible"]
    assert codes(met.tidy()) == []
    assert (met.tidy().income, met.tidy().criteria) == (None, ("",) * 9)
    assert met.tidy().note == "tetangga bilang pindah"


def test_a_tidy_visit_of_a_family_that_was_met_keeps_all_of_it() -> None:
    told = replace(GOOD, officer=" Budi  Petugas ", income=5, skill=" kue ")

    assert told.tidy() == replace(GOOD, income=5, skill="kue")


@pytest.mark.parametrize(
    ("answer", "food", "said"),
    [
        ("", 51, [("visit.food_over_half", "info")]),
        (NO, 51, [("visit.food_over_half", "peringatan")]),
        (YES, 51, []),
        (YES, 50, [("visit.food_under_half", "peringatan")]),
        (NO, 50, []),
    ],
)
def test_the_amounts_suggest_an_answer_and_never_give_it(
    answer: str, food: int, said: list[tuple[str, str]]
) -> None:
    criteria = (NO, NO, NO, answer, NO, NO, NO, NO, NO)
    draft = replace(GOOD, criteria=criteria, expense=100, food_expense=food)

    found = [(p.code, str(p.severity)) for p in check_visit(draft, TODAY)]

    assert [one for one in found if one[0].startswith("visit.food")] == said


def test_where_nobody_has_a_household_no_answer_about_it_is_waited_for() -> None:
    draft = replace(GOOD, criteria=BLANK_CRITERIA, earlier_aid_year=1900)

    found = [one.code for one in check_visit(draft, TODAY, asks_household=False)]

    assert found == ["visit.aid_year"]
    assert CRITERIA_OPEN in codes(draft)


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_more_than_half_is_more_than_half(expense: int, food: int) -> None:
    assert food_over_half(expense, food) == (food > expense - food)


@pytest.mark.parametrize(("expense", "food"), [(None, 5), (5, None), (0, 0)])
def test_without_both_amounts_nothing_can_be_said(expense: int | None, food: int | None) -> None:
    assert food_over_half(expense, food) is None


def test_only_yes_counts_as_met() -> None:
    assert criteria_met((YES, NO, "", YES)) == 2


def test_a_draft_and_its_record_are_the_same() -> None:
    draft = replace(GOOD, income=0, food_expense=7, house="milik", earlier_aid_year=2020)
    values = draft.values()

    assert set(values) | {"proposal"} == set(VERIFICATION_FIELDS)
    assert "" not in values.values()
    assert VisitDraft.from_record({**values, "proposal": "p"}) == draft
    assert VisitDraft.from_record(VisitDraft().values()) == VisitDraft()


def test_a_recommendation_names_its_step_and_where_it_leads() -> None:
    steps = {one: (one.action, one.status, one.label) for one in Recommendation}

    assert steps == {
        Recommendation.ELIGIBLE: (Action.FIND_ELIGIBLE, Status.ELIGIBLE, "Layak"),
        Recommendation.INELIGIBLE: (Action.FIND_INELIGIBLE, Status.INELIGIBLE, "Tidak Layak"),
        Recommendation.RESERVE: (Action.RESERVE, Status.RESERVE, "Cadangan"),
    }


def test_a_draft_is_in_no_traceback() -> None:
    assert "Budi" not in repr(GOOD)
