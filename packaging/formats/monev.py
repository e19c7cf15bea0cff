"""Lembar Monev: filled in by whoever visits, and read back."""

from __future__ import annotations

from openpyxl.utils import get_column_letter as letter
from openpyxl.worksheet.datavalidation import DataValidation

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

COLUMNS = (
    Column("No", 3.8, "{{ penerima.no }}", "0", "center"),
    Column("NIK", 12, "{{ penerima.nik }}", TEXT, "center"),
    Column("Nama Lengkap", 14, "{{ penerima.nama }}"),
    Column("Alamat", 15, "{{ penerima.alamat_rt }}"),
    Column("Desa/ Kelurahan/ Kampung", 10, "{{ penerima.desa }}"),
    Column("Kecamatan", 10, "{{ penerima.kecamatan }}"),
    Column("No. HP", 10.5, "{{ penerima.no_hp }}", TEXT, "center"),
    Column("Jenis Usaha", 10, "{{ penerima.jenis_usaha }}"),
    Column("Barang Diterima Tanggal", 8, "{{ serah.tanggal }}", DAY, "center"),
    Column("Tanggal Kunjungan", 8.5, "{{ monev.tanggal }}", DAY, "center"),
    Column("Bulan ke-", 5.5, "{{ monev.bulan }}", "0", "center",
           choices=("1", "3", "6", "12"), free=True),
    Column("Usaha Berjalan (Y/T)", 7, "{{ monev.berjalan }}", align="center",
           choices=("Y", "T")),
    Column("Keadaan Barang", 9.5, "{{ monev.keadaan_barang }}", align="center",
           choices=code_words("keadaan_barang")),
    Column("Omzet per Bulan (Rp)", 10, "{{ monev.omzet }}", RUPIAH, "right"),
    Column("Keuntungan per Bulan (Rp)", 10, "{{ monev.laba }}", RUPIAH, "right"),
    Column("Tenaga Kerja", 6.5, "{{ monev.tenaga_kerja }}", "0", "center"),
    Column("Perkem- bangan", 9.5, "{{ monev.perkembangan }}", align="center",
           choices=code_words("perkembangan")),
    Column("Kendala", 16, "{{ monev.kendala }}"),
    Column("Tindak Lanjut", 16, "{{ monev.tindak_lanjut }}"),
    Column("Petugas/ Pendamping", 11, "{{ monev.petugas }}"),
    Column("Keterangan", 12, "{{ monev.keterangan }}"),
    Column("Foto", 4.5, "{{ monev.foto }}", "0", "center"),
    # By these a sheet that comes back is joined to its people and their visits; "right" does not
    # wrap, or the row would be as high as a hidden number is long.
    Column("ID (jangan diubah)", 5, "{{ penerima.id }}", TEXT, "right", hidden=True),
    Column("ID kunjungan (jangan diubah)", 5, "{{ monev.id }}", TEXT, "right", hidden=True),
)  # fmt: skip
FIRST_TO_FILL, LAST_TO_FILL = 10, 21
HINTS = {
    10: ("Tanggal Kunjungan", "Tulis hari/bulan/tahun, misalnya 14/07/2025."),
    11: ("Bulan ke-", "Bulan ke berapa setelah barang diterima: 1, 3, 6, atau 12."),
    12: ("Usaha Berjalan", "Y = usaha masih berjalan, T = tidak."),
    13: ("Keadaan Barang", "Pilih dari daftar."),
    14: ("Omzet per Bulan", "Penjualan sebulan, angka saja, misalnya 2500000."),
    15: (
        "Keuntungan per Bulan",
        "Sisa setelah dikurangi modal dan biaya, angka saja; bila rugi tulis 0.",
    ),
    16: ("Tenaga Kerja", "Jumlah orang yang membantu selain pemilik, angka saja."),
    17: ("Perkembangan", "Dibandingkan kunjungan sebelumnya; pilih dari daftar."),
}
NUMBERS = {14: "0", 15: "0", 16: "0"}
GUIDE = (
    f"Cara mengisi: isi atau perbaiki hanya kolom ({FIRST_TO_FILL}) sampai ({LAST_TO_FILL}), "
    "satu baris satu penerima; pilih dari daftar bila ada, uang ditulis angka saja."
)
GUIDE_ON = (
    "Kunjungan berikutnya ditulis di baris yang sama dengan tanggal dan bulan yang baru. Jangan "
    "menghapus kolom. Simpan sebagai .xlsx, lalu impor kembali di program."
)


def make() -> None:
    """One row for everybody who has the goods, with lists where there is something to choose."""
    page = Sheet("Monev", COLUMNS, Look(table=8, text=12))
    letterhead(page, logo=2, right=4)
    titles(page, "MONITORING DAN EVALUASI PENERIMA BANTUAN")
    page.line("Wilayah : {{ dokumen.wilayah }}", arial(12), 16, "left")
    page.line("Jumlah penerima : {{ dokumen.jumlah_baris }} orang", arial(12), 16, "left")
    for line in (GUIDE, GUIDE_ON):
        page.line(line, arial(10, italic=True), 14, "left")
    page.gap(4)
    body = table(page, 46)
    _hints(page, body)
    left = Signer(2, 5, "mengetahui", "Mengetahui,\n")
    signatures(page, (left, Signer(18, 21, "penanda", "", f" | {DOTS}")))
    paper(page, body, 0.3)
    page.sheet.freeze_panes = f"D{body}"
    save(page, "monev")


def _hints(page: Sheet, body: int) -> None:
    """What to write, shown as soon as a cell is chosen; dates and figures are checked too."""
    checks = {str(check.sqref): check for check in page.sheet.data_validations.dataValidation}
    for number, (title, hint) in HINTS.items():
        cell = f"{letter(number)}{body}"
        check = checks.get(cell) or _check(page, number, cell)
        check.promptTitle, check.prompt, check.showInputMessage = title, hint, True
        check.errorTitle = title


def _check(page: Sheet, number: int, cell: str) -> DataValidation:
    """A day of this century, or a whole number."""
    if number in NUMBERS:
        check = DataValidation(
            "whole", NUMBERS[number], operator="greaterThanOrEqual", allow_blank=True
        )
        check.error = "Tulis angka saja, tanpa titik, koma, atau huruf."
    else:
        check = DataValidation("date", "36526", operator="greaterThanOrEqual", allow_blank=True)
        check.error = "Tulis tanggal sebagai hari/bulan/tahun, misalnya 14/07/2025."
    check.showErrorMessage = True
    check.add(cell)
    page.sheet.add_data_validation(check)
    return check
