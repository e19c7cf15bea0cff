"""People, money and institutions beside what they must come to."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.quota_ledger import Figure, FigureKey, Origin, Standing
from bansos_desktop.domain.quota_ties import StatedTotal
from bansos_desktop.domain.record_ties import (
    MoneyTie,
    RegionCount,
    Spent,
    ceiling_lines,
    count_lines,
    delivery_lines,
    instalment_lines,
    institution_lines,
    plan_lines,
)
from bansos_desktop.domain.ties import Odd, TieLine, Verdict

NAMES = {"64": "Kalimantan Timur", "64.01": "Paser", "64.02": "Kukar", "64.03": "Berau"}
BERAU = FigureKey("UEP", 2025, "murni", "64.03")
ODD = (Odd("p1", "Warga Satu"),)


def only(lines: Iterable[TieLine]) -> TieLine:
    (line,) = lines
    return line


def test_people_listed_are_the_people_counted() -> None:
    counts = [RegionCount("UEP", 2025, "64.01", 3, 3), RegionCount("UEP", 2025, "64.02", 4, 4)]

    assert only(count_lines(counts, NAMES)).message == (
        "UEP 2025: 7 orang di 2 wilayah, sama dengan daftar penerima."
    )
    assert only(count_lines([], NAMES)).message == "Belum ada orang yang dicatat."


def test_a_region_that_is_counted_wrongly_is_named() -> None:
    counts = [RegionCount("UEP", 2025, "64.01", 3, 5), RegionCount("UEP", 2025, "64.02", 4, 4)]

    line = only(count_lines(counts, NAMES))

    assert line.message.startswith("UEP 2025 Paser: 3 orang di daftar, tetapi terhitung 5")
    assert (line.ok, line.where.region_code) == (False, "64.01")


def test_a_plan_that_comes_to_what_was_granted_is_the_same() -> None:
    tie = MoneyTie("UEP", 2025, 2, 10_000_000, 10_000_000)

    assert only(plan_lines([tie])).message == (
        "UEP 2025: rencana barang 2 orang berjumlah Rp10.000.000, sama dengan nilai yang "
        "ditetapkan."
    )
    assert "rencana barang" in only(plan_lines([])).message


def test_who_has_another_plan_than_grant_and_who_has_none_yet_are_two_lines() -> None:
    tie = MoneyTie("UEP", 2025, 2, 9, 10, odd=ODD, gaps=(Odd("p2", "Warga Dua"),))

    other, gap = plan_lines([tie])

    assert (other.proposals, gap.proposals) == (("p1",), ("p2",))
    assert "Rp9, nilai yang ditetapkan Rp10; 1 orang tidak sama" in other.message
    assert (other.verdict, gap.verdict) == (Verdict.OFF, Verdict.OFF)


def test_a_year_of_gaps_alone_says_nothing_of_sums() -> None:
    line = only(plan_lines([MoneyTie("UEP", 2025, 0, 0, 0, gaps=ODD)]))

    assert line.code == "tie.plan_open"


def test_less_delivered_than_granted_is_told_and_more_is_off() -> None:
    less = only(delivery_lines([MoneyTie("UEP", 2025, 1, 4, 5)]))
    more = only(delivery_lines([MoneyTie("UEP", 2025, 1, 6, 5, odd=ODD)]))

    assert (less.ok, more.ok) == (True, False)
    assert "bernilai Rp4, tidak melebihi nilai yang ditetapkan Rp5" in less.message
    assert "bernilai Rp6 dari Rp5" in more.message
    assert "diserahkan" in only(delivery_lines([])).message


def test_monthly_payments_are_told_with_their_number() -> None:
    fine = only(instalment_lines([MoneyTie("BLT", 2025, 2, 800, 800, count=4)]))
    wrong, twice = instalment_lines([MoneyTie("BLT", 2025, 2, 7, 8, count=4, odd=ODD, gaps=ODD)])

    assert fine.message == (
        "BLT 2025: 4 penyaluran bulanan kepada 2 orang berjumlah Rp800, sama dengan nilainya tiap "
        "bulan."
    )
    assert (wrong.code, twice.code) == ("tie.instalments_other", "tie.instalments_twice")
    assert "bulanan" in only(instalment_lines([])).message


def lump(ceiling: int | None, stage: str = "", category: str = "") -> Standing:
    return Standing(FigureKey("UEP", 2025, stage, "64", category), ceiling=ceiling)


def test_a_pagu_is_compared_with_all_that_lies_under_it() -> None:
    spent = [Spent(BERAU, 300), Spent(FigureKey("UEP", 2026, "murni", "64.03"), 900)]

    fine = only(ceiling_lines([lump(1000), lump(None)], spent, NAMES))
    over = only(ceiling_lines([lump(200, "murni")], spent, NAMES))

    assert fine.message == "UEP 2025 Kalimantan Timur: Rp300 dari pagu Rp1.000, sisa Rp700."
    assert over.message.startswith(
        "UEP 2025 murni Kalimantan Timur: Rp300 melebihi pagu Rp200, lebih Rp100."
    )


def test_a_pagu_of_another_stage_or_category_or_region_pays_nothing() -> None:
    spent = [Spent(BERAU, 300)]
    elsewhere = Standing(FigureKey("UEP", 2025, "", "64.02"), ceiling=0)

    lines = list(ceiling_lines([lump(0, "perubahan"), lump(0, "", "x"), elsewhere], spent, NAMES))

    assert all(line.ok for line in lines)
    assert "pagu yang diisi" in only(ceiling_lines([], spent, NAMES)).message


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_pagu_is_off_exactly_when_more_is_granted(ceiling: int, value: int) -> None:
    line = only(ceiling_lines([lump(ceiling)], [Spent(BERAU, value)], NAMES))

    assert line.ok == (value <= ceiling)


def lks(region: str, count: int | None) -> Standing:
    key = FigureKey("BST", 2025, "", region)
    return Standing(key, (Figure(key, 1, Origin.SHIPPED, "000", lks_count=count),))


STATED = [
    StatedTotal("BST", 2025, "", "lks", 6, "000"),
    StatedTotal("BST", 2025, "", "lks", 6, "1"),
]
FIGURES = [lks("64.01", 1), lks("64.02", 2), lks("64.03", 2), lks("64.07", 1), lks("64.09", None)]


def test_a_register_that_is_being_filled_is_a_note_with_where_it_is_short() -> None:
    line = only(institution_lines(STATED, FIGURES, {("64.01", "lks"): 1}, NAMES))

    assert (line.ok, line.verdict) == (True, Verdict.NOTE)
    assert line.message.startswith(
        "BST 2025: 1 LKS terdaftar, sedangkan sumber 000 dan 1 menyebut 6 (Kukar 0 dari 2, "
        "Berau 0 dari 2 dan 64.07 0 dari 1). "
    )


def test_only_the_first_regions_that_are_short_are_named() -> None:
    line = only(institution_lines(STATED, FIGURES, {}, NAMES))

    assert "Berau 0 dari 2 dan 1 wilayah lain)" in line.message


def test_a_full_register_is_the_same_and_a_fuller_one_a_note() -> None:
    full = {("64.01", "lks"): 6}

    assert only(institution_lines(STATED, [], full, NAMES)).message == (
        "BST 2025: 6 LKS terdaftar, sama dengan sumber 000 dan 1."
    )
    more = only(institution_lines(STATED, [], {("64.01", "lks"): 7}, NAMES))
    assert (more.code, more.verdict) == ("tie.institutions_more", Verdict.NOTE)


def test_figures_of_other_years_say_nothing_of_this_register() -> None:
    key = FigureKey("BST", 2026, "", "64.01")
    other = Standing(key, (Figure(key, 1, Origin.SHIPPED, "000", lks_count=9),))

    line = only(institution_lines(STATED, [other], {}, NAMES))

    assert "menyebut 6. " in line.message


def test_a_uptd_is_counted_by_its_kind_and_a_sum_of_people_is_none() -> None:
    stated = [
        StatedTotal("BST", 2025, "", "uptd", 6, "000"),
        StatedTotal("BST", 2025, "", "kuota", 7300, "000"),
    ]

    line = only(institution_lines(stated, FIGURES, {("64", "uptd"): 2, ("64", "lks"): 4}, NAMES))

    assert "2 UPTD terdaftar, sedangkan sumber 000 menyebut 6." in line.message
