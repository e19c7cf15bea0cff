"""Rekap per desa tanpa data pribadi."""

from __future__ import annotations

from formats.sheet import (
    COUNT,
    DOTS,
    RUPIAH,
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
    Column("No", 9, "{{ desa.no }}", "0", "center"),
    Column("Desa/Kelurahan", 38, "{{ desa.nama }}"),
    Column("Usulan", 10, "{{ desa.usulan }}", COUNT, "right", total=True),
    Column("Layak", 10, "{{ desa.layak }}", COUNT, "right", total=True),
    Column("Ditetapkan", 10.5, "{{ desa.ditetapkan }}", COUNT, "right", total=True),
    Column("Tersalur", 10, "{{ desa.tersalur }}", COUNT, "right", total=True),
    Column(
        "Nilai ({{ kolom.satuan_nilai | Rp }})", 14, "{{ desa.nilai }}", RUPIAH, "right", total=True
    ),
)
NOTES = (
    "Kolom (3) tanpa draf dan usulan yang dibatalkan; kolom (4) s.d. (6) termasuk yang sudah",
    "melangkah lebih jauh. Kolom (7) adalah nilai bantuan yang ditetapkan.",
    "{{ dokumen.catatan }}",
)


def make() -> None:
    """Counts and money per village; no name, no NIK, so it may be shared."""
    page = Sheet("Rekap Desa", COLUMNS, Look(table=10, text=11))
    letterhead(page, logo=1, right=1)
    titles(page, "REKAPITULASI PENERIMA BANTUAN PER DESA/KELURAHAN")
    page.line("Wilayah : {{ dokumen.wilayah }}", arial(11), 16, "left")
    body = table(
        page, 24, group_head="Kecamatan {{ kelompok.nama }}",
        subtotal="Jumlah Kecamatan {{ kelompok.nama }}",
    )  # fmt: skip
    page.gap(4)
    for text in NOTES:
        page.line(text, arial(9), 13, "left")
    signatures(page, (Signer(5, 7, "penanda", "", f" | {DOTS}"),))
    paper(page, body, 0.6, portrait=True)
    save(page, "rekap-umum", "2")
