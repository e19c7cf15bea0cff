"""Words that sound alike have one key; words that do not, keep theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.sounds import plain_word, slips_allowed, sound_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("soekarno", "sukarno"),
        ("djafar", "jafar"),
        ("tjokro", "cokro"),
        ("khairul", "hairul"),
        ("sitti", "siti"),
        ("nurhayatti", "nurhayati"),
        ("yusuf", "iusup"),
        ("mohammad", "muhamad"),
        ("moch", "muhammad"),
        ("muh", "mhd"),
        ("zaleha", "jaleha"),
        ("telantar", "telanttar"),
    ],
)
def test_two_spellings_of_one_sound_have_one_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(("one", "other"), [("siti", "sari"), ("lawai", "loa"), ("murni", "muh")])
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@given(st.text())
def test_a_plain_word_stays_as_it_is(text: str) -> None:
    plain = plain_word(text)

    assert plain_word(plain) == plain_word(plain_word(plain))


def test_marks_and_capitals_are_not_part_of_a_plain_word() -> None:
    assert plain_word("ÉVA") == "eva"


@pytest.mark.parametrize(("key", "slips"), [("", 0), ("ani", 0), ("lawei", 1), ("nurhayati", 2)])
def test_longer_words_may_hold_more_slips(key: str, slips: int) -> None:
    assert slips_allowed(key) == slips
