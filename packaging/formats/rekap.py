"""Rekapitulasi Kuota dan Realisasi per Kabupaten/Kota."""

from __future__ import annotations

from formats.sheet import (
    COUNT,
    DOTS,
    PERCENT,
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
    Column("No", 5, "{{ wilayah.no }}", "0", "center"),
    Column("Kabupaten/Kota", 26, "{{ wilayah.nama }}"),
    Column("Kuota Murni", 10.5, "{{ wilayah.kuota_murni }}", COUNT, "right", total=True),
    Column("Kuota Perubahan", 11, "{{ wilayah.kuota_perubahan }}", COUNT, "right", total=True),
    # No formula: a quota that names no stage stands in neither (3) nor (4).
    Column("Jumlah", 10, "{{ wilayah.kuota_jumlah }}", COUNT, "right", total=True),
    Column("Usulan", 9, "{{ wilayah.usulan }}", COUNT, "right", total=True),
    Column("Lolos Verifikasi", 10, "{{ wilayah.lolos_verifikasi }}", COUNT, "right", total=True),
    Column("Ditetapkan", 10.5, "{{ wilayah.ditetapkan }}", COUNT, "right", total=True),
    Column("Tersalur", 9, "{{ wilayah.tersalur }}", COUNT, "right", total=True),
    # Blank beside a quota that is blank; the totals are then of the rows that have one, or they
    # would take the people of shared places off places that are not theirs.
    Column("Sisa Kuota", 10, '=IF(COUNT(E{r})=0,"",E{r}-I{r})', COUNT, "right", total=True,
           reckoned="(10)=(5)-(9)"),
    Column("%", 10.5, '=IF(COUNT(E{r})=0,"",IF(E{r}=0,"-",I{r}/E{r}))', PERCENT, "right",
           total_formula='=IF(E{t}=0,"-",(E{t}-J{t})/E{t})', reckoned="(11)=(9):(5)"),
    Column("Pagu (Rp)", 15, "{{ wilayah.pagu }}", RUPIAH, "right",
           total_formula='=IF(COUNT(L{r}:L{r})=0,"",SUM(L{r}:L{r}))'),
    Column("Realisasi (Rp)", 15, "{{ wilayah.realisasi }}", RUPIAH, "right",
           total_formula='=IF(COUNT(M{r}:M{r})=0,"",SUM(M{r}:M{r}))'),
    Column("Sisa (Rp)", 15, '=IF(COUNT(L{r}:M{r})<2,"",L{r}-M{r})', RUPIAH, "right",
           total_formula='=IF(COUNT(L{t}:M{t})<2,"",L{t}-M{t})', reckoned="(14)=(12)-(13)"),
    Column("%", 10.5, '=IF(N(L{r})=0,"-",N(M{r})/L{r})', PERCENT, "right",
           total_formula='=IF(N(L{t})=0,"-",N(M{t})/L{t})', reckoned="(15)=(13):(12)"),
    Column("Cadangan", 10, "{{ wilayah.cadangan }}", COUNT, "right", total=True),
    Column("Keterangan", 27, "{{ wilayah.keterangan }}"),
)  # fmt: skip


USED = (
    "Kolom (5) memuat juga kuota yang tidak menyebut tahap; kolom (6) tanpa draf dan usulan yang "
    "dibatalkan; kolom (7) s.d. (9) termasuk yang sudah melangkah lebih jauh."
)
LEFT = "Kolom (10) dan (11), juga jumlahnya, hanya dari baris yang kolom (5)-nya terisi."
MONEY = (
    "Kolom (12) diisi menurut dokumen pelaksanaan anggaran; kolom (13) adalah nilai barang atau "
    "bantuan yang tercatat diserahterimakan."
)
NOTES = (USED, LEFT, MONEY, "{{ dokumen.catatan }}")


def make() -> None:
    """Rekapitulasi Kuota dan Realisasi per Kabupaten/Kota."""
    page = Sheet("Rekap", COLUMNS, Look(table=10, text=12))
    letterhead(page, logo=2, right=1)
    titles(page, "REKAPITULASI KUOTA DAN REALISASI PER KABUPATEN/KOTA")
    page.line("Wilayah : {{ dokumen.wilayah }}", arial(11), 16, "left")
    body = table(page, 32)
    page.gap(4)
    for text in NOTES:
        page.line(text, arial(9), 13, "left")
    left = Signer(2, 5, "mengetahui", "Mengetahui,\n")
    signatures(page, (left, Signer(13, 16, "penanda", "", f" | {DOTS}")))
    paper(page, body, 0.5)
    save(page, "rekap", "4")
