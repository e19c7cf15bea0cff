"""Tables laid out as only a person would read them: bands, blocks, neighbours, odd headers."""

from __future__ import annotations

from itertools import count, pairwise

from tests.sheets.build import quirk
from tests.sheets.sketch import Book, Line, Page, column
from tests.sheets.truth import Fate

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _line(page: Page, **texts: object) -> Line:
    return [texts.get(one.name) for one in page.columns]


def _bands(book: Book, word: str, *dropped: str, place: int = 0) -> None:
    """A merged line with the village's name over its people, instead of a column."""
    page = book.page
    page.rows.sort(key=lambda row: row.who.village.code)
    page.drop("desa", *dropped)
    page.gives.add("village_code")
    above = [None, *page.rows[:-1]]
    for before, row in zip(above, page.rows, strict=True):
        village = row.who.village
        if before is None or before.who.village.code != village.code:
            row.before = [[*[None] * place, word + village.village.upper()]]


@quirk
def layout_bands_of_villages(book: Book) -> None:
    """ "DESA JAHAB" across the table before its people."""
    _bands(book, "DESA ")


@quirk
def layout_bands_of_villages_in_the_name_column(book: Book) -> None:
    """The same, but typed into the column of names."""
    _bands(book, "KELURAHAN ", place=3)


@quirk
def layout_bands_with_letters(book: Book) -> None:
    """ "A. Desa Jahab" before its people."""
    _bands(book, "A. Desa ")


@quirk
def layout_bands_with_letter_beside(book: Book) -> None:
    """ "A" in the column of numbers, "DESA JAHAB" beside it."""
    _bands(book, "DESA ", place=1)
    letters = iter("ABCDEFGHIJKLM")
    for row in book.page.rows:
        for line in row.before:
            line[0] = next(letters)


@quirk
def layout_bands_of_rt(book: Book) -> None:
    """ "RT 05" before its people, and no column for it."""
    page = book.page
    page.rows.sort(key=lambda row: row.who.rt)
    page.drop("rt")
    page.silent.add("rt")
    above = [None, *page.rows[:-1]]
    for before, row in zip(above, page.rows, strict=True):
        if before is None or before.who.rt != row.who.rt:
            row.before = [[f"RT {row.who.rt}"]]


@quirk
def layout_from_column_d(book: Book) -> None:
    """The table begins in column D and row 16, under a logo."""
    page = book.page
    page.shift = 3
    page.above = [[] for _ in range(15)]


@quirk
def layout_units_under_three_rows(book: Book) -> None:
    """Two rows of groups and titles, and (Rp), (L/P), (tgl/bln/thn) in a row of their own."""
    page = book.page
    for name in ("tempat_lahir", "tanggal_lahir"):
        page.at(name).over = ("KELAHIRAN",)
    for name in ("alamat", "rt", "desa", "kecamatan"):
        page.at(name).over = ("TEMPAT TINGGAL",)
    page.merged = True
    page.retitle({"nominal": "NILAI USULAN", "jenis_kelamin": "JENIS KELAMIN"})
    page.under = [
        _line(page, nominal="(Rp)", jenis_kelamin="(L/P)", tanggal_lahir="(tgl/bln/thn)"),
    ]


@quirk
def layout_titles_over_many_lines(book: Book) -> None:
    """Every title in one cell, a word on each line, with hyphens."""
    book.page.retitle(
        {
            "nik": "NOMOR\nINDUK\nKEPENDU-\nDUKAN\n(NIK)",
            "no_kk": "NOMOR\nKARTU\nKELUARGA",
            "tanggal_lahir": "TANGGAL\nLAHIR\n",
            "jenis_kelamin": "JENIS\nKELA-\nMIN",
            "nominal": "NILAI\nUSULAN\n(Rp)",
        }
    )


@quirk
def layout_numbers_with_dots(book: Book) -> None:
    """1., 2., 3. in the first column."""
    numbers = count(1)
    page = book.page
    page.columns[0] = column("", "NO", lambda _p: f"{next(numbers)}.")


@quirk
def layout_numbers_in_roman(book: Book) -> None:
    """I, II, III in the first column."""
    book.page.columns[0] = column("", "NO", lambda p: roman[p])
    roman = {row.who: _ROMAN[at % 12] for at, row in enumerate(book.page.rows)}


