"""NIK and what competes with it: how it is written, and other columns of sixteen digits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.sheets.build import quirk
from tests.sheets.people import Someone
from tests.sheets.sketch import Book, column
from tests.sheets.truth import Fate


def _write(book: Book, show: Callable[[str], object], *names: str) -> None:
    """NIK and KK written in another way, both still complete."""
    page = book.page
    page.at("nik").show = lambda p: show(p.nik)
    page.at("no_kk").show = lambda p: show(p.family_card)


@quirk
def nik_with_apostrophe(book: Book) -> None:
    """An apostrophe before the digits, typed to keep Excel away."""
    _write(book, lambda digits: f"'{digits}")


@quirk
def nik_with_typographic_apostrophe(book: Book) -> None:
    """The same with the curly one of a phone, and a blank after."""
    _write(book, lambda digits: f"’{digits} ")


@quirk
def nik_with_spaces(book: Book) -> None:
    """Four groups of four, some with the blank that does not break."""
    _write(book, lambda d: f"{d[:4]} {d[4:8]}\u00a0{d[8:12]} {d[12:]}")


@quirk
def nik_with_dots(book: Book) -> None:
    """Region, birth and serial parted by dots."""
    _write(book, lambda d: f"{d[:6]}.{d[6:12]}.{d[12:]}")


@quirk
def nik_with_letter_o(book: Book) -> None:
    """The letter O typed for zero."""
    _write(book, lambda d: d.replace("0", "O", 2))


@quirk
def nik_as_exact_number(book: Book) -> None:
    """A program wrote numbers, and every digit is there."""
    _write(book, int)


@quirk
def nik_cut_by_excel(book: Book) -> None:
    """Typed into number cells: fifteen digits are right and every last one is 0."""
    page = book.page
    page.at("nik").show = lambda p: int(p.nik[:15] + "0")
    for row in page.rows:
        row.values["nik"] = row.who.nik[:15] + "0"
        row.fate, row.codes = Fate.DOUBTED, ("nik.number_cell", "nik.serial", "nik.cut")
    page.at("no_kk").show = lambda p: int(p.family_card[:15] + "0")
    page.silent.add("family_card")
    book.may_ask |= {"nik", "no_kk"}


@quirk
def nik_in_scientific_notation(book: Book) -> None:
    """6.40206E+15 as text: saved to csv and opened again."""
    page = book.page
    page.at("nik").show = lambda p: f"{float(p.nik):.5E}"
    page.expect(Fate.REFUSED, "nik.")
    book.may_ask.add("nik")


@quirk
def some_niks_in_scientific_notation(book: Book) -> None:
    """The same for three rows, with the Indonesian comma."""
    for row in book.page.rows[3:6]:
        row.cells["nik"] = f"{float(row.who.nik):.5E}".replace(".", ",")
        row.fate, row.codes = Fate.REFUSED, ("nik.",)


@quirk
def nik_masked(book: Book) -> None:
    """Published with stars: nobody can be told by it."""
    page = book.page
    page.at("nik").show = lambda p: f"{p.nik[:6]}******{p.nik[-4:]}"
    page.at("no_kk").show = lambda p: f"{p.family_card[:12]}XXXX"
    page.silent.add("family_card")
    page.expect(Fate.REFUSED, "nik.")
    book.may_ask |= {"nik", "no_kk"}


@quirk
def niks_of_12_and_15_digits(book: Book) -> None:
    """Some lost digits when they were copied."""
    page = book.page
    for row, length in zip(page.rows[1:5], (12, 15, 12, 15), strict=True):
        row.cells["nik"] = row.who.nik[:length]
        row.fate, row.codes = Fate.REFUSED, ("nik.",)


@quirk
def nik_of_15_digits_everywhere(book: Book) -> None:
    """The last digit of every NIK is missing."""
    book.page.at("nik").show = lambda p: p.nik[:15]
    book.page.expect(Fate.REFUSED, "nik.")
    book.may_ask.add("nik")


@quirk
def niks_missing(book: Book) -> None:
    """Some people have none: blank, a dash, "belum ada"."""
    page = book.page
    for row, text in zip(page.rows[1:6:2], (None, "-", "belum ada"), strict=True):
        row.cells["nik"] = text
        row.fate, row.codes = Fate.REFUSED, ("nik.",)


@quirk
def niks_of_enumerators(book: Book) -> None:
    """Placeholders that enumerators write: 9999999999999994, all zeros."""
    page = book.page
    for row, text in zip(page.rows[1:4], ("9" * 15 + "4", "0" * 16, "9" * 16), strict=True):
        row.cells["nik"] = text
        row.fate, row.codes = Fate.REFUSED, ("nik.",)


@quirk
def kk_before_nik(book: Book) -> None:
    """The family card stands where the NIK usually does."""
    page = book.page
    card = page.at("no_kk")
    page.drop("no_kk")
    page.put("nik", card)


@quirk
def dtks_id_before_nik(book: Book) -> None:
    """A DTKS id of sixteen digits, under its own title, before the NIK."""
    book.page.put("nik", column("", "ID DTKS", _household_number))


@quirk
def household_number_under_unknown_title(book: Book) -> None:
    """A household number of sixteen digits under a title in no list, before the NIK."""
    book.page.put("nik", column("", "NOMOR URUT RUMAH TANGGA", _household_number))


def _household_number(person: Someone) -> str:
    """Sixteen digits that no person's birth could have given."""
    return f"6403{person.family % 10**4:04}99887{person.family % 1000:03}"


