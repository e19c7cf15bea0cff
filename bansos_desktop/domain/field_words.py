"""Every field of every record in words, and its values as people read them.

Codes become labels, numbers money or dates; NIK and No. KK are masked, since a history stays on
the screen while others look on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bansos_desktop.domain.code_words import CODE_WORDS, YES_NO, code_words
from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.goods import format_volume
from bansos_desktop.domain.instalment import month_label
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.meaning import LEAVE
from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.nip import nip_text
from bansos_desktop.domain.own_template import words_of_uid
from bansos_desktop.domain.records import CRITERIA, Kind
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands

NOTHING = "–"

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
    "domain": "Tentang",
    "within": "Di dalam",
    "text": "Tulisan",
    "parent": "Perbaikan dari",
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
    "medium": "Bentuk",
    "encrypted": "Bersandi",
    "draft": "Bertanda DRAF",
    "template": "Format",
    "letter_number": "Nomor surat",
    "decree": "Nomor SK",
    "letterhead_1": "Kop baris 1",
    "letterhead_2": "Kop baris 2",
    "letterhead_3": "Kop baris 3",
    "letterhead_4": "Kop baris 4",
    "letterhead_5": "Kop baris 5",
    "place": "Tempat",
    "paper": "Kertas",
    "logo": "Logo",
    "part": "Sebagai",
    "rank": "Pangkat",
    "nip": "NIP",
    "pattern": "Pola nomor",
    "number": "Nomor format",
    "content": "Isi format",
    "category": "Golongan",
    "institution": "Lembaga",
    "action": "Tindakan",
    "from_region": "Dari wilayah",
    "to_region": "Ke wilayah",
    "amount": "Jumlah",
    "letter": "Surat",
    "letter_date": "Tanggal surat",
    "sentence": "Pernyataan",
    "owner": "Pemilik",
    "form": "Bentuk",
    "period": "Periode",
    "asks": "Yang ditanyakan",
    "value_min": "Nilai paling sedikit",
    "value_max": "Nilai paling banyak",
    "overflow": "Bila kuota habis",
    "categories": "Golongan",
    "institution_kind": "Jenis lembaga",
    "head": "Pimpinan",
    "registration": "Nomor pendaftaran",
    "residents": "Jumlah penghuni",
    "given_on": "Tanggal diberikan",
}
_OF_KIND: Mapping[tuple[Kind, str], str] = {
    (Kind.GOODS, "name"): "Nama barang",
    (Kind.PACKAGE, "name"): "Nama barang",
    (Kind.ALIAS, "code"): "Berarti",
    (Kind.SIGNATORY, "position"): "Jabatan",
    (Kind.TEMPLATE, "label"): "Nama format",
    (Kind.CLAIM_CHOICE, "subject"): "Hal",
    (Kind.OWN_PROGRAMME, "code"): "Kode program",
    (Kind.INSTALMENT, "period"): "Bulan",
    (Kind.EXPORT, "period"): "Bulan",
    (Kind.INSTALMENT, "amount"): "Nilai",
    (Kind.TEMPLATE_USE, "template"): "Format yang dipakai",
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
CODE_DOMAINS = tuple(_CODES.values())
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
        "value_min",
        "value_max",
    }
)
_DATES = frozenset(
    {
        "birth_date",
        "taken_at",
        "created_at",
        "proposed_on",
        "decree_date",
        "visited_on",
        "handed_on",
        "valid_from",
        "letter_date",
        "given_on",
    }
)
_VOLUMES = frozenset({"volume", "delivered_volume"})
_FLAGS = frozenset({"encrypted", "draft"})
_COUNTS = frozenset(
    {"rows_read", "created", "updated", "unchanged", "rejected", "row_count", "amount", "residents"}
)
_LONG_NUMBER = re.compile(r"\d{16}", re.ASCII)
# Of all values of rules only money is as long as this.
_MONEY_DIGITS = 5
_PICTURE = "gambar"
# Personal numbers covered, an official's number in its groups, and no bytes of a picture.
_TEXTS: Mapping[str, Callable[[str], str]] = {
    "nik": masked,
    "family_card": masked,
    "nip": nip_text,
    "logo": lambda _content: _PICTURE,
}
# Where a field alone does not say what its value is.
_VALUES_OF_KIND: Mapping[tuple[Kind | None, str], Callable[[str | int], str]] = {
    (Kind.TEMPLATE_USE, "template"): lambda uid: words_of_uid(str(uid)),
    (Kind.INSTALMENT, "period"): lambda month: month_label(str(month)),
    (Kind.EXPORT, "period"): lambda month: month_label(str(month)),
    (Kind.INSTALMENT, "amount"): lambda amount: format_rupiah(int(amount)),
}
_NAMED: Mapping[str, Callable[[Names], Callable[[str], str]]] = {
    "business_type": lambda names: names.business,
    "institution": lambda names: names.institution,
    "category": lambda names: names.category,
}
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
        "parent",
        "content",
        "deleted",
    }
)


@dataclass(frozen=True, slots=True)
class Names:
    """Where codes get their names from; `codes` by domain, then by code."""

    codes: Mapping[str, Mapping[str, str]]
    region: Callable[[str], str]
    business: Callable[[str], str]
    institution: Callable[[str], str] = str
    category: Callable[[str], str] = str


def field_words(kind: Kind, field: str) -> str:
    """What a field is called; one that this version does not know by its own name.

    Criteria go by their numbers: their sentences would drown the answers.
    """
    if field in CRITERIA:
        return f"Kriteria {field.rpartition('_')[2]}"
    return _OF_KIND.get((kind, field), FIELD_WORDS.get(field, field))


def value_words(field: str, value: Value, names: Names, kind: Kind | None = None) -> str:
    """A value as people read it; "–" where there is none.

    `kind` matters where a field alone does not say what its value is.
    """
    if value is None or value == "":
        return NOTHING
    if kind is Kind.ALIAS and field == "code":
        return _meant(str(value), names)
    if (kind, field) in _VALUES_OF_KIND:
        return _VALUES_OF_KIND[kind, field](value)
    if isinstance(value, int):
        return _number_words(field, value)
    if field in _CODES:
        return _listed(value, names.codes.get(_CODES[field], {}))
    return _text_words(field, value, names)


def _meant(code: str, names: Names) -> str:
    """What a text was taught to mean: a region, whose code is of numbers, or a business."""
    if code == LEAVE:
        return "dibiarkan seperti tertulis"
    if "." in code:
        return names.region(code)
    for name in (names.institution, names.category):
        if (told := name(code)) != code:
            return told
    return names.business(code)


def _number_words(field: str, value: int) -> str:
    """Rupiah, volumes in thousandths and counts as read; a year keeps its bare digits."""
    if field in _FLAGS:
        return YES_NO["ya" if value else "tidak"]
    if field in _MONEY:
        return format_rupiah(value)
    if field in _VOLUMES:
        return format_volume(value)
    return format_thousands(value) if field in _COUNTS else str(value)


def _text_words(field: str, value: str, names: Names) -> str:
    """The word for a code; personal numbers covered, also where a note mentions one."""
    told = value
    if field in _TEXTS:
        told = _TEXTS[field](value)
    elif field in CODE_WORDS:
        told = code_words(field, value)
    elif field in _DATES:
        told = _day_words(value)
    elif field in ("village_code", "region_code", "within", "from_region", "to_region"):
        told = names.region(value)
    elif field in _NAMED:
        told = _NAMED[field](names)(value)
    elif field == "value":
        told = _rule_value(value, names)
    elif field in CRITERIA:
        told = YES_NO.get(value, value)
    return _LONG_NUMBER.sub(_mask, told or value)


def _listed(value: str, labels: Mapping[str, str]) -> str:
    return ", ".join(labels.get(code, code) for code in value.split(";"))


def _rule_value(value: str, names: Names) -> str:
    """A rule's value by its looks, since which rule it is stands in another field."""
    if value in YES_NO:
        return YES_NO[value]
    if value.isdecimal() and len(value) >= _MONEY_DIGITS:
        return format_rupiah(int(value))
    return _listed(value, names.codes.get(_CODES["documents"], {}))


def _mask(found: re.Match[str]) -> str:
    """Somebody may have noted a number of a person in words of their own."""
    return masked(found[0])


def _day_words(text: str) -> str:
    """A day as read, of a moment too; the text itself where it is no date."""
    try:
        return format_short(datetime.fromisoformat(text).date())
    except ValueError:
        return text
