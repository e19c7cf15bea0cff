"""Cells of real and of hostile rows: read, reported, and never guessed."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain import row_values
from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.meaning import Meaning, MeaningBook, MeaningDomain
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.row_values import SHEET_FIELD_OF, RowReader, RowReading
from bansos_desktop.domain.sheet_fields import SheetField
from tests.domain.seed_books import business_book, region_book
from tests.factories import a_nik

TODAY = date(2025, 8, 12)
READER = RowReader(region_book(), business_book(), "64.02", TODAY)
DOMAIN = Path(row_values.__file__).parent

F = SheetField


def text(written: str) -> Cell:
    return Cell(CellKind.TEXT, written)


def number(value: float) -> Cell:
    return Cell(CellKind.NUMBER, f"{value:.0f}", number=value)


WHOLE = {
    F.NIK: text(a_nik(sex="P")),
    F.FAMILY_CARD: text("6402060101200001"),
    F.NAME: text("Siti Aminah"),
    F.BIRTH_PLACE: text("Tenggarong"),
    F.BIRTH_DATE: text("12/08/1980"),
    F.SEX: text("P"),
    F.ADDRESS: text("Jl. Contoh No. 1"),
    F.RT: text("003"),
    F.RW: text("01"),
    F.VILLAGE: text("Sumber Sari"),
    F.DISTRICT: text("Kec. Sebulu"),
    F.REGENCY: text("Kukar"),
    F.PHONE: text("0840-1234-5678"),
    F.BUSINESS_TYPE: text("es teh"),
    F.DESIL: text("2"),
    F.REQUESTED_VALUE: text("Rp4.500.000,00"),
    F.NOTE: text("janda"),
}


def read(**changed: Cell | None) -> RowReading:
    """The whole row with some cells changed, named by the column's public name."""
    cells = WHOLE | {F(name): cell or EMPTY_CELL for name, cell in changed.items()}
    return READER.read(cells)


def said(reading: RowReading) -> list[str]:
    return [problem.code for problem in reading.problems]


def test_a_whole_row_is_read_without_a_word() -> None:
    reading = read()
    draft = reading.draft

    assert said(reading) == []
    assert (draft.village_code, draft.region_code) == ("64.02.07.2007", "64.02")
    assert (draft.birth_place, draft.birth_date) == ("Tenggarong", date(1980, 8, 12))
    assert (draft.rt, draft.rw, draft.phone) == ("003", "01", "084012345678")
    assert (draft.desil, draft.requested_value, draft.note) == (2, 4_500_000, "janda")
    assert (draft.business_type, reading.written_business) == ("minuman", "es teh")
    assert (draft.nik_from_number, draft.card_from_number) == (False, False)
    assert draft == draft.tidy()


def test_a_row_of_nothing_is_an_empty_draft_of_the_region() -> None:
    reading = READER.read({})

    assert said(reading) == ["region.village_missing"]
    assert reading == RowReading(RecipientDraft(region_code="64.02"), None, "", reading.problems)


@pytest.mark.parametrize("sign", ["-", "--", "?", "N/A", "#N/A", "null", "Kosong", " tidak ada "])
def test_a_sign_for_nothing_is_nothing(sign: str) -> None:
    reading = read(
        nik=text(sign), nama=text(sign), desil=text(sign), nominal=text(sign),
        jenis_kelamin=text(sign), tanggal_lahir=text(sign), jenis_usaha=text(sign),
    )  # fmt: skip

    assert said(reading) == []
    assert (reading.draft.nik, reading.draft.name, reading.draft.desil) == ("", "", None)
    assert (reading.business, reading.written_business) == (None, "")


@pytest.mark.parametrize(
    ("column", "written", "code"),
    [
        ("tanggal_lahir", "31/02/1980", "birth_date.unreadable"),
        ("tanggal_lahir", "08/07/80", "birth_date.unreadable"),
        ("tanggal_lahir", "1980", "birth_date.unreadable"),
        ("jenis_kelamin", "X", "sex.unreadable"),
        ("desil", "0", "desil.unreadable"),
        ("desil", "11", "desil.unreadable"),
        ("desil", "miskin", "desil.unreadable"),
        ("nominal", "lima juta", "value.unreadable"),
        ("nominal", "-5000000", "value.unreadable"),
        ("kecamatan", "Xyz", "region.unknown_kecamatan"),
        ("desa", "Xyz", "region.unknown_desa"),
    ],
)
def test_what_cannot_be_read_is_reported_in_the_senders_words(
    column: str, written: str, code: str
) -> None:
    reading = read(**{column: text(written)})

    assert said(reading) == [code]
    assert f"“{written}”" in reading.problems[0].message
    assert SHEET_FIELD_OF[reading.problems[0].field] == column


