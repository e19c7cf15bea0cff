"""Sentences about visits, where a house stands, and photos."""

from __future__ import annotations

from collections.abc import Mapping

VISIT_SENTENCES: Mapping[str, str] = {
    "visit.date_missing": "Tanggal kunjungan belum diisi. Isi hari Anda datang ke rumahnya.",
    "visit.date_future": "Tanggal kunjungan {day} belum tiba. Periksa tanggalnya.",
    "visit.officer_missing": "Nama petugas belum diisi. Isi siapa yang datang ke rumahnya.",
    "visit.outcome_missing": (
        "Hasil kunjungan belum dipilih. Pilih ditemukan, tidak ditemukan, atau pindah."
    ),
    "visit.recommendation_missing": (
        "Rekomendasi belum dipilih. Pilih Layak, Tidak Layak, atau Cadangan."
    ),
    "visit.recommendation_impossible": (
        "Keluarga tidak ditemui, jadi tidak dapat diberi rekomendasi. Kosongkan rekomendasinya."
    ),
    "visit.reason_missing": "{recommendation} harus beralasan. Tulis alasannya dengan kata-kata.",
    "visit.position_unreadable": (
        "Koordinat belum terbaca. Contoh: -0,502 117,153 atau tempel dari Google Maps."
    ),
    "visit.position_far": (
        "Koordinat ini di luar Kalimantan Timur. Periksa angkanya; bila memang benar, simpan saja."
    ),
    "visit.criteria_open": (
        "{count} dari {total} kriteria belum dijawab. Lengkapi dulu, "
        "atau simpan sekali lagi bila memang tidak dapat ditanya."
    ),
    "visit.no_shelter": (
        "Tanpa tempat berteduh berarti langsung fakir miskin (Kepmensos 262). "
        "Rekomendasi tetap Anda yang memilih."
    ),
    "visit.food_over_total": (
        "Pengeluaran makan melebihi seluruh pengeluaran. Periksa kedua jumlahnya."
    ),
    "visit.food_over_half": (
        "Pengeluaran makan lebih dari setengah seluruh pengeluaran. "
        "Menurut angkanya jawaban ini Ya; periksa lagi."
    ),
    "visit.food_under_half": (
        "Pengeluaran makan tidak lebih dari setengah seluruh pengeluaran. "
        "Menurut angkanya jawaban ini Tidak; periksa lagi."
    ),
    "visit.aid_year": "Tahun bantuan harus antara {first} dan {last}. Periksa tahunnya.",
    "visit.no_proposal": "Usulan ini sudah tidak ada. Muat ulang halaman lalu pilih keluarga lain.",
    "visit.decided": (
        "Kunjungan ini tidak dapat diubah lagi karena usulannya berstatus {status}. "
        "Catat kunjungan baru."
    ),
    "visit.not_yours": (
        "Kunjungan ini dicatat oleh {officer}. Minta ia atau operator yang mengubahnya, "
        "atau catat kunjungan baru."
    ),
    "visit.not_latest": (
        "Ada kunjungan yang lebih baru, jadi status usulan tidak berubah. "
        "Buka kunjungan terakhir bila statusnya harus lain."
    ),
    "photo.heic": (
        "Foto ini berformat HEIC dari iPhone. Kirim ulang sebagai JPEG: di iPhone buka "
        "Pengaturan, Kamera, Format, lalu pilih Paling Kompatibel."
    ),
    "photo.not_yours": (
        "Foto ini milik catatan yang ditulis {name}. Minta {name} atau operator mengubahnya."
    ),
    "photo.unknown": "Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih berkas foto yang lain.",
    "photo.damaged": "Foto ini rusak atau terpotong. Salin ulang dari kamera, lalu coba lagi.",
    "photo.too_heavy": "Berkas foto ini lebih dari {limit} MB. Kecilkan dulu, lalu coba lagi.",
    "photo.too_many_pixels": (
        "Foto ini {width} x {height} titik, terlalu besar. Kecilkan dulu, lalu coba lagi."
    ),
    "photo.too_small": (
        "Foto ini hanya {width} x {height} titik, terlalu kecil. Pilih foto yang lebih jelas."
    ),
    "photo.unreadable": "Berkas foto tidak dapat dibaca. Periksa apakah berkasnya masih ada.",
}
