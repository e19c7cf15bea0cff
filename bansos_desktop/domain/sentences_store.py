"""Sentences about the store, its key file, its folder and reference files."""

from __future__ import annotations

from collections.abc import Mapping

STORE_SENTENCES: Mapping[str, str] = {
    "store.missing": (
        "Belum ada data di {path}. Buat kantor lebih dulu (perintah mulai, atau buka jendelanya), "
        "atau pilih folder data yang benar."
    ),
    "store.exists": (
        "Folder {path} sudah berisi data kantor. Buka data itu, atau pilih folder lain; tidak ada "
        "yang diubah."
    ),
    "store.newer": (
        "Data ini dibuat oleh versi program yang lebih baru. Pasang versi terbaru untuk "
        "membukanya; data tidak diubah."
    ),
    "store.damaged": (
        "Berkas data tidak dapat dibaca: rusak, atau kuncinya bukan milik data ini. Jangan "
        "dihapus; pilih Pulihkan dari cadangan di layar pertama (atau perintah pulihkan), atau "
        "minta bantuan pendamping."
    ),
    "store.damaged_inside": (
        "Sebagian data tidak dapat dibaca karena berkasnya rusak. Jangan hapus apa pun. Pulihkan "
        "dari cadangan: Pengaturan > Cadangan; bila tidak terbuka, tutup program dan pilih "
        "Pulihkan dari cadangan di layar pertama."
    ),
    "store.pages_damaged": (
        "Berkas data rusak di {n} tempat. Jangan hapus apa pun. Pulihkan dari cadangan: "
        "Pengaturan > Cadangan, atau perintah pulihkan ({detail})."
    ),
    "store.lost": (
        "Berkas data (bansos.db) tidak ada di {path}, padahal berkas kuncinya ada. Kembalikan "
        "berkas itu bila Anda yang memindahkannya, atau pilih Pulihkan dari cadangan."
    ),
    "store.cut_short": (
        "Berkas data (bansos.db) di {path} kosong atau terpotong. Jangan dihapus; pilih Pulihkan "
        "dari cadangan, atau minta bantuan pendamping."
    ),
    "store.disk_full": (
        "Penyimpanan penuh. Kosongkan ruang di disk lalu ulangi; yang sudah tersimpan tetap aman."
    ),
    "store.busy": "Data sedang dipakai program lain. Tutup program itu lalu ulangi.",
    "store.read_only": "Folder data tidak dapat ditulisi. Pindahkan ke disk yang dapat ditulisi.",
    "store.no_permission": (
        "Tidak ada izin menulis di tempat itu. Pilih folder lain, misalnya Dokumen."
    ),
    "store.cannot_open": "Berkas data tidak dapat dibuka. Periksa foldernya lalu ulangi.",
    "store.disk_trouble": (
        "Disk bermasalah saat membaca atau menulis. Salin data ke disk lain, lalu periksa disk ini."
    ),
    "store.in_use": (
        "Data ini sedang dibuka oleh {who} sejak {since}. Tutup jendela itu dulu, lalu ulangi."
    ),
    "file.long_name": (
        "Nama berkas atau foldernya terlalu panjang. Pakai nama yang lebih pendek, lalu ulangi."
    ),
    "file.odd_name": (
        "Nama berkas atau foldernya memuat tanda yang tidak diterima di sana. Pakai nama tanpa "
        'tanda seperti ? * : " < > |, lalu ulangi.'
    ),
    "folder.cannot_make": (
        "Folder {path} tidak dapat dibuat di sana. Periksa tulisannya, atau pilih tempat lain, "
        "misalnya di dalam Dokumen."
    ),
    "sample.too_many": (
        "Data contoh paling banyak {most} orang sekali isi. Sebut jumlah yang lebih kecil."
    ),
    "folder.network": (
        "Folder {path} ada di jaringan. Data harus di disk laptop ini, karena jaringan dapat "
        "merusaknya; pilih folder di disk sendiri."
    ),
    "folder.synced": (
        "Folder {path} disinkronkan oleh {service}. Data harus di luar folder sinkronisasi, "
        "karena salinannya dapat saling merusak; pilih folder lain."
    ),
    "folder.not_a_folder": "{path} bukan folder. Pilih folder untuk data.",
    "target.is_folder": "{path} adalah folder. Sebutkan juga nama berkasnya, misalnya usulan.xlsx.",
    "target.no_folder": "Folder {path} tidak ada. Buat folder itu dulu, atau pilih folder lain.",
    "target.in_data": (
        "{path} ada di antara berkas data kantor dan akan merusaknya. Pilih folder lain."
    ),
    "target.not_ours": (
        "Berkas {path} sudah ada dan bukan buatan program ini. Pilih nama lain agar isinya tidak "
        "hilang."
    ),
    "target.not_xlsx": (
        "Nama berkas {path} tidak berakhiran .xlsx. Yang ditulis adalah berkas Excel; pakai nama "
        "seperti usulan.xlsx."
    ),
    "target.other_kind": (
        "{file} sudah ada dan isinya bukan yang akan ditulis ({suffix}). Pilih nama lain agar "
        "isinya tidak hilang; tidak ada yang diubah."
    ),
    "target.unasked": (
        "{file} sudah ada. Pilih berkas itu sendiri bila hendak diganti, atau pakai nama lain; "
        "tidak ada yang diubah."
    ),
    "target.folder_of_that_name": (
        "{file} adalah folder. Pilih nama lain untuk berkasnya; tidak ada yang diubah."
    ),
    "target.is_source": (
        "{path} adalah berkas yang sedang diimpor. Pilih nama lain, agar berkas pengirim tetap ada."
    ),
    "import.rejects_unwritable": (
        "Belum ada yang diimpor, karena daftar baris yang ditolak tidak dapat ditulis. {why}"
    ),
    "keys.missing": (
        "Berkas kunci tidak ada di {path}; tanpa itu data tidak dapat dibuka. Pilih Pulihkan dari "
        "cadangan di layar pertama (atau perintah pulihkan)."
    ),
    "keys.damaged": (
        "Berkas kunci rusak; data tidak diubah. Pilih Pulihkan dari cadangan di layar pertama "
        "(atau perintah pulihkan)."
    ),
    "keys.newer": "Berkas kunci dibuat versi program yang lebih baru. Pasang versi terbaru.",
    "user.name_missing": "Nama pengguna belum diisi. Tulis nama Anda.",
    "user.unknown": "Pengguna {name} tidak ada di data ini. Periksa namanya.",
    "seed.missing": "Berkas {path} tidak ada. Periksa nama dan foldernya.",
    "seed.not_a_seed": (
        "{name} bukan berkas data acuan bansos. Minta berkas .json data acuan dari provinsi; "
        "tabel kuota simpan sebagai .xlsx atau .csv."
    ),
    "seed.bad_columns": (
        "Kuota di berkas .json salah pada baris {line}: kolomnya harus bernama {columns}. Perbaiki "
        "namanya, atau simpan tabelnya sebagai .xlsx atau .csv."
    ),
    "seed.damaged": (
        "Data acuan rusak atau berubah ({name}). Minta berkas baru dari provinsi; tidak ada yang "
        "diterapkan."
    ),
    "seed.bad_row": (
        "Data acuan salah pada bagian {name}, baris {line}: ada kolom yang hilang atau berlebih, "
        "atau bukan angka di tempat angka. Minta berkas yang benar; tidak ada yang diterapkan."
    ),
    "seed.double_row": (
        "Data acuan salah pada bagian {name}, baris {line}: hal yang sama sudah ada di baris "
        "sebelumnya. Minta berkas yang benar; tidak ada yang diterapkan."
    ),
    "seed.nothing": (
        "{name} tidak berisi data acuan apa pun. Minta berkas yang lengkap dari provinsi; tidak "
        "ada yang diterapkan."
    ),
    "seed.unknown_part": (
        "Data acuan berisi bagian “{name}” yang tidak dikenal versi program ini. Perbarui program, "
        "atau minta berkas yang benar; tidak ada yang diterapkan."
    ),
    "seed.too_large": (
        "{name} terlalu besar untuk data acuan. Periksa apakah berkasnya benar; tidak ada yang "
        "diterapkan."
    ),
    "seed.bad_signature": (
        "Tanda tangan di {name} tidak berbentuk teks, jadi tidak terbaca. Minta berkas yang benar "
        "dari provinsi; tidak ada yang diterapkan."
    ),
    "seed.bad_version": (
        "Data acuan {name} tidak bernomor versi yang benar. Minta provinsi memberinya nomor 1 atau "
        "lebih; tidak ada yang diterapkan."
    ),
    "seed.no_reference": (
        "Data acuan tidak lengkap: {row} tidak menyebut {what}. Minta provinsi melengkapinya; "
        "tidak ada yang diterapkan."
    ),
    "seed.unknown_reference": (
        "Data acuan tidak lengkap: {row} menyebut {what} “{value}”, yang tidak ada di daftar. "
        "Minta provinsi memperbaikinya; tidak ada yang diterapkan."
    ),
    "seed.older": (
        "Data acuan versi {theirs} lebih lama daripada yang terpasang (versi {ours}); tidak ada "
        "yang diterapkan. Pakai terus yang terpasang, atau minta versi terbaru dari provinsi."
    ),
    "seed.same_but_different": (
        "Data acuan ini bernomor versi {theirs}, sama dengan yang terpasang, tetapi isinya "
        "berbeda. Minta provinsi menaikkan nomor versinya; tidak ada yang diterapkan."
    ),
    "tour.not_ours": (
        "Folder {path} berisi data yang bukan buatan tur. Pilih folder lain untuk tur; tidak ada "
        "yang dihapus."
    ),
    "document.unknown": "Format “{name}” tidak dikenal. Yang ada: {known}.",
    "document.no_rows": (
        "Tidak ada data untuk pilihan ini, jadi berkas tidak dibuat. Periksa program, tahun, "
        "tahap, dan wilayah."
    ),
}
