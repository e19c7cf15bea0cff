"""Sentences about sheets that this program made and that came back."""

from __future__ import annotations

from collections.abc import Mapping

IMPORT_OWN_SENTENCES: Mapping[str, str] = {
    "own.not_people": (
        "Ini lembar {document} buatan program ini, bukan daftar orang untuk diimpor. Ubah datanya "
        "di program, atau impor lembar usulan atau monev yang sudah diisi."
    ),
    "own.recognised": (
        "Lembar {document} buatan program ini, diekspor {day} oleh {user}; hanya sel yang diubah "
        "yang dibaca."
    ),
    "own.recognised_only": (
        "Lembar {document} buatan program ini; hanya sel yang berbeda dari catatan yang dibaca."
    ),
    "own.columns_moved": (
        "Lembar {document} buatan program ini, tetapi kolomnya sudah dipindah; dibaca menurut "
        "judul dan isinya. Periksa kolomnya."
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
    "own.changed_twice": (
        "{field} diubah di lembar menjadi {theirs}, tetapi sejak lembar diekspor di sini sudah "
        "diubah juga, menjadi {ours}; yang tercatat tidak diubah. Bila lembarnya yang benar, "
        "centang di baris ini pada menu Impor."
    ),
    "own.missing": (
        "{count} orang dari lembar yang diekspor tidak ada di berkas ini. Mereka tidak dihapus; "
        "batalkan atau kembalikan usulannya di Penerima bila memang mundur."
    ),
    "own.day_unreadable": "Tanggal kunjungan “{text}” tidak terbaca. Tulis seperti 31/07/2025.",
    "own.number_unreadable": "“{text}” bukan bilangan. Tulis angkanya saja, misalnya 3.",
    "own.amount_unreadable": (
        "Jumlah uang “{text}” tidak terbaca. Tulis rupiah penuh, misalnya 3.000.000."
    ),
    "own.answer_unreadable": "Usaha berjalan diisi “{text}”. Tulis Y atau T.",
    "own.word_unknown": "“{text}” tidak ada di daftar. Pilih salah satu: {options}.",
    "own.nobody": (
        "Orang di baris ini tidak ditemukan di antara penerima {programme} {year}. Catat orangnya "
        "dulu, atau betulkan NIK-nya."
    ),
    "own.visit_twice": (
        "Kunjungan bulan ke-{month} orang ini juga ada di baris {line}. Hapus salah satunya."
    ),
    "own.next_visit": (
        "Bulan dan tanggalnya lain dari kunjungan bulan ke-{month}: dicatat sebagai kunjungan "
        "baru, yang lama tetap. Bila hanya salah tulis, betulkan bulannya di lembar."
    ),
    "own.columns_unclear": (
        "Kolom lembar monev {file} sudah dipindah sehingga isinya tidak jelas lagi. Kembalikan "
        "judul dan urutan kolomnya seperti waktu diekspor."
    ),
    "own.emptied": "{fields} dikosongkan di lembar, tidak dihapus. Hapus di program bila perlu.",
}