def test_a_number_out_of_a_number_cell_is_remembered_as_such() -> None:
    reading = read(nik=number(6402065208800000), no_kk=number(6402060101200000))

    assert (reading.draft.nik, reading.draft.family_card) == (
        "6402065208800000", "6402060101200000",
    )  # fmt: skip
    assert (reading.draft.nik_from_number, reading.draft.card_from_number) == (True, True)


def test_a_true_date_is_taken_as_it_is_whatever_is_shown() -> None:
    shown_american = Cell(CellKind.DATE, "08/12/1980", day=date(1980, 8, 12))

    assert read(tanggal_lahir=shown_american).draft.birth_date == date(1980, 8, 12)


@pytest.mark.parametrize(
    ("place", "day", "both", "expected"),
    [
        (None, None, "Loa Kulu, 12-08-1980", ("Loa Kulu", date(1980, 8, 12), [])),
        ("Sebulu", None, "Loa Kulu, 12-08-1980", ("Sebulu", date(1980, 8, 12), [])),
        ("Sebulu", "01/02/1979", "Loa Kulu, 12-08-1980", ("Sebulu", date(1979, 2, 1), [])),
        (None, None, "Loa Kulu", ("Loa Kulu", None, ["birth_date.unreadable"])),
        (None, "-", "Loa Kulu, 12-08-1980", ("Loa Kulu", date(1980, 8, 12), [])),
        ("Sebulu", None, None, ("Sebulu", None, [])),
        (None, "12/08/1980", "Loa Kulu", ("Loa Kulu", date(1980, 8, 12), [])),
        (None, "12/08/1980", "Loa Kulu, 01-02-1979", ("Loa Kulu", date(1980, 8, 12), [])),
        (None, "Samarinda, 12-08-1980", None, ("Samarinda", date(1980, 8, 12), [])),
        ("Sebulu", "Samarinda, 12-08-1980", None, ("Sebulu", date(1980, 8, 12), [])),
        (None, "Selasa, 12-08-1980", None, ("", date(1980, 8, 12), [])),
        (None, "entah", None, ("", None, ["birth_date.unreadable"])),
    ],
)
def test_birth_from_one_column_or_from_two(
    place: str | None,
    day: str | None,
    both: str | None,
    expected: tuple[str, date | None, list[str]],
) -> None:
    reading = read(
        tempat_lahir=text(place or ""),
        tanggal_lahir=text(day or ""),
        tempat_tanggal_lahir=text(both or ""),
    )

    assert (reading.draft.birth_place, reading.draft.birth_date, said(reading)) == expected


@pytest.mark.parametrize(
    ("rt", "rw", "both", "expected"),
    [
        ("003", "01", "", ("003", "01")),
        ("RT 003", "RW 01", "", ("003", "01")),
        ("003/01", "", "", ("003", "01")),
        ("003/01", "01", "", ("003", "01")),
        ("003", "", "", ("003", "")),
        ("", "02", "", ("", "02")),
        ("", "", "RT.003/RW.01", ("003", "01")),
        ("9", "9", "1/2", ("1", "2")),
        ("9", "", "di hulu", ("9", "")),
        ("hulu", "darat", "", ("hulu", "darat")),
        ("12A", "", "", ("12A", "")),
    ],
)
def test_rt_and_rw_from_whichever_column_holds_them(
    rt: str, rw: str, both: str, expected: tuple[str, str]
) -> None:
    draft = read(rt=text(rt), rw=text(rw), rt_rw=text(both)).draft

    assert (draft.rt, draft.rw) == expected


@pytest.mark.parametrize(
    ("address", "rt", "rw", "expected"),
    [
        ("Jl. Mawar RT 05", "", "", ("05", "", "rt.from_address")),
        ("Jl. Mawar RT.05/RW.02 No. 3", "", "", ("05", "02", "rt.from_address")),
        ("Jl. Mawar rt/rw 005/002", "", "", ("005", "002", "rt.from_address")),
        ("Jl. Mawar RT O5", "", "", ("05", "", "rt.from_address")),
        ("Jl. Mawar RT 05 RW 02", "", "09", ("05", "09", "rt.from_address")),
        ("Jl. Mawar RT 05", "07", "", ("07", "", "")),
        ("Jl. Kartini 5", "", "", ("", "", "")),
        ("Jl. Mawar", "RT 01 RW 02", "", ("01", "02", "")),
        ("Jl. Mawar", "1.0", "2.0", ("1", "2", "")),
        ("Jl. Mawar", "O1", "", ("01", "", "")),
    ],
)
def test_an_rt_in_the_address_is_copied_where_none_is_given(
    address: str, rt: str, rw: str, expected: tuple[str, str, str]
) -> None:
    reading = read(alamat=text(address), rt=text(rt), rw=text(rw))

    assert reading.draft.address == address
    assert (reading.draft.rt, reading.draft.rw, "".join(said(reading))) == expected


