"""Dates as people in the field write them, and the ages that follow from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from bansos_desktop.domain.problems import Problem, error

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

ADULT_AGE = 17
OLDEST_LIKELY_AGE = 99
OLDEST_POSSIBLE_AGE = 110

_OTHER_SPELLINGS = (
    "jan january",
    "feb febuari february peb pebruari pebuari",
    "mar march mrt",
    "apr",
    "may",
    "jun june",
    "jul july",
    "agt ags agu agus agst aug august",
    "sep sept",
    "okt oct october",
    "nov nop nopember",
    "des dec december",
)
MONTH_NUMBERS: Mapping[str, int] = {
    spelling: number
    for number, (name, others) in enumerate(zip(MONTHS, _OTHER_SPELLINGS, strict=True), start=1)
    for spelling in (name.lower(), *others.split())
}

_TIME = r"(?:[T ]\d{1,2}[:.]\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}", re.ASCII)
THREE_NUMBERS = re.compile(
    rf"(\d{{1,2}}) ?[-/. ] ?(\d{{1,2}}) ?[-/. ] ?(\d{{4}}|\d{{2}}){_TIME}", re.ASCII
)
_MONTH_BY_NAME = re.compile(
    rf"(\d{{1,2}})[-/. ]*([a-z]+)[-/., ]*(\d{{4}}|\d{{2}}){_TIME}", re.ASCII | re.IGNORECASE
)
PLACE_AND_DATE = re.compile(r"(.*,|[^\d,]*[ /,.:-])? ?(\d.*)", re.ASCII)


def parse_date(text: str, *, today: date) -> date | None:
    """The day `text` names, day first and never month first; a place before it is dropped.

    A two-digit year counts only where a month-first reading would be another date or none at
    all; its century is the one that makes the person 17 to 99 years old.
    """
    return split_place_and_date(text, today=today)[1]


def split_place_and_date(text: str, *, today: date) -> tuple[str, date | None]:
    """ "Samarinda, 12-08-1980" as place and day; text without digits is all place."""
    tidy = " ".join(text.split())
    match = PLACE_AND_DATE.fullmatch(tidy)
    if match is None:
        return tidy, None
    place = (match[1] or "").strip(" ,/-.:")
    return place, _parse_bare_date(match[2], today)


def _parse_bare_date(text: str, today: date) -> date | None:
    """A date without a place; 05/06/80 is refused, since nobody can say which is the month."""
    if match := _YEAR_FIRST.fullmatch(text):
        return possible_date(int(match[1]), int(match[2]), int(match[3]))
    if match := THREE_NUMBERS.fullmatch(text):
        day, month = int(match[1]), int(match[2])
        if len(match[3]) == 2 and day <= 12 and day != month:
            return None
        return with_century(match[3], month, day, today)
    if match := _MONTH_BY_NAME.fullmatch(text):
        month = MONTH_NUMBERS.get(match[2].lower(), 0)
        return with_century(match[3], month, int(match[1]), today)
    return None


def with_century(year: str, month: int, day: int, today: date) -> date | None:
    """The day of a year with four digits, or with two that may be of either century."""
    if len(year) == 4:
        return possible_date(int(year), month, day)
    return date_of_short_year(int(year), month, day, today=today) if len(year) == 2 else None


def possible_date(year: int, month: int, day: int) -> date | None:
    """The date of these numbers, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_of_short_year(short_year: int, month: int, day: int, *, today: date) -> date | None:
    """The past day of a two-digit year: the one giving age 17-99, else the youngest."""
    this_century = today.year - today.year % 100
    youngest = None
    for century in (this_century, this_century - 100):
        if century + short_year > today.year:
            continue  # nobody is born after today
        reading = possible_date(century + short_year, month, day)
        if reading is None or reading > today:
            continue
        if ADULT_AGE <= age_on(reading, today) <= OLDEST_LIKELY_AGE:
            return reading
        youngest = youngest or reading
    return youngest


@lru_cache(maxsize=40_000)
def iso_day(day: date) -> str:
    """Yyyy-mm-dd as records hold it; one text for all who were born on a day."""
    return day.isoformat()


def format_short(day: date) -> str:
    """Dd/mm/yyyy, as in tables."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_long(day: date) -> str:
    """Day, month name and year, as in letters."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"


def age_on(birth: date, today: date) -> int:
    """Completed years; who is born on 29 February has their birthday on 1 March."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def plausible_birth_date(birth: date, today: date) -> list[Problem]:
    """What is odd about a birth date: not yet born, over 110 ."""
    age = age_on(birth, today)
    if birth <= today and age <= OLDEST_POSSIBLE_AGE:
        return []
    shown = format_short(birth)
    if birth > today:
        return [error("birth_date.future", "birth_date", birth_date=shown)]
    return [error("birth_date.too_old", "birth_date", birth_date=shown, age=str(age))]
