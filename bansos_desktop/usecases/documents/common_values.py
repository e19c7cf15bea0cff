"""What stands once on every document: the office, what it is about, and the day."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.dates import format_long
from bansos_desktop.domain.region import PROVINCE, RegionBook
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.usecases.documents.catalogue import Document
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.workbook.placeholder import Value

UNKNOWN = "...................."


def common_values(source: Source, document: Document, total: int) -> Mapping[str, Value]:
    """The values of the groups `dokumen`, `kantor` and `penanda`; who signs is left for the pen."""
    selection, regions = source.selection, source.regions
    office = source.session.region_code
    names = {programme.code: programme.name for programme in source.store.reference.programmes()}
    programme = f"{names.get(selection.programme, selection.programme)} ({selection.programme})"
    stages = [Stage(selection.stage)] if selection.stage else list(Stage)
    return {
        "dokumen.judul": document.heading,
        "dokumen.program": programme.upper(),
        "dokumen.tahun": selection.year,
        "dokumen.tahap": " DAN ".join(stage.value.upper() for stage in stages),
        "dokumen.wilayah": full_name(regions, selection.region_code or office),
        "dokumen.tempat": UNKNOWN,
        "dokumen.tanggal": format_long(source.today),
        "dokumen.jumlah_baris": total,
        "kantor.nama": "Dinas Sosial",
        "kantor.kop1": f"PEMERINTAH {full_name(regions, office).upper()}",
        "kantor.kop2": "DINAS SOSIAL",
        "penanda.jabatan": f"Kepala Dinas Sosial {full_name(regions, office)}",
    }


def full_name(regions: RegionBook, code: str) -> str:
    """The province needs its word before it; names of kabupaten and kota have theirs."""
    return f"Provinsi {regions.name(code)}" if code == PROVINCE else regions.name(code)
