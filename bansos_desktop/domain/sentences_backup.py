"""Sentences about backups: making one, looking at one, putting one in an office's place."""

from __future__ import annotations

from collections.abc import Mapping

BACKUP_SENTENCES: Mapping[str, str] = {
    "backup.missing": (
        "Berkas {file} tidak ada. Periksa apakah flashdisk-nya terpasang, lalu pilih lagi."
    ),
    "backup.unreadable": (
        "Berkas {file} tidak dapat dibaca. Cabut dan pasang lagi flashdisk-nya, atau salin dulu "
        "berkas itu ke laptop ini."
    ),
    "backup.not_a_backup": (
        "{file} bukan berkas cadangan. Pilih berkas yang namanya berakhiran .bansos, buatan "
        "program ini."
    ),
    "backup.only_named_so": (
        "{file} bernama seperti cadangan, tetapi isinya bukan cadangan buatan program ini. Pilih "
        "berkas lain, atau salin lagi dari tempat asalnya; tidak ada yang diubah."
    ),
    "backup.empty": (
        "Berkas {file} kosong, mungkin karena penyalinannya gagal. Salin lagi dari tempat "
        "asalnya, atau pakai cadangan lain; tidak ada yang diubah."
    ),
    "backup.cut_short": (
        "Berkas {file} terpotong, mungkin karena penyalinannya belum selesai. Salin lagi dari "
        "tempat asalnya, atau pakai cadangan lain; tidak ada yang diubah."
    ),
    "backup.damaged": (
        "Isi berkas {file} rusak atau pernah diubah. Pakai cadangan lain; tidak ada yang diubah."
    ),
    "backup.newer": (
        "Berkas {file} dibuat versi program yang lebih baru. Pasang versi terbaru untuk "
        "memakainya; tidak ada yang diubah."
    ),
    "backup.full": (
        "Tempat di {folder} tidak cukup: perlu {need}, tersisa {free}. Kosongkan tempat di sana, "
        "atau pilih tempat lain. Cadangan belum dibuat."
    ),
    "backup.restore_full": (
        "Belum ada yang dipulihkan: tempat di {folder} tidak cukup (perlu {need}, tersisa {free}). "
        "Kosongkan {more} lagi di disk itu lalu ulangi."
    ),
    "backup.keep_full": (
        "Pemulihan belum dimulai dan tidak ada yang berubah: kantor yang sekarang harus disimpan "
        "dulu, dan tempat di {folder} tidak cukup (perlu {need}, tersisa {free}). Kosongkan {more} "
        "lagi di disk itu lalu ulangi."
    ),
    "backup.no_folder": (
        "Folder {folder} tidak ada. Periksa tulisannya, dan apakah flashdisk-nya terpasang. "
        "Cadangan belum dibuat."
    ),
    "backup.gone": (
        "{folder} tidak dapat ditulisi lagi, mungkin flashdisk-nya tercabut. Pasang kembali lalu "
        "ulangi. Cadangan belum dibuat."
    ),
    "backup.read_only": (
        "{folder} tidak dapat ditulisi: flashdisk-nya terkunci (ada sakelar kecil di sisinya), "
        "atau Anda tidak diizinkan menulis di sana. Buka kuncinya, atau pakai tempat lain. "
        "Cadangan belum dibuat."
    ),
    "backup.locked": (
        "{file} sedang dipakai program lain, jadi tidak dapat diganti. Tutup program itu, atau "
        "pakai nama lain. Cadangan belum dibuat."
    ),
    "backup.too_big": (
        "Disk di {folder} tidak menerima berkas sebesar {need} (flashdisk FAT32 paling besar 4 "
        "GB). Pakai flashdisk berformat exFAT atau disk lain. Cadangan belum dibuat."
    ),
    "backup.stick_faulty": (
        "Yang tertulis di {folder} tidak sama dengan aslinya; disk itu mungkin rusak. Pakai "
        "flashdisk lain. Cadangan belum dibuat."
    ),
    "backup.suffix": (
        "Nama berkas {file} tidak berakhiran .bansos. Pakai nama seperti cadangan.bansos."
    ),
    "backup.target_taken": (
        "{file} sudah ada dan bukan berkas cadangan. Pilih nama lain agar isinya tidak hilang."
    ),
    "backup.target_newer": (
        "{file} sudah ada dan dibuat versi program yang lebih baru. Pilih nama lain agar isinya "
        "tidak hilang."
    ),
    "backup.target_other": (
        "{file} sudah ada: cadangan {office} dari laptop lain, dibuat {made}, {people} orang. "
        "Pilih nama lain agar cadangan itu tidak hilang."
    ),
    "backup.target_has_more": (
        "{file} sudah ada: cadangan {office}, dibuat {made}, {people} orang, dan {count} catatan "
        "di dalamnya tidak ada di laptop ini. Pilih nama lain agar cadangan itu tidak hilang."
    ),
    "backup.before_upgrade": (
        "Data ini perlu disesuaikan dengan versi baru, tetapi cadangan sebelum itu tidak dapat "
        "dibuat, jadi data belum disentuh. {why}"
    ),
    "backup.daily_too_long": (
        "Cadangan harian terakhir dihentikan karena terlalu lama. Buat sendiri di Pengaturan > "
        "Cadangan."
    ),
    "backup.daily_damaged": (
        "Cadangan harian {day} tidak dapat dibuat karena sebagian data rusak. Jangan hapus apa "
        "pun. Pulihkan dari cadangan {newest}: Pengaturan > Cadangan."
    ),
    "backup.daily_damaged_alone": (
        "Cadangan harian {day} tidak dapat dibuat karena sebagian data rusak, dan di laptop ini "
        "tidak ada cadangan lain. Jangan hapus apa pun. Pulihkan dari cadangan di flashdisk, atau "
        "minta bantuan pendamping."
    ),
    "backup.daily_trouble": (
        "Cadangan harian {day} belum dibuat. {why} Sesudah itu buat sendiri di "
        "Pengaturan > Cadangan."
    ),
    "backup.copy_faulty": (
        "Salinan data tidak utuh, jadi cadangan tidak dibuat. Jalankan Periksa keutuhan data (F9) "
        "dan minta bantuan pendamping."
    ),
    "backup.other_office": (
        "Cadangan ini milik kantor lain ({theirs}), sedangkan di sini {ours}. Pulihkan ke folder "
        "data lain, atau pakai --terapkan --ganti bila kantor di sini memang hendak diganti; "
        "kantor itu disimpan dulu."
    ),
    "backup.loses_work": (
        "Cadangan ini dari {made}, dan {count} catatan di laptop ini tidak ada di dalamnya. "
        "Pakai --terapkan --ganti bila memang hendak kembali ke keadaan itu; kantor yang sekarang "
        "disimpan dulu."
    ),
    "backup.replaces": (
        "Di sini sudah ada data kantor. Pakai --terapkan --ganti bila hendak diganti; kantor yang "
        "sekarang disimpan dulu sebagai cadangan."
    ),
    "backup.unlock_first": (
        "Kata sandi atau kunci ini membuka cadangan, tetapi bukan data yang ada di laptop ini: "
        "kata sandinya lain, atau datanya rusak, sehingga tidak diketahui apa yang akan diganti. "
        "Bila kantor itu masih dapat dibuka, buka dulu dan pulihkan dari Pengaturan > Cadangan. "
        "Bila tidak, pakai --terapkan --ganti; data itu disalin dulu seperti adanya."
    ),
    "backup.wrong_code": (
        "Kunci pemulihan ini tidak membuka cadangan ini. Pakai kunci atau kata sandi yang berlaku "
        "ketika cadangan dibuat; tidak ada yang diubah."
    ),
    "backup.wrong_passphrase": (
        "Kata sandi tidak membuka cadangan ini. Pakai kata sandi yang berlaku ketika cadangan "
        "dibuat; tidak ada yang diubah."
    ),
}
