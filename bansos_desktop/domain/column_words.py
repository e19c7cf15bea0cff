"""The words by which a column of education, work, marriage or kinship is told without its title."""

from __future__ import annotations

import re

_NOT_LETTER = re.compile(r"[^a-z0-9]+")


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split("|"))


EDUCATION = _words(
    "sd|smp|sma|smk|slta|sltp|mi|mts|ma|stm|sederajat|d1|d2|d3|d4|s1|s2|s3|di|dii|diii|div|pt",
    "tidak sekolah|belum sekolah|tidak belum sekolah|tidak tamat sd|belum tamat sd|tamat sd",
    "tidak belum tamat sd|belum tamat sd sederajat|tamat sd sederajat|sd sederajat|smp sederajat",
    "sltp sederajat|slta sederajat|sma sederajat|smk sederajat|sma smk|smp mts|sd mi|sma ma smk",
    "paket a|paket b|paket c|diploma|diploma i ii|diploma iii|diploma iv strata i|strata i",
    "strata ii|strata iii|akademi diploma iii s muda|sarjana|sr|tidak tamat|perguruan tinggi",
)
MARITAL = _words(
    "kawin|belum kawin|tidak kawin|cerai hidup|cerai mati|menikah|belum menikah|janda|duda|lajang",
    "nikah|belum nikah|cerai|kawin tercatat|kawin belum tercatat|janda mati|janda cerai|k|bk|ch|cm",
    "b|s",
)
RELATION = _words(
    "kepala keluarga|kk|istri|isteri|suami|anak|menantu|cucu|orang tua|orangtua|mertua|famili lain",
    "family lain|pembantu|lainnya|anak kandung|anak tiri|anak angkat|adik|kakak|keponakan|kep kel",
    "kepala rumah tangga|krt|saudara|kepala",
)
OCCUPATION = _words(
    "petani|pekebun|petani pekebun|nelayan|nelayan perikanan|peternak|buruh|buruh tani|bidan",
    "buruh harian lepas|buruh lepas|pedagang|dagang|wiraswasta|wirausaha|wirswasta|swasta|sopir",
    "karyawan|karyawan swasta|karyawan honorer|honorer|pns|tni|polri|pensiunan|guru|ojek|ojol",
    "ibu rumah tangga|irt|mengurus rumah tangga|mrt|urt|tidak bekerja|belum bekerja|supir",
    "belum tidak bekerja|pelajar|mahasiswa|pelajar mahasiswa|tukang|tukang kayu|tukang batu",
    "tukang jahit|asisten rumah tangga|art|perangkat desa|buruh nelayan|tani|montir|penjahit",
    "buruh harian|buruh peternakan|serabutan|perawat",
    "penjual|jualan|pekerja lepas|kerja serabutan|bertani|karyawan bumn|mekanik",
)
YES_NO = _words("ya|tidak|y|t|ada|tidak ada|pernah|belum|belum pernah|sudah|iya|bukan")
NOTHING = _words("|nihil|kosong|null|n a|tidak ada")

MONTH_WORDS = _words(
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember",
    "jan|feb|mar|apr|jun|jul|ags|agt|agu|sep|sept|okt|nop|nov|des|pebruari|nopember",
)


def plain(text: str) -> str:
    """Small letters and digits, one blank between words, as the lists above are written."""
    return _NOT_LETTER.sub(" ", text.casefold()).strip()
