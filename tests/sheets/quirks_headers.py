"""Where the titles stand, and what stands above, under and between them."""

from __future__ import annotations

from dataclasses import replace

from tests.sheets.build import quirk
from tests.sheets.sketch import Book, Line, Page, column
from tests.sheets.truth import Fate

LETTERHEAD: list[Line] = [
    ["PEMERINTAH KABUPATEN KUTAI KARTANEGARA"],
    ["DINAS SOSIAL"],
    ["Alamat: Jl. Contoh No. 1 Kode Pos 75512"],
    ["TENGGARONG"],
    [],
    ["DAFTAR USULAN CALON PENERIMA UEP"],
    ["TAHUN ANGGARAN 2025 - APBD MURNI"],
    [],
]


def _above(page: Page, lines: int) -> None:
    """Push the header down with the beginning of a letter and blank lines."""
    blank: list[Line] = [[] for _ in range(lines)]
    page.above = [*LETTERHEAD, *blank][:lines]


@quirk
def plain_list(book: Book) -> None:
    """Nothing odd: titles in row 1, one person a row."""


@quirk
def header_on_row_2(book: Book) -> None:
    """A title line first."""
    _above(book.page, 1)


@quirk
def header_on_row_7(book: Book) -> None:
    """A letterhead and a title first."""
    _above(book.page, 6)


@quirk
def header_on_row_9(book: Book) -> None:
    """A letterhead, a title and a blank line first."""
    _above(book.page, 8)


@quirk
def header_on_row_10(book: Book) -> None:
    """A letterhead, then two blank lines, and the table begins in column C."""
    _above(book.page, 9)
    book.page.shift = 2


@quirk
def header_on_row_20(book: Book) -> None:
    """Instructions for filling in, column by column, and only then the table."""
    book.page.above = [
        *LETTERHEAD,
        ["PETUNJUK PENGISIAN"],
        *([None, f"Kolom {n}", text] for n, text in enumerate(_HINTS, start=1)),
        [],
    ]


_HINTS = (
    "Nomor urut",
    "NIK sesuai KTP-el",
    "Nomor Kartu Keluarga",
    "Nama sesuai KTP-el",
    "[ 1 ] Laki-laki [ 2 ] Perempuan (tuliskan nomor pilihan jawabannya)",
    "Tempat lahir",
    "Tanggal lahir, contoh 12/08/1980",
    "Alamat, RT, desa dan kecamatan",
    "Desil, [ 0 ] Tidak diketahui",
)


@quirk
def header_none(book: Book) -> None:
    """The data begins in row 1; every column says by itself what it is."""
    book.page.has_header = False
    names = "nik nama jenis_kelamin tanggal_lahir alamat desa kecamatan kabupaten nominal"
    book.page.columns = [book.page.at("no_urut"), *map(column, names.split())]


@quirk
def header_none_with_family_cards(book: Book) -> None:
    """No titles, and two columns of sixteen digits: only one agrees with the birth dates."""
    book.page.has_header = False
    names = "no_kk nik nama jenis_kelamin tanggal_lahir alamat desa kecamatan kabupaten jenis_usaha"
    book.page.columns = [book.page.at("no_urut"), *map(column, names.split())]


@quirk
def header_none_under_a_title(book: Book) -> None:
    """A letterhead, and then people without titles over the columns."""
    header_none(book)
    _above(book.page, 8)


@quirk
def header_of_two_rows(book: Book) -> None:
    """Groups above: place and date of birth, address; the rest merged over both rows."""
    page = book.page
    page.merged = True
    page.retitle({"tempat_lahir": "TEMPAT", "tanggal_lahir": "TANGGAL"})
    for name in ("tempat_lahir", "tanggal_lahir"):
        page.at(name).over = ("LAHIR",)
    for name in ("alamat", "rt", "desa", "kecamatan", "kabupaten"):
        page.at(name).over = ("ALAMAT TEMPAT TINGGAL",)
    page.retitle({"alamat": "JALAN/DUSUN"})


