"""`monev`: a row for everybody who has the goods, with the latest visit or to be filled in.

The sheet is filled in and comes back, so states stand as the words they are read back from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bansos_desktop.domain.monitoring import NO, YES
from bansos_desktop.domain.workflow import DISTRIBUTED
from bansos_desktop.store.documents_follow_ups import LatestVisit
from bansos_desktop.usecases.documents.identity import identity
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.workbook.placeholder import Value

GOODS_STATE, DEVELOPMENT = LISTS = ("keadaan_barang", "perkembangan")
RUNNING: Mapping[str, str] = {YES: "Y", NO: "T"}

Labels = Mapping[str, Mapping[str, str]]


def count(source: Source) -> int:
    """One row for everybody who has the goods."""
    return source.store.grants.count(source.selection, DISTRIBUTED)


def build(source: Source) -> Built:
    """Rows as they are read."""
    return Built(rows=_rows(source))


def _rows(source: Source) -> Iterator[Mapping[str, Value]]:
    labels = source.store.reference.code_labels(*LISTS)
    found = source.store.follow_ups.follow_ups(source.selection, DISTRIBUTED)
    for number, line in enumerate(found, start=1):
        handed = date.fromisoformat(line.handed_on) if line.handed_on else None
        yield {
            **identity(line.who, number, source.today),
            "serah.tanggal": handed,
            "serah.nomor": line.bast_number,
            **(_visit(line.visit, labels) if line.visit else {}),
        }


def _visit(visit: LatestVisit, labels: Labels) -> dict[str, Value]:
    """What the visit found, by the names that templates use."""
    return {
        "monev.id": visit.uid,
        "monev.tanggal": date.fromisoformat(visit.visited_on) if visit.visited_on else None,
        "monev.petugas": visit.officer,
        "monev.bulan": visit.month,
        "monev.berjalan": RUNNING.get(visit.running or "", visit.running),
        "monev.keadaan_barang": _word(labels[GOODS_STATE], visit.goods_state),
        "monev.omzet": visit.revenue,
        "monev.laba": visit.profit,
        "monev.tenaga_kerja": visit.workers,
        "monev.perkembangan": _word(labels[DEVELOPMENT], visit.development),
        "monev.kendala": visit.obstacle,
        "monev.tindak_lanjut": visit.follow_up,
        "monev.foto": visit.photos,
        "monev.keterangan": visit.note,
    }


def _word(labels: Mapping[str, str], code: str | None) -> str | None:
    """The word of a code; one that its list no longer has stands as it is."""
    return labels.get(code, code) if code else None
