"""What values look like, one by one and as a column."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.column_content import (
    Look,
    born,
    day_in_digits,
    is_filled,
    looks_of,
    profile_of,
)
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from tests.factories import a_nik

KNOWN = SheetKnowledge(
    {},
    regencies=frozenset({"KUTAIKARTANEGARA"}),
    districts=frozenset({"TENGGARONG"}),
    villages=frozenset({"LOAIPUH", "TENGGARONG"}),
    businesses=frozenset({"JUALESTEH"}),
)


def text(value: str) -> Cell:
    return Cell(CellKind.TEXT, value)


@pytest.mark.parametrize(
    ("value", "looks"),
    [
        (a_nik(), {Look.LONG, Look.SIXTEEN, Look.DATED, Look.LAST_CENTURY}),
        (a_nik(sex="P"), {Look.LONG, Look.SIXTEEN, Look.DATED, Look.WOMAN, Look.LAST_CENTURY}),
        (a_nik(born=date(2012, 5, 6)), {Look.LONG, Look.SIXTEEN, Look.DATED}),
        ("6402 0612 0880 0001", {Look.LONG, Look.SIXTEEN, Look.DATED, Look.LAST_CENTURY}),
        ("6402069999990001", {Look.LONG, Look.SIXTEEN}),
        ("640206******0001", {Look.LONG}),
        ("6402069999990001 / 6402069999990002", {Look.TWO_SIXTEENS}),
        ("6,40206E+15", {Look.LONG, Look.LETTERS}),
        ("0812-0000-0000", {Look.PHONE}),
        ("12-08-1980", {Look.DAY, Look.BIRTH_YEAR}),
        ("1980-08-12", {Look.DAY, Look.BIRTH_YEAR}),
        ("12 Agustus 1980", {Look.DAY, Look.BIRTH_YEAR, Look.LETTERS}),
        ("12/08/80", {Look.DAY, Look.BIRTH_YEAR}),
        ("12/08/2025", {Look.DAY}),
        ("12 Buah 1980", {Look.LETTERS}),
        ("Samarinda, 12-08-1980", {Look.PLACE_AND_DAY, Look.BIRTH_YEAR, Look.LETTERS}),
        ("Samarinda\n12-08-1980", {Look.PLACE_AND_DAY, Look.BIRTH_YEAR, Look.LETTERS}),
        ("LAKI - LAKI", {Look.SEX, Look.LETTERS}),
        ("1", {Look.TICK, Look.ONE_OR_TWO, Look.UP_TO_TEN, Look.UP_TO_TWELVE, Look.UP_TO_31}
         | {Look.RT_NUMBER}),
        ("v", {Look.TICK, Look.LETTERS}),
        ("001", {Look.UP_TO_TWELVE, Look.UP_TO_31, Look.RT_NUMBER}),
        ("001/002", {Look.RT_AND_RW}),
        ("RT 01 RW 02", {Look.RT_AND_RW, Look.LETTERS}),
        ("RT. 05", {Look.RT_LABEL, Look.LETTERS}),
        ("RW 05", {Look.RW_LABEL, Look.LETTERS}),
        ("Desil 2", {Look.DESIL_WORD, Look.LETTERS}),
        ("1980", {Look.YEAR, Look.BIRTH_YEAR}),
        ("45", {Look.AGE, Look.RT_NUMBER}),
        ("Rp 5.000.000,-", {Look.MONEY, Look.GRANT, Look.LETTERS}),
        ("250.000", {Look.MONEY}),
        ("29445", {Look.SERIAL_DAY}),
        ("Hj. SITI RAHMA, S.Pd", {Look.NAME, Look.WORDS, Look.LETTERS}),
        ("Nur'aini", {Look.NAME, Look.LETTERS}),
        ("ANI BINTI ALI (ALM)", {Look.NAME, Look.WORDS, Look.LETTERS}),
        ("Jl. Mawar No. 1", {Look.STREET, Look.LETTERS}),
        ("Dusun Damai", {Look.STREET, Look.HAMLET, Look.LETTERS}),
        ("Kab. Kutai Kartanegara", {Look.REGENCY, Look.LETTERS}),
        ("Tenggarong", {Look.DISTRICT, Look.VILLAGE, Look.LETTERS}),
        ("Desa Loa Ipuh", {Look.VILLAGE, Look.LETTERS}),
        ("jual es teh", {Look.BUSINESS, Look.LETTERS}),
        ("Tamat SD", {Look.EDUCATION, Look.LETTERS}),
        ("Petani", {Look.OCCUPATION, Look.LETTERS}),
        ("Cerai Mati", {Look.MARITAL, Look.LETTERS}),
        ("Kepala Keluarga", {Look.RELATION, Look.LETTERS}),
        ("Ya", {Look.YES_NO, Look.LETTERS}),
        ("Agustus", {Look.MONTH_WORD, Look.LETTERS}),
    ],
)  # fmt: skip
def test_a_value_looks_like_what_it_may_be(value: str, looks: set[Look]) -> None:
    assert looks_of(text(value), KNOWN) - {Look.NO_DIGIT} == looks


@pytest.mark.parametrize(
    ("value", "is_both"),
    [
        ("Loa Ipuh / Tenggarong", True),
        ("Kec. Tenggarong - Desa Loa Ipuh", True),
        ("Loa Ipuh / Sumatera", False),
        ("Loa Ipuh", False),
    ],
)
def test_a_village_and_its_kecamatan_may_stand_in_one_cell(value: str, is_both: bool) -> None:
    assert (Look.VILLAGE_AND_DISTRICT in looks_of(text(value), KNOWN)) is is_both


def test_words_are_told_from_what_has_a_digit() -> None:
    assert Look.NO_DIGIT in looks_of(text("Gorengan"), KNOWN)
    assert Look.NO_DIGIT not in looks_of(text("5 juta"), KNOWN)


def test_a_real_date_is_a_day_and_only_an_old_one_a_birthday() -> None:
    birthday = Cell(CellKind.DATE, "12/08/1980", day=date(1980, 8, 12))
    visit = Cell(CellKind.DATE, "12/08/2025", day=date(2025, 8, 12))

    assert looks_of(birthday, KNOWN) == {Look.DAY, Look.BIRTH_YEAR}
    assert looks_of(visit, KNOWN) == {Look.DAY}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (EMPTY_CELL, False),
        (text("-"), False),
        (text("Tidak ada"), False),
        (text("√"), True),
        (text("0"), True),
    ],
)
def test_signs_for_nothing_are_empty(cell: Cell, *, expected: bool) -> None:
    assert is_filled(cell) is expected


def test_a_column_is_counted_without_its_empty_cells() -> None:
    profile = profile_of([text("L"), text("P"), text("l"), EMPTY_CELL, text("12")], KNOWN)

    assert (profile.rows, profile.filled, profile.different) == (5, 4, 3)
    assert profile.share(Look.SEX) == 0.75
    assert profile.unlike == 0.75


def test_an_empty_column_has_no_shares() -> None:
    profile = profile_of([EMPTY_CELL], KNOWN)

    assert (profile.filled, profile.unlike, profile.share(Look.NAME)) == (0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["1", "2", "3", "28", "53"], True),
        (["1.", "2.", "3."], True),
        (["3", "1", "2"], False),
        (["51", "52"], False),
        (["1"], False),
        (["1", "2", "x", "y"], False),
    ],
)
def test_running_numbers_go_up_with_gaps_where_the_sample_has_them(
    values: list[str], *, expected: bool
) -> None:
    assert profile_of([text(value) for value in values], KNOWN).counts_up is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (text("12-08-1980"), (12, 8, 80)),
        (text("1980-08-12"), (12, 8, 80)),
        (Cell(CellKind.DATE, "12/08/1980", day=date(1980, 8, 12)), (12, 8, 80)),
        (text("12 Agustus 1980"), None),
        (text("1-2-3 4"), None),
    ],
)
def test_a_birth_date_is_read_as_three_numbers(
    cell: Cell, expected: tuple[int, int, int] | None
) -> None:
    assert born(cell) == expected


def test_the_date_in_sixteen_digits_has_no_forty() -> None:
    assert day_in_digits(a_nik(sex="P")) == (12, 8, 80)
    assert day_in_digits("6402069913800001") is None


@given(st.text(max_size=40))
def test_any_text_has_looks_and_no_accident(value: str) -> None:
    assert isinstance(looks_of(text(value), KNOWN), frozenset)
