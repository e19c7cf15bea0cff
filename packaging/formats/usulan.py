"""Daftar Usulan Calon Penerima (BNBA)."""

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

DESILS = tuple(str(desil) for desil in range(1, 11))

COLUMNS = (
    Column("No", 3.8, "{{ penerima.no }}", "0", "center"),
    Column("NIK", 12, "{{ penerima.nik }}", TEXT, "center"),
    Column("No. KK", 12, "{{ penerima.no_kk }}", TEXT, "center"),
    Column("Nama Lengkap", 14, "{{ penerima.nama }}"),
    Column("L/P", 3.2, "{{ penerima.jenis_kelamin }}", align="center", choices=("L", "P")),
    Column("Tempat Lahir", 9, "{{ penerima.tempat_lahir }}"),
    Column("Tanggal Lahir", 7.8, "{{ penerima.tanggal_lahir }}", DAY, "center"),
    Column("Usia", 4, "{{ penerima.usia }}", "0", "center"),
    Column("Alamat", 15, "{{ penerima.alamat }}"),
    Column("RT", 3.4, "{{ penerima.rt }}", TEXT, "center"),
    Column("RW", 3.4, "{{ penerima.rw }}", TEXT, "center"),
    Column("Desa/ Kelurahan/ Kampung", 9.5, "{{ penerima.desa }}"),
    Column("Kecamatan", 9.2, "{{ penerima.kecamatan }}"),
    Column("Kabupaten/ Kota", 9.2, "{{ penerima.kabupaten }}"),
    Column("No. HP", 10.5, "{{ penerima.no_hp }}", TEXT, "center"),
    Column("Pendidikan", 8, "{{ penerima.pendidikan }}", align="center",
           choices=code_words("pendidikan")),
    Column("Pekerjaan", 9.3, "{{ penerima.pekerjaan }}"),
    Column("Status Perkawinan", 8.5, "{{ penerima.status_perkawinan }}",
           choices=code_words("status_perkawinan")),
    Column("Jml Tanggungan", 8.3, "{{ penerima.tanggungan }}", "0", "center"),
    Column("ID DTKS/ ID Keluarga DTSEN", 12, "{{ penerima.id_dtsen }}", TEXT, "center"),
    Column("Desil", 4.6, "{{ penerima.desil }}", "0", "center", choices=DESILS),
    Column("PKH/ BPNT (Y/T)", 5, "{{ penerima.pkh_bpnt }}", align="center"),
    Column("{{ kolom.jenis_usaha | Jenis Usaha }}", 9, "{{ penerima.jenis_usaha }}"),
    Column("Rencana/ Status Usaha", 8.6, "{{ penerima.status_usaha }}",
           choices=("baru", "berjalan"), free=True),
    Column("Kebutuhan Barang", 13, "{{ penerima.kebutuhan_barang }}"),
    Column("Nilai Usulan ({{ kolom.satuan_nilai | Rp }})", 10, "{{ penerima.nilai_usulan }}",
           RUPIAH, "right", total=True),
    Column("Keterangan", 9.4, "{{ penerima.keterangan }}"),
    # By this a sheet that comes back is joined to its people, however it was sorted meanwhile.
    Column("ID (jangan diubah)", 5, "{{ penerima.id }}", TEXT, hidden=True),
)  # fmt: skip


def make() -> None:
    """Daftar Usulan Calon Penerima (BNBA)."""
    page = Sheet("Usulan", COLUMNS, Look(table=8, text=12))
    letterhead(page, logo=2, right=3)
    titles(page, "DAFTAR USULAN CALON PENERIMA BANTUAN")
    page.line("Wilayah : {{ dokumen.wilayah }}", arial(12), 16, "left")
    page.line("Jumlah usulan : {{ dokumen.jumlah_baris }} orang", arial(12), 16, "left")
    body = table(page, 46, subtotal="Jumlah Kecamatan {{ kelompok.nama }}")
    left = Signer(2, 6, "mengetahui", "Mengetahui,\n")
    signatures(page, (left, Signer(21, 26, "penanda", "", f" | {DOTS}")))
    paper(page, body, 0.3)
    save(page, "usulan", "4")
