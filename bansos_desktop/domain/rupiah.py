"""Amounts of money in whole rupiah, as written in sheets and as shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

LARGEST = 10**15

_FRAME = re.compile(r"(?:(?:rp|idr)[. ]*)?(.*?)(?: ?rupiah)?(?: ?[.,] ?[-–=]+)?", re.IGNORECASE)
_SCALED = re.compile(r"(.*\d) ?(rb|ribu|jt|jta|juta|milyar|miliar|m)\.?", re.IGNORECASE)
_SCALES = {"rb": 10**3, "ribu": 10**3, "jt": 10**6, "jta": 10**6, "juta": 10**6}
_BILLION = 10**9

_DOTTED = re.compile(r"(\d{1,15}|\d{1,3}(?:[. ]\d{3}){1,4})(?:,(\d{1,2}))?", re.ASCII)
_COMMAED = re.compile(r"(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,2}))?", re.ASCII)
_FOREIGN = re.compile(r"\.\d{1,2}(?!\d)|,\d{3}(?!\d)", re.ASCII)
_COMMA_FRACTION = re.compile(r"(\d{1,15})(?:,(\d{3,6}))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Amount:
    """A written amount in the unit it names; `unit` is 1 where it names none."""

    number: Decimal
    unit: int

    @property
    def rupiah(self) -> int | None:
        """Whole rupiah; None for cents and for more than a quadrillion."""
        return whole_rupiah(self.number * self.unit)


def parse_rupiah(text: str) -> int | None:
    """Whole rupiah; None for negative amounts, cents, nonsense and more than a quadrillion.

    Three digits after a dot or comma are thousands, except that "1,125 juta" has a fraction.
    """
    amount = read_amount(text)
    return amount.rupiah if amount else None


def parse_typed_rupiah(text: str) -> int | None:
    """The same of what somebody types who may be asked again: None where another country's dots
    and commas would make it another amount, as in 1.00 or 1,000,000.
    """
    framed = _FRAME.fullmatch(" ".join(text.split()))
    number = framed[1] if framed else ""
    is_foreign = _FOREIGN.search(number) is not None
    return None if is_foreign and not _SCALED.fullmatch(number) else parse_rupiah(text)


def read_amount(text: str, *, fraction_expected: bool = False) -> Amount | None:
    """The number and its unit; `fraction_expected` where a unit is known from elsewhere."""
    framed = _FRAME.fullmatch(" ".join(text.split()))
    number, unit = (framed[1] if framed else ""), 1
    if scaled := _SCALED.fullmatch(number):
        number, unit = scaled[1], _SCALES.get(scaled[2].lower(), _BILLION)
    parsed = _parse_decimal(number, fraction_expected=fraction_expected or unit > 1)
    return Amount(parsed, unit) if parsed is not None else None


def _parse_decimal(number: str, *, fraction_expected: bool) -> Decimal | None:
    """The number in the first notation that fits: Indonesian, a fraction, English."""
    shapes = (_DOTTED, _COMMA_FRACTION, _COMMAED) if fraction_expected else (_DOTTED, _COMMAED)
    for shape in shapes:
        if match := shape.fullmatch(number):
            return Decimal(f"{re.sub(r'[., ]', '', match[1])}.{match[2] or 0}")
    return None


def whole_rupiah(amount: Decimal) -> int | None:
    """The amount if it has no cents and is not absurd; the programme pays whole rupiah."""
    return int(amount) if amount == int(amount) and amount <= LARGEST else None


def format_rupiah(amount: int) -> str:
    """Rp5.000.000, as in tables and letters of the programme."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{format_thousands(abs(amount))}"


def format_thousands(number: int) -> str:
    """1.680, with the dots of Indonesian thousands."""
    return f"{number:,}".replace(",", ".")
