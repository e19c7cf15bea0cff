"""What the values of one column look like, whatever its title says.

A value may have several looks: 16 digits with a date in them, a village's name that is also a
kecamatan's. Only a whole column tells, so looks are counted here and judged elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import pairwise

from bansos_desktop.domain.cell import Cell, CellKind
from bansos_desktop.domain.column_words import (
    EDUCATION,
    MARITAL,
    MONTH_WORDS,
    NOTHING,
    OCCUPATION,
    RELATION,
    YES_NO,
    plain,
)
from bansos_desktop.domain.names import business_key, region_key, split_places
from bansos_desktop.domain.nik import clean_digits
from bansos_desktop.domain.person_values import parse_sex
from bansos_desktop.domain.rupiah import parse_rupiah
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge

_SHORTEST_LONG, _LONGEST_LONG = 10, 20
_SMALLEST_MONEY, _GRANT, _LARGEST_MONEY = 100_000, 1_000_000, 10_000_000_000
# A card of this century's years is a family card's date; who is older was born in the last one.
_LATEST_CARD_YEAR = 30
_OLDEST_YEAR, _YOUNGEST_YEAR, _LATEST_YEAR = 1900, 2012, 2035
_EARLIEST_SERIAL, _LATEST_SERIAL = 5_000, 42_000

# "tidak ada"; nothing longer says that there is nothing.
_LONGEST_NOTHING = 11

_MASKED = re.compile(r"\d[\d*xX#.•]{6,}[*xX#•][\d*xX#.•]*")
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?\s*E\s*\+?\s*1\d", re.IGNORECASE)
_SIXTEEN_DIGITS = re.compile(r"(?<!\d)\d{16}(?!\d)", re.ASCII)
_PHONE = re.compile(r"(?:0|62|0062)?8\d{7,11}|0[1-9]\d{7,10}")
_PHONE_MARKS = re.compile(r"[\s.\-()+]+")
_DAY = re.compile(
    r"(?:\d{1,2}\s?[-/. ]\s?\d{1,2}\s?[-/. ]\s?(?P<year>\d{4}|\d{2})"
    r"|(?P<first>\d{4})[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[-/. ]*(?P<month>[A-Za-z]{3,9})[-/., ]*(?P<named>\d{4}|\d{2}))"
    r"(?:[T ]\d{1,2}[:.]\d{2}.*)?"
)
_PLACE_BEFORE = re.compile(r"[A-Za-z][A-Za-z .'/()-]*[,/. -]\s*(?=\d)")
_WHOLE = re.compile(r"\d{1,12}(?:[.,]0+)?")
_ONE_PLACE = re.compile(r"(?P<what>RT|RW)?[\s.:]*0*\d{1,3}[A-Z]?", re.IGNORECASE)
_TWO_PLACES = re.compile(
    r"(?:RT)?[\s.:]*[0-9O]{1,3}\s*[/\-]\s*(?:RW)?[\s.:]*[0-9O]{1,3}|RT[\s.:/]*[0-9O]{1,3}[\s,./-]*RW[\s.:/]*[0-9O]{1,3}"
    r"|RT\s*/\s*RW[\s.:]*[0-9O]{1,3}\s*[/\- ]\s*[0-9O]{1,3}",
    re.IGNORECASE,
)
_DESIL = re.compile(r"(?:desil|d)\s*[-.:]?\s*(?:\d{1,2}|[ivx]{1,4})", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][^\W\d_ .,'`’\-/()]*(?:[ .,'`’\-/()]+[^\W\d_.,'`’\-/()]+){0,7}[ .,)]*")
_STREET = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang|lr|lorong|blok|perum|perumahan|komp|komplek|kompleks|dusun|dsn|kav"
    r"|poros|rt|rw|no|km|kp|simpang|sei|sungai|handil)\b[\s.:]*\S",
    re.IGNORECASE,
)
_HAMLET = re.compile(r"(?:dusun|dsn)\b.*", re.IGNORECASE)
_TICKS = frozenset({"v", "√", "✓", "✔", "☑", "x", "1", "*", "•", "ü", "vv", "\u2714\ufe0f"})


class Look(Enum):
    """One thing a value may look like."""

    LONG = auto()
    SIXTEEN = auto()
    TWO_SIXTEENS = auto()
    DATED = auto()
    WOMAN = auto()
    LAST_CENTURY = auto()
    PHONE = auto()
    DAY = auto()
    BIRTH_YEAR = auto()
    SERIAL_DAY = auto()
    PLACE_AND_DAY = auto()
    SEX = auto()
    ONE_OR_TWO = auto()
    TICK = auto()
    MONEY = auto()
    GRANT = auto()
    UP_TO_TEN = auto()
    UP_TO_TWELVE = auto()
    UP_TO_31 = auto()
    AGE = auto()
    YEAR = auto()
    MONTH_WORD = auto()
    RT_LABEL = auto()
    RW_LABEL = auto()
    RT_NUMBER = auto()
    RT_AND_RW = auto()
    DESIL_WORD = auto()
    NAME = auto()
    WORDS = auto()
    LETTERS = auto()
    NO_DIGIT = auto()
    STREET = auto()
    HAMLET = auto()
    REGENCY = auto()
    DISTRICT = auto()
    VILLAGE = auto()
    VILLAGE_AND_DISTRICT = auto()
    BUSINESS = auto()
    EDUCATION = auto()
    OCCUPATION = auto()
    MARITAL = auto()
    RELATION = auto()
    YES_NO = auto()


_NEIGHBOURHOODS = frozenset({Look.RT_AND_RW, Look.RT_LABEL, Look.RW_LABEL})


@dataclass(frozen=True, slots=True)
class Profile:
    """A column's values, counted: `filled` of `rows` looked at, `different` values among them.

    `shares` gives the part of the filled cells with each look. `counts_up` says that it numbers
    the rows. `agrees` is the part of the rows whose sixteen digits hold the birth date that stands
    in another column, None where that cannot be told. `outdone` says that this column holds none of
    them while another, which `outdoes` it, holds them.
    """

    rows: int = 0
    filled: int = 0
    different: int = 0
    shares: Mapping[Look, float] | None = None
    counts_up: bool = False
    agrees: float | None = None
    outdone: bool = False
    outdoes: bool = False

    def share(self, *looks: Look) -> float:
        """The part of the filled cells with any of these looks, as if no cell had two of them."""
        return min(1.0, sum((self.shares or {}).get(look, 0.0) for look in looks))

    @property
    def unlike(self) -> float:
        """1 where no value occurs twice."""
        return self.different / self.filled if self.filled else 0.0


def profile_of(cells: Sequence[Cell], knowledge: SheetKnowledge) -> Profile:
    """The profile of one column's cells; the signs people write for "nothing" count as empty."""
    filled = [cell for cell in cells if is_filled(cell)]
    by_text = Counter((cell.kind, cell.text) for cell in filled)
    first = {(cell.kind, cell.text): cell for cell in filled}
    counted: Counter[Look] = Counter()
    for key, times in by_text.items():
        for look in looks_of(first[key], knowledge):
            counted[look] += times
    shares = {look: times / len(filled) for look, times in counted.items()}
    different = len({text.casefold() for _kind, text in by_text})
    return Profile(len(cells), len(filled), different, shares, _counts_up(filled))


