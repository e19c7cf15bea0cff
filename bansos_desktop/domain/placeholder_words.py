"""What each blank of a document's template means, and a made-up value for it.

Staff read the meanings in the help sheet of a copied template; the values fill a layout that is
looked at before it is used, so nobody real is among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Example: TypeAlias = str | int | date


@dataclass(frozen=True, slots=True)
class PlaceholderWords:
    """What stands in a blank when it is filled; an empty example is left empty in a preview."""

    meaning: str
    example: Example = ""


_W = PlaceholderWords
_PAPER: Mapping[str, PlaceholderWords] = {
    "dokumen.judul": _W("Judul dokumen", "JUDUL DOKUMEN"),
    "dokumen.program": _W(
        "Nama program dengan huruf besar", "BANTUAN USAHA EKONOMI PRODUKTIF (UEP)"
    ),
    "dokumen.tahun": _W("Tahun anggaran", 2025),
    "dokumen.tahap": _W("Tahap anggaran", "MURNI"),
    "dokumen.wilayah": _W("Kabupaten/kota, atau provinsi", "Kabupaten Contoh"),
    "dokumen.tempat": _W("Tempat surat dibuat", "Contoh"),
    "dokumen.tanggal": _W("Tanggal dokumen dibuat", "1 Agustus 2025"),
    "dokumen.jumlah_baris": _W("Banyaknya baris", 3),
    "dokumen.nomor": _W("Nomor dokumen", "400.9/001/CONTOH/2025"),
    "dokumen.jumlah_nilai": _W("Jumlah seluruh nilai dalam rupiah", 13_500_000),
    "dokumen.jumlah_huruf": _W("Banyaknya baris dengan huruf", "tiga"),
    "dokumen.nilai_huruf": _W(
        "Jumlah seluruh nilai dengan huruf", "tiga belas juta lima ratus ribu rupiah"
    ),
    "dokumen.jumlah_dikunjungi": _W("Banyaknya yang sudah dikunjungi", 2),
    "dokumen.catatan": _W("Catatan di bawah tabel, bila ada", "Catatan contoh."),
    "dokumen.penyedia": _W("Penyedia barang dalam daftar ini", "CV Contoh"),
    "dokumen.penyerah": _W("Sebutan yang menyerahkan: Penyedia, hanya bila ada barang", "Penyedia"),
    "kolom.bantuan_terdahulu": _W(
        "Judul kolom bantuan sebelumnya: Pernah Menerima UEP, atau Bantuan Terdahulu",
        "Pernah Menerima UEP",
    ),
    "kolom.satuan_nilai": _W("Satuan kolom nilai: Rp, atau Rp per bulan", "Rp"),
    "kolom.jenis_usaha": _W(
        "Judul kolom jenis usaha: Jenis Usaha, atau Golongan / Lembaga", "Jenis Usaha"
    ),
    "kantor.nama": _W("Nama kantor", "Dinas Sosial"),
    "kantor.kop1": _W("Kop surat baris 1", "PEMERINTAH KABUPATEN CONTOH"),
    "kantor.kop2": _W("Kop surat baris 2", "DINAS SOSIAL"),
    "kantor.kop3": _W("Kop surat baris 3", "Jalan Contoh Nomor 1"),
    "kantor.kop4": _W("Kop surat baris 4", "Telepon (0541) 000000"),
    "kantor.kop5": _W("Kop surat baris 5"),
    "kantor.logo": _W("Logo kantor; sel boleh digabung, gambar mengikuti besarnya"),
    "penanda.jabatan": _W("Jabatan penanda tangan", "Kepala Dinas Sosial"),
    "penanda.nama": _W("Nama penanda tangan", "Contoh Penanda Tangan"),
    "penanda.pangkat": _W("Pangkat penanda tangan", "Pembina Utama Muda"),
    "penanda.nip": _W("NIP penanda tangan", "000000000000000000"),
    "mengetahui.jabatan": _W("Jabatan yang mengetahui; boleh kosong", "Kepala Bidang Contoh"),
    "mengetahui.nama": _W("Nama yang mengetahui", "Contoh Yang Mengetahui"),
    "mengetahui.pangkat": _W("Pangkat yang mengetahui", "Pembina"),
    "mengetahui.nip": _W("NIP yang mengetahui", "000000000000000000"),
    "ppk.jabatan": _W("Jabatan Pihak Pertama", "Pejabat Pembuat Komitmen"),
    "ppk.nama": _W("Nama Pejabat Pembuat Komitmen", "Contoh Pejabat Komitmen"),
    "ppk.pangkat": _W("Pangkat Pejabat Pembuat Komitmen", "Penata Tingkat I"),
    "ppk.nip": _W("NIP Pejabat Pembuat Komitmen", "000000000000000000"),
    "sk.pejabat": _W("Pejabat yang menetapkan SK", "KEPALA DINAS SOSIAL KABUPATEN CONTOH"),
    "sk.daftar": _W(
        "Nomor dan tanggal semua SK dalam satu kalimat",
        "Nomor 460/001/CONTOH/2025 tanggal 1 Juli 2025",
    ),
    "sk.nomor": _W("Nomor SK penetapan", "460/001/CONTOH/2025"),
    "sk.tanggal": _W("Tanggal SK penetapan", "1 Juli 2025"),
    "sk.tentang": _W("Judul SK penetapan", "Penetapan Penerima Bantuan Contoh"),
    "kelompok.nama": _W("Nama kelompok baris, misalnya kecamatan", "Kecamatan Contoh"),
}
_PERSON: Mapping[str, PlaceholderWords] = {
    "penerima.id": _W(
        "Tanda pengenal agar berkas yang kembali dikenali; biarkan di kolom tersembunyi",
        "contoh-1",
    ),
    "penerima.no": _W("Nomor urut", 1),
    "penerima.nik": _W("NIK", "6402061208809001"),
    "penerima.no_kk": _W("Nomor Kartu Keluarga", "6402060101209001"),
    "penerima.nama": _W("Nama lengkap", "Contoh Penerima Satu"),
    "penerima.jenis_kelamin": _W("L atau P", "L"),
    "penerima.tempat_lahir": _W("Tempat lahir", "Contoh"),
    "penerima.tanggal_lahir": _W("Tanggal lahir", date(1980, 8, 12)),
    "penerima.usia": _W("Usia dalam tahun pada tanggal dokumen", 44),
    "penerima.alamat": _W("Alamat tanpa RT/RW", "Jalan Contoh 1"),
    "penerima.alamat_rt": _W("Alamat dengan RT/RW", "Jalan Contoh 1 RT 001 RW 002"),
    "penerima.alamat_lengkap": _W(
        "Alamat sampai kabupaten/kota",
        "Jalan Contoh 1 RT 001, Desa Contoh, Kecamatan Contoh, Kabupaten Contoh",
    ),
    "penerima.rt": _W("RT", "001"),
    "penerima.rw": _W("RW", "002"),
    "penerima.desa": _W("Desa/kelurahan/kampung", "Desa Contoh"),
    "penerima.kecamatan": _W("Kecamatan", "Kecamatan Contoh"),
    "penerima.kabupaten": _W("Kabupaten/kota", "Kabupaten Contoh"),
    "penerima.no_hp": _W("Nomor HP", "084000000001"),
    "penerima.desil": _W("Desil kesejahteraan", 1),
    "penerima.jenis_usaha": _W(
        "Jenis usaha; program tanpa usaha: golongan dan lembaganya", "Kuliner"
    ),
    "penerima.nilai_usulan": _W("Nilai yang diusulkan, rupiah", 4_500_000),
    "penerima.nilai_bantuan": _W("Nilai yang ditetapkan, rupiah", 4_500_000),
    "penerima.status": _W("Status usulan", "Diusulkan"),
    "penerima.keterangan": _W("Keterangan"),
    "penerima.kategori": _W("Golongan penerima, bila program membedakannya", "Lansia telantar"),
    "penerima.lembaga": _W("LKS atau UPTD penerima, bila ada", "LKS Contoh"),
    "penerima.pendidikan": _W("Pendidikan terakhir", "SMA/sederajat"),
    "penerima.pekerjaan": _W("Pekerjaan", "Pedagang"),
    "penerima.status_perkawinan": _W("Status perkawinan", "Kawin"),
    "penerima.tanggungan": _W("Banyaknya tanggungan", 3),
    "penerima.id_dtsen": _W("ID DTKS/ID keluarga DTSEN", "CONTOH-0001"),
    "penerima.pkh_bpnt": _W("Bantuan pusat yang diterima", "BPNT"),
    "penerima.status_usaha": _W("Baru, atau berjalan berapa bulan", "berjalan, 8 bulan"),
    "penerima.kebutuhan_barang": _W("Barang yang dibutuhkan", "Kompor gas, wajan"),
}
_VISIT: Mapping[str, PlaceholderWords] = {
    "kunjungan.id": _W(
        "Tanda pengenal kunjungan; biarkan di kolom tersembunyi", "contoh-kunjungan-1"
    ),
    "kunjungan.tanggal": _W("Tanggal kunjungan", date(2025, 7, 15)),
    "kunjungan.petugas": _W("Petugas yang berkunjung", "Contoh Petugas"),
    "kunjungan.koordinat": _W("Koordinat rumah", "-0,500000, 117,000000"),
    "kunjungan.hasil": _W("Hasil kunjungan", "Bertemu"),
    "kunjungan.kriteria_0": _W("Tidak punya tempat tinggal tetap (Ya/Tidak)", "Tidak"),
    **{
        f"kunjungan.kriteria_{number}": _W(f"Kriteria fakir miskin {number} (Ya/Tidak)", "Ya")
        for number in range(1, 9)
    },
    "kunjungan.rumah": _W("Status rumah", "Milik sendiri"),
    "kunjungan.aset": _W("Aset keluarga", "Satu sepeda motor"),
    "kunjungan.penghasilan": _W("Penghasilan sebulan, rupiah", 1_500_000),
    "kunjungan.pengeluaran": _W("Pengeluaran sebulan, rupiah", 1_400_000),
    "kunjungan.pengeluaran_makan": _W("Pengeluaran makan sebulan, rupiah", 1_100_000),
    "kunjungan.pernah_bantuan": _W("Bantuan yang pernah diterima", "Belum pernah"),
    "kunjungan.pernah_tahun": _W("Tahun bantuan itu", 2020),
    "kunjungan.keterampilan": _W("Keterampilan", "Memasak"),
    "kunjungan.minat": _W("Minat berusaha", "Tinggi"),
    "kunjungan.rekomendasi": _W("Rekomendasi petugas", "Layak"),
    "kunjungan.alasan": _W("Alasan rekomendasi", "Usaha sudah berjalan"),
    "kunjungan.foto": _W("Banyaknya foto", 2),
    "kunjungan.keterangan": _W("Catatan kunjungan"),
}
_GOODS: Mapping[str, PlaceholderWords] = {
    "serah.nomor": _W("Nomor BAST", "400.9/001/BAST/2025"),
    "serah.tanggal": _W("Tanggal serah terima", date(2025, 8, 1)),
    "serah.tanggal_panjang": _W("Tanggal serah terima, ditulis panjang", "1 Agustus 2025"),
    "serah.hari": _W("Nama hari serah terima", "Jumat"),
    "serah.hari_huruf": _W("Tanggal dengan huruf", "satu"),
    "serah.bulan_huruf": _W("Nama bulan", "Agustus"),
    "serah.tahun_huruf": _W("Tahun dengan huruf", "dua ribu dua puluh lima"),
    "serah.penyedia": _W("Penyedia barang", "CV Contoh"),
    "serah.diterima_oleh": _W("Nama yang menerima barang", "Contoh Penerima Satu"),
    "serah.diterima_sebagai": _W("Hubungan dengan penerima", "Penerima sendiri"),
    "serah.penerima": _W("Nama Pihak Kedua yang menandatangani", "Contoh Penerima Satu"),
    "serah.sebutan": _W("Sebutan Pihak Kedua", "Penerima Manfaat"),
    "serah.diwakilkan": _W("Kalimat bila barang diterima wakil"),
    "serah.petugas": _W("Petugas penyaluran", "Contoh Petugas"),
    "serah.nilai": _W("Nilai barang yang diserahkan, rupiah", 4_500_000),
    "serah.nilai_rupiah": _W("Nilai itu ditulis dengan Rp", "Rp4.500.000,00"),
    "serah.nilai_huruf": _W("Nilai itu dengan huruf", "empat juta lima ratus ribu rupiah"),
    "serah.paket": _W("Isi paket dalam satu baris", "Kompor gas, wajan"),
    "serah.keterangan": _W("Catatan penyaluran"),
    "barang.no": _W("Nomor urut barang", 1),
    "barang.nama": _W("Nama barang", "Kompor gas"),
    "barang.spesifikasi": _W("Spesifikasi", "Dua tungku"),
    "barang.volume": _W("Volume yang direncanakan", 1),
    "barang.satuan": _W("Satuan", "unit"),
    "barang.harga": _W("Harga satuan, rupiah", 450_000),
    "barang.diserahkan": _W("Volume yang diserahkan", 1),
    "barang.harga_diserahkan": _W("Harga satuan yang diserahkan, rupiah", 450_000),
    "barang.keterangan": _W("Catatan barang"),
    "tanda.kiri": _W("Tempat tanda tangan baris ganjil", "1. ............"),
    "tanda.kanan": _W("Tempat tanda tangan baris genap"),
    "tanda.diwakilkan": _W("Nama wakil bila diwakilkan"),
}
_FOLLOWED: Mapping[str, PlaceholderWords] = {
    "monev.id": _W("Tanda pengenal kunjungan; biarkan di kolom tersembunyi", "contoh-monev-1"),
    "monev.tanggal": _W("Tanggal kunjungan monev", date(2025, 11, 3)),
    "monev.petugas": _W("Petugas monev", "Contoh Petugas"),
    "monev.bulan": _W("Bulan ke berapa sejak serah terima", 3),
    "monev.berjalan": _W("Apakah usaha berjalan (Ya/Tidak)", "Ya"),
    "monev.keadaan_barang": _W("Keadaan barang bantuan", "Baik"),
    "monev.omzet": _W("Omzet sebulan, rupiah", 2_500_000),
    "monev.laba": _W("Laba sebulan, rupiah", 900_000),
    "monev.tenaga_kerja": _W("Banyaknya tenaga kerja", 1),
    "monev.perkembangan": _W("Perkembangan usaha", "Berkembang"),
    "monev.kendala": _W("Kendala", "Belum ada"),
    "monev.tindak_lanjut": _W("Tindak lanjut", "Dampingi pencatatan"),
    "monev.foto": _W("Banyaknya foto", 1),
    "monev.keterangan": _W("Catatan monev"),
}
_SUMS: Mapping[str, PlaceholderWords] = {
    "wilayah.no": _W("Nomor urut", 1),
    "wilayah.nama": _W("Nama kabupaten/kota", "Kabupaten Contoh"),
    "wilayah.kuota_murni": _W("Kuota anggaran murni", 100),
    "wilayah.kuota_perubahan": _W("Kuota anggaran perubahan", 20),
    "wilayah.kuota_jumlah": _W("Kuota seluruhnya, juga yang tanpa tahap", 120),
    "wilayah.usulan": _W("Banyaknya usulan", 110),
    "wilayah.lolos_verifikasi": _W("Banyaknya yang lolos verifikasi", 100),
    "wilayah.ditetapkan": _W("Banyaknya yang ditetapkan", 95),
    "wilayah.tersalur": _W("Banyaknya yang tersalur", 90),
    "wilayah.pagu": _W("Pagu anggaran, rupiah", 450_000_000),
    "wilayah.realisasi": _W("Realisasi anggaran, rupiah", 405_000_000),
    "wilayah.cadangan": _W("Banyaknya cadangan", 5),
    "wilayah.keterangan": _W("Keterangan"),
    "desa.no": _W("Nomor urut", 1),
    "desa.nama": _W("Nama desa/kelurahan", "Desa Contoh"),
    "desa.usulan": _W("Banyaknya usulan", 12),
    "desa.layak": _W("Banyaknya yang layak", 10),
    "desa.ditetapkan": _W("Banyaknya yang ditetapkan", 9),
    "desa.tersalur": _W("Banyaknya yang tersalur", 8),
    "desa.nilai": _W("Jumlah nilai, rupiah", 40_500_000),
}
PLACEHOLDER_WORDS: Mapping[str, PlaceholderWords] = {
    **_PAPER,
    **_PERSON,
    **_VISIT,
    **_GOODS,
    **_FOLLOWED,
    **_SUMS,
}


def words_of(name: str) -> PlaceholderWords:
    """What a blank means; one that nobody described yet goes by its own name."""
    return PLACEHOLDER_WORDS.get(name, PlaceholderWords(name.replace(".", " ").replace("_", " ")))


def example_row(values: Mapping[str, Example | None], number: int) -> dict[str, Example | None]:
    """The made-up record as the `number`-th of several: other numbers, another name."""
    changed: dict[str, Example | None] = {
        "penerima.id": f"contoh-{number}",
        "penerima.nik": f"640206120880{9000 + number}",
        "penerima.no_kk": f"640206010120{9000 + number}",
        "penerima.nama": f"Contoh Penerima {_ORDINALS[(number - 1) % len(_ORDINALS)]}",
        "wilayah.nama": f"Kabupaten Contoh {_ORDINALS[(number - 1) % len(_ORDINALS)]}",
        "desa.nama": f"Desa Contoh {_ORDINALS[(number - 1) % len(_ORDINALS)]}",
        "serah.nomor": f"400.9/{number:03}/BAST/2025",
        "tanda.kiri": f"{number}. ............" if number % 2 else None,
        "tanda.kanan": None if number % 2 else f"{number}. ............",
    }
    numbers = {name: number for name in values if name.endswith(".no")}
    return {
        **values,
        **{name: value for name, value in changed.items() if name in values},
        **numbers,
    }


_ORDINALS = ("Satu", "Dua", "Tiga")
