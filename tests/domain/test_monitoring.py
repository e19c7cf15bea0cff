"""When visits are due, what is checked about them, and how a business develops."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.monitoring import (
    Development,
    DueCounts,
    DueVisit,
    MonitoringDraft,
    Point,
    VisitFacts,
    change_percent,
    check_visit,
    count_due,
    due_months,
    due_on,
    next_due,
    point_before,
    whole_change,
)
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.rules import RuleSet, default_rule
from tests.lives import a_visit

TODAY = date(2025, 8, 20)
HANDED = date(2025, 7, 1)
FACTS = VisitFacts(HANDED)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
months = st.lists(st.integers(1, 60), max_size=6, unique=True).map(sorted)


def codes(draft: MonitoringDraft, facts: VisitFacts = FACTS) -> list[str]:
    return [problem.code for problem in check_visit(draft, facts, TODAY)]


def rules(value: str) -> RuleSet:
    return RuleSet({"monitoring_months": default_rule("monitoring_months", value)})


def test_the_months_come_from_the_rule_in_order() -> None:
    assert due_months(rules("12; 1;3;x;0;6;3;999")) == (1, 3, 6, 12)
    assert due_months(RuleSet({})) == ()


@pytest.mark.parametrize(
    ("handed", "month", "due"),
    [
        (date(2025, 5, 19), 1, date(2025, 6, 19)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 5), 12, date(2026, 12, 5)),
    ],
)
def test_a_visit_is_due_on_the_same_day_or_the_months_last(
    handed: date, month: int, due: date
) -> None:
    assert due_on(handed, month) == due


def test_a_month_that_was_passed_over_is_not_asked_for_again() -> None:
    wanted = (1, 3, 6, 12)

    assert next_due(HANDED, wanted, None) == DueVisit(1, date(2025, 8, 1))
    assert next_due(HANDED, wanted, 4) == DueVisit(6, date(2026, 1, 1))
    assert next_due(HANDED, wanted, 12) is None
    assert next_due(HANDED, (), None) is None


def test_late_and_soon_are_told_apart() -> None:
    visit = DueVisit(1, date(2025, 8, 6))

    assert (visit.days_late(TODAY), visit.is_late(TODAY), visit.is_soon(TODAY)) == (14, True, False)
    assert DueVisit(1, TODAY).is_soon(TODAY)
    assert DueVisit(1, TODAY + timedelta(days=30)).is_soon(TODAY)
    assert not DueVisit(1, TODAY + timedelta(days=31)).is_soon(TODAY)


def test_counts_are_of_people() -> None:
    due = [
        (DueVisit(1, date(2025, 8, 1)), 3),
        (DueVisit(1, date(2025, 9, 1)), 2),
        (DueVisit(3, date(2025, 12, 1)), 5),
        (None, 4),
    ]

    assert count_due(due, TODAY) == DueCounts(3, 2, 14)


@given(days, st.integers(1, 120), days)
def test_due_days_keep_the_order_of_handovers(one: date, month: int, other: date) -> None:
    first, second = sorted((one, other))

    assert due_on(first, month) <= due_on(second, month)
    assert due_on(one, month).day <= one.day
    gap = due_on(one, month).month - one.month + 12 * (due_on(one, month).year - one.year)
    assert gap == month


@given(days, months, st.one_of(st.none(), st.integers(0, 70)))
def test_the_next_visit_is_the_first_wanted_month_after_the_last_seen(
    handed: date, wanted: list[int], seen: int | None
) -> None:
    due = next_due(handed, wanted, seen)

    left = [month for month in wanted if month > (seen or 0)]
    assert (due.month if due else None) == (left[0] if left else None)
    assert due is None or not (due.is_late(TODAY) and due.is_soon(TODAY))


def test_a_full_visit_has_nothing_to_say() -> None:
    assert codes(a_visit()) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"visited_on": None}, "monitoring.day_missing"),
        ({"visited_on": date(2025, 8, 21)}, "monitoring.day_future"),
        ({"visited_on": date(2025, 6, 30)}, "monitoring.before_handover"),
        ({"month": 3}, "monitoring.early"),
        ({"month": None}, "monitoring.month_missing"),
        ({"month": 121}, "monitoring.month_odd"),
        ({"running": ""}, "monitoring.running_missing"),
        ({"goods_state": ""}, "monitoring.goods_missing"),
        ({"revenue": None}, "monitoring.revenue_missing"),
        ({"profit": 3_000_001}, "monitoring.profit_high"),
        ({"development": ""}, "monitoring.development_missing"),
        ({"development": "berhenti"}, "monitoring.stopped_but_running"),
        ({"running": "tidak", "development": "berhenti"}, "monitoring.obstacle_missing"),
        ({"running": "tidak", "obstacle": "sakit"}, "monitoring.not_running_not_stopped"),
    ],
)
def test_one_thing_amiss_is_one_finding(changed: dict[str, object], code: str) -> None:
    assert codes(a_visit(**changed)) == [code]


def test_a_business_that_ended_needs_only_its_reason() -> None:
    ended = a_visit(running="tidak", development="berhenti", obstacle="sakit", revenue=None)

    assert codes(replace(ended, profit=None)) == []


def test_without_a_handover_no_day_is_too_early() -> None:
    assert codes(a_visit(visited_on=date(2020, 1, 1)), VisitFacts()) == []


def test_a_month_has_one_visit() -> None:
    assert codes(a_visit(), VisitFacts(HANDED, (Point(1, 1, 1),))) == ["monitoring.month_taken"]


@pytest.mark.parametrize(
    ("before", "development", "found"),
    [
        (4_000_000, "meningkat", ["monitoring.development_odd"]),
        (2_000_000, "menurun", ["monitoring.development_odd"]),
        (2_000_000, "meningkat", []),
        (4_000_000, "tetap", []),
        (None, "meningkat", []),
    ],
)
def test_a_word_against_the_figures_is_pointed_out(
    before: int | None, development: str, found: list[str]
) -> None:
    facts = VisitFacts(date(2025, 6, 1), (Point(0, before, None),))

    assert codes(a_visit(development=development), facts) == found
    problems = check_visit(a_visit(development=development), facts, TODAY)
    assert all(problem.severity is Severity.WARNING for problem in problems)


def test_a_draft_survives_its_record() -> None:
    draft = a_visit(note="titip salam", obstacle="modal")

    assert MonitoringDraft.from_record(draft.values()) == draft
    assert MonitoringDraft.from_record(MonitoringDraft().values()) == MonitoringDraft()
    assert "modal" not in repr(draft)


def test_the_point_before_is_the_nearest() -> None:
    points = [Point(6, 1, 1), Point(1, 2, 2), Point(3, 3, 3)]

    assert point_before(points, 6) == points[2]
    assert point_before(points, 1) is None
    assert point_before(points, None) is None


def test_a_change_needs_two_known_amounts() -> None:
    points = [Point(3, 3_000_000, None), Point(1, 2_000_000, None), Point(6, None, None)]

    assert whole_change(points) == 50
    assert whole_change(points[:1]) is None
    assert change_percent(0, 5) is None
    assert change_percent(5, None) is None
    assert change_percent(200, 0) == -100


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_a_change_points_the_way_the_amount_went(before: int, after: int) -> None:
    change = change_percent(before, after)

    assert change is not None
    assert (change > 0) <= (after > before)
    assert (change < 0) <= (after < before)
    assert change >= -100


def test_every_development_has_its_word() -> None:
    assert [state.label for state in Development] == ["Meningkat", "Tetap", "Menurun", "Berhenti"]


@pytest.mark.parametrize("of_goods", [True, False])
def test_without_a_business_nothing_is_asked_of_one(of_goods: bool) -> None:
    facts = VisitFacts(HANDED, of_business=False, of_goods=of_goods)

    found = codes(MonitoringDraft(), facts)

    assert not any("running" in code or "revenue" in code for code in found)
    assert any("goods" in code for code in found) == of_goods
