"""Numbers, amounts and days in words, as the papers that people sign have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bansos_desktop.domain.dates import MONTHS

LARGEST_IN_WORDS = 10**12 - 1
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_DIGITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = ((10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def number_in_words(number: int) -> str:
    """The words of 0 to 999.999.999.999, lower case; ValueError outside, never a wrong word."""
    if not 0 <= number <= LARGEST_IN_WORDS:
        raise ValueError(f"no words for {number}: only 0 to {LARGEST_IN_WORDS}")
    return " ".join(_words(number)) or "nol"


def rupiah_in_words(amount: int) -> str:
    """ "Lima Juta Rupiah", as it stands in brackets behind the figures."""
    return f"{number_in_words(amount)} rupiah".title()


@dataclass(frozen=True, slots=True)
class DayInWords:
    """The parts of "Pada hari ... tanggal ... bulan ... tahun ..."."""

    weekday: str
    day: str
    month: str
    year: str


def day_in_words(day: date) -> DayInWords:
    """Friday 3 May 2024 is Jumat, Tiga, Mei, Dua Ribu Dua Puluh Empat."""
    return DayInWords(
        WEEKDAYS[day.weekday()],
        number_in_words(day.day).title(),
        MONTHS[day.month - 1],
        number_in_words(day.year).title(),
    )


def _words(number: int) -> list[str]:
    """Scale by scale; only a lone thousand is "seribu", a lone million stays "satu juta"."""
    words: list[str] = []
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        if count == 1 and name == "ribu":
            words.append("seribu")
        elif count:
            words += [*_below_thousand(count), name]
    return words + _below_thousand(number)


def _below_thousand(number: int) -> list[str]:
    """Hundreds, then what is below them; no word for nothing."""
    hundreds, rest = divmod(number, 100)
    if hundreds == 0:
        return _below_hundred(rest)
    words = ["seratus"] if hundreds == 1 else [_DIGITS[hundreds], "ratus"]
    return words + _below_hundred(rest)


def _below_hundred(number: int) -> list[str]:
    """Ten and eleven have their own words, twelve to nineteen are so many "belas"."""
    if number < 10:
        return [_DIGITS[number]] if number else []
    if number < 12:
        return ["sepuluh" if number == 10 else "sebelas"]
    if number < 20:
        return [_DIGITS[number - 10], "belas"]
    tens, ones = divmod(number, 10)
    return [_DIGITS[tens], "puluh", *_below_hundred(ones)]
