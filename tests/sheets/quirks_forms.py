"""Whole forms as offices use them (DOMAIN 1.1), and tables that are no list of people."""

from __future__ import annotations

from datetime import date

from bansos_desktop.domain.dates import age_on
from tests.factories import TODAY
from tests.sheets.build import quirk
from tests.sheets.people import Someone
from tests.sheets.quirks_headers import live_together
from tests.sheets.sketch import Book, Column, Page, column
from tests.sheets.truth import Fate


def _nothing(title: str, value: object = None) -> Column:
    """A column we keep nothing of."""
    return column("", title, lambda _person: value)


def _age(person: Someone) -> int:
    return age_on(person.birth_date, TODAY)


def _dtks(person: Someone) -> str:
    """An id of sixteen digits that holds no birth date."""
    return f"6403{person.family % 10**4:04}99{person.family % 10**6:06}"


@quirk
def form_a_siks_bnba(book: Book) -> None:
    """The ministry's BNBA file: bars, a DTKS id, NOKK before NIK, flags of other aid."""
    book.kind, book.name, book.delimiter = "text", "BNBA.csv", "|"
    book.page.columns = [
        column("", "ID DTKS", _dtks),
        _nothing("PROVINSI", "KALIMANTAN TIMUR"),
        column("kabupaten", "KABUPATEN/KOTA"),
        column("kecamatan"),
        column("desa", "DESA/KELUARAHAN"),
        column("alamat"),
        column("dusun", "DUSUN"),
        column("rt"),
        column("rw"),
        column("no_kk", "NOKK"),
        column("nik"),
        column("nama", "NAMA"),
        column("tanggal_lahir"),
        column("tempat_lahir"),
        column("jenis_kelamin", "JENIS KELAMIN"),
        column("pekerjaan", "PEKERJAAN", lambda p: "PETANI/PEKEBUN"),
        column("", "NAMA IBU KANDUNG", lambda p: "Contoh Ibu"),
        column("hubungan_keluarga", "HUB KELUARGA", lambda p: "KEPALA KELUARGA"),
        _nothing("KETERANGAN PADAN", "PADAN DUKCAPIL"),
        column("bansos_bpnt", "BANSOS BPNT", lambda p: "YA"),
        column("bansos_pkh", "BANSOS PKH", lambda p: "TIDAK"),
        _nothing("BANSOS BPNT-PPKM", "TIDAK"),
        _nothing("PBI JKN", "YA"),
    ]


@quirk
def form_b_wrse_list(book: Book) -> None:
    """The list of the programme before this one: no NIK, so nobody can be taken as sure."""
    book.page.name = "data"
    book.page.columns = [
        column("nama", "nama"),
        column("", "usia", _age),
        column("alamat", "alamat"),
        _nothing("provinsi", "Kalimantan Timur"),
        column("kabupaten", "kabkot"),
        column("desa", "desa_kel"),
        column("kecamatan", "kecamatan"),
        _nothing("status_dtks", "Terdaftar"),
        column("status_perkawinan", "status_pernikahan", lambda p: "Menikah"),
        _nothing("mempunyai_usaha", "Ya"),
        column("keterangan", "keterangan"),
        _nothing("jenis_data", "Induk"),
        _nothing("tahun_anggaran", 2025),
    ]
    book.page.expect(Fate.REFUSED, "nik.missing")
    book.may_ask.add("nik")


@quirk
def form_b_wrse_list_with_hints(book: Book) -> None:
    """The same with its row of hints under the titles."""
    form_b_wrse_list(book)
    hints = {
        "status_dtks": "Terdaftar/Tidak Terdaftar",
        "status_pernikahan": "Menikah/Belum Menikah/Janda",
        "mempunyai_usaha": "Ya/Tidak",
        "jenis_data": "Induk/PAK",
    }
    book.page.under = [[hints.get(str(one.title)) for one in book.page.columns]]


