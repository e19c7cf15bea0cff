"""Quota arithmetic of a selection, numbers of the reserve, and what a decree must say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.decision import (
    Places,
    Pot,
    Taking,
    allot,
    check_decree,
    check_decree_day,
    in_weight,
    places_of,
    ranked,
    told,
    without,
)
from bansos_desktop.domain.quota import Pots, QuotaLine, Use
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.workflow import Action, Status
from tests.factories import TODAY

POT = Pot("murni", "64.02")
uids = st.lists(st.text("abcdefgh", min_size=1, max_size=2), unique=True, max_size=12)


def a_line(region: str, quota: int, stage: str = "murni", **people: int) -> QuotaLine:
    """A figure of UEP 2025 with people by status."""
    use = Use({Status(name): count for name, count in people.items()})
    return QuotaLine("UEP", 2025, stage, region, region, "", quota, use, "", "003", "", "")


def test_decided_and_lost_places_are_gone_and_the_rest_is_left() -> None:
    line = a_line("64.02", 150, ditetapkan=90, disalurkan=20, dimonev=5, layak=12, diusulkan=60)

    lost = {Leaf("murni", "64.02"): 3, Leaf("murni", "64.71"): 9}

    places = places_of(Pots([line]), lost, Leaf("murni", "64.02"))

    assert places == Places(POT, 150, decided=115, lost=3, waiting=12)
    assert places.left == 32
    assert places.free_for(Action.DECIDE) == 32
    assert places.free_for(Action.PROMOTE) == 20


def test_the_provinces_lump_is_shared_with_what_all_regions_lost() -> None:
    lump = a_line("64", 180, "perubahan", ditetapkan=100)
    changed, original = "perubahan", "murni"
    lost = {Leaf(changed, "64.02"): 1, Leaf(changed, "64.71"): 2, Leaf(original, "64.02"): 50}

    places = places_of(Pots([lump]), lost, Leaf(changed, "64.02"))

    assert places == Places(Pot("perubahan", "64"), 180, decided=100, lost=3)


def test_whoever_nobody_visited_is_told_first_and_then_the_commonest() -> None:
    counts = {"nik.missing": 2, "visit.missing": 1, "decision.value_high": 1200}

    assert [code for code, _count in in_weight(counts)] == [
        "visit.missing",
        "decision.value_high",
        "nik.missing",
    ]
    assert told(counts) == (
        "belum dikunjungi (1 orang), nilai ditetapkan di atas batas (1.200 orang), "
        "NIK kosong (2 orang)"
    )


def test_each_category_is_a_pot_of_its_own() -> None:
    lines = [
        replace(a_line("64.02", 100, ditetapkan=7), category="veteran"),
        replace(a_line("64.02", 50, ditetapkan=4), category="lansia"),
    ]

    assert places_of(Pots(lines), {}, Leaf("murni", "64.02", category="veteran")).left == 93
    assert places_of(Pots(lines), {}, Leaf("murni", "64.02", category="lansia")).left == 46
    assert places_of(Pots(lines), {}, Leaf("murni", "64.02")).left is None


def test_no_figure_means_no_places_that_could_be_counted() -> None:
    places = places_of(Pots([a_line("64.71", 150)]), {}, Leaf("murni", "64.02"))

    assert places == Places(POT, None)
    assert places.left is None
    assert places.free_for(Action.PROMOTE) is None
    assert Taking(places, 4, places.left).too_many == 4


def test_an_overrun_of_the_past_leaves_nothing_and_never_less() -> None:
    assert Places(POT, 10, decided=12, waiting=3).left == 0
    assert Places(POT, 10, decided=9, waiting=3).free_for(Action.PROMOTE) == 0


@pytest.mark.parametrize(("wanted", "free", "over"), [(3, 5, 0), (5, 5, 0), (6, 5, 1)])
def test_a_selection_says_how_many_find_no_place(wanted: int, free: int, over: int) -> None:
    assert Taking(Places(POT, 150), wanted, free).too_many == over


def test_places_go_to_the_first_in_line_pot_by_pot() -> None:
    other = Pot("murni", "64.71")

    assert allot([[POT], [other], [POT], [POT]], {POT: 2, other: None}) == [
        True,
        False,
        True,
        False,
    ]


@given(
    st.lists(st.sampled_from("abc")), st.fixed_dictionaries({p: st.integers(0, 4) for p in "abc"})
)
def test_no_more_are_served_than_there_are_places_and_never_a_later_before_an_earlier(
    line: list[str], free: dict[str, int]
) -> None:
    served = allot([[Pot(p, "")] for p in line], {Pot(p, ""): n for p, n in free.items()})

    for pot in "abc":
        theirs = [got for name, got in zip(line, served, strict=True) if name == pot]
        assert sum(theirs) == min(len(theirs), free[pot])
        assert theirs == sorted(theirs, reverse=True)


def test_new_reserves_come_behind_those_who_stand() -> None:
    assert ranked({"a": 1, "b": 2}, ["x", "y"], {}) == {"a": 1, "b": 2, "x": 3, "y": 4}


def test_somebody_put_at_a_number_moves_the_others_down() -> None:
    assert ranked({"a": 1, "b": 2}, ["x", "b"], {"x": 1, "b": 2}) == {"x": 1, "b": 2, "a": 3}


def test_a_number_behind_the_end_is_the_end() -> None:
    assert ranked({"a": 1}, ["x"], {"x": 99}) == {"a": 1, "x": 2}


def test_a_gap_is_closed() -> None:
    assert without({"a": 1, "b": 2, "c": 3}, {"b"}) == {"a": 1, "c": 2}


@given(uids, uids, st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(1, 9)))
def test_numbers_are_always_one_two_three_and_those_who_stay_keep_their_order(
    standing: list[str], moving: list[str], wanted: dict[str, int]
) -> None:
    before = {uid: rank for rank, uid in enumerate(standing, start=1)}

    after = ranked(before, moving, wanted)

    assert sorted(after.values()) == list(range(1, len({*standing, *moving}) + 1))
    stay = [uid for uid in standing if uid not in moving]
    assert stay == sorted(stay, key=after.__getitem__)


@pytest.mark.parametrize(
    ("number", "day", "codes"),
    [
        ("460/12/2025", TODAY, []),
        ("  ", TODAY, ["decision.decree_missing"]),
        ("460/12/2025", None, ["decision.decree_date_missing"]),
        ("", TODAY + timedelta(days=1), ["decision.decree_missing", "decision.decree_date_ahead"]),
    ],
)
def test_a_decree_has_a_number_and_a_day_that_has_come(
    number: str, day: date | None, codes: list[str]
) -> None:
    assert [problem.code for problem in check_decree(number, day, TODAY)] == codes


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2024, 12, 31), ["decision.decree_before_year"]),
        (date(2025, 1, 1), ["decision.decree_before_proposal", "decision.decree_before_visit"]),
        (date(2025, 3, 1), ["decision.decree_before_visit"]),
        (date(2025, 4, 1), []),
    ],
)
def test_the_day_of_a_decree_stands_behind_the_days_of_a_person(
    day: date, codes: list[str]
) -> None:
    found = check_decree_day(day, 2025, date(2025, 3, 1), date(2025, 4, 1))

    assert [problem.code for problem in found] == codes
    assert check_decree_day(date(2025, 1, 1), 2025, None, None) == []
    assert all(problem.message for problem in found)
