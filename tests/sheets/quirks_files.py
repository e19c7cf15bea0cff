"""What kind of file it is, whatever it is called, and how wide."""

from __future__ import annotations

from tests.sheets.build import quirk
from tests.sheets.sketch import Book, Column, column
from tests.sheets.truth import Fate


def _text(book: Book, name: str, encoding: str, delimiter: str) -> None:
    book.kind, book.name, book.encoding, book.delimiter = "text", name, encoding, delimiter


@quirk
def xls_named_xlsx(book: Book) -> None:
    """An old xls under the name of a new file."""
    book.kind = "xls"


@quirk
def xls_with_numbers(book: Book) -> None:
    """An old xls whose NIKs and amounts are numbers."""
    book.kind, book.name = "xls", "lama.xls"
    book.page.at("nik").show = lambda p: int(p.nik)


@quirk
def ods(book: Book) -> None:
    """LibreOffice's own."""
    book.kind, book.name = "ods", "daftar.ods"


@quirk
def xlsx_named_xls(book: Book) -> None:
    """A new file under an old name."""
    book.name = "daftar.xls"


@quirk
def csv_with_commas(book: Book) -> None:
    """Plain csv in utf-8."""
    _text(book, "daftar.csv", "utf-8", ",")
    book.page.at("alamat").show = lambda p: f"{p.address}, samping masjid"
    _addresses(book)


@quirk
def csv_named_xlsx(book: Book) -> None:
    """A csv whose name was changed to xlsx."""
    _text(book, "daftar.xlsx", "utf-8", ",")


@quirk
def csv_windows_1252_with_semicolons(book: Book) -> None:
    """As an Indonesian Excel saves it: semicolons, and a dash that is no utf-8."""
    _text(book, "daftar.csv", "cp1252", ";")
    book.page.at("alamat").show = lambda p: f"{p.address} – blok “é”"
    _addresses(book)


@quirk
def csv_with_mark_and_semicolons(book: Book) -> None:
    """utf-8 with the mark at its beginning."""
    _text(book, "daftar.csv", "utf-8-sig", ";")


@quirk
def text_with_tabs(book: Book) -> None:
    """Pasted into an editor: tabs."""
    _text(book, "daftar.txt", "utf-8", "\t")


@quirk
def text_with_tabs_in_utf_16(book: Book) -> None:
    """Excel's "Unicode text"."""
    _text(book, "daftar.txt", "utf-16", "\t")


@quirk
def text_with_bars(book: Book) -> None:
    """Parted by | as the ministry's files are."""
    _text(book, "daftar.csv", "utf-8", "|")


@quirk
def csv_under_a_title(book: Book) -> None:
    """A csv saved from a sheet with a letterhead: the first lines have one cell."""
    _text(book, "daftar.csv", "utf-8", ";")
    book.page.above = [["DAFTAR USULAN UEP, TAHUN 2025"], ["Kecamatan : Tenggarong"], []]


@quirk
def csv_that_names_its_separator(book: Book) -> None:
    """The first line says sep=; which Excel understands and does not count as a row."""
    _text(book, "daftar.csv", "utf-8", ";")
    book.before = "sep=;\r\n"


@quirk
def columns_250(book: Book) -> None:
    """A survey of 250 columns, the people's own among them and far apart."""
    page = book.page
    spread = []
    for number, one in enumerate(page.columns):
        spread.append(one)
        spread += [_question(f"PERTANYAAN {number}.{n}", n) for n in range(13)]
    page.columns = spread


def _question(title: str, number: int) -> Column:
    return column("", title, lambda p: (p.desil * number) % 4)


@quirk
def columns_nobody_knows(book: Book) -> None:
    """A shirt size, a photo and a signature among them."""
    page = book.page
    page.put("alamat", column("", "UKURAN BAJU", lambda p: "LMX"[p.desil]))
    page.put("rt", column("", "FOTO", lambda p: None))
    page.columns.append(column("", "TANDA TANGAN", lambda p: None))


@quirk
def titles_over_the_wrong_columns(book: Book) -> None:
    """Nama over the addresses and Alamat over the names."""
    book.page.retitle({"nama": "ALAMAT", "alamat": "NAMA"})
    book.page.expect(Fate.OPEN)
    book.may_ask |= {"nama", "alamat"}


@quirk
def titles_shifted_by_one(book: Book) -> None:
    """A cell was deleted in the header, so every title after it stands one too far left."""
    page = book.page
    titles = [one.title for one in page.columns]
    place = page.index("no_kk")
    for one, title in zip(page.columns, [*titles[:place], *titles[place + 1 :], None], strict=True):
        one.title = title
    page.expect(Fate.OPEN)
    book.may_ask |= {one.name for one in page.columns if one.name}


def _addresses(book: Book) -> None:
    for row in book.page.rows:
        row.values["address"] = str(book.page.at("alamat").show(row.who))
