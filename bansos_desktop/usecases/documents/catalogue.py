"""Every document by the name people ask for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.usecases.documents import (
    decree,
    follow_ups,
    goods_plans,
    handovers,
    proposals,
    public_summary,
    receipts,
    statement,
    summary,
    verification,
)
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.formats import FORMATS, Format


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is offered, and how its content comes about.

    `heading` is what stands on the paper, `personal` whether it tells of persons by name or NIK.
    """

    key: DocumentKey
    title: str
    about: str
    heading: str
    count: Callable[[Source], int]
    build: Callable[[Source], Built]
    personal: bool = True

    @property
    def format(self) -> Format:
        """Its placeholders and shipped template."""
        return FORMATS[self.key]


_ALL = (
    Document(
        DocumentKey.PROPOSALS,
        "Daftar Usulan Calon Penerima (BNBA)",
        "Satu baris satu calon penerima, lengkap dengan NIK dan alamat.",
        "DAFTAR USULAN CALON PENERIMA BANTUAN",
        proposals.count,
        proposals.build,
    ),
    Document(
        DocumentKey.VERIFICATION,
        "Hasil Verifikasi Lapangan",
        "Satu baris satu calon penerima dengan kunjungan terakhirnya, yang belum dikunjungi ikut.",
        "HASIL VERIFIKASI LAPANGAN CALON PENERIMA BANTUAN",
        verification.count,
        verification.build,
    ),
    Document(
        DocumentKey.DECREE,
        "Lampiran SK Penetapan",
        "Satu baris satu penerima yang sudah ditetapkan, dengan nilai bantuannya.",
        "DAFTAR PENERIMA BANTUAN",
        decree.count,
        decree.build,
    ),
    Document(
        DocumentKey.GOODS_PLAN,
        "Rencana Anggaran Biaya (RAB)",
        "Satu lembar satu orang yang punya rencana barang: alat, bahan, dan jumlahnya.",
        "RENCANA ANGGARAN BIAYA (RAB)",
        goods_plans.count,
        goods_plans.build,
    ),
    Document(
        DocumentKey.HANDOVER,
        "Berita Acara Serah Terima (BAST)",
        "Satu halaman satu penerima, siap ditandatangani, lengkap dengan lampiran barang.",
        "BERITA ACARA SERAH TERIMA BANTUAN",
        handovers.count,
        handovers.build,
    ),
    Document(
        DocumentKey.RECEIPTS,
        "Tanda Terima Kolektif",
        "Satu baris satu penerima, dengan tempat tanda tangan berselang-seling.",
        "TANDA TERIMA BANTUAN",
        receipts.count,
        receipts.build,
    ),
    Document(
        DocumentKey.STATEMENT,
        "Surat Pernyataan Tanggung Jawab Mutlak (SPTJM)",
        "Satu surat tentang semua yang sudah ditetapkan; redaksinya dapat diubah kantor.",
        "SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK",
        statement.count,
        statement.build,
        personal=False,
    ),
    Document(
        DocumentKey.SUMMARY,
        "Rekapitulasi Kuota dan Realisasi",
        "Satu baris satu kabupaten/kota: kuota, usulan, ditetapkan, tersalur, sisa.",
        "REKAPITULASI KUOTA DAN REALISASI BANTUAN",
        summary.count,
        summary.build,
        personal=False,
    ),
    Document(
        DocumentKey.PUBLIC_SUMMARY,
        "Rekap per Desa tanpa Data Pribadi",
        "Satu baris satu desa/kelurahan: jumlah orang dan nilai saja, untuk dibagikan.",
        "REKAPITULASI PENERIMA BANTUAN PER DESA/KELURAHAN",
        public_summary.count,
        public_summary.build,
        personal=False,
    ),
    Document(
        DocumentKey.MONITORING,
        "Lembar Monitoring dan Evaluasi (Monev)",
        "Satu baris satu penerima dengan kunjungan terakhir; dapat diisi di Excel.",
        "MONITORING DAN EVALUASI PENERIMA BANTUAN",
        follow_ups.count,
        follow_ups.build,
    ),
)
DOCUMENTS: Mapping[str, Document] = {
    key.value: document for key in DocumentKey for document in _ALL if document.key is key
}


def document(key: str) -> Document:
    """The document called `key`; Refused with the known names if there is none."""
    if key not in DOCUMENTS:
        raise Refused("document.unknown", name=key, known=", ".join(DOCUMENTS))
    return DOCUMENTS[key]
