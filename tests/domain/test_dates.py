"""Days as written in the field, ages, and unlikely birth dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.dates import (
    age_on,
    date_of_short_year,
    format_long,
    format_short,
    parse_date,
    plausible_birth_date,
    possible_date,
    split_place_and_date,
)
from bansos_desktop.domain.problems import Severity

TODAY = date(2026, 3, 1)
THE_DAY = date(1980, 8, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12/08/1980",
        "12-08-1980",
        "12-8-1980",
        "12.8.1980",
        "12 08 1980",
        "12 / 08 / 1980",
        "12/08/1980 00:00",
        "1980-08-12",
        "1980/08/12",
        "1980-08-12 00:00:00",
        "1980-08-12T07:30:00.000Z",
        "12 Agustus 1980",
        "12\u00a0AGUSTUS\u00a01980",
        "12 Agt 1980",
        "12-Ags-1980",
        "12 August 1980",
        "12-Aug-80",
        "12 agustus 80",
        "Samarinda, 12-08-1980",
        "Samarinda / 12 Agustus 1980",
        "Long Iram, Kutai Barat, 12-08-1980",
    ],
)
def test_a_day_is_understood_as_people_write_it(text: str) -> None:
    assert parse_date(text, today=TODAY) == THE_DAY


@pytest.mark.parametrize(
    ("month", "number"),
    [("Pebruari", 2), ("Nop", 11), ("Nopember", 11), ("Mei", 5), ("May", 5), ("Okt", 10)],
)
def test_old_and_english_month_names_are_understood(month: str, number: int) -> None:
    assert parse_date(f"3 {month} 1975", today=TODAY) == date(1975, number, 3)


@pytest.mark.parametrize(
    "text",
    ["", "-", "Samarinda", "12/13/1980", "31-02-1980", "1980-13-01", "12 Foo 1980", "12/08/980"],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_date(text, today=TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/12/80", date(1980, 12, 25)),
        ("08-08-80", date(1980, 8, 8)),
        ("8/12/80", None),
        ("8/25/80", None),
        ("25/12/05", date(2005, 12, 25)),
    ],
)
def test_a_two_digit_year_counts_only_where_the_month_is_certain(
    text: str, day: date | None
) -> None:
    assert parse_date(text, today=TODAY) == day


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([format_short, format_long]))
def test_a_day_written_by_us_is_read_back(day: date, write: object) -> None:
    assert callable(write)

    assert parse_date(write(day), today=TODAY) == day
    assert parse_date(day.isoformat(), today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("Samarinda, 12-08-1980", "Samarinda", THE_DAY),
        ("Samarinda ,12 Agustus 1980", "Samarinda", THE_DAY),
        ("Long  Iram, Kutai Barat, 12-08-1980", "Long Iram, Kutai Barat", THE_DAY),
        ("Samarinda 12-08-1980", "Samarinda", THE_DAY),
        ("Samarinda/12-08-1980", "Samarinda", THE_DAY),
        ("KM 5, 12-08-1980", "KM 5", THE_DAY),
        ("Samarinda, 31-02-1980", "Samarinda", None),
        ("Long Iram, Kutai Barat", "Long Iram, Kutai Barat", None),
        ("12-08-1980", "", THE_DAY),
        (" ", "", None),
    ],
)
def test_place_and_day_of_one_cell_are_parted(text: str, place: str, day: date | None) -> None:
    assert split_place_and_date(text, today=TODAY) == (place, day)


@pytest.mark.parametrize(
    ("short_year", "year"), [(80, 1980), (9, 2009), (10, 2010), (26, 1926), (27, 1927), (0, 2000)]
)
def test_the_century_makes_a_grown_person_or_else_a_child(short_year: int, year: int) -> None:
    assert date_of_short_year(short_year, 3, 2, today=TODAY) == date(year, 3, 2)


def test_a_leap_day_is_looked_for_only_where_there_is_one() -> None:
    assert date_of_short_year(0, 2, 29, today=TODAY) == date(2000, 2, 29)
    assert date_of_short_year(1, 2, 29, today=TODAY) is None
    assert possible_date(1981, 2, 29) is None


def test_days_are_written_as_in_tables_and_in_letters() -> None:
    assert format_short(THE_DAY) == "12/08/1980"
    assert format_long(THE_DAY) == "12 Agustus 1980"


@pytest.mark.parametrize(
    ("birth", "age"),
    [(date(2000, 3, 1), 26), (date(2000, 3, 2), 25), (date(2000, 2, 29), 26), (TODAY, 0)],
)
def test_age_counts_completed_years(birth: date, age: int) -> None:
    assert age_on(birth, TODAY) == age


@pytest.mark.parametrize(
    ("birth", "code", "severity", "shown"),
    [
        (date(2026, 3, 2), "birth_date.future", Severity.ERROR, "02/03/2026"),
        (date(1915, 3, 1), "birth_date.too_old", Severity.ERROR, "111 tahun"),
    ],
)
def test_an_unlikely_birth_date_is_named(
    birth: date, code: str, severity: Severity, shown: str
) -> None:
    [problem] = plausible_birth_date(birth, TODAY)

    assert (problem.code, problem.severity, problem.field) == (code, severity, "birth_date")
    assert shown in problem.message


@pytest.mark.parametrize("birth", [date(2009, 3, 1), date(1915, 3, 2), THE_DAY])
def test_ages_from_17_to_110_raise_nothing(birth: date) -> None:
    assert plausible_birth_date(birth, TODAY) == []
