"""Tanda Terima kolektif: everybody signs on one list, in two columns by turns."""

from __future__ import annotations

from openpyxl.styles import Alignment

from formats.blocks import Block, blocks, dotted, official, witness
from formats.sheet import (
    DAY,
    DOTS,
    RUPIAH,
    TEXT,
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

# Two empty lines make the row high enough to sign in.
SPACE = "\n\n"
COLUMNS = (
    Column("No", 4, "{{ penerima.no }}", "0", "center"),
    Column("Nama", 18, "{{ penerima.nama }}"),
    Column("NIK", 16.5, "{{ penerima.nik }}", TEXT, "center"),
    Column("Alamat", 27, "{{ penerima.alamat_lengkap }}"),
    Column("Paket", 34, "{{ serah.paket }}"),
    Column("Nilai (Rp)", 11.5, "{{ serah.nilai }}", RUPIAH, "right", total=True),
    Column("Tanggal", 9.5, "{{ serah.tanggal }}", DAY, "center"),
    Column("Tanda Tangan", 16, SPACE + "{{ tanda.kiri }}"),
    Column("", 16, SPACE + "{{ tanda.kanan }}"),
    Column("Diwakilkan oleh", 18, "{{ tanda.diwakilkan }}"),
)
LEFT, RIGHT = 8, 9


def make() -> None:
    """A list a kecamatan by kecamatan, signed by who gives it and who delivers."""
    page = Sheet("Tanda Terima", COLUMNS, Look(table=9, text=11))
    letterhead(page, logo=2, right=1)
    titles(page, "TANDA TERIMA BANTUAN")
    page.line("Wilayah : {{ dokumen.wilayah }}", arial(11), 16, "left")
    page.line("Jumlah penerima : {{ dokumen.jumlah_baris }} orang", arial(11), 16, "left")
    body = table(page, 26, subtotal="Jumlah Kecamatan {{ kelompok.nama }}")
    for row in (page.header, page.numbers):
        page.sheet.cell(row, RIGHT).value = None
        page.sheet.merge_cells(start_row=row, end_row=row, start_column=LEFT, end_column=RIGHT)
    page.sheet.cell(page.numbers, RIGHT + 1).value = "(9)"
    for column in (LEFT, RIGHT):
        page.sheet.cell(body, column).alignment = Alignment(vertical="bottom", wrap_text=True)
    page.gap(10)
    place = f"{dotted('dokumen.tempat')}, {dotted('dokumen.tanggal')}"
    page.cells(((7, 10, place),), arial(11), 17, "center")
    supplier = Block(4, 5, "Yang menyerahkan,\n{{ dokumen.penyerah }}", dotted("dokumen.penyedia"))
    signs = official(7, 10, "penanda", dotted("penanda.jabatan"), f" | {DOTS}")
    blocks(page, (witness(2, 3), supplier, signs), space=46)
    paper(page, body, 0.4)
    save(page, "tanda-terima")
