"""Sentences about a quota file of the province and about taking reference data."""

from __future__ import annotations

from collections.abc import Mapping

QUOTA_FILE_SENTENCES: Mapping[str, str] = {
    "quota_file.no_table": (
        "{name} bukan berkas kuota: baris judul dengan Program, Tahun, Wilayah, dan Kuota tidak "
        "ditemukan. Salin tabelnya ke berkas dari “Unduh contoh berkas kuota”."
    ),
    "quota_file.several_sheets": (
        "{name} berisi tabel kuota di beberapa lembar ({sheets}). Sisakan satu lembar saja, atau "
        "simpan masing-masing sebagai berkas sendiri."
    ),
    "quota_file.too_long": (
        "{name} berisi lebih dari {most} baris. Berkas kuota sependek daftar wilayah; periksa "
        "apakah berkasnya benar."
    ),
    "quota_file.operator_only": (
        "Kuota menurut surat hanya diterapkan oleh operator. Serahkan berkasnya ke operator "
        "kantor; membandingkan boleh siapa saja."
    ),
    "quota_file.faulty": (
        "Berkas ini belum diterapkan. {first} Betulkan semua yang ditandai ({count} hal), simpan, "
        "lalu bandingkan lagi."
    ),
    "quota_file.no_version": (
        "Versi belum disebut. Tulis “Versi” di atas tabel dan nomornya, misalnya 1, di sel "
        "sebelahnya."
    ),
    "quota_file.version": (
        "Versi “{text}” bukan bilangan bulat. Tulis nomor urut saja, misalnya 3."
    ),
    "quota_file.no_letter": (
        "Nomor surat belum disebut. Tulis “Nomor surat” di atas tabel dan nomornya di sel "
        "sebelahnya, agar setiap angka ada sumbernya."
    ),
    "quota_file.date": (
        "Tanggal surat “{text}” tidak terbaca. Tulis dengan tahun lengkap, misalnya 12/03/2026."
    ),
    "quota_file.no_date": (
        "Tanggal surat belum disebut. Tulis “Tanggal surat” di atas tabel dan tanggalnya di sel "
        "sebelahnya, misalnya 12/03/2026."
    ),
    "quota_file.date_iso": (
        "Tanggal surat “{text}” di berkas .json tidak terbaca. Tulis seperti 2026-03-12."
    ),
    "quota_file.no_sentence": (
        "Perihal belum disebut. Tulis “Perihal” di atas tabel dan kalimat surat yang menyebut "
        "angkanya di sel sebelahnya."
    ),
    "quota_file.stage_needed": (
        "Tahap kosong, sedangkan {other} ({number}) menyebut tahap, jadi orang yang sama akan "
        "dihitung dua kali. Tulis tahapnya: murni atau perubahan."
    ),
    "quota_file.stage_other": (
        "Baris ini menyebut tahap, sedangkan {other} ({number}) tanpa tahap, jadi orang yang sama "
        "akan dihitung dua kali. Bila surat ini menggantikannya, tambahkan baris {region} tanpa "
        "Tahap dengan Kuota 0; bila tidak, tanyakan ke provinsi."
    ),
    "quota_file.stage_other_own": (
        "Baris ini menyebut tahap, sedangkan {other} ({number}) isian kantor tanpa tahap, jadi "
        "orang yang sama akan dihitung dua kali. Cabut dulu isian itu di Kuota (isi-kuota {code} "
        "--cabut)."
    ),
    "quota_file.group_needed": (
        "Golongan kosong, sedangkan {other} ({number}) menurut golongan, jadi orang yang sama akan "
        "dihitung dua kali. Tulis golongannya, satu baris tiap golongan."
    ),
    "quota_file.group_other": (
        "Baris ini menyebut golongan, sedangkan {other} ({number}) untuk semua golongan, jadi "
        "orang yang sama akan dihitung dua kali. Bila surat ini menggantikannya, tambahkan baris "
        "{region} tanpa Golongan dengan Kuota 0; bila tidak, tanyakan ke provinsi."
    ),
    "quota_file.group_other_own": (
        "Baris ini menyebut golongan, sedangkan {other} ({number}) isian kantor untuk semua "
        "golongan, jadi orang yang sama akan dihitung dua kali. Cabut dulu isian itu di Kuota "
        "(isi-kuota {code} --cabut)."
    ),
    "quota_file.parts_pass": (
        "Jumlah di dalam {where} menjadi {sum} ({made}), lebih dari kuotanya {quota} ({by}). Tulis "
        "angka baru {region} sebagai satu baris di berkas ini, atau betulkan bagiannya; bila ragu, "
        "tanyakan ke provinsi."
    ),
    "quota_file.parts_pass_split": (
        "Jumlah di dalam {where} menjadi {sum} ({made}), lebih dari kuotanya {quota} ({by}). "
        "Kurangi rincian kantor di Kuota, tulis angka baru {region} sebagai satu baris di berkas "
        "ini, atau betulkan bagiannya; bila ragu, tanyakan ke provinsi."
    ),
    "quota_file.parts_pass_own": (
        "Jumlah di dalam {where} menjadi {sum} ({made}), lebih dari kuotanya {quota} (isian "
        "kantor, yang didahulukan dari surat). Ubah atau cabut dulu isian itu di Kuota (isi-kuota "
        "{code} {need}, atau isi-kuota {code} --cabut), atau betulkan bagiannya; bila ragu, "
        "tanyakan ke provinsi."
    ),
    "quota_file.no_rows": "Tidak ada satu pun baris kuota di bawah judul. Isi tabelnya dulu.",
    "quota_file.programme_missing": "Program kosong. Isi kode program, misalnya UEP.",
    "quota_file.programme_unknown": (
        "Program “{name}” tidak dikenal. Pakai salah satu: {known}; atau buat dulu di Pengaturan > "
        "Program."
    ),
    "quota_file.year": "Tahun “{text}” bukan tahun anggaran. Tulis empat angka, misalnya 2026.",
    "quota_file.stage": (
        "Tahap “{text}” tidak dikenal. Tulis murni (Induk) atau perubahan (PAK), atau kosongkan "
        "bila programnya tanpa tahap."
    ),
    "quota_file.region_missing": "Wilayah kosong. Isi nama kabupaten/kota atau kecamatan.",
    "quota_file.region_code": (
        "Kode wilayah “{code}” tidak dipakai di sini, karena kode BPS dan Kemendagri dapat "
        "tertukar. Tulis nama wilayahnya, atau kode bertitik seperti 64.02."
    ),
    "quota_file.region_unknown": (
        "Wilayah “{name}” tidak ada di Kalimantan Timur. Periksa ejaannya."
    ),
    "quota_file.region_unknown_near": (
        "Wilayah “{name}” tidak ada di Kalimantan Timur. Yang mirip: {near}. Betulkan ejaannya."
    ),
    "quota_file.region_village": (
        "“{name}” adalah desa atau kelurahan, sedangkan kuota hanya sampai kecamatan. Tulis "
        "kecamatannya, dengan jumlah semua desanya."
    ),
    "quota_file.region_ambiguous": (
        "Kecamatan “{name}” ada di {where}. Tambahkan kabupatennya sesudah koma, misalnya "
        "“{name}, Kutai Timur”."
    ),
    "quota_file.programme_elsewhere": (
        "Program {programme} hanya untuk wilayah {owner} dan isinya. Betulkan wilayah atau "
        "programnya."
    ),
    "quota_file.category_unknown": (
        "Golongan “{name}” tidak ada pada program {programme}. Yang ada: {known}."
    ),
    "quota_file.category_none": (
        "Program {programme} tidak membagi penerima menurut golongan. Kosongkan “{name}”."
    ),
    "quota_file.number_missing": (
        "{column} kosong. Isi angkanya; bila isinya rumus, simpan dulu berkasnya di Excel."
    ),
    "quota_file.number": (
        "{column} “{text}” bukan bilangan bulat dari nol ke atas. Tulis angkanya saja, misalnya "
        "150."
    ),
    "quota_file.number_large": (
        "{column} “{text}” terlalu besar; paling banyak {most}. Periksa angkanya."
    ),
    "quota_file.version_large": (
        "Versi “{text}” terlalu besar. Tulis nomor urut saja, misalnya 3."
    ),
    "quota_file.date_ahead": (
        "Tanggal surat {day} ada di masa depan. Perbaiki tanggalnya sesuai dengan suratnya."
    ),
    "quota_file.values_crossed": (
        "Nilai minimum lebih besar daripada nilai maksimum. Periksa kedua angkanya."
    ),
    "quota_file.double": (
        "Program, tahun, tahap, wilayah, dan golongan ini sudah ada di baris {first}. Hapus salah "
        "satu."
    ),
    "quota_file.sum": (
        "Jumlah tertulis {said}, sedangkan baris di atasnya berjumlah {real}. Periksa mana yang "
        "benar."
    ),
    "sync.asked_below": (
        "{count} kuota jatuh di bawah yang sudah terpakai atau dirinci: {list}. Tidak ada penerima "
        "yang dihapus, tetapi kelebihannya harus diputuskan."
    ),
    "sync.asked_withdrawn": (
        "{count} baris surat {letter} dicabut, karena tidak ada di berkas ini: {list}. Bila angka "
        "itu masih berlaku, tulis juga barisnya di berkas ini."
    ),
    "sync.asked_moved": (
        "{count} kuota dihitung bersama pemindahan kantor: {list}. Bila angka barunya sudah memuat "
        "pemindahan itu, urungkan pemindahannya lebih dulu (Kuota > Pemindahan)."
    ),
    "sync.below": (
        "{asked} Belum ada yang diterapkan. Lihat dulu perbandingannya, lalu setujui bila suratnya "
        "memang begitu."
    ),
    "sync.below_named": (
        "{asked} Belum ada yang diterapkan. Bila suratnya memang begitu, ulangi dengan "
        "--setujui-peringatan."
    ),
    "sync.changed_since": (
        "Data kantor berubah sesudah berkas ini dibandingkan, dan kini lebih banyak yang perlu "
        "disetujui. Bandingkan lagi; belum ada yang diterapkan."
    ),
    "sync.older_letter": (
        "Berkas kuota ini versi {theirs}, sedangkan yang terpasang versi {ours}; tidak ada yang "
        "diterapkan. Bila justru surat ini yang berlaku, tulis Versi {next} di berkasnya, "
        "sesuaikan dengan provinsi, lalu bandingkan lagi."
    ),
    "sync.same_letter": (
        "Berkas kuota ini bernomor versi {theirs}, sama dengan yang terpasang, tetapi isinya "
        "berbeda; tidak ada yang diterapkan. Bila surat ini yang berlaku, tulis Versi {next} di "
        "berkasnya, sesuaikan dengan provinsi, lalu bandingkan lagi."
    ),
    "sync.nothing_here": (
        "Tidak ada data acuan atau berkas kuota di {path}. Periksa folder atau flashdisknya."
    ),
    "sync.wrong_line": (
        "{name} mencampur kuota menurut surat dengan data acuan lain. Minta provinsi memisahkannya "
        "menjadi dua berkas; tidak ada yang diterapkan."
    ),
    "sync.region_gone": (
        "Wilayah {name} ({code}) dihapus tanpa wilayah pengganti, padahal masih dipakai: {used}. "
        "Minta provinsi menambah penggantinya di daftar perubahan wilayah; tidak ada yang "
        "diterapkan."
    ),
    "sync.office_gone": (
        "Wilayah kantor ini, {name} ({code}), tidak ada di data acuan baru. Periksa apakah "
        "berkasnya untuk provinsi ini; tidak ada yang diterapkan."
    ),
    "sync.allocation_clash": (
        "Kuota yang dirinci kantor untuk {old} dan {new} akan bertumpuk, karena keduanya menjadi "
        "satu wilayah. Cabut salah satunya di Kuota, lalu terapkan lagi."
    ),
    "sync.programme_used": (
        "Program {name} dicabut, padahal {count} usulan masih memakainya. Simpan dulu program itu "
        "sebagai program kantor di Pengaturan > Program; tidak ada yang diterapkan."
    ),
}
