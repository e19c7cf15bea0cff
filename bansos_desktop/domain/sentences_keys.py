"""Sentences about passphrases and the recovery key."""

from __future__ import annotations

from collections.abc import Mapping

KEY_SENTENCES: Mapping[str, str] = {
    "keys.wrong": (
        "Kata sandi salah. Periksa huruf besar-kecil (Caps Lock) lalu coba lagi; data tidak "
        "berubah."
    ),
    "keys.wait": (
        "Terlalu banyak percobaan salah. Tunggu {seconds} detik lalu coba lagi; data tidak berubah."
    ),
    "keys.too_short": "Kata sandi terlalu pendek. Pakai paling sedikit {least} huruf atau angka.",
    "keys.only_blanks": (
        "Kata sandi berisi spasi saja, jadi siapa pun dapat menebaknya. Pakai huruf atau angka."
    ),
    "keys.blank_ends": (
        "Kata sandi diawali atau diakhiri spasi, yang tidak terlihat dan mudah terlupa. Hapus "
        "spasi itu."
    ),
    "keys.differs": "Kedua kata sandi berbeda. Ketik ulang keduanya.",
    "keys.unchanged": "Kata sandi baru sama dengan yang lama. Pilih yang lain.",
    "keys.is_code": (
        "Itu kunci pemulihan. Kata sandi harus lain, agar yang satu menolong bila yang lain hilang."
    ),
    "keys.none_given": (
        "Kata sandi belum diberikan. Isi variabel BANSOS_SANDI, atau jalankan di terminal agar "
        "ditanya."
    ),
    "keys.no_new_given": (
        "Kata sandi baru belum diberikan. Isi variabel BANSOS_SANDI_BARU, atau jalankan di "
        "terminal agar ditanya; kata sandi tidak berubah."
    ),
    "recovery.missing": "Kunci pemulihan belum diketik. Salin dari kertasnya.",
    "recovery.length": (
        "Kunci pemulihan terdiri atas {whole} huruf dan angka; yang diketik {count}. Cocokkan "
        "dengan kertasnya."
    ),
    "recovery.slip": (
        "Salah ketik di kelompok {groups}. Cocokkan dengan kertasnya; angka 0 dan 1, huruf I dan "
        "O tidak pernah ada."
    ),
    "recovery.wrong": (
        "Kunci pemulihan ini tidak membuka kantor di laptop ini. Periksa nama kantor dan "
        "tanggal di kertasnya: yang berlaku hanya yang terakhir dibuat; data tidak berubah."
    ),
    "recovery.stands": (
        "Kunci pemulihan sudah ada, dibuat {made}. Pakai --ganti bila hendak diganti; kertas yang "
        "lama lalu tidak berlaku lagi."
    ),
    "recovery.not_shown": (
        "Kunci pemulihan tidak dapat ditampilkan: keluaran perintah ini tertutup atau penuh. Tidak "
        "ada yang berubah; jalankan lagi di terminal."
    ),
    "recovery.not_copied": (
        "Kelompok itu tidak cocok, jadi kunci yang baru tidak berlaku dan tidak ada yang berubah. "
        "Coret kertasnya, lalu jalankan lagi."
    ),
    "recovery.none": (
        "Kantor ini belum punya kunci pemulihan. Pakai kata sandinya; cara lain ada di panduan, "
        "Lupa kata sandi."
    ),
}
