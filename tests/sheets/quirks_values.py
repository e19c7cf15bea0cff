"""RT and RW, dates, sex, amounts and businesses as people write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from bansos_desktop.domain.dates import MONTHS
from tests.factories import a_nik
from tests.sheets.build import quirk
from tests.sheets.people import Someone
from tests.sheets.sketch import Book, Page, column
from tests.sheets.truth import Fate


@quirk
def rt_rw_in_one_column(book: Book) -> None:
    """001/002 under RT/RW."""
    book.page.swap("rt", column("rt_rw", "RT/RW", lambda p: f"{p.rt}/{p.rw}"))


@quirk
def rt_rw_in_words(book: Book) -> None:
    """RT 01 RW 02 under RT/RW, in several spellings."""
    forms = ("RT {} RW {}", "RT.{}/RW.{}", "Rt. {} Rw. {}", "RT {}, RW {}")
    book.page.swap(
        "rt",
        column("rt_rw", "RT / RW", lambda p: forms[int(p.rw) % 4].format(p.rt, p.rw)),
    )


@quirk
def rt_rw_under_rt(book: Book) -> None:
    """Both in the column titled RT."""
    book.page.swap("rt", column("rt_rw", "RT", lambda p: f"{p.rt}/{p.rw}"))


@quirk
def rt_with_letter_o(book: Book) -> None:
    """OO1/OO2 with the letter for zero."""
    book.page.swap(
        "rt",
        column("rt_rw", "RT/RW", lambda p: f"{p.rt}/{p.rw}".replace("0", "O")),
    )


@quirk
def rt_as_numbers(book: Book) -> None:
    """RT and RW as numbers without their zeros."""
    page = book.page
    page.at("rt").show = lambda p: int(p.rt)
    page.put("desa", column("rw", "RW", lambda p: int(p.rw)))


@quirk
def rt_in_the_address(book: Book) -> None:
    """RT only within the address, and no column for it."""
    page = book.page
    page.drop("rt")
    page.at("alamat").show = lambda p: f"{p.address} RT. {p.rt}"
    for row in page.rows:
        row.values["address"] = f"{row.who.address} RT. {row.who.rt}"
    page.gives.add("rt")
    page.expect(Fate.OPEN)
    book.may_ask |= {"rt", "alamat"}


@quirk
def rt_and_rw_in_the_address(book: Book) -> None:
    """ "Jl. Mawar RT 01 RW 02" and no column for either."""
    page = book.page
    page.drop("rt")
    page.at("alamat").show = lambda p: f"{p.address} RT {p.rt} RW {p.rw}"
    for row in page.rows:
        row.values["address"] = f"{row.who.address} RT {row.who.rt} RW {row.who.rw}"
    page.gives |= {"rt", "rw"}
    page.expect(Fate.OPEN)
    book.may_ask |= {"rt", "rw", "alamat"}


@quirk
def dates_as_dates(book: Book) -> None:
    """Real dates."""
    book.page.at("tanggal_lahir").show = lambda p: p.birth_date


@quirk
def dates_year_first(book: Book) -> None:
    """yyyy-mm-dd as text."""
    book.page.at("tanggal_lahir").show = lambda p: p.birth_date.isoformat()


@quirk
def dates_with_dashes(book: Book) -> None:
    """dd-mm-yyyy without zeros."""
    book.page.at("tanggal_lahir").show = lambda p: (
        f"{p.birth_date.day}-{p.birth_date.month}-{p.birth_date.year}"
    )


@quirk
def dates_with_month_names(book: Book) -> None:
    """12 Agustus 1980, some short or in capitals."""

    def show(person: Someone) -> str:
        day, name = person.birth_date, MONTHS[person.birth_date.month - 1]
        written = (name, name.upper(), name[:3], name.lower())[day.day % 4]
        return f"{day.day} {written} {day.year}"

    book.page.at("tanggal_lahir").show = show


@quirk
def dates_in_three_columns(book: Book) -> None:
    """Tgl, Bln, Thn under "Tanggal Lahir"."""
    over = ("TANGGAL LAHIR",)
    book.page.merged = True
    book.page.swap(
        "tanggal_lahir",
        column("tanggal_lahir_hari", "TGL", lambda p: p.birth_date.day, over=over),
        column("tanggal_lahir_bulan", "BLN", lambda p: p.birth_date.month, over=over),
        column("tanggal_lahir_tahun", "THN", lambda p: p.birth_date.year, over=over),
    )


@quirk
def dates_in_three_columns_by_name(book: Book) -> None:
    """The same in one row of titles, the month by its name."""
    book.page.swap(
        "tanggal_lahir",
        column("tanggal_lahir_hari", "TGL LAHIR", lambda p: f"{p.birth_date.day:02}"),
        column("tanggal_lahir_bulan", "BULAN LAHIR", lambda p: MONTHS[p.birth_date.month - 1]),
        column("tanggal_lahir_tahun", "TAHUN LAHIR", lambda p: str(p.birth_date.year)),
    )


@quirk
def dates_month_first(book: Book) -> None:
    """mm/dd/yyyy all the way down, and the NIKs agree with that."""
    book.page.at("tanggal_lahir").show = lambda p: f"{p.birth_date:%m/%d/%Y}"


@quirk
def dates_month_first_and_day_first(book: Book) -> None:
    """Two people typed one column: mm/dd/yyyy and dd/mm/yyyy; only the NIK tells which."""
    forms = ("%m/%d/%Y", "%d/%m/%Y")
    for index, row in enumerate(book.page.rows):
        shown = row.who.birth_date.strftime(forms[index % 2])
        row.cells["tanggal_lahir"] = shown


@quirk
def dates_turned_by_excel(book: Book) -> None:
    """An American Excel: day and month changed places where it could, the rest stayed text."""
    page = book.page
    page.at("tanggal_lahir").show = _turned


def _turned(person: Someone) -> object:
    day = person.birth_date
    return date(day.year, day.day, day.month) if day.day <= 12 else f"{day:%d/%m/%Y}"


@quirk
def dates_nobody_can_tell(book: Book) -> None:
    """Both readings are dates and no NIK is there to tell: the rows wait anyway."""
    page = book.page
    page.drop("nik")
    for row in page.rows:
        row.cells["tanggal_lahir"] = "05/06/80"
        row.values["birth_date"] = None
    page.expect(Fate.REFUSED, "nik.missing")
    book.may_ask |= {"nik", "tanggal_lahir"}


@quirk
def dates_with_short_years(book: Book) -> None:
    """12-08-80: which is the month, and which century, is for the NIK and the age to say."""
    book.page.at("tanggal_lahir").show = lambda p: f"{p.birth_date:%d-%m-%y}"


@quirk
def dates_as_serial_numbers(book: Book) -> None:
    """Numbers such as 29445: the format of the column was lost."""
    page = book.page
    page.at("tanggal_lahir").show = lambda p: (p.birth_date - date(1899, 12, 30)).days
    page.expect(Fate.OPEN)
    book.may_ask.add("tanggal_lahir")


@quirk
def dates_beside_the_place(book: Book) -> None:
    """ "Samarinda, 12-08-1980" in one cell."""
    page = book.page
    page.drop("tempat_lahir")
    page.swap(
        "tanggal_lahir",
        column(
            "tempat_tanggal_lahir",
            "TEMPAT, TANGGAL LAHIR",
            lambda p: f"{p.birth_place}, {p.birth_date:%d-%m-%Y}",
        ),
    )


@quirk
def dates_beside_the_place_under_ttl(book: Book) -> None:
    """The same with month names, a slash, and TTL above."""
    page = book.page
    page.drop("tempat_lahir")

    def show(person: Someone) -> str:
        day = person.birth_date
        return f"{person.birth_place.upper()} / {day.day} {MONTHS[day.month - 1]} {day.year}"

    page.swap("tanggal_lahir", column("tempat_tanggal_lahir", "TTL", show))
    for row in page.rows:
        row.values["birth_place"] = row.who.birth_place.upper()


@quirk
def dates_that_are_impossible(book: Book) -> None:
    """31/02/1980 and 00/00/0000: no date is taken, and it is said."""
    page = book.page
    for row, text in zip(page.rows[2:4], ("31/02/1980", "00/00/0000"), strict=True):
        row.cells["tanggal_lahir"] = text
        row.values["birth_date"] = None
        row.fate, row.codes = Fate.DOUBTED, ("birth_date.",)
    book.may_ask.add("tanggal_lahir")


@quirk
def dates_missing(book: Book) -> None:
    """No birth dates at all; a person is taken all the same."""
    book.page.drop("tanggal_lahir", "tempat_lahir")


def _sex(book: Book, male: object, female: object) -> Page:
    book.page.at("jenis_kelamin").show = lambda p: male if p.sex == "L" else female
    return book.page


@quirk
def sex_lk_pr(book: Book) -> None:
    """Lk and Pr."""
    _sex(book, "Lk", "Pr")


@quirk
def sex_in_words(book: Book) -> None:
    """LAKI - LAKI and PEREMPUAN."""
    _sex(book, "LAKI - LAKI", "PEREMPUAN").retitle({"jenis_kelamin": "JENIS KELAMIN"})


@quirk
def sex_as_numbers(book: Book) -> None:
    """1 for men and 2 for women, and the NIKs agree."""
    _sex(book, 1, 2).retitle({"jenis_kelamin": "JENIS KELAMIN"})


@quirk
def sex_as_numbers_the_other_way(book: Book) -> None:
    """2 for men and 1 for women: the NIKs say so in every row."""
    page = _sex(book, 2, 1)
    page.retitle({"jenis_kelamin": "JENIS KELAMIN"})
    page.expect(Fate.OPEN)
    book.may_ask.add("jenis_kelamin")


@quirk
def sex_as_two_tick_columns(book: Book) -> None:
    """Columns L and P under "Jenis Kelamin", with a v in one of them."""
    _ticks(book, "v", "L", "P")


@quirk
def sex_as_two_tick_columns_with_signs(book: Book) -> None:
    """The same with a check mark, and Lk and Pr above."""
    _ticks(book, "√", "LK", "PR")


@quirk
def sex_as_two_tick_columns_with_ones(book: Book) -> None:
    """The same with ones, so that the columns can be added up."""
    _ticks(book, 1, "LAKI-LAKI", "PEREMPUAN")


def _ticks(book: Book, mark: object, male: str, female: str) -> None:
    over = ("JENIS KELAMIN",)
    book.page.merged = True
    book.page.swap(
        "jenis_kelamin",
        column("jenis_kelamin_l", male, lambda p: mark if p.sex == "L" else None, over=over),
        column("jenis_kelamin_p", female, lambda p: mark if p.sex == "P" else None, over=over),
    )


def _amounts(book: Book, *forms: str) -> None:
    def show(person: Someone) -> str:
        dotted = f"{person.value:,}".replace(",", ".")
        return forms[person.value // 10**4 % len(forms)].format(dotted)

    book.page.at("nominal").show = show


@quirk
def amounts_with_dots(book: Book) -> None:
    """5.000.000 as text."""
    _amounts(book, "{}")


@quirk
def amounts_with_rp(book: Book) -> None:
    """Rp 5.000.000,- in several spellings."""
    _amounts(book, "Rp {},-", "Rp.{}", "Rp{},00", "Rp. {} ,-")


@quirk
def amounts_in_words_of_millions(book: Book) -> None:
    """5 jt, 4,5 juta."""

    def show(person: Someone) -> str:
        millions = f"{person.value / 10**6:g}".replace(".", ",")
        return f"{millions} {('jt', 'juta', 'Jt.')[person.desil % 3]}"

    book.page.at("nominal").show = show


@quirk
def amounts_in_millions_as_the_title_says(book: Book) -> None:
    """5 and 4.5 under "Nilai Usulan (juta Rp)"."""
    page = book.page
    page.at("nominal").show = lambda p: p.value / 10**6
    page.retitle({"nominal": "NILAI USULAN (juta Rp)"})


@quirk
def amounts_in_thousands_as_the_title_says(book: Book) -> None:
    """5000 and 4500 under "Nilai Usulan (Rp.000)"."""
    page = book.page
    page.at("nominal").show = lambda p: p.value // 10**3
    page.retitle({"nominal": "NILAI USULAN (ribu Rp)"})


@quirk
def amounts_in_millions_and_nobody_says_so(book: Book) -> None:
    """5 and 4.5 under "Nilai Usulan": surely millions, but money is never guessed."""
    page = book.page
    page.at("nominal").show = lambda p: p.value / 10**6
    page.retitle({"nominal": "NILAI USULAN"})
    page.expect(Fate.ASKED)
    book.asks.add("nominal")


@quirk
def amounts_unreadable(book: Book) -> None:
    """ "secukupnya", and two amounts in one cell: never guessed."""
    page = book.page
    for row, text in zip(page.rows[2:4], ("secukupnya", "4 jt / 5 jt"), strict=True):
        row.cells["nominal"] = text
        row.fate, row.codes = Fate.REFUSED, ("value.",)
        row.values["requested_value"] = None


@quirk
def desil_in_words(book: Book) -> None:
    """Desil 1, D2, II, 1.0."""
    forms = (("Desil 1", "D1", "I", "1.0"), ("Desil 2", "D2", "II", 2))
    rng = Random(1)
    book.page.at("desil").show = lambda p: rng.choice(forms[p.desil - 1])


@quirk
def phones_in_many_forms(book: Book) -> None:
    """+62, blanks and dashes, and numbers that lost their zero."""
    forms = ("+62{}", "62{}", "0{}")
    page = book.page

    def show(person: Someone) -> object:
        rest = person.phone[1:]
        chosen = int(rest[-1]) % 4
        return int(rest) if chosen == 3 else forms[chosen].format(f"{rest[:3]}-{rest[3:]}")

    page.at("no_hp").show = show


@quirk
def businesses_as_free_text(book: Book) -> None:
    """gorengn, jual es teh, JUALAN KUE BASAH: what people write, known to the list."""
    texts = {
        "makanan": "Warung Makan",
        "gorengan": "gorengn",
        "minuman": "jual es teh",
        "kue": "jual kue basah",
        "ternak-ayam": "TERNAK AYAM KAMPUNG",
        "kerajinan": "anyaman rotan",
    }
    book.page.at("jenis_usaha").show = lambda p: texts[p.business_code]


@quirk
def businesses_nearly_known(book: Book) -> None:
    """One letter wrong, or a word more than the list has: taken rightly or asked."""
    texts = {
        "makanan": "warung makn",
        "gorengan": "Jualan gorengan keliling",
        "minuman": "jual ess teh",
        "kue": "jual kue kue basah",
        "ternak-ayam": "ternak ayam kampug",
        "kerajinan": "kerajianan",
    }
    page = book.page
    page.at("jenis_usaha").show = lambda p: texts[p.business_code]
    page.expect(Fate.OPEN)
    page.silent.add("note")
    book.may_ask.add("jenis_usaha")


@quirk
def businesses_in_no_list(book: Book) -> None:
    """A business that no list knows: the person is taken, its kind is asked."""
    page = book.page
    page.at("jenis_usaha").show = lambda p: "sewa tenda pengantin"
    page.silent.add("note")
    for row in page.rows:
        row.values["business_type"] = None
        row.fate, row.codes = Fate.DOUBTED, ("business",)
    book.asks.add("jenis_usaha")


@quirk
def dates_with_a_clock(book: Book) -> None:
    """1980-08-12 00:00:00 as text, as programs export it."""
    book.page.at("tanggal_lahir").show = lambda p: f"{p.birth_date} 00:00:00"


@quirk
def dates_as_eight_digits(book: Book) -> None:
    """12081980 and 19800812 without anything between."""
    page = book.page
    page.at("tanggal_lahir").show = lambda p: f"{p.birth_date:%d%m%Y}"
    page.expect(Fate.OPEN)
    book.may_ask.add("tanggal_lahir")


@quirk
def dates_with_names_and_short_years(book: Book) -> None:
    """12-Agu-80, as Excel shows a date."""
    book.page.at("tanggal_lahir").show = lambda p: (
        f"{p.birth_date.day:02}-{MONTHS[p.birth_date.month - 1][:3]}-{p.birth_date:%y}"
    )


@quirk
def dates_of_years_only(book: Book) -> None:
    """Only the year of birth: no day is made up, and it is said."""
    page = book.page
    page.at("tanggal_lahir").show = lambda p: p.birth_date.year
    for row in page.rows:
        row.values["birth_date"] = None
    page.expect(Fate.DOUBTED, "birth_date.")
    book.may_ask.add("tanggal_lahir")


@quirk
def dates_month_first_of_one_person(book: Book) -> None:
    """One person whose day and month may both be months: the NIK tells."""
    page = book.page
    page.rows = page.rows[:1]
    born = page.rows[0].who.birth_date.replace(day=5, month=9)
    nik = a_nik(born=born, sex=page.rows[0].who.sex, serial=77)
    page.rows[0].who = replace(page.rows[0].who, birth_date=born, nik=nik)
    page.at("tanggal_lahir").show = lambda p: f"{p.birth_date:%m/%d/%Y}"


@quirk
def sex_as_numbers_of_women_only(book: Book) -> None:
    """All are women and all have 2: the NIKs agree."""
    page = book.page
    page.rows = [row for row in page.rows if row.who.sex == "P"]
    _sex(book, 1, 2).retitle({"jenis_kelamin": "JENIS KELAMIN"})


@quirk
def amounts_in_english(book: Book) -> None:
    """5,000,000 and 5,000,000.00 as text."""
    book.page.at("nominal").show = lambda p: f"{p.value:,}{('', '.00')[p.desil % 2]}"


@quirk
def amounts_by_unit_in_the_cell(book: Book) -> None:
    """5 jt, 5000000 and Rp4.500.000,00 in one column."""
    forms = (
        lambda p: f"{p.value / 10**6:g} jt".replace(".", ","),
        lambda p: p.value,
        lambda p: "Rp" + f"{p.value:,}".replace(",", ".") + ",00",
    )
    for index, row in enumerate(book.page.rows):
        row.cells["nominal"] = forms[index % 3](row.who)


@quirk
def rt_with_its_word(book: Book) -> None:
    """RT.05 under RT and RW.02 under RW."""
    page = book.page
    page.at("rt").show = lambda p: f"RT.{p.rt}"
    page.put("desa", column("rw", "RW", lambda p: f"RW {p.rw}"))


@quirk
def rt_turned_into_dates(book: Book) -> None:
    """1/2 became the second of January: nobody can tell any more, so it is left out or asked."""
    page = book.page
    page.swap("rt", column("rt_rw", "RT/RW", lambda p: date(2025, min(int(p.rw), 12), 1)))
    page.silent |= {"rt", "rw"}
    book.may_ask |= {"rt", "rw", "rt_rw"}
