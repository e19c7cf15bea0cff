"""BAST numbers: read as filled, counted on, and never a number that is taken."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.letter_number import (
    BLANKS,
    LetterDay,
    check_pattern,
    fill,
    like_expression,
    month_told,
    next_number,
    running_number,
)

PATTERN = "{nomor:3}/BAST/DINSOS/{bulan_romawi}/{tahun}"
JULY = LetterDay(date(2025, 7, 14), "64.02")

words = st.text("ABC./-_%()+ ", max_size=6)
other_blanks = st.sampled_from([f"{{{name}}}" for name in BLANKS if name != "nomor"])
parts = st.lists(st.one_of(words.map(lambda word: f"/{word}"), other_blanks), max_size=4)
numbers = st.sampled_from(["{nomor}", "{nomor:3}", "{nomor:5}"])
patterns = st.builds(
    lambda before, number, after: f"{''.join(before)}/{number}/{''.join(after)}x",
    parts,
    numbers,
    parts,
)
letters = st.builds(
    LetterDay, st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(["64", "64.02"])
)


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        (PATTERN, "012/BAST/DINSOS/VII/2025"),
        ("{nomor}/{tanggal}.{bulan}/{kode_wilayah}", "12/14.07/64.02"),
        (" B-{nomor}/Dinsos ", "B-12/Dinsos"),
    ],
)
def test_a_pattern_is_filled_with_day_and_region(pattern: str, written: str) -> None:
    assert fill(pattern, 12, JULY) == written


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{nomor}/BAST/{bulan_romawi}/{tahun}", "XI/2026"),
        ("{tahun}-{bulan}-{tanggal}/{nomor}", "05/11/2026"),
        ("{nomor}/{kode_wilayah}", ""),
    ],
)
def test_a_number_may_tell_its_month(pattern: str, told: str) -> None:
    assert month_told(pattern, LetterDay(date(2026, 11, 5), "64.02")) == told


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("BAST/{tahun}", "letter_pattern.number"),
        ("", "letter_pattern.number"),
        ("{nomor}/{nomor}", "letter_pattern.number"),
        ("{nomor}/{minggu}", "letter_pattern.unknown"),
        ("{nomor}/{tahun", "letter_pattern.brace"),
        ("{nomor:x}", "letter_pattern.brace"),
    ],
)
def test_what_is_no_pattern_is_told_apart(pattern: str, code: str) -> None:
    assert [problem.code for problem in check_pattern(pattern)] == [code]


def test_the_next_number_follows_the_highest_of_the_year_whatever_the_month() -> None:
    taken = ["002/BAST/DINSOS/III/2025", "009/BAST/DINSOS/VI/2025", "050/BAST/DINSOS/VI/2024"]

    assert next_number(PATTERN, JULY, taken) == "010/BAST/DINSOS/VII/2025"


def test_numbers_of_other_patterns_do_not_count() -> None:
    taken = ["591/BAST/4.11/5/2024", "099/BAST/DINSOS/XIII/2025", "tanpa nomor"]

    assert next_number(PATTERN, JULY, taken) == "001/BAST/DINSOS/VII/2025"


def test_the_rough_search_guards_its_own_signs() -> None:
    assert like_expression("50%_{nomor}\\{tahun}") == "50\\%\\_%\\\\%"


@given(patterns, st.integers(1, 99_999), letters)
def test_what_was_filled_is_read_again(pattern: str, number: int, letter: LetterDay) -> None:
    assert check_pattern(pattern) == []
    written = fill(pattern, number, letter)

    assert running_number(pattern, letter, written) == number


@given(patterns, st.lists(st.integers(1, 999), max_size=8), letters)
def test_the_offered_number_is_never_taken(
    pattern: str, used: list[int], letter: LetterDay
) -> None:
    taken = [fill(pattern, number, letter) for number in used]

    offered = next_number(pattern, letter, taken)

    assert offered not in taken
    assert running_number(pattern, letter, offered) == max(used, default=0) + 1
