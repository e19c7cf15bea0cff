"""Sentences about taking back, deleting and restoring."""

from __future__ import annotations

from collections.abc import Mapping

UNDO_SENTENCES: Mapping[str, str] = {
    "undo.unknown": ("Kegiatan ini tidak ada di data kantor. Lihat Kegiatan (perintah riwayat)."),
    "undo.lasting": "{act} tidak dapat diurungkan. Perbaiki dengan kegiatan baru.",
    "undo.already": "Kegiatan ini sudah diurungkan. Pakai Ulangi bila hendak dikembalikan.",
    "undo.not_yours": (
        "Kegiatan ini milik {user}. Minta {user} atau operator kantor mengurungkannya."
    ),
    "undo.nothing": "Tidak ada yang dapat diurungkan. {why}",
    "undo.after_sync": (
        "Kegiatan terakhir, {act}, tidak dapat diurungkan; bila berkasnya keliru, terapkan yang "
        "benar dengan nomor versi baru. Sebelumnya: {before}, {moment}. Untuk mengurungkan yang "
        "itu, pilih di halaman Kegiatan."
    ),
    "undo.after_sync_named": (
        "Kegiatan terakhir, {act}, tidak dapat diurungkan; bila berkasnya keliru, terapkan yang "
        "benar dengan nomor versi baru. Sebelumnya: {before}, {moment}. Untuk mengurungkan yang "
        "itu, sebut dengan --batch {batch}."
    ),
    "undo.after_sync_alone": (
        "Kegiatan terakhir, {act}, tidak dapat diurungkan. Bila berkasnya keliru, terapkan yang "
        "benar dengan nomor versi baru."
    ),
    "undo.none_left": (
        "Tidak ada lagi kegiatan Anda yang dapat diurungkan. Lihat Kegiatan (perintah riwayat)."
    ),
    "undo.no_redo": (
        "Tidak ada yang dapat diulangi sesudah ada kegiatan baru. Lihat Kegiatan (perintah "
        "riwayat)."
    ),
    "undo.letter_asks": (
        "{asked} Surat kuota ini belum {verb}. Bila memang begitu, ulangi dengan "
        "--setujui-peringatan."
    ),
    "undo.letter_faulty": "Surat kuota ini tidak dapat {verb}. {why}",
    "undo.letter_newer": (
        "Surat kuota ini tidak dapat {verb}, karena sesudahnya ada surat yang lain. Urungkan yang "
        "terbaru dulu, di Kegiatan (perintah riwayat)."
    ),
    "undo.letter_unnoted": (
        "Surat kuota ini tidak dapat {verb}: versi program yang lama tidak mencatat angka "
        "sebelum suratnya. Bila berkasnya keliru, terapkan yang benar dengan nomor versi baru."
    ),
    "undo.quota_passed": (
        "Kuota {region} {stage} terlampaui {count} orang karena ini. Periksa Kuota (perintah "
        "kuota)."
    ),
    "history.unknown_person": (
        "Tidak ada orang atau usulan dengan NIK atau UID ini. Periksa angkanya."
    ),
    "delete.gone": "Usulan ini sudah tidak ada. Muat ulang daftarnya.",
    "delete.decided": (
        "{name} berstatus {status}, jadi tidak dapat dihapus. Batalkan usulannya bila perlu."
    ),
    "delete.decree": (
        "{name} pernah ditetapkan dengan SK {decree}, jadi datanya harus tetap ada. Biarkan saja."
    ),
    "delete.not_yours": (
        "{name} dicatat orang lain atau sudah diverifikasi. Minta operator kantor menghapusnya."
    ),
    "restore.not_deleted": "Usulan ini tidak terhapus. Muat ulang daftarnya.",
    "restore.twin": (
        "{name} sudah tercatat lagi dengan NIK yang sama. Ubah data yang ada, atau hapus itu dulu."
    ),
    "restore.not_yours": "Data ini dihapus {user}. Minta operator kantor memulihkannya.",
}
