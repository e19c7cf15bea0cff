"""Figures beside their sources, their parts, and who takes the places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.quota import QuotaLine, Use
from bansos_desktop.domain.quota_ledger import (
    Allocation,
    AllocationAction,
    Figure,
    FigureKey,
    Origin,
    Standing,
    stand,
)
from bansos_desktop.domain.quota_ties import (
    StatedClaim,
    StatedTotal,
    claim_lines,
    place_lines,
    split_lines,
    total_lines,
    transfer_lines,
)
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.ties import (
    Odd,
    Subject,
    TieLine,
    Verdict,
    about,
    gravest,
    listed,
    title_of,
)
from bansos_desktop.domain.workflow import Status

NAMES = {"64": "Kalimantan Timur", "64.01": "Kabupaten Paser", "64.02": "Kabupaten Kutai"}
LUMP = FigureKey("UEP", 2025, "perubahan", "64")
PASER = FigureKey("UEP", 2025, "murni", "64.01")
KUTAI = PASER.at("64.02")


def figure(key: FigureKey, quota: int, origin: Origin = Origin.SHIPPED, **more: object) -> Figure:
    return Figure(key, quota, origin, "003", **more)  # type: ignore[arg-type]  # a test names fields


def done(action: AllocationAction, key: FigureKey, to: str, amount: int) -> Allocation:
    return Allocation(
        f"{action}{to}", 1, action, key.programme, key.year, key.stage, key.category,
        key.region_code, to, amount,
    )  # fmt: skip


def standings(figures: Sequence[Figure], acts: Sequence[Allocation] = ()) -> list[Standing]:
    return list(stand(figures, acts).values())


def total(
    expected: int, *, source: str = "003", stage: str = "", measure: str = "kuota"
) -> StatedTotal:
    return StatedTotal("UEP", 2025, stage, measure, expected, source)


def only(lines: Sequence[TieLine]) -> TieLine:
    (line,) = lines
    return line


def test_equal_figures_are_told_as_a_product_with_all_sources_that_say_so() -> None:
    stated = [total(300, stage="murni"), total(300, stage="murni", source="004")]

    line = only(list(total_lines(stated, standings([figure(PASER, 150), figure(KUTAI, 150)]))))

    assert line.message == (
        "UEP 2025 murni: 2 kabupaten/kota x 150 = 300, sama dengan sumber 003 dan 004."
    )
    assert (line.ok, line.verdict, line.where.stage) == (True, Verdict.SAME, "murni")


def test_stages_are_added_up_each_for_itself() -> None:
    figures = [figure(PASER, 150), figure(KUTAI, 150), figure(LUMP, 180)]

    line = only(list(total_lines([total(480)], standings(figures))))

    assert line.message == "UEP 2025: 300 + 180 = 480, sama dengan sumber 003."


def test_few_unequal_figures_are_written_out_and_many_are_counted() -> None:
    keys = [FigureKey("UEP", 2025, "", f"64.0{number}") for number in range(1, 6)]
    few = [figure(FigureKey("UEP", 2025, "", "64", code), n) for code, n in (("a", 1), ("b", 2))]
    many = [figure(key, number) for number, key in enumerate(keys, 1)]

    assert "1 + 2 = 3," in only(list(total_lines([total(3)], standings(few)))).message
    assert (
        "jumlah 5 kabupaten/kota = 15,"
        in only(list(total_lines([total(15)], standings(many)))).message
    )


def test_a_sum_of_parts_of_the_province_calls_them_parts() -> None:
    figures = [figure(FigureKey("UEP", 2025, "", "64", code), 5) for code in "ab"]

    line = only(list(total_lines([total(10)], standings(figures))))

    assert "2 bagian x 5 = 10," in line.message


def test_a_figure_that_a_letter_replaced_is_no_mistake() -> None:
    figures = [
        figure(PASER, 150),
        figure(PASER, 170, Origin.LETTER, source_title="12/2026"),
        figure(KUTAI, 150),
    ]

    line = only(list(total_lines([total(300)], standings(figures))))

    assert (line.ok, line.verdict) == (True, Verdict.NOTE)
    assert "yang berlaku 170 + 150 = 320 menurut surat 12/2026 dan data acuan" in line.message
    assert "sumber 003 dari sebelumnya menyebut 300" in line.message


def test_a_letter_that_adds_up_to_the_same_is_the_same() -> None:
    figures = [figure(PASER, 150), figure(PASER, 300, Origin.OFFICE)]

    assert only(list(total_lines([total(300)], standings(figures)))).verdict is Verdict.SAME


def test_a_shipped_sum_that_differs_from_its_source_is_off_by_so_many() -> None:
    line = only(list(total_lines([total(1500)], standings([figure(PASER, 150)]))))

    assert (line.ok, line.verdict) == (False, Verdict.OFF)
    assert "150 menurut data acuan, sedangkan sumber 003 menyebut 1.500, selisih 1.350" in (
        line.message
    )


def test_a_total_without_any_figure_is_off() -> None:
    line = only(list(total_lines([total(7)], [])))

    assert "0 menurut data acuan" in line.message
    assert line.verdict is Verdict.OFF


def test_institutions_are_taken_of_the_first_source_that_counts_them() -> None:
    figures = [
        figure(PASER, 900, lks_count=12),
        figure(PASER, 950, Origin.LETTER),
        figure(KUTAI, 10, lks_count=4),
        figure(LUMP, 1),
    ]

    line = only(list(total_lines([total(16, measure="lks")], standings(figures))))

    assert line.verdict is Verdict.SAME
    assert line.message.startswith("UEP 2025, jumlah LKS: ")


def test_what_only_the_register_counts_is_no_sum_of_figures() -> None:
    assert list(total_lines([total(6, measure="uptd")], [])) == []


def claim(
    source: str, low: int, high: int, subject: str = "nilai", chosen: str = ""
) -> StatedClaim:
    return StatedClaim(LUMP, subject, low, high, source, chosen)


def test_sources_that_differ_stand_side_by_side_until_one_is_chosen() -> None:
    open_line = only(list(claim_lines([claim("003", 4, 5), claim("daulat", 4, 4)], NAMES)))
    chosen = only(list(claim_lines([claim("003", 4, 5, chosen="003")], NAMES)))

    assert open_line.verdict is Verdict.NOTE
    assert "(sumber 003: Rp4 sampai Rp5; sumber daulat: Rp4)" in open_line.message
    assert chosen.message == (
        "UEP 2025 perubahan Kalimantan Timur: nilai bantuan memakai sumber 003."
    )


def test_one_unclear_statement_is_a_note_and_people_are_no_rupiah() -> None:
    line = only(list(claim_lines([claim("002", 649, 649, subject="kuota")], NAMES)))

    assert (line.code, line.verdict) == ("tie.claim_unclear", Verdict.NOTE)
    assert "(sumber 002: 649)" in line.message


def test_nothing_split_and_nothing_moved_is_said() -> None:
    lump = standings([figure(LUMP, 180)])

    assert only(list(split_lines(lump, NAMES))).message == "Belum ada kuota yang dirinci."
    moved = only(list(transfer_lines([], lump, NAMES)))
    assert moved.message == "Belum ada kuota yang dipindahkan."


def test_a_split_says_how_much_of_the_lump_is_left() -> None:
    shares = [
        done(AllocationAction.SPLIT, LUMP, "64.01", 100),
        done(AllocationAction.SPLIT, LUMP, "64.02", 30),
    ]

    line = only(list(split_lines(standings([figure(LUMP, 180)], shares), NAMES)))

    assert line.message == (
        "UEP 2025 perubahan Kalimantan Timur: 130 dari 180 dirinci ke 2 wilayah, 50 belum dirinci."
    )


@given(st.integers(1, 500), st.lists(st.integers(1, 200), min_size=1, max_size=9))
def test_shares_are_off_exactly_when_they_pass_the_lump(lump: int, shares: list[int]) -> None:
    acts = [done(AllocationAction.SPLIT, LUMP, f"64.{at:02}", n) for at, n in enumerate(shares, 1)]

    line = only(list(split_lines(standings([figure(LUMP, lump)], acts), NAMES)))

    assert line.ok == (sum(shares) <= lump)
    if not line.ok:
        assert f"lebih {format_thousands(sum(shares) - lump)}." in line.message


def test_what_left_one_region_came_to_another() -> None:
    acts = [
        done(AllocationAction.TRANSFER, PASER, "64.02", 20),
        done(AllocationAction.CEILING, LUMP, "64", 7),
    ]

    lines = list(transfer_lines(acts, standings([figure(PASER, 150)], acts), NAMES))

    assert only(lines).message == (
        "UEP 2025 murni: 1 pemindahan, 20 orang keluar dan 20 orang masuk."
    )


def test_places_moved_to_a_region_that_nobody_knows_are_lost() -> None:
    acts = [done(AllocationAction.TRANSFER, PASER, "99.99", 20)]

    line = only(list(transfer_lines(acts, standings([figure(PASER, 150)], acts), NAMES)))

    assert line.verdict is Verdict.OFF
    assert "mengeluarkan 20 orang tetapi memasukkan 0" in line.message


def test_a_region_cannot_give_more_than_it_has() -> None:
    acts = [done(AllocationAction.TRANSFER, PASER, "64.02", 200)]

    balance, over = transfer_lines(acts, standings([figure(PASER, 150)], acts), NAMES)

    assert balance.ok
    assert over.message.startswith(
        "UEP 2025 murni Kabupaten Paser: dipindahkan 50 lebih banyak daripada kuotanya."
    )
    assert over.where == PASER


def pot(quota: int, **people: int) -> QuotaLine:
    use = Use({Status(name): count for name, count in people.items()})
    return QuotaLine("UEP", 2025, "murni", "64.01", "Paser", "", quota, use, "", "003", "", "")


def test_a_year_within_its_quota_is_one_line() -> None:
    line = only(list(place_lines([pot(150, diusulkan=3, ditetapkan=2), pot(10)])))

    assert line.message == (
        "UEP 2025: 5 terpakai dan 2 ditetapkan dari kuota 160; tidak ada yang melebihi."
    )


def test_each_pot_that_is_overrun_is_named_by_how_many() -> None:
    used, decided = place_lines([pot(2, diusulkan=1, ditetapkan=3), pot(10)])

    assert used.message.startswith("UEP 2025 murni Paser terpakai 4 dari 2, lebih 2.")
    assert decided.message.startswith("UEP 2025 murni Paser ditetapkan 3 dari 2, lebih 1.")


@pytest.mark.parametrize("share", [100, 110])
def test_who_counts_on_a_lump_that_was_parted_is_told_to_be_without_a_share(share: int) -> None:
    acts = [done(AllocationAction.SPLIT, LUMP, "64.01", share)]
    lump = stand([figure(LUMP, 100)], acts)[LUMP]
    use = Use({Status.PROPOSED: 3, Status.DECIDED: 2})
    name = "Kalimantan Timur"
    line = QuotaLine("UEP", 2025, "perubahan", "64", name, "", 100, use, "", "", "", "", lump, use)

    (told,) = place_lines([line])

    assert (told.code, told.verdict) == ("tie.places_parted", Verdict.OFF)
    assert told.message.startswith(
        "UEP 2025 perubahan Kalimantan Timur sudah dirinci seluruhnya, tetapi 5 orang (2 sudah "
        "ditetapkan) wilayahnya belum mendapat bagian. Beri wilayahnya bagian di Kuota"
    )
    assert only(list(place_lines([replace(line, use=Use(), pot_use=Use())]))).ok


@pytest.mark.parametrize(("outside", "codes"), [([], ["tie.places"]), ([("UEP", 2025)], [])])
def test_no_year_is_called_fine_while_decided_people_are_in_no_figure(
    outside: list[tuple[str, int]], codes: list[str]
) -> None:
    told = place_lines([pot(150, diusulkan=3)], outside)

    assert [line.code for line in told] == codes


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_a_pot_is_off_exactly_when_more_are_proposed_than_it_has(
    quota: int, proposed: int, decided: int
) -> None:
    lines = list(place_lines([pot(quota, diusulkan=proposed, ditetapkan=decided)]))

    codes = {line.code for line in lines if not line.ok}
    assert ("tie.places_used" in codes) == (proposed + decided > quota)
    assert ("tie.places_decided" in codes) == (decided > quota)


def test_a_line_keeps_the_first_few_names_and_shows_none_in_its_repr() -> None:
    people = [Odd(f"p{number}", f"Warga {number}") for number in range(5)]

    line = about("tie.plan_open", {"what": "UEP", "odd": "5"}, Subject.MONEY, PASER, people)

    assert (len(line.proposals), line.names) == (5, ("Warga 0", "Warga 1", "Warga 2"))
    assert "Warga" not in repr(line) + repr(people)
    assert "Warga" not in line.message


@pytest.mark.parametrize(
    ("verdicts", "worst"),
    [([], Verdict.SAME), (["cocok", "catatan"], Verdict.NOTE), (["perlu diputuskan"], Verdict.OFF)],
)
def test_the_gravest_verdict_speaks_for_all(verdicts: list[str], worst: Verdict) -> None:
    lines = [TieLine("", {}, Subject.TOTALS, PASER, Verdict(one)) for one in verdicts]

    assert gravest(lines) is worst


def test_words_are_listed_and_a_title_leaves_out_what_is_empty() -> None:
    assert (listed(["a"]), listed(["a", "b", "c"])) == ("a", "a, b dan c")
    assert title_of(FigureKey("BST", 2025, "", "64.99", "janda_veteran"), {}) == (
        "BST 2025 64.99 janda veteran"
    )
    named = title_of(FigureKey("BST", 2025, "", "64", "lansia"), {"lansia": "Lanjut usia"})
    assert named == "BST 2025 64 Lanjut usia"
    assert Subject.TOTALS.label == "Jumlah kuota menurut sumber"


def test_a_whole_and_its_parts_are_counted_once() -> None:
    """The parts of the lump are told by a letter; the sum is what is really given."""
    figures = [
        figure(PASER, 150),
        figure(LUMP, 180),
        figure(LUMP.at("64.01"), 100, Origin.LETTER, source_title="1/2026"),
        figure(LUMP.at("64.02"), 80, Origin.LETTER, source_title="1/2026"),
    ]
    found = standings(figures)

    line = only(list(total_lines([total(330)], found)))

    assert line.message == "UEP 2025: 150 + 180 = 330, sama dengan sumber 003."
    assert (
        "180 dari 180 dirinci ke 2 wilayah, 0 belum dirinci."
        in only(list(split_lines(found, NAMES))).message
    )


def test_a_lower_real_total_is_never_called_the_same_as_its_source() -> None:
    figures = [
        figure(PASER, 150),
        figure(PASER, 50, Origin.LETTER, source_title="2/2026"),
        figure(LUMP, 100),
        figure(LUMP.at("64.01"), 100, Origin.LETTER, source_title="1/2026"),
    ]

    line = only(list(total_lines([total(250)], standings(figures))))

    assert (line.code, line.verdict) == ("tie.total_replaced", Verdict.NOTE)
    assert "yang berlaku 100 + 50 = 150 menurut" in line.message or "50 + 100 = 150" in line.message


def test_what_was_moved_changes_no_sum_of_the_sources() -> None:
    acts = [done(AllocationAction.TRANSFER, PASER, to, 10) for to in ("64.02", "64.03")]

    line = only(
        list(total_lines([total(300)], standings([figure(PASER, 150), figure(KUTAI, 150)], acts)))
    )

    assert line.message == "UEP 2025: 2 kabupaten/kota x 150 = 300, sama dengan sumber 003."


@pytest.mark.parametrize(("whole", "count"), [(112, 112), (None, 28)])
def test_institutions_of_a_part_are_among_its_wholes(whole: int | None, count: int) -> None:
    figures = [
        figure(LUMP, 180, lks_count=whole),
        figure(LUMP.at("64.01"), 100, Origin.LETTER, lks_count=28),
    ]

    line = only(list(total_lines([total(count, measure="lks")], standings(figures))))

    assert line.ok


def test_parts_that_a_letter_gave_are_not_called_reducible_by_hand() -> None:
    figures = [
        figure(LUMP, 180),
        figure(LUMP.at("64.01"), 200, Origin.LETTER, source_title="1/2026"),
    ]

    line = only(list(split_lines(standings(figures), NAMES)))

    assert (line.code, line.verdict) == ("tie.split_over_given", Verdict.OFF)
    assert "Bagian menurut surat 1/2026 tidak dapat dikurangi dengan Rincikan" in line.message


@pytest.mark.parametrize(
    ("stage", "entered", "of_which"),
    [
        ("perubahan", "perubahan", ""),
        ("perubahan", "", " untuk semua tahap"),
        ("", "perubahan", " untuk perubahan"),
        ("perubahan", "murni", None),
    ],
)
def test_a_pagu_that_stands_settles_what_was_not_clear(
    stage: str, entered: str, of_which: str | None
) -> None:
    claim = StatedClaim(
        FigureKey("UEP", 2025, stage, "64"), "pagu", 1_000_000_000, 1_000_000_000, "daulat"
    )
    key = FigureKey("UEP", 2025, entered, "64")
    ceiling = replace(done(AllocationAction.CEILING, key, "64", 900_000_000), from_region="")

    line = only(list(claim_lines([claim], NAMES, standings([], [ceiling]))))

    assert (line.verdict is Verdict.SAME) == (of_which is not None)
    said = f"pagu diisi kantor, Rp900.000.000{of_which}."
    assert (said in line.message) == (of_which is not None)
