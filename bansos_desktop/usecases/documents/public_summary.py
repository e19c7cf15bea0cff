"""`rekap-umum`: a row for each village with counts and money, and nothing about any person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bansos_desktop.domain.region import regency_of
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.store.documents_totals import VillageTotals
from bansos_desktop.usecases.documents.decided_values import OF_A_MONTH
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.workbook.content import GROUP_NAME
from bansos_desktop.workbook.placeholder import Value

NO_DISTRICT = "(kecamatan belum diisi)"
NO_VILLAGE = "(desa/kelurahan belum diisi)"
FEWEST = 3


def count(source: Source) -> int:
    """One row a village that has a proposal."""
    return len(source.store.document_totals.villages(source.selection))


def build(source: Source) -> Built:
    """All rows; there are never more than villages."""
    villages = source.store.document_totals.villages(source.selection)
    rows = _rows(villages, several=not regency_of(source.selection.region_code))
    remark = _remark(villages, monthly=source.is_monthly)
    return Built(rows=rows, values={"dokumen.catatan": remark})


def _rows(villages: Sequence[VillageTotals], *, several: bool) -> Iterator[Mapping[str, Value]]:
    """Rows by kecamatan; over `several` kabupaten each says in which one it lies."""
    for number, village in enumerate(villages, start=1):
        district = village.district or NO_DISTRICT
        yield {
            GROUP_NAME: f"{district}, {village.regency}" if several else district,
            "desa.no": number,
            "desa.nama": village.village or NO_VILLAGE,
            "desa.usulan": village.proposed,
            "desa.layak": village.eligible,
            "desa.ditetapkan": village.decided,
            "desa.tersalur": village.distributed,
            "desa.nilai": None if _is_telling(village) else village.value if village.decided else 0,
        }


def _is_telling(village: VillageTotals) -> bool:
    """Whether so few were decided on that neighbours would know what each of them was granted."""
    return village.value is not None and 0 < village.decided < FEWEST


def _remark(villages: Sequence[VillageTotals], *, monthly: bool) -> str | None:
    """What the money is of, and what its column leaves out: the sums are of what it shows."""
    found = [OF_A_MONTH] if monthly else []
    hidden = sum(village.decided for village in villages if _is_telling(village))
    if hidden:
        found.append(
            f"Nilai di desa/kelurahan dengan kurang dari {FEWEST} penerima yang ditetapkan tidak "
            f"ditampilkan dan tidak terhitung ({format_thousands(hidden)} penerima), agar tidak "
            "menunjuk orangnya."
        )
    without = sum(village.without_value for village in villages if not _is_telling(village))
    if without:
        found.append(
            f"Nilai bantuan {format_thousands(without)} penerima yang ditetapkan belum diisi "
            "dan tidak terhitung."
        )
    return " ".join(found) or None
