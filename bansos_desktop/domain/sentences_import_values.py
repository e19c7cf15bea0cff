"""What the importer says about the values of a row: what it read into them, and what it asks."""

from __future__ import annotations

from collections.abc import Mapping

IMPORT_VALUE_SENTENCES: Mapping[str, str] = {
    "birth_date.by_nik": (
        "Tanggal lahir “{text}” dibaca {read} karena cocok dengan NIK. Bila keliru, betulkan di "
        "berkas."
    ),
    "birth_date.month_first": (
        "Tanggal lahir “{text}” dibaca {read}: bulan ditulis sebelum hari. Bila keliru, betulkan "
        "di berkas."
    ),
    "birth_date.serial": (
        "Tanggal lahir “{text}” adalah nomor hari Excel dan dibaca {read}. Bila keliru, betulkan "
        "di berkas."
    ),
    "birth_date.swapped": (
        "Tanggal lahir {text} dibaca {read}: Excel menukar hari dan bulannya. Bila keliru, "
        "betulkan di berkas."
    ),
    "birth_date.order_open": (
        "Tanggal lahir “{text}” belum dipakai: tidak jelas mana hari dan mana bulan. Jawab "
        "pertanyaan tentang kolom ini, atau tulis nama bulannya."
    ),
    "region.from_district": (
        "Kabupaten/kota tidak ditulis; Kecamatan {district} hanya ada di {name}, jadi dibaca di "
        "sana. Bila keliru, tulis kabupatennya."
    ),
    "sixteen.letters": (
        "{label} memuat huruf O, l, atau I yang dibaca sebagai angka, menjadi {number}. Cocokkan "
        "dengan KTP-el atau Kartu Keluarga."
    ),
    "sixteen.said_missing": (
        "{label} diisi “{text}”, jadi dianggap kosong. Lengkapi setelah nomornya ada."
    ),
    "sex.codes_open": (
        "Jenis kelamin “{text}” belum dipakai: tidak jelas angka mana yang laki-laki. Jawab "
        "pertanyaan tentang kolom ini, atau tulis L atau P."
    ),
    "sex.ticks": (
        "Tanda di kolom laki-laki dan perempuan ({text}) tidak jelas. Beri tanda di satu kolom "
        "saja."
    ),
    "rt.from_address": (
        "RT {rt} diambil dari alamat (“{text}”). Bila keliru, isi kolom RT sendiri."
    ),
    "value.scaled": "Nilai “{text}” dibaca {read} menurut satuan kolomnya. Periksa bila keliru.",
    "value.against": (
        "Nilai “{text}” dibaca {read}, rupiah penuh, walaupun kolomnya dalam ribuan atau jutaan. "
        "Periksa bila keliru."
    ),
    "value.as_title": (
        "Nilai “{text}” dibaca {read} karena judul kolomnya (Rp). Bila yang dimaksud ribu atau "
        "juta, betulkan di berkas."
    ),
    "value.unit_open": (
        "Nilai “{text}” belum jelas: juta, ribu, atau rupiah. Jawab pertanyaan tentang kolom ini, "
        "atau tulis seperti 5.000.000."
    ),
    "region.from_address": (
        "Desa {name}, Kecamatan {district}, diambil dari alamat. Bila keliru, isi kolom desa "
        "sendiri."
    ),
    "region.code_only": (
        "“{name}” adalah kode wilayah. Kode beberapa instansi saling bertabrakan; tulis nama "
        "wilayahnya."
    ),
    "region.village_elsewhere": (
        "“{name}” tidak ada di {parent}, tetapi ada di kecamatan {where}. Betulkan desa atau "
        "kecamatannya."
    ),
    "region.read_as": (
        "{level} “{text}” dibaca {name}, satu-satunya nama yang mirip. Bila keliru, betulkan di "
        "berkas."
    ),
    "region.moved": (
        "{name} dulu di Kecamatan {old} dan kini di Kecamatan {new}; dicatat di kecamatan baru. "
        "Tidak perlu diubah."
    ),
    "value.usual": (
        "Nilai tidak tertulis di lembar, jadi dipakai nilai program: {value}. Perbaiki bila lain."
    ),
    "business.read_as": "Jenis usaha “{text}” dibaca {name}. Bila keliru, pilih jenis yang cocok.",
    "business.not_asked": (
        "Program ini tidak menanyakan usaha; “{text}” disimpan di keterangan. Hapus bila tidak "
        "perlu."
    ),
    "code.read_as": "{label} “{text}” dibaca {read}. Bila keliru, betulkan di berkas.",
    "code.unknown": (
        "{label} “{text}” tidak ada di daftar; tulisannya disimpan di keterangan. Pilih yang cocok "
        "di formulir."
    ),
    "marital_status.widowed": (
        "Status “{text}” tidak menyebut cerai hidup atau cerai mati; tulisannya disimpan di "
        "keterangan. Tanyakan, lalu pilih di formulir."
    ),
    "central_aid.which": (
        "Kolom PKH/BPNT diisi “{text}” tanpa menyebut yang mana; tulisannya disimpan di "
        "keterangan. Tanyakan, lalu pilih di formulir."
    ),
    "import.date_order": (
        "Kolom “{title}”: {rows} tanggal dapat dibaca dengan dua cara. Pilih mana yang "
        "ditulis dulu, hari atau bulan."
    ),
    "import.date_cells": (
        "Kolom “{title}”: pada {rows} tanggal, Excel mungkin menukar hari dan bulan. Pilih cara "
        "membacanya."
    ),
    "import.money_unit": (
        "Kolom “{title}”: {rows} nilai terlalu kecil untuk rupiah penuh. Pilih satuannya."
    ),
    "import.sex_codes": (
        "Kolom “{title}”: {rows} jenis kelamin ditulis dengan angka. Pilih angka mana yang "
        "laki-laki."
    ),
}
