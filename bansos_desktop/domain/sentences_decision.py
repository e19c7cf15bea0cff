"""Sentences about deciding within the quota, the reserve and cancelling after a decree."""

from __future__ import annotations

from collections.abc import Mapping

DECISION_SENTENCES: Mapping[str, str] = {
    "decision.decree_missing": (
        "Nomor SK belum diisi. Salin persis dari SK yang sudah ditandatangani."
    ),
    "decision.decree_date_missing": (
        "Tanggal SK belum diisi atau tidak terbaca. Tulis seperti 12/08/2025."
    ),
    "decision.decree_date_ahead": (
        "Tanggal SK ada di masa depan. Tetapkan setelah SK ditandatangani, atau perbaiki "
        "tanggalnya."
    ),
    "decision.decree_before_year": (
        "Tanggal SK {day} ada sebelum tahun program {year}. Perbaiki tanggalnya sesuai dengan SK."
    ),
    "decision.decree_before_proposal": (
        "Tanggal SK {day} ada sebelum tanggal usulan {then}. Periksa kedua tanggalnya."
    ),
    "decision.decree_before_visit": (
        "Tanggal SK {day} ada sebelum kunjungan verifikasi {then}. Periksa kedua tanggalnya."
    ),
    "decision.category_missing": (
        "Golongan belum diisi, padahal kuotanya dibagi menurut golongan. Pilih golongannya di "
        "Penerima, lalu tetapkan."
    ),
    "decision.no_category": (
        "Golongan penerima belum benar, jadi tidak diketahui kuota mana yang dipakai. Pilih "
        "golongannya di Penerima, lalu tetapkan."
    ),
    "decision.nobody_eligible": (
        "Belum ada yang berstatus Layak untuk program, tahun, tahap, dan wilayah ini, jadi tidak "
        "ada yang dapat ditetapkan. Catat dulu hasil kunjungannya, atau sebutkan tahap atau "
        "wilayah lain."
    ),
    "decision.reason_missing": (
        "Alasannya belum ditulis. Tulis dengan kata-kata mengapa, paling sedikit 5 huruf."
    ),
    "decision.warnings_unseen": (
        "Ada peringatan yang belum dinyatakan sudah dilihat: {counts}. Periksa dulu, lalu centang "
        "“Saya sudah melihat”; di baris perintah: --setujui-peringatan."
    ),
    "decision.value_high": (
        "Nilai ditetapkan {value} di atas {limit}. Periksa lagi angkanya dengan SK."
    ),
    "decision.value_low": (
        "Nilai ditetapkan {value} di bawah {limit}. Periksa lagi angkanya dengan SK."
    ),
    "decision.value_not_positive": (
        "Nilai per orang harus lebih dari nol. Perbaiki, atau kosongkan bila nilainya sama dengan "
        "usulan."
    ),
    "decision.nobody": "Belum ada yang dipilih. Pilih orangnya dulu di daftar.",
    "decision.with_record": (
        "Langkah ini punya halaman sendiri: {action}. Catat di sana bersama berita acaranya."
    ),
    "decision.gone": "Usulan ini sudah dihapus. Lihat lagi daftarnya, lalu pilih lagi.",
    "decision.no_figure": (
        "Kuota {where} belum ada angkanya. Isi angkanya dengan suratnya di Kuota, "
        "atau terapkan data acuan yang memuatnya lewat Pengaturan, lalu tetapkan."
    ),
    "decision.quota_passed": (
        "Sisa ditetapkan {where}: {left} tempat, sudah terisi urutan di atasnya. Jadikan "
        "cadangan, atau kurangi pilihan."
    ),
    "decision.quota_passed_noted": (
        "Sisa ditetapkan {where}: {left} tempat, sudah terisi urutan di atasnya. Jadikan "
        "cadangan dan catat untuk {aid}, atau kurangi pilihan."
    ),
    "decision.whole_passed": (
        "{where} bersama semua bagiannya tinggal {left} tempat, karena yang "
        "ditetapkan di bagian lain melebihi bagiannya. Periksa pembagiannya di Kuota; jadikan "
        "cadangan dulu."
    ),
    "decision.ceiling_passed": (
        "Nilai yang ditetapkan untuk {what} menjadi {spent}, melewati pagu {ceiling} sebanyak "
        "{over}. Kurangi pilihan atau nilainya, atau perbaiki pagu di Kuota bila suratnya berubah."
    ),
    "decision.shared_lump": (
        "Tempat ini dari kuota {what} yang belum dirinci dan dipakai bersama kantor lain; yang "
        "ditetapkan di sana tidak terlihat di sini. Minta provinsi merincinya dulu, atau tanyakan "
        "sisanya."
    ),
    "decision.no_place": (
        "Semua tempat {where} sudah terisi yang ditetapkan dan yang layak. "
        "Tunggu sampai ada tempat kosong."
    ),
    "decision.same_nik": (
        "NIK ini juga dipakai usulan {name} ({status}). Pastikan siapa pemiliknya, lalu batalkan "
        "salah satu."
    ),
    "decision.replacing_forbidden": (
        "Kantor ini belum membolehkan cadangan mengganti yang batal setelah SK; uangnya kembali ke "
        "kas daerah. Bila memang boleh, ubah “{rule}” di Pengaturan > Aturan."
    ),
    "decision.nothing_to_replace": (
        "Tidak ada yang batal setelah SK di {where} yang belum diganti. Naikkan "
        "dulu dari cadangan, lalu tetapkan seperti biasa."
    ),
    "visit.missing": (
        "Belum ada kunjungan verifikasi yang selesai. Kunjungi dan catat hasilnya sebelum "
        "ditetapkan."
    ),
}
