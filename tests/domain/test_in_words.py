"""Numbers in words, read back by a parser that knows nothing of how they were made."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.in_words import (
    LARGEST_IN_WORDS,
    DayInWords,
    day_in_words,
    number_in_words,
    rupiah_in_words,
)

_NAMES = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
ONES = {word: value for value, word in enumerate(_NAMES.split())}


def read_back(text: str) -> int:
    """The number of Indonesian words: what is counted so far, times the unit that follows."""
    total = group = pending = 0
    for word in text.split(" "):
        if word in ONES:
            pending = ONES[word]
        elif word == "belas":
            group, pending = group + 10 + pending, 0
        elif word == "puluh":
            group, pending = group + 10 * pending, 0
        elif word == "ratus":
            group, pending = group + 100 * pending, 0
        elif word == "seratus":
            group += 100
        elif word == "seribu":
            total += 1000
        else:
            unit = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9}[word]
            total, group, pending = total + (group + pending) * unit, 0, 0
    return total + group + pending


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (9, "sembilan"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (199, "seratus sembilan puluh sembilan"),
        (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (1_100, "seribu seratus"),
        (1_111, "seribu seratus sebelas"),
        (2_000, "dua ribu"),
        (2_024, "dua ribu dua puluh empat"),
        (10_000, "sepuluh ribu"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (325_000, "tiga ratus dua puluh lima ribu"),
        (
            999_999,
            "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan",
        ),
        (1_000_000, "satu juta"),
        (1_000_001, "satu juta satu"),
        (1_001_000, "satu juta seribu"),
        (1_100_000, "satu juta seratus ribu"),
        (5_000_000, "lima juta"),
        (11_000_000, "sebelas juta"),
        (999_000_000, "sembilan ratus sembilan puluh sembilan juta"),
        (1_000_000_000, "satu miliar"),
        (1_000_001_000, "satu miliar seribu"),
        (7_500_000_000, "tujuh miliar lima ratus juta"),
        (100_000_000_000, "seratus miliar"),
        (999_000_000_000, "sembilan ratus sembilan puluh sembilan miliar"),
    ],
)
def test_every_boundary_is_said_as_people_say_it(number: int, words: str) -> None:
    assert number_in_words(number) == words


@given(st.integers(0, LARGEST_IN_WORDS) | st.integers(0, 10_000))
def test_words_read_back_are_the_number(number: int) -> None:
    words = number_in_words(number)

    assert read_back(words) == number
    assert words == " ".join(words.split())


def test_no_two_small_numbers_share_their_words() -> None:
    assert len({number_in_words(number) for number in range(10_000)}) == 10_000


def test_the_largest_number_has_words() -> None:
    assert read_back(number_in_words(LARGEST_IN_WORDS)) == 999_999_999_999


@pytest.mark.parametrize("number", [-1, 10**12])
def test_a_number_without_words_is_refused_by_name(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        number_in_words(number)


def test_an_amount_is_in_title_case_as_behind_the_figures() -> None:
    assert rupiah_in_words(325_000) == "Tiga Ratus Dua Puluh Lima Ribu Rupiah"
    assert rupiah_in_words(5_000_000) == "Lima Juta Rupiah"
    assert rupiah_in_words(0) == "Nol Rupiah"


def test_a_day_is_said_as_the_ministry_writes_it() -> None:
    assert day_in_words(date(2024, 5, 3)) == DayInWords(
        "Jumat", "Tiga", "Mei", "Dua Ribu Dua Puluh Empat"
    )


@given(st.dates(date(2000, 1, 1), date(2999, 12, 31)))
def test_the_parts_of_a_day_are_that_day(day: date) -> None:
    words = day_in_words(day)

    assert read_back(words.day.lower()) == day.day
    assert read_back(words.year.lower()) == day.year
