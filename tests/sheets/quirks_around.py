"""What stands after and between the people, and what is hidden."""

from __future__ import annotations

from dataclasses import replace

from tests.sheets.build import quirk
from tests.sheets.quirks_headers import live_together
from tests.sheets.sketch import Book, Line, Page, Row, a_page, column
from tests.sheets.truth import Fate


def _line(page: Page, **texts: object) -> Line:
    """A row of the table with a few filled cells, by the column's name."""
    return [texts.get(one.name) for one in page.columns]


SIGNATURES: list[Line] = [
    [],
    [None, None, None, None, None, None, "Tenggarong, 12 Agustus 2025"],
    [None, None, None, "Mengetahui,", None, None, "Pendamping"],
    [None, None, None, "Kepala Desa"],
    [],
    [],
    [None, None, None, "H. CONTOH SAMPEL, S.Sos", None, None, "BUDI REKAAN"],
    [None, None, None, "NIP. 196501011990031001"],
]


@quirk
def total_after_the_data(book: Book) -> None:
    """A row JUMLAH with the sum of the values."""
    page = book.page
    total = sum(row.who.value for row in page.rows)
    page.tail = [_line(page, no_urut="JUMLAH", nominal=total)]


@quirk
def totals_between_the_data(book: Book) -> None:
    """A row "Jumlah Desa X" after each village, and a grand total."""
    page = book.page
    page.rows.sort(key=lambda row: row.who.village.code)
    for before, row in zip(page.rows, page.rows[1:], strict=False):
        if before.who.village.code != row.who.village.code:
            row.before = [_line(page, nama="Jumlah " + before.who.village.village, nominal=9)]
    page.tail = [_line(page, nama="TOTAL", nominal=12 * 4_500_000)]


@quirk
def notes_after_the_data(book: Book) -> None:
    """Notes under the table, in the first column and in the column of names."""
    page = book.page
    page.tail = [
        [],
        ["Catatan:"],
        ["1. Data per 1 Juli 2025"],
        [None, None, None, "*) belum mempunyai KTP-el"],
        ["Keterangan: nama yang dicetak tebal adalah lansia"],
    ]


@quirk
def signatures_after_the_data(book: Book) -> None:
    """Place and date, "Mengetahui", two names, one of them in the column of names, and a NIP."""
    book.page.tail = SIGNATURES


@quirk
def total_notes_and_signatures(book: Book) -> None:
    """All of them, one after another."""
    page = book.page
    page.tail = [
        _line(page, nama="JUMLAH", nominal=54_000_000),
        ["Terbilang: lima puluh empat juta rupiah"],
        *SIGNATURES,
    ]


@quirk
def header_repeated_on_every_page(book: Book) -> None:
    """The titles and the column numbers come again after each printed page."""
    page = book.page
    numbers: Line = list(range(1, len(page.columns) + 1))
    page.under = [numbers]
    for row in page.rows[4::4]:
        row.before = [*page.header(), numbers]


@quirk
def second_block_after_signatures(book: Book) -> None:
    """After the signatures a second list, "CADANGAN", under the same titles."""
    page = book.page
    page.rows[8].before = [*SIGNATURES, [], ["DAFTAR CADANGAN"], *page.header()]


@quirk
def styled_empty_rows(book: Book) -> None:
    """The frame was pulled down over three thousand empty rows."""
    book.page.styled_to = 3_020


@quirk
def numbered_empty_rows(book: Book) -> None:
    """The running number was pulled down further than there are people."""
    page = book.page
    page.tail = [[13 + n] for n in range(40)]


@quirk
def blank_rows_between(book: Book) -> None:
    """An empty row after every few people."""
    for row in book.page.rows[3::3]:
        row.before = [[], []]


@quirk
def hidden_sheet_with_an_old_list(book: Book) -> None:
    """A hidden sheet holds last year's list, longer than the one to be read."""
    old = a_page(book.rng, count=30, name="2024")
    old.hidden = True
    book.pages.insert(0, old)
    book.pages.reverse()


@quirk
def hidden_column_with_old_niks(book: Book) -> None:
    """A hidden column titled NIK, left of the one that is seen, holds other people's numbers."""
    page = book.page
    strangers = {row.who: row.who.nik[:6] + "010170" + row.who.nik[-4:] for row in page.rows}
    page.put("nik", column("", "NIK", lambda p: strangers[p], hidden=True))


@quirk
def hidden_columns(book: Book) -> None:
    """Columns that nobody was to see, but that are part of the list: the family card."""
    book.page.at("no_kk").hidden = True
    book.may_ask.add("no_kk")


@quirk
def one_sheet_per_village(book: Book) -> None:
    """A sheet for every village, all of one making, each named in its title."""
    book.pages = [_village_page(book, n) for n in range(3)]


def _village_page(book: Book, number: int) -> Page:
    page = a_page(book.rng, count=5, name=f"Desa {number + 1}")
    live_together(page)
    home = page.rows[0].who.village
    page.drop("desa", "kecamatan", "kabupaten")
    page.above = [
        ["DAFTAR USULAN UEP 2025"],
        [f"Desa/Kelurahan : {home.village}"],
        [f"Kecamatan : {home.district}"],
        [],
    ]
    page.gives.add("village_code")
    return page


@quirk
def one_sheet_per_village_named_so(book: Book) -> None:
    """A sheet for every village; only the sheet's own name says which."""
    pages = {}
    for number in range(3):
        page = _village_page(book, number)
        home = page.rows[0].who.village
        page.above = [["DAFTAR USULAN UEP 2025"], [f"KECAMATAN : {home.district}"]]
        page.name = home.village
        page.expect(Fate.OPEN)
        pages[page.name] = page
    book.pages = list(pages.values())
    book.may_ask |= {"desa"}


