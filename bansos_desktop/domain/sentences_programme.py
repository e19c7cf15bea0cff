"""Sentences about programmes that an office makes or changes."""

from __future__ import annotations

from collections.abc import Mapping

PROGRAMME_SENTENCES: Mapping[str, str] = {
    "programme.operator_only": (
        "Program hanya dibuat dan diubah oleh operator. Minta operator kantor melakukannya."
    ),
    "programme.code_missing": "Kode program belum diisi. Tulis pendek, misalnya BERAU-UEP.",
    "programme.code_shape": (
        "Kode program hanya huruf besar, angka, dan tanda hubung, paling panjang {most} huruf. "
        "Tulis misalnya BERAU-UEP."
    ),
    "programme.code_taken": "Kode {code} sudah dipakai program lain. Pilih kode lain.",
    "programme.name_missing": "Nama program belum diisi. Tulis seperti di surat keputusannya.",
    "programme.owner_unknown": "Pemilik program belum dipilih. Pilih provinsi atau kabupaten/kota.",
    "programme.owner_other": (
        "Program ini milik wilayah lain. Kantor Anda hanya membuat dan mengubah programnya sendiri."
    ),
    "programme.unit_unknown": "Satuan penerima belum dipilih. Pilih orang, keluarga, atau lembaga.",
    "programme.value_range": "Nilai harus antara Rp1 dan {high}. Perbaiki, atau kosongkan.",
    "programme.values_crossed": (
        "Nilai paling sedikit melebihi nilai paling banyak. Tukar atau perbaiki salah satunya."
    ),
    "programme.category_name": (
        "Ada golongan tanpa nama, atau namanya memuat titik dua atau titik koma. Perbaiki namanya."
    ),
    "programme.category_code": (
        "Kode golongan “{name}” hanya huruf kecil, angka, dan garis bawah. Perbaiki kodenya."
    ),
    "programme.category_twice": "Golongan “{name}” ada dua kali. Hapus salah satunya.",
    "programme.category_used": (
        "Golongan {names} masih dipakai pada usulan. Ganti dulu golongan orang-orangnya, atau "
        "biarkan golongan itu."
    ),
    "programme.document": "Dokumen “{name}” tidak ada. Pilih dari daftar dokumen.",
    "programme.text_long": "Isian ini paling panjang {most} huruf. Ringkas isinya.",
    "programme.source_missing": (
        "Sumber belum diisi. Tulis nomor surat, keputusan, atau hasil rapatnya."
    ),
    "document.not_offered": (
        "Dokumen “{name}” tidak dibuat untuk program {programme}. Pilih salah satu: {made}; atau "
        "ubah daftarnya lewat Pengaturan, Program."
    ),
    "programme.not_own": (
        "Program {code} tidak dibuat atau diubah kantor ini, jadi tidak ada yang dicabut. Biarkan "
        "apa adanya."
    ),
    "programme.has_people": (
        "Program {code} sudah punya {count} usulan, jadi tidak dapat dihapus atau diurungkan. "
        "Hapus dulu usulannya, atau biarkan programnya."
    ),
    "programme.in_letter": (
        "Program {code} mendapat kuota dari surat {letter}, jadi tidak dapat dihapus atau "
        "diurungkan. Urungkan dulu suratnya di Kegiatan, atau biarkan programnya."
    ),
}