def test_an_address_gives_the_village_only_where_no_column_does() -> None:
    cells = WHOLE | {F.ADDRESS: text("Jl. Mawar Desa Jahab Kec. Tenggarong")}
    without = {field: cell for field, cell in cells.items() if field not in (F.VILLAGE, F.DISTRICT)}

    assert READER.read(without).draft.village_code.startswith("64.02.06.")
    assert said(READER.read(without)) == ["region.from_address"]
    assert READER.read(cells | {F.VILLAGE: EMPTY_CELL}).draft.village_code == ""


@pytest.mark.parametrize(
    ("address", "hamlet", "expected"),
    [
        ("Jl. Mawar", "Melati", "Jl. Mawar, Dusun Melati"),
        ("Jl. Mawar", "Dsn. Melati", "Jl. Mawar, Dsn. Melati"),
        ("Dusun Melati", "MELATI", "Dusun Melati"),
        ("", "Melati", "Dusun Melati"),
        ("Jl. Mawar", "-", "Jl. Mawar"),
    ],
)
def test_the_dusun_goes_into_the_address(address: str, hamlet: str, expected: str) -> None:
    assert read(alamat=text(address), dusun=text(hamlet)).draft.address == expected


def test_a_misspelt_business_is_taken_and_an_unknown_one_is_asked_about() -> None:
    taken = read(jenis_usaha=text("jual es teh manis"))
    unknown = read(jenis_usaha=text("tambal ban"))

    assert (taken.draft.business_type, said(taken)) == ("minuman", ["business.read_as"])
    assert (taken.draft.note, taken.asks) == ("janda", ())
    assert [ask.text for ask in unknown.asks] == ["tambal ban"]


def test_lessons_are_given_to_places_and_businesses() -> None:
    lessons = MeaningBook(
        [
            Meaning(MeaningDomain.BUSINESS, "", "tambal ban", "-"),
            Meaning(MeaningDomain.DISTRICT, "64.02", "Sbl", "64.02.07"),
        ]
    )
    reader = RowReader(region_book(), business_book(), "64.02", TODAY, meanings=lessons)
    reading = reader.read(WHOLE | {F.BUSINESS_TYPE: text("tambal ban"), F.DISTRICT: text("Sbl")})

    assert (reading.asks, said(reading)) == ((), [])
    assert reading.draft.village_code == "64.02.07.2007"
    assert reading.draft.note == "janda; usaha: tambal ban"


@pytest.mark.parametrize(
    ("parts", "day", "codes"),
    [
        (("12", "8", "1980"), date(1980, 8, 12), []),
        (("12", "Agustus", "80"), date(1980, 8, 12), []),
        (("31", "2", "1980"), None, ["birth_date.unreadable"]),
        (("12", "", ""), None, ["birth_date.unreadable"]),
        (("", "", ""), None, []),
    ],
)
def test_a_day_of_three_columns(
    parts: tuple[str, str, str], day: date | None, codes: list[str]
) -> None:
    reading = read(
        tanggal_lahir=None, tanggal_lahir_hari=text(parts[0]),
        tanggal_lahir_bulan=text(parts[1]), tanggal_lahir_tahun=text(parts[2]),
    )  # fmt: skip

    assert (reading.draft.birth_date, said(reading)) == (day, codes)


def test_a_row_alone_is_read_as_a_form_unless_its_nik_knows_better() -> None:
    strange = read(tanggal_lahir=text("08/25/1980"))
    own = read(tanggal_lahir=text("08/25/1980"), nik=text(a_nik(born=date(1980, 8, 25))))
    american = read(tanggal_lahir=text("08/12/1980"))

    assert (strange.draft.birth_date, said(strange)) == (None, ["birth_date.unreadable"])
    assert (own.draft.birth_date, said(own)) == (date(1980, 8, 25), ["birth_date.month_first"])
    assert (american.draft.birth_date, said(american)) == (date(1980, 8, 12), ["birth_date.by_nik"])


def test_letters_in_a_nik_are_put_right_before_it_is_held_against_the_date() -> None:
    written = a_nik(sex="P").replace("0", "O")
    reading = read(nik=text(written), tanggal_lahir=text("08/12/1980"))

    assert reading.draft.nik == a_nik(sex="P")
    assert said(reading) == ["sixteen.letters", "birth_date.by_nik"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [("", "Usaha: tambal ban"), ("janda", "janda; usaha: tambal ban")],
)
def test_a_business_of_no_list_is_kept_in_the_note(note: str, expected: str) -> None:
    reading = read(jenis_usaha=text("tambal ban"), keterangan=text(note))

    assert (reading.business, reading.written_business) == (None, "tambal ban")
    assert (reading.draft.business_type, reading.draft.note) == ("", expected)


@pytest.mark.parametrize("sign", [".", "'", "…"])
def test_a_stray_sign_is_no_business(sign: str) -> None:
    assert read(jenis_usaha=text(sign)).business is None


