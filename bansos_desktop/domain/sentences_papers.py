"""Sentences about the office on its paper: letterhead, logo, who signs, letter numbers."""

from __future__ import annotations

from collections.abc import Mapping

PAPER_SENTENCES: Mapping[str, str] = {
    "profile.operator_only": (
        "Kop dan penanda tangan hanya diubah oleh operator. Minta operator kantor melakukannya."
    ),
    "profile.stale": (
        "Kop atau penanda tangan sudah diubah sejak formulir ini dibuka. "
        "Tekan Batal untuk memuat yang terbaru, lalu isi lagi."
    ),
    "profile.letterhead_missing": (
        "Kop belum diisi, jadi dicetak dari nama wilayah saja. Salin kop dari surat kantor."
    ),
    "profile.place_missing": (
        "Tempat belum diisi, jadi dicetak titik-titik. Isi kota tempat surat ditandatangani."
    ),
    "profile.place_digits": (
        "Tempat memuat angka. Isi nama kotanya saja, misalnya Tenggarong; tanggal terisi sendiri."
    ),
    "profile.paper": "Kertas “{name}” tidak dikenal. Pilih F4 atau A4.",
    "profile.too_long": (
        "Isinya {count} huruf, paling banyak {most} agar muat di kertas. Ringkas tulisannya."
    ),
    "profile.document": "Dokumen “{name}” tidak dikenal. Pakai salah satu dari {known}.",
    "profile.part": "Bagian “{name}” tidak dikenal. Pakai salah satu dari {known}.",
    "profile.signatory_twice": (
        "Bagian {part} untuk {document} disebut dua kali, jadi tidak jelas siapa yang dipakai. "
        "Hapus salah satu dari berkas itu."
    ),
    "profile.lines": (
        "Kop di berkas memuat {count} baris, paling banyak {most}. Gabungkan barisnya, lalu coba "
        "lagi."
    ),
    "profile.field_twice": "Isian “{name}” ada dua kali di berkas. Hapus salah satu.",
    "profile.file_missing": "Berkas {path} tidak ditemukan. Periksa nama dan foldernya.",
    "profile.file_folder": ("{path} adalah folder, bukan berkas. Sebut berkas JSON di dalamnya."),
    "profile.file": (
        "Berkas {path} tidak dapat dibaca sebagai data kantor. "
        "Cetak dulu dengan kantor --json, lalu ubah isinya."
    ),
    "profile.field": ("Isian “{name}” di berkas tidak dikenal. Pakai salah satu dari {known}."),
    "profile.logo": "Logo terlalu besar atau bukan PNG. Pilih ulang logonya dari berkas gambar.",
    "logo.unreadable": (
        "Berkas logo tidak dapat dibuka. Periksa apakah berkasnya masih ada, lalu pilih lagi."
    ),
    "logo.too_heavy": ("Berkas logo lebih dari {limit} MB. Pilih gambar logo yang lebih kecil."),
    "logo.unknown": "Berkas itu bukan gambar yang dikenal. Pilih logo berbentuk PNG atau JPG.",
    "logo.damaged": "Gambar logo rusak, tidak dapat dibaca. Simpan ulang gambarnya, lalu pilih.",
    "logo.too_many_pixels": (
        "Gambar logo {width} x {height} piksel, terlalu besar. Perkecil dulu, lalu pilih lagi."
    ),
    "logo.too_small": (
        "Gambar logo {width} x {height} piksel, akan pecah bila dicetak. Pilih yang lebih besar."
    ),
    "signatory.name_digits": ("Nama memuat angka. Periksa: NIP ditulis di isiannya sendiri."),
    "signatory.name_missing": (
        "Pangkat atau NIP terisi tanpa nama. Isi namanya, atau kosongkan keduanya."
    ),
    "signatory.position_missing": ("Jabatan belum diisi. Isi agar tercetak di atas tanda tangan."),
    "signatory.nip_signs": "NIP hanya berisi angka. Hapus huruf atau tanda lainnya.",
    "signatory.nip_length": (
        "NIP berisi {count} angka, seharusnya 18. Periksa lagi di surat atau kartu pegawai."
    ),
    "signatory.not_printed": (
        "{document} ditandatangani sebagai {parts}, jadi nama ini tidak tercetak. Pindahkan ke "
        "bagian itu, kecuali format milik kantor memuatnya."
    ),
    "signatory.nip_appointed": (
        "Angka ke-9 sampai ke-14 pada NIP ({digits}) bukan tahun dan bulan pengangkatan yang "
        "mungkin. Periksa lagi di surat atau kartu pegawai."
    ),
    "signatory.nip_sex": (
        "Angka ke-15 pada NIP seharusnya 1 atau 2, bukan {digits}. Periksa lagi di surat atau "
        "kartu pegawai."
    ),
    "signatory.nip_birth": (
        "NIP diawali tanggal lahir, tetapi {digits} bukan tanggal. Periksa delapan angka pertama."
    ),
}