@quirk
def form_c_dtsen(book: Book) -> None:
    """A DTSEN extract: the family's head is the person, ranks and ids around him."""
    book.page.columns = [
        column("alamat", "alamat"),
        column("desil", "desil_nasional"),
        column("id_keluarga_dtsen", "id_keluarga", lambda p: f"DT{p.family:08}"),
        _nothing("id_wilayah", "6403050001"),
        column("nama", "nama_kepala_keluarga"),
        column("no_kk", "no_kk"),
        column("", "peringkat_nasional", lambda p: p.family * 37),
        column("kabupaten", "kabupaten"),
        column("kecamatan", "kecamatan"),
        column("desa", "kelurahan"),
        column("rt", "rt"),
        column("rw", "rw"),
        column("nik", "nik"),
        _nothing("provinsi", "KALIMANTAN TIMUR"),
        column("", "percentile_nasional", lambda p: p.family % 40),
        column("", "peringkat_kab_kota", lambda p: p.family % 900),
        column("", "peringkat_provinsi", lambda p: p.family % 9000),
    ]
    book.page.expect(Fate.OPEN)
    book.may_ask.add("nama")


@quirk
def form_c_dtsen_members(book: Book) -> None:
    """The members of DTSEN families: the person's own name, relation and work."""
    book.page.columns = [
        column("hubungan_keluarga", "hub_kepala_keluarga", lambda p: "Kepala Keluarga"),
        column("", "idsemesta", _dtks),
        column("nama", "nama"),
        column("nik", "nik"),
        column("no_kk", "no_kk"),
        column("pekerjaan", "pekerjaan_utama", lambda p: "Petani"),
        column("kabupaten", "kabupaten"),
        column("kecamatan", "kecamatan"),
        column("desa", "kelurahan"),
    ]


@quirk
def form_h_aid_list(book: Book) -> None:
    """A list of aid by stage: NIK KTP beside IDSEMESTA, NM KEC, ages and incomes."""
    book.page.columns = [
        book.page.at("no_urut"),
        column("nama", "NAMA PENERIMA"),
        column("nik", "NIK KTP"),
        _nothing("TAHAP", 2),
        _nothing("BANSOS", "PKH"),
        column("", "IDSEMESTA", _dtks),
        column("", "NO KEL", lambda p: p.family),
        _nothing("NM PROV", "KALIMANTAN TIMUR"),
        column("kabupaten", "NM KAB"),
        column("kecamatan", "NM KEC"),
        column("desa", "NM KEL"),
        column("alamat"),
        column("", "UMUR", _age),
        column("tanggungan", "TANGGUNGAN", lambda p: p.desil),
        _nothing("STATUS", "AKTIF"),
        column("", "PENGHASILAN", lambda p: 850_000),
    ]


@quirk
def form_i_village_screen(book: Book) -> None:
    """Copied from a village's screen: photo, DTKS id, and the village only in the title."""
    page = book.page
    live_together(page)
    home = page.rows[0].who.village
    page.above = [
        ["DATA BNBA VERIVALI"],
        [f"Desa : {home.village}  Kecamatan : {home.district}  Kabupaten : {home.regency}"],
    ]
    page.gives.add("village_code")
    page.names_regency = True
    page.columns = [
        page.at("no_urut"),
        _nothing("Foto"),
        column("", "ID DTKS", _dtks),
        column("nik", "NIK"),
        column("nama", "Nama"),
        column("no_kk", "No. KK"),
        column("alamat", "Alamat"),
        column("rt", "RT"),
        column("rw", "RW"),
        _nothing("Status", "Layak"),
    ]
    book.may_ask |= {"desa", "kecamatan", "kabupaten"}


@quirk
def form_j_opensid(book: Book) -> None:
    """OpenSID's export: a sheet about the programme, then its people, and ### at the end."""
    page = book.page
    page.name = "Peserta"
    live_together(page)
    page.columns = [
        column("", "Peserta", lambda p: p.nik),
        column("", "No. Peserta", lambda p: f"UEP-{p.family:04}"),
        column("nik", "NIK"),
        column("nama", "Nama"),
        column("tempat_lahir", "Tempat Lahir"),
        column("tanggal_lahir", "Tanggal Lahir"),
        column("alamat", "Alamat"),
    ]
    page.tail = [["###"]]
    program = Page("Program", [], [column("", "id"), column("", "1")], is_list=False)
    program.under = [
        ["Nama Program", "UEP Desa"],
        ["Sasaran Program", "Penduduk"],
        ["Keterangan", "Contoh"],
        ["Asal Dana", "APBD"],
        ["Rentang Waktu (Awal)", date(2025, 1, 1)],
    ]
    book.pages.insert(0, program)
    book.may_ask |= {"nik", "desa", "kecamatan"}


