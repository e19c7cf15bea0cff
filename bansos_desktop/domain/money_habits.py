"""Whether a column of amounts counts in rupiah, in thousands or in millions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from bansos_desktop.domain.cell import Cell, CellKind
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.rupiah import Amount, read_amount, whole_rupiah
from bansos_desktop.domain.sheet_fields import SheetField

KEY = "nominal:skala"
SMALL = 100_000
"""Below this nobody equips a business, so a bare number may count thousands or millions."""

_UNIT_OF_ANSWER = {"juta": 10**6, "ribu": 10**3, "rupiah": 1}
_OPTIONS = (
    Option("juta", "Juta: 5 berarti Rp5.000.000"),
    Option("ribu", "Ribu: 5.000 berarti Rp5.000.000"),
    Option("rupiah", "Rupiah penuh, tepat seperti tertulis"),
)
_MILLIONS = re.compile(r"\b(?:juta(?:an)?|jt)\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"\b(?:ribu(?:an)?|rb)\b|\b[x×] ?1[.,]?000\b|\b000\b", re.IGNORECASE)
_RUPIAH = re.compile(
    r"\(\s*(?:(?:dalam|dlm)\s+)?(?:rp|rupiah|idr)\b[\s.]*(?:penuh)?\s*\)", re.IGNORECASE
)
# What thousands are written with is not what millions are: 4.500 juta would be 4,5 miliar.
_MOST_MILLIONS = 1000
_REMEMBERED = 4096


class Why(Enum):
    """How an amount was come by: as written, by the column's unit, against it, or not at all."""

    WRITTEN = "written"
    SCALED = "scaled"
    AGAINST_TITLE = "against"
    AS_TITLE = "as_title"
    OPEN = "open"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class MoneyHabit:
    """`unit` is what a small bare number counts in: None as written, 0 while nobody has said.

    `by_title` says that the column's title gave it, and no person.
    """

    unit: int | None = None
    by_title: bool = False

    def read(self, cell: Cell) -> tuple[int | None, Why]:
        """Whole rupiah of a filled cell, and how they were come by."""
        amount = amount_of(cell, fraction_expected=bool(self.unit and self.unit > 1))
        if amount is None:
            return None, Why.UNREADABLE
        if self.unit is None or not is_small(amount):
            against = self.unit not in {None, 0, 1} and amount.unit == 1
            return _readable(amount.rupiah, Why.AGAINST_TITLE if against else Why.WRITTEN)
        return self._small(amount, self.unit)

    def _small(self, amount: Amount, unit: int) -> tuple[int | None, Why]:
        """A bare number that is short for more, or that somebody said is not."""
        if not unit:
            return None, Why.OPEN
        if unit == _UNIT_OF_ANSWER["juta"] and amount.number >= _MOST_MILLIONS:
            return None, Why.UNREADABLE
        whole = Why.AS_TITLE if self.by_title else Why.WRITTEN
        why = Why.SCALED if unit > 1 else whole
        return _readable(whole_rupiah(amount.number * unit), why)


USUAL_MONEY = MoneyHabit()


@dataclass(slots=True)
class MoneyEvidence:
    """Counts the amounts that may be short for more."""

    title: str
    small: int = 0

    def see(self, cell: Cell) -> None:
        """One row's amount."""
        amount = amount_of(cell) if cell.text else None
        self.small += amount is not None and is_small(amount)

    def habit(self, answers: Mapping[str, str]) -> MoneyHabit:
        """What small numbers count in: as answered, as the title says, or nobody knows."""
        answered = _UNIT_OF_ANSWER.get(answers.get(KEY, ""))
        if answered:
            return MoneyHabit(answered)
        titled = self._unit_of_title()
        return MoneyHabit(titled or (0 if self.small else None), by_title=bool(titled))

    def questions(self, answers: Mapping[str, str]) -> tuple[Question, ...]:
        """The question, where rows depend on it and the title is silent."""
        if not self.small or (self._unit_of_title() and not answers.get(KEY)):
            return ()
        taken = answers.get(KEY, "") if answers.get(KEY, "") in _UNIT_OF_ANSWER else ""
        values = (("title", self.title), ("rows", str(self.small)))
        field = SheetField.REQUESTED_VALUE.value
        code = "import.money_unit"
        return (
            Question(KEY, code, field, _OPTIONS, taken, self.small, values, is_assumed=not taken),
        )

    def _unit_of_title(self) -> int | None:
        """What a title such as "Nilai (juta)" or "Nilai (Rp)" says."""
        if _MILLIONS.search(self.title):
            return _UNIT_OF_ANSWER["juta"]
        if _THOUSANDS.search(self.title):
            return _UNIT_OF_ANSWER["ribu"]
        return _UNIT_OF_ANSWER["rupiah"] if _RUPIAH.search(self.title) else None


def amount_of(cell: Cell, *, fraction_expected: bool = False) -> Amount | None:
    """The amount of a cell; a number of Excel has no thousands' dots, its dot is a fraction."""
    return _amount(cell.text, cell.kind is CellKind.NUMBER, fraction_expected)


@lru_cache(maxsize=_REMEMBERED)
def _amount(text: str, of_number: bool, fraction_expected: bool) -> Amount | None:
    """The same of a text; a sheet asks for the same few sums on every row."""
    if not of_number:
        return read_amount(text, fraction_expected=fraction_expected)
    if not text.replace(".", "", 1).isdecimal() or not text.isascii():
        return None
    return Amount(Decimal(text), 1)


def is_small(amount: Amount) -> bool:
    """Whether a bare number may be short for more."""
    return amount.unit == 1 and 0 < amount.number < SMALL


def _readable(rupiah: int | None, why: Why) -> tuple[int | None, Why]:
    """Cents and absurd sums are unreadable however they were come by."""
    return rupiah, Why.UNREADABLE if rupiah is None else why
