"""Finding the table of a sheet, and exactly the people in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.context import SheetContext, context_of
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.headers import is_number_row, normalise_title
from bansos_desktop.workbook.marks import is_person
from bansos_desktop.workbook.reader import open_sheets
from bansos_desktop.workbook.rows import SourceRow, read_rows
from tests.factories import a_nik
from tests.workbook.conftest import ReadSheet
from tests.workbook.make_ods import write_ods
from tests.workbook.make_sheets import (
    ALIASES,
    SHORT,
    USULAN,
    Rows,
    find_layout,
    save,
    short_row,
    usulan_row,
)
from tests.workbook.make_xls import write_xls

TTL = "Tempat, Tanggal Lahir"


def names(rows: list[SourceRow]) -> list[str]:
    return [row.cells[SheetField.NAME].text for row in rows]


def lines(rows: list[SourceRow]) -> list[int]:
    return [row.line for row in rows]


@pytest.mark.parametrize("header", [1, 7, 20, 60])
def test_a_header_is_found_on_any_of_the_first_sixty_rows(
    read_sheet: ReadSheet, header: int
) -> None:
    above: Rows = [["DAFTAR CALON PENERIMA"] for _ in range(header - 1)]

    layout, rows = read_sheet([*above, SHORT, short_row(1), short_row(2)])

    assert layout.header_rows == (header,)
    assert layout.first_row == header + 1
    assert lines(rows) == [header + 1, header + 2]
    assert layout.mapping == {"nik": "B", "no_kk": "C", "nama": "D", "alamat": "E"}


def test_a_header_below_sixty_rows_is_not_looked_for(read_sheet: ReadSheet) -> None:
    with pytest.raises(WorkbookError) as caught:
        read_sheet([*([["judul"]] * 60), SHORT, short_row(1)])

    assert caught.value.code == "workbook.no_header"
    assert "NIK" in caught.value.message


@pytest.mark.parametrize("header", [("NIK",), ("Alamat", "RT", "RW"), ("a", "b")])
def test_a_header_needs_a_nik_or_a_name_and_one_more(
    read_sheet: ReadSheet, header: tuple[str, ...]
) -> None:
    with pytest.raises(WorkbookError) as caught:
        read_sheet([header, ["x"]])

    assert caught.value.code == "workbook.no_header"


def test_a_workbook_with_nothing_in_it_is_empty(read_sheet: ReadSheet) -> None:
    with pytest.raises(WorkbookError) as caught:
        read_sheet([])

    assert caught.value.code == "workbook.empty"


def test_a_header_of_two_merged_rows_is_joined(read_sheet: ReadSheet) -> None:
    upper = ["No", "NIK", "Nama", "Lahir", None, "Alamat", None, None]
    lower = [None, None, None, "Tempat", "Tanggal", "Jalan", "RT", "RW"]
    person = [1, a_nik(), "Orang Contoh", "Samarinda", date(1980, 8, 12), "Jl. Contoh", "1", "2"]

    layout, rows = read_sheet([upper, lower, [1, 2, 3, 4, 5, 6, 7, 8], person])

    assert layout.header_rows == (1, 2)
    assert layout.titles[4] == "Lahir Tanggal"
    assert layout.titles[6] == "Alamat RT"
    assert layout.first_row == 4
    assert list(layout.columns) == [
        SheetField.NIK,
        SheetField.NAME,
        SheetField.BIRTH_PLACE,
        SheetField.BIRTH_DATE,
        SheetField.ADDRESS,
        SheetField.RT,
        SheetField.RW,
    ]
    assert rows[0].cells[SheetField.BIRTH_DATE].day == date(1980, 8, 12)
    assert rows[0].cells[SheetField.ADDRESS].text == "Jl. Contoh"


@pytest.mark.parametrize(
    ("group", "place", "day"),
    [
        ("TEMPAT, TANGGAL LAHIR", "TEMPAT", "TGL LAHIR"),
        ("KELAHIRAN", "TEMPAT", "TANGGAL"),
        ("Lahir", "Tempat", "Tgl"),
        ("TTL", "Tempat", "Tanggal"),
        ("Identitas", "Tmp", "Tgl Lahir"),
    ],
)
def test_place_and_day_under_one_birth_title_are_told_apart(
    tmp_path: Path, group: str, place: str, day: str
) -> None:
    both = {normalise_title(title): SheetField.BIRTH_PLACE_AND_DATE for title in (TTL, "TTL")}
    short = {"tgl lahir": SheetField.BIRTH_DATE}
    rows = [["NIK", "Nama", group, None], [None, None, place, day], [a_nik(), "Orang", "Muara", 1]]
    file = open_sheets(save(tmp_path / "usulan.xlsx", {"data": rows}))

    layout = find_layout(file, {**ALIASES, **both, **short})

    assert layout.mapping == {"nik": "A", "nama": "B", "tempat_lahir": "C", "tanggal_lahir": "D"}


def test_a_mere_place_is_the_birth_place_only_before_the_birth_date(
    read_sheet: ReadSheet,
) -> None:
    person = [a_nik(), "Orang", "Muara", "12/08/1980"]

    beside, _ = read_sheet([["NIK", "Nama", "TEMPAT", "Tgl Lahir"], person])
    apart, _ = read_sheet([["NIK", "Tempat", "Nama", "Tgl Lahir"], person])

    assert beside.mapping["tempat_lahir"] == "C"
    assert "tempat_lahir" not in apart.mapping


@pytest.mark.parametrize(
    "numbers",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, 2, 3, 4, 5],
        ["1", "2.", 4.0, "7", None],
    ],
)
def test_a_row_of_column_numbers_is_no_person(read_sheet: ReadSheet, numbers: list[object]) -> None:
    layout, rows = read_sheet([SHORT, numbers, short_row(1), numbers, short_row(2)])

    assert layout.first_row == 3
    assert lines(rows) == [3, 5]


def test_a_hint_row_under_the_header_is_no_person(read_sheet: ReadSheet) -> None:
    header = ["NIK", "Nama", "Tanggal Lahir", "L/P", "Status"]
    hint = ["16 digit", "sesuai KTP", "yyyy-mm-dd", "L/P", "Menikah / Belum Menikah / Janda"]

    layout, rows = read_sheet([header, hint, [a_nik(), "Orang Contoh", "1980-08-12", "L", ""]])

    assert layout.first_row == 3
    assert lines(rows) == [3]


def test_a_first_person_is_not_taken_for_a_hint(read_sheet: ReadSheet) -> None:
    header = ["Nama", "Alamat", "Keterangan"]

    _, rows = read_sheet([header, ["Orang Biasa", "Jl. Mawar", "(baru)"]])

    assert lines(rows) == [2]


def test_the_provincial_layout_loses_its_letterhead_total_and_signatures(
    read_sheet: ReadSheet,
) -> None:
    top: Rows = [
        ["PEMERINTAH KABUPATEN KUTAI KARTANEGARA"],
        ["DINAS SOSIAL"],
        ["Alamat: Jl. Contoh No. 1 Kode Pos 75512"],
        ["DAFTAR USULAN CALON PENERIMA"],
        [],
        ["Kecamatan", ":", "Tenggarong"],
        USULAN,
        [f"({number})" for number in range(1, 28)],
    ]
    bottom: Rows = [
        ["JUMLAH", *[None] * 24, 15_000_000],
        [],
        [*[None] * 20, "Tenggarong, 12 Agustus 2025"],
        [None, None, None, "Mengetahui,", *[None] * 16, "Kepala Dinas Sosial"],
        [None, None, None, "Lurah Loa Ipuh"],
        [],
        [None, None, None, "Orang Lurah, S.Sos", *[None] * 8, "Drs. Orang Dinas, M.Si"],
        [None, "NIP. 19700101 199003 1 001", None, None, "NIP. 19700101 199003 1 002"],
        [None, "197001011990031001"],
        ["Keterangan:", "coret yang tidak perlu"],
    ]

    layout, rows = read_sheet([*top, *map(usulan_row, (1, 2, 3)), *bottom])

    assert layout.header_rows == (7,)
    told_by_their_values = {
        SheetField.EDUCATION,
        SheetField.OCCUPATION,
        SheetField.MARITAL_STATUS,
    }
    assert set(layout.columns) == set(ALIASES.values()) | told_by_their_values
    assert layout.context.regency == "KABUPATEN KUTAI KARTANEGARA"
    assert names(rows) == ["Orang 1x", "Orang 2x", "Orang 3x"]
    assert lines(rows) == [9, 10, 11]


def test_people_after_a_subtotal_and_a_repeated_header_are_kept(read_sheet: ReadSheet) -> None:
    rows: Rows = [
        SHORT,
        short_row(1),
        ["Sub Jumlah", None, None, None, "1 orang"],
        SHORT,
        [1, 2, 3, 4, 5],
        short_row(2),
        ["TOTAL", None, None, None, "2 orang"],
    ]

    _, read = read_sheet(rows)

    assert lines(read) == [2, 6]


@pytest.mark.parametrize(
    "person",
    [
        [1, a_nik(), None, None, None],
        [1, "6402 0612 0880 0001", None, "TOTAL", None],
        [1, "640206120880", None, None, None],
        [None, None, None, "Orang Contoh", "Jl. Mawar, 12"],
        [None, None, a_nik(), "Ketua", None],
        [7, None, None, "Orang Tanpa Alamat", None],
        [None, "TIDAK ADA 1", None, "Orang Contoh", None],
    ],
)
def test_nobody_with_a_nik_or_a_name_and_more_is_ever_dropped(
    read_sheet: ReadSheet, person: list[object]
) -> None:
    closed: Rows = [SHORT, short_row(1), ["JUMLAH"], ["Mengetahui,"]]

    _, rows = read_sheet([*closed, person])

    assert lines(rows) == [2, 5]


def test_an_odd_row_inside_the_table_is_kept_to_be_refused_in_sight(
    read_sheet: ReadSheet,
) -> None:
    _, rows = read_sheet([SHORT, short_row(1), [None, None, None, "Hanya Nama"], short_row(2)])

    assert lines(rows) == [2, 3, 4]


def test_families_with_one_card_number_keep_every_member(read_sheet: ReadSheet) -> None:
    family: Rows = [short_row(1), short_row(2, no=None, kk=None), short_row(3, no=None, kk=None)]

    _, rows = read_sheet([SHORT, *family])

    assert lines(rows) == [2, 3, 4]
    assert rows[1].cells[SheetField.FAMILY_CARD] == EMPTY_CELL


def test_a_nik_typed_as_a_number_keeps_its_digits_and_says_so(read_sheet: ReadSheet) -> None:
    _, rows = read_sheet(
        [SHORT, short_row(1, nik=6402061208800001), short_row(2, nik="'" + a_nik())]
    )

    assert rows[0].cells[SheetField.NIK] == Cell(
        CellKind.NUMBER, "6402061208800001", 6402061208800001.0
    )
    assert rows[1].cells[SheetField.NIK] == Cell(CellKind.TEXT, a_nik())


def test_true_and_one_in_one_column_stay_different(read_sheet: ReadSheet) -> None:
    _, rows = read_sheet([SHORT, short_row(1, address=1), short_row(2, address=True)])

    assert [row.cells[SheetField.ADDRESS].text for row in rows] == ["1", "TRUE"]


def test_blank_and_merely_numbered_rows_are_skipped(read_sheet: ReadSheet) -> None:
    _, rows = read_sheet([SHORT, short_row(1), [], [2], [3], short_row(4)])

    assert lines(rows) == [2, 6]


def test_places_above_the_header_and_between_people_fill_missing_columns(
    read_sheet: ReadSheet,
) -> None:
    rows: Rows = [
        ["Kabupaten/Kota : Kutai Kartanegara   Kecamatan : Tenggarong"],
        SHORT,
        short_row(1),
        [None, None, None, "Kecamatan", ": Loa Kulu"],
        short_row(2),
    ]

    layout, read = read_sheet(rows)

    assert layout.context == SheetContext("Kutai Kartanegara", "Tenggarong")
    assert [row.cells[SheetField.DISTRICT].text for row in read] == ["Tenggarong", "Loa Kulu"]
    assert {row.cells[SheetField.REGENCY].text for row in read} == {"Kutai Kartanegara"}
    assert SheetField.VILLAGE not in read[0].cells


def test_a_column_outweighs_a_place_above_the_header(read_sheet: ReadSheet) -> None:
    rows: Rows = [["Kecamatan : Tenggarong"], ["NIK", "Kecamatan"], [a_nik(), "Loa Kulu"]]

    _, read = read_sheet(rows)

    assert read[0].cells[SheetField.DISTRICT].text == "Loa Kulu"


def test_the_visible_sheet_with_the_best_header_is_chosen(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "petunjuk": [["Isilah lembar data."]],
        "ringkas": [["NIK", "Nama"], [a_nik(), "x"]],
        "data": [SHORT, short_row(1)],
        "_meta": [USULAN],
        "rahasia": [USULAN, usulan_row(1)],
    }
    file = open_sheets(save(tmp_path / "usulan.xlsx", sheets, hidden=["rahasia"]))

    assert find_layout(file, ALIASES).sheet == "data"
    assert find_layout(file, ALIASES, "ringkas").sheet == "ringkas"
    assert find_layout(file, ALIASES, "rahasia").sheet == "rahasia"


def test_of_equal_sheets_the_first_is_chosen(tmp_path: Path) -> None:
    sheets = {"desa A": [SHORT, short_row(1)], "desa B": [SHORT, short_row(2)]}

    layout = find_layout(open_sheets(save(tmp_path / "usulan.xlsx", sheets)), ALIASES)

    assert layout.sheet == "desa A"


def test_xls_and_ods_have_layouts_too(tmp_path: Path) -> None:
    rows = [["judul", "", ""], ["NIK", "Nama", "Alamat"], [a_nik(), "Orang Contoh", "Jl. Contoh"]]
    for path in (write_xls(tmp_path / "a.xls", rows), write_ods(tmp_path / "a.ods", rows)):
        file = open_sheets(path)

        layout = find_layout(file, ALIASES)

        assert layout.header_rows == (2,)
        assert lines(list(read_rows(file, layout))) == [3]


def test_a_sheet_that_starts_in_column_c_keeps_its_letters(read_sheet: ReadSheet) -> None:
    layout, rows = read_sheet([[None, None, "NIK", "Nama"], [None, None, a_nik(), "Orang"]])

    assert layout.mapping == {"nik": "C", "nama": "D"}
    assert names(rows) == ["Orang"]


@pytest.mark.parametrize(
    ("title", "normal"),
    [
        ("  NIK* ", "nik"),
        ("NO._KK", "no kk"),
        ("Desa / Kelurahan", "desa kelurahan"),
        ("Tgl.\nLahir", "tgl lahir"),
    ],
)
def test_titles_are_compared_as_plain_words(title: str, normal: str) -> None:
    assert normalise_title(title) == normal


@given(st.text())
def test_a_normal_title_stays_as_it_is(title: str) -> None:
    normal = normalise_title(title)

    assert normalise_title(normal) == normal


def test_titles_are_known_with_blanks_inside_and_remarks_behind(read_sheet: ReadSheet) -> None:
    layout, _ = read_sheet([["N I K", "NAMA  (sesuai KTP)", "TanggalLahir"], ["x"]])

    assert list(layout.columns) == [SheetField.NIK, SheetField.NAME, SheetField.BIRTH_DATE]


@pytest.mark.parametrize(
    ("line", "context"),
    [
        (["KABUPATEN PASER"], SheetContext(regency="KABUPATEN PASER")),
        (["Kecamatan Long Ikis"], SheetContext(district="Long Ikis")),
        (["KELURAHAN LONG IKIS"], SheetContext(village="LONG IKIS")),
        (["Desa/Kelurahan :", "Long Ikis"], SheetContext(village="Long Ikis")),
        (["Kota : SAMARINDA", "Lembar :"], SheetContext(regency="SAMARINDA")),
        (["Nomor : 12/2025"], SheetContext()),
    ],
)
def test_title_lines_name_places(line: list[str], context: SheetContext) -> None:
    assert context_of([["DAFTAR"], line]) == context


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(["1", "2"], True), (["(1)", "", "(3)"], True), (["2", "1"], False), (["1"], False)],
)
def test_a_number_row_counts_upwards(texts: list[str], *, expected: bool) -> None:
    assert is_number_row(texts) is expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({SheetField.NAME: "Ketua Contoh", SheetField.SEX: "P"}, True),
        ({SheetField.NAME: "Camat", SheetField.BIRTH_DATE: "12/08/1980"}, True),
        ({SheetField.NAME: "Orang", SheetField.PHONE: "0812 0000 0000"}, True),
        ({SheetField.NAME: "Orang", SheetField.RT: "003"}, True),
        ({SheetField.NAME: "Orang", SheetField.RT_AND_RW: "1/03"}, True),
        (
            {SheetField.NAME: "Orang", SheetField.BIRTH_PLACE_AND_DATE: "Paser, 1 Mei 1980"},
            True,
        ),
        ({SheetField.NAME: "Mengetahui,", SheetField.ADDRESS: "Samarinda, 1 Mei 2025"}, False),
        ({SheetField.NAME: "Orang, S.E.", SheetField.ADDRESS: "Samarinda, ........ 2025"}, False),
        ({SheetField.NAME: "Orang", SheetField.NIK: "197001011990031001"}, False),
        ({SheetField.NAME: "3", SheetField.ADDRESS: "Jl. Contoh"}, False),
    ],
)
def test_a_person_has_a_name_and_something_of_their_own(
    cells: dict[SheetField, str], *, expected: bool
) -> None:
    row = {field: Cell(CellKind.TEXT, text) for field, text in cells.items()}

    assert is_person(row) is expected


@given(
    person=st.fixed_dictionaries(
        {
            SheetField.NIK: st.integers(1, 9999).map(lambda serial: a_nik(serial=serial)),
            SheetField.NAME: st.sampled_from(["", "JUMLAH", "Kepala Dinas", "Catatan", "NIK"]),
        }
    )
)
def test_whoever_has_a_nik_is_a_person(person: dict[SheetField, str]) -> None:
    row = {field: Cell(CellKind.TEXT, text) for field, text in person.items()}

    assert is_person(row)
