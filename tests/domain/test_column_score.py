"""What a column is taken for: title and values together, and each alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bansos_desktop.domain.cell import Cell, CellKind
from bansos_desktop.domain.column_content import Profile, profile_of
from bansos_desktop.domain.column_match import SURE, Basis
from bansos_desktop.domain.column_score import Verdict, claims, fit, judge
from bansos_desktop.domain.sheet_field_words import SHEET_FIELD_WORDS
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from tests.factories import a_nik

KNOWN = SheetKnowledge(
    {},
    regencies=frozenset({"KUTAIKARTANEGARA", "PASER"}),
    districts=frozenset({"TENGGARONG", "LOAKULU", "PASER"}),
    villages=frozenset({"LOAIPUH", "JAHAB", "TENGGARONG", "PASER"}),
    businesses=frozenset({"JUALESTEH", "GORENGAN"}),
)
DAYS = [date(1960, 1, 1) + timedelta(days=431 * n) for n in range(20)]
MEN = [a_nik(born=day, serial=n + 1) for n, day in enumerate(DAYS)]
PEOPLE = [a_nik(born=day, sex="LP"[n % 2], serial=n + 1) for n, day in enumerate(DAYS)]
CARDS = [a_nik(born=date(2012, 1, 1) + timedelta(days=90 * (n // 2))) for n in range(20)]
IDS = [f"6402{n:02}9999{n:06}" for n in range(20)]
NAMES = [f"Orang {'ABCDEFGHIJKLMNOPQRST'[n]}contoh" for n in range(20)]


def column(values: Sequence[str]) -> Profile:
    return profile_of([Cell(CellKind.TEXT, value) for value in values], KNOWN)


def by_values(values: Sequence[str]) -> Verdict:
    return judge(None, 0.0, column(values))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (PEOPLE, SheetField.NIK),
        (MEN, SheetField.NIK),
        (CARDS, SheetField.FAMILY_CARD),
        (CARDS[::2], SheetField.FAMILY_CARD),
        (IDS, SheetField.OTHER_NUMBER),
        (NAMES, SheetField.NAME),
        ([f"{day:%d-%m-%Y}" for day in DAYS], SheetField.BIRTH_DATE),
        ([f"Samarinda, {day:%d-%m-%Y}" for day in DAYS], SheetField.BIRTH_PLACE_AND_DATE),
        (["Lk", "Pr"] * 10, SheetField.SEX),
        ([f"0812000000{n:02}" for n in range(20)], SheetField.PHONE),
        (["Rp 5.000.000"] * 20, SheetField.REQUESTED_VALUE),
        (["Kab. Kutai Kartanegara"] * 20, SheetField.REGENCY),
        (["Loa Kulu"] * 20, SheetField.DISTRICT),
        (["Loa Ipuh", "Jahab"] * 10, SheetField.VILLAGE),
        (["001/002", "RT 03 RW 01"] * 10, SheetField.RT_AND_RW),
        (["RT 03", "RT.4"] * 10, SheetField.RT),
        (["RW 03", "RW.4"] * 10, SheetField.RW),
        (["jual es teh", "gorengan"] * 10, SheetField.BUSINESS_TYPE),
        (["SD", "SMP"] * 10, SheetField.EDUCATION),
        (["Petani", "IRT"] * 10, SheetField.OCCUPATION),
        (["Kawin", "Janda"] * 10, SheetField.MARITAL_STATUS),
        (["Kepala Keluarga", "Anak"] * 10, SheetField.FAMILY_RELATION),
        (["Desil 1", "Desil 2"] * 10, SheetField.DESIL),
        ([f"Jl. Mawar No. {n}" for n in range(20)], SheetField.ADDRESS),
        ([str(n) for n in range(1, 21)], SheetField.ROW_NUMBER),
    ],
)
def test_values_alone_say_what_a_column_is(values: Sequence[str], field: SheetField) -> None:
    verdict = by_values(values)

    assert (verdict.field, verdict.basis) == (field, Basis.CONTENT)
    assert verdict.confidence >= SURE


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["1", "2", "4"] * 7, SheetField.DESIL),
        (["Paser"] * 20, SheetField.REGENCY),
        (["45", "52", "37"] * 7, SheetField.AGE),
        (["250.000"] * 20, SheetField.REQUESTED_VALUE),
        ([f"{day:%d-%m-%Y}" for day in DAYS[:2]] * 10, SheetField.BIRTH_DATE),
        (NAMES[:3] * 7, SheetField.NAME),
        ([a_nik(born=date(2012, 1, n + 1)) for n in range(3)], SheetField.FAMILY_CARD),
    ],
)
def test_what_may_be_two_things_is_never_sure(values: Sequence[str], field: SheetField) -> None:
    verdict = by_values(values)

    assert field in (verdict.field, *verdict.rivals)
    assert verdict.confidence < SURE or verdict.field is SheetField.FAMILY_CARD


@pytest.mark.parametrize("values", [[], ["1 x", "y 2"], ["?"], ["Budi", "Wati", "Ani"]])
def test_values_that_say_nothing_leave_a_column_open(values: list[str]) -> None:
    assert by_values(values) == Verdict()


def test_a_birth_date_beside_tells_a_nik_from_a_card() -> None:
    agreeing = replace(column(MEN), agrees=1.0)
    disagreeing = replace(column(MEN), agrees=0.0)

    assert judge(None, 0.0, agreeing).confidence > 0.95
    assert claims(disagreeing)[0][0] is SheetField.FAMILY_CARD
    assert SheetField.FAMILY_CARD not in dict(claims(agreeing))


def test_a_title_that_fits_is_surer_than_either_alone() -> None:
    exact = judge(SheetField.NIK, 1.0, column(PEOPLE))
    misspelt = judge(SheetField.NIK, 0.8, column(PEOPLE))

    assert (exact.field, exact.basis, exact.confidence) == (SheetField.NIK, Basis.BOTH, 1.0)
    assert SURE < misspelt.confidence < exact.confidence


@pytest.mark.parametrize(
    ("title", "values", "rival"),
    [
        (SheetField.NIK, CARDS, SheetField.FAMILY_CARD),
        (SheetField.NIK, CARDS[::2], SheetField.FAMILY_CARD),
        (SheetField.NIK, IDS, SheetField.OTHER_NUMBER),
        (SheetField.FAMILY_CARD, PEOPLE, SheetField.NIK),
        (SheetField.FAMILY_CARD, IDS, SheetField.OTHER_NUMBER),
        (SheetField.NAME, [f"Jl. Mawar No. {n}" for n in range(9)], SheetField.ADDRESS),
        (SheetField.NAME, ["Loa Ipuh", "Jahab"] * 5, SheetField.VILLAGE),
        (SheetField.DISTRICT, ["Loa Ipuh", "Jahab"] * 5, SheetField.VILLAGE),
        (SheetField.DTKS_ID, PEOPLE, SheetField.NIK),
        (SheetField.BIRTH_PLACE, ["Lk", "Pr"] * 5, SheetField.SEX),
    ],
)
def test_a_title_that_its_values_contradict_is_in_doubt(
    title: SheetField, values: Sequence[str], rival: SheetField
) -> None:
    verdict = judge(title, 1.0, column(values))

    assert verdict.field is title
    assert verdict.rivals[0] is rival
    assert verdict.confidence < 0.5


@pytest.mark.parametrize(
    ("title", "values"),
    [
        (SheetField.NIK, ["640206120880", "640206******0001", "rusak"] * 5),
        (SheetField.NIK, CARDS[:2]),
        (SheetField.FAMILY_CARD, [*CARDS, PEOPLE[1]]),
        (SheetField.NAME, ["R2D2", "B4"]),
        (SheetField.HEAD_NAME, NAMES),
        (SheetField.BIRTH_PLACE, ["Loa Ipuh", "Jahab"] * 5),
        (SheetField.DTKS_ID, IDS),
        (SheetField.NOTE, PEOPLE),
    ],
)
def test_odd_values_alone_do_not_put_a_title_in_doubt(
    title: SheetField, values: Sequence[str]
) -> None:
    verdict = judge(title, 1.0, column(values))

    assert verdict.field is title
    assert verdict.confidence >= SURE


def test_a_title_over_nothing_is_believed() -> None:
    verdict = judge(SheetField.NIK, 1.0, column([]))

    assert (verdict.field, verdict.basis) == (SheetField.NIK, Basis.TITLE)


@pytest.mark.parametrize(
    ("title", "values", "refined"),
    [
        (SheetField.RT, ["001/002"] * 5, SheetField.RT_AND_RW),
        (SheetField.BIRTH_PLACE, ["Paser, 1-2-1980"] * 5, SheetField.BIRTH_PLACE_AND_DATE),
        (SheetField.BIRTH_DATE, ["Paser, 1-2-1980"] * 5, SheetField.BIRTH_PLACE_AND_DATE),
        (SheetField.BIRTH_PLACE_AND_DATE, ["1-2-1980"] * 5, SheetField.BIRTH_DATE),
        (SheetField.BIRTH_PLACE_AND_DATE, ["Long Ikis"] * 5, SheetField.BIRTH_PLACE),
        (
            SheetField.BIRTH_PLACE_AND_DATE,
            ["Long Ikis", "Paser, 1-2-1980"] * 5,
            SheetField.BIRTH_PLACE_AND_DATE,
        ),
    ],
)
def test_one_column_for_two_values_is_known_as_such(
    title: SheetField, values: Sequence[str], refined: SheetField
) -> None:
    verdict = judge(title, 1.0, column(values))

    assert (verdict.field, verdict.basis) == (refined, Basis.BOTH)


def test_a_note_fits_anything() -> None:
    assert fit(SheetField.NOTE, column(PEOPLE)) is None


@pytest.mark.parametrize("field", SheetField)
def test_every_field_has_words_for_a_person_to_choose_by(field: SheetField) -> None:
    assert SHEET_FIELD_WORDS[field]