def test_everything_amiss_is_said_at_once() -> None:
    reading = read(
        desil=text("abc"), nominal=text("abc"), jenis_kelamin=text("abc"),
        tanggal_lahir=text("abc"), desa=text("abc"),
    )  # fmt: skip

    assert {problem.field for problem in reading.problems} == {
        "desil", "requested_value", "sex", "birth_date", "desa",
    }  # fmt: skip


WRITTEN = st.text(max_size=16) | st.sampled_from(
    ["=1+1", "=cmd|' /C calc'!A0", "\u202e0001", "\x00", "\ufeff", "1e308", "9" * 400, "٣", "½",
     "{text}", "12/08/1980", "II", "RT/RW", "0/0", "Rp", "juta", "Kukar", "Sebulu"]
)  # fmt: skip
ANY_CELL = st.builds(
    Cell,
    kind=st.sampled_from(CellKind),
    text=WRITTEN,
    number=st.none() | st.floats(),
    day=st.none() | st.dates(),
)


@given(st.dictionaries(st.sampled_from(SheetField), ANY_CELL))
def test_no_cells_whatever_stop_the_reading(cells: dict[SheetField, Cell]) -> None:
    reading = READER.read(cells)
    draft = reading.draft

    assert draft == draft.tidy()
    assert all(problem.message and problem.field in SHEET_FIELD_OF for problem in reading.problems)
    assert draft.sex in {"", "L", "P"}
    assert draft.desil is None or 1 <= draft.desil <= 10
    assert draft.requested_value is None or draft.requested_value >= 0
    assert (draft.business_type != "") == (reading.business is not None)


# No sheet has a column for these, and what is said of them never rejects a row.
ONLY_WARNED_ABOUT = {
    "desil_period",
    "documents",
    "goods",
    "decree_number",
    "decree_date",
    "category",
    "institution",
}
# What these find is written at the door or in another form, or in a sheet that has no people.
NOT_OF_ROWS = {
    "passphrase.py",
    "recovery_code.py",
    "file_password.py",
    "letter_number.py",
    "programme_checks.py",
    "handover.py",
    "instalment.py",
    "institution.py",
    "institution_file.py",
    "monitoring.py",
    "office_paper.py",
    "position.py",
    "quota_checks.py",
    "quota_claims.py",
    "quota_file.py",
    "rule_edit.py",
    "visit.py",
}


def test_every_field_of_a_finding_has_a_column_in_the_sheet() -> None:
    """Findings name fields; a rejected row is coloured in the sender's column of that field."""
    makers = {"error", "warning", "info", "overridable_error"}
    named = {
        call.args[1].value
        for file in DOMAIN.glob("*.py")
        if file.name not in NOT_OF_ROWS
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in makers
        and isinstance(call.args[1], ast.Constant)
    }

    assert len(named) > 8
    assert named - ONLY_WARNED_ABOUT <= SHEET_FIELD_OF.keys()


@pytest.mark.parametrize(
    "written",
    [
        "Sumber Sari / Sebulu",
        "Sebulu - Sumber Sari",
        "Kec. Sebulu, Desa Sumber Sari",
        "Desa Sumber Sari Kec. Sebulu",
        "Desa Sumber Sari, Kec. Sebulu, Kab. Kutai Kartanegara",
        "Sumber Sari\nSebulu",
    ],
)
def test_a_village_and_its_kecamatan_are_read_from_one_cell(written: str) -> None:
    changed = {"desa_kecamatan": text(written), "kabupaten": None, "desa": None, "kecamatan": None}

    assert read(**changed).draft.village_code == read().draft.village_code != ""


@pytest.mark.parametrize("written", ["Kec. Sebulu", "Nirgends / Nimmer", "Nirgends, Kec. Sebulu"])
def test_one_cell_that_names_no_village_gives_none(written: str) -> None:
    reading = read(desa_kecamatan=text(written), desa=None, kecamatan=None)

    assert reading.draft.village_code == ""
    assert any(problem.field in ("desa", "kecamatan") for problem in reading.problems)


def test_where_no_business_is_asked_it_stays_a_note() -> None:
    reader = RowReader(region_book(), None, "64.02", TODAY)

    plain = reader.read({**WHOLE, F.BUSINESS_TYPE: text("-"), F.NEEDS: text("")})
    told = reader.read({**WHOLE, F.BUSINESS_TYPE: text("kuliner"), F.NEEDS: text("wajan")})

    assert [one.code for one in plain.problems if "not_asked" in one.code] == []
    assert "business.not_asked" in [one.code for one in told.problems]
    assert (told.draft.business_type, told.draft.needs, told.asks) == ("", "", ())
    assert "saha: kuliner; Kebutuhan barang: wajan" in told.draft.note
