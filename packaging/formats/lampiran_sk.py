"""Lampiran SK Penetapan."""

from __future__ import annotations

from openpyxl.styles import Alignment

from formats.sheet import (
    DOTS,
    RUPIAH,
    TEXT,
    Column,
    Look,
    Sheet,
    Signer,
    arial,
    paper,
    save,
    signatures,
    table,
    titles,
)

COLUMNS = (
    Column("No", 5, "{{ penerima.no }}", "0", "center"),
    Column("Nama", 24, "{{ penerima.nama }}"),
    Column("NIK", 18, "{{ penerima.nik }}", TEXT, "center"),
    Column("Alamat Lengkap", 30, "{{ penerima.alamat_rt }}"),
    Column("Desa/Kelurahan", 18, "{{ penerima.desa }}"),
    Column("Kecamatan", 17, "{{ penerima.kecamatan }}"),
    Column("{{ kolom.jenis_usaha | Jenis Usaha }}", 17, "{{ penerima.jenis_usaha }}"),
    Column(
        "Nilai Bantuan ({{ kolom.satuan_nilai | Rp }})",
        16,
        "{{ penerima.nilai_bantuan }}",
        RUPIAH,
        "right",
        total=True,
    ),
    Column("Keterangan", 20, "{{ penerima.keterangan }}"),
)
HEAD = (
    ("NOMOR", "sk.nomor", 15),
    ("TANGGAL", "sk.tanggal", 15),
    ("TENTANG", "sk.tentang", 44),
)


def make() -> None:
    """The list that belongs to a decree; the decree has the letterhead, so the list has none."""
    page = Sheet("Lampiran", COLUMNS, Look(table=10, text=11))
    page.cells(((6, 9, f"LAMPIRAN KEPUTUSAN {{{{ sk.pejabat | {DOTS}{DOTS} }}}}"),), arial(11), 30)
    page.sheet.cell(page.row, 6).alignment = Alignment(vertical="bottom", wrap_text=True)
    for label, name, height in HEAD:
        dots = f"{DOTS}{DOTS}"
        page.cells(((6, 6, label), (7, 9, f": {{{{ {name} | {dots} }}}}")), arial(11), height)
    page.gap(12)
    titles(page, "DAFTAR PENERIMA BANTUAN")
    page.line("Wilayah : {{ dokumen.wilayah }}", arial(11), 16, "left")
    body = table(page, 30, subtotal="Jumlah Kecamatan {{ kelompok.nama }}")
    page.gap(6)
    page.line(
        "Jumlah penerima : {{ dokumen.jumlah_baris }} ({{ dokumen.jumlah_huruf }}) orang",
        arial(11), 16, "left",
    )  # fmt: skip
    page.line(
        f"Jumlah nilai bantuan : {{{{ dokumen.jumlah_nilai | Rp{DOTS} }}}} "
        f"({{{{ dokumen.nilai_huruf | {DOTS} }}}})",
        arial(11), 16, "left",
    )  # fmt: skip
    page.line("Catatan: {{ dokumen.catatan }}", arial(10, italic=True), 15, "left")
    signatures(page, (Signer(6, 9, "penanda", "", f" | {DOTS}"),))
    paper(page, body, 0.5)
    save(page, "lampiran-sk", "3")