@quirk
def form_k_letter(book: Book) -> None:
    """The list in a letter: name, address, amount and note only."""
    book.page.columns = [
        book.page.at("no_urut"),
        column("nama", "NAMA PENERIMA MANFAAT"),
        column("alamat", "ALAMAT LENGKAP"),
        column("nominal", "NOMINAL BANTUAN"),
        column("keterangan", "KETERANGAN"),
    ]
    book.page.expect(Fate.REFUSED, "nik.missing")
    book.may_ask.add("nik")


def _only(book: Book, titles: list[object], rows: list[list[object]], *above: str) -> None:
    """A table that is no list of people."""
    page = Page("Sheet1", [], [column("", title) for title in titles], is_list=False)
    page.above = [[text] for text in above]
    page.under = rows
    book.pages, book.nobody = [page], True


@quirk
def nobody_in_a_recap(book: Book) -> None:
    """Counts by kabupaten."""
    _only(
        book,
        ["No", "Kabupaten/Kota", "Kuota", "Usulan", "Ditetapkan", "Sisa", "Keterangan"],
        [[n, name, 150, 120, 100, 50, "-"] for n, name in enumerate(_REGENCIES, start=1)],
        "REKAPITULASI UEP 2025",
    )


_REGENCIES = ("Paser", "Kutai Kartanegara", "Berau", "Kutai Barat", "Kota Samarinda")


@quirk
def nobody_in_a_recap_with_names(book: Book) -> None:
    """Villages under "Nama", with families counted and money added up."""
    _only(
        book,
        ["No", "Nama Desa", "Kecamatan", "Jumlah KK", "L", "P", "Nilai Bantuan (Rp)"],
        [[n, f"Desa {x}", "Tenggarong", 12, 5, 7, 5e7] for n, x in enumerate("ABCDEF", start=1)],
        "REKAP PER DESA",
    )


@quirk
def nobody_in_a_cost_plan(book: Book) -> None:
    """A RAB: goods, volumes, prices."""
    _only(
        book,
        ["No", "Uraian Barang", "Volume", "Satuan", "Harga Satuan (Rp)", "Jumlah (Rp)"],
        [[n, f"Barang {x}", 1, "unit", 250_000, 250_000] for n, x in enumerate("ABCD", start=1)],
        "RENCANA ANGGARAN BIAYA",
    )


@quirk
def nobody_in_a_list_of_officials(book: Book) -> None:
    """Names with offices and NIP of eighteen digits, and no NIK."""
    _only(
        book,
        ["No", "Nama", "NIP", "Jabatan", "Golongan"],
        [
            [n, f"Contoh Pejabat {x}", f"19650101199003100{n}", "Kepala Seksi", "III/d"]
            for n, x in enumerate("ABCD", start=1)
        ],
    )


@quirk
def nobody_in_an_empty_list(book: Book) -> None:
    """Titles and no people."""
    book.page.rows.clear()
    book.nobody = True


@quirk
def nobody_in_an_empty_form(book: Book) -> None:
    """Titles, column numbers, frames, signatures, and no people."""
    page = book.page
    page.rows.clear()
    page.under = [list(range(1, len(page.columns) + 1))]
    page.tail = [[n] for n in range(1, 11)]
    page.tail += [[], [None, None, None, "Kepala Desa"], [], [None, None, None, "CONTOH SAMPEL"]]
    page.styled_to = 60
    book.nobody = True


@quirk
def nobody_in_a_letter(book: Book) -> None:
    """Sentences in cells."""
    _only(
        book,
        ["Kepada Yth. Kepala Dinas Sosial"],
        [
            ["Bersama ini kami sampaikan daftar nama, NIK dan alamat calon penerima."],
            ["Terima kasih."],
        ],
    )
