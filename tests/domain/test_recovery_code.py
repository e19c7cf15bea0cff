"""The recovery key on paper: what may be typed for it, and that every slip is told."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bansos_desktop.domain.recovery_code import (
    GROUP,
    GROUPS,
    LETTERS,
    RANDOM,
    RecoveryCode,
    check_code,
    code_of,
    read_code,
    resembles_code,
)

CODE = code_of([(7 * number + 3) % 32 for number in range(RANDOM)])
CODES = st.lists(st.integers(0, 31), min_size=RANDOM, max_size=RANDOM).map(code_of)
PLACES = st.integers(0, GROUPS * GROUP - 1)


def said(typed: str) -> tuple[str, dict[str, str]]:
    """The code of what is wrong, and its values."""
    problem = check_code(typed)
    assert problem is not None
    assert problem.message
    return problem.code, dict(problem.values)


def apart(letters: str) -> str:
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def test_it_is_long_enough_and_no_letter_looks_like_another() -> None:
    assert RANDOM * 5 >= 128
    assert len(set(LETTERS)) == 32
    assert set(LETTERS).isdisjoint("01IO")
    assert [len(group) for group in CODE.groups] == [GROUP] * GROUPS


def test_nothing_of_it_is_in_its_repr() -> None:
    assert repr(CODE) == "RecoveryCode(…)"
    assert f"{CODE}" == "RecoveryCode(…)"


@given(code=CODES, gap=st.sampled_from(["", " ", "-", "  ", " - ", "\t", "\u2013", "\n"]))
def test_case_blanks_and_dashes_do_not_matter(code: RecoveryCode, gap: str) -> None:
    typed = gap.join(code.groups)

    for form in (typed, typed.lower(), f"  {typed} ", code.text, " ".join(code.secret)):
        assert read_code(form) == code
        assert check_code(form) is None
        assert not resembles_code(form)


@given(code=CODES, at=PLACES, letter=st.sampled_from(LETTERS + "01IO?ä"))
def test_one_wrong_letter_is_told_with_its_group(code: RecoveryCode, at: int, letter: str) -> None:
    right = code.secret
    assume(right[at] != letter)
    typed = right[:at] + letter + right[at + 1 :]

    for form in (typed, apart(typed)):
        assert read_code(form) is None
        assert said(form) == ("recovery.slip", {"groups": str(at // GROUP + 1)})
        assert resembles_code(form)


@given(code=CODES, group=st.integers(0, GROUPS - 1), places=st.permutations(range(GROUP)))
def test_two_letters_that_changed_places_are_told(
    code: RecoveryCode, group: int, places: list[int]
) -> None:
    one, other = places[:2]
    letters = list(code.groups[group])
    assume(letters[one] != letters[other])
    letters[one], letters[other] = letters[other], letters[one]
    groups = [*code.groups]
    groups[group] = "".join(letters)

    assert said(" ".join(groups)) == ("recovery.slip", {"groups": str(group + 1)})


@given(code=CODES, order=st.permutations(range(GROUPS)))
def test_groups_in_another_order_are_told(code: RecoveryCode, order: list[int]) -> None:
    moved = [str(at + 1) for at, was in enumerate(order) if at != was]
    assume(moved)

    typed = "-".join(code.groups[at] for at in order)

    assert said(typed) == ("recovery.slip", {"groups": ", ".join(moved)})


def test_a_group_that_is_short_is_named_where_groups_were_typed_apart() -> None:
    groups = [*CODE.groups]
    groups[2] = groups[2][:-1]

    assert said(" ".join(groups)) == ("recovery.slip", {"groups": "3"})
    assert said("".join(groups)) == ("recovery.length", {"whole": "35", "count": "34"})


@pytest.mark.parametrize("typed", ["", "  ", " - - "])
def test_nothing_typed_is_said_as_such(typed: str) -> None:
    assert said(typed) == ("recovery.missing", {})
    assert read_code(typed) is None
    assert not resembles_code(typed)


@pytest.mark.parametrize(
    "words",
    [
        "rahasia-uji",
        "ayam goreng kampung enak sekali sambal",
        "satu dua tiga empat lima enam tujuh",
        "23456" * 7,
    ],
)
def test_a_passphrase_is_not_taken_for_a_code(words: str) -> None:
    assert read_code(words) is None
    assert not resembles_code(words)


@given(one=CODES, other=CODES)
def test_different_numbers_are_different_codes(one: RecoveryCode, other: RecoveryCode) -> None:
    assert (one.secret == other.secret) == (one == other)
    assert read_code(one.text) == one
