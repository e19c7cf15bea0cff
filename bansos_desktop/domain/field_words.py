"""Every field of every record in words, and its values as people read them.

Codes become labels, numbers money or dates; NIK and No. KK are masked, since a history stays on
the screen while others look on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.goods import format_volume
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.nik import SEX_WORDS, masked
from bansos_desktop.domain.records import CRITERIA, Kind
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands
from bansos_desktop.domain.workflow import Stage, Status

NOTHING = "–"

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
}

# One word for a field wherever it stands, except where a kind says otherwise below.
FIELD_WORDS: Mapping[str, str] = {
    "deleted": "Dihapus",
    "nik": "NIK",
    "family_card": "No. KK",
    "name": "Nama",
    "birth_place": "Tempat lahir",
    "birth_date": "Tanggal lahir",
    "sex": "Jenis kelamin",
    "address": "Alamat",
    "rt": "RT",
    "rw": "RW",
    "village_code": "Desa/Kelurahan",
    "phone": "No. HP",
    "desil": "Desil",
    "desil_period": "Periode desil",
    "desil_source": "Sumber desil",
    "dtsen_id": "ID keluarga DTSEN",
    "education": "Pendidikan",
    "occupation": "Pekerjaan",
    "marital_status": "Status perkawinan",
    "family_relation": "Hubungan keluarga",
    "dependants": "Tanggungan",
    "disability": "Disabilitas",
    "central_aid": "Bantuan pusat",
    "person": "Orang",
    "programme": "Program",
    "year": "Tahun",
    "stage": "Tahap anggaran",
    "region_code": "Wilayah",
    "status": "Status",
    "business_type": "Jenis usaha",
    "business_state": "Keadaan usaha",
    "business_months": "Lama usaha (bulan)",
    "needs": "Kebutuhan",
    "documents": "Dokumen",
    "requested_value": "Nilai usulan",
    "approved_value": "Nilai disetujui",
    "note": "Keterangan",
    "proposed_on": "Tanggal diusulkan",
    "reserve_rank": "Urutan cadangan",
    "decree_number": "Nomor SK",
    "decree_date": "Tanggal SK",
    "status_reason": "Alasan status",
    "code": "Aturan",
    "reason": "Alasan",
    "proposal": "Usulan",
    "visited_on": "Tanggal kunjungan",
    "officer": "Petugas",
    "latitude": "Lintang",
    "longitude": "Bujur",
    "position_source": "Sumber letak",
    "outcome": "Hasil kunjungan",
    "house": "Status rumah",
    "assets": "Aset",
    "income": "Penghasilan sebulan",
    "expense": "Pengeluaran sebulan",
    "food_expense": "Pengeluaran makan sebulan",
    "earlier_aid": "Bantuan sebelumnya",
    "earlier_aid_year": "Tahun bantuan sebelumnya",
    "skill": "Keterampilan",
    "will": "Minat berusaha",
    "recommendation": "Rekomendasi",
    "position": "Nomor urut",
    "section": "Kelompok",
    "specification": "Spesifikasi",
    "volume": "Volume",
    "unit": "Satuan",
    "unit_price": "Harga satuan",
    "delivered_volume": "Volume diserahkan",
    "delivered_price": "Harga saat diserahkan",
    "delivered_note": "Catatan penyerahan",
    "bast_number": "Nomor BAST",
    "handed_on": "Tanggal penyaluran",
    "supplier": "Penyedia",
    "received_by": "Diterima oleh",
    "received_as": "Diterima sebagai",
    "month": "Bulan ke",
    "running": "Usaha berjalan",
    "goods_state": "Keadaan barang",
    "revenue": "Omzet per bulan",
    "profit": "Keuntungan per bulan",
    "workers": "Tenaga kerja",
    "development": "Perkembangan",
    "obstacle": "Kendala",
    "follow_up": "Tindak lanjut",
    "about_kind": "Foto tentang",
    "about": "Milik",
    "subject": "Isi foto",
    "sha256": "Sidik jari",
    "size": "Ukuran (bita)",
    "width": "Lebar (piksel)",
    "height": "Tinggi (piksel)",
    "taken_at": "Diambil pada",
    "source": "Sumber",
    "value": "Nilai",
    "level": "Tingkat",
    "acceptor": "Boleh diterima oleh",
    "message": "Kalimat",
    "valid_from": "Berlaku mulai",
    "office": "Kantor",
    "created_at": "Dibuat pada",
    "role": "Peran",
    "version": "Versi",
    "title": "Judul",
    "act": "Kegiatan",
    "label": "Berkas",
    "source_hash": "Sidik jari berkas",
    "rows_read": "Baris dibaca",
    "created": "Baru",
    "updated": "Diperbarui",
    "unchanged": "Tidak berubah",
    "rejected": "Ditolak",
    "document": "Dokumen",
    "row_count": "Jumlah baris",
}
_OF_KIND: Mapping[tuple[Kind, str], str] = {
    (Kind.GOODS, "name"): "Nama barang",
    (Kind.PACKAGE, "name"): "Nama barang",
}
_CODES: Mapping[str, str] = {
    "desil_source": "sumber_desil",
    "education": "pendidikan",
    "occupation": "pekerjaan",
    "marital_status": "status_perkawinan",
    "family_relation": "shdk",
    "disability": "ragam_disabilitas",
    "central_aid": "bantuan_pusat",
    "business_state": "status_usaha",
    "documents": "dokumen",
    "outcome": "hasil_kunjungan",
    "house": "rumah",
    "will": "minat",
    "goods_state": "keadaan_barang",
    "development": "perkembangan",
    "received_as": "penerima_barang",
}
CRITERION_DOMAIN = "kriteria_fakir_miskin"
CODE_DOMAINS = (*_CODES.values(), CRITERION_DOMAIN)
_MONEY = frozenset(
    {
        "requested_value",
        "approved_value",
        "income",
        "expense",
        "food_expense",
        "unit_price",
        "delivered_price",
        "revenue",
        "profit",
    }
)
_DATES = frozenset(
    {
        "birth_date",
        "proposed_on",
        "decree_date",
        "visited_on",
        "handed_on",
        "valid_from",
    }
)
_VOLUMES = frozenset({"volume", "delivered_volume"})
_COUNTS = frozenset({"rows_read", "created", "updated", "unchanged", "rejected", "row_count"})
_LONG_NUMBER = re.compile(r"\d{16}", re.ASCII)
_PERSONAL = frozenset({"nik", "family_card"})
# Names of records, fingerprints and measures of files say nothing to a person.
UNSAID = frozenset(
    {
        "person",
        "proposal",
        "about",
        "sha256",
        "size",
        "width",
        "height",
        "source_hash",
        "act",
        "deleted",
    }
)


@dataclass(frozen=True, slots=True)
class Names:
    """Where codes get their names from; `codes` by domain, then by code."""

    codes: Mapping[str, Mapping[str, str]]
    region: Callable[[str], str]
    business: Callable[[str], str]


def field_words(kind: Kind, field: str, names: Names) -> str:
    """What a field is called; one that this version does not know by its own name."""
    if field in CRITERIA:
        number = field.rpartition("_")[2]
        return names.codes.get(CRITERION_DOMAIN, {}).get(number, f"Kriteria {number}")
    return _OF_KIND.get((kind, field), FIELD_WORDS.get(field, field))


def value_words(field: str, value: Value, names: Names) -> str:
    """A value as people read it; "–" where there is none."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, int):
        return _number_words(field, value)
    if field in _CODES:
        labels = names.codes.get(_CODES[field], {})
        return ", ".join(labels.get(code, code) for code in value.split(";"))
    return _text_words(field, value, names)


