"""Findings in a few words, for lists that count them; the sentence says what to do."""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "age.high": "Usia di atas batas",
    "age.low": "Usia di bawah batas",
    "award.family": "Keluarganya sudah pernah menerima",
    "award.namesake": "Mirip nama di daftar penerima lama",
    "award.recent": "Sudah menerima bantuan",
    "birth_date.future": "Tanggal lahir belum terjadi",
    "birth_date.missing": "Tanggal lahir kosong",
    "birth_date.too_old": "Tanggal lahir terlalu lama",
    "business.missing": "Jenis usaha kosong",
    "business.not_open": "Jenis usaha belum dibuka",
    "business.unknown": "Jenis usaha tidak ada di daftar",
    "decision.value_high": "Nilai ditetapkan di atas batas",
    "decision.value_low": "Nilai ditetapkan di bawah batas",
    "decision.warnings_seen": "Peringatan sudah dilihat",
    "desil.missing": "Desil kosong",
    "desil.not_first": "Desil bukan yang didahulukan",
    "desil.range": "Desil tidak ada",
    "desil.stale": "Data desil sudah lama",
    "desil.too_high": "Desil terlalu tinggi",
    "documents.missing": "Dokumen belum dilihat",
    "family_card.another": "Lebih dari satu dalam satu KK",
    "family_card.characters": "No. KK bukan angka",
    "family_card.exponent": "No. KK disingkat Excel",
    "family_card.length": "No. KK bukan 16 angka",
    "family_card.missing": "No. KK kosong",
    "family_card.number_cell": "No. KK dari sel angka Excel",
    "family_card.placeholder": "No. KK pengganti",
    "family_card.same_as_nik": "No. KK sama dengan NIK",
    "name.digits": "Nama memuat angka",
    "name.missing": "Nama kosong",
    "nik.birth_date": "Tanggal lahir berbeda dari NIK",
    "nik.characters": "NIK bukan angka",
    "nik.date": "Tanggal di NIK tidak mungkin",
    "nik.exponent": "NIK disingkat Excel",
    "nik.length": "NIK bukan 16 angka",
    "nik.missing": "NIK kosong",
    "nik.number_cell": "NIK dari sel angka Excel",
    "nik.placeholder": "NIK pengganti",
    "nik.serial": "NIK berakhir 0000",
    "nik.sex": "Jenis kelamin berbeda dari NIK",
    "number.too_big": "Angka terlalu besar",
    "person.different": "Orang yang berbeda",
    "phone.length": "Nomor HP kurang atau lebih angka",
    "phone.unreadable": "Nomor HP tidak terbaca",
    "quota.full": "Kuota sudah penuh",
    "region.outside": "Desa di luar wilayah kantor",
    "region.village_required": "Desa belum dipilih",
    "rt_rw.digits": "RT atau RW bukan angka",
    "sex.missing": "Jenis kelamin kosong",
    "text.too_long": "Tulisan terlalu panjang",
    "value.high": "Nilai usulan di atas batas",
    "value.low": "Nilai usulan di bawah batas",
    "value.missing": "Nilai usulan kosong",
    "value.not_positive": "Nilai usulan nol",
    "value.too_big": "Nilai usulan terlalu besar",
    "visit.missing": "Belum dikunjungi",
}


def title_of(code: str) -> str:
    """The finding in a few words; one without a title of its own by its code."""
    return TITLES.get(code, code)