@quirk
def header_of_two_rows_not_merged(book: Book) -> None:
    """The same groups, but only lines drawn: the cells beside a group's title are empty."""
    header_of_two_rows(book)
    book.page.merged = False


@quirk
def header_of_three_rows(book: Book) -> None:
    """Groups of groups: identity, birth within it, and the address."""
    page = book.page
    page.merged = True
    for name in ("nik", "no_kk", "nama", "jenis_kelamin"):
        page.at(name).over = ("IDENTITAS CALON PENERIMA",)
    for name, title in (("tempat_lahir", "TEMPAT"), ("tanggal_lahir", "TANGGAL")):
        page.at(name).over = ("IDENTITAS CALON PENERIMA", "LAHIR")
        page.at(name).title = title
    for name in ("alamat", "rt"):
        page.at(name).over = ("DOMISILI", "ALAMAT")
    page.retitle({"alamat": "JALAN"})
    for name in ("desa", "kecamatan", "kabupaten"):
        page.at(name).over = ("DOMISILI", "WILAYAH")


@quirk
def header_merged_over_empty_columns(book: Book) -> None:
    """The name's title was merged over two columns, so an empty one stands after every name."""
    page = book.page
    place = page.index("nama") + 1
    page.columns.insert(place, column("", None))
    page.wide_titles.append((place, place + 1))


@quirk
def header_broken_over_lines(book: Book) -> None:
    """Titles with line breaks, trailing blanks, typing errors and stars for what must be filled."""
    book.page.retitle(
        {
            "nik": "NIK\n(16 digit) *",
            "no_kk": " NOMOR\nKARTU KELUARGA ",
            "nama": "NAMA  LENGKAP   ",
            "jenis_kelamin": "JENIS\nKELAMIN (L/P)",
            "tanggal_lahir": "TGL.\nLAHIR",
            "desa": "DESA/KELUARAHAN",
            "kabupaten": "KAB. / KOTA",
            "nominal": "NILAI\nUSULAN\n(Rp.)",
        }
    )


@quirk
def header_in_other_words(book: Book) -> None:
    """Titles that are in no list, but near it."""
    book.page.retitle(
        {
            "nik": "N I K",
            "no_kk": "Nomer Kartu Kelurga",
            "nama": "Nama Calon Penerima Bantuan",
            "tanggal_lahir": "Tgl. Lhr",
            "alamat": "Alamat Rumah Sekarang",
            "no_hp": "Nomor HP Aktif",
            "jenis_usaha": "Jenis Usaha Yang Akan Dijalankan",
        }
    )
    book.may_ask |= {"tanggal_lahir", "no_hp"}


@quirk
def column_numbers_under_the_header(book: Book) -> None:
    """A row of 1, 2, 3 under the titles."""
    book.page.under = [list(range(1, len(book.page.columns) + 1))]


@quirk
def column_numbers_in_brackets(book: Book) -> None:
    """A row of (1), (2), (3) as text under the titles."""
    book.page.under = [[f"({n})" for n in range(1, len(book.page.columns) + 1)]]


@quirk
def column_numbers_negative(book: Book) -> None:
    """Somebody typed (1), (2), (3), and Excel made -1, -2, -3 of it."""
    book.page.under = [[-n for n in range(1, len(book.page.columns) + 1)]]


@quirk
def column_numbers_with_gaps(book: Book) -> None:
    """Column numbers that skip some, because columns were hidden or taken out."""
    book.page.under = [[1, 3, 4, 5, None, 7, 8, *range(10, len(book.page.columns) + 3)]]


@quirk
def hint_row_under_the_header(book: Book) -> None:
    """A row that tells how to fill in, under two rows of titles."""
    hints = {
        "nik": "16 digit",
        "no_kk": "16 digit",
        "jenis_kelamin": "L / P",
        "tanggal_lahir": "dd/mm/yyyy",
        "desil": "1 - 10",
        "nominal": "angka tanpa titik",
    }
    book.page.under = [[hints.get(one.name) for one in book.page.columns]]