@quirk
def nik_without_title(book: Book) -> None:
    """The title over the NIK was deleted; the digits agree with the birth dates."""
    book.page.at("nik").title = None


@quirk
def nik_under_a_wrong_title(book: Book) -> None:
    """The NIK stands under "No. Peserta"."""
    book.page.at("nik").title = "NO. PESERTA"
    book.page.expect(Fate.OPEN)
    book.may_ask.add("nik")


@quirk
def nik_and_kk_titles_swapped(book: Book) -> None:
    """NIK over the family cards and KK over the NIKs: the birth dates tell."""
    book.page.retitle({"nik": "NO. KK", "no_kk": "NIK"})
    book.page.expect(Fate.OPEN)
    book.may_ask |= {"nik", "no_kk"}


@quirk
def nik_title_over_household_numbers(book: Book) -> None:
    """NIK over household numbers, and the true NIKs under no title."""
    page = book.page
    page.at("nik").title = None
    page.put("nik", column("", "NIK", _household_number))
    page.expect(Fate.OPEN)
    book.may_ask.add("nik")


@quirk
def nik_and_kk_in_one_title(book: Book) -> None:
    """Two columns titled "NIK/KK" and nothing."""
    page = book.page
    page.retitle({"nik": "NIK / NO. KK", "no_kk": None})
    page.expect(Fate.OPEN)
    book.may_ask |= {"nik", "no_kk"}


@quirk
def nik_twice(book: Book) -> None:
    """The NIK of the head of the family stands beside the person's own."""
    page = book.page
    heads = {row.who.family: row.who for row in reversed(page.rows)}
    page.put("nik", column("", "NIK KEPALA KELUARGA", lambda p: heads[p.family].nik))
    page.put("nama", column("", "NAMA KEPALA KELUARGA", lambda p: heads[p.family].name))


@quirk
def nik_that_disagrees_with_the_birth_date(book: Book) -> None:
    """A NIK stays valid though the birth date was corrected: taken, and said."""
    row = book.page.rows[4]
    born = row.who.birth_date
    row.who = replace(row.who, birth_date=born.replace(year=born.year - 3, day=min(born.day, 28)))
    row.codes = ("nik.birth_date",)


@quirk
def nik_with_point_zero(book: Book) -> None:
    """6402061208800001.0 as text: a program made numbers of them and text again."""
    _write(book, lambda digits: f"{digits}.0")


@quirk
def nik_with_label(book: Book) -> None:
    """NIK: 6402061208800001, typed in front of every number."""
    page = book.page
    page.at("nik").show = lambda p: f"NIK {p.nik}"
    page.expect(Fate.OPEN)
    book.may_ask.add("nik")


@quirk
def nik_without_title_of_one_person(book: Book) -> None:
    """The same with one person: one number that agrees with one birth date."""
    book.page.rows = book.page.rows[:1]
    book.page.at("nik").title = None
    book.page.expect(Fate.OPEN)
    book.may_ask |= {"nik", "tanggal_lahir"}


@quirk
def nik_and_kk_titles_swapped_for_two(book: Book) -> None:
    """The titles swapped in a list of two people."""
    book.page.rows = book.page.rows[:2]
    nik_and_kk_titles_swapped(book)


@quirk
def household_numbers_that_look_like_niks(book: Book) -> None:
    """Sixteen digits with a possible birth date in them, but nobody's: under no title."""
    days = {row.who: book.rng.randrange(1, 28) for row in book.page.rows}
    book.page.put(
        "nik", column("", None, lambda p: f"{p.nik[:6]}{days[p]:02}0590{p.family_card[-4:]}")
    )


@quirk
def nik_and_kk_in_one_cell(book: Book) -> None:
    """Both numbers under "NIK / No. KK", with a stroke or a line break between."""
    page = book.page
    page.drop("no_kk")

    def show(person: Someone) -> str:
        return f"{person.nik}{(' / ', chr(10))[person.desil % 2]}{person.family_card}"

    page.swap("nik", column("nik_no_kk", "NIK / No. KK", show))


@quirk
def nik_and_kk_in_one_cell_the_card_first(book: Book) -> None:
    """The same under "NO. KK / NIK"."""
    page = book.page
    page.drop("no_kk")
    page.swap("nik", column("nik_no_kk", "NO. KK / NIK", lambda p: f"{p.family_card} / {p.nik}"))
