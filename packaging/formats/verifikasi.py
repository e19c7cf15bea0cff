"""Hasil Verifikasi Lapangan."""

from __future__ import annotations

from formats.codes import code_words
from formats.sheet import (
    DAY,
    DOTS,
    RUPIAH,
    TEXT,
    Column,
    Look,
    Sheet,
    Signer,
    arial,
    letterhead,
    paper,
    save,
    signatures,
    table,
    titles,
)

CRITERIA = code_words("kriteria_fakir_miskin")
MADE_BY = "Kriteria Kepmensos 262/HUK/2022 (Y/T)"
SIGNED_BY = "Tanda Tangan"
EARLIER = "{{ kolom.bantuan_terdahulu | Pernah Menerima UEP }}"

COLUMNS = (
    Column("No", 3.6, "{{ penerima.no }}", "0", "center"),
    Column("NIK", 12, "{{ penerima.nik }}", TEXT, "center"),
    Column("Nama Lengkap", 13, "{{ penerima.nama }}"),
    Column("L/P", 3.2, "{{ penerima.jenis_kelamin }}", align="center"),
    Column("Usia", 3.8, "{{ penerima.usia }}", "0", "center"),
    Column("Alamat", 14, "{{ penerima.alamat_rt }}"),
    Column("Desa/ Kelurahan", 9.5, "{{ penerima.desa }}"),
    Column("Kecamatan", 9, "{{ penerima.kecamatan }}"),
    Column("{{ kolom.jenis_usaha | Jenis Usaha }}", 9, "{{ penerima.jenis_usaha }}"),
    Column("Tanggal Kunjungan", 7.8, "{{ kunjungan.tanggal }}", DAY, "center"),
    Column("Petugas", 9, "{{ kunjungan.petugas }}"),
    Column("Koordinat", 8.5, "{{ kunjungan.koordinat }}", TEXT, "center"),
    Column("Hasil Kunjungan", 9.5, "{{ kunjungan.hasil }}",
           choices=code_words("hasil_kunjungan"), free=True),
    *(
        Column(str(number), 2.6, f"{{{{ kunjungan.kriteria_{number - 1} }}}}", align="center",
               group=MADE_BY, choices=("Y", "T"))
        for number in range(1, len(CRITERIA) + 1)
    ),
    Column("Kondisi Rumah", 8.5, "{{ kunjungan.rumah }}", choices=code_words("rumah")),
    Column("Aset", 9.5, "{{ kunjungan.aset }}"),
    Column("Penghasilan per Bulan (Rp)", 8.8, "{{ kunjungan.penghasilan }}", RUPIAH, "right"),
    Column("Pengeluaran per Bulan (Rp)", 8.8, "{{ kunjungan.pengeluaran }}", RUPIAH, "right"),
    Column("Asal", 7.5, "{{ kunjungan.pernah_bantuan }}", group=EARLIER),
    Column("Tahun", 4.6, "{{ kunjungan.pernah_tahun }}", "0", "center", group=EARLIER),
    Column("Minat", 8.3, "{{ kunjungan.minat }}", choices=code_words("minat")),
    Column("Keterampilan", 9.3, "{{ kunjungan.keterampilan }}"),
    Column("Kelayakan", 7.8, "{{ kunjungan.rekomendasi }}", align="center",
           choices=("Layak", "Tidak Layak", "Cadangan")),
    Column("Alasan", 10.5, "{{ kunjungan.alasan }}"),
    Column("Foto", 3.8, "{{ kunjungan.foto }}", "0", "center"),
    Column("Petugas", 8.5, group=SIGNED_BY),
    Column("Responden", 8.5, group=SIGNED_BY),
    # By these a sheet that comes back is joined to its people and their visits.
    Column("ID (jangan diubah)", 5, "{{ penerima.id }}", TEXT, hidden=True),
    Column("ID kunjungan (jangan diubah)", 5, "{{ kunjungan.id }}", TEXT, hidden=True),
)  # fmt: skip
THIRDS = ((1, 8), (9, 20), (21, 33))


def make() -> None:
    """Hasil Verifikasi Lapangan: one row a person, with what the last visit found."""
    page = Sheet("Verifikasi", COLUMNS, Look(table=8, text=12))
    letterhead(page, logo=2, right=4)
    titles(page, "HASIL VERIFIKASI LAPANGAN CALON PENERIMA BANTUAN")
    page.line("Wilayah : {{ dokumen.wilayah }}", arial(12), 16, "left")
    page.line("Jumlah data awal : {{ dokumen.jumlah_baris }} orang", arial(12), 16, "left")
    page.line("Sudah dikunjungi : {{ dokumen.jumlah_dikunjungi }} orang", arial(12), 16, "left")
    page.gap(4)
    page.line("Keterangan kolom kriteria (Y = ya, T = tidak):", arial(9, bold=True), 13, "left")
    for row in range(3):
        numbers = range(row, len(CRITERIA), 3)
        texts = [f"{n + 1}. {CRITERIA[n]}" for n in numbers]
        parts = [(*third, text) for third, text in zip(THIRDS, texts, strict=True)]
        page.cells(parts, arial(9), 13)
    page.gap(4)
    body = table(page, 40)
    left = Signer(2, 6, "mengetahui", "Mengetahui,\n")
    signatures(page, (left, Signer(27, 32, "penanda", "", f" | {DOTS}")))
    paper(page, body, 0.3)
    save(page, "verifikasi", "2")
