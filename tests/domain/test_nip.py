"""A NIP as it is written, and what cannot be in one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.nip import nip_oddities, nip_text


def codes(nip: str) -> list[str]:
    return [code for code, _digits in nip_oddities(nip)]


def test_a_nip_is_written_in_its_groups() -> None:
    assert nip_text("198001012005011001") == "19800101 200501 1 001"
    assert nip_text("1980") == "1980"
    assert nip_text("") == ""


@pytest.mark.parametrize(
    "nip",
    [
        "198001012005011001",
        "199012312019122003",
        "199001012021211001",
        "198505052024212010",
    ],
)
def test_numbers_of_civil_servants_and_of_contracts_are_plain(nip: str) -> None:
    assert codes(nip) == []


@pytest.mark.parametrize(
    ("nip", "found"),
    [
        ("198013012005011001", [("signatory.nip_birth", "19801301")]),
        ("198001012005001001", [("signatory.nip_appointed", "200500")]),
        ("198001012005131001", [("signatory.nip_appointed", "200513")]),
        ("198001012005991001", [("signatory.nip_appointed", "200599")]),
        ("198001011985011001", [("signatory.nip_appointed", "198501")]),
        ("198001012099011001", [("signatory.nip_appointed", "209901")]),
        ("198001012005010001", [("signatory.nip_sex", "0")]),
        (
            "196899991990039004",
            [("signatory.nip_birth", "19689999"), ("signatory.nip_sex", "9")],
        ),
    ],
)
def test_what_cannot_be_is_found_with_its_digits(nip: str, found: list[tuple[str, str]]) -> None:
    assert nip_oddities(nip) == found


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
    st.integers(15, 65),
    st.sampled_from([*range(1, 13), 21, 22]),
    st.sampled_from("12"),
    st.integers(0, 999),
)
def test_no_number_that_may_be_is_odd(
    born: date, age: int, month: int, sex: str, serial: int
) -> None:
    assert codes(f"{born:%Y%m%d}{born.year + age}{month:02}{sex}{serial:03}") == []
