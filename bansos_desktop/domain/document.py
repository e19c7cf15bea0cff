"""What the office's documents are called, who signs them, and in which forms they leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Signatures:
    """The parts that a shipped layout prints, and those that need a name before it is signed."""

    printed: tuple[SignaturePart, ...]
    needed: tuple[SignaturePart, ...] = (SignaturePart.SIGNS,)


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
_HEAD = (SignaturePart.SIGNS,)
_COMMITS = (SignaturePart.COMMITS,)
SIGNATURES: Mapping[str, Signatures] = {
    DocumentKey.PROPOSALS: Signatures(_OFFICIALS),
    DocumentKey.VERIFICATION: Signatures(_OFFICIALS),
    DocumentKey.DECREE: Signatures(_HEAD),
    DocumentKey.GOODS_PLAN: Signatures(_OFFICIALS, needed=()),
    DocumentKey.HANDOVER: Signatures((SignaturePart.WITNESSES, *_COMMITS), needed=_COMMITS),
    DocumentKey.RECEIPTS: Signatures(_OFFICIALS, needed=()),
    DocumentKey.STATEMENT: Signatures(_HEAD),
    DocumentKey.SUMMARY: Signatures(_OFFICIALS),
    DocumentKey.PUBLIC_SUMMARY: Signatures(_HEAD),
    DocumentKey.MONITORING: Signatures(_OFFICIALS),
}
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
