"""Sentences about what becomes of a row of an import, and what is asked once for many."""

from __future__ import annotations

from collections.abc import Mapping

IMPORT_PLAN_SENTENCES: Mapping[str, str] = {
    "row.twice": "NIK sama dengan baris {line} ({name}) di berkas asal. Sisakan satu baris saja.",
    "row.twice_rejected": (
        "NIK sama dengan baris {line} ({name}) di berkas asal, yang tidak diambil. Pastikan NIK "
        "ini milik orang di baris ini."
    ),
    "row.repeated": "Sama persis dengan baris {line} ({name}) di berkas asal. Hapus salah satunya.",
    "row.same_person": (
        "Orang yang sama dengan baris {line} ({name}) di berkas asal. Gabungkan menjadi satu baris."
    ),
    "row.similar": (
        "Mirip {name} yang sudah ada: nama, tanggal lahir, dan desa sama, NIK berbeda. Bandingkan "
        "NIK dengan KTP, lalu tentukan orang yang sama atau orang lain."
    ),
    "row.similar_nik": (
        "Mirip {name} yang sudah ada: nama dan desa sama, NIK hanya beda satu atau dua angka. "
        "Bandingkan NIK dengan KTP, lalu tentukan orang yang sama atau orang lain."
    ),
    "row.nik_owner": (
        "NIK ini sudah tercatat milik {name}, sedangkan nama di baris ini lain. Cocokkan dengan "
        "KTP: perbaiki NIK-nya, atau tentukan bahwa orangnya sama."
    ),
    "row.similar_many": (
        "NIK kosong, dan {name} cocok dengan {count} orang yang sudah ada. Isi NIK, atau tentukan "
        "orangnya."
    ),
    "row.known_by_name": (
        "NIK di baris ini tidak terpakai; dikenali dari nama, tanggal lahir, dan desa sebagai "
        "pemilik NIK {nik}."
    ),
    "row.nik_completed": (
        "Sudah ada tanpa NIK, dikenali dari nama, tanggal lahir, dan desa; NIK-nya dilengkapi."
    ),
    "row.as_draft": "Disimpan sebagai draf karena NIK belum ada. Lengkapi NIK sebelum diusulkan.",
    "row.status_stays": (
        "Usulan orang ini berstatus {status}; datanya mengikuti berkas, statusnya tetap."
    ),
    "row.draft_proposed": "Tadinya draf; dengan baris ini diusulkan.",
    "row.settled": (
        "Usulan sudah {status}, jadi tidak diubah: {fields}. Bila memang keliru, ubah di formulir."
    ),
    "row.named_otherwise": (
        "Di baris ini {field} {row}, sedangkan di usulan lain orang ini tercatat {stands}. Yang "
        "tercatat dipertahankan; cocokkan dengan KTP, lalu centang perbedaannya di menu Impor atau "
        "betulkan di formulir."
    ),
    "row.changes_person": (
        "Orang ini sudah tercatat di usulan lain, dan datanya di sana ikut berubah: {fields}. "
        "Periksa perbedaannya."
    ),
    "person.different": (
        "Dipastikan orang yang berbeda dari yang mirip namanya. Alasannya ada di riwayat."
    ),
    "resemblance.same_birth": "Nama, tanggal lahir, dan desa sama. Bandingkan NIK dengan KTP.",
    "resemblance.nik_owner": "NIK-nya sama, namanya lain sekali. Bandingkan dengan KTP.",
    "resemblance.near_nik": (
        "Nama dan desa sama, NIK beda satu atau dua angka. Bandingkan NIK dengan KTP."
    ),
    "import.without_nik": (
        "Tidak ada NIK yang dapat dipakai di daftar ini. Pilih: tolak, atau simpan sebagai draf."
    ),
    "import.answer_unknown": (
        "“{answer}” bukan jawaban untuk {key}. Yang dapat dijawab: {options}."
    ),
    "import.question_unknown": (
        "Tidak ada pertanyaan {key} untuk berkas ini. Yang ditanyakan: {known}. Salin kuncinya "
        "persis seperti tercetak."
    ),
    "import.question_none": (
        "Tidak ada pertanyaan {key}: berkas ini tidak menanyakan apa-apa. Hapus --jawab itu."
    ),
    "import.ask_business": "Jenis usaha “{text}” tidak ada di daftar. Pilih jenis yang dimaksud.",
    "import.ask_regency": "Kabupaten/kota “{text}” belum jelas. Pilih yang dimaksud.",
    "import.ask_district": "Kecamatan “{text}” belum jelas. Pilih yang dimaksud.",
    "import.ask_village": "Desa/kelurahan “{text}” belum jelas. Pilih yang dimaksud.",
}