def is_filled(cell: Cell) -> bool:
    """Whether a cell says anything."""
    if cell.kind is CellKind.EMPTY:
        return False
    text = cell.text
    return len(text) > _LONGEST_NOTHING or text in _TICKS or plain(text) not in NOTHING


def looks_of(cell: Cell, knowledge: SheetKnowledge) -> frozenset[Look]:
    """All that one cell may be."""
    if cell.day is not None:
        return frozenset(
            {Look.DAY} | ({Look.BIRTH_YEAR} if _is_birth_year(cell.day.year) else set())
        )
    # Two lines in a cell say what one line with a blank says.
    text = " ".join(cell.text.split())
    looks = set(_number_looks(text))
    looks.update(_day_looks(text))
    looks.update(_small_looks(text))
    looks.update(_neighbourhood_looks(text))
    if any(map(str.isalpha, text)):
        looks.update(_word_looks(text, knowledge))
    # "RT 01" alone is no address, though addresses end so.
    return frozenset(looks - {Look.STREET} if looks & _NEIGHBOURHOODS else looks)


def two_numbers(text: str) -> list[str]:
    """The numbers of sixteen digits in a cell."""
    return _SIXTEEN_DIGITS.findall(text)


def day_in_digits(digits: str) -> tuple[int, int, int] | None:
    """Day, month and short year in digits 7 to 12, a woman's 40 taken off; None if impossible."""
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    day = day - 40 if day > 40 else day
    return (day, month, year) if 1 <= day <= 31 and 1 <= month <= 12 else None


