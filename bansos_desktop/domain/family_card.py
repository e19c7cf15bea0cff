"""The family card number (No. KK): sixteen digits of a family, which may change over time."""

from __future__ import annotations

from bansos_desktop.domain.nik import clean_digits, masked, sixteen_digit_fault
from bansos_desktop.domain.problems import Problem, error, warning


def check_family_card(text: str, *, nik: str = "", from_number_cell: bool = False) -> list[Problem]:
    """Everything odd about a No. KK as typed; it holds neither birth date nor sex."""
    digits = clean_digits(text)
    fault = sixteen_digit_fault(digits)
    if fault == "missing":
        return [warning("family_card.missing", "family_card")]
    if fault:
        count = str(len(digits))
        return [error(f"family_card.{fault}", "family_card", number=masked(digits), count=count)]
    found: list[Problem] = []
    if from_number_cell and digits.endswith("0"):
        found.append(warning("family_card.number_cell", "family_card", number=masked(digits)))
    if digits == clean_digits(nik):
        found.append(warning("family_card.same_as_nik", "family_card", number=masked(digits)))
    return found
