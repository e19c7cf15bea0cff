"""Names of regions as people write them, and codes that must not be believed."""

from __future__ import annotations

from dataclasses import replace

from bansos_desktop.domain.region import VillageHit
from tests.sheets.build import quirk
from tests.sheets.people import villages
from tests.sheets.sketch import STANDARD, Book, Page, a_page, column
from tests.sheets.truth import Fate


def _village(code: str) -> VillageHit:
    return next(hit for hit in villages(code[:8]) if hit.code == code)


def _move(page: Page, *codes: str) -> None:
    """Everybody lives in these villages, in turn."""
    for index, row in enumerate(page.rows):
        row.who = replace(row.who, village=_village(codes[index % len(codes)]))


@quirk
def places_with_prefixes(book: Book) -> None:
    """Kec. Tenggarong, Kel. Jahab, Kab. Kutai Kartanegara."""
    page = book.page
    page.at("desa").show = lambda p: f"Kel. {p.village.village}"
    page.at("kecamatan").show = lambda p: f"Kec. {p.village.district}"
    page.at("kabupaten").show = lambda p: f"Kab. {p.village.regency}"


@quirk
def places_with_prefixes_in_capitals(book: Book) -> None:
    """KELURAHAN X, KECAMATAN Y, KABUPATEN Z, with two blanks."""
    page = book.page
    page.at("desa").show = lambda p: f"KELURAHAN  {p.village.village.upper()} "
    page.at("kecamatan").show = lambda p: f"KECAMATAN {p.village.district.upper()}"
    page.at("kabupaten").show = lambda p: f"KABUPATEN {p.village.regency.upper()}"


@quirk
def places_called_kampung(book: Book) -> None:
    """Kampung, as a desa is called in Kutai Barat, with and without the word."""
    book.pages = [a_page(book.rng, within="64.07.07", columns=STANDARD)]
    page = book.page
    page.retitle({"desa": "KAMPUNG"})
    page.at("desa").show = lambda p: f"{('Kampung', 'Kp.')[p.desil % 2]} {p.village.village}"


@quirk
def places_without_blanks(book: Book) -> None:
    """LOAIPUH, Loa-Ipuh, loa ipuh."""
    page = book.page

    def show(name: str, form: int) -> str:
        return (name.replace(" ", "").upper(), name.replace(" ", "-"), name.lower())[form]

    page.at("desa").show = lambda p: show(p.village.village, p.value % 3)
    page.at("kabupaten").show = lambda p: "Kukar"


@quirk
def places_in_old_spellings(book: Book) -> None:
    """Spellings of earlier decrees, which the office's list knows."""
    page = book.page
    old = {
        "64.02.20.1005": "Ambarawang Darat",
        "64.02.20.1009": "Ambarawang Laut",
        "64.02.20.1007": "Salok Api Barat",
    }
    _move(page, *old)
    page.at("desa").show = lambda p: old[p.village.code]
    page.at("kecamatan").show = lambda p: "Semboja Barat"
    page.at("kabupaten").show = lambda p: "Kutai Kertanegara"


@quirk
def places_with_typing_errors(book: Book) -> None:
    """A letter left out of the village: taken rightly or asked, never another village."""
    page = book.page
    page.at("desa").show = lambda p: p.village.village[:-2] + p.village.village[-1]
    page.expect(Fate.OPEN)
    book.may_ask.add("desa")


@quirk
def districts_with_typing_errors(book: Book) -> None:
    """Tengarong for Tenggarong."""
    page = book.page
    page.at("kecamatan").show = lambda p: "Tengarong"
    page.expect(Fate.OPEN)
    book.may_ask |= {"kecamatan", "desa"}


@quirk
def places_under_the_old_district(book: Book) -> None:
    """Villages that went from Samboja to Samboja Barat, still under Samboja."""
    page = book.page
    _move(page, "64.02.20.1002", "64.02.20.1001", "64.02.20.2004", "64.02.20.1003")
    page.at("kecamatan").show = lambda p: "Samboja"
    page.expect(Fate.OPEN)
    book.may_ask |= {"kecamatan", "desa"}


@quirk
def places_that_exist_twice(book: Book) -> None:
    """Sumber Sari without a kecamatan: there are several in the kabupaten."""
    page = book.page
    _move(page, "64.02.19.2007")
    page.drop("kecamatan")
    page.expect(Fate.ASKED)
    book.asks.add("desa")


