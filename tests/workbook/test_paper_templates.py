"""The shipped templates of what is signed at the door and filled in afterwards."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.formats import FORMATS
from bansos_desktop.workbook.placeholder import blanks, is_broken, parse
from tests.workbook.golden_documents import FORMATS as FOLDER
from tests.workbook.golden_documents import ROOT

PAPERS = ("bast", "rab", "tanda-terima", "monev")


def book_of(key: str) -> Workbook:
    return load_workbook(FOLDER / FORMATS[key].file)


def first_of(key: str) -> Worksheet:
    return book_of(key).worksheets[0]


def texts(sheet: Worksheet) -> dict[str, str]:
    """Every text by its cell."""
    return {
        cell.coordinate: cell.value
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }


def row_of(book: Workbook, mark: str) -> int:
    """The row of a mark such as baris_ulang."""
    area = book.defined_names[mark].attr_text.rpartition("!")[2]
    first, _colon, last = area.replace("$", "").partition(":")
    rows = {int("".join(filter(str.isdigit, part))) for part in (first, last)}
    (row,) = rows
    return row


def words_of(domain: str) -> list[str]:
    with Path(ROOT / "seed_data" / "codes.csv").open(encoding="utf-8", newline="") as file:
        return [row["label"] for row in csv.DictReader(file) if row["domain"] == domain]


@pytest.mark.parametrize("key", PAPERS)
def test_a_template_asks_only_for_what_its_document_tells(key: str) -> None:
    patterns = {cell: parse(text) for cell, text in texts(first_of(key)).items()}

    asked = {blank.name for pattern in patterns.values() for blank in blanks(pattern)}
    assert not {cell for cell, pattern in patterns.items() if is_broken(pattern)}
    assert asked <= FORMATS[key].allowed


@pytest.mark.parametrize("key", PAPERS)
def test_a_template_says_who_it_is_and_is_f4_one_page_wide(key: str) -> None:
    book = book_of(key)
    sheet = book.worksheets[0]

    assert book["_meta"]["B1"].value == key
    assert book["_meta"].sheet_state == "hidden"
    assert int(sheet.page_setup.paperSize) == 14
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("key", ["bast", "rab"])
def test_a_person_has_one_upright_page(key: str) -> None:
    setup = first_of(key).page_setup

    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("portrait", 1, 1)


@pytest.mark.parametrize("key", ["rab", "tanda-terima"])
def test_sums_of_groups_stand_around_the_row_that_repeats(key: str) -> None:
    book = book_of(key)

    body = row_of(book, "baris_ulang")
    assert row_of(book, "baris_subtotal") == body + 1
    sums = [
        text
        for cell, text in texts(book.worksheets[0]).items()
        if "SUBTOTAL(9," in text and int(cell.lstrip("ABCDEFGHIJ")) in (body + 1, body + 2)
    ]
    assert len(sums) == 2


def test_a_goods_plan_has_the_name_of_each_group_above_it() -> None:
    book = book_of("rab")

    head = row_of(book, "baris_kelompok")
    assert head == row_of(book, "baris_ulang") - 1
    assert book.worksheets[0].cell(head, 1).value == "{{ kelompok.nama }}"


@pytest.mark.parametrize(
    "words",
    [
        "Pada hari ini",
        "PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA",
        "dalam keadaan baik dan cukup",
        "Dikeluarkan di",
        "Pada tanggal",
        "Mengetahui,",
        "Lampiran Berita Acara Serah Terima Nomor",
        "{{ serah.diwakilkan }}",
        "{{ serah.nilai_huruf",
    ],
)
def test_a_bast_is_worded_as_the_ministry_words_it(words: str) -> None:
    assert [text for text in texts(first_of("bast")).values() if words in text]


def test_the_receiver_signs_on_the_left_and_the_office_on_the_right() -> None:
    found = texts(first_of("bast"))

    left = next(cell for cell, text in found.items() if text.startswith("PIHAK KEDUA\n"))
    right = next(cell for cell, text in found.items() if text.startswith("PIHAK PERTAMA\n"))
    assert (left[0], right[0]) == ("A", "F")
    assert left[1:] == right[1:]


def test_nothing_is_reckoned_from_a_line_that_is_left_for_the_pen() -> None:
    book = book_of("bast")
    row = row_of(book, "baris_ulang")

    amount = book.worksheets[0].cell(row, 7).value
    total = book.worksheets[0].cell(row + 1, 7).value
    assert amount == f'=IF(COUNT(D{row},F{row})<2,"",ROUND(D{row}*F{row},0))'
    assert f"COUNT(G{row}:G{row})<COUNTA(B{row}:B{row})" in total


def test_signatures_on_a_receipt_stand_in_two_columns_under_one_heading() -> None:
    book = book_of("tanda-terima")
    sheet = book.worksheets[0]
    row = row_of(book, "baris_ulang")

    assert sheet.cell(row, 8).value.strip() == "{{ tanda.kiri }}"
    assert sheet.cell(row, 9).value.strip() == "{{ tanda.kanan }}"
    assert sheet.cell(row, 8).value.startswith("\n\n")
    assert f"H{row - 2}:I{row - 2}" in {str(area) for area in sheet.merged_cells.ranges}


@pytest.mark.parametrize(
    ("placeholder", "choices"),
    [
        ("monev.berjalan", ["Y", "T"]),
        ("monev.bulan", ["1", "3", "6", "12"]),
        ("monev.keadaan_barang", words_of("keadaan_barang")),
        ("monev.perkembangan", words_of("perkembangan")),
    ],
)
def test_where_there_is_something_to_choose_a_list_offers_it(
    placeholder: str, choices: list[str]
) -> None:
    sheet = first_of("monev")

    (cell,) = [at for at, text in texts(sheet).items() if placeholder in text]
    (check,) = [each for each in sheet.data_validations.dataValidation if str(each.sqref) == cell]
    assert check.formula1 == f'"{",".join(choices)}"'
    assert check.prompt
    assert check.showInputMessage


def test_every_cell_to_fill_with_a_figure_or_a_day_says_how() -> None:
    sheet = first_of("monev")
    wanted = ("monev.tanggal", "monev.omzet", "monev.laba", "monev.tenaga_kerja")

    checks = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    for name in wanted:
        (cell,) = [at for at, text in texts(sheet).items() if name in text]
        assert checks[cell].type in ("date", "whole")
        assert checks[cell].prompt
        assert checks[cell].error


def test_people_and_visits_are_known_by_hidden_columns() -> None:
    sheet = first_of("monev")
    found = {text: cell for cell, text in texts(sheet).items()}

    hidden = {name for name, column in sheet.column_dimensions.items() if column.hidden}
    assert {found["{{ penerima.id }}"][0], found["{{ monev.id }}"][0]} <= hidden
    assert any(text.startswith("Cara mengisi") for text in found)


@pytest.mark.parametrize("key", ["bast", "rab"])
def test_one_page_repeats_no_heading_on_a_second(key: str) -> None:
    sheet = first_of(key)

    assert not sheet.print_title_rows
    assert sheet.freeze_panes is None


def test_a_plan_with_an_open_line_is_not_held_against_the_aid() -> None:
    book = book_of("rab")
    row = row_of(book, "baris_subtotal") + 1
    sheet = book.worksheets[0]

    assert f"COUNT(F{row - 2}:F{row - 2})<COUNTA(B{row - 2}:B{row - 2})" in sheet.cell(row, 7).value
    assert sheet.cell(row + 1, 7).value == "{{ penerima.nilai_bantuan }}"
    assert sheet.cell(row + 2, 7).value == (f'=IF(COUNT(G{row},G{row + 1})<2,"",G{row + 1}-G{row})')
