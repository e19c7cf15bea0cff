"""What may be seen of two NIKs that are to be compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.nik import LENGTH, masked
from bansos_desktop.domain.nik_compare import MOST_SHOWN, masked_pair

ONE = "6402061208800001"
NIKS = st.text("0123456789", min_size=LENGTH, max_size=LENGTH)


def test_the_digit_that_differs_is_shown_in_both() -> None:
    assert masked_pair(ONE, "6402061208900001") == ("640206****8*0001", "640206****9*0001")


def test_two_quite_different_niks_stay_covered() -> None:
    assert masked_pair(ONE, "6471011509710003") == ("640206******0001", "647101******0003")


def test_what_is_no_nik_is_covered_as_everywhere() -> None:
    assert masked_pair("123", ONE) == ("***", "640206******0001")
    assert masked_pair(ONE, "") == ("640206******0001", "")


@given(NIKS, NIKS)
def test_never_more_than_a_few_covered_digits_are_shown(one: str, other: str) -> None:
    shown = masked_pair(one, other)

    for digits, text in zip((one, other), shown, strict=True):
        assert masked(digits).count("*") - text.count("*") <= MOST_SHOWN
        assert all(mark in ("*", digit) for mark, digit in zip(text, digits, strict=True))