@quirk
def places_without_district(book: Book) -> None:
    """No kecamatan, and each village's name exists once in the kabupaten."""
    page = book.page
    _move(page, "64.02.06.1001", "64.02.06.1002")
    page.drop("kecamatan")


@quirk
def places_that_do_not_exist(book: Book) -> None:
    """A village that is in no list is refused in sight or asked, never guessed."""
    page = book.page
    for row in page.rows[2:5]:
        row.cells["desa"] = "Qwzx Rtyp"
        row.values["village_code"] = None
        row.fate, row.codes = Fate.REFUSED, ("region.",)
    book.may_ask.add("desa")


@quirk
def codes_beside_the_names(book: Book) -> None:
    """BPS codes stand in columns before the names; in Kemendagri's list they are elsewhere."""
    page = book.page
    page.put("desa", column("", "KODE DESA", lambda p: "6403050" + p.village.code[-3:]))
    page.put("kecamatan", column("", "KODE KEC", lambda p: "6403050"))
    page.put("kabupaten", column("", "KODE KAB", lambda p: 6403))


@quirk
def bare_codes(book: Book) -> None:
    """Only codes under the titles of the regions: nobody can tell whose they are."""
    page = book.page
    page.at("desa").show = lambda p: "6403050" + p.village.code[-3:]
    page.at("kecamatan").show = lambda p: "6403050"
    page.at("kabupaten").show = lambda p: 6403
    for row in page.rows:
        row.values["village_code"] = None
    page.expect(Fate.REFUSED, "region.")
    book.may_ask |= {"desa", "kecamatan", "kabupaten"}


@quirk
def places_with_apostrophes(book: Book) -> None:
    """Long La'ai, Long Laai, Long La`ai."""
    book.pages = [a_page(book.rng, within="64.03", columns=STANDARD)]
    page = book.page
    signs = ("'", "’", "`", "")
    hit = next(v for v in villages("64.03") if "'" in v.village)
    for row in page.rows[:6]:
        row.who = replace(row.who, village=hit)
    page.at("desa").show = lambda p: p.village.village.replace("'", signs[p.value % 4])


@quirk
def village_in_the_address(book: Book) -> None:
    """The whole address in one cell, with desa and kecamatan, and no column for them."""
    page = book.page
    page.drop("desa", "kecamatan", "kabupaten", "rt")
    page.at("alamat").show = lambda p: (
        f"{p.address} Desa {p.village.village} Kec. {p.village.district}"
    )
    for row in page.rows:
        home = row.who.village
        row.values["address"] = f"{row.who.address} Desa {home.village} Kec. {home.district}"
    page.gives.add("village_code")
    page.expect(Fate.OPEN)
    book.may_ask |= {"alamat", "desa", "kecamatan"}


@quirk
def village_and_district_in_one_cell(book: Book) -> None:
    """ "Jahab / Tenggarong" under "Desa/Kecamatan"."""
    page = book.page
    page.drop("kecamatan")
    page.swap(
        "desa",
        column(
            "desa_kecamatan",
            "DESA / KECAMATAN",
            lambda p: f"{p.village.village} / {p.village.district}",
        ),
    )


@quirk
def regencies_by_short_names(book: Book) -> None:
    """Kukar, KUKAR, Kutai Kertanegara, kab kutai kartanegara."""
    names = ("Kukar", "KUKAR", "Kutai Kertanegara", "kab kutai kartanegara")
    book.page.at("kabupaten").show = lambda p: names[p.value // 250_000 % 4]


@quirk
def village_with_its_rt(book: Book) -> None:
    """ "Jahab RT 05" under Desa: the village is meant."""
    page = book.page
    page.drop("rt")
    page.at("desa").show = lambda p: f"{p.village.village} RT {p.rt}"
    page.expect(Fate.OPEN)
    book.may_ask |= {"desa", "rt"}


@quirk
def district_under_village(book: Book) -> None:
    """The titles of desa and kecamatan changed places."""
    page = book.page
    page.retitle({"desa": "KECAMATAN", "kecamatan": "DESA/KELURAHAN"})
    page.expect(Fate.OPEN)
    book.may_ask |= {"desa", "kecamatan"}
