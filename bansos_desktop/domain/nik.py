"""The NIK: sixteen digits that name a person, and everything that may be odd about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Required, TypedDict, Unpack

from bansos_desktop.domain.dates import date_of_short_year, format_short
from bansos_desktop.domain.problems import Problem, error, info, overridable_error, warning

LENGTH = 16

HISTORIC_PREFIXES = frozenset({"6404", "6405", "6406", "6410", "6473"})
"""Regencies that were Kaltim's until Kaltara split off in 2012; KTPs still carry their codes.

Source: the gaps in the codes of Kepmendagri 300.2.2-2430/2025 for province 64.
"""

SEX_WORDS = {"L": "laki-laki", "P": "perempuan"}

_NOISE = re.compile(
    r"[\s.,'\"`_\-\u00ad\u00b4\u200b-\u200f\u2010-\u2015\u2018-\u201f\u2032\u2033\u2212\ufeff]+"
)
_DIGITS_AND_LETTER_O = re.compile(r"[Oo]*[0-9][0-9Oo]*")
_EXPONENT = re.compile(r"[0-9]+[Ee]\+?[0-9]+")
_MASKED = re.compile(r"(?=.*[0-9*\u2022])[0-9*xX#\u2022]*[*xX#\u2022]{2}[0-9*xX#\u2022]*")
_NOT_A_DIGIT = re.compile(r"[^0-9]")

# BPS and DTSEN enumerators write twelve nines and a reason: 9994 refused, 9995 and 9996 no NIK
# yet, 9999 foreigner. No region has code 99. The last is what sample rows of templates hold.
_PLACEHOLDER = re.compile(r"9{12}\d{4}|(\d)\1{15}|1234567890123456")


class NikError(ValueError):
    """Text that cannot be a NIK; `code` is a problem code and the text itself is not kept."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NikContext(TypedDict, total=False):
    """What is known around a NIK; a typed sex is "L", "P" or "", prefixes have four digits."""

    today: Required[date]
    birth_date: date | None
    sex: str
    from_number_cell: bool
    known_prefixes: frozenset[str]


def clean_digits(text: str) -> str:
    """`text` without blanks, dots, commas, dashes and quotes; a letter O among digits is a zero."""
    if text.isdecimal() and text.isascii():
        return text  # of a hundred thousand nearly all
    bare = _NOISE.sub("", text)
    if _DIGITS_AND_LETTER_O.fullmatch(bare):
        return bare.replace("O", "0").replace("o", "0")
    return bare


def masked(text: str) -> str:
    """The first six and last four digits with stars between; all stars when shorter than 14."""
    bare = clean_digits(text)
    if len(bare) < LENGTH - 2:
        return "*" * len(bare)
    return f"{bare[:6]}{'*' * (len(bare) - 10)}{bare[-4:]}"


def sixteen_digit_fault(digits: str) -> str:
    """Why cleaned text is no NIK or No. KK, as the last part of a problem code; "" if it is one."""
    fault = ""
    if len(digits) == LENGTH and digits.isdecimal() and digits.isascii():
        fault = _fault_of_sixteen(digits)
    elif not digits:
        fault = "missing"
    elif _EXPONENT.fullmatch(digits):
        fault = "exponent"
    elif _MASKED.fullmatch(digits):
        fault = "masked"
    elif _NOT_A_DIGIT.search(digits):
        fault = "characters"
    else:
        fault = "length"
    return fault


def _fault_of_sixteen(digits: str) -> str:
    """The same of sixteen digits: made up, or with a serial that nobody has."""
    if _PLACEHOLDER.fullmatch(digits):
        return "placeholder"
    return "serial" if digits.endswith("0000") else ""


@dataclass(frozen=True, slots=True)
class Nik:
    """Sixteen digits with a serial from 0001, no placeholder; the date in them may be impossible.

    Made of region (6), DDMMYY with 40 added to a woman's day, and serial (4).
    """

    text: str

    def __post_init__(self) -> None:
        if fault := sixteen_digit_fault(self.text):
            raise NikError(f"nik.{fault}")

    @classmethod
    def parse(cls, text: str) -> Nik:
        """The NIK somebody wrote, with its blanks and dots; NikError if it is none."""
        return cls(clean_digits(text))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Nik({self.masked})"

    @property
    def masked(self) -> str:
        """What may be shown and logged: 640206******0001."""
        return masked(self.text)

    @property
    def sex(self) -> str:
        """L or P."""
        return "P" if int(self.text[6:8]) > 40 else "L"

    def birth_date(self, today: date) -> date | None:
        """The day in the digits, read as the century that gives age 17-99; None if impossible."""
        day, month, short_year = self._birth_numbers()
        return date_of_short_year(short_year, month, day, today=today)

    def agrees_with(self, birth: date) -> bool:
        """Whether day, month and two-digit year are those of `birth`, whatever the century."""
        return self._birth_numbers() == (birth.day, birth.month, birth.year % 100)

    def _birth_numbers(self) -> tuple[int, int, int]:
        """Day, month and two-digit year, with the 40 of women taken off."""
        day = int(self.text[6:8])
        return (day - 40 if day > 40 else day), int(self.text[8:10]), int(self.text[10:12])


def check_nik(text: str, **context: Unpack[NikContext]) -> list[Problem]:
    """Everything odd about a NIK as typed, except that somebody else has it too.

    Context: `today`, and optionally `birth_date` and `sex` as typed, `from_number_cell`,
    `known_prefixes`. One error alone if the text is no NIK at all.
    """
    try:
        nik = Nik.parse(text)
    except NikError as fault:
        return [_fault(fault.code, text)]
    found: list[Problem] = []
    if context.get("from_number_cell", False) and nik.text.endswith("0"):
        found.append(warning("nik.number_cell", "nik", nik=nik.masked))
    found += _check_birth(nik, context)
    known = context.get("known_prefixes", frozenset())
    if known and nik.text[:4] not in known | HISTORIC_PREFIXES:
        found.append(info("nik.region", "nik", nik=nik.masked))
    return found


def _fault(code: str, text: str) -> Problem:
    """The one finding about text that is no NIK; a missing one may be accepted, a wrong one not."""
    if code == "nik.missing":
        return overridable_error(code, "nik")
    return error(code, "nik", nik=masked(text), count=str(len(clean_digits(text))))


def _check_birth(nik: Nik, context: NikContext) -> list[Problem]:
    """Where NIK and KTP disagree the NIK stays valid (Dukcapil), so these are warnings."""
    in_nik = nik.birth_date(context["today"])
    if in_nik is None:
        return [overridable_error("nik.date", "nik", nik=nik.masked)]
    found: list[Problem] = []
    birth, sex = context.get("birth_date"), context.get("sex", "")
    if birth is not None and not nik.agrees_with(birth):
        dates = {"in_nik": format_short(in_nik), "typed": format_short(birth)}
        found.append(warning("nik.birth_date", "birth_date", **dates))
    if sex in SEX_WORDS and sex != nik.sex:
        words = {"in_nik": SEX_WORDS[nik.sex], "typed": SEX_WORDS[sex]}
        found.append(warning("nik.sex", "sex", nik=nik.masked, **words))
    return found
