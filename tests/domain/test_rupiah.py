"""Amounts as written in sheets, read and shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.rupiah import (
    LARGEST,
    format_rupiah,
    format_thousands,
    parse_rupiah,
    parse_typed_rupiah,
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("5.000.000", 5_000_000),
        ("Rp 5.000.000,-", 5_000_000),
        ("Rp.325.000,-", 325_000),
        ("Rp5.000.000,00", 5_000_000),
        ("Rp\u00a05.000.000 ,-", 5_000_000),
        ("IDR 5,000,000.00", 5_000_000),
        ("5 000 000", 5_000_000),
        ("5000000", 5_000_000),
        ("5000000.0", 5_000_000),
        ("5,000,000", 5_000_000),
        ("5.000.000 rupiah", 5_000_000),
        ("4.500", 4_500),
        ("5 jt", 5_000_000),
        ("4,5 juta", 4_500_000),
        ("4.5 JUTA", 4_500_000),
        ("1,125 juta", 1_125_000),
        ("500rb", 500_000),
        ("1.500 ribu", 1_500_000),
        ("6,5 miliar", 6_500_000_000),
        ("1 M", 1_000_000_000),
        ("0", 0),
    ],
)
def test_an_amount_is_understood_as_people_write_it(text: str, amount: int) -> None:
    assert parse_rupiah(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "Rp",
        "-5000000",
        "(5.000.000)",
        "lima juta",
        "4,5",
        "5.000.000,50",
        "5.00.000",
        "5.000,000.000",
        "4,5555555 juta",
        "1,2345 ribu",
        "9000000 miliar",
        "9" * 5000,
    ],
)
def test_what_is_no_whole_amount_is_none(text: str) -> None:
    assert parse_rupiah(text) is None


@given(st.integers(0, LARGEST - 1))
def test_an_amount_written_by_us_is_read_back(amount: int) -> None:
    assert parse_rupiah(format_rupiah(amount)) == amount
    assert parse_rupiah(format_thousands(amount)) == amount
    assert parse_rupiah(f"{format_rupiah(amount)},-") == amount


def test_amounts_carry_dots_and_a_sign_in_front() -> None:
    assert format_rupiah(5_000_000) == "Rp5.000.000"
    assert format_rupiah(-500) == "-Rp500"
    assert format_thousands(1680) == "1.680"
    assert format_thousands(-1680) == "-1.680"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.000.000", 1_000_000),
        ("1000000", 1_000_000),
        ("Rp1.000.000,00", 1_000_000),
        ("Rp1 miliar", 10**9),
        ("1,5 juta", 1_500_000),
        ("1,125 juta", 1_125_000),
        ("1.00", None),
        ("1,000,000", None),
        ("1,000", None),
        ("seribu", None),
        ("", None),
    ],
)
def test_a_typed_amount_is_read_in_one_way_or_not_at_all(text: str, amount: int | None) -> None:
    assert parse_typed_rupiah(text) == amount