@quirk
def layout_numbers_begin_again(book: Book) -> None:
    """1, 2, 3 begins again in each village."""
    page = book.page
    page.rows.sort(key=lambda row: row.who.village.code)
    numbers = {}
    at = 0
    for before, row in zip([None, *page.rows], page.rows, strict=False):
        new = before is None or before.who.village.code != row.who.village.code
        at = 1 if new else at + 1
        numbers[row.who] = at
    page.columns[0] = column("", "NO", lambda p: numbers[p])


@quirk
def layout_blank_row_after_everybody(book: Book) -> None:
    """Every person has a blank row below, for signing."""
    for _, row in pairwise(book.page.rows):
        row.before = [[]]


@quirk
def layout_total_among_the_names(book: Book) -> None:
    """JUMLAH TOTAL under the names, the sum under the values, and counts under L/P."""
    page = book.page
    page.tail = [
        _line(page, nama="JUMLAH TOTAL", nominal=54_000_000, jenis_kelamin=12),
        _line(page, nama="Laki-laki", nominal=5),
        _line(page, nama="Perempuan", nominal=7),
    ]


@quirk
def layout_second_list_in_other_order(book: Book) -> None:
    """Further down a second list whose columns stand in another order."""
    page = book.page
    who = [row.who for row in page.rows[:3]]
    first, names = page.columns, [one.name for one in page.columns]
    order = sorted(range(len(first)), key=lambda at: names[at] != "nama")
    page.tail = [[], ["DAFTAR CADANGAN"], [first[at].title for at in order]]
    for person in who:
        page.tail.append([first[at].show(person) if names[at] != "no_urut" else 1 for at in order])
    book.codes = ("row.twice",)


@quirk
def layout_two_lists_side_by_side(book: Book) -> None:
    """A second list to the right, under the same titles: the same people in another order."""
    page = book.page
    others = {row.who: page.rows[-1 - at].who for at, row in enumerate(page.rows)}
    page.columns += [column("", None, lambda _p: None)]
    for name in ("nik", "nama", "desa"):
        one = page.at(name)
        page.columns.append(column("", one.title, lambda p, show=one.show: show(others[p])))
    page.silent.clear()
    book.codes = ("row.twice",)


@quirk
def layout_note_in_the_middle(book: Book) -> None:
    """Remarks across the table between the people."""
    rows = book.page.rows
    rows[3].before = [["*) nama di bawah ini hasil musyawarah desa tanggal 12 Juli 2025"]]
    rows[6].before = [[None, None, None, "Tambahan usulan dari BPD"]]
    rows[9].before = [["Data susulan"]]
    book.codes = ("nik.missing",)


@quirk
def layout_nomor_over_niks(book: Book) -> None:
    """NO for the numbers and NOMOR over the NIKs."""
    book.page.retitle({"nik": "NOMOR"})
    book.may_ask.add("nik")
    book.page.expect(Fate.OPEN)


@quirk
def layout_nomor_kartu_over_cards(book: Book) -> None:
    """NOMOR KARTU over the family cards."""
    book.page.retitle({"no_kk": "NOMOR KARTU"})
    book.may_ask.add("no_kk")
    book.page.expect(Fate.OPEN)


@quirk
def layout_district_before_village(book: Book) -> None:
    """ "Kec. Tenggarong - Jahab" under a title that says the village only."""
    page = book.page
    page.drop("kecamatan")
    show = "Kec. {0.district} - {0.village}"
    page.swap("desa", column("desa_kecamatan", "DESA", lambda p: show.format(p.village)))


@quirk
def layout_address_is_the_village(book: Book) -> None:
    """Nothing but village names under ALAMAT, and no column for the village."""
    page = book.page
    page.drop("desa")
    page.swap("alamat", column("desa", "ALAMAT", lambda p: p.village.village))
    page.expect(Fate.OPEN)
    book.may_ask |= {"alamat", "desa"}


@quirk
def layout_bands_of_bare_names(book: Book) -> None:
    """ "JAHAB" alone, without saying that it is a village."""
    _bands(book, "")


