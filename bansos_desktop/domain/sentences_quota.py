"""Sentences about splitting, moving and entering quotas, and about sources that contradict."""

from __future__ import annotations

from collections.abc import Mapping

QUOTA_SENTENCES: Mapping[str, str] = {
    "year.unknown": (
        "Untuk {programme} {year} belum ada kuota dan belum ada aturan. Periksa tahunnya sebelum "
        "diteruskan."
    ),
    "quota.operator_only": (
        "Kuota hanya diatur oleh operator. Minta operator kantor melakukannya."
    ),
    "quota.not_yours": (
        "{region} bukan wilayah kantor ini. Pilih wilayah sendiri, atau minta kantor provinsi."
    ),
    "quota.province_only": (
        "Angka {region} hanya diatur kantor provinsi. Atur bagian wilayah sendiri saja."
    ),
    "quota.no_lump": (
        "Belum ada angka untuk {region} {stage}, jadi tidak ada yang dapat dibagi. Isi angkanya "
        "dulu, atau terapkan data acuan yang memuatnya."
    ),
    "quota.of_groups": (
        "Angka {region} {stage} menurut golongan, bukan untuk semuanya. Sebutkan golongannya "
        "(--golongan di baris perintah): {known}."
    ),
    "quota.other_stage": (
        "Angka {region} {year} ada {stages}. Sebutkan tahapnya (--tahap di baris perintah), lalu "
        "ulangi."
    ),
    "quota.not_of_stage": (
        "{region} {year} tidak punya angka pada tahap {stage}; angkanya ada {stages}. Pakai tahap "
        "itu, atau rinci atau isi dulu angka tahap {stage} dengan suratnya."
    ),
    "quota.region_twice": (
        "{region} disebut dua kali. Sebut setiap wilayah satu kali dengan jumlah seluruhnya."
    ),
    "quota.amount_unread": (
        "Jumlah “{text}” tidak dapat dibaca sebagai rupiah. Tulis 1.000.000 atau 1000000."
    ),
    "quota.not_below": (
        "{region} tidak langsung di bawah {parent}. Rinci provinsi ke kabupaten/kota, lalu "
        "kabupaten/kota ke kecamatan."
    ),
    "quota.nothing_named": "Belum ada wilayah yang diisi. Isi bagian paling sedikit satu wilayah.",
    "quota.amount_range": "Jumlah harus angka {low} sampai {high}. Perbaiki angkanya.",
    "quota.paper_missing": (
        "Dasarnya belum ditulis. Isi surat dengan tanggal dan kalimatnya, atau tulis alasannya."
    ),
    "quota.reason_missing": (
        "Alasannya belum ditulis. Tulis dengan kata-kata mengapa, paling sedikit 5 huruf."
    ),
    "quota.reason_short": (
        "Alasan “{reason}” terlalu pendek. Tulis dengan kata-kata mengapa, paling sedikit 5 huruf."
    ),
    "quota.letter_date_missing": (
        "Tanggal surat belum diisi atau tidak terbaca. Tulis seperti 12/08/2025; di baris "
        "perintah: --tanggal."
    ),
    "quota.letter_ahead": (
        "Tanggal surat ada di masa depan. Perbaiki tanggalnya sesuai dengan suratnya."
    ),
    "quota.sentence_missing": (
        "Kalimat surat belum disalin. Salin kalimat yang menyebut angkanya, atau tulis alasannya."
    ),
    "quota.lump_passed": (
        "Rincian {region} {stage} {over} tempat lebih banyak dari angkanya. Kurangi bagian "
        "wilayah lain dulu."
    ),
    "quota.below_decided": (
        "{region} {stage} tinggal {open} tempat, padahal {gone} sudah ditetapkan atau hilang "
        "setelah SK. Beri paling sedikit {gone}."
    ),
    "quota.nobody_gives": (
        "Karena ini {count} orang yang sudah ditetapkan tidak punya kuota lagi. Isi dulu angka "
        "yang menggantikannya."
    ),
    "quota.below_proposed": (
        "{region} {stage}: {count} orang lebih banyak diusulkan daripada tempatnya. Siapkan "
        "cadangan, atau tambah tempatnya."
    ),
    "quota.share_decided": (
        "{region} {stage} sudah memakai {gone} tempat dengan SK. Beri paling sedikit {gone}."
    ),
    "quota.has_own_figure": (
        "{region} {stage} sudah punya angka sendiri dari {source}. Ubah angka itu; bagian ini "
        "hanya dapat dikurangi."
    ),
    "quota.under_lump": (
        "{region} {stage} adalah bagian dari {quota} tempat {parent}. Rinci dari angka itu, agar "
        "tidak dihitung dua kali."
    ),
    "quota.under_none": (
        "{region} {stage} adalah bagian dari {parent}, yang angkanya 0 ({source}), jadi tidak ada "
        "yang dapat dirinci. Isi dulu angka {parent} di Kuota (isi-kuota {code} JUMLAH), lalu "
        "rinci; angka provinsi hanya diisi kantor provinsi."
    ),
    "quota.whole_beside": (
        "{region} {year} sudah punya {quota} tempat {whole}, dan {stage} termasuk di dalamnya. "
        "Ubah angka itu, atau cabut dulu, agar tidak dihitung dua kali."
    ),
    "quota.stages_beside": (
        "{region} {year} sudah punya angka {stages}; angka tanpa tahap menghitungnya dua kali. "
        "Pilih tahapnya."
    ),
    "quota.parts_below": (
        "{count} wilayah di bawah {region} sudah punya angka sendiri dan dihitung sebagai bagian "
        "dari angka ini, bukan tambahan. Pastikan angka ini jumlah seluruhnya."
    ),
    "quota.others_below": (
        "{count} wilayah di bawah {region} sudah punya angka sendiri dengan tahap atau golongan "
        "lain. Pastikan angka ini tambahan, bukan jumlah dari semuanya."
    ),
    "quota.ceiling_below": (
        "{region} {stage}: yang sudah ditetapkan {spent}, lebih {over} dari pagu {ceiling}. "
        "Periksa lagi pagunya dengan suratnya sebelum disimpan."
    ),
    "quota.warnings_unseen": (
        "Ada yang perlu dilihat dulu. {first} Bila memang begitu, ulangi dengan "
        "--setujui-peringatan."
    ),
    "quota.move_same": "Asal dan tujuan sama. Pilih wilayah lain sebagai tujuan.",
    "quota.move_level": (
        "Kuota hanya pindah antar kabupaten/kota oleh provinsi, atau antar kecamatan oleh "
        "kabupatennya. Pilih wilayah yang setingkat."
    ),
    "quota.move_not_free": (
        "{region} {stage} hanya punya {free} tempat kosong dari {quota}; lainnya sudah terpakai "
        "usulan, SK, atau rincian. Pindahkan paling banyak {free}."
    ),
    "quota.move_none_free": (
        "Semua {quota} tempat {region} {stage} sudah terpakai usulan, SK, atau rincian, jadi tidak "
        "ada yang dapat dipindahkan. Kembalikan dulu usulan yang tidak jadi."
    ),
    "quota.whole_passed": (
        "Karena ini {region} {stage} seluruhnya, bersama bagiannya, kurang {count} tempat dari "
        "yang sudah ditetapkan atau hilang setelah SK. Sisakan paling sedikit sebanyak itu."
    ),
    "quota.stage_unknown": "Tahap “{stage}” tidak ada. Pilih murni, perubahan, atau tanpa tahap.",
    "quota.category_unknown": (
        "Golongan “{category}” tidak ada di program {programme}. Pilih dari daftar golongannya."
    ),
    "quota.programme_elsewhere": (
        "Program {programme} hanya untuk {owner}; {region} di luarnya. Pilih wilayah di dalamnya, "
        "atau program lain."
    ),
    "quota.category_unused": (
        "Program {programme} dibagi menurut golongan dan angkanya per golongan, jadi dari angka "
        "tanpa golongan tidak ada yang dapat ditetapkan. Sebut golongannya: {known}."
    ),
    "quota.category_beside": (
        "Program {programme} punya angka per golongan; angka tanpa golongan untuk {region} berdiri "
        "di sampingnya dan dipakai golongan mana pun. Pastikan tidak dihitung dua kali."
    ),
    "quota.programme_unknown": "Program {programme} tidak ada. Pilih program dari daftar.",
    "quota.region_unknown": (
        "Wilayah {region} tidak ada atau terlalu kecil. Pilih provinsi, kabupaten/kota, atau "
        "kecamatan."
    ),
    "quota.entry_gone": (
        "Isian kuota ini sudah tidak ada. Lihat lagi daftarnya di Kuota (perintah kuota)."
    ),
    "quota.undo_passed": (
        "Karena ini kuota {region} {stage} kurang {count} tempat dari yang sudah ditetapkan, "
        "hilang setelah SK, atau dirinci. Kembalikan dulu yang memakainya."
    ),
    "claim.unknown": (
        "Sumber ini tidak ada di daftar. Lihat lagi sumbernya di Kuota (perintah klaim)."
    ),
    "claim.amount_missing": (
        "Sumber ini menyebut {low} sampai {high}. Isi satu angka di antaranya yang dipakai kantor."
    ),
    "claim.not_chosen": (
        "Kantor belum memilih sumber untuk hal ini, jadi tidak ada yang dicabut. Muat ulang "
        "daftar sumbernya."
    ),
    "claim.no_rules": (
        "Program {programme} belum punya aturan nilai untuk tahun {year}. Buat aturannya dulu di "
        "Pengaturan."
    ),
}
