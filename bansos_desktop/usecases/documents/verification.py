"""`verifikasi`: a row for each proposed person, with what the last visit found.

Whoever was not visited yet has a row as well: an office must see who is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bansos_desktop.domain.ledger import Value as Stored
from bansos_desktop.domain.records import CRITERIA
from bansos_desktop.domain.visit import YES, Recommendation
from bansos_desktop.store.documents_visits import VisitLine
from bansos_desktop.usecases.documents.business_column import business_cell
from bansos_desktop.usecases.documents.identity import identity
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.workbook.placeholder import Value

OUTCOME, HOUSE, WILL = LISTS = ("hasil_kunjungan", "rumah", "minat")
NOT_VISITED = "Belum dikunjungi"
_SAME = {
    "petugas": "officer",
    "aset": "assets",
    "penghasilan": "income",
    "pengeluaran": "expense",
    "pengeluaran_makan": "food_expense",
    "pernah_bantuan": "earlier_aid",
    "pernah_tahun": "earlier_aid_year",
    "keterampilan": "skill",
    "alasan": "reason",
    "keterangan": "note",
}
_LISTED = {"hasil": ("outcome", OUTCOME), "rumah": ("house", HOUSE), "minat": ("will", WILL)}


def count(source: Source) -> int:
    """One row a proposal."""
    return source.store.documents.count(source.selection)


def build(source: Source) -> Built:
    """Rows as they are read; nothing is held."""
    visited = source.store.document_visits.visited(source.selection)
    return Built(rows=_rows(source), values={"dokumen.jumlah_dikunjungi": visited})


def _rows(source: Source) -> Iterator[Mapping[str, Value]]:
    lists, programme = source.store.reference.code_labels(*LISTS), source.programme
    lines = source.store.document_visits.lines(source.selection)
    for number, line in enumerate(lines, start=1):
        who = identity(line.who, number, source.today)
        yield {**who, **business_cell(programme, line.who), **_visit(line, lists)}


def _visit(line: VisitLine, lists: Mapping[str, Mapping[str, str]]) -> Mapping[str, Value]:
    """What was found, codes as words; one that its list no longer has stands as it is."""
    if line.visit is None:
        return {"kunjungan.hasil": NOT_VISITED}
    told = line.visit.values
    day = told["visited_on"]
    same = {f"kunjungan.{name}": told[field] for name, field in _SAME.items()}
    named = {
        f"kunjungan.{name}": lists[of].get(str(told[field]), str(told[field]))
        for name, (field, of) in _LISTED.items()
        if told[field]
    }
    answers = {
        f"kunjungan.kriteria_{number}": _letter(told[name]) for number, name in enumerate(CRITERIA)
    }
    return {
        **same,
        **named,
        **answers,
        "kunjungan.id": line.visit.uid,
        "kunjungan.tanggal": date.fromisoformat(str(day)) if day else None,
        "kunjungan.koordinat": _position(told),
        "kunjungan.rekomendasi": _recommended(told["recommendation"]),
        "kunjungan.foto": line.photos,
    }


def _letter(answer: Stored) -> str | None:
    """Y or T; a question that nobody asked stays empty."""
    if not answer:
        return None
    return "Y" if answer == YES else "T"


def _position(told: Mapping[str, Stored]) -> str | None:
    """Both numbers, or nothing: half a position is none."""
    latitude, longitude = told["latitude"], told["longitude"]
    return f"{latitude}, {longitude}" if latitude and longitude else None


def _recommended(code: Stored) -> str | None:
    return Recommendation(str(code)).label if code else None
