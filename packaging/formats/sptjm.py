"""Surat Pernyataan Tanggung Jawab Mutlak.

No official text was found, so the wording is general and the office's to change.
"""

from __future__ import annotations

from formats.blocks import flowing
from formats.sheet import (
    DOTS,
    Column,
    Look,
    Sheet,
    Signer,
    arial,
    letterhead,
    paper,
    save,
    signatures,
)

COLUMNS = tuple(Column("", width) for width in (4, 6, 15, 2.5, 17, 32, 10))
# The last column is as wide as the logo's, so that the letterhead stands in the middle.
LAST = len(COLUMNS)
WHO = (
    ("Nama", "penanda.nama"),
    ("NIP", "penanda.nip"),
    ("Pangkat/Golongan", "penanda.pangkat"),
    ("Jabatan", "penanda.jabatan"),
)
WHOM = (
    "Penerima program {{ dokumen.program }} Tahun Anggaran {{ dokumen.tahun }} - APBD "
    "{{ dokumen.tahap }} di {{ dokumen.wilayah }} sebanyak {{ dokumen.jumlah_baris }} "
    "({{ dokumen.jumlah_huruf }}) orang dengan nilai seluruhnya "
    f"{{{{ dokumen.jumlah_nilai | Rp{DOTS} }}}} ({{{{ dokumen.nilai_huruf | {DOTS} }}}}), "
    "sebagaimana ditetapkan dengan Keputusan "
    f"{{{{ sk.daftar | Nomor {DOTS} tanggal {DOTS} }}}}, "
    "telah diverifikasi dan memenuhi persyaratan sesuai dengan ketentuan yang berlaku."
)
TRUE = (
    "Data penerima bantuan sebagaimana dimaksud pada angka 1 adalah benar, dan tidak terdapat "
    "penerima ganda."
)
AUDIT = (
    "Dokumen pendukung penetapan disimpan di kantor kami dan siap diperiksa sewaktu-waktu oleh "
    "aparat pengawas intern pemerintah maupun pemeriksa ekstern."
)
ANSWER = (
    "Apabila di kemudian hari pernyataan ini ternyata tidak benar, saya bersedia bertanggung "
    "jawab sepenuhnya sesuai dengan ketentuan peraturan perundang-undangan."
)
CLAIMS = ((TRUE, 35), (AUDIT, 50), (ANSWER, 50))
END = (
    "Demikian surat pernyataan ini dibuat dengan sebenarnya dan penuh tanggung jawab untuk "
    "dipergunakan sebagaimana mestinya."
)


def make() -> None:
    """One letter on one page, with room for a stamp duty."""
    page = Sheet("SPTJM", COLUMNS, Look(table=10, text=12))
    letterhead(page, logo=2, right=1)
    page.line("{{ dokumen.judul | SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK }}",
              arial(14, bold=True), 20)  # fmt: skip
    page.line(f"NOMOR: {{{{ dokumen.nomor | {DOTS} }}}}", arial(12), 16)
    page.gap(14)
    page.line("Yang bertanda tangan di bawah ini:", arial(12), 18, "left")
    for label, name in WHO:
        value = f"{{{{ {name} | {DOTS} }}}}"
        page.cells(((2, 3, label), (4, 4, ":"), (5, LAST, value)), arial(12), 18)
    page.gap(8)
    page.line("menyatakan dengan sesungguhnya bahwa:", arial(12), 18, "left")
    flowing(page, ((1, 1, "1."), (2, LAST, WHOM)), "justify")
    page.gap(6)
    for number, (text, height) in enumerate(CLAIMS, start=2):
        page.cells(((1, 1, f"{number}."), (2, LAST, text)), arial(12), height, "justify")
    page.gap(6)
    page.line(END, arial(12), 35, "justify")
    signatures(page, (Signer(LAST - 1, LAST, "penanda", "", f" | {DOTS}"),), stamp="Meterai")
    paper(page, 0, 1.0, portrait=True)
    page.sheet.oddFooter.right.text = None
    save(page, "sptjm")
