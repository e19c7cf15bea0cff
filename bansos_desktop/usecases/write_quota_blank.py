"""A blank quota file for the province to fill in, with this office's programmes and regions."""

from __future__ import annotations

from pathlib import Path

from bansos_desktop.domain.quota_file import HINT_MARK
from bansos_desktop.domain.quota_row import REQUIRED, Column
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.store.store import Store
from bansos_desktop.workbook.quota_blank import BlankColumn, BlankQuotaFile, write_blank

_HEAD = (
    ("Versi", "wajib; nomor urut berkas kuota dari provinsi: 1, lalu 2, dan seterusnya"),
    ("Nomor surat", "wajib; surat yang menetapkan angka ini"),
    ("Tanggal surat", "wajib; misalnya 12/03/2026"),
    ("Perihal", "wajib; kalimat surat yang menyebut angkanya"),
)
_NOTE = "kolom bertanda * wajib diisi; arti dan contoh setiap kolom ada di lembar Petunjuk"
_ABOUT = {
    Column.PROGRAMME: ("Kode atau nama program.", "UEP", 18),
    Column.YEAR: ("Tahun anggaran, empat angka.", "2026", 10),
    Column.STAGE: (
        (
            "murni (Induk) atau perubahan (PAK); kosongkan hanya bila tidak ada angka lain dengan "
            "tahap."
        ),
        "murni",
        14,
    ),
    Column.REGION: (
        (
            "Nama kabupaten/kota atau kecamatan, atau kode bertitik seperti 64.02. Kecamatan yang "
            "namanya ada di beberapa kabupaten: tambahkan kabupatennya sesudah koma. Angka "
            "wilayah selalu bagian dari angka wilayah di atasnya."
        ),
        "Kutai Kartanegara",
        30,
    ),
    Column.CATEGORY: ("Golongan penerima, bila programnya membagi.", "Lansia", 22),
    Column.QUOTA: (
        (
            "Banyaknya orang, bilangan bulat. Berkas ini menggantikan semua angka surat terdahulu "
            "untuk program, tahun, dan tahap yang disebutnya: tulis juga baris yang tetap berlaku. "
            "Baris yang tidak ditulis dicabut."
        ),
        "150",
        10,
    ),
    Column.LKS: ("Banyaknya lembaga, bila suratnya menyebut.", "12", 10),
    Column.VALUE_MIN: ("Rupiah untuk satu orang, paling sedikit, bila disebut.", "4000000", 15),
    Column.VALUE_MAX: ("Rupiah untuk satu orang, paling banyak, bila disebut.", "5000000", 15),
    Column.NOTE: ("Catatan, bila perlu.", "", 30),
}


def run(store: Store, target: Path) -> None:
    """Write it; the file holds no figure and nobody's data."""
    columns = [
        BlankColumn(column.value, meaning, example, width, column in REQUIRED)
        for column, (meaning, example, width) in _ABOUT.items()
    ]
    programmes = store.reference.programmes()
    regions = store.regions.book()
    names = (regions.name(PROVINCE), *(one.name for one in regions.regencies))
    groups = dict.fromkeys(group.name for one in programmes for group in one.categories)
    lists = {
        Column.PROGRAMME.value: [one.code for one in programmes],
        Column.STAGE.value: [one.value for one in Stage],
        Column.REGION.value: names,
        Column.CATEGORY.value: list(groups),
    }
    title = f"Kuota bantuan sosial {regions.name(PROVINCE)}"
    write_blank(BlankQuotaFile(title, _HEAD, columns, lists, HINT_MARK, _NOTE), target)
