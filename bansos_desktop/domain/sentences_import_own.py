"""Sentences about sheets that this program made and that came back."""

from __future__ import annotations

from collections.abc import Mapping

IMPORT_OWN_SENTENCES: Mapping[str, str] = {
    "own.not_people": (
        "Ini lembar {document} buatan program ini, bukan daftar orang untuk diimpor. Ubah datanya "
        "di program, atau impor lembar usulan atau monev yang sudah diisi."
    ),
    "own.other_target": (
        "Lembar {document} ini dibuat untuk {wanted}, sedangkan yang dipilih {chosen}. Pilih "
        "tujuan yang sama dengan lembarnya, lalu impor lagi."
    ),
    "own.id_unknown": (
        "ID di baris ini tidak dikenal di sini; orangnya dicari dengan NIK. Pastikan orangnya "
        "benar."
    ),
    "own.id_twice": (
        "ID di baris ini juga ada di baris lain, mungkin karena barisnya disalin; orangnya dicari "
        "dengan NIK. Pastikan orangnya benar."
    ),
    "own.nik_of_other": (
        "NIK baru di baris ini sudah dimiliki {name}. Periksa NIK-nya pada KTP, lalu betulkan."
    ),
    "own.changed_here": (
        "{fields} sudah diubah di sini sejak lembar diekspor, dan di lembar masih yang lama; yang "
        "tercatat tidak diubah."
    ),
    "own.emptied": "{fields} dikosongkan di lembar, tidak dihapus. Hapus di program bila perlu.",
}
