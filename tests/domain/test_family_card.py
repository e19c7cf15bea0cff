"""The family card number and what may be odd about it."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.family_card import check_family_card
from bansos_desktop.domain.problems import Severity


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        (" ", "family_card.missing", Severity.WARNING),
        ("640206120815001", "family_card.length", Severity.ERROR),
        ("64020612081500AB", "family_card.characters", Severity.ERROR),
        ("6,40206E+15", "family_card.exponent", Severity.ERROR),
        ("1111111111111111", "family_card.placeholder", Severity.ERROR),
        ("9999999999999995", "family_card.placeholder", Severity.ERROR),
        ("6402061208150000", "family_card.serial", Severity.ERROR),
    ],
)
def test_an_odd_family_card_number_is_named(text: str, code: str, severity: Severity) -> None:
    [problem] = check_family_card(text)

    assert (problem.code, problem.severity, problem.field) == (code, severity, "family_card")
    assert problem.message


@pytest.mark.parametrize("text", ["6402061208150003", "6402 0612 0815 0003", "6402065208150003"])
def test_a_sound_family_card_number_raises_nothing(text: str) -> None:
    assert check_family_card(text, nik="6402061208800001", from_number_cell=True) == []


def test_a_family_card_number_is_not_read_as_a_birth_date() -> None:
    assert check_family_card("6402069999990003") == []


def test_the_nik_typed_twice_is_noticed_and_masked() -> None:
    [problem] = check_family_card("6402061208800001", nik="6402.0612.0880.0001")

    assert problem.code == "family_card.same_as_nik"
    assert problem.severity is Severity.WARNING
    assert "640206******0001" in problem.message


def test_a_final_zero_is_suspect_in_a_number_cell() -> None:
    [problem] = check_family_card("6402061208150010", from_number_cell=True)

    assert problem.code == "family_card.number_cell"
    assert "640206******0010" in problem.message