@quirk
def sample_row_under_the_header(book: Book) -> None:
    """The template's own example was left in: NIK 1234567890123456, "Contoh Pengisian"."""
    sample = {
        "no_urut": "contoh",
        "nik": "1234567890123456",
        "no_kk": "1234567890123456",
        "nama": "Contoh Pengisian",
        "jenis_kelamin": "L",
        "tanggal_lahir": "31/12/1980",
    }
    book.page.under = [[sample.get(one.name) for one in book.page.columns]]
    book.codes = ("nik.placeholder",)


@quirk
def title_block_with_places(book: Book) -> None:
    """Kecamatan and desa stand in the title block, and there are no columns for them."""
    page = book.page
    home = page.rows[0].who.village
    live_together(page)
    page.drop("desa", "kecamatan", "kabupaten")
    page.above = [
        ["DAFTAR CALON PENERIMA UEP TAHUN 2025"],
        ["Desa/Kelurahan", None, f": {home.village}"],
        ["Kecamatan", None, f": {home.district}"],
        ["Kabupaten", None, f": {home.regency}"],
        [],
    ]
    page.gives.add("village_code")
    page.names_regency = True


@quirk
def title_line_with_places(book: Book) -> None:
    """One line names all: DESA X KECAMATAN Y KABUPATEN Z."""
    page = book.page
    home = page.rows[0].who.village
    live_together(page)
    page.drop("desa", "kecamatan", "kabupaten")
    page.above = [
        ["DAFTAR NAMA CALON PENERIMA BANTUAN UEP"],
        [f"KELURAHAN {home.village} KECAMATAN {home.district} KABUPATEN {home.regency}".upper()],
        [],
    ]
    page.gives.add("village_code")
    page.names_regency = True
    book.may_ask |= {"desa", "kecamatan", "kabupaten"}


@quirk
def district_only_in_the_title(book: Book) -> None:
    """The kecamatan stands above, the villages in a column."""
    page = book.page
    home = page.rows[0].who.village
    page.drop("kecamatan", "kabupaten")
    page.above = [
        ["REKAPITULASI DATA CALON PENERIMA UEP"],
        [f"KECAMATAN : {home.district.upper()}"],
        [],
    ]


@quirk
def places_between_the_rows(book: Book) -> None:
    """A line "Desa : X" above the people of each village, and no column for it."""
    page = book.page
    page.rows.sort(key=lambda row: row.who.village.code)
    page.drop("desa", "kecamatan", "kabupaten")
    page.above = [["DAFTAR USULAN UEP"], ["Kecamatan : Tenggarong"], []]
    last = ""
    for row in page.rows:
        if row.who.village.code != last:
            row.before = [[f"Desa/Kelurahan : {row.who.village.village}"]]
        last = row.who.village.code
    page.gives.add("village_code")


def live_together(page: Page) -> None:
    """Everybody lives in the first one's village."""
    home = page.rows[0].who.village
    for row in page.rows:
        row.who = replace(row.who, village=home)


@quirk
def header_none_for_two_people(book: Book) -> None:
    """No titles and only two rows."""
    header_none(book)
    book.page.rows = book.page.rows[:2]
    book.may_ask |= {"alamat", "nominal", "desa", "kecamatan", "kabupaten", "jenis_kelamin"}
    book.page.expect(Fate.OPEN)


@quirk
def column_numbers_as_formulas(book: Book) -> None:
    """Letters and sums under the titles: a, b, c=a-b."""
    page = book.page
    page.under = [["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k=i+j", "l", "m", "n"]]


@quirk
def one_person_only(book: Book) -> None:
    """A list of one."""
    book.page.rows = book.page.rows[:1]