def _number_looks(text: str) -> Iterator[Look]:
    """Long personal numbers, phones."""
    digits = clean_digits(text)
    if _PHONE.fullmatch(_PHONE_MARKS.sub("", text)):
        yield Look.PHONE
    elif (
        (digits.isdecimal() and _SHORTEST_LONG <= len(digits) <= _LONGEST_LONG)
        or _MASKED.fullmatch(text)
        or _EXPONENT.fullmatch(text)
    ):
        yield Look.LONG
    if len(two_numbers(text)) == len(("nik", "card")):
        yield Look.TWO_SIXTEENS
    if len(digits) == 16 and digits.isdecimal():
        yield from _sixteen_looks(digits)


def _sixteen_looks(digits: str) -> Iterator[Look]:
    """Whether a date stands in the digits, and whose it may be."""
    yield Look.SIXTEEN
    if found := day_in_digits(digits):
        yield Look.DATED
        if int(digits[6:8]) > 40:
            yield Look.WOMAN
        if found[2] > _LATEST_CARD_YEAR:
            yield Look.LAST_CENTURY


def _day_looks(text: str) -> Iterator[Look]:
    """A date alone, or behind a place."""
    before = _PLACE_BEFORE.match(text)
    match = _DAY.fullmatch(text, before.end() if before else 0)
    if match is None or (match["month"] and match["month"].casefold()[:3] not in MONTH_WORDS):
        return
    yield Look.PLACE_AND_DAY if before else Look.DAY
    year = match["year"] or match["first"] or match["named"]
    if len(year) == 2 or _is_birth_year(int(year)):
        yield Look.BIRTH_YEAR


def _is_birth_year(year: int) -> bool:
    return _OLDEST_YEAR <= year <= _YOUNGEST_YEAR


def _small_looks(text: str) -> Iterator[Look]:
    """Numbers that count or tick, and amounts."""
    if text.casefold() in _TICKS:
        yield Look.TICK
    if text in ("1", "2"):
        yield Look.ONE_OR_TWO
    if _DESIL.fullmatch(text):
        yield Look.DESIL_WORD
    if _WHOLE.fullmatch(text):
        yield from _whole_looks(int(re.split("[.,]", text)[0]), padded=text.startswith("0"))
    amount = parse_rupiah(text) or 0
    if _SMALLEST_MONEY <= amount <= _LARGEST_MONEY and amount % 100 == 0:
        yield Look.MONEY
        if amount >= _GRANT:
            yield Look.GRANT


def _neighbourhood_looks(text: str) -> Iterator[Look]:
    """RT and RW, each alone or both."""
    if _TWO_PLACES.fullmatch(text):
        yield Look.RT_AND_RW
    elif match := _ONE_PLACE.fullmatch(text):
        label = (match["what"] or "").upper()
        yield {"RT": Look.RT_LABEL, "RW": Look.RW_LABEL}.get(label, Look.RT_NUMBER)


