"""Sentences about what imports teach, send back, remember and take back."""

from __future__ import annotations

from collections.abc import Mapping

IMPORT_MEMORY_SENTENCES: Mapping[str, str] = {
    "meaning.no_text": "Tulisan yang diajarkan kosong. Isi tulisannya dulu, lalu simpan lagi.",
    "meaning.no_code": (
        "Arti yang dipilih untuk “{text}” tidak ada di daftar {domain}. Pilih satu dari daftarnya."
    ),
    "meaning.gone": "Arti tulisan ini sudah dicabut. Muat ulang daftarnya.",
    "undo_import.unknown": (
        "Tidak ada impor yang diawali “{letters}”. Salin nomor impornya dari riwayat impor."
    ),
    "undo_import.several": (
        "Lebih dari satu impor diawali “{letters}”. Tulis nomornya lebih panjang."
    ),
    "undo_import.not_an_import": (
        "Kegiatan ini bukan impor. Untuk mengembalikannya, pakai urungkan --batch {batch}."
    ),
    "undo_import.already": (
        "Impor {label} sudah dibatalkan {when}. Bila datanya hendak dikembalikan, pakai "
        "urungkan --batch {undo}."
    ),
    "mended.other_target": (
        "Berkas ini perbaikan untuk {wanted}, bukan {chosen}. Pilih tujuan yang sama, atau salin "
        "barisnya ke berkas baru bila memang untuk tujuan lain."
    ),
    "target.not_rejects": (
        "Berkas {path} sudah ada dan bukan daftar baris yang ditolak dari berkas ini. Pilih nama "
        "lain agar isinya tidak hilang."
    ),
    "target.mended": (
        "Berkas {path} sudah diubah pengirimnya. Impor dulu berkas itu, atau pilih nama lain agar "
        "perbaikannya tidak hilang."
    ),
    "import.resembles": (
        "Mirip dengan {name} yang sudah tercatat. Pastikan orangnya: bila sama, samakan NIK-nya; "
        "bila berbeda, beri tahu operator."
    ),
}
