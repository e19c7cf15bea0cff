"""Goods plans: exact sums, rows that stay what they are, and what is odd about a plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.goods import (
    GoodsSection,
    PlannedItem,
    Sums,
    amount_of,
    check_plan,
    format_volume,
    in_order,
    match_rows,
    parse_volume,
    sums,
)
from bansos_desktop.domain.rules import RuleSet

RANGE = RuleSet.of({"value_min": "4000000", "value_max": "5000000"})
BLENDER = PlannedItem("alat", "Blender", "1 liter", 1000, "unit", 450_000)
FLOUR = PlannedItem("bahan", "Tepung terigu", "", 2500, "kg", 13_000)

names = st.sampled_from(["Blender", "Wajan", "Tepung", "Gula", ""])
items = st.builds(
    PlannedItem,
    section=st.sampled_from([section.value for section in GoodsSection]),
    name=names,
    specification=st.sampled_from(["", "besar", "kecil"]),
    volume=st.none() | st.integers(0, 10**6),
    unit=st.sampled_from(["", "kg", "unit"]),
    unit_price=st.none() | st.integers(0, 10**8),
)
plans = st.lists(items, max_size=8)


def test_a_volume_of_thousandths_gives_exact_rupiah() -> None:
    assert FLOUR.amount == 32_500
    assert amount_of(1, 500) == 1
    assert amount_of(1, 499) == 0
    assert amount_of(None, 1) is amount_of(1, None) is None


def test_both_groups_are_summed_apart_and_open_items_count_nothing() -> None:
    found = sums([BLENDER, FLOUR, replace(FLOUR, unit_price=None)])

    assert found == Sums(tools=450_000, materials=32_500, open_items=1)
    assert found.total == 482_500


@given(plans)
def test_the_total_is_the_sum_of_what_is_priced(plan: list[PlannedItem]) -> None:
    assert sums(plan).total == sum(item.amount or 0 for item in plan)


def codes(plan: list[PlannedItem], rules: RuleSet = RANGE) -> list[str]:
    return [problem.code for problem in check_plan(plan, rules)]


def test_a_plan_is_held_against_the_value_range() -> None:
    whole = replace(BLENDER, unit_price=4_500_000)

    assert codes([whole]) == []
    assert codes([BLENDER]) == ["goods.low"]
    assert codes([replace(whole, volume=2000)]) == ["goods.high"]
    assert codes([BLENDER], RuleSet()) == []
    assert codes([]) == []


def test_an_open_item_is_said_before_any_total() -> None:
    assert codes([replace(BLENDER, volume=None)]) == ["goods.open"]
    assert codes([replace(BLENDER, name=" ")]) == ["goods.name_missing", "goods.low"]


@pytest.mark.parametrize(
    ("text", "volume"),
    [("2", 2000), ("2,5", 2500), (" 2.125 ", 2125), ("0,05", 50), ("dua", None), ("2,0001", None)],
)
def test_a_volume_is_read_as_people_write_it(text: str, volume: int | None) -> None:
    assert parse_volume(text) == volume


@given(st.integers(0, 10**12 - 1))
def test_a_volume_reads_back(volume: int) -> None:
    assert parse_volume(format_volume(volume)) == volume


def test_no_volume_is_written_as_nothing() -> None:
    assert format_volume(None) == ""


def test_the_groups_are_named_as_above_the_table() -> None:
    assert [section.label for section in GoodsSection] == ["ALAT", "BAHAN"]


def test_an_item_gives_the_fields_of_its_record() -> None:
    assert PlannedItem(name="Wajan").values(3) == {
        "position": 3,
        "section": "alat",
        "name": "Wajan",
        "specification": None,
        "volume": None,
        "unit": None,
        "unit_price": None,
    }


def test_an_item_keeps_its_row_while_it_is_the_same_thing() -> None:
    dearer = replace(BLENDER, unit_price=500_000)
    other_kind = replace(FLOUR, specification="segitiga biru")

    assert match_rows([BLENDER, FLOUR], [other_kind, dearer]) == [1, 0]
    assert match_rows([BLENDER], [PlannedItem(name="Wajan")]) == [None]
    assert match_rows([], [BLENDER]) == [None]


@given(plans, plans)
def test_no_row_is_given_twice_and_a_plan_matches_itself(
    old: list[PlannedItem], new: list[PlannedItem]
) -> None:
    kept = [number for number in match_rows(old, new) if number is not None]

    assert len(kept) == len(set(kept))
    assert all(match is not None for match in match_rows(old, old))


def test_a_plan_is_kept_tools_first_without_empty_lines() -> None:
    empty = PlannedItem(section="bahan")
    untidy = PlannedItem("", "  Wajan   besar ", "", 1000, " unit", 1)

    assert in_order([FLOUR, empty, untidy]) == (
        PlannedItem("alat", "Wajan besar", "", 1000, "unit", 1),
        FLOUR,
    )


@given(plans)
def test_putting_in_order_twice_changes_nothing(plan: list[PlannedItem]) -> None:
    once = in_order(plan)

    assert in_order(once) == once
    assert sums(once) == sums(item for item in plan if item != PlannedItem(item.section))
