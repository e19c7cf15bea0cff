"""Sentences about an office's own layouts of documents: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

OWN_TEMPLATE_SENTENCES: Mapping[str, str] = {
    "own_template.operator_only": (
        "Hanya operator yang boleh memuat atau mengganti format dokumen. Minta operator kantor "
        "melakukannya."
    ),
    "own_template.unknown_document": (
        "Dokumen {name} tidak dikenal. Yang dapat diubah formatnya: {known}."
    ),
    "own_template.no_shipped": (
        "Format bawaan {file} tidak ditemukan. Pasang ulang program, lalu coba lagi."
    ),
    "own_template.too_large": (
        "Format {file} lebih besar dari {most}. Kecilkan gambar di dalamnya atau hapus lembar "
        "yang tidak dipakai, lalu muat lagi."
    ),
    "own_template.macro": (
        "Format {file} memuat makro, yang tidak diterima. Simpan di Excel sebagai Buku Kerja "
        "Excel (.xlsx), lalu muat lagi."
    ),
    "own_template.damaged": (
        "Format {file} rusak atau bukan buku kerja Excel yang utuh. Simpan ulang di Excel sebagai "
        "Buku Kerja Excel (.xlsx), lalu muat lagi."
    ),
    "own_template.filled": (
        "{file} adalah dokumen yang sudah terisi, bukan format. Di Pengaturan, Format dokumen, "
        "pilih Salin untuk diubah di Excel, ubah salinan itu, lalu muat."
    ),
    "own_template.other_document": (
        "{file} adalah format {own}, bukan {wanted}. Pilih dokumen {own}, lalu muat di sana."
    ),
    "own_template.unknown_id": (
        "Lembar _meta pada {file} menyebut format yang tidak dikenal: {id}. Salin format bawaan "
        "sekali lagi, pindahkan perubahan ke salinan itu, lalu muat."
    ),
    "own_template.not_yet": (
        "Format belum dapat disimpan: ada {count} hal yang harus diperbaiki. Buka di Excel, "
        "perbaiki sel yang disebut, lalu muat lagi."
    ),
    "own_template.copy_exists": (
        "Berkas {path} sudah ada dan mungkin sedang diubah seseorang. Pilih nama lain agar "
        "perubahannya tidak hilang."
    ),
    "own_template.gone": (
        "Versi format itu tidak ada lagi. Lihat lagi daftar versinya, lalu pilih yang lain."
    ),
    "own_template.in_force_already": (
        "{name} memang sudah dipakai untuk dokumen ini. Tidak ada yang perlu diganti."
    ),
    "own_template.shipped_already": (
        "Dokumen ini memang memakai format bawaan. Tidak ada yang perlu diganti."
    ),
    "own_template.faulty": (
        "{name} tidak dapat dipakai lagi oleh versi program ini. {first} Seluruhnya {count} hal. "
        "Kembali ke format bawaan di Pengaturan, Format dokumen, atau muat format yang sudah "
        "diperbaiki."
    ),
}
