"""What the importer says about a spreadsheet file as a whole, in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping

WORKBOOK_SENTENCES: Mapping[str, str] = {
    "workbook.not_found": (
        "Berkas {file} tidak ditemukan. Periksa apakah berkas itu dipindahkan atau flashdisk-nya "
        "dicabut, lalu pilih lagi."
    ),
    "workbook.not_spreadsheet": (
        "{file} bukan berkas Excel, melainkan {kind}. Buka datanya di Excel, pilih "
        "Simpan Sebagai .xlsx, lalu pilih berkas baru itu."
    ),
    "workbook.save_as_xlsx": (
        "{file} tersimpan sebagai {kind}, bentuk yang tidak dibaca di sini. Buka berkas itu di "
        "Excel, pilih Simpan Sebagai .xlsx, lalu pilih berkas baru itu."
    ),
    "workbook.is_folder": (
        "{file} adalah folder, bukan berkas. Pilih satu berkas Excel di dalamnya."
    ),
    "workbook.damaged": (
        "Berkas {file} rusak atau terpotong, mungkin karena penyalinan belum selesai. Salin ulang "
        "atau minta pengirim mengirimkannya lagi."
    ),
    "workbook.password": (
        "Berkas {file} dikunci dengan kata sandi. Buka di Excel dengan sandinya, hapus sandi itu "
        "lewat Simpan Sebagai, lalu pilih lagi."
    ),
    "workbook.too_large": (
        "Isi berkas {file} terlalu besar untuk sebuah daftar penerima. Simpan hanya lembar yang "
        "berisi daftar ke berkas .xlsx baru, lalu pilih berkas itu."
    ),
    "workbook.stray_cell": (
        "Lembar dalam berkas {file} terbentang sampai sel {cell}, jauh di luar daftar. Hapus baris "
        "dan kolom di luar daftar, simpan, lalu pilih lagi."
    ),
    "workbook.empty": (
        "Berkas {file} kosong, tidak ada isinya. Pilih berkas yang lain atau minta pengirim "
        "mengirimkannya lagi."
    ),
    "workbook.no_sheet": (
        "Lembar {sheet} tidak ada dalam berkas {file}. Lembar yang ada: {sheets}. Pilih salah satu."
    ),
    "workbook.no_header": (
        "Judul kolom tidak ditemukan dalam berkas {file}. Harus ada satu baris judul dengan {keys} "
        "dan paling sedikit satu judul lain, misalnya {titles}. Perbaiki judulnya, lalu pilih lagi."
    ),
    "workbook.no_folder": (
        "Folder {folder} tidak ada lagi. Periksa apakah flashdisk-nya dicabut atau foldernya "
        "dipindahkan, lalu pilih tempat lain."
    ),
    "workbook.no_permission": (
        "Folder {folder} tidak dapat ditulisi. Simpan di folder lain, misalnya Dokumen, atau minta "
        "izin menulis di situ."
    ),
    "workbook.special_folder": (
        "Folder {folder} milik sistem dan tidak menerima berkas. Simpan di folder lain, misalnya "
        "Dokumen."
    ),
    "workbook.long_name": (
        "Nama berkasnya terlalu panjang. Pakai nama yang lebih pendek, paling banyak {most} huruf."
    ),
    "workbook.disk_full": (
        "Tempat di disk untuk folder {folder} habis. Hapus berkas yang tidak perlu, atau simpan di "
        "disk lain."
    ),
    "workbook.locked": (
        "Berkas {file} tidak dapat dibuka atau ditulis karena sedang dipakai program lain atau "
        "tidak diizinkan. Tutup berkas itu di Excel, lalu coba lagi."
    ),
}