def _number_words(field: str, value: int) -> str:
    """Rupiah, volumes in thousandths and counts as read; a year keeps its bare digits."""
    if field in _MONEY:
        return format_rupiah(value)
    if field in _VOLUMES:
        return format_volume(value)
    return format_thousands(value) if field in _COUNTS else str(value)


def _text_words(field: str, value: str, names: Names) -> str:
    """The word for a code; personal numbers covered, also where a note mentions one."""
    words: Callable[[str], str] | None = _WORDS_OF.get(field)
    if field in _PERSONAL:
        words = masked
    elif field in _DATES:
        words = _day_words
    elif field in ("village_code", "region_code"):
        words = names.region
    elif field == "business_type":
        words = names.business
    elif field in CRITERIA or value in _YES_NO:
        words = _yes_no
    told = (words(value) if words else value) or value
    return _LONG_NUMBER.sub(_mask, told)


def _mask(found: re.Match[str]) -> str:
    """Somebody may have noted a number of a person in words of their own."""
    return masked(found[0])


_YES_NO: Mapping[str, str] = {"ya": "Ya", "tidak": "Tidak"}


def _yes_no(value: str) -> str:
    return _YES_NO.get(value, value)


def _day_words(text: str) -> str:
    """A day as read, or the text itself where it is no date."""
    try:
        return format_short(date.fromisoformat(text))
    except ValueError:
        return text


def _status_words(text: str) -> str:
    return Status(text).label if text in set(Status) else text


def _stage_words(text: str) -> str:
    return Stage(text).label if text in set(Stage) else text


def _sex_words(text: str) -> str:
    return SEX_WORDS.get(text, text).capitalize()


def _kind_words(text: str) -> str:
    return KIND_WORDS[Kind(text)] if text in set(Kind) else text


def _subject_words(text: str) -> str:
    """The codes that forms give to photos are the words themselves."""
    return text.replace("_", " ").capitalize()


_WORDS_OF: Mapping[str, Callable[[str], str]] = {
    "status": _status_words,
    "stage": _stage_words,
    "sex": _sex_words,
    "about_kind": _kind_words,
    "subject": _subject_words,
}
