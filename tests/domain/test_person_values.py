"""Sex, phone, RT and RW, desil and name as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.person_values import (
    check_phone,
    check_rt_rw,
    normalise_phone,
    parse_desil,
    parse_sex,
    split_rt_rw,
)
from bansos_desktop.domain.problems import Severity


@pytest.mark.parametrize(
    ("texts", "sex"),
    [
        (("L", "l", "Lk", "Lk.", "LAKI - LAKI", "Laki-laki", "laki2", "Pria", "1", "Lelaki"), "L"),
        (("P", "Pr", "Pr.", "PEREMPUAN", "Wanita", "w", "2", "[ 2 ] Perempuan"), "P"),
        (("", "-", "3", "L/P", "tidak tahu"), ""),
    ],
)
def test_sex_is_read_in_all_its_spellings(texts: tuple[str, ...], sex: str) -> None:
    assert {text: parse_sex(text) for text in texts} == dict.fromkeys(texts, sex)


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("+62 812-3456-7890", "081234567890"),
        ("62 812 3456 7890", "081234567890"),
        ("0062 812 3456 7890", "081234567890"),
        ("+62 (0)812 3456 7890", "081234567890"),
        ("81234567890", "081234567890"),
        ("O812.3456.7890", "081234567890"),
        ("HP 0812 3456 7890", "081234567890"),
        ("(0541) 733333", "0541733333"),
        ("0541/733333", "0541733333"),
        ("081234567890 / 081312345678", "081234567890 / 081312345678"),
        ("081234567890 atau 81312345678", "081234567890 / 081312345678"),
        ("621234", "621234"),
        ("tidak ada", ""),
        ("", ""),
    ],
)
def test_a_phone_number_keeps_its_digits_and_gains_its_zero(written: str, phone: str) -> None:
    assert normalise_phone(written) == phone


@given(st.from_regex(r"08[1-9][0-9]{7,10}", fullmatch=True), st.sampled_from(["", "+62", "62"]))
def test_a_mobile_number_is_the_same_with_and_without_the_country(phone: str, code: str) -> None:
    written = code + phone[1:]

    assert normalise_phone(written) == phone
    assert normalise_phone(normalise_phone(written)) == phone
    assert check_phone(written) == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("tidak ada", "phone.unreadable"),
        ("0812345", "phone.length"),
        ("08123456789012", "phone.length"),
        ("733333444", "phone.length"),
        ("081234567890 / 733333444", "phone.length"),
    ],
)
def test_an_odd_phone_number_is_a_warning(written: str, code: str) -> None:
    [problem] = check_phone(written)

    assert (problem.code, problem.severity, problem.field) == (code, Severity.WARNING, "phone")
    assert problem.message


@pytest.mark.parametrize("written", ["", " ", "-", "0541-733333", "081234567890 / 081312345678"])
def test_no_phone_and_usual_phones_raise_nothing(written: str) -> None:
    assert check_phone(written) == []


@pytest.mark.parametrize(
    ("written", "rt", "rw"),
    [
        ("001/002", "001", "002"),
        ("1/03", "1", "03"),
        ("001-002", "001", "002"),
        ("RT 01 RW 02", "01", "02"),
        ("rt.01/rw.02", "01", "02"),
        ("RT01RW02", "01", "02"),
        ("R.T. 05 / R.W. 06", "05", "06"),
        ("RT/RW 001/002", "001", "002"),
        ("RT/RW: 001/002 Blok A", "001", "002"),
        ("RTRW 5", "5", ""),
        ("RT 001/002", "001", "002"),
        ("RW 02 RT 01", "01", "02"),
        ("RW 02", "", "02"),
        ("RT.5", "5", ""),
        ("5", "5", ""),
        ("RT. 12A", "12A", ""),
        ("OO1/OO2", "001", "002"),
        ("-/002", "", "002"),
        ("RT/RW -/02", "", "02"),
        ("001/-", "001", ""),
        ("Jl. Mawar 5 RT 01", "01", ""),
        ("RT 1 RW 2 No. 7", "1", "2"),
        ("KOTA", "", ""),
        ("-", "", ""),
        ("", "", ""),
    ],
)
def test_rt_and_rw_are_parted_and_keep_their_zeros(written: str, rt: str, rw: str) -> None:
    assert split_rt_rw(written) == (rt, rw)


@pytest.mark.parametrize(
    ("written", "desil"),
    [
        ("1", 1),
        ("10", 10),
        ("2.0", 2),
        ("2,0", 2),
        ("Desil 2", 2),
        ("desil  II", 2),
        ("desil ke-3", 3),
        ("Desil: 4", 4),
        ("D3", 3),
        ("I", 1),
        ("X", 10),
        ("0", None),
        ("11", None),
        ("IIX", None),
        ("1-2", None),
        ("2.5", None),
        ("miskin", None),
        ("", None),
    ],
)
def test_a_desil_is_one_to_ten_however_it_is_written(written: str, desil: int | None) -> None:
    assert parse_desil(written) == desil


@pytest.mark.parametrize(
    ("rt", "rw", "fields"),
    [
        ("003", "", []),
        ("3", "12", []),
        ("-", "--", []),
        ("OO3", "001", ["rt"]),
        ("0003", "12A", ["rt", "rw"]),
        ("003", "³", ["rw"]),
    ],
)
def test_rt_and_rw_are_up_to_three_digits(rt: str, rw: str, fields: list[str]) -> None:
    problems = check_rt_rw(rt, rw)

    assert [problem.field for problem in problems] == fields
    assert all("bukan huruf O" in problem.message for problem in problems)
    assert all(problem.severity is Severity.WARNING for problem in problems)
