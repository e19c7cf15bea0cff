"""Sentences about a list of institutions that is imported."""

from __future__ import annotations

from collections.abc import Mapping

INSTITUTION_FILE_SENTENCES: Mapping[str, str] = {
    "institution_file.no_table": (
        "{name} bukan daftar lembaga: baris judul dengan Nama Lembaga (atau LKS, Panti) dan "
        "sedikitnya satu kolom lain, misalnya Kabupaten/Kota, tidak ditemukan. Tambahkan judulnya."
    ),
    "institution_file.no_rows": (
        "{name} tidak berisi satu lembaga pun di bawah judulnya. Isi daftarnya dulu."
    ),
    "institution_file.too_long": (
        "{name} berisi lebih dari {most} baris. Daftar lembaga jauh lebih pendek; periksa apakah "
        "berkasnya benar."
    ),
    "institution_file.region_unknown": (
        "Kabupaten/kota “{name}” tidak ada di provinsi ini. Tulis seperti di daftar wilayah, "
        "misalnya Kutai Kartanegara."
    ),
    "institution_file.region_near": (
        "Kabupaten/kota “{name}” tidak ada. Mungkin maksudnya {near}; tulis seperti itu."
    ),
    "institution_file.kind": "Jenis “{text}” tidak dikenal. Tulis LKS atau UPTD.",
    "institution_file.residents": (
        "Jumlah penghuni “{text}” bukan bilangan. Tulis angkanya saja, misalnya 30, atau kosongkan."
    ),
    "institution_file.double": (
        "Lembaga ini sudah ada di {first} berkas yang sama. Hapus salah satu barisnya."
    ),
    "institution_file.several": (
        "Di daftar ada {count} lembaga bernama ini di kabupaten/kota yang sama. Hapus yang ganda "
        "di halaman Lembaga, lalu impor lagi."
    ),
}