@quirk
def list_beside_a_recap(book: Book) -> None:
    """A recap of the villages is the first sheet, the list the second."""
    recap = Page("REKAP", [], [column("desa", "DESA"), column("", "JUMLAH"), column("", "TOTAL")])
    recap.is_list = False
    recap.under = [[one, 12, 54_000_000] for one in ("Jahab", "Loa Ipuh", "Maluhu")]
    book.pages.insert(0, recap)
    book.pages.append(Page("Sheet3", [], [column("", None)], is_list=False))


@quirk
def family_groups(book: Book) -> None:
    """KK, address and RT stand only on the row of the family's head."""
    page = book.page
    _as_families(page)
    for before, row in zip(page.rows, page.rows[1:], strict=False):
        if before.who.family == row.who.family:
            for name in ("no_kk", "alamat", "rt"):
                row.cells[name] = None
            row.fate = Fate.OPEN
    book.may_ask |= {"no_kk", "alamat", "rt"}


@quirk
def family_groups_with_places(book: Book) -> None:
    """Number, KK, address, desa and kecamatan only on the head's row, with the relation beside."""
    page = book.page
    _as_families(page)
    page.put("tempat_lahir", column("hubungan_keluarga", "HUBUNGAN KELUARGA"))
    heads = set()
    for row in page.rows:
        is_head = row.who.family not in heads
        heads.add(row.who.family)
        row.cells["hubungan_keluarga"] = "Kepala Keluarga" if is_head else "Anak"
        if not is_head:
            for name in ("no_urut", "no_kk", "alamat", "rt", "desa", "kecamatan", "kabupaten"):
                row.cells[name] = None
            row.fate = Fate.OPEN
    book.may_ask |= {"no_kk", "alamat", "rt", "desa", "kecamatan", "kabupaten"}


def _as_families(page: Page) -> None:
    """Four families of three, each of one address and card."""
    for index, row in enumerate(page.rows):
        head = page.rows[index - index % 3].who
        row.who = replace(
            row.who,
            family=head.family,
            family_card=head.family_card,
            address=head.address,
            rt=head.rt,
            village=head.village,
        )


@quirk
def the_same_person_twice(book: Book) -> None:
    """A person was copied to the end of the list."""
    page = book.page
    page.rows.append(Row(page.rows[2].who, fate=Fate.REFUSED, codes=("row.twice",)))


@quirk
def one_nik_for_two_names(book: Book) -> None:
    """Two people carry the same NIK; the second must not be taken for the first."""
    page = book.page
    first, second = page.rows[2].who, page.rows[7].who
    page.rows[7].who = replace(second, nik=first.nik)
    page.rows[7].fate, page.rows[7].codes = Fate.REFUSED, ("row.twice",)


@quirk
def without_some_names(book: Book) -> None:
    """Two rows without a name: somebody is meant, so they are refused in sight."""
    for row in book.page.rows[2:4]:
        row.cells["nama"] = None
        row.fate, row.codes, row.values = Fate.REFUSED, ("name.missing",), {"name": None}


@quirk
def places_merged_down(book: Book) -> None:
    """Desa and kecamatan stand once, merged over the people of each village."""
    page = book.page
    page.rows.sort(key=lambda row: row.who.village.code)
    for before, row in zip(page.rows, page.rows[1:], strict=False):
        if before.who.village.code == row.who.village.code:
            row.cells |= {"desa": None, "kecamatan": None, "kabupaten": None}
            row.fate = Fate.OPEN
    book.may_ask |= {"desa", "kecamatan", "kabupaten"}


@quirk
def total_with_counts(book: Book) -> None:
    """JUMLAH under the names, and the number of people under the NIKs."""
    page = book.page
    page.tail = [_line(page, nama="JUMLAH", nik=12, nominal=54_000_000, desil=18)]


@quirk
def recap_beside_the_list(book: Book) -> None:
    """A small recap to the right, two columns further, with a second title DESA."""
    page = book.page
    counts = iter(["Jahab", "Loa Ipuh", "Maluhu"])
    names = {row.who: next(counts, None) for row in page.rows}
    page.columns += [
        column("", None, lambda p: None),
        column("", "DESA", lambda p: names[p]),
        column("", "JUMLAH", lambda p: 4 if names[p] else None),
    ]


@quirk
def list_after_instructions(book: Book) -> None:
    """The first sheet tells how to fill in the second, with the names of its columns."""
    page = Page("PETUNJUK", [], [column("", "No"), column("", "Nama Kolom"), column("", "Isi")])
    page.is_list = False
    page.under = [
        [1, "NIK", "16 digit sesuai KTP-el"],
        [2, "NAMA LENGKAP", "sesuai KTP-el"],
        [3, "TANGGAL LAHIR", "dd/mm/yyyy"],
        [4, "ALAMAT", "jalan, nomor rumah"],
    ]
    book.pages.insert(0, page)


@quirk
def long_list_with_a_late_column(book: Book) -> None:
    """Three hundred people; the phone numbers begin after two hundred of them."""
    book.pages = [a_page(book.rng, count=300, within="64.02")]
    page = book.page
    for row in page.rows[:200]:
        row.cells["no_hp"] = None
        row.values["phone"] = None


@quirk
def notes_between_the_people(book: Book) -> None:
    """A remark stands alone in a row in the middle of the list."""
    page = book.page
    page.rows[5].before = [[None, None, None, "*) nama di bawah ini tambahan dari RT 12"]]
