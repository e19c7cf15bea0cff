"""The shipped templates: papers an office can print as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.workbook.formats import FORMATS, Shape
from bansos_desktop.workbook.placeholder import blanks, is_broken, parse

SHIPPED = Path(__file__).parents[2] / "resources" / "formats"
KEYS = [key for key in DocumentKey if (SHIPPED / FORMATS[key].file).exists()]
TABLES = [key for key in KEYS if FORMATS[key].shape is Shape.TABLE]

# DOMAIN.md 1.3, in its order; what is hidden stands behind the last of them.
HEADINGS = {
    DocumentKey.PROPOSALS: (
        "No|NIK|No. KK|Nama Lengkap|L/P|Tempat Lahir|Tanggal Lahir|Usia|Alamat|RT|RW"
        "|Desa/ Kelurahan/ Kampung|Kecamatan|Kabupaten/ Kota|No. HP|Pendidikan|Pekerjaan"
        "|Status Perkawinan|Jml Tanggungan|ID DTKS/ ID Keluarga DTSEN|Desil|PKH/ BPNT (Y/T)"
        "|Jenis Usaha|Rencana/ Status Usaha|Kebutuhan Barang|Nilai Usulan (Rp)|Keterangan"
    ),
    DocumentKey.DECREE: (
        "No|Nama|NIK|Alamat Lengkap|Desa/Kelurahan|Kecamatan|Jenis Usaha|Nilai Bantuan (Rp)"
        "|Keterangan"
    ),
    DocumentKey.SUMMARY: (
        "No|Kabupaten/Kota|Kuota Murni|Kuota Perubahan|Jumlah|Usulan|Lolos Verifikasi|Ditetapkan"
        "|Tersalur|Sisa Kuota|%|Pagu (Rp)|Realisasi (Rp)|Sisa (Rp)|%|Cadangan|Keterangan"
    ),
    DocumentKey.PUBLIC_SUMMARY: ("No|Desa/Kelurahan|Usulan|Layak|Ditetapkan|Tersalur|Nilai (Rp)"),
}


def book_of(key: str) -> Workbook:
    return load_workbook(SHIPPED / FORMATS[key].file)


def row_of(book: Workbook, name: str) -> int:
    """The row of the sheet that carries a defined name."""
    found = re.search(r"\$(\d+)$", str(book.defined_names[name].attr_text))
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize("key", KEYS)
def test_a_template_asks_only_for_what_its_document_has(key: str) -> None:
    book = book_of(key)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                pattern = parse(str(cell.value or ""))
                assert not is_broken(pattern), cell.coordinate
                asked = {blank.name for blank in blanks(pattern)}
                assert asked <= FORMATS[key].allowed, cell.coordinate


@pytest.mark.parametrize("key", KEYS)
def test_a_template_knows_itself(key: str) -> None:
    meta = dict(book_of(key)["_meta"].iter_rows(values_only=True))

    assert meta["template"] == key
    assert str(meta["template_version"]).isdigit()


@pytest.mark.parametrize("key", KEYS)
def test_a_paper_is_f4_and_one_page_wide_with_its_page_number(key: str) -> None:
    sheet = book_of(key).worksheets[0]

    assert sheet.page_setup.paperSize == 14
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.page_setup.fitToHeight == 0 or FORMATS[key].shape is Shape.SHEETS
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # A letter is one page; on somebody's own sheet it would count the pages of other people.
    numbered = "Halaman &P dari &N" in str(sheet.oddFooter.right.text)
    assert numbered is (FORMATS[key].shape is Shape.TABLE)


@pytest.mark.parametrize("key", TABLES)
def test_header_and_number_row_stand_on_every_page(key: str) -> None:
    book = book_of(key)
    sheet = book.worksheets[0]
    top = min(row_of(book, n) for n in ("baris_kelompok", "baris_ulang") if n in book.defined_names)
    numbers = [cell.value for cell in sheet[top - 1] if cell.value]

    assert numbers[:2] == ["(1)", "(2)"]
    assert str(sheet.print_title_rows).endswith(f"${top - 1}")
    assert str(sheet.freeze_panes).lstrip("ABCDEFGHIJ") == str(top)


@pytest.mark.parametrize("key", HEADINGS)
def test_columns_are_those_of_the_form(key: str) -> None:
    book = book_of(key)
    sheet = book.worksheets[0]
    top = min(row_of(book, n) for n in ("baris_kelompok", "baris_ulang") if n in book.defined_names)
    shown = [c for c in sheet[top - 2] if not sheet.column_dimensions[c.column_letter].hidden]

    told = [re.sub(r"\{\{ kolom\.\w+ \| (.+) \}\}", r"\1", str(cell.value)) for cell in shown]
    assert "|".join(told) == HEADINGS[DocumentKey(key)]


@pytest.mark.parametrize("key", ["usulan", "lampiran-sk", "rekap-umum"])
def test_sums_per_kecamatan_stand_right_below_the_rows_and_count_once(key: str) -> None:
    book = book_of(key)
    sheet = book.worksheets[0]
    body, sums = row_of(book, "baris_ulang"), row_of(book, "baris_subtotal")

    assert sums == body + 1
    assert sheet.cell(sums, 1).value == "Jumlah Kecamatan {{ kelompok.nama }}"
    for row in (sums, sums + 1):
        formulas = [cell.value for cell in sheet[row] if str(cell.value).startswith("=")]
        assert formulas
        assert all(re.fullmatch(r"=SUBTOTAL\(9,([A-Z]+\d+):\1\)", str(f)) for f in formulas)


@pytest.mark.parametrize(
    ("key", "column", "choices"),
    [
        ("usulan", "{{ penerima.jenis_kelamin }}", '"L,P"'),
        ("usulan", "{{ penerima.desil }}", '"1,2,3,4,5,6,7,8,9,10"'),
        ("usulan", "{{ penerima.status_usaha }}", '"baru,berjalan"'),
        ("verifikasi", "{{ kunjungan.kriteria_8 }}", '"Y,T"'),
        ("verifikasi", "{{ kunjungan.rekomendasi }}", '"Layak,Tidak Layak,Cadangan"'),
        ("verifikasi", "{{ kunjungan.minat }}", "'_daftar'!$B$1:$B$3"),
    ],
)  # fmt: skip
def test_what_a_receiver_fills_in_can_be_chosen(key: str, column: str, choices: str) -> None:
    book = book_of(key)
    sheet = book.worksheets[0]
    body = row_of(book, "baris_ulang")
    cell = next(cell.coordinate for cell in sheet[body] if cell.value == column)

    rules = sheet.data_validations.dataValidation
    assert [rule.formula1 for rule in rules if cell in rule.sqref] == [choices]


def test_words_with_commas_are_chosen_from_a_hidden_sheet() -> None:
    lists = book_of("verifikasi")["_daftar"]

    assert lists.sheet_state == "hidden"
    assert [cell.value for cell in lists["A"]] == [
        "Ditemukan, wawancara selesai",
        "Rumah tangga tidak ditemukan",
        "Pindah atau bangunan tidak ada",
    ]


def test_the_nine_criteria_are_explained_above_the_table() -> None:
    book = book_of("verifikasi")
    sheet = book.worksheets[0]
    above = " ".join(
        str(cell.value)
        for row in sheet.iter_rows(max_row=row_of(book, "baris_ulang"))
        for cell in row
        if cell.value
    )

    assert all(f"{number}. " in above for number in range(1, 10))
    assert "Kriteria Kepmensos 262/HUK/2022 (Y/T)" in above