@quirk
def layout_bands_with_counts(book: Book) -> None:
    """ "Desa Jahab", and "12 orang" beside it."""
    _bands(book, "Desa ")
    for row in book.page.rows:
        for line in row.before:
            line += [None, None, "12 orang"]


@quirk
def layout_bands_of_village_and_district(book: Book) -> None:
    """ "DESA JAHAB KECAMATAN TENGGARONG" across the table."""
    _bands(book, "DESA ", "kecamatan")
    for row in book.page.rows:
        for line in row.before:
            line[0] = f"{line[0]} KECAMATAN {row.who.village.district.upper()}"


@quirk
def layout_bands_of_two_lines(book: Book) -> None:
    """ "KECAMATAN TENGGARONG" and under it "KELURAHAN JAHAB"."""
    _bands(book, "KELURAHAN ", "kecamatan")
    for row in book.page.rows:
        if row.before:
            row.before.insert(0, [f"KECAMATAN {row.who.village.district.upper()}"])


@quirk
def layout_two_lists_without_a_gap(book: Book) -> None:
    """NIK and name in another order directly to the right, behind their own NO."""
    page = book.page
    others = {row.who: page.rows[-1 - at].who for at, row in enumerate(page.rows)}
    page.columns.append(column("", "NO", lambda _p: 1))
    for name in ("nik", "nama"):
        one = page.at(name)
        page.columns.append(column("", one.title, lambda p, show=one.show: show(others[p])))
    book.codes = ("row.twice",)


@quirk
def layout_name_in_two_columns(book: Book) -> None:
    """NAMA DEPAN and NAMA BELAKANG: neither alone is the name."""
    page = book.page
    page.swap(
        "nama",
        column("", "NAMA DEPAN", lambda p: p.name.split()[0]),
        column("", "NAMA BELAKANG", lambda p: " ".join(p.name.split()[1:])),
    )
    page.expect(Fate.ASKED)
    book.asks.add("nama")


@quirk
def layout_three_places_in_one_cell(book: Book) -> None:
    """ "Desa X, Kec. Y, Kab. Z" under "DESA/KEC/KAB"."""
    page = book.page
    page.drop("kecamatan", "kabupaten")
    show = "Desa {0.village}, Kec. {0.district}, Kab. {0.regency}"
    page.swap("desa", column("desa_kecamatan", "DESA/KEC/KAB", lambda p: show.format(p.village)))


@quirk
def layout_two_places_on_two_lines(book: Book) -> None:
    """The kecamatan, and on the next line of the cell the village."""
    page = book.page
    page.drop("kecamatan")
    show = "{0.district}\n{0.village}"
    page.swap("desa", column("desa_kecamatan", "KEC. / DESA", lambda p: show.format(p.village)))


@quirk
def layout_titles_swapped_over_one_person(book: Book) -> None:
    """NIK over the family card and KK over the NIK of a single person."""
    page = book.page
    page.rows = page.rows[:1]
    page.retitle({"nik": "NO. KK", "no_kk": "NIK"})
    page.expect(Fate.OPEN)
    book.may_ask |= {"nik", "no_kk", "tanggal_lahir"}


@quirk
def layout_birth_in_two_lines(book: Book) -> None:
    """Place and date below each other in a cell, and in the title."""
    page = book.page
    page.drop("tempat_lahir")
    page.swap(
        "tanggal_lahir",
        column(
            "tempat_tanggal_lahir",
            "Tempat/\nTgl. Lahir",
            lambda p: f"{p.birth_place}\n{p.birth_date:%d-%m-%Y}",
        ),
    )


@quirk
def layout_amounts_in_millions(book: Book) -> None:
    """4.5 and 5 under "JUMLAH (JUTA)"."""
    page = book.page
    page.at("nominal").show = lambda p: p.value / 10**6
    page.retitle({"nominal": "JUMLAH (JUTA)"})


@quirk
def layout_business_under_the_address(book: Book) -> None:
    """One group title too wide: "USAHA" stands under "ALAMAT"."""
    page = book.page
    business = column("jenis_usaha", "USAHA", over=("ALAMAT",))
    page.drop("jenis_usaha")
    for name in ("rt", "desa"):
        page.at(name).over = ("ALAMAT",)
    page.put("kecamatan", business)
    page.merged = True
