"""Words for the codes that the program itself gives to fields; those of lists are in the store."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.document import DOCUMENT_WORDS, Medium, SignaturePart
from bansos_desktop.domain.goods import GoodsSection
from bansos_desktop.domain.meaning import MeaningDomain
from bansos_desktop.domain.nik import SEX_WORDS
from bansos_desktop.domain.problems import Acceptor, Severity
from bansos_desktop.domain.quota_ledger import AllocationAction
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.rule_catalogue import KINDS, OFF
from bansos_desktop.domain.visit import Recommendation
from bansos_desktop.domain.workflow import Role, Stage, Status

KIND_WORDS: Mapping[Kind, str] = {
    Kind.DEVICE: "Laptop",
    Kind.USER: "Pengguna",
    Kind.REFERENCE: "Data acuan",
    Kind.PERSON: "Orang",
    Kind.PROPOSAL: "Usulan",
    Kind.DECISION: "Temuan diterima",
    Kind.BATCH: "Impor",
    Kind.EXPORT: "Ekspor",
    Kind.VERIFICATION: "Kunjungan verifikasi",
    Kind.GOODS: "Barang",
    Kind.PACKAGE: "Paket barang",
    Kind.HANDOVER: "Penyaluran",
    Kind.MONITORING: "Kunjungan monev",
    Kind.PHOTO: "Foto",
    Kind.AWARD: "Penerima tahun lalu",
    Kind.RULE: "Aturan",
    Kind.ALIAS: "Arti tulisan",
    Kind.PROFILE: "Kop dan kertas kantor",
    Kind.SIGNATORY: "Penanda tangan",
    Kind.NUMBERING: "Pola nomor surat",
    Kind.TEMPLATE: "Format dokumen kantor",
    Kind.TEMPLATE_USE: "Pemakaian format dokumen",
    Kind.ALLOCATION: "Pembagian kuota",
    Kind.CLAIM_CHOICE: "Sumber yang dipakai",
    Kind.OWN_PROGRAMME: "Program",
    Kind.INSTITUTION: "Lembaga",
    Kind.INSTALMENT: "Penyaluran bulanan",
}
YES_NO: Mapping[str, str] = {"ya": "Ya", "tidak": "Tidak"}
_SUBJECTS: Mapping[str, str] = {
    "orang": "Orang",
    "rumah": "Rumah",
    "usaha": "Usaha",
    "barang": "Barang",
    "serah_terima": "Serah terima",
}


# Findings never share a code with a rule: theirs has a dot.
_RULES = {kind.code: kind.title for kind in KINDS}
_FINDINGS = {finding: kind.title for kind in KINDS for finding in kind.findings}

CODE_WORDS: Mapping[str, Mapping[str, str]] = {
    "status": {status.value: status.label for status in Status},
    "stage": {stage.value: stage.label for stage in Stage},
    "role": {role.value: role.label for role in Role},
    "sex": {code: word.capitalize() for code, word in SEX_WORDS.items()},
    "about_kind": {kind.value: word for kind, word in KIND_WORDS.items()},
    "subject": _SUBJECTS,
    "recommendation": {one.value: one.label for one in Recommendation},
    "position_source": {"ketik": "Diketik", "foto": "Dari foto"},
    "section": {section.value: section.value.capitalize() for section in GoodsSection},
    "running": YES_NO,
    "code": _RULES | _FINDINGS,
    "level": {
        Severity.ERROR.value: "Galat",
        Severity.WARNING.value: "Peringatan",
        Severity.INFO.value: "Info",
        OFF: "Mati",
    },
    "acceptor": {
        Acceptor.NOBODY.value: "Tidak seorang pun",
        Acceptor.ANYBODY.value: "Petugas, operator",
        Acceptor.OPERATOR.value: "Operator saja",
    },
    "domain": {one.value: one.label for one in MeaningDomain},
    "document": DOCUMENT_WORDS,
    "part": {part.value: part.label for part in SignaturePart},
    "action": {one.value: one.label for one in AllocationAction},
    "institution_kind": {"lks": "LKS", "uptd": "UPTD"},
    "medium": {medium.value: medium.label for medium in Medium},
}


def code_words(field: str, code: str) -> str:
    """The word for a field's code; one that this version does not know by itself."""
    return CODE_WORDS.get(field, {}).get(code, code)
