"""What the office's documents are called, who signs them, and in which forms they leave."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class DocumentKey(StrEnum):
    """A document by the name under which people and the command line ask for it."""

    PROPOSALS = "usulan"
    VERIFICATION = "verifikasi"
    DECREE = "lampiran-sk"
    GOODS_PLAN = "rab"
    HANDOVER = "bast"
    RECEIPTS = "tanda-terima"
    STATEMENT = "sptjm"
    SUMMARY = "rekap"
    PUBLIC_SUMMARY = "rekap-umum"
    MONITORING = "monev"


DOCUMENT_WORDS: Mapping[str, str] = {
    DocumentKey.PROPOSALS: "Daftar usulan",
    DocumentKey.VERIFICATION: "Hasil verifikasi lapangan",
    DocumentKey.DECREE: "Lampiran SK penetapan",
    DocumentKey.GOODS_PLAN: "Rencana anggaran biaya (RAB)",
    DocumentKey.HANDOVER: "Berita acara serah terima (BAST)",
    DocumentKey.RECEIPTS: "Tanda terima kolektif",
    DocumentKey.STATEMENT: "Surat pernyataan (SPTJM)",
    DocumentKey.SUMMARY: "Rekapitulasi kuota",
    DocumentKey.PUBLIC_SUMMARY: "Rekap tanpa data pribadi",
    DocumentKey.MONITORING: "Monev",
}


class SignaturePart(StrEnum):
    """In which part somebody signs: the block of a document that carries this name."""

    SIGNS = "penanda"
    WITNESSES = "mengetahui"
    COMMITS = "ppk"

    @property
    def label(self) -> str:
        """As it stands beside the fields of the block."""
        return _PARTS[self]


# Whose name a document needs before it can be signed; all others are signed by the head alone.
SIGNED_BY: Mapping[str, tuple[SignaturePart, ...]] = {
    DocumentKey.HANDOVER: (SignaturePart.COMMITS,),
    DocumentKey.GOODS_PLAN: (),
    DocumentKey.RECEIPTS: (),
}


class Medium(StrEnum):
    """The form in which a document left."""

    WORKBOOK = "xlsx"
    PDF = "pdf"
    PRINT = "cetak"

    @property
    def label(self) -> str:
        """As a list of what left says it."""
        return _MEDIA[self]


_OFFICIALS = (SignaturePart.WITNESSES, SignaturePart.SIGNS)
SIGNED_AS: Mapping[str, tuple[SignaturePart, ...]] = {
    DocumentKey.PROPOSALS: _OFFICIALS,
    DocumentKey.VERIFICATION: _OFFICIALS,
    DocumentKey.DECREE: (SignaturePart.SIGNS,),
    DocumentKey.GOODS_PLAN: _OFFICIALS,
    DocumentKey.HANDOVER: (SignaturePart.WITNESSES, SignaturePart.COMMITS),
    DocumentKey.RECEIPTS: _OFFICIALS,
    DocumentKey.STATEMENT: (SignaturePart.SIGNS,),
    DocumentKey.SUMMARY: _OFFICIALS,
    DocumentKey.PUBLIC_SUMMARY: (SignaturePart.SIGNS,),
    DocumentKey.MONITORING: _OFFICIALS,
}
"""The parts that the shipped layout of a document prints."""
_PARTS: Mapping[SignaturePart, str] = {
    SignaturePart.SIGNS: "Penanda tangan",
    SignaturePart.WITNESSES: "Mengetahui",
    SignaturePart.COMMITS: "Pejabat Pembuat Komitmen (Pihak Pertama)",
}
_MEDIA: Mapping[Medium, str] = {
    Medium.WORKBOOK: "Excel",
    Medium.PDF: "PDF",
    Medium.PRINT: "Cetak",
}
