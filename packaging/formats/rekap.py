"""Rekapitulasi Kuota dan Realisasi per Kabupaten/Kota."""

from __future__ import annotations

from openpyxl.styles import Font

from formats.sheet import (
    COUNT,
    DOTS,
    PERCENT,
    RUPIAH,
    Column,
    Look,
    Sheet,
    Signer,
    letterhead,
    paper,
    save,
    signatures,
    table,
    titles,
)

REKAP = (
    Column("No", 5, "{{ wilayah.no }}", "0", "center"),
    Column("Kabupaten/Kota", 27, "{{ wilayah.nama }}"),
    Column("Kuota Murni", 10.5, "{{ wilayah.kuota_murni }}", COUNT, "right", total=True),
    Column("Kuota Perubahan", 11, "{{ wilayah.kuota_perubahan }}", COUNT, "right", total=True),
    Column("Jumlah", 10, "=C{r}+D{r}", COUNT, "right", total=True, reckoned="(5)=(3)+(4)"),
    Column("Usulan", 9, "{{ wilayah.usulan }}", COUNT, "right", total=True),
    Column("Lolos Verifikasi", 10, "{{ wilayah.lolos_verifikasi }}", COUNT, "right", total=True),
    Column("Ditetapkan", 10.5, "{{ wilayah.ditetapkan }}", COUNT, "right", total=True),
    Column("Tersalur", 9, "{{ wilayah.tersalur }}", COUNT, "right", total=True),
    Column("Sisa Kuota", 10, "=E{r}-I{r}", COUNT, "right", total=True,
           reckoned="(10)=(5)-(9)"),
    Column("%", 10.5, '=IF(E{r}=0,"-",I{r}/E{r})', PERCENT, "right",
           total_formula='=IF(E{t}=0,"-",I{t}/E{t})', reckoned="(11)=(9):(5)"),
    Column("Pagu (Rp)", 15, "{{ wilayah.pagu }}", RUPIAH, "right",
           total_formula='=IF(COUNT(L{r}:L{r})=0,"",SUM(L{r}:L{r}))'),
    Column("Realisasi (Rp)", 15, "{{ wilayah.realisasi }}", RUPIAH, "right",
           total_formula='=IF(COUNT(M{r}:M{r})=0,"",SUM(M{r}:M{r}))'),
    Column("Sisa (Rp)", 15, '=IF(COUNT(L{r}:M{r})=0,"",L{r}-M{r})', RUPIAH, "right",
           total_formula='=IF(COUNT(L{t}:M{t})=0,"",L{t}-M{t})', reckoned="(14)=(12)-(13)"),
    Column("%", 10.5, '=IF(L{r}=0,"-",M{r}/L{r})', PERCENT, "right",
           total_formula='=IF(N(L{t})=0,"-",M{t}/L{t})', reckoned="(15)=(13):(12)"),
    Column("Cadangan", 10, "{{ wilayah.cadangan }}", COUNT, "right", total=True),
    Column("Keterangan", 24, "{{ wilayah.keterangan }}"),
)  # fmt: skip


def make() -> None:
    """Rekapitulasi Kuota dan Realisasi per Kabupaten/Kota."""
    page = Sheet("Rekap", REKAP, Look(table=10, text=12))
    letterhead(page)
    titles(page, "REKAPITULASI KUOTA DAN REALISASI PER KABUPATEN/KOTA")
    plain = Font(name="Arial", size=11)
    page.line("Wilayah : {{ dokumen.wilayah }}", plain, 16, "left")
    body = table(page, 32)
    left = Signer(2, 5, "mengetahui", "Mengetahui,\n", "")
    signatures(page, (left, Signer(13, 16, "penanda", "", f" | {DOTS}")))
    paper(page, body, 0.5)
    save(page, "rekap")
