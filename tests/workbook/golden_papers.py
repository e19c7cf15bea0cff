"""What the golden files of the papers about goods are filled with; nobody in it is real."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from bansos_desktop.workbook.content import GROUP_NAME, Sheet
from bansos_desktop.workbook.placeholder import Value

Row = Mapping[str, Value]

WHO: Row = {
    "penerima.id": "01",
    "penerima.no": 1,
    "penerima.nik": "6402066008850001",
    "penerima.nama": "Siti La'ai",
    "penerima.alamat_rt": "Jl. Poros Desa No. 4 RT 001 RW 02",
    "penerima.alamat_lengkap": "Jl. Poros Desa No. 4 RT 001 RW 02, Desa Sungai Payang, "
    "Kecamatan Loa Kulu, Kabupaten Kutai Kartanegara",
    "penerima.desa": "Sungai Payang",
    "penerima.kecamatan": "Loa Kulu",
    "penerima.jenis_usaha": "Kuliner",
    "penerima.nilai_bantuan": 5_000_000,
    GROUP_NAME: "Loa Kulu",
}
OTHER: Row = {
    **WHO,
    "penerima.id": "02",
    "penerima.no": 2,
    "penerima.nik": "6402061502900003",
    "penerima.nama": "Petrus Ngau",
}


def _item(number: int, name: str, unit: str, volume: int | Decimal, price: int | None) -> Row:
    return {
        "barang.no": number,
        "barang.nama": name,
        "barang.volume": volume,
        "barang.satuan": unit,
        "barang.harga": price,
    }


STOVE = _item(1, "Kompor gas dan tabung", "set", 1, 1_450_000)
SUGAR = _item(2, "Gula pasir", "kg", Decimal("12.5"), 17_500)
PAGES = (
    Sheet(
        "001 Siti La'ai",
        {
            **WHO,
            "sk.nomor": "400.9/12/SK",
            "sk.tanggal": "5 Mei 2025",
            "serah.nomor": "001/BAST/VII/2025",
            "serah.hari": "Jumat",
            "serah.hari_huruf": "Sembilan",
            "serah.bulan_huruf": "Mei",
            "serah.tahun_huruf": "Dua Ribu Dua Puluh Lima",
            "serah.tanggal_panjang": "9 Mei 2025",
            "serah.nilai_rupiah": "Rp1.668.750,00",
            "serah.nilai_huruf": "Satu Juta Enam Ratus Enam Puluh Delapan Ribu "
            "Tujuh Ratus Lima Puluh Rupiah",
            "serah.penyedia": "CV Contoh Jaya",
            "serah.petugas": "Contoh Petugas",
            "serah.penerima": "Ani Contoh",
            "serah.sebutan": "Yang mewakili Penerima Manfaat",
            "serah.diwakilkan": "yang dalam penerimaan ini diwakilkan oleh Ani Contoh "
            "sebagai Anggota keluarga",
        },
        (STOVE, SUGAR),
    ),
    Sheet("002 Petrus Ngau", OTHER, ({"barang.keterangan": "\n"},) * 6),
)
PLANS = (
    Sheet("001 Siti La'ai", WHO, ({**STOVE, GROUP_NAME: "ALAT"}, {**SUGAR, GROUP_NAME: "BAHAN"})),
    Sheet(
        "002 Petrus Ngau",
        {**OTHER, "penerima.nilai_bantuan": None},
        ({**_item(1, "Blender", "unit", 1, None), GROUP_NAME: "ALAT"},),
    ),
)
RECEIPTS = (
    {
        **WHO,
        "serah.paket": "Kompor gas dan tabung 1 set; Gula pasir 12,5 kg",
        "serah.nilai": 1_668_750,
        "serah.tanggal": date(2025, 5, 9),
        "tanda.kiri": "1. ....................",
        "tanda.diwakilkan": "Ani Contoh (Anggota keluarga)",
    },
    {**OTHER, GROUP_NAME: "Tenggarong", "tanda.kanan": "2. ...................."},
)
MONITORED = (
    {
        **WHO,
        "serah.tanggal": date(2025, 5, 9),
        "monev.id": "03",
        "monev.tanggal": date(2025, 6, 10),
        "monev.petugas": "Contoh Petugas",
        "monev.bulan": 1,
        "monev.berjalan": "Y",
        "monev.keadaan_barang": "Ada sebagian",
        "monev.omzet": 2_500_000,
        "monev.laba": 0,
        "monev.tenaga_kerja": 1,
        "monev.perkembangan": "Tetap",
        "monev.kendala": "=cmd()",
        "monev.foto": 2,
    },
    {**OTHER, "serah.tanggal": date(2025, 5, 9)},
)
