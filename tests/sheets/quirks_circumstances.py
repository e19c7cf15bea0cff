"""Schooling, work, family and other aid: words that stand for codes of a list."""

from __future__ import annotations

from tests.sheets.build import quirk
from tests.sheets.sketch import Book, column
from tests.sheets.truth import Value

# What is written, and the code of the list it means.
SCHOOLS = (("SMA", "5"), ("SD", "3"), ("SMP sederajat", "4"), ("S1", "8"), ("tidak sekolah", "1"))
WORKS = (("IRT", "02"), ("Petani", "09"), ("MENGURUS RUMAH TANGGA", "02"), ("Petani/Pekebun", "09"))
STATES = (("Menikah", "2"), ("belum kawin", "1"), ("Cerai Hidup", "3"), ("CERAI MATI", "4"))
RELATIONS = (("Kepala Keluarga", "1"), ("ISTRI", "3"), ("anak", "4"), ("KK", "1"))
DISABILITIES = (("tidak ada", None), ("Fisik", "1"), ("sensorik", "4"), ("fisik dan mental", "1;3"))


def _listed(book: Book, name: str, title: str, record: str, texts: object) -> None:
    """A column whose words take turns down the list."""
    page = book.page
    page.put("jenis_usaha", column(name, title))
    words: tuple[tuple[object, Value], ...] = texts  # type: ignore[assignment]  # pairs as above
    for index, row in enumerate(page.rows):
        row.cells[name], row.values[record] = words[index % len(words)]


@quirk
def circumstances_in_words(book: Book) -> None:
    """Pendidikan, pekerjaan, status perkawinan, hubungan keluarga in everyday words."""
    _listed(book, "pendidikan", "PENDIDIKAN TERAKHIR", "education", SCHOOLS)
    _listed(book, "pekerjaan", "PEKERJAAN", "occupation", WORKS)
    _listed(book, "status_perkawinan", "STATUS PERKAWINAN", "marital_status", STATES)
    _listed(book, "hubungan_keluarga", "HUB. KELUARGA", "family_relation", RELATIONS)


@quirk
def circumstances_of_the_family(book: Book) -> None:
    """Dependants as numbers and words, disabilities, needs, the state of the business."""
    counts = ((3, 3), ("2 orang", 2), ("4", 4), (0, 0))
    needs = (("kompor dan wajan", "kompor dan wajan"), ("mesin jahit", "mesin jahit"))
    states = (("baru", "baru"), ("Sudah berjalan", "berjalan"))
    _listed(book, "tanggungan", "JML TANGGUNGAN", "dependants", counts)
    _listed(book, "ragam_disabilitas", "RAGAM DISABILITAS", "disability", DISABILITIES)
    _listed(book, "kebutuhan_barang", "KEBUTUHAN BARANG", "needs", needs)
    _listed(book, "status_usaha", "STATUS USAHA", "business_state", states)


@quirk
def circumstances_of_other_aid(book: Book) -> None:
    """Aid of the ministry in one column each, Ya or Tidak."""
    page = book.page
    page.put(
        "jenis_usaha", column("bansos_pkh", "BANSOS PKH"), column("bansos_bpnt", "BANSOS BPNT")
    )
    forms = (("YA", "TIDAK", "pkh"), ("Y", "Y", "bpnt;pkh"), ("TIDAK", "YA", "bpnt"))
    for index, row in enumerate(page.rows):
        pkh, bpnt, code = forms[index % 3]
        row.cells |= {"bansos_pkh": pkh, "bansos_bpnt": bpnt}
        row.values["central_aid"] = code


@quirk
def circumstances_of_widows(book: Book) -> None:
    """Janda says neither hidup nor mati: no code is made up, and the word is kept."""
    page = book.page
    page.put("jenis_usaha", column("status_perkawinan", "STATUS", lambda p: "Janda"))
    page.retitle({"status_perkawinan": "STATUS PERKAWINAN"})
    for row in page.rows:
        row.values |= {"marital_status": None, "note": "anda"}


@quirk
def circumstances_in_no_list(book: Book) -> None:
    """Work that no list knows is kept in the note, in the sender's words."""
    page = book.page
    page.put("jenis_usaha", column("pekerjaan", "PEKERJAAN", lambda p: "penyadap nipah qwx"))
    for row in page.rows:
        row.values |= {"occupation": None, "note": "penyadap nipah qwx"}
