"""NIK and No. KK as people type them: cleaned where that is certain, and told where it is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bansos_desktop.domain.birth_in_nik import BirthInNik, birth_in_nik
from bansos_desktop.domain.family_card import check_family_card
from bansos_desktop.domain.nik import check_nik
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.sixteen_digits import SixteenDigits, read_digits
from tests.factories import a_nik

NIK = a_nik(born=date(1980, 10, 11))
TODAY = date(2025, 8, 12)


@given(
    st.dates(date(1940, 1, 1), date(2008, 1, 1)),
    st.sampled_from(["'{}", " {} ", "{}.", "NIK: {}", "NIK.{}", "No. KTP {}", "KTP={}", "`{}"]),
    st.sampled_from(["", " ", ".", "-", " - "]),
)
def test_a_nik_with_signs_around_and_between_is_read_back(day: date, frame: str, sign: str) -> None:
    nik = a_nik(born=day)
    parts = sign.join([nik[:6], nik[6:12], nik[12:]])

    assert read_digits(frame.format(parts), "nik") == SixteenDigits(nik)


@pytest.mark.parametrize(
    ("digit", "letter"), [("0", "O"), ("0", "o"), ("1", "l"), ("1", "I"), ("1", "|"), ("1", "i")]
)
@pytest.mark.parametrize("field", ["nik", "family_card"])
def test_a_letter_for_a_digit_is_put_right_and_the_ktp_is_asked_for(
    digit: str, letter: str, field: str
) -> None:
    found = read_digits(f"NIK {NIK[:6]} {NIK[6:].replace(digit, letter)}", field)

    assert found.digits == NIK
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("sixteen.letters", Severity.WARNING)
    assert problem.field == field
    assert NIK not in problem.message


@pytest.mark.parametrize(
    "text",
    ["belum ada", "Belum punya NIK", "tidak punya", "tdk ada", "proses", "masih proses",
     "dalam proses pengurusan", "hilang", "sedang diurus", "blm ada"],
)  # fmt: skip
def test_words_for_a_missing_number_are_a_missing_number_and_it_is_said(text: str) -> None:
    found = read_digits(text, "nik")

    assert found.digits == ""
    assert [(one.code, one.severity) for one in found.problems] == [
        ("sixteen.said_missing", Severity.INFO)
    ]
    assert text in found.problems[0].message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6,47206E+15", "nik.exponent"),
        ("6.47E+15", "nik.exponent"),
        ("6472**********01", "nik.masked"),
        ("6472xxxxxxxx0001", "nik.masked"),
        ("XXXX", "nik.characters"),
        ("****************", "nik.masked"),
        ("647206120880", "nik.length"),
        ("64720612088000l", "nik.characters"),
        ("64720612088000X1", "nik.characters"),
        ("", "nik.missing"),
    ],
)
def test_what_is_broken_is_said_in_its_own_sentence(text: str, code: str) -> None:
    digits = read_digits(text, "nik").digits

    assert [problem.code for problem in check_nik(digits, today=TODAY)] == [code]
    if digits:
        card = check_family_card(digits)
        assert [problem.code for problem in card] == [code.replace("nik", "family_card")]


def test_the_sender_is_told_that_digits_are_gone() -> None:
    (lost,) = check_nik("6,47206E+15", today=TODAY)
    (hidden,) = check_nik("6472**********01", today=TODAY)

    assert "angka akhirnya hilang" in lost.message
    assert "NIK lengkap kepada pengirim" in hidden.message


@pytest.mark.parametrize(
    ("digits", "told"),
    [
        (a_nik(born=date(1980, 8, 12)), BirthInNik(12, 8, 80, "L")),
        (a_nik(born=date(1980, 8, 12), sex="P"), BirthInNik(12, 8, 80, "P")),
        ("6402063213800001", None),
        ("6402060001800001", None),
        ("640206320880001", None),
        ("64020632088000O1", None),
        ("٦٤٠٢٠٦١٢٠٨٨٠٠٠٠١", None),
    ],
)
def test_only_a_well_formed_nik_tells_a_birth(digits: str, told: BirthInNik | None) -> None:
    assert birth_in_nik(digits) == told


def test_a_birth_in_a_nik_confirms_its_day_in_any_century() -> None:
    told = BirthInNik(12, 8, 80, "L")

    assert told.confirms(date(1980, 8, 12))
    assert told.confirms(date(2080, 8, 12))
    assert not told.confirms(date(1980, 12, 8))
    assert not told.confirms(None)


@given(st.text(max_size=24), st.sampled_from(["nik", "family_card"]))
@example("KKKTP", "nik")
@example("K K", "nik")
def test_any_text_is_read_and_reading_it_again_changes_nothing(text: str, field: str) -> None:
    digits = read_digits(text, field).digits

    assert read_digits(digits, field).digits == digits


@pytest.mark.parametrize("written", [f"{NIK}.0", f"{NIK},0", f"NIK: {NIK}.0", f"'{NIK}.0"])
@pytest.mark.parametrize("field", ["nik", "family_card"])
def test_what_a_statistics_program_adds_to_a_number_is_dropped(written: str, field: str) -> None:
    assert read_digits(written, field) == SixteenDigits(NIK)


@pytest.mark.parametrize("written", [f"{NIK}.00", f"{NIK}.5", f"{NIK[:15]}.0", f"{NIK}0"])
def test_any_other_digit_too_many_stays_wrong(written: str) -> None:
    assert read_digits(written, "nik").digits != NIK
