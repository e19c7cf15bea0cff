"""The NIK: what it says, what it refuses, and that it is never shown whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.nik import (
    HISTORIC_PREFIXES,
    Nik,
    NikError,
    check_nik,
    clean_digits,
    masked,
)
from bansos_desktop.domain.problems import Problem, Severity
from tests.factories import a_nik

TODAY = date(2026, 3, 1)
KALTIM = frozenset({"6401", "6402", "6471"})


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("6402 0612 0880 0001", "6402061208800001"),
        ("\u00a06402.0612.0880.0001\u00a0", "6402061208800001"),
        ("6,402,061,208,800,001", "6402061208800001"),
        ("6402-0612\u20130880\u20110001", "6402061208800001"),
        ("'6402061208800001", "6402061208800001"),
        ('`\u20186402061208800001\u2019"', "6402061208800001"),
        ("64O2o61208800001", "6402061208800001"),
        ("640206120880001O", "6402061208800010"),
        ("64O2X61208800001", "64O2X61208800001"),
        ("Oo", "Oo"),
        ("  ", ""),
    ],
)
def test_cleaning_leaves_only_what_counts(written: str, digits: str) -> None:
    assert clean_digits(written) == digits


@given(
    district=st.from_regex(r"[1-9][0-9]\.[0-9]{2}\.[0-9]{2}", fullmatch=True),
    born=st.dates(date(1927, 3, 1), date(2009, 2, 28)),
    sex=st.sampled_from("LP"),
    serial=st.integers(1, 9999),
)
def test_a_nik_gives_back_the_parts_it_was_made_of(
    district: str, born: date, sex: str, serial: int
) -> None:
    text = a_nik(district=district, born=born, sex=sex, serial=serial)
    spaced = " ".join((text[:4], text[4:10], text[10:]))

    nik = Nik.parse(spaced)

    assert str(nik) == text
    assert text.startswith(district.replace(".", ""))
    assert nik.sex == sex
    assert nik.birth_date(TODAY) == born
    assert nik.agrees_with(born)


@given(st.integers(0, 10**24).map(str))
def test_masking_never_shows_the_middle(digits: str) -> None:
    hidden = masked(digits)

    assert len(hidden) == len(digits)
    assert set(hidden[6:-4]) <= {"*"}
    assert hidden.count("*") >= min(len(digits), 4)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("6402061208800001", "640206******0001"),
        ("6402.0612.0880.0001", "640206******0001"),
        ("640206120880001", "640206*****0001"),
        ("6402061208801", "*************"),
        ("", ""),
    ],
)
def test_masking_keeps_what_helps_to_recognise_a_nik(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_a_nik_is_masked_wherever_it_is_printed_by_accident() -> None:
    nik = Nik.parse(a_nik())

    assert repr([nik]) == "[Nik(640206******0001)]"
    assert nik.masked == "640206******0001"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "nik.missing"),
        ("640206120880001", "nik.length"),
        ("64020612088000011", "nik.length"),
        ("6402O6120880000X", "nik.characters"),
        ("\u0666402061208800001", "nik.characters"),
        ("6,40206E+15", "nik.exponent"),
        ("6.40206e15", "nik.exponent"),
        ("9999999999999994", "nik.placeholder"),
        ("9999999999999995", "nik.placeholder"),
        ("9999999999999996", "nik.placeholder"),
        ("9999999999999999", "nik.placeholder"),
        ("0000000000000000", "nik.placeholder"),
        ("1234567890123456", "nik.placeholder"),
        ("6402061208800000", "nik.serial"),
    ],
)
def test_what_is_no_nik_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(NikError) as refusal:
        Nik.parse(text)
    problems = check_nik(text, today=TODAY)

    assert refusal.value.code == code
    assert codes(problems) == [code]
    assert problems[0].severity is Severity.ERROR
    assert problems[0].field == "nik"
    assert problems[0].message


def test_a_nik_object_cannot_hold_what_is_no_nik() -> None:
    with pytest.raises(NikError):
        Nik("6402 0612 0880 0001")


def test_the_length_error_says_how_many_digits_there_are() -> None:
    [problem] = check_nik("6402.0612.0880.001", today=TODAY)

    assert "15 angka" in problem.message


def test_a_serial_of_zeros_is_explained_by_excel() -> None:
    [problem] = check_nik("6402061208800000", today=TODAY)

    assert "Excel" in problem.message
    assert "640206******0000" in problem.message


def test_only_a_missing_nik_and_an_impossible_date_may_be_overridden() -> None:
    assert [problem.overridable for problem in check_nik("", today=TODAY)] == [True]
    assert [problem.overridable for problem in check_nik("1", today=TODAY)] == [False]
    assert [p.overridable for p in check_nik("6402063208800001", today=TODAY)] == [True]


@pytest.mark.parametrize("birth", ["000880", "320880", "400880", "720880", "121380", "310280"])
def test_an_impossible_date_in_the_nik_is_an_error_that_can_be_accepted(birth: str) -> None:
    text = f"640206{birth}0001"

    problems = check_nik(text, today=TODAY, birth_date=date(1980, 8, 12), sex="P")

    assert Nik.parse(text).birth_date(TODAY) is None
    assert codes(problems) == ["nik.date"]
    assert birth not in problems[0].message


def test_a_sound_nik_with_matching_facts_raises_nothing() -> None:
    problems = check_nik(
        a_nik(sex="P"),
        today=TODAY,
        birth_date=date(1980, 8, 12),
        sex="P",
        from_number_cell=True,
        known_prefixes=KALTIM,
    )

    assert problems == []


@pytest.mark.parametrize(
    ("serial", "from_number_cell", "found"),
    [(10, True, ["nik.number_cell"]), (10, False, []), (11, True, [])],
)
def test_a_final_zero_is_suspect_only_in_a_number_cell(
    serial: int, from_number_cell: bool, found: list[str]
) -> None:
    problems = check_nik(a_nik(serial=serial), today=TODAY, from_number_cell=from_number_cell)

    assert codes(problems) == found
    assert all(problem.severity is Severity.WARNING for problem in problems)
    assert all("640206******0010" in problem.message for problem in problems)


def test_another_birth_date_is_a_warning_that_names_both_dates() -> None:
    [problem] = check_nik(a_nik(), today=TODAY, birth_date=date(1980, 12, 8))

    assert problem.code == "nik.birth_date"
    assert problem.severity is Severity.WARNING
    assert "12/08/1980" in problem.message
    assert "08/12/1980" in problem.message


def test_a_typed_birth_date_settles_the_century() -> None:
    nik = a_nik(born=date(1920, 5, 6))

    assert check_nik(nik, today=TODAY, birth_date=date(1920, 5, 6)) == []


def test_another_sex_is_a_warning_that_names_both() -> None:
    [problem] = check_nik(a_nik(sex="P"), today=TODAY, sex="L")

    assert problem.code == "nik.sex"
    assert problem.severity is Severity.WARNING
    assert "perempuan" in problem.message
    assert "laki-laki" in problem.message


@pytest.mark.parametrize(
    ("district", "found"),
    [("64.02.06", []), ("73.71.01", ["nik.region"]), ("64.73.01", [])],
)
def test_a_nik_from_outside_the_province_is_merely_mentioned(
    district: str, found: list[str]
) -> None:
    problems = check_nik(a_nik(district=district), today=TODAY, known_prefixes=KALTIM)

    assert codes(problems) == found
    assert all(problem.severity is Severity.INFO for problem in problems)
    assert all(problem.message for problem in problems)


def test_without_a_region_list_no_region_is_strange() -> None:
    assert check_nik(a_nik(district="73.71.01"), today=TODAY) == []


@pytest.mark.parametrize("prefix", sorted(HISTORIC_PREFIXES))
def test_the_regencies_that_left_in_2012_are_not_strange(prefix: str) -> None:
    nik = a_nik(district=f"{prefix[:2]}.{prefix[2:]}.01")

    assert check_nik(nik, today=TODAY, known_prefixes=KALTIM) == []


@given(
    st.from_regex(r"[0-9]{14,18}", fullmatch=True)
    | st.text(alphabet="0123456789OE+.,", max_size=24),
    st.booleans(),
)
def test_no_sentence_about_a_nik_shows_it_whole(text: str, from_number_cell: bool) -> None:
    problems = check_nik(text, today=TODAY, from_number_cell=from_number_cell)

    digits = clean_digits(text)
    assert not any(len(digits) > 10 and digits in problem.message for problem in problems)
