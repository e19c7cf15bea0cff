"""Lists as villages send them: found wherever they stand, asked about where they do not tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.column_match import Basis
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.context import SheetContext, context_of
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.find import Found, find_layouts, nothing_remembered
from bansos_desktop.workbook.reader import SheetFile
from tests.factories import a_nik
from tests.workbook.lists import (
    KNOWLEDGE,
    PEOPLE,
    a_list,
    column,
    found_in,
    opened,
    people_in,
    person,
    rows_of,
)
from tests.workbook.make_sheets import Rows

SHORT = ("No", "NIK", "Nama", "Alamat")


def keys(found: Found) -> list[str]:
    return [question.key for question in found.questions]


def only(folder: Path, rows: Rows, choices: ImportChoices | None = None) -> Found:
    return found_in(opened(folder, {"data": rows}), choices or ImportChoices())


def refusal(folder: Path, rows: Rows) -> WorkbookError:
    with pytest.raises(WorkbookError) as caught:
        only(folder, rows)
    return caught.value


# --- header rows --------------------------------------------------------------------------------


def test_a_list_without_any_titles_is_read_by_its_values(tmp_path: Path) -> None:
    file = opened(tmp_path, {"data": rows_of("no nik kk nama sex tgl alamat desa kec hp nilai")})

    found = found_in(file)

    layout = found.layouts[0]
    assert (layout.header_rows, layout.first_row) == ((), 1)
    assert layout.mapping == {
        "nik": "B", "no_kk": "C", "nama": "D", "jenis_kelamin": "E", "tanggal_lahir": "F",
        "alamat": "G", "desa": "H", "kecamatan": "I", "no_hp": "J", "nominal": "K",
    }  # fmt: skip
    assert len(people_in(file, found)) == len(PEOPLE)
    (question,) = found.questions
    assert (question.key, question.taken, question.is_assumed) == ("judul:data", "-", True)


def test_titles_that_nobody_knows_are_still_a_header(tmp_path: Path) -> None:
    rows = [["DATA WARGA"], [], ["k1", "k2", "k3", "k4"], ["(1)", "(2)", "(3)", "(4)"]]

    found = only(tmp_path, [*rows, *rows_of("no nik nama alamat")])

    assert found.layouts[0].header_rows == (3,)
    assert found.layouts[0].mapping == {"nik": "B", "nama": "C", "alamat": "D"}
    (question,) = found.questions
    assert (question.taken, [option.value for option in question.options]) == ("3", ["3", "-"])


def test_one_known_title_over_people_is_enough_for_a_header(tmp_path: Path) -> None:
    found = only(tmp_path, a_list("nik nama alamat", "NIK", None, None))

    assert found.layouts[0].header_rows == (1,)
    assert found.layouts[0].mapping == {"nik": "A", "nama": "B", "alamat": "C"}


def test_a_header_of_three_rows_is_joined(tmp_path: Path) -> None:
    rows: Rows = [
        ["No", "Identitas", None, None, "Alamat", None, None],
        [None, "NIK", "Nama", "Tgl Lahir", "Jalan", "RT/RW", None],
        [None, None, None, None, None, "RT", "RW"],
        ["a", "b", "c", "d", "e", "f", "g=a-b"],
        *rows_of("no nik nama tgl alamat rt rw"),
    ]

    layout = only(tmp_path, rows).layouts[0]

    assert (layout.header_rows, layout.first_row) == ((1, 2, 3), 5)
    assert layout.mapping == {
        "nik": "B", "nama": "C", "tanggal_lahir": "D", "alamat": "E", "rt": "F", "rw": "G",
    }  # fmt: skip


def test_a_row_that_only_parts_a_title_belongs_to_the_header(tmp_path: Path) -> None:
    rows: Rows = [
        ["No", "NIK", "Nama", "Alamat", None],
        [None, None, None, "Jalan", "Gang"],
        *rows_of("no nik nama alamat ya"),
    ]

    layout = only(tmp_path, rows).layouts[0]

    assert (layout.header_rows, layout.first_row) == ((1, 2), 3)


@pytest.mark.parametrize(
    "numbers", [[-1, -2, -3, -4], ["(-1)", "(-2)", "(-3)", "(-4)"], ["a", "b", "c", "d=b x c"]]
)
def test_all_ways_to_number_columns_are_no_person(tmp_path: Path, numbers: list[object]) -> None:
    layout = only(tmp_path, [SHORT, numbers, *rows_of("no nik nama alamat")]).layouts[0]

    assert layout.first_row == 3


def test_a_person_chooses_the_header_rows(tmp_path: Path) -> None:
    rows = [["NIK", "Nama", "Alamat"], ["NIK", "Nama", "Keterangan"], *rows_of("nik nama ya")]

    chosen = only(tmp_path, rows, ImportChoices(header_rows={"data": (2,)}))
    none = only(tmp_path, rows, ImportChoices(answers={"judul:data": "-"}))
    answered = only(tmp_path, rows, ImportChoices(answers={"judul:data": "1-2"}))

    assert chosen.layouts[0].header_rows == (2,)
    assert (none.layouts[0].header_rows, none.layouts[0].first_row) == ((), 3)
    assert answered.layouts[0].header_rows == (1, 2)
    assert not none.questions[0].is_assumed


@pytest.mark.parametrize("rows", [(90,), (0,)])
def test_header_rows_that_are_not_there_find_nobody(tmp_path: Path, rows: tuple[int, ...]) -> None:
    file = opened(tmp_path, {"data": a_list("nik nama alamat", "NIK", "Nama", "Alamat")})

    with pytest.raises(WorkbookError) as caught:
        found_in(file, ImportChoices(header_rows={"data": rows}))

    assert caught.value.code == "workbook.not_people"


def test_an_answer_that_names_no_rows_is_no_answer(tmp_path: Path) -> None:
    rows = a_list("nik nama alamat", "NIK", "Nama", "Alamat")

    found = only(tmp_path, rows, ImportChoices(answers={"judul:data": "atas"}))

    assert found.layouts[0].header_rows == (1,)


# --- columns ------------------------------------------------------------------------------------


def test_slips_of_the_hand_in_titles_are_forgiven(tmp_path: Path) -> None:
    rows = a_list("nik nama tgl alamat", "NIK", "Nma Lengkap", "Tgl. Lhir", "Alamt")

    found = only(tmp_path, rows)

    assert found.layouts[0].mapping == {
        "nik": "A", "nama": "B", "tanggal_lahir": "C", "alamat": "D",
    }  # fmt: skip
    assert column(found, "B").confidence < column(found, "A").confidence
    assert found.questions == ()


def test_swapped_titles_are_asked_about_and_answers_taken(tmp_path: Path) -> None:
    rows = a_list("no kk nik nama alamat", "No", "NIK", "No. KK", "Nama", "Alamat")
    answers = {"kolom:data!B": "no_kk", "kolom:data!C": "nik", "kolom:lain!C": "-"}

    asked = only(tmp_path, rows)
    answered = only(tmp_path, rows, ImportChoices(answers=answers))

    assert keys(asked) == ["kolom:data!B", "kolom:data!C"]
    assert [question.is_open for question in asked.questions] == [True, True]
    first = asked.questions[0]
    assert [option.value for option in first.options] == ["no_kk", "nik", "-"]
    assert "No. KK" in first.message
    assert asked.layouts[0].mapping == {"nama": "D", "alamat": "E"}
    assert answered.layouts[0].mapping == {"no_kk": "B", "nik": "C", "nama": "D", "alamat": "E"}
    assert [(q.taken, q.is_assumed) for q in answered.questions] == [
        ("no_kk", False),
        ("nik", False),
    ]


def test_addresses_under_the_title_of_names_are_not_taken_for_names(tmp_path: Path) -> None:
    found = only(tmp_path, a_list("nik alamat hp", "NIK", "Nama", "No. HP"))

    assert keys(found) == ["kolom:data!B"]
    assert column(found, "B").rivals[0] is SheetField.ADDRESS
    assert found.layouts[0].mapping == {"nik": "A", "no_hp": "C"}


def test_another_number_of_sixteen_digits_is_not_the_nik(tmp_path: Path) -> None:
    apart = only(tmp_path, a_list("id nik nama alamat", "Kode", None, "Nama", "Alamat"))
    wrong = only(tmp_path, a_list("id nama alamat", "NIK", "Nama", "Alamat"))

    assert apart.layouts[0].mapping["nik"] == "B"
    assert column(apart, "A").field is SheetField.OTHER_NUMBER
    assert column(wrong, "A").rivals[0] is SheetField.OTHER_NUMBER
    assert "nik" not in wrong.layouts[0].mapping


def test_a_husbands_nik_is_left_alone_where_the_own_one_is_known(tmp_path: Path) -> None:
    rows = [[*row, person(50 + n)["nik"]] for n, row in enumerate(rows_of("nik nama"))]

    with_own = only(tmp_path, [["NIK", "Nama", "NIK Suami"], *rows])

    assert with_own.layouts[0].mapping == {"nik": "A", "nama": "B"}
    assert with_own.questions == ()


def test_what_names_somebody_else_proves_little(tmp_path: Path) -> None:
    rows = a_list("nama alamat hp", "Nama Petugas Lapangan", "Alamat", "No. HP")

    found = only(tmp_path, [rows[0], *rows[1:]])

    assert keys(found) == ["kolom:data!A"]
    assert found.questions[0].is_open


def test_ticks_for_the_sex_and_three_columns_for_a_date(tmp_path: Path) -> None:
    upper = ["No", "NIK", "Nama", "Jenis Kelamin", None, "Tanggal Lahir", None, None]
    lower = [None, None, None, "L", "P", "Tgl", "Bln", "Thn"]
    people = rows_of("no nik nama male female hari bulan tahun")
    parts = {
        "nik": "B", "nama": "C", "jenis_kelamin_l": "D", "jenis_kelamin_p": "E",
        "tanggal_lahir_hari": "F", "tanggal_lahir_bulan": "G", "tanggal_lahir_tahun": "H",
    }  # fmt: skip

    titled = only(tmp_path, [upper, lower, *people])
    merged = only(tmp_path, [upper, *people])

    assert titled.layouts[0].mapping == merged.layouts[0].mapping == parts


def test_a_date_beside_a_month_and_a_year_is_its_day(tmp_path: Path) -> None:
    titles = ("NIK", "Nama", "Tanggal Lahir", "Tanggal Lahir Bulan", "Tanggal Lahir Tahun")

    found = only(tmp_path, a_list("nik nama hari bulan tahun", *titles))

    assert found.layouts[0].mapping["tanggal_lahir_hari"] == "C"


def test_rt_and_rw_share_a_title_or_a_column(tmp_path: Path) -> None:
    both = [[*row[:2], f"{row[2]}/{row[3]}"] for row in rows_of("nik nama rt rw")]

    apart = only(tmp_path, a_list("nik nama rt rw", "NIK", "Nama", "RT/RW", None))
    joined = only(tmp_path, [["NIK", "Nama", "RT"], *both])

    assert apart.layouts[0].mapping == {"nik": "A", "nama": "B", "rt": "C", "rw": "D"}
    assert joined.layouts[0].mapping == {"nik": "A", "nama": "B", "rt_rw": "C"}


def test_a_lone_l_or_month_is_no_part_of_anything(tmp_path: Path) -> None:
    rows = a_list("nik nama ya", "NIK", "Nama", "L")
    month = a_list("nik nama bulan", "NIK", "Nama", "Tanggal Lahir Bulan")

    assert only(tmp_path, rows).layouts[0].mapping == {"nik": "A", "nama": "B"}
    assert only(tmp_path, month).layouts[0].mapping == {"nik": "A", "nama": "B"}


def test_words_before_an_untitled_birth_date_are_assumed_to_be_its_place(tmp_path: Path) -> None:
    found = only(tmp_path, a_list("nik nama tempat tgl", "NIK", "Nama", None, None))

    assert found.layouts[0].mapping["tempat_lahir"] == "C"
    (question,) = found.questions
    assert (question.taken, question.is_assumed) == ("tempat_lahir", True)


def test_of_two_columns_for_one_value_the_first_is_taken_and_told(tmp_path: Path) -> None:
    people = [[*row, f"Jl. Melati No. {n}"] for n, row in enumerate(rows_of("nik nama alamat"))]

    found = only(tmp_path, [["NIK", "Nama", "Alamat", "Alamat"], *people])

    assert found.layouts[0].mapping["alamat"] == "C"
    (question,) = found.questions
    assert (question.key, question.taken) == ("kolom:data!C", "alamat")
    assert "kolom D" in question.message


def test_of_two_niks_neither_is_taken_until_somebody_says(tmp_path: Path) -> None:
    rows = [[*row, person(60 + n)["nik"]] for n, row in enumerate(rows_of("nik nama alamat"))]
    sheet: Rows = [["NIK", "Nama", "Alamat", "No. KTP"], *rows]

    asked = only(tmp_path, sheet)
    first = only(tmp_path, sheet, ImportChoices(answers={"kolom:data!A": "nik"}))
    second = only(tmp_path, sheet, ImportChoices(answers={"kolom:data!A": "-"}))
    other = only(tmp_path, sheet, ImportChoices(columns={("data", 3): SheetField.NIK}))

    assert "nik" not in asked.layouts[0].mapping
    assert asked.questions[0].is_open
    assert first.layouts[0].mapping["nik"] == "A"
    assert second.layouts[0].mapping["nik"] == "D"
    assert other.layouts[0].mapping["nik"] == "D"
    assert other.questions == ()


def test_the_same_numbers_twice_are_nothing_to_ask_about(tmp_path: Path) -> None:
    found = only(tmp_path, a_list("nik nama nik", "NIK", "Nama", "No. KTP"))

    assert found.layouts[0].mapping == {"nik": "A", "nama": "B"}
    assert found.questions == ()


def test_a_visible_column_goes_before_a_hidden_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [[person(60 + n)["nik"], *row] for n, row in enumerate(rows_of("nik nama alamat"))]
    hide = lambda _file, _name: frozenset({0})  # noqa: E731 - shorter than a function of its own
    monkeypatch.setattr(SheetFile, "hidden_columns", hide, raising=False)

    found = only(tmp_path, [["NIK", "No. KTP", "Nama", "Alamat"], *rows])

    assert found.layouts[0].mapping["nik"] == "B"
    assert column(found, "A").hidden
    assert found.questions == ()


def test_a_column_tells_what_it_holds(tmp_path: Path) -> None:
    found = only(tmp_path, a_list("no nik nama _ ya", "No", "NIK", "Nama", "Alamat", "Kata orang"))

    assert [match.column for match in found.layouts[0].matches] == [0, 1, 2, 3, 4]
    number, _nik, name, address, _unknown = found.layouts[0].matches
    assert (number.field, number.basis) == (SheetField.ROW_NUMBER, Basis.TITLE)
    assert name.samples == tuple(str(who["nama"]) for who in PEOPLE[:5])
    assert (address.field, address.filled, address.samples) == (SheetField.ADDRESS, 0, ())
    assert "no_urut" not in found.layouts[0].mapping
    assert str(PEOPLE[0]["nama"]) not in repr(found)


def test_a_table_beside_the_people_is_not_theirs(tmp_path: Path) -> None:
    rows = [list(row) for row in a_list("no nik nama alamat", *SHORT)]
    for row, beside in zip(rows, [["Desa", "Jumlah"], ["Jahab", 9], ["Melayu", 8]], strict=False):
        row += [None, *beside]

    found = only(tmp_path, rows)

    assert found.layouts[0].mapping == {"nik": "B", "nama": "C", "alamat": "D"}


def test_columns_of_no_field_may_stand_on_both_sides_of_a_blank_one(tmp_path: Path) -> None:
    titles = ("NIK", "Nama", "Tanggal Survei", None, "Alamat", "Tanggal Survei")

    found = only(tmp_path, a_list("nik nama ya _ alamat ya", *titles))

    assert found.layouts[0].mapping == {"nik": "A", "nama": "B", "alamat": "E"}
    assert [column(found, letter).field for letter in "CF"] == [SheetField.OTHER] * 2


def test_a_word_in_another_word_does_not_make_it_somebody_elses(tmp_path: Path) -> None:
    # "wilayah" ends like "ayah", a father.
    found = only(tmp_path, a_list("nik nama desa", "NIK", "Nama", "Wilayah"))

    assert found.layouts[0].mapping["desa"] == "C"
    assert found.questions == ()


def test_a_merged_column_inside_a_table_leaves_the_rest_in_it(tmp_path: Path) -> None:
    found = only(tmp_path, a_list("nik nama _ alamat hp", "NIK", "Nama", None, "Alamat", "No. HP"))

    assert found.layouts[0].mapping == {"nik": "A", "nama": "B", "alamat": "D", "no_hp": "E"}


def test_heads_of_families_are_asked_about_where_nobody_else_is_named(tmp_path: Path) -> None:
    titles = ("NIK", "Nama Kepala Keluarga", "Alamat")

    alone = only(tmp_path, a_list("nik nama alamat", *titles))
    beside = only(tmp_path, a_list("nik nama alamat nama", *titles, "Nama"))

    assert keys(alone) == ["kolom:data!B"]
    options = [option.value for option in alone.questions[0].options]
    assert options == ["nama", "nama_kepala_keluarga", "-"]
    assert beside.layouts[0].mapping["nama"] == "D"
    assert beside.questions == ()


# --- memory -------------------------------------------------------------------------------------


def test_what_was_chosen_for_a_sheet_of_the_same_making_holds_again(tmp_path: Path) -> None:
    titles = ("NIK", "Nama", "Kata orang")
    first = only(tmp_path, a_list("nik nama ya", *titles))
    signature = first.layouts[0].signature
    memory = {signature: {2: SheetField.NOTE, 1: None}}
    file = opened(tmp_path, {"lain": a_list("nik nama ya", *titles, people=PEOPLE[:4])})

    again = find_layouts(file, KNOWLEDGE, ImportChoices(), memory.get)
    now = find_layouts(
        file, KNOWLEDGE, ImportChoices(columns={("lain", 1): SheetField.NAME}), memory.get
    )

    assert again.layouts[0].signature == signature
    assert again.layouts[0].mapping == {"nik": "A", "keterangan": "C"}
    assert column(again, "C").basis is Basis.REMEMBERED
    assert now.layouts[0].mapping["nama"] == "B"


def test_a_signature_is_of_the_titles_and_their_places(tmp_path: Path) -> None:
    one = only(tmp_path, a_list("nik nama alamat", "NIK", "Nama", "Alamat"))
    other = only(tmp_path, a_list("nik alamat nama", "NIK", "Alamat", "Nama"))
    bare = only(tmp_path, rows_of("nik nama alamat"))

    assert len({found.layouts[0].signature for found in (one, other, bare)}) == 3
    assert nothing_remembered("x") is None


# --- sheets -------------------------------------------------------------------------------------


def villages() -> dict[str, Rows]:
    return {
        "Loa Ipuh": a_list("no nik nama alamat", *SHORT, people=PEOPLE[:5]),
        "2. JAHAB": a_list("no nik nama alamat", *SHORT, people=PEOPLE[5:12]),
        "KOSONG": [list(SHORT)],
        "REKAP": [["Desa", "Jumlah"], ["Loa Ipuh", 5], ["Jahab", 7]],
    }


def test_a_sheet_for_each_village_is_read_under_its_name(tmp_path: Path) -> None:
    found = found_in(opened(tmp_path, villages() | {"x": villages()["2. JAHAB"]}, hidden=["x"]))

    assert {layout.sheet: layout.context.village for layout in found.layouts} == {
        "Loa Ipuh": "Loa Ipuh",
        "2. JAHAB": "JAHAB",
    }
    assert found.questions == ()


def test_lists_of_another_making_are_asked_about(tmp_path: Path) -> None:
    sheets = {
        "pendek": a_list("nik nama ya", "NIK", "Nama", "Keterangan", people=PEOPLE[:3]),
        "panjang": a_list("no nik nama alamat", *SHORT, people=PEOPLE[3:]),
    }
    file = opened(tmp_path, sheets)

    asked = found_in(file)
    other = found_in(file, ImportChoices(answers={"lembar": "pendek"}))
    every = found_in(file, ImportChoices(answers={"lembar": "*"}))
    named = found_in(file, ImportChoices(sheets=("pendek",)))

    assert [layout.sheet for layout in asked.layouts] == ["panjang"]
    assert (asked.questions[0].key, asked.questions[0].taken) == ("lembar", "panjang")
    assert [option.value for option in asked.questions[0].options] == ["panjang", "pendek", "*"]
    assert [layout.sheet for layout in other.layouts] == ["pendek"]
    assert not other.questions[0].is_assumed
    assert [layout.sheet for layout in every.layouts] == ["panjang", "pendek"]
    assert [layout.sheet for layout in named.layouts] == ["pendek"]
    assert named.questions == ()


def test_an_example_of_how_to_fill_in_is_not_read_along(tmp_path: Path) -> None:
    example = a_list("no nik nama alamat", *SHORT, people=PEOPLE[:1])

    found = found_in(opened(tmp_path, {"Contoh Pengisian": example} | villages()))

    assert [layout.sheet for layout in found.layouts] == ["Loa Ipuh", "2. JAHAB"]
    assert keys(found) == ["lembar"]


def test_a_hidden_sheet_is_read_when_it_is_chosen(tmp_path: Path) -> None:
    file = opened(tmp_path, villages(), hidden=["2. JAHAB"])

    assert [one.sheet for one in found_in(file).layouts] == ["Loa Ipuh"]
    found = find_layouts(file, KNOWLEDGE, sheet="2. JAHAB")
    assert [one.sheet for one in found.layouts] == ["2. JAHAB"]


# --- no list ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        [["No", "Kecamatan", "Desa", "L", "P"], [1, "Tenggarong", "Jahab", 4, 6]],
        [["Desa", "Nilai"], ["Jahab", 1000000], ["Melayu", 200]],
        [["No", "Nama Barang", "Satuan", "Harga"], [1, "Kompor gas", "buah", 500000]],
        [["No", "Nama", "Nilai"], *[[n, desa, 5] for n, desa in enumerate(["Jahab", "Timbau"])]],
        [["Nama", "Jumlah"], ["Jahab", 3], ["Melayu", 4], ["Timbau", 5], ["Loa Ipuh", 6]],
    ],
)
def test_a_recap_or_a_price_list_records_nobody(tmp_path: Path, rows: Rows) -> None:
    error = refusal(tmp_path, [["REKAPITULASI"], [], *rows])

    assert error.code == "workbook.not_people"
    assert str(rows[0][0]) in error.message
    assert "Tidak seorang pun" in error.message


def test_a_recap_with_a_column_of_names_by_title_is_one(tmp_path: Path) -> None:
    rows = [["Nama", "L/P", "Nilai"], *[[desa, "L", 5] for desa in ("Jahab", "Melayu", "Timbau")]]

    found = only(tmp_path, rows)

    assert keys(found) == ["kolom:data!A"]


def test_titles_without_anybody_say_that_there_are_no_rows(tmp_path: Path) -> None:
    error = refusal(tmp_path, [["DAFTAR"], list(SHORT), ["1"], ["JUMLAH"]])

    assert error.code == "workbook.no_rows"
    assert "tidak ada baris" in error.message


def test_a_letter_has_no_header(tmp_path: Path) -> None:
    error = refusal(tmp_path, [["Nomor", ": 12/2025"], ["Hal", ": Usulan"], ["Yth. Kepala Dinas"]])

    assert error.code == "workbook.no_header"


def test_a_header_that_is_chosen_in_an_empty_sheet_finds_nobody(tmp_path: Path) -> None:
    file = opened(tmp_path, {"data": [["x"]], "kosong": []})

    with pytest.raises(WorkbookError) as caught:
        found_in(file, ImportChoices(header_rows={"data": (), "kosong": ()}))

    assert caught.value.code == "workbook.no_header"


# --- where the table ends -----------------------------------------------------------------------


def test_a_recap_below_the_people_is_not_read(tmp_path: Path) -> None:
    below: Rows = [
        ["No", "Desa", "Jumlah", "Nilai"],
        [1, "Jahab", 20, 100000000],
        [2, "Melayu", 20, 100000000],
        [None, "Orang Jauh", PEOPLE[0]["nik"], None],
    ]
    file = opened(
        tmp_path, {"data": [*a_list("no nama nik alamat", "No", "Nama", "NIK", "Alamat"), *below]}
    )

    lines = [row.line for row in people_in(file, found_in(file))]

    assert lines == [*range(2, 22), 25]


def test_somebody_with_a_birth_date_below_a_recap_is_kept(tmp_path: Path) -> None:
    rows = a_list("nama tgl alamat", "Nama", "Tanggal Lahir", "Alamat")
    below: Rows = [["Desa", "Jumlah"], ["Jahab", 20], ["Orang Akhir", "12-08-1980", "Jl. Mawar"]]
    file = opened(tmp_path, {"data": [*rows, *below]})

    assert people_in(file, found_in(file))[-1].line == len(rows) + 3


def test_thousands_of_styled_empty_rows_are_nobody(tmp_path: Path) -> None:
    rows = [*a_list("no nik nama alamat", *SHORT), *[[" ", " ", " ", " "]] * 7000]
    file = opened(tmp_path, {"data": rows})

    assert len(people_in(file, found_in(file))) == len(PEOPLE)


def test_a_long_list_is_told_by_a_sample(tmp_path: Path) -> None:
    people = [person(serial % 900 + 1) for serial in range(700)]

    found = only(tmp_path, a_list("no nik nama alamat", *SHORT, people=people))

    assert 200 <= column(found, "B").filled <= 300


CELLS = st.sampled_from(
    (
        *("", "NIK", "Nama", "No", "Alamat", "L", "P", "Desa : Jahab", "JUMLAH", "1", "2", "v"),
        *("-", "Orang Contoh", "Jahab", "12-08-1980", "Jl. Mawar", "Kepala", "(1)", "5.000.000"),
        a_nik(),
    )
)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=9))
def test_any_table_ends_in_a_list_or_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    file = opened(tmp_path_factory.mktemp("tabel"), {"data": rows})

    try:
        found = found_in(file)
    except WorkbookError as caught:
        found, said = None, caught.message
    else:
        said = " ".join(question.message for question in found.questions)

    assert (found and people_in(file, found)) or said


# --- context ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "context"),
    [
        (
            "DAFTAR USULAN KECAMATAN TENGGARONG SEBERANG KABUPATEN KUTAI KARTANEGARA TAHUN 2025",
            SheetContext("KUTAI KARTANEGARA", "TENGGARONG SEBERANG"),
        ),
        ("DESA LOA IPUH KEC. TENGGARONG", SheetContext("", "TENGGARONG", "LOA IPUH")),
        ("Usulan Kecamatan Kota Bangun 2025", SheetContext("", "Kota Bangun")),
        ("Daftar Desa Jahab dan Desa Melayu", SheetContext()),
        ("Daftar per Desa di Kecamatan", SheetContext()),
        ("Jl. Contoh 1 Kel. Melayu Kec. Tenggarong", SheetContext()),
    ],
)
def test_places_in_the_middle_of_a_title_are_those_we_know(
    line: str, context: SheetContext
) -> None:
    assert context_of([[line]], KNOWLEDGE) == context


@pytest.mark.parametrize(
    ("sheet", "context"),
    [
        ("Jahab", SheetContext(village="Jahab")),
        ("3. Desa Timbau", SheetContext(village="Timbau")),
        ("Kec. Loa Kulu", SheetContext(district="Loa Kulu")),
        ("Loa Kulu", SheetContext()),
        ("Sheet1", SheetContext()),
    ],
)
def test_a_sheet_may_be_named_after_its_place(sheet: str, context: SheetContext) -> None:
    assert context_of([], KNOWLEDGE, sheet) == context
    assert context_of([], None, sheet) == SheetContext()


@pytest.mark.parametrize(
    ("band", "place"),
    [
        (["DESA JAHAB"], "DESA JAHAB"),
        (["A. Desa Jahab", None, 12], "Desa Jahab"),
        (["A", "KEL. JAHAB"], "KEL. JAHAB"),
        (["KP. JAHAB"], "KP. JAHAB"),
        (["Jahab"], "Jahab"),
        (["DESA JAHAB", "12 orang"], "DESA JAHAB"),
    ],
)
def test_a_line_between_the_people_names_their_village(
    tmp_path: Path, band: list[object], place: str
) -> None:
    people = rows_of("nik nama sex")
    file = opened(tmp_path, {"data": [["NIK", "Nama", "L/P"], *people[:5], band, *people[5:]]})

    rows = people_in(file, found_in(file))

    villages = [
        row.cells[SheetField.VILLAGE].text for row in rows if SheetField.VILLAGE in row.cells
    ]
    assert len(rows) == len(PEOPLE)
    assert villages == [place] * (len(PEOPLE) - 5)


def test_another_kecamatan_is_not_that_of_the_village_before(tmp_path: Path) -> None:
    people = rows_of("nik nama sex")
    first = ["DESA JAHAB KECAMATAN TENGGARONG"]
    rows = [["NIK", "Nama", "L/P"], first, *people[:5], ["KECAMATAN LOA KULU"], *people[5:]]
    file = opened(tmp_path, {"data": rows})

    read = people_in(file, found_in(file))

    assert read[0].cells[SheetField.VILLAGE].text == "DESA JAHAB"
    assert read[-1].cells[SheetField.DISTRICT].text == "LOA KULU"
    assert SheetField.VILLAGE not in read[-1].cells


def test_a_second_list_in_another_order_is_read_by_its_own_titles(tmp_path: Path) -> None:
    again = [["Nama", "L/P", "NIK"], *rows_of("nama sex nik", PEOPLE[10:15])]
    back = [["NIK", "Nama", "L/P", "Alamat"], *rows_of("nik nama sex alamat", PEOPLE[15:])]
    first = a_list("nik nama sex alamat", "NIK", "Nama", "L/P", "Alamat", people=PEOPLE[:10])
    file = opened(tmp_path, {"data": [*first, *again, *back]})

    rows = people_in(file, found_in(file))

    assert [row.cells[SheetField.NIK].text for row in rows] == [who["nik"] for who in PEOPLE]
    assert [row.cells[SheetField.NAME].text for row in rows] == [who["nama"] for who in PEOPLE]
    assert [bool(row.cells[SheetField.ADDRESS].text) for row in rows] == (
        [True] * 10 + [False] * 5 + [True] * 5
    )


@pytest.mark.parametrize("many", [1, 2, 12])
def test_titles_swapped_over_nik_and_card_are_asked_about(tmp_path: Path, many: int) -> None:
    rows = a_list(
        "kk nik nama lahir", "NIK", "No. KK", "Nama", "Tanggal Lahir", people=PEOPLE[:many]
    )

    found = only(tmp_path, rows)

    assert {"kolom:data!A", "kolom:data!B"} <= set(keys(found))
    assert not {"nik", "no_kk"} & set(found.layouts[0].mapping)


def test_a_mere_nomor_over_niks_is_no_running_number(tmp_path: Path) -> None:
    found = only(tmp_path, a_list("nik nama lahir", "No", "Nama", "Tanggal Lahir"))

    assert found.layouts[0].mapping["nik"] == "A"


def test_cards_under_another_numbers_title_are_asked_about_as_cards(tmp_path: Path) -> None:
    found = only(tmp_path, a_list("nik nama lahir kk", "NIK", "Nama", "Tanggal Lahir", "No. KKS"))

    assert [question.field for question in found.questions] == ["no_kk"]


def test_villages_under_alamat_are_asked_about_as_villages(tmp_path: Path) -> None:
    found = only(tmp_path, a_list("nik nama sex desa", "NIK", "Nama", "L/P", "Alamat"))

    assert [question.field for question in found.questions] == ["desa"]


def test_words_under_an_amount_are_no_amounts(tmp_path: Path) -> None:
    found = only(tmp_path, a_list("nik nama sex tempat", "NIK", "Nama", "L/P", "Nilai"))

    assert [question.field for question in found.questions] == ["nominal"]


def test_cards_under_the_title_of_another_column_are_asked_about(tmp_path: Path) -> None:
    rows = a_list("nik kk nama lahir", "NIK", "Nama", "Nama Lengkap", "Tanggal Lahir")

    found = only(tmp_path, rows)

    assert "no_kk" in [question.field for question in found.questions]


def test_the_names_under_signatures_are_nobody(tmp_path: Path) -> None:
    people = a_list(
        "no nik nama sex lahir alamat", "No", "NIK", "Nama", "L/P", "Tanggal Lahir", "Alamat"
    )
    tail = [
        ["JUMLAH"],
        [None, None, "Mengetahui,"],
        [None, None, "H. Contoh, S.Sos", None, None, "Budi"],
    ]
    file = opened(tmp_path, {"data": [*people, *tail]})

    assert len(people_in(file, found_in(file))) == len(PEOPLE)


def test_a_business_under_the_address_is_still_a_business(tmp_path: Path) -> None:
    head: Rows = [["NO", "NAMA", "NIK", "ALAMAT"], [None, None, None, "RT", "DESA", "JENIS USAHA"]]
    rows = [*head, *([*row, "Gorengan"] for row in rows_of("no nama nik rt desa"))]
    titles = {**KNOWLEDGE.titles, "jenis usaha": SheetField.BUSINESS_TYPE}
    titles |= {"alamat jenis usaha": SheetField.OTHER}
    knowledge = replace(KNOWLEDGE, titles=titles)

    found = find_layouts(opened(tmp_path, {"data": rows}), knowledge)

    assert found.layouts[0].mapping["jenis_usaha"] == "F"
    assert found.layouts[0].mapping["rt"] == "D"


def test_swapped_titles_are_asked_about_and_nobody_under_them_is_lost(tmp_path: Path) -> None:
    rows = [["No", "Nama", "NIK", "Desa", "Tgl Lahir"], *rows_of("no nik nama tgl desa")]
    file = opened(tmp_path, {"data": rows})

    found = found_in(file)

    assert {f"kolom:data!{letter}" for letter in "BC"} <= set(keys(found))
    assert len(people_in(file, found)) == len(PEOPLE)


def test_the_names_of_spouses_are_asked_about_like_their_numbers(tmp_path: Path) -> None:
    titles = {**KNOWLEDGE.titles, "nama suami": SheetField.OTHER, "nama istri": SheetField.OTHER}
    titles |= {"nik istri": SheetField.OTHER_NUMBER}
    wives = [{"nama istri": f"Istri {who['nama']}", "nik istri": other["nik"]} | who
             for who, other in zip(PEOPLE[:9], PEOPLE[9:18], strict=True)]  # fmt: skip
    rows: Rows = [["NAMA SUAMI", "NIK SUAMI", "NAMA ISTRI", "NIK ISTRI", "DESA"]]
    rows += [[w["nama"], w["nik"], w["nama istri"], w["nik istri"], w["desa"]] for w in wives]
    file = opened(tmp_path, {"data": rows})

    found = find_layouts(file, replace(KNOWLEDGE, titles=titles))

    asked = {question.key: question for question in found.questions}
    assert asked["kolom:data!A"].field == "nama"
    assert asked["kolom:data!A"].taken == ""
    assert len(people_in(file, found)) == len(wives)


def test_a_list_lying_on_its_side_is_refused_without_anybodys_name(tmp_path: Path) -> None:
    rows = [["NAMA", *(who["nama"] for who in PEOPLE[:6])]]
    rows += [["NIK", *(who["nik"] for who in PEOPLE[:6])], ["RT", 1, 2, 3, 4, 5, 6]]

    error = refusal(tmp_path, rows)

    assert error.code == "workbook.turned"
    assert "Orang" not in error.message


@pytest.mark.parametrize(
    "title", ["Nilai (Juta)", "NILAI (Rp juta)", "Nilai (dalam jutaan rupiah)"]
)
def test_an_amount_in_millions_is_an_amount(tmp_path: Path, title: str) -> None:
    knowledge = replace(
        KNOWLEDGE, titles={"nik": SheetField.NIK, "nama": SheetField.NAME}
        | {"nilai rp": SheetField.REQUESTED_VALUE},
    )  # fmt: skip
    rows = [["NIK", "Nama", title]]
    rows += [[w["nik"], w["nama"], (4.5, 5)[at % 2]] for at, w in enumerate(PEOPLE)]

    found = find_layouts(opened(tmp_path, {"data": rows}), knowledge)

    assert found.layouts[0].mapping["nominal"] == "C"
