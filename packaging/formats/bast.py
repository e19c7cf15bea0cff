"""Berita Acara Serah Terima: one page a person, worded as the ministry words its own."""

from __future__ import annotations

from openpyxl.styles import Alignment, Font

from formats.blocks import Block, blocks, dotted, flowing, official, witness
from formats.sheet import (
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
)

AMOUNT = '=IF(COUNT(D{r},F{r})<2,"",ROUND(D{r}*F{r},0))'
# Nothing while a line is open: half a sum would be signed as a whole.
TOTAL = '=IF(COUNT(G{r}:G{r})=0,"",IF(COUNT(G{r}:G{r})<COUNTA(B{r}:B{r}),"",SUM(G{r}:G{r})))'
# The number is wide enough for the logo above it.
COLUMNS = (
    Column("No", 9, "{{ barang.no }}", "0", "center"),
    Column("Nama Barang", 22, "{{ barang.nama }}"),
    Column("Merek/ Spesifikasi", 15, "{{ barang.spesifikasi }}"),
    Column("Jumlah", 7.5, "{{ barang.volume }}", "General", "center"),
    Column("Satuan", 8, "{{ barang.satuan }}", align="center"),
    Column("Harga Satuan (Rp)", 12, "{{ barang.harga }}", RUPIAH, "right"),
    Column("Jumlah Harga (Rp)", 13, AMOUNT, RUPIAH, "right", total=True, total_formula=TOTAL,
           reckoned="(7)=(4)x(6)"),
    Column("Keterangan", 12, "{{ barang.keterangan }}"),
)  # fmt: skip
LAST = len(COLUMNS)
SHORT = "." * 12
OPENING = (
    f"Pada hari ini {dotted('serah.hari', SHORT)} tanggal {dotted('serah.hari_huruf')} "
    f"bulan {dotted('serah.bulan_huruf', SHORT)} tahun {dotted('serah.tahun_huruf')}, "
    f"berdasarkan Surat Keputusan Nomor {dotted('sk.nomor')} Tanggal {dotted('sk.tanggal')} "
    "tentang {{ sk.tentang | Penetapan Penerima Bantuan }} {{ dokumen.program }} Tahun Anggaran "
    "{{ dokumen.tahun }}, kami yang bertanda tangan di bawah ini:"
)
FIRST = (
    ("Nama", dotted("ppk.nama")),
    ("NIP", dotted("ppk.nip")),
    ("Jabatan", dotted("ppk.jabatan", "Pejabat Pembuat Komitmen")),
    # The line of the letterhead that holds the address may begin with "Alamat" itself.
    ("Kantor", f"{{{{ kantor.nama }}}}, {dotted('kantor.kop3')}"),
)
FIRST_END = (
    "yang dalam penyerahan ini diwakili oleh petugas yang ditunjuk, "
    f"{dotted('serah.petugas')}, selanjutnya disebut PIHAK PERTAMA."
)
SECOND = (
    ("Nama", dotted("penerima.nama")),
    ("NIK", dotted("penerima.nik")),
    ("Alamat", dotted("penerima.alamat_lengkap")),
)
STANDS_IN = "{{ serah.diwakilkan }}"
GIVEN = (
    "PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA menerima dari PIHAK PERTAMA, "
    "bantuan {{ dokumen.program }} berupa {{ serah.paket | barang }} senilai "
    f"{dotted('serah.nilai_rupiah', 'Rp' + DOTS)} ({dotted('serah.nilai_huruf', DOTS * 2)}) "
    f"sebagaimana terlampir, yang disediakan oleh {dotted('serah.penyedia')}, "
    "dalam keadaan baik dan cukup."
)
END = (
    "Demikian Berita Acara Serah Terima ini dibuat dengan sebenarnya untuk dipergunakan "
    "sebagaimana mestinya."
)
ANNEX = f"Lampiran Berita Acara Serah Terima Nomor {dotted('serah.nomor')}"


def make() -> None:
    """Letter, signatures and the list of goods on one page."""
    page = Sheet("BAST", COLUMNS, Look(table=9, text=11))
    letterhead(page, logo=1, right=1)
    title = Font(name="Arial", size=13, bold=True, underline="single")
    page.line("{{ dokumen.judul | BERITA ACARA SERAH TERIMA BANTUAN }}", title, 19)
    page.line(f"NOMOR: {dotted('serah.nomor', DOTS * 2)}", arial(11), 16)
    page.gap(8)
    flowing(page, ((1, LAST, OPENING),), "justify")
    page.gap(6)
    _party(page, "1.", FIRST)
    flowing(page, ((2, LAST, FIRST_END),), "justify")
    page.gap(6)
    _party(page, "2.", SECOND)
    flowing(page, ((2, LAST, STANDS_IN),))
    page.cells(((2, LAST, "selanjutnya disebut PIHAK KEDUA."),), arial(11), 15)
    page.gap(6)
    flowing(page, ((1, LAST, GIVEN),), "justify")
    page.gap(6)
    # Fixed words are not measured when the paper is filled.
    page.line(END, arial(11), 31, "justify")
    page.gap(8)
    _issued(page)
    _signatures(page)
    page.gap(10)
    page.line(ANNEX, arial(10, bold=True), 15, "left")
    table(page, 26)
    paper(page, 0, 0.75, portrait=True)
    page.sheet.page_setup.fitToHeight = 1
    page.sheet.oddFooter.right.text = None
    save(page, "bast", "2")


def _party(page: Sheet, number: str, lines: tuple[tuple[str, str], ...]) -> None:
    """Who one of both is, a line for each thing about them."""
    for at, (label, value) in enumerate(lines):
        parts = ((1, 1, number), (2, 2, label), (3, LAST, f": {value}"))
        flowing(page, parts if at == 0 else parts[1:])


def _issued(page: Sheet) -> None:
    """Where and when, above the one who commits."""
    for label, value in (
        ("Dikeluarkan di", dotted("dokumen.tempat")),
        ("Pada tanggal", dotted("serah.tanggal_panjang")),
    ):
        page.cells(((6, LAST, f"{label} : {value}"),), arial(11), 15)
        page.sheet.cell(page.row, 6).alignment = Alignment(horizontal="center", vertical="center")
    page.gap(6)


def _signatures(page: Sheet) -> None:
    """Left who receives, right who commits; whoever witnesses stands between them."""
    receiver = "PIHAK KEDUA\n{{ serah.sebutan | Penerima Manfaat }}"
    commits = f"PIHAK PERTAMA\n{dotted('ppk.jabatan', 'Pejabat Pembuat Komitmen')}"
    signing = (
        Block(1, 2, receiver, dotted("serah.penerima")),
        witness(3, 5),
        official(6, LAST, "ppk", commits, f" | {DOTS}"),
    )
    blocks(page, signing, space=40)
