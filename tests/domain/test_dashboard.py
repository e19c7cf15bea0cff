"""The pure part of the dashboard: steps, months, kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.dashboard import (
    BESIDE,
    MONTHS,
    REACHED,
    Beyond,
    Count,
    Dashboard,
    Pace,
    PlaceRow,
    Share,
    beside_of,
    beyond_of,
    by_month,
    desils_of,
    funnel_of,
    month_of,
    place_columns,
    shares_of,
)
from bansos_desktop.domain.office_quota import OfficeQuota
from bansos_desktop.domain.quota import Use
from bansos_desktop.domain.workflow import DECIDED, HOLDS_PLACE, Status

uses = st.dictionaries(st.sampled_from(Status), st.integers(0, 500)).map(Use)
counts = st.lists(
    st.builds(
        Count,
        st.sampled_from(["2024-12", "2025-01", "2025-07", "2025-12", "2026-02"]),
        st.sampled_from(Status),
        st.integers(0, 90),
        st.integers(0, 9_000_000),
    )
)


@given(uses)
def test_nobody_is_further_down_the_funnel_than_up(use: Use) -> None:
    people = [step.people for step in funnel_of(use)]

    assert people == sorted(people, reverse=True)
    assert people[0] == use.total


@given(uses)
def test_a_step_counts_just_those_a_click_on_it_shows(use: Use) -> None:
    for step in (*funnel_of(use), *beside_of(use)):
        assert step.people == sum(use.people.get(state, 0) for state in step.states)


def test_where_no_visits_are_planned_their_step_stands_only_if_somebody_was_visited() -> None:
    nobody, one = Use({Status.DISTRIBUTED: 2}), Use({Status.MONITORED: 1})

    assert [step.label for step in funnel_of(nobody, has_visits=False)][-1] == "Disalurkan"
    assert [step.label for step in funnel_of(nobody)][-1] == "Dimonev"
    assert [step.people for step in funnel_of(one, has_visits=False)] == [1] * len(REACHED)


def test_every_status_is_on_the_way_or_beside_it() -> None:
    on_the_way = {
        state for name, states in REACHED.items() if name != "Tercatat" for state in states
    }

    assert on_the_way | set(BESIDE) == set(Status)


@given(counts)
def test_months_climb_and_end_at_everybody_who_has_a_date(found: list[Count]) -> None:
    climbed = by_month(found, DECIDED, 2025)

    assert list(climbed) == sorted(climbed)
    assert len(climbed) == MONTHS
    assert climbed[-1] == sum(one.people for one in found if one.status in DECIDED)


@pytest.mark.parametrize(
    ("period", "at"),
    [("2025-01", 0), ("2025-12", 11), ("2024-11", 0), ("2026-03", 11)],
)
def test_another_year_falls_on_the_nearer_end(period: str, at: int) -> None:
    assert month_of(period, 2025) == at


@given(counts)
def test_who_is_of_another_year_is_told_at_the_end_that_counts_them(found: list[Count]) -> None:
    beyond = beyond_of(((one.key, one.people) for one in found), 2025)

    assert beyond.before == sum(one.people for one in found if one.key == "2024-12")
    assert beyond.after == sum(one.people for one in found if one.key == "2026-02")
    assert [beyond.at(month) for month in (0, 6, 11)] == [beyond.before, 0, beyond.after]
    assert Beyond().at(11) == 0


@given(counts)
def test_kinds_hold_everybody_who_holds_a_place(found: list[Count]) -> None:
    shares = shares_of(found, {"2025-01": "Januari"})

    assert sum(one.people for one in shares) == sum(
        one.people for one in found if one.status in HOLDS_PLACE
    )
    assert [one.people for one in shares] == sorted((one.people for one in shares), reverse=True)


def test_a_kind_without_a_name_is_called_by_its_code() -> None:
    found = [Count("warung", Status.PROPOSED, 2, 9), Count("kue", Status.DECIDED, 3, 8)]

    assert shares_of(found, {"kue": "Kue"}) == [
        Share("kue", "Kue", 3, 8),
        Share("warung", "warung", 2, 9),
    ]


def test_all_ten_desil_are_there_and_the_unknown_comes_last() -> None:
    found = [Count("0", Status.PROPOSED, 4, 0), Count("2", Status.DECIDED, 3, 7)]

    desils = desils_of(found)

    assert [one.key for one in desils] == [*map(str, range(1, 11)), "0"]
    assert (desils[1].people, desils[1].value, desils[-1].people) == (3, 7, 4)
    assert desils[-1].label == "Belum diketahui"


def test_a_year_of_nobody_and_nothing_is_empty() -> None:
    nothing = Dashboard("X", "X", 2025, "", "64", "", OfficeQuota(), 0, 0)

    assert nothing.is_empty
    assert (nothing.quota, nothing.left, nothing.use) == (None, None, Use())
    assert nothing.pace.is_empty
    assert not Pace((0, 1), (0, 0), (0, 0)).is_empty


@pytest.mark.parametrize(
    ("row", "aside"),
    [
        (PlaceRow("64.02", "Kukar", quota=150, left=140, proposed=12), 2),
        (PlaceRow("64.02", "Kukar", quota=150, left=140, proposed=8), 0),
        (PlaceRow("64.02", "Kukar", quota=None, left=None, proposed=12), 0),
        (PlaceRow("64", "Provinsi", quota=180, left=170, proposed=12, is_lump=True), 0),
    ],
)
def test_who_takes_none_of_the_own_places_stands_aside(row: PlaceRow, aside: int) -> None:
    assert row.aside == aside


def test_the_table_of_places_ties_row_by_row_and_to_what_is_used() -> None:
    rows = [
        PlaceRow("64.02.06", "Tenggarong", None, None, 15, shared=15, common=5),
        PlaceRow("64.02.07", "Loa Kulu", 10, 4, 9, decided=2, shared=2, reserve=1),
        PlaceRow("64.02", "Kukar", 150, 138, is_lump=True),
        PlaceRow("64", "Kaltim", 180, 175, is_lump=True, is_common=True),
    ]

    table = {one.head: [one.number(row) for row in rows] for one in place_columns(rows)}

    assert list(table) == [
        "Kuota", "Terpakai", "Sisa", "Usulan", "Kuota lain", "Bersama provinsi", "Di luar kuota",
        "Ditetapkan", "Tersalur", "Cadangan",
    ]  # fmt: skip
    assert table["Terpakai"] == [None, 6, 12, 5]
    assert table["Usulan"] == [15, 9, None, None]
    assert table["Kuota lain"] == [15, 2, None, None]
    assert table["Bersama provinsi"] == [5, 0, None, None]
    assert table["Di luar kuota"] == [0, 1, None, None]
    assert table["Cadangan"] == [0, 1, None, None]


@pytest.mark.parametrize(
    ("row", "heads"),
    [
        (PlaceRow("64.02", "Kukar", 150, 140, 10), ["Kuota", "Terpakai", "Sisa", "Usulan"]),
        (PlaceRow("64.02", "Kukar", None, None, 10), ["Kuota", "Terpakai", "Sisa", "Usulan"]),
    ],
)
def test_the_table_of_places_has_no_column_of_nobody(row: PlaceRow, heads: list[str]) -> None:
    assert [one.head for one in place_columns([row])][:-3] == heads