def _whole_looks(number: int, *, padded: bool) -> Iterator[Look]:
    """A number with zeros before it names something; it does not count."""
    ranges = (
        (Look.UP_TO_TEN, 1, 0 if padded else 10),
        (Look.UP_TO_TWELVE, 1, 12),
        (Look.UP_TO_31, 1, 31),
        (Look.AGE, 15, 110),
        (Look.YEAR, _OLDEST_YEAR, _LATEST_YEAR),
        (Look.SERIAL_DAY, _EARLIEST_SERIAL, _LATEST_SERIAL),
    )
    for look, low, high in ranges:
        if low <= number <= high:
            yield look
    if _OLDEST_YEAR <= number <= _YOUNGEST_YEAR:
        yield Look.BIRTH_YEAR


def _word_looks(text: str, knowledge: SheetKnowledge) -> Iterator[Look]:
    """Names of people and places, streets, and the words of lists."""
    yield Look.LETTERS
    if not any(map(str.isdigit, text)):
        yield Look.NO_DIGIT
    listed = list(_listed(text, knowledge))
    yield from listed
    if parse_sex(text):
        yield Look.SEX
    elif _STREET.search(text) and not listed:
        yield Look.STREET
    elif _NAME.fullmatch(text) and not listed and sum(map(str.isalpha, text)) >= 3:
        yield Look.NAME
        if " " in text:
            yield Look.WORDS
    if _HAMLET.fullmatch(text):
        yield Look.HAMLET


def _listed(text: str, knowledge: SheetKnowledge) -> Iterator[Look]:
    word = plain(text)
    for look, words in (
        (Look.EDUCATION, EDUCATION),
        (Look.OCCUPATION, OCCUPATION),
        (Look.MARITAL, MARITAL),
        (Look.RELATION, RELATION),
        (Look.YES_NO, YES_NO),
        (Look.MONTH_WORD, MONTH_WORDS),
    ):
        if word in words:
            yield look
    for look, level, names in (
        (Look.REGENCY, "kabupaten", knowledge.regencies),
        (Look.DISTRICT, "kecamatan", knowledge.districts),
        (Look.VILLAGE, "desa", knowledge.villages),
    ):
        if names and region_key(text, level=level) in names:
            yield look
    if _are_village_and_district(text, knowledge):
        yield Look.VILLAGE_AND_DISTRICT
    if knowledge.businesses and business_key(text) in knowledge.businesses:
        yield Look.BUSINESS


def _are_village_and_district(text: str, knowledge: SheetKnowledge) -> bool:
    """Whether two names with a sign between them are a village's and a kecamatan's."""
    parts = split_places(text)
    if len(parts) < len(("village", "district")):
        return False
    orders = (parts[:2], parts[1::-1])
    return any(
        region_key(village, level="desa") in knowledge.villages
        and region_key(district, level="kecamatan") in knowledge.districts
        for village, district in orders
    )


def _counts_up(filled: Sequence[Cell]) -> bool:
    """Whether the values are small whole numbers, most of them one more than the last.

    A sample skips rows, so a larger step up is allowed, but not a step down.
    """
    numbers = [
        int(match[0]) for cell in filled if (match := re.match(r"\d{1,6}(?=[.)]?$)", cell.text))
    ]
    if len(numbers) < 2 or len(numbers) < 0.9 * len(filled) or numbers[0] > 50:
        return False
    steps = [right - left for left, right in pairwise(numbers)]
    return sum(step >= 1 for step in steps) >= 0.9 * len(steps) and 1 in steps


def born(cell: Cell) -> tuple[int, int, int] | None:
    """Day, month and short year of a date cell, day first; None for what is no plain date."""
    if cell.day is not None:
        return _short(cell.day)
    numbers = re.findall(r"\d+", cell.text)
    if len(numbers) != 3 or not _DAY.fullmatch(cell.text):
        return None
    if len(numbers[0]) == 4:
        numbers.reverse()
    return int(numbers[0]), int(numbers[1]), int(numbers[2]) % 100


def _short(day: date) -> tuple[int, int, int]:
    return day.day, day.month, day.year % 100
