"""The Indonesian sentences of findings about single values: NIK, No. KK, dates, phone."""

from __future__ import annotations

from collections.abc import Mapping

VALUE_SENTENCES: Mapping[str, str] = {
    "nik.missing": (
        "NIK belum diisi. Isi dari KTP-el atau KK; bila orangnya memang belum punya NIK, "
        "tulis alasannya."
    ),
    "nik.length": "NIK berisi {count} angka, seharusnya 16. Cocokkan lagi dengan KTP-el.",
    "nik.characters": (
        "NIK hanya boleh berisi angka. Hapus huruf dan tanda lain, lalu cocokkan dengan KTP-el."
    ),
    "nik.exponent": (
        "NIK ini sudah disingkat Excel (memuat huruf E) sehingga angka akhirnya hilang. Minta "
        "pengirim mengubah kolomnya ke format Teks, lalu mengetik ulang 16 angkanya dari KTP-el."
    ),
    "nik.masked": (
        "Sebagian angka NIK {nik} ditutup bintang atau x. Minta daftar dengan NIK lengkap kepada "
        "pengirim, atau isi 16 angkanya dari KTP-el."
    ),
    "nik.placeholder": (
        "{nik} adalah nomor pengganti, bukan NIK. Minta KTP-el atau KK, lalu isi NIK yang "
        "sebenarnya."
    ),
    "nik.serial": (
        "NIK {nik} berakhir 0000, padahal nomor urut mulai dari 0001. Hampir selalu Excel yang "
        "mengubah angka akhirnya menjadi nol. Ketik ulang NIK dari KTP-el."
    ),
    "nik.number_cell": (
        "NIK {nik} tersimpan sebagai bilangan di Excel dan berakhir 0, jadi angka terakhirnya "
        "mungkin hilang. Cocokkan dengan KTP-el."
    ),
    "nik.date": (
        "Angka ke-7 sampai ke-12 pada NIK {nik} bukan tanggal lahir yang mungkin. Cocokkan "
        "dengan KTP-el."
    ),
    "nik.birth_date": (
        "Tanggal lahir menurut NIK {in_nik}, sedangkan yang diisi {typed}. Cocokkan dengan "
        "KTP-el; bila di KTP-el memang berbeda, biarkan."
    ),
    "nik.sex": (
        "Menurut NIK {nik} orang ini {in_nik}, sedangkan yang diisi {typed}. Cocokkan dengan "
        "KTP-el; bila di KTP-el memang berbeda, biarkan."
    ),
    "nik.region": (
        "NIK {nik} pertama kali terdaftar di luar Kalimantan Timur. Wajar bagi pendatang; "
        "periksa hanya bila orangnya lahir di sini."
    ),
    "family_card.missing": "Nomor KK belum diisi. Lengkapi dari Kartu Keluarga bila sudah ada.",
    "family_card.length": (
        "Nomor KK berisi {count} angka, seharusnya 16. Cocokkan lagi dengan Kartu Keluarga."
    ),
    "family_card.characters": (
        "Nomor KK hanya boleh berisi angka. Hapus huruf dan tanda lain, lalu cocokkan dengan "
        "Kartu Keluarga."
    ),
    "family_card.exponent": (
        "Nomor KK ini sudah disingkat Excel (memuat huruf E) sehingga angka akhirnya hilang. Minta "
        "pengirim mengubah kolomnya ke format Teks, lalu mengetik ulang 16 angkanya dari Kartu "
        "Keluarga."
    ),
    "family_card.masked": (
        "Sebagian angka nomor KK {number} ditutup bintang atau x. Minta nomor lengkap kepada "
        "pengirim, atau isi 16 angkanya dari Kartu Keluarga."
    ),
    "family_card.placeholder": (
        "{number} adalah nomor pengganti, bukan nomor KK. Isi nomor dari Kartu Keluarga, atau "
        "kosongkan dulu."
    ),
    "family_card.serial": (
        "Nomor KK {number} berakhir 0000, padahal nomor urut mulai dari 0001. Hampir selalu "
        "Excel yang mengubah angka akhirnya menjadi nol. Ketik ulang dari Kartu Keluarga."
    ),
    "family_card.number_cell": (
        "Nomor KK {number} tersimpan sebagai bilangan di Excel dan berakhir 0, jadi angka "
        "terakhirnya mungkin hilang. Cocokkan dengan Kartu Keluarga."
    ),
    "family_card.same_as_nik": (
        "Nomor KK sama dengan NIK ({number}). Periksa mana yang tertukar; nomor KK ada di "
        "bagian atas Kartu Keluarga."
    ),
    "birth_date.future": (
        "Tanggal lahir {birth_date} belum terjadi. Cocokkan tahunnya dengan KTP-el."
    ),
    "birth_date.too_old": (
        "Tanggal lahir {birth_date} berarti berusia {age} tahun. Cocokkan tahunnya dengan KTP-el."
    ),
    "phone.unreadable": (
        "Nomor HP tidak berisi angka. Isi nomornya, atau kosongkan bila tidak punya."
    ),
    "rt_rw.digits": (
        "{name} bukan 1 sampai 3 angka. Tulis angkanya saja, mis. 003 (angka nol, bukan huruf O)."
    ),
    "phone.length": (
        "Nomor HP berisi {count} angka; yang lazim 9 sampai 13 angka dan diawali 0. Tanyakan "
        "lagi, atau kosongkan bila tidak punya."
    ),
}
