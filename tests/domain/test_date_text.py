"""Every way a date is written in a sheet, and both days it may mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.date_text import DateText, date_of_parts, month_number, read_date_text
from bansos_desktop.domain.dates import MONTHS

TODAY = date(2025, 8, 12)
THE_DAY = date(1980, 8, 12)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("12 Agustus 1980", ""),
        ("12 Agustuss 1980", ""),
        ("12-Agutus-80", ""),
        ("12 VIII 1980", ""),
        ("1980-08-12", ""),
        ("1980-08-12 00:00:00", ""),
        ("19800812", ""),
        ("Tgl 12 bln 8 th 1980", ""),
        ("Tanggal: 12 Bulan: Agustus Tahun: 1980", ""),
        ("Samarinda, 12 Agustus 1980", "Samarinda"),
        ("SAMARINDA 12 agustuz 1980", "SAMARINDA"),
        ("29445", ""),
    ],
)
def test_a_date_that_can_be_one_day_only(text: str, place: str) -> None:
    found = read_date_text(text, TODAY)

    assert (found.place, found.day_first, found.in_doubt) == (place, THE_DAY, False)
    assert found.from_serial == (text == "29445")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("12/08/1980", ""),
        ("12-8-80", ""),
        ("12.08.1980.", ""),
        ("12 8 1980", ""),
        ("12081980", ""),
        ("SAMARINDA 12/08/1980", "SAMARINDA"),
        ("Tgl. 12-08-1980", "Tgl"),
    ],
)
def test_bare_numbers_may_be_two_days(text: str, place: str) -> None:
    found = read_date_text(text, TODAY)

    assert (found.place, found.day_first, found.month_first) == (place, THE_DAY, date(1980, 12, 8))
    assert (found.in_doubt, found.in_numbers) == (True, True)
    assert found.short_year == (text == "12-8-80")


@pytest.mark.parametrize(
    ("text", "day_first", "month_first"),
    [
        ("25/08/1980", date(1980, 8, 25), None),
        ("08/25/1980", None, date(1980, 8, 25)),
        ("8081980", date(1980, 8, 8), date(1980, 8, 8)),
        ("31/02/1980", None, None),
        ("5000", None, None),
        ("1980", None, None),
        ("6999", None, None),
        ("99999", None, None),
        ("99999999", None, None),
        ("12 Foo 1980", None, None),
        ("12 Jumi 1980", None, None),
        ("entah", None, None),
        ("12/08/980", None, None),
        ("tgl", None, None),
        ("", None, None),
    ],
)
def test_what_the_calendar_does_not_hold_is_no_day(
    text: str, day_first: date | None, month_first: date | None
) -> None:
    found = read_date_text(text, TODAY)

    assert (found.day_first, found.month_first) == (day_first, month_first)
    assert not found.in_doubt


@pytest.mark.parametrize(
    ("text", "number"),
    [("8", 8), ("08", 8), ("13", 0), ("Agustus", 8), ("AGT.", 8), ("Pebruary", 2), ("Desmber", 12),
     ("xii", 12), ("", 0), ("Foo", 0), ("٣", 0)],
)  # fmt: skip
def test_a_month_by_number_name_or_slip(text: str, number: int) -> None:
    assert month_number(text) == number


@pytest.mark.parametrize("slip", range(len("September")))
def test_a_month_with_one_letter_left_out_is_that_month_or_none(slip: int) -> None:
    for number, month in enumerate(MONTHS, start=1):
        typed = month[: slip % len(month)] + month[slip % len(month) + 1 :]
        assert month_number(typed) in {0, number}


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        (("12", "8", "1980"), THE_DAY),
        (("12", "Agustus", "80"), THE_DAY),
        (("12", "", "1980"), None),
        (("", "8", "1980"), None),
        (("31", "2", "1980"), None),
        (("12", "8", "980"), None),
        (("12", "8", "19800"), None),
        (("x", "8", "1980"), None),
    ],
)
def test_three_cells_make_one_day(parts: tuple[str, str, str], day: date | None) -> None:
    assert date_of_parts(*parts, TODAY) == day


@given(st.dates(date(1930, 1, 1), TODAY))
def test_a_day_of_excels_counting_is_read_back(day: date) -> None:
    serial = str((day - date(1899, 12, 30)).days)

    assert read_date_text(serial, TODAY) == DateText("", day, from_serial=True)


@given(st.text(max_size=24), st.dates(date(1900, 1, 1)))
def test_any_text_is_read_without_a_fall(text: str, today: date) -> None:
    read_date_text(text, today)
    assert 0 <= month_number(text) <= 12
    date_of_parts(text, text, text, today + timedelta(days=1) if today < date.max else today)
