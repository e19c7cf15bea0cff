"""What a newer set does to places: raised, lowered, withdrawn, new, and below what is taken."""

from __future__ import annotations

from dataclasses import replace

from bansos_desktop.domain.quota import QuotaLine, Use
from bansos_desktop.domain.quota_ledger import (
    Allocation,
    AllocationAction,
    Figure,
    FigureKey,
    Origin,
    stand,
)
from bansos_desktop.domain.quota_shift import Shift, shifts
from bansos_desktop.domain.workflow import Status

KEY = FigureKey("UEP", 2025, "murni", "64.02")


def line(
    quota: int,
    proposed: int = 0,
    decided: int = 0,
    *,
    split: int = 0,
    origin: Origin = Origin.SHIPPED,
) -> QuotaLine:
    figure = Figure(KEY, quota, origin, "003")
    shares = [
        Allocation("a", 1, AllocationAction.SPLIT, "UEP", 2025, "murni", "", "64.02", "64.02.01",
                   split)
    ] if split else []  # fmt: skip
    use = Use({Status.PROPOSED: proposed, Status.DECIDED: decided})
    return QuotaLine(
        "UEP", 2025, "murni", "64.02", "Kukar", "", quota, use, "", "003", "", "",
        stand([figure], shares)[KEY],
    )  # fmt: skip


def test_each_kind_of_shift_is_told_and_what_stays_is_not() -> None:
    assert shifts([line(5)], [line(5)]) == []
    kinds = [
        shifts([line(5)], [line(6)]),
        shifts([line(5)], [line(4)]),
        shifts([], [line(4)]),
        shifts([line(5)], []),
    ]

    assert [one.shift for (one,) in kinds] == [
        Shift.RAISED, Shift.LOWERED, Shift.NEW, Shift.WITHDRAWN,
    ]  # fmt: skip
    assert not any(one.is_below for (one,) in kinds)


def test_fewer_places_than_people_are_below_only_if_it_gets_worse() -> None:
    (lowered,) = shifts([line(150, 4, 2)], [line(5, 4, 2)])
    (better,) = shifts([line(3, 4, 2)], [line(5, 4, 2)])

    assert (lowered.short, lowered.decided, lowered.is_below) == (1, 2, True)
    assert lowered.message == (
        "PERHATIAN: Kukar murni 2025: kuota menjadi 5, sudah terpakai 6, ditetapkan 2."
    )
    assert not better.is_below


def test_places_that_were_moved_out_of_it_are_named() -> None:
    (lowered,) = shifts([line(180)], [line(15)])

    moved = replace(lowered, new=-15, moved_out=165, short=15)
    assert moved.told == (
        "Kukar murni 2025: kuota menjadi -15, sudah terpakai 0, dipindahkan keluar 165."
    )


def test_what_the_office_split_out_of_it_counts_like_people() -> None:
    (lowered,) = shifts([line(180, split=160)], [line(150, split=160)])
    (gone,) = shifts([line(180, split=160)], [])

    assert (lowered.split, lowered.short) == (160, 10)
    assert lowered.taken == "sudah terpakai 0, sudah dirinci kantor 160"
    assert (gone.short, gone.new) == (160, None)
    assert "kuota dicabut" in gone.message
    assert (gone.programme, gone.year, gone.stage, gone.region_code) == (
        "UEP", 2025, "murni", "64.02",
    )  # fmt: skip


def test_a_line_without_its_history_has_nothing_split() -> None:
    bare = QuotaLine("UEP", 2025, "murni", "64.02", "Kukar", "", 1, Use(), "", "", "", "")

    (gone,) = shifts([bare], [])

    assert (gone.split, gone.short) == (0, 0)


def test_a_letter_that_falls_silent_is_named_with_what_counts_instead() -> None:
    letter = line(20, origin=Origin.LETTER)

    (gone,) = shifts([letter], [])
    (shipped,) = shifts([letter], [line(150)])
    (own,) = shifts([letter], [line(150, origin=Origin.OFFICE)])
    (raised,) = shifts([line(20)], [line(150)])

    assert gone.revived == "baris surat 003 dicabut; tidak ada sumber lain yang memberi angka"
    assert shipped.revived == "baris surat 003 dicabut; data acuan (sumber 003) berlaku lagi"
    assert (own.revived, raised.revived) == ("", "")


def test_parts_of_a_figure_are_told_apart_from_what_the_office_split() -> None:
    part = Figure(KEY.at("64.02.07"), 6, Origin.SHIPPED, "003")
    share = Allocation("a", 1, AllocationAction.SPLIT, "UEP", 2025, "murni", "", "64.02",
                       "64.02.01", 3)  # fmt: skip

    def lines(quota: int) -> list[QuotaLine]:
        standings = stand([Figure(KEY, quota, Origin.SHIPPED, "003"), part], [share])
        return [
            QuotaLine("UEP", 2025, "murni", key.region_code, "Kukar", "", one.quota, Use(), "",
                      "003", "", "", one)
            for key, one in standings.items()
        ]  # fmt: skip

    (lowered,) = shifts(lines(20), lines(8))

    assert (lowered.split, lowered.parts, lowered.short) == (3, 6, 1)
    assert lowered.taken == (
        "sudah terpakai 0, sudah dirinci kantor 3, angka wilayah di dalamnya 6"
    )
