"""Columns decided from all their rows; what they leave open is asked and waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.column_habits import Habits, study
from bansos_desktop.domain.date_habits import CellOrder, DateOrder, swapped
from bansos_desktop.domain.row_values import RowReader, RowReading
from bansos_desktop.domain.sheet_fields import SheetField as F
from tests.domain.seed_books import business_book, region_book
from tests.factories import a_nik

TODAY = date(2025, 8, 12)
BORN = date(1980, 8, 12)
DATES = "tanggal:tanggal_lahir"
CELLS = "tanggal:tanggal_lahir:sel"

Cells = Mapping[F, Cell]


def text(written: str) -> Cell:
    return Cell(CellKind.TEXT, written) if written else EMPTY_CELL


def true_date(day: date) -> Cell:
    return Cell(CellKind.DATE, f"{day:%d/%m/%Y}", day=day)


def number(written: str) -> Cell:
    return Cell(CellKind.NUMBER, written, number=float(written))


def born(written: str | date, nik: str = "") -> Cells:
    cell = text(written) if isinstance(written, str) else true_date(written)
    return {F.NIK: text(nik), F.BIRTH_DATE: cell}


def look(
    rows: Sequence[Cells], titles: Mapping[F, str] | None = None, **answers: str
) -> tuple[Habits, list[RowReading]]:
    """The habits of some rows and the rows read by them."""
    known = titles or {field: field.value for row in rows for field in row}
    habits = study(rows, known, {"tanggal:" + k: v for k, v in answers.items()}, today=TODAY)
    reader = RowReader(region_book(), business_book(), "64.02", TODAY, habits=habits)
    return habits, [reader.read(row) for row in rows]


def days(readings: Sequence[RowReading]) -> list[date | None]:
    return [reading.draft.birth_date for reading in readings]


def said(reading: RowReading) -> list[str]:
    return [p.code for p in reading.problems if p.field in {"birth_date", "sex", "requested_value"}]


def test_days_beyond_twelve_in_one_place_settle_the_column() -> None:
    for first, second in (("25/08/80", "05/06/80"), ("25-08-1980", "05-06-1980")):
        habits, readings = look([born(first), born(second)])
        assert days(readings) == [date(1980, 8, 25), date(1980, 6, 5)]
        assert (habits.questions, said(readings[1])) == ((), [])

    habits, readings = look([born("08/25/1980"), born("06/05/1980")])
    assert days(readings) == [date(1980, 8, 25), date(1980, 6, 5)]
    assert [said(reading) for reading in readings] == [["birth_date.month_first"]] * 2
    assert habits.questions == ()


def test_the_nik_of_one_row_settles_the_rows_without() -> None:
    _habits, readings = look([born("08/12/1980", a_nik(born=BORN)), born("06/05/1980")])

    assert days(readings) == [BORN, date(1980, 6, 5)]
    assert [said(reading) for reading in readings] == [
        ["birth_date.by_nik"], ["birth_date.month_first"],
    ]  # fmt: skip


def test_in_a_mixed_column_each_nik_decides_and_the_rest_is_asked_about() -> None:
    rows = [
        born("08/12/1980", a_nik(born=BORN)),
        born("12/08/80", a_nik(born=BORN, sex="P")),
        born("06/05/1980"),
        born("25/08/1980"),
        born("08/25/1980"),
        born("12 Agustus 1980"),
        born("29445"),
        born("entah"),
    ]

    habits, readings = look(rows)
    (question,) = habits.questions

    assert days(readings) == [
        BORN, BORN, None, date(1980, 8, 25), date(1980, 8, 25), BORN, BORN, None,
    ]  # fmt: skip
    assert [said(reading) for reading in readings] == [
        ["birth_date.by_nik"], ["birth_date.by_nik"], ["birth_date.order_open"], [],
        ["birth_date.month_first"], [], ["birth_date.serial"], ["birth_date.unreadable"],
    ]  # fmt: skip
    assert (question.key, question.field, question.rows) == (DATES, "tanggal_lahir", 1)
    assert (question.is_open, question.is_assumed) == (True, True)
    assert question.message.startswith("Kolom “tanggal_lahir”: 1 tanggal")


@pytest.mark.parametrize(
    ("answer", "day"),
    [("hari", date(1980, 5, 6)), ("bulan", date(1980, 6, 5)), ("entah", None), ("", None)],
)
def test_where_nothing_settles_a_column_the_answer_does(answer: str, day: date | None) -> None:
    habits, readings = look([born("06/05/80")], tanggal_lahir=answer)
    (question,) = habits.questions

    assert days(readings) == [day]
    assert question.taken == (answer if day else "")
    assert question.is_assumed == (day is None)


@pytest.mark.parametrize(
    ("title", "order"),
    [
        ("Tanggal Lahir (dd/mm/yyyy)", DateOrder.DAY_FIRST),
        ("TGL LAHIR (tgl-bln-thn)", DateOrder.DAY_FIRST),
        ("DOB mm/dd/yyyy", DateOrder.MONTH_FIRST),
        ("Tanggal Lahir", DateOrder.OPEN),
    ],
)
def test_a_title_may_settle_it(title: str, order: DateOrder) -> None:
    habits, _readings = look([born("06/05/1980")], {F.NIK: "NIK", F.BIRTH_DATE: title})

    assert habits.dates[F.BIRTH_DATE].texts is order


def test_a_title_that_its_rows_belie_settles_nothing() -> None:
    titles = {F.BIRTH_DATE: "mm/dd/yyyy"}
    habits, readings = look([born("25/08/1980"), born("06/05/1980")], titles)

    assert days(readings) == [date(1980, 8, 25), None]
    assert [question.key for question in habits.questions] == [DATES]


def test_a_column_without_doubt_is_not_asked_about() -> None:
    for written in ("08/08/1980", "25/08/1980", "12 Agustus 1980", "1980-08-12", "-", "1980", ""):
        assert look([born(written), {}])[0].questions == ()


def test_month_names_say_nothing_about_the_order_of_numbers() -> None:
    habits, _readings = look([born("25 Agustus 1980"), born("06/05/1980")])

    assert habits.dates[F.BIRTH_DATE].texts is DateOrder.OPEN


def test_a_nik_that_confirms_neither_leaves_the_row_to_the_column() -> None:
    stranger = a_nik(born=date(1970, 1, 1))
    _habits, readings = look([born("25/08/1980"), born("06/05/1980", stranger)])

    assert days(readings)[1] == date(1980, 5, 6)


def test_the_joint_column_has_a_habit_of_its_own() -> None:
    rows = [{F.BIRTH_PLACE_AND_DATE: text("Samarinda, 06-05-1980")}]
    habits, readings = look(rows)

    assert [question.key for question in habits.questions] == ["tanggal:tempat_tanggal_lahir"]
    assert habits.questions[0].field == "tanggal_lahir"
    assert (readings[0].draft.birth_place, readings[0].draft.birth_date) == ("Samarinda", None)


SWAPPED = date(1980, 12, 8)
OTHER = date(1980, 6, 5)


def test_a_true_date_that_excel_swapped_is_known_by_the_nik() -> None:
    _habits, readings = look([born(SWAPPED, a_nik(born=BORN)), born(BORN, a_nik(born=BORN))])

    assert days(readings) == [BORN, BORN]
    assert [said(reading) for reading in readings] == [["birth_date.swapped"], []]
    assert "08/12/1980 dibaca 12/08/1980" in readings[0].problems[0].message


def test_rows_without_a_nik_follow_where_every_known_date_was_swapped() -> None:
    habits, readings = look([born(SWAPPED, a_nik(born=BORN)), born(OTHER)])

    assert (habits.dates[F.BIRTH_DATE].cells, habits.questions) == (CellOrder.SWAPPED, ())
    assert days(readings) == [BORN, date(1980, 5, 6)]


@pytest.mark.parametrize(
    ("answer", "day", "codes"),
    [
        ("", None, ["birth_date.order_open"]),
        ("asli", OTHER, []),
        ("tukar", date(1980, 5, 6), ["birth_date.swapped"]),
    ],
)
@pytest.mark.parametrize("witness", [BORN, date(1980, 8, 25)])
def test_where_only_some_were_swapped_the_others_are_asked_about(
    witness: date, answer: str, day: date | None, codes: list[str]
) -> None:
    rows = [
        born(SWAPPED, a_nik(born=BORN)), born(witness, a_nik(born=witness)), born(OTHER),
    ]  # fmt: skip
    habits, readings = look(rows, **{"tanggal_lahir:sel": answer})

    assert [(one.key, one.rows, one.taken) for one in habits.questions] == [(CELLS, 1, answer)]
    assert (days(readings)[2], said(readings[2])) == (day, codes)


def test_texts_that_excel_could_not_convert_betray_the_dates_that_it_did() -> None:
    months = [born(date(1980, 6, day)) for day in (1, 2, 3)]

    assert [q.key for q in look([born("25/08/1980"), *months])[0].questions] == [CELLS]
    assert look([born("25/08/1980"), *months[:2]])[0].questions == ()
    assert look([born("25/08/1980"), *months, born(date(1980, 6, 25))])[0].questions == ()
    assert look(months)[0].questions == ()


def test_true_dates_alone_are_taken_as_they_are() -> None:
    rows = [born(OTHER), born(date(1980, 6, 25)), born(date(1980, 6, 6))]

    assert days(look(rows)[1]) == [row[F.BIRTH_DATE].day for row in rows]
    assert swapped(date(1980, 6, 25)) is None


WAYS = ("{0:%d/%m/%Y}", "{0:%d-%m-%y}", "{0:%Y-%m-%d}", "{0:%m/%d/%Y}", "{0:%m/%d/%y}",
        "Samarinda, {0:%d-%m-%Y}", "SAMARINDA {0:%d/%m/%Y}", "{0:%d.%m.%Y}", "{0:%d%m%Y}",
        "Tgl {0.day} bln {0.month} th {0.year}")  # fmt: skip


@given(st.dates(date(1940, 1, 1), date(2005, 1, 1)), st.sampled_from(WAYS), st.sampled_from("LP"))
def test_any_day_written_any_way_beside_its_nik_is_read_back(day: date, way: str, sex: str) -> None:
    _habits, readings = look([born(way.format(day), a_nik(born=day, sex=sex))])

    assert days(readings) == [day]


@given(st.dates(date(1940, 1, 1), date(2005, 1, 1)), st.sampled_from("LP"))
def test_any_true_date_swapped_or_not_is_read_back_beside_its_nik(day: date, sex: str) -> None:
    nik = a_nik(born=day, sex=sex)

    for cell in {day, swapped(day) or day}:
        assert days(look([born(cell, nik)])[1]) == [day]


def asked_for(*amounts: Cell) -> list[Cells]:
    return [{F.REQUESTED_VALUE: cell} for cell in amounts]


def money(cell: Cell, title: str, answer: str = "") -> tuple[int | None, list[str], list[str]]:
    """The amount of one cell, what was said, and what is asked."""
    titles = {F.REQUESTED_VALUE: title}
    rows = asked_for(cell)
    habits = study(rows, titles, {"nominal:skala": answer}, today=TODAY)
    reading = RowReader(region_book(), business_book(), "64.02", TODAY, habits=habits).read(rows[0])
    asked = [f"{one.key} {one.rows} {one.taken}".strip() for one in habits.questions]
    return reading.draft.requested_value, said(reading), asked


@pytest.mark.parametrize(
    "cell",
    [text("5 jt"), text("Rp 5.000.000,-"), text("5.000.000"), text("5,000,000"), text("5,0 juta"),
     number("5000000"), text("Rp5.000.000,00")],
    ids=lambda cell: cell.text,
)  # fmt: skip
def test_whole_rupiah_are_read_whatever_the_title(cell: Cell) -> None:
    assert money(cell, "Nominal") == (5_000_000, [], [])


@pytest.mark.parametrize(
    ("cell", "title", "value"),
    [
        (text("5"), "Nilai (juta)", 5_000_000),
        (text("4,5"), "Nilai dalam jutaan rupiah", 4_500_000),
        (number("4.125"), "Nilai (Rp Juta)", 4_125_000),
        (text("1,125"), "Nilai (jt)", 1_125_000),
        (text("4.500"), "Nilai (dalam ribuan)", 4_500_000),
        (text("5000"), "Nilai (Rp ribu)", 5_000_000),
        (number("5000"), "Nilai (x 1.000)", 5_000_000),
    ],
)
def test_a_title_says_what_small_numbers_count(cell: Cell, title: str, value: int) -> None:
    assert money(cell, title) == (value, ["value.scaled"], [])


@pytest.mark.parametrize(
    ("answer", "value", "codes"),
    [
        ("", None, ["value.unit_open"]),
        ("milyar", None, ["value.unit_open"]),
        ("juta", 5_000_000, ["value.scaled"]),
        ("ribu", 5_000, ["value.scaled"]),
        ("rupiah", 5, []),
    ],
)
def test_a_silent_title_is_asked_about(answer: str, value: int | None, codes: list[str]) -> None:
    taken = answer if value else ""

    assert money(text("5"), "Nilai", answer) == (value, codes, [f"nominal:skala 1 {taken}".strip()])


@pytest.mark.parametrize(
    "title",
    ["NILAI USULAN (Rp)", "Nilai (Rp.)", "Nominal (dalam rupiah)", "Nilai ( RUPIAH penuh )"],
)
def test_a_title_of_rupiah_settles_small_numbers_and_the_row_says_so(title: str) -> None:
    assert money(text("500"), title) == (500, ["value.as_title"], [])
    assert money(text("5.000.000"), title) == (5_000_000, [], [])
    assert money(text("5"), title, "juta") == (
        5_000_000,
        ["value.scaled"],
        ["nominal:skala 1 juta"],
    )


def test_rupiah_beside_the_title_settle_nothing() -> None:
    assert money(text("500"), "Nilai Rp")[2] == ["nominal:skala 1"]


def test_what_fits_no_unit_is_refused_or_told() -> None:
    assert money(text("4.500"), "Nilai (juta)") == (None, ["value.unreadable"], [])
    assert money(number("0.0000001"), "Nilai (juta)") == (None, ["value.unreadable"], [])
    assert money(text("5.000.000"), "Nilai (juta)") == (5_000_000, ["value.against"], [])
    assert money(text("5 jt"), "Nilai (juta)") == (5_000_000, [], [])
    assert money(text("lima"), "Nilai (juta)") == (None, ["value.unreadable"], [])
    assert money(number("-5"), "Nilai") == (None, ["value.unreadable"], [])
    assert money(text("0"), "Nilai") == (0, [], [])


def test_large_amounts_beside_small_ones_need_no_answer() -> None:
    rows = asked_for(text("5"), text("5.000.000"), EMPTY_CELL)
    habits = study(rows, {F.REQUESTED_VALUE: "Nilai"}, {}, today=TODAY)
    reader = RowReader(region_book(), business_book(), "64.02", TODAY, habits=habits)

    assert [reader.read(row).draft.requested_value for row in rows] == [None, 5_000_000, None]
    assert habits.questions[0].rows == 1


def sexes(
    title: str, answer: str, *pairs: tuple[str, str]
) -> tuple[list[str], list[str], list[str]]:
    """The sexes of rows of a cell and a NIK, what is said of them, and what is asked."""
    rows = [{F.SEX: text(cell), F.NIK: text(nik)} for cell, nik in pairs]
    habits = study(rows, {F.SEX: title, F.NIK: "NIK"}, {"jk:angka": answer}, today=TODAY)
    reader = RowReader(region_book(), business_book(), "64.02", TODAY, habits=habits)
    readings = [reader.read(row) for row in rows]
    return (
        [reading.draft.sex for reading in readings],
        [code for reading in readings for code in said(reading)],
        [question.key for question in habits.questions],
    )


MAN, WOMAN = a_nik(sex="L"), a_nik(sex="P")


@pytest.mark.parametrize(
    ("title", "sex"),
    [
        ("JK (1=L, 2=P)", "L"),
        ("Jenis Kelamin 1. Laki-laki 2. Perempuan", "L"),
        ("[ 1 ] Laki-laki [ 2 ] Perempuan", "L"),
        ("JK 1=P 2=L", "P"),
        ("L=1, P=2", "L"),
    ],
)
def test_a_title_explains_its_numbers(title: str, sex: str) -> None:
    assert sexes(title, "", ("1", "")) == ([sex], [], [])


def test_niks_explain_the_usual_numbers() -> None:
    assert sexes("JK", "", ("1", MAN), ("2", WOMAN), ("2", "")) == (["L", "P", "P"], [], [])


@pytest.mark.parametrize("pairs", [[("1", WOMAN)], [("1", "")], [("1", MAN), ("1", WOMAN)]])
def test_numbers_that_nothing_explains_are_asked_about(pairs: list[tuple[str, str]]) -> None:
    found, codes, asked = sexes("JK (1=L, 1=L)", "", *pairs)

    assert (set(found), set(codes), asked) == ({""}, {"sex.codes_open"}, ["jk:angka"])


@pytest.mark.parametrize(("answer", "sex"), [("1=L", "L"), ("1=P", "P")])
def test_an_answer_explains_them(answer: str, sex: str) -> None:
    assert sexes("JK", answer, ("1", ""), ("L", "")) == ([sex, "L"], [], ["jk:angka"])


def test_letters_are_read_beside_open_numbers() -> None:
    found, codes, _asked = sexes("JK", "", ("1", ""), ("LAKI - LAKI", ""), ("Pr", ""), ("x", ""))

    assert found == ["", "L", "P", ""]
    assert codes == ["sex.codes_open", "sex.unreadable"]


@pytest.mark.parametrize(
    ("male", "female", "sex", "codes"),
    [
        ("v", "", "L", []), ("", "√", "P", []), ("X", "-", "L", []), ("0", "1", "P", []),
        ("L", "", "L", []), ("", "Pr", "P", []), ("laki-laki", "", "L", []), ("", "", "", []),
        ("v", "v", "", ["sex.ticks"]), ("", "L", "", ["sex.ticks"]), ("45", "", "", ["sex.ticks"]),
        ("( v )", "_", "L", []),
    ],
)  # fmt: skip
def test_a_tick_in_one_of_two_columns(male: str, female: str, sex: str, codes: list[str]) -> None:
    reader = RowReader(region_book(), business_book(), "64.02", TODAY)
    reading = reader.read({F.SEX_MALE: text(male), F.SEX_FEMALE: text(female)})

    assert (reading.draft.sex, said(reading)) == (sex, codes)
