"""How a number format shows a value: as an Indonesian Excel does, on every computer.

Dots between thousands, a decimal comma, Indonesian months. A format that is too odd to follow shows
the plain number, which is true if not pretty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from openpyxl.styles.numbers import FORMAT_GENERAL, FORMAT_TEXT, is_date_format

from bansos_desktop.workbook.date_text import date_text
from bansos_desktop.workbook.formula_values import Fault, Scalar, plain_number, rounded

# Excel gives a number eleven places, the comma and a zero before it among them.
_GENERAL_PLACES = 11
# Pieces of a section: quoted or escaped letters, gaps, fillers, brackets, digits, the rest.
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<filler>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<digits>[#0?](?:[#0?,.]*[#0?,.])?(?:E[+-]0+)?)|(?P<general>General)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"[<>=]")


@dataclass(frozen=True, slots=True)
class _Digits:
    """How the number of a section is written."""

    least: int
    places: int
    least_places: int
    grouped: bool
    divisor: int
    scientific: bool


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the up to four parts of a format: texts around the number, if it shows one."""

    before: str
    digits: _Digits | None
    after: str
    percent: int
    general: bool
    odd: bool


def shown(value: Scalar, number_format: str) -> str:
    """The text in the cell; an unknown result shows nothing."""
    match value:
        case None:
            return ""
        case Fault():
            return value.value
        case bool():
            return "TRUE" if value else "FALSE"
        case str():
            return _text(value, number_format)
    return _number(value, number_format)


def _text(text: str, number_format: str) -> str:
    """A text takes the fourth section, which may set words around it."""
    sections = _sections(number_format)
    section = sections[3] if len(sections) == 4 else ""
    if "@" not in section:
        return text
    return "".join(text if part == "@" else part for part in _plain_parts(section))


def _number(value: int | float, number_format: str) -> str:
    if number_format in (FORMAT_GENERAL, FORMAT_TEXT, ""):
        return _general(value)
    if is_date_format(number_format):
        return date_text(value, _sections(number_format)[0])
    sections = [_section(text) for text in _sections(number_format)[:3]]
    if any(section.odd for section in sections):
        return _general(value)
    section = _of_sign(sections, value)
    # With a section of their own, numbers below nothing bring no sign along.
    bare = abs(value) if section is not sections[0] else value
    return _filled(section, bare)


def _general(value: int | float) -> str:
    """A number for which nobody chose a format; a very long one by its power of ten."""
    if abs(value) >= 10**_GENERAL_PLACES:
        return plain_number(value, 6)
    whole = value == int(value)
    return plain_number(value, _GENERAL_PLACES - (0 if whole else 1 if abs(value) >= 1 else 2))


def _of_sign(sections: list[_Section], value: int | float) -> _Section:
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _filled(section: _Section, value: int | float) -> str:
    if section.digits is None and not section.general:
        return section.before
    scaled = abs(value * 100**section.percent if section.percent else value)
    digits = section.digits
    text = _written(scaled, digits) if digits else _general(scaled)
    # What rounds to nothing is not less than nothing.
    is_negative = value < 0 and any(letter in "123456789" for letter in text)
    return f"{'-' if is_negative else ''}{section.before}{text}{section.after}"


def _written(value: int | float, digits: _Digits) -> str:
    if digits.scientific:
        return f"{float(value):.{digits.places}E}".replace(".", ",")
    number = rounded(value / digits.divisor if digits.divisor > 1 else value, digits.places)
    whole, _, part = f"{number:.{digits.places}f}".partition(".")
    part = part[: digits.least_places] + part[digits.least_places :].rstrip("0")
    whole = whole.lstrip("0").rjust(digits.least, "0")
    if digits.grouped:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", whole)
    return f"{whole},{part}" if part or (digits.places and not digits.least_places) else whole


@lru_cache(maxsize=512)
def _sections(number_format: str) -> tuple[str, ...]:
    """The parts between semicolons that are neither quoted nor escaped."""
    parts, start, quoted = [], 0, False
    for position, letter in enumerate(number_format):
        if letter == '"':
            quoted = not quoted
        elif letter == ";" and not quoted and number_format[position - 1 : position] != "\\":
            parts.append(number_format[start:position])
            start = position + 1
    return (*parts, number_format[start:])


@lru_cache(maxsize=512)
def _section(text: str) -> _Section:
    before, after, digits = "", "", None
    percent, general, odd = 0, False, False
    for piece in _PIECE.finditer(text):
        if piece["digits"]:
            odd = odd or digits is not None or general
            digits = _digits(piece["digits"])
            continue
        if piece["general"]:
            odd = odd or digits is not None
            general = True
            continue
        odd = odd or _is_odd(piece)
        percent += piece["other"] == "%"
        words = _words(piece)
        if digits is None and not general:
            before += words
        else:
            after += words
    return _Section(before, digits, after, percent, general, odd)


def _is_odd(piece: re.Match[str]) -> bool:
    """Fractions and conditions are not followed."""
    condition = piece["bracket"] is not None and bool(_CONDITION.match(piece["bracket"]))
    return condition or piece["other"] in ("/", "@")


def _words(piece: re.Match[str]) -> str:
    """What a piece puts beside the number; a currency stands in brackets before its language."""
    if piece["gap"]:
        return " "
    bracket = piece["bracket"]
    if bracket is not None:
        return bracket[1:].partition("-")[0] if bracket.startswith("$") else ""
    return piece["quoted"] or piece["escaped"] or piece["other"] or ""


def _plain_parts(section: str) -> list[str]:
    return ["@" if piece["other"] == "@" else _words(piece) for piece in _PIECE.finditer(section)]


def _digits(text: str) -> _Digits:
    mantissa, _, exponent = text.upper().partition("E")
    whole, _, part = mantissa.partition(".")
    thousandths = len(whole) - len(whole.rstrip(",")) if not part else 0
    thousandths += len(part) - len(part.rstrip(","))
    places = part.rstrip(",")
    return _Digits(
        least=whole.count("0"),
        places=len(places),
        least_places=len(places.rstrip("#")),
        grouped="," in whole.rstrip(","),
        divisor=1000**thousandths,
        scientific=bool(exponent),
    )
