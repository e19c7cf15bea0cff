"""What an office has, what it shares, and that nothing of it is counted twice."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.office_quota import (
    OfficeQuota,
    PlaceSum,
    common_lines,
    named_part,
    office_lines,
    office_quota,
    seen_lines,
)
from bansos_desktop.domain.quota import QuotaLine, Use
from bansos_desktop.domain.quota_ledger import Leaf, Standing
from bansos_desktop.domain.workflow import DECIDED, Status

KUKAR, PASER, PROVINCE = "64.02", "64.01", "64"
OWN, LUMP = Leaf("murni", KUKAR), Leaf("perubahan", KUKAR)


def a_line(stage: str, region: str, quota: int, use: Use | None = None) -> QuotaLine:
    return QuotaLine(
        programme="UEP", year=2025, stage=stage, region_code=region, region_name="Kukar",
        category="", quota=quota, use=use or Use(), detail="", source="", source_title="", note="",
    )  # fmt: skip


def people(**numbers: int) -> Use:
    return Use({Status(name): number for name, number in numbers.items()})


def test_a_kabupaten_has_its_own_places_and_shares_those_of_the_province() -> None:
    own, shared = people(ditetapkan=100, diusulkan=27), people(ditetapkan=41)
    lines = [
        a_line("murni", KUKAR, 150, own),
        a_line("murni", PASER, 150),
        a_line("perubahan", PROVINCE, 180, shared),
    ]

    sums = office_quota(lines, {OWN: own, LUMP: shared}, KUKAR)

    assert sums.own == sums.shown == PlaceSum(150, own)
    assert sums.common == PlaceSum(180, shared)
    assert (sums.use.used, sums.shared.used, sums.outside.used) == (168, 41, 0)
    assert (sums.own.left, sums.own.left_to_decide) == (23, 50)
    assert not sums.is_common


def test_without_places_of_its_own_it_shows_those_it_shares() -> None:
    sums = office_quota(
        [a_line("perubahan", PROVINCE, 180, people(diusulkan=3))],
        {LUMP: people(diusulkan=3), OWN: people(layak=2)},
        KUKAR,
    )

    assert (sums.own, sums.is_common, sums.shown) == (None, True, sums.common)
    assert (sums.shared.used, sums.outside.used, sums.use.used) == (3, 2, 5)
    assert OfficeQuota().shown is None


def test_a_lump_is_not_open_to_whom_has_a_figure_for_the_very_stage() -> None:
    own, lump = a_line("murni", KUKAR, 150), a_line("murni", PROVINCE, 20)

    assert common_lines([own, lump], KUKAR) == []
    assert common_lines([own, lump], PASER) == [lump]
    assert common_lines([own, lump], PROVINCE) == []
    assert office_lines([own, lump], KUKAR) == [own]
    assert seen_lines([own, lump, a_line("murni", PASER, 1)], KUKAR) == [own, lump]


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_what_is_split_is_counted_once(quota: int, split: int, used: int) -> None:
    key = a_line("murni", KUKAR, quota).key
    line = a_line("murni", KUKAR, quota, people(diusulkan=used + 5))
    pot = people(diusulkan=used)
    lump = replace(line, standing=Standing(key, split_in=quota, split_out=split), pot_use=pot)

    sums = office_quota([lump], {}, KUKAR)

    assert sums.own is not None
    assert (sums.own.quota, sums.own.left) == (quota - split, quota - split - used)
    assert (lump.rest, lump.rest_to_decide) == (sums.own.left, sums.own.left_to_decide)
    assert lump.undivided == (quota - split if split else None)
    assert sums.own.use.among(DECIDED) == 0


def test_a_figure_is_named_by_what_the_others_of_its_region_are_not() -> None:
    line = replace(a_line("murni", KUKAR, 150), category_name="Lansia")

    assert named_part(line) == "murni Lansia"
    assert named_part(replace(line, stage="", category_name="")) == "kuota"
    assert named_part(replace(line, region_code="64.02.06")) == "Kukar murni Lansia"
