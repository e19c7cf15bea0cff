"""What stands once on a document about those who were decided on: decree, people, money.

A figure that is not known of everybody is left open: whoever signs must not sign half a sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bansos_desktop.domain.dates import format_long
from bansos_desktop.domain.in_words import LARGEST_IN_WORDS, number_in_words, rupiah_in_words
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands
from bansos_desktop.store.documents_decided import Decided, Decree
from bansos_desktop.usecases.documents.business_column import PER_MONTH
from bansos_desktop.workbook.placeholder import Value

NO_DECREE = "SK belum dicatat"
MOST_NAMED = 3
OF_A_MONTH = "Nilai bantuan adalah nilai per bulan."


def decided_values(decided: Decided, *, monthly: bool = False) -> Mapping[str, Value]:
    """The values of `sk`, and numbers in figures and words; of a monthly aid a month's, and said.

    For how many months it is granted nobody tells us, so no year's sum is made of it.
    """
    return {
        "dokumen.jumlah_huruf": number_in_words(decided.people),
        **_money(decided, PER_MONTH if monthly else ""),
        **_decree(decided.decrees),
    }


def remarks(decided: Decided, *, monthly: bool = False) -> str | None:
    """What a reader of the list must know about it, as sentences."""
    said = [OF_A_MONTH] if monthly else []
    if len(decided.decrees) > 1:
        said.append("Daftar ini memuat lebih dari satu SK; lihat kolom Keterangan.")
    if decided.without_value:
        count = format_thousands(decided.without_value)
        said.append(f"Nilai bantuan {count} penerima belum diisi dan tidak terhitung.")
    return " ".join(said) or None


def decree_text(decree: Decree) -> str:
    """Which decree, in a column: "SK 400.9/12 tanggal 5 Mei 2025"."""
    if not decree.number:
        return NO_DECREE
    day = _day(decree)
    return f"SK {decree.number} tanggal {day}" if day else f"SK {decree.number}"


def _money(decided: Decided, often: str) -> Mapping[str, Value]:
    if decided.without_value or decided.value > LARGEST_IN_WORDS:
        return {}
    return {
        "dokumen.jumlah_nilai": f"{format_rupiah(decided.value)}{often}",
        "dokumen.nilai_huruf": rupiah_in_words(decided.value),
    }


def _decree(decrees: Sequence[Decree]) -> Mapping[str, Value]:
    """Number and day of the only decree; a letter may name a few of them."""
    if not decrees or any(not decree.number for decree in decrees) or len(decrees) > MOST_NAMED:
        return {}
    named = [
        f"Nomor {decree.number} tanggal {_day(decree) or '....................'}"
        for decree in decrees
    ]
    values: dict[str, Value] = {"sk.daftar": " dan ".join(named)}
    if len(decrees) == 1:
        values |= {"sk.nomor": decrees[0].number, "sk.tanggal": _day(decrees[0])}
    return values


def _day(decree: Decree) -> str | None:
    return format_long(date.fromisoformat(decree.day)) if decree.day else None
