"""Quota beside use: what is taken, what is left, below zero too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.quota import QuotaLine, Use, add_uses, working_year
from bansos_desktop.domain.workflow import DECIDED, HOLDS_PLACE, Status

USES = st.builds(Use, st.dictionaries(st.sampled_from(Status), st.integers(0, 500)))


def a_line(quota: int, use: Use) -> QuotaLine:
    return QuotaLine(
        programme="UEP", year=2025, stage="murni", region_code="64.02",
        region_name="Kabupaten Kutai Kartanegara", category="", quota=quota, use=use,
        detail="", source="003", source_title="", note="",
    )  # fmt: skip


@given(st.lists(st.sampled_from(Status), max_size=40))
def test_a_place_is_counted_for_exactly_those_who_hold_one(states: list[Status]) -> None:
    use = Use({status: states.count(status) for status in set(states)})

    assert use.used == sum(status in HOLDS_PLACE for status in states)
    assert use.total == sum(status is not Status.CANCELLED for status in states)
    assert use.among(DECIDED) == sum(status in DECIDED for status in states)


def test_nobody_uses_nothing() -> None:
    assert (Use().used, Use().total, Use().among(Status)) == (0, 0, 0)


@given(st.lists(USES, max_size=5))
def test_the_sum_counts_everybody_once(uses: list[Use]) -> None:
    added = add_uses(uses)

    assert added.used == sum(use.used for use in uses)
    assert added.total == sum(use.total for use in uses)
    assert all(
        added.among({status}) == sum(use.among({status}) for use in uses) for status in Status
    )


@given(st.integers(0, 1000), USES)
def test_quota_is_what_is_used_and_what_is_left(quota: int, use: Use) -> None:
    line = a_line(quota, use)

    assert line.used + line.rest == quota


def test_more_families_than_places_leave_less_than_none() -> None:
    line = a_line(150, Use({Status.PROPOSED: 100, Status.ELIGIBLE: 53, Status.RESERVE: 9}))

    assert (line.used, line.rest) == (153, -3)


def test_work_begins_in_this_year_or_the_newest_before_it() -> None:
    assert working_year([2024, 2025, 2027], 2025) == 2025
    assert working_year([2024, 2027], 2026) == 2024
    assert working_year([2027], 2026) == 2026
    assert working_year([], 2026) == 2026
