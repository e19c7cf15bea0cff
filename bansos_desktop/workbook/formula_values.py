"""What the cells of a formula hold, and how Excel takes one kind for another.

Where Excel's answer hangs on the settings of a computer, ours is UNKNOWN: a missing number is seen,
a wrong one is signed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TypeAlias


class Fault(StrEnum):
    """A result that is no value; UNKNOWN is ours, the others are shown as Excel shows them."""

    UNKNOWN = ""
    DIVISION = "#DIV/0!"
    NAME = "#NAME?"
    MISSING = "#N/A"
    NULL = "#NULL!"
    NUMBER = "#NUM!"
    REFERENCE = "#REF!"
    VALUE = "#VALUE!"


Scalar: TypeAlias = int | float | str | bool | Fault | None
"""A cell's value or a formula's result; dates are day numbers, None is an empty cell."""

Number: TypeAlias = int | float
_FAULTS = {fault.value: fault for fault in Fault if fault.value}
_LARGEST = 1.7e308
_DIGITS = 15
_NOTHING = 2e-15


def fault_of(text: str) -> Fault:
    """The error that a text like '#REF!' names; UNKNOWN if it names none."""
    return _FAULTS.get(text.upper(), Fault.UNKNOWN)


def as_number(value: Scalar) -> Number | Fault:
    """What arithmetic takes a value for; how a text like '1.500' is read, no two desks agree."""
    match value:
        case Fault():
            return value
        case None:
            return 0
        case bool():
            return int(value)
        case str():
            return _number_in(value.strip())
    return value


def as_truth(value: Scalar) -> bool | Fault:
    """What a condition takes a value for."""
    match value:
        case Fault():
            return value
        case str():
            word = value.upper()
            return word == "TRUE" if word in ("TRUE", "FALSE") else Fault.VALUE
    return bool(value)


def as_words(value: Scalar) -> str | Fault:
    """What `&` joins; a decimal comma as an Indonesian Excel writes it."""
    match value:
        case Fault() | str():
            return value
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
    return plain_number(value, _DIGITS)


def plain_number(value: Number, digits: int) -> str:
    """A number without thousands marks, in at most so many digits, with a decimal comma."""
    if value == int(value) and abs(value) < 10**digits:
        return str(int(value))
    return f"{float(value):.{digits}G}".replace(".", ",")


def rounded(value: Number, places: int) -> Number:
    """Halves away from zero, of what the number reads as; Python rounds to even."""
    exact = Decimal(f"{float(value):.{_DIGITS}g}")
    if not -308 < places < 308:
        return value if places > 0 else 0
    step = Decimal(1).scaleb(-places)
    whole = (exact / step).to_integral_value(ROUND_HALF_UP) * step
    return int(whole) if whole == whole.to_integral_value() else float(whole)


def settled(total: Number, left: Number, right: Number) -> Number:
    """A sum as Excel gives it: what is left of 0,3 - 0,2 - 0,1 by binary fractions is nothing."""
    return 0 if abs(total) < max(abs(left), abs(right)) * _NOTHING else total


def sized(value: Number) -> Number | Fault:
    """The number, unless it is none or larger than Excel's can be."""
    ok = isinstance(value, int) or math.isfinite(value)
    return value if ok and abs(value) <= _LARGEST else Fault.NUMBER


def order(left: Scalar, right: Scalar) -> int:
    """-1, 0 or 1 as Excel sorts: numbers, then texts whatever their case, then truths."""
    first, second = _sort_key(left, right), _sort_key(right, left)
    return (first > second) - (first < second)


def _sort_key(value: Scalar, other: Scalar) -> tuple[int, float, str]:
    """An empty cell is what its neighbour would be if it were nothing."""
    if value is None:
        value = "" if isinstance(other, str) else False if isinstance(other, bool) else 0
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, str):
        return 1, 0.0, value.casefold()
    return 0, float(f"{float(value):.{_DIGITS}g}"), ""


def _number_in(text: str) -> Number | Fault:
    if text.isascii() and text.isdigit():
        return int(text)
    return Fault.UNKNOWN if any(letter.isdigit() for letter in text) else Fault.VALUE


@dataclass(slots=True)
class Tally:
    """What a range adds up to, so that a writer who streams need not keep its cells."""

    total: Number = 0
    numbers: int = 0
    filled: int = 0
    least: Number = math.inf
    most: Number = -math.inf
    fault: Fault | None = None

    @classmethod
    def of(cls, values: Iterable[Scalar]) -> Tally:
        """The tally of these cells."""
        tally = cls()
        for value in values:
            tally.add(value)
        return tally

    def add(self, value: Scalar) -> None:
        """Take in one cell; texts and truths in a range count as filled and no more."""
        if value is None:
            return
        self.filled += 1
        if isinstance(value, Fault):
            self._note(value)
        elif not isinstance(value, bool | str):
            self.total += value
            self.numbers += 1
            self.least, self.most = min(self.least, value), max(self.most, value)

    def join(self, other: Tally) -> None:
        """Take in what another range adds up to."""
        self.total += other.total
        self.numbers += other.numbers
        self.filled += other.filled
        self.least = min(self.least, other.least)
        self.most = max(self.most, other.most)
        if other.fault is not None:
            self._note(other.fault)

    def _note(self, fault: Fault) -> None:
        """The first error counts, but what is unknown hides every other."""
        if self.fault is None or fault is Fault.UNKNOWN:
            self.fault = fault
