"""What a date written in a sheet may mean: both ways to read it, before anything decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bansos_desktop.domain.dates import (
    MONTH_NUMBERS,
    PLACE_AND_DATE,
    THREE_NUMBERS,
    possible_date,
    split_place_and_date,
    with_century,
)
from bansos_desktop.domain.likeness import likeness

# Excel counts days from here; 1900 was no leap year, but Excel's first sixty days are nobody's.
_EXCEL_BEGAN = date(1899, 12, 30)
_FIRST_SERIAL = 7000  # 1919: below it a number is a year, which is no day

_LABELS = re.compile(r"\b(?:tgl|tanggal|hari|bln|bulan|thn?|tahun)\b[.:]*", re.IGNORECASE)
_NAMES_MONTH = re.compile(r"\bb(?:ln|ulan)\b", re.IGNORECASE)
_DIGITS_ALONE = re.compile(r"\d{5}|\d{7,8}", re.ASCII)
_NAMED_MONTH = re.compile(
    r"(\d{1,2})[-/. ]*([a-z]+)[-/., ]*(\d{4}|\d{2})", re.ASCII | re.IGNORECASE
)
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTH_SPELLINGS = {spelling: (str(number),) for spelling, number in MONTH_NUMBERS.items()}
# A sheet of 100,000 people has some 25,000 birth dates, each looked at twice.
_REMEMBERED = 32768


@dataclass(frozen=True, slots=True)
class DateText:
    """A written date: `place` before it, and the days it means with its day or month first.

    `month_first` is None unless the text is three bare numbers, `in_numbers`. `from_serial` says
    that it was a number in which Excel counts days, `short_year` that its century was left out.
    """

    place: str
    day_first: date | None
    month_first: date | None = None
    in_numbers: bool = False
    from_serial: bool = False
    short_year: bool = False

    @property
    def in_doubt(self) -> bool:
        """Whether it may be two different days."""
        return (
            self.day_first is not None
            and self.month_first is not None
            and self.day_first != self.month_first
        )


@lru_cache(maxsize=_REMEMBERED)
def read_date_text(text: str, today: date) -> DateText:
    """Both readings of a cell; the text is told to nobody and only remembered in memory."""
    if numbers := THREE_NUMBERS.fullmatch(text):
        return _of_numbers("", numbers, today)
    tidy = " ".join(text.split())
    match = PLACE_AND_DATE.fullmatch(tidy)
    if match is None:
        return DateText(tidy, None)
    place, written = (match[1] or "").strip(" ,/-.:"), match[2].rstrip(" .")
    if numbers := THREE_NUMBERS.fullmatch(written):
        return _of_numbers(place, numbers, today)
    if not place and _DIGITS_ALONE.fullmatch(written):
        return _of_digits(written, today)
    _place, day = split_place_and_date(tidy, today=today)
    if day is not None:
        return DateText(place, day)
    return _of_words(tidy, place, today)


def month_number(text: str) -> int:
    """1 to 12 from a number, a name, a misspelt name or a Roman number; 0 for anything else."""
    word = text.strip(" .").casefold()
    if word.isascii() and word.isdigit():
        return int(word) if int(word) <= len(_ROMAN_MONTHS) else 0
    if word in MONTH_NUMBERS:
        return MONTH_NUMBERS[word]
    if word in _ROMAN_MONTHS:
        return _ROMAN_MONTHS.index(word) + 1
    return int(likeness(word, _MONTH_SPELLINGS).winner or 0)


def date_of_parts(day: str, month: str, year: str, today: date) -> date | None:
    """The day that three cells name: a number, a number or name, two or four digits."""
    if not (_is_number(day) and _is_number(year)) or not month_number(month):
        return None
    return with_century(year.strip(), month_number(month), int(day), today)


def _is_number(text: str) -> bool:
    """Whether a cell holds digits of this alphabet only."""
    bare = text.strip()
    return bare.isascii() and bare.isdigit() and len(bare) <= len("1980")


def _of_numbers(place: str, numbers: re.Match[str], today: date) -> DateText:
    """Three numbers: nobody can say by themselves which is the month."""
    first, second, year = int(numbers[1]), int(numbers[2]), numbers[3]
    return DateText(
        place,
        with_century(year, second, first, today),
        with_century(year, first, second, today),
        in_numbers=True,
        short_year=len(year) == 2,
    )


def _of_digits(digits: str, today: date) -> DateText:
    """29445 as Excel counts days, and 12081980 without any sign between."""
    if len(digits) == len("29445"):
        day = _EXCEL_BEGAN + timedelta(days=int(digits))
        likely = int(digits) >= _FIRST_SERIAL and day <= today
        return DateText("", day if likely else None, from_serial=likely)
    whole = digits.zfill(len("12081980"))
    first, second, year = int(whole[:2]), int(whole[2:4]), int(whole[4:])
    if not 1900 <= year <= today.year:
        return DateText("", possible_date(int(whole[:4]), int(whole[4:6]), int(whole[6:])))
    by_day, by_month = possible_date(year, second, first), possible_date(year, first, second)
    return DateText("", by_day, by_month, in_numbers=True)


def _of_words(text: str, place: str, today: date) -> DateText:
    """Labels between the numbers, and months that are misspelt."""
    bare = " ".join(_LABELS.sub(" ", text).split())
    if bare != text:
        found = read_date_text(bare, today)
        return DateText(found.place, found.day_first) if _NAMES_MONTH.search(text) else found
    match = _NAMED_MONTH.search(text)
    month = month_number(match[2]) if match and match.end() == len(text) else 0
    if match is None or not month:
        return DateText(place, None)
    day = with_century(match[3], month, int(match[1]), today)
    return DateText(text[: match.start()].strip(" ,/-.:"), day)
