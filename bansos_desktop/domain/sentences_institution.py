"""Sentences about institutions, groups of recipients, and aid across programmes."""

from __future__ import annotations

from collections.abc import Mapping

INSTITUTION_SENTENCES: Mapping[str, str] = {
    "institution.name_missing": "Nama lembaga belum diisi. Tulis nama seperti di papan namanya.",
    "institution.kind_missing": "Jenis lembaga belum dipilih. Pilih LKS atau UPTD.",
    "institution.region_missing": (
        "Kabupaten/kota lembaga belum dipilih. Pilih tempat lembaga itu berada."
    ),
    "institution.outside": (
        "Lembaga ini di luar wilayah kantor. Pilih kabupaten/kota di wilayah kantor ini."
    ),
    "institution.crowded": (
        "Penerima di lembaga ini {people} orang, lebih dari penghuninya ({count}). Periksa jumlah "
        "penghuni, atau lembaga yang dicatat pada penerimanya."
    ),
    "institution.residents": (
        "Jumlah penghuni {count} tidak masuk akal. Isi antara 0 dan {limit}, atau kosongkan."
    ),
    "institution.twin": (
        "Di kabupaten/kota ini sudah ada {name}. Bila itu lembaga yang sama, "
        "ubah datanya saja dan jangan dicatat dua kali."
    ),
    "institution.same": (
        "{name} sudah tercatat di kabupaten/kota ini. Ubah data yang sudah ada; bila memang dua "
        "lembaga, bedakan namanya, misalnya dengan nama desanya."
    ),
    "institution.operator_only": (
        "Daftar lembaga diubah operator. Minta operator menambah atau mengubahnya."
    ),
    "institution.gone": "Lembaga ini sudah tidak ada. Muat ulang halaman lalu pilih yang lain.",
    "institution.no_such": (
        "Lembaga “{text}” tidak ada. Lihat kodenya dengan perintah lembaga, lalu ulangi."
    ),
    "institution.several": (
        "“{text}” cocok dengan beberapa lembaga: {names}. Pakai kode lengkap salah satunya."
    ),
    "institution.used": (
        "{name} masih menaungi {count} usulan, jadi tidak dapat dihapus. "
        "Pindahkan dulu orangnya ke lembaga lain."
    ),
    "institution.unknown": (
        "Lembaga “{text}” tidak ada di daftar. Jawab pertanyaannya, atau catat dulu di Lembaga "
        "(perintah lembaga) lalu impor lagi."
    ),
    "institution.ambiguous": (
        "Ada beberapa lembaga bernama “{text}”: {names}. Jawab pertanyaannya dengan memilih yang "
        "dimaksud."
    ),
    "institution.left": "Lembaga “{text}” hanya masuk keterangan; orangnya tanpa lembaga.",
    "category.unknown": (
        "Golongan “{text}” tidak ada pada program ini, jadi masuk keterangan. Pilih golongannya "
        "bila termasuk salah satunya."
    ),
    "import.ask_category": "Golongan “{text}” tidak ada pada program ini. Pilih yang dimaksud.",
    "import.ask_institution": (
        "Lembaga “{text}” tidak ada di daftar persis begini. Pilih lembaga yang dimaksud."
    ),
    "aid.other": (
        "Tercatat juga di program lain: {names}. Periksa apakah boleh menerima program ini juga."
    ),
}
