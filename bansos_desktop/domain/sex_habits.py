"""What 1 and 2 mean in a column of sexes, and what a tick in one of two columns means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bansos_desktop.domain.birth_in_nik import birth_in_nik
from bansos_desktop.domain.cell import Cell
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.nik import clean_digits
from bansos_desktop.domain.person_values import parse_sex
from bansos_desktop.domain.sheet_fields import SheetField

KEY = "jk:angka"
_USUAL = {"1": "L", "2": "P"}
_REVERSED = {"1": "P", "2": "L"}
_CODES = {"1=L": _USUAL, "1=P": _REVERSED}
_OPTIONS = (
    Option("1=L", "1 laki-laki, 2 perempuan"),
    Option("1=P", "1 perempuan, 2 laki-laki"),
)
_IN_TITLE = re.compile(r"\b1\W{1,4}(l|p)[a-z\-]*\W+2\W{1,4}(l|p)", re.IGNORECASE)
_LETTERS_FIRST = re.compile(r"\b(l|p)[a-z\-]*\W{1,4}1\W+(l|p)[a-z\-]*\W{1,4}2", re.IGNORECASE)
# Ten that agree for one that does not: a NIK may be wrong, a column of codes is not mixed.
_AGREE_FOR_ONE = 10

_TICKS_TEXT = "v x 1 √ ✓ ✔ ☑ ☒ * • + ya y ada"
_TICKS = frozenset(_TICKS_TEXT.split())
_NO_TICKS_TEXT = "0 o t n tidak"
_NO_TICKS = frozenset(_NO_TICKS_TEXT.split())


@dataclass(frozen=True, slots=True)
class SexHabit:
    """What the numbers stand for; None while nobody has said."""

    codes: tuple[tuple[str, str], ...] | None = tuple(_USUAL.items())

    def read(self, text: str) -> str:
        """L or P; "" for what says neither, or is a number that nobody has explained."""
        if text not in _USUAL:
            return parse_sex(text)
        return dict(self.codes or ()).get(text, "")

    def waits(self, text: str) -> bool:
        """Whether it is a number that nobody has explained."""
        return self.codes is None and text in _USUAL


USUAL_SEX = SexHabit()


@dataclass(slots=True)
class SexEvidence:
    """Holds numbers against what the NIK beside each tells."""

    title: str
    numbers: int = 0
    usual: int = 0
    reversed: int = 0

    def see(self, cell: Cell, nik: Cell | None) -> None:
        """One row's sex beside its NIK."""
        if cell.text not in _USUAL:
            return
        self.numbers += 1
        birth = birth_in_nik(clean_digits(nik.text)) if nik else None
        if birth:
            self.usual += birth.sex == _USUAL[cell.text]
            self.reversed += birth.sex != _USUAL[cell.text]

    def habit(self, answers: Mapping[str, str]) -> SexHabit:
        """What the numbers are read by, the answer first."""
        codes = _CODES.get(answers.get(KEY, "")) or self._codes()
        return SexHabit(tuple(codes.items()) if codes or not self.numbers else None)

    def questions(self, answers: Mapping[str, str]) -> tuple[Question, ...]:
        """The question, where there are numbers and neither title nor NIKs explain them."""
        if not self.numbers or self._codes():
            return ()
        taken = answers.get(KEY, "") if answers.get(KEY, "") in _CODES else ""
        values = (("title", self.title), ("rows", str(self.numbers)))
        field, code = SheetField.SEX.value, "import.sex_codes"
        return (
            Question(KEY, code, field, _OPTIONS, taken, self.numbers, values, is_assumed=not taken),
        )

    def _codes(self) -> Mapping[str, str]:
        """What title or NIKs say; nothing where they leave it open, or turn the usual around."""
        match = _IN_TITLE.search(self.title) or _LETTERS_FIRST.search(self.title)
        if match and match[1].upper() != match[2].upper():
            return {"1": match[1].upper(), "2": match[2].upper()}
        agree = self.usual > self.reversed * _AGREE_FOR_ONE
        return _USUAL if agree or not self.numbers else {}


def read_ticks(male: str, female: str) -> str:
    """L or P from two columns of ticks; "" for none, "?" for both or for no tick at all."""
    marks = (_tick(male, "L"), _tick(female, "P"))
    if "?" in marks or marks == ("L", "P"):
        return "?"
    return marks[0] or marks[1]


def _tick(text: str, sex: str) -> str:
    """The column's sex if it is ticked, "" if it is not, "?" if nobody can say."""
    mark = text.strip(" .()[]").casefold()
    if not mark or mark in _NO_TICKS or not mark.strip("-–_"):
        return ""
    return sex if mark in _TICKS or parse_sex(text) == sex else "?"
