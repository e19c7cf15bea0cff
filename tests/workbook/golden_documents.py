"""The documents of which golden files are kept; run as a program it writes them anew.

python -m tests.workbook.golden_documents
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.workbook.content import Content, Sheet
from bansos_desktop.workbook.fill import fill
from bansos_desktop.workbook.formats import FORMATS as FORMATS_BY_KEY
from bansos_desktop.workbook.formats import PROPOSAL, SUMMARY, Format
from bansos_desktop.workbook.placeholder import Value
from bansos_desktop.workbook.template import load_template
from tests.workbook.golden_papers import MONITORED, PAGES, PLANS, RECEIPTS
from tests.workbook.make_template import person
from tests.workbook.workbook_text import workbook_text

ROOT = Path(__file__).parents[2]
FORMATS = ROOT / "resources" / "formats"
GOLDEN = ROOT / "tests" / "golden"

Rows = tuple[Mapping[str, Value], ...]


@dataclass(frozen=True, slots=True)
class GoldenDocument:
    """One filled workbook whose rendering is kept under `name`.txt."""

    name: str
    kind: Format
    document: Mapping[str, Value]
    rows: Rows
    sheets: tuple[Sheet, ...] = ()


COMMON: Mapping[str, Value] = {
    "kantor.kop1": "PEMERINTAH KABUPATEN KUTAI KARTANEGARA",
    "kantor.kop2": "DINAS SOSIAL",
    "kantor.kop3": "Jalan Contoh Nomor 1, Tenggarong",
    "dokumen.program": "USAHA EKONOMI PRODUKTIF (UEP)",
    "dokumen.tahun": 2025,
    "dokumen.tahap": "MURNI",
    "dokumen.tempat": "Tenggarong",
    "dokumen.tanggal": "12 Agustus 2025",
    "penanda.jabatan": "Kepala Dinas Sosial",
}

HANDED_OVER: Mapping[str, Value] = {
    "dokumen.program": "Usaha Ekonomi Produktif (UEP)",
    "kantor.nama": "Dinas Sosial",
    "ppk.jabatan": "Pejabat Pembuat Komitmen",
    "ppk.nama": "Contoh Komitmen, S.Sos",
    "ppk.nip": "19820202 200601 2 002",
}

PEOPLE: Rows = (
    person(
        no=1,
        nik="6402066008850001",
        no_kk="6402061201100002",
        nama="Siti La'ai",
        jenis_kelamin="P",
        tempat_lahir="Long La'ai",
        tanggal_lahir=date(1985, 8, 20),
        usia=39,
        alamat="Jl. Poros Desa No. 4, belakang masjid, dekat jembatan lama",
        rt="001",
        rw="02",
        desa="Sungai Payang",
        kecamatan="Loa Kulu",
        kabupaten="Kutai Kartanegara",
        no_hp="+6281200000001",
        pendidikan="SLTA/Sederajat",
        pekerjaan="Mengurus Rumah Tangga",
        status_perkawinan="Cerai Mati",
        tanggungan=3,
        id_dtsen="0000123412341234",
        desil=2,
        pkh_bpnt="PKH, BPNT",
        jenis_usaha="Kios sembako",
        status_usaha="berjalan, 18 bulan",
        kebutuhan_barang="Beras, gula, minyak goreng, etalase kaca",
        nilai_usulan=5_000_000,
        keterangan="=1+1",
    )
    | {"kelompok.nama": "Loa Kulu"},
    person(no=2, nik="6402061502900003", nama="Petrus Ngau", desil=1, nilai_usulan=4_750_000)
    | {"kelompok.nama": "(belum diisi)"},
)


def _region(number: int, name: str, **values: Value) -> Mapping[str, Value]:
    known: dict[str, Value] = {"no": number, "nama": name, **values}
    return {f"wilayah.{key}": value for key, value in known.items()}


REGIONS: Rows = (
    _region(
        1,
        "Paser",
        kuota_murni=120,
        kuota_jumlah=120,
        usulan=130,
        lolos_verifikasi=121,
        ditetapkan=120,
    ),
    _region(
        2,
        "Kutai Kartanegara",
        kuota_murni=0,
        kuota_perubahan=10,
        kuota_jumlah=10,
        tersalur=4,
        pagu=50_000_000,
    ),
    _region(3, "Provinsi - belum dirinci", kuota_perubahan=180, kuota_jumlah=180),
)

VISITED: Rows = (
    person(
        no=1, id="u-1", nik="6402066008850001", nama="Siti La'ai", jenis_kelamin="P", usia=39,
        alamat_rt="Jl. Poros Desa No. 4 RT 001", desa="Sungai Payang", kecamatan="Loa Kulu",
        jenis_usaha="Kios sembako",
    ) | {
        "kunjungan.id": "k-1", "kunjungan.tanggal": date(2025, 7, 1),
        "kunjungan.petugas": "Budi Contoh", "kunjungan.koordinat": "-0.502, 117.153",
        "kunjungan.hasil": "Ditemukan, wawancara selesai", "kunjungan.kriteria_0": "T",
        "kunjungan.kriteria_8": "Y", "kunjungan.rumah": "Menumpang",
        "kunjungan.penghasilan": 900_000, "kunjungan.pernah_bantuan": "WRSE",
        "kunjungan.pernah_tahun": 2023, "kunjungan.minat": "Ya, sungguh berminat",
        "kunjungan.rekomendasi": "Layak", "kunjungan.foto": 2,
    },
    person(no=2, nik="6402061502900003", nama="Petrus Ngau")
    | {"kunjungan.hasil": "Belum dikunjungi"},
)  # fmt: skip
GRANTED: Rows = tuple(
    person(no=number, nama=name, nik=nik, desa=village, kecamatan=district, nilai_bantuan=value)
    | {"kelompok.nama": district}
    for number, (name, nik, village, district, value) in enumerate(
        (
            ("Siti La'ai", "6402066008850001", "Sungai Payang", "Loa Kulu", 5_000_000),
            ("Ani Misal", "6402066008850002", "Jongkang", "Loa Kulu", None),
            ("Petrus Ngau", "6402061502900003", "Jahab", "Tenggarong", 4_750_000),
        ),
        start=1,
    )
)
VILLAGES: Rows = tuple(
    {
        "kelompok.nama": district, "desa.no": number, "desa.nama": name, "desa.usulan": 3,
        "desa.layak": 2, "desa.ditetapkan": 1, "desa.tersalur": 0, "desa.nilai": value,
    }
    for number, (district, name, value) in enumerate(
        (("Loa Kulu", "Jongkang", 5_000_000), ("Loa Kulu", "Loh Sumber", None),
         ("Tenggarong", "Jahab", 4_500_000)),
        start=1,
    )
)  # fmt: skip
DECREED: Mapping[str, Value] = {
    **COMMON,
    "dokumen.jumlah_baris": 3,
    "dokumen.jumlah_huruf": "tiga",
    "dokumen.jumlah_nilai": "Rp9.750.000",
    "dokumen.nilai_huruf": "Sembilan Juta Tujuh Ratus Lima Puluh Ribu Rupiah",
    "sk.nomor": "400.9/12/SK",
    "sk.tanggal": "5 Mei 2025",
    "sk.daftar": "Nomor 400.9/12/SK tanggal 5 Mei 2025",
}

DOCUMENTS = (
    GoldenDocument(
        "usulan",
        PROPOSAL,
        {**COMMON, "dokumen.wilayah": "Kutai Kartanegara", "dokumen.jumlah_baris": 2},
        PEOPLE,
    ),
    GoldenDocument("usulan_kosong", PROPOSAL, {"dokumen.jumlah_baris": 0}, ()),
    GoldenDocument(
        "rekap",
        SUMMARY,
        {
            **COMMON,
            "dokumen.wilayah": "Provinsi Kalimantan Timur",
            "penanda.nama": "Nama Contoh, M.Si",
            "penanda.pangkat": "Pembina Utama Muda",
            "penanda.nip": "196501011990031001",
            "mengetahui.jabatan": "Sekretaris Daerah",
            "mengetahui.nama": "Nama Misal",
        },
        REGIONS,
    ),
    GoldenDocument(
        "verifikasi",
        FORMATS_BY_KEY[DocumentKey.VERIFICATION],
        {**COMMON, "dokumen.jumlah_baris": 2, "dokumen.jumlah_dikunjungi": 1},
        VISITED,
    ),
    GoldenDocument("lampiran-sk", FORMATS_BY_KEY[DocumentKey.DECREE], DECREED, GRANTED),
    GoldenDocument("sptjm", FORMATS_BY_KEY[DocumentKey.STATEMENT], DECREED, ()),
    GoldenDocument("rekap-umum", FORMATS_BY_KEY[DocumentKey.PUBLIC_SUMMARY], COMMON, VILLAGES),
    GoldenDocument("bast", FORMATS_BY_KEY["bast"], {**COMMON, **HANDED_OVER}, (), PAGES),
    GoldenDocument("rab", FORMATS_BY_KEY["rab"], COMMON, (), PLANS),
    GoldenDocument(
        "tanda_terima",
        FORMATS_BY_KEY["tanda-terima"],
        {**COMMON, "dokumen.penyerah": "Penyedia"},
        RECEIPTS,
    ),
    GoldenDocument("monev", FORMATS_BY_KEY["monev"], COMMON, MONITORED),
)


def rendering(kept: GoldenDocument, folder: Path) -> str:
    """The document filled in `folder`, as text."""
    template = load_template(FORMATS / kept.kind.file, kept.kind)
    target = folder / f"{kept.name}.xlsx"
    meta = {"app_version": "golden"}
    fill(template, Content(kept.document, kept.rows, meta, sheets=kept.sheets), target)
    return workbook_text(target)


def write_all() -> None:
    """Replace every golden file by what the program makes now; look at the difference."""
    with tempfile.TemporaryDirectory() as folder:
        for kept in DOCUMENTS:
            text = rendering(kept, Path(folder))
            (GOLDEN / f"{kept.name}.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all()
