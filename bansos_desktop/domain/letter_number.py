"""Letter numbers from a pattern the office writes itself: reading, filling, and counting on.

How an office numbers its letters is its own affair, so the pattern is free text with blanks, as in
"{nomor}/BAST/DINSOS/{bulan_romawi}/{tahun}", and what it gives is only ever an offer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bansos_desktop.domain.problems import Problem, error

NUMBER = "nomor"
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
MOST_DIGITS = 9

_BLANK = re.compile(r"\{([^{}:]*)(?::([1-9]))?\}")


@dataclass(frozen=True, slots=True)
class LetterDay:
    """What the blanks beside the running number are filled from."""

    day: date
    region_code: str = ""


_FILLERS: Mapping[str, Callable[[LetterDay], str]] = {
    "tanggal": lambda letter: f"{letter.day.day:02}",
    "bulan": lambda letter: f"{letter.day.month:02}",
    "bulan_romawi": lambda letter: ROMAN_MONTHS[letter.day.month - 1],
    "tahun": lambda letter: f"{letter.day.year:04}",
    "kode_wilayah": lambda letter: letter.region_code,
}
# An office counts through the year, so the number goes on whatever day or month a letter has.
_VARYING: Mapping[str, str] = {
    "tanggal": r"[0-9]{2}",
    "bulan": r"[0-9]{2}",
    "bulan_romawi": "(?:" + "|".join(sorted(ROMAN_MONTHS, key=len, reverse=True)) + ")",
}
BLANKS = (NUMBER, *_FILLERS)


def check_pattern(pattern: str) -> list[Problem]:
    """What keeps a text from being a pattern: no running number, two of them, an unknown blank."""
    names = [found[1] for found in _BLANK.finditer(pattern)]
    unknown = [name for name in names if name not in BLANKS]
    if unknown:
        return [error("letter_pattern.unknown", "pattern", name=unknown[0])]
    if re.search(r"[{}]", _BLANK.sub("", pattern)):
        return [error("letter_pattern.brace", "pattern")]
    if names.count(NUMBER) != 1:
        return [error("letter_pattern.number", "pattern")]
    return []


def fill(pattern: str, number: int, letter: LetterDay) -> str:
    """The number as it would stand on the letter; {nomor:3} has at least three digits."""

    def put(found: re.Match[str]) -> str:
        if found[1] == NUMBER:
            return f"{number:0{found[2] or 1}}"
        return _FILLERS[found[1]](letter)

    return _BLANK.sub(put, pattern.strip())


def running_number(pattern: str, letter: LetterDay, text: str) -> int | None:
    """The running number inside a number of this pattern and year; None if it is of another.

    Day and month may be any, for an office counts on through the year.
    """
    found = _shape(pattern.strip(), letter).fullmatch(text.strip())
    return int(found[NUMBER]) if found else None


def next_number(pattern: str, letter: LetterDay, taken: Iterable[str]) -> str:
    """The number after the highest of this pattern and year among `taken`; the first is 1."""
    shape = _shape(pattern.strip(), letter)
    used = [int(found[NUMBER]) for text in taken if (found := shape.fullmatch(text.strip()))]
    return fill(pattern, max(used, default=0) + 1, letter)


def month_told(pattern: str, letter: LetterDay) -> str:
    """What a number of this pattern says of the letter's day, "" if nothing: as in XI/2026."""
    names = {found[1] for found in _BLANK.finditer(pattern)}
    parts = [name for name in ("tanggal", "bulan", "bulan_romawi", "tahun") if name in names]
    return "/".join(_FILLERS[name](letter) for name in parts)


def like_expression(pattern: str) -> str:
    """The pattern for a first, rough search in the store: every blank may be anything."""
    escaped = re.sub(r"([%_\\])", r"\\\1", _BLANK.sub("\0", pattern.strip()))
    return escaped.replace("\0", "%")


def _shape(pattern: str, letter: LetterDay) -> re.Pattern[str]:
    """A regular expression with the running number as its only group."""
    parts, end = [], 0
    for found in _BLANK.finditer(pattern):
        parts.append(re.escape(pattern[end : found.start()]))
        end = found.end()
        if found[1] == NUMBER:
            parts.append(rf"(?P<{NUMBER}>[0-9]{{1,{MOST_DIGITS}}})")
        elif found[1] in _VARYING:
            parts.append(_VARYING[found[1]])
        else:
            parts.append(re.escape(_FILLERS[found[1]](letter)))
    return re.compile("".join([*parts, re.escape(pattern[end:])]))
