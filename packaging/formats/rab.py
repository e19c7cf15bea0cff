"""Rencana Anggaran Biaya: a sheet a person, in the groups ALAT and BAHAN."""

from __future__ import annotations

from openpyxl.styles import Alignment, Font

from formats.blocks import blocks, dotted, flowing, official, witness
from formats.sheet import (
    BOX,
    DOTS,
    RUPIAH,
    Column,
    Look,
    Sheet,
    arial,
    letterhead,
    paper,
    save,
    table,
    titles,
)

AMOUNT = '=IF(COUNT(D{r},F{r})<2,"",ROUND(D{r}*F{r},0))'
# Nothing while a line is open: half a sum would be held against the whole aid.
TOTAL = (
    '=IF(COUNT(D{r}:D{r})<COUNTA(B{r}:B{r}),"",'
    'IF(COUNT(F{r}:F{r})<COUNTA(B{r}:B{r}),"",SUBTOTAL(9,G{r}:G{r})))'
)
# The number is wide enough for the logo above it.
COLUMNS = (
    Column("No", 9, "{{ barang.no }}", "0", "center", reckoned="a"),
    Column("Uraian Barang", 26.5, "{{ barang.nama }}", reckoned="b"),
    Column("Spesifikasi/ Merek", 26.5, "{{ barang.spesifikasi }}", reckoned="c"),
    Column("Volume", 9, "{{ barang.volume }}", "General", "center", reckoned="d"),
    Column("Satuan", 10, "{{ barang.satuan }}", align="center", reckoned="e"),
    Column("Harga Satuan (Rp)", 14, "{{ barang.harga }}", RUPIAH, "right", reckoned="f"),
    Column(
        "Jumlah (Rp)",
        13,
        AMOUNT,
        RUPIAH,
        "right",
        total=True,
        total_formula=TOTAL,
        reckoned="g = d x f",
    ),
)
LAST = len(COLUMNS)
WHO = (
    ("Nama", dotted("penerima.nama")),
    ("NIK", dotted("penerima.nik")),
    ("Alamat", dotted("penerima.alamat_lengkap")),
    ("Jenis usaha", dotted("penerima.jenis_usaha")),
)


def make() -> None:
    """Who, what it costs, and what that leaves of the aid."""
    page = Sheet("RAB", COLUMNS, Look(table=10, text=11))
    letterhead(page, logo=1, right=1)
    titles(page, "RENCANA ANGGARAN BIAYA (RAB)")
    for label, value in WHO:
        flowing(page, ((1, 2, label), (3, LAST, f": {value}")))
    page.gap(4)
    table(page, 28, group_head="{{ kelompok.nama }}", subtotal="Jumlah {{ kelompok.nama }}")
    _against_the_aid(page)
    page.gap(12)
    place = f"{dotted('dokumen.tempat')}, {dotted('dokumen.tanggal')}"
    page.cells(((4, LAST, place),), arial(11), 17, "center")
    signs = official(4, LAST, "penanda", dotted("penanda.jabatan"), f" | {DOTS}")
    blocks(page, (witness(1, 2), signs), space=50)
    paper(page, 0, 0.75, portrait=True)
    page.sheet.page_setup.fitToHeight = 1
    page.sheet.oddFooter.right.text = None
    save(page, "rab")


def _against_the_aid(page: Sheet) -> None:
    """What is granted, and what the plan leaves of it or goes beyond it."""
    total, granted = page.row, page.row + 1
    money = "{{ penerima.nilai_bantuan }}"
    left = f'=IF(COUNT(G{total},G{granted})<2,"",G{granted}-G{total})'
    for label, value in (("Nilai bantuan", money), ("Sisa (+) / Lebih (-)", left)):
        page.gap(20)
        for column in range(1, LAST + 1):
            cell = page.sheet.cell(page.row, column)
            cell.font = Font(name="Arial Narrow", size=10, bold=True)
            cell.border = BOX
        page.sheet.cell(page.row, 1, label).alignment = Alignment(
            horizontal="center", vertical="center"
        )
        page.merge(1, LAST - 1)
        figure = page.sheet.cell(page.row, LAST, value)
        figure.number_format = RUPIAH
        figure.alignment = Alignment(horizontal="right", vertical="center")
