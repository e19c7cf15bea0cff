"""Sentences about documents that leave: what does not tie, passwords, places to write to."""

from __future__ import annotations

from collections.abc import Mapping

EXPORT_SENTENCES: Mapping[str, str] = {
    "document.untied": (
        "{count} hal tidak cocok, jadi dokumen belum dikeluarkan. Perbaiki yang disebut, atau "
        "keluarkan dengan tanda DRAF."
    ),
    "untied.places_used": (
        "{where}, {stage}: {used} tempat terpakai, kuotanya {quota}. Jadikan cadangan atau "
        "batalkan {over} usulan, atau mutakhirkan kuota."
    ),
    "untied.places_decided": (
        "{where}, {stage}: {used} orang ditetapkan, kuotanya {quota}. Batalkan {over} penetapan "
        "yang keliru, atau mutakhirkan kuota."
    ),
    "untied.places_parted": (
        "{where}, {stage}, sudah dirinci seluruhnya, tetapi {used} orang ({decided} sudah "
        "ditetapkan) wilayahnya belum mendapat bagian. Beri wilayahnya bagian di Kuota: kurangi "
        "bagian lain, atau isi angka baru dengan suratnya. Yang belum ditetapkan dapat dipindahkan "
        "ke tahap lain atau dijadikan cadangan."
    ),
    "untied.counts": (
        "{where}, {stage}, {status}: rekap menghitung {counted} orang, data memuat {people}. "
        "Jalankan Periksa data di Pengaturan, dan jangan pakai rekap sebelum cocok."
    ),
    "untied.several_decrees": (
        "Ada {count} SK dalam satu dokumen ({decrees}). Pilih salah satu SK di Laporan (di baris "
        "perintah: --sk NOMOR), atau perbaiki nomor dan tanggal SK yang keliru."
    ),
    "untied.decree_missing": (
        "{people} orang ditetapkan tanpa nomor atau tanggal SK ({where}). Isi nomor dan tanggal "
        "SK-nya di Penetapan."
    ),
    "untied.nik_missing": (
        "{people} orang belum punya NIK ({where}). Isi NIK-nya, atau keluarkan orangnya dari "
        "dokumen ini."
    ),
    "untied.nik_twice": (
        "NIK {people} orang tercatat lebih dari sekali pada program dan tahun ini ({where}). "
        "Hapus atau batalkan salah satunya."
    ),
    "untied.findings": (
        "{people} orang melanggar aturan dan belum diterima dengan alasan ({where}). Perbaiki "
        "datanya, atau terima dengan alasan."
    ),
    "untied.requested_missing": (
        "Nilai usulan {people} orang kosong, sehingga jumlahnya kurang ({where}). Isi nilai "
        "usulannya."
    ),
    "untied.approved_missing": (
        "Nilai bantuan {people} orang yang ditetapkan kosong, sehingga jumlahnya kurang ({where}). "
        "Operator mengisinya di formulir tiap orang di Penerima; nilai itu menjadi nilai yang "
        "ditetapkan."
    ),
    "untied.approved_range": (
        "Nilai bantuan {people} orang di luar batas program, {range} ({where}). Perbaiki nilainya, "
        "atau ubah aturannya di Pengaturan bila batasnya keliru."
    ),
    "untied.plan_missing": (
        "{people} orang ditetapkan tanpa rencana barang ({where}). Susun rencana barangnya dulu."
    ),
    "untied.plan_open": (
        "Rencana barang {people} orang memuat barang tanpa volume atau harga ({where}). Lengkapi "
        "volume dan harganya."
    ),
    "untied.plan_above": (
        "Rencana barang {people} orang melebihi nilai yang ditetapkan ({where}). Kurangi "
        "barangnya, atau perbaiki nilai yang ditetapkan."
    ),
    "untied.plan_below": (
        "Rencana barang {people} orang kurang dari nilai yang ditetapkan ({where}). Lengkapi "
        "barangnya, atau perbaiki nilai yang ditetapkan."
    ),
    "untied.handover_missing": (
        "{people} orang berstatus Disalurkan tanpa catatan penyaluran ({where}). Catat "
        "penyalurannya, atau kembalikan statusnya."
    ),
    "untied.handover_uncounted": (
        "{people} orang punya catatan penyaluran tetapi tidak berstatus Disalurkan ({where}). "
        "Samakan status dan catatannya."
    ),
    "untied.handover_twice": (
        "{people} orang punya lebih dari satu catatan penyaluran ({where}). Hapus catatan yang "
        "tidak benar."
    ),
    "untied.day_missing": (
        "Tanggal penyaluran {people} orang kosong ({where}). Isi tanggalnya di Penyaluran."
    ),
    "untied.before_decree": (
        "Barang {people} orang diserahkan sebelum tanggal SK ({where}). Perbaiki tanggal "
        "penyaluran atau tanggal SK."
    ),
    "untied.number_missing": (
        "{people} orang sudah menerima barang tanpa nomor BAST ({where}). Isi nomor BAST-nya di "
        "Penyaluran."
    ),
    "untied.number_twice": (
        "Nomor BAST {people} orang dipakai lebih dari sekali ({where}). Beri setiap berita acara "
        "nomor sendiri."
    ),
    "untied.delivered_open": (
        "Barang yang diterima {people} orang belum bervolume atau berharga ({where}). Lengkapi "
        "catatannya di Penyaluran."
    ),
    "untied.delivered_above": (
        "Barang yang diterima {people} orang melebihi nilai yang ditetapkan ({where}). Perbaiki "
        "catatan barangnya, atau nilai yang ditetapkan."
    ),
    "document.no_signatory": (
        "Penanda tangan belum diisi di Pengaturan; tempatnya dikosongkan untuk pena."
    ),
    "document.no_letterhead": (
        "Kop surat belum diisi di Pengaturan; yang dipakai hanya nama daerah dan Dinas Sosial."
    ),
    "document.whole_regency": (
        "Rekap dibuat per kabupaten/kota dengan semua statusnya, jadi tidak dapat dipersempit. "
        "Sebutkan kabupaten/kota tanpa status dan SK, atau pakai rekap-umum untuk rincian per desa."
    ),
    "target.edited": (
        "Berkas {path} sudah ada dan tidak persis sama dengan yang pernah keluar dari sini; isinya "
        "mungkin sudah diisi orang. Pakai nama “{name}”, atau pindahkan dulu berkas itu."
    ),
    "export.is_folder": (
        "{file} adalah folder. Sebutkan satu berkas di dalamnya yang mau dikenali."
    ),
    "target.free_name": (
        "Berkas itu dapat disimpan sebagai “{name}”. Ulangi dengan nama itu bila tidak mau menutup."
    ),
    "target.not_pdf": (
        "Nama berkas {path} tidak berakhiran .pdf. Yang ditulis adalah PDF; pakai nama seperti "
        "bast.pdf."
    ),
    "file_password.short": (
        "Sandi berkas terlalu pendek. Pakai paling sedikit {least} huruf atau angka."
    ),
    "file_password.long": (
        "Sandi berkas terlalu panjang untuk Excel. Pakai paling banyak {most} huruf atau angka."
    ),
    "file_password.blanks": (
        "Sandi berkas berawal atau berakhir dengan spasi, yang mudah terlupa. Hapus spasinya."
    ),
    "file_password.differs": "Kedua sandi berkas tidak sama. Ketik sekali lagi keduanya.",
    "file_password.keep": (
        "Berkas tanpa sandinya tidak dapat dibuka lagi oleh siapa pun. Simpan sandinya, dan kirim "
        "lewat jalan lain, jangan dalam pesan yang sama dengan berkasnya."
    ),
    "file_password.no_file": (
        "Berkas sandi {path} tidak dapat dibaca. Periksa nama dan foldernya; baris pertamanya "
        "adalah sandi."
    ),
    "file_password.only_workbook": (
        "PDF tidak dapat diberi sandi di sini. Keluarkan sebagai Excel, atau tanpa sandi."
    ),
    "region.unknown": (
        "Wilayah “{name}” tidak dikenal. Sebutkan kode atau nama kabupaten, kecamatan, atau desa."
    ),
    "export.known": (
        "{file} keluar dari sini {when} oleh {who} sebagai {form}: {what}, {rows} baris. Isinya "
        "masih persis sama."
    ),
    "export.saved_anew": (
        "{file} keluar dari sini {when} oleh {who} sebagai {form}: {what}, {rows} baris. Sesudah "
        "itu disimpan lagi dari Excel atau program lain; nilai di tiap baris daftarnya masih sama. "
        "Judul, catatan dan tanda tangannya tidak ikut diperiksa: bandingkan bila penting."
    ),
    "export.rewritten": (
        "{file} keluar dari sini {when} oleh {who} sebagai {form}: {what}, {rows} baris. Sesudah "
        "itu disimpan lagi, dan berkas ini sendiri tidak dapat membuktikan apakah isinya berubah; "
        "bandingkan dengan berkas aslinya sebelum dipakai."
    ),
    "export.changed": (
        "{file} keluar dari sini {when} oleh {who} sebagai {form}: {what}, {rows} baris. Sesudah "
        "itu isinya diubah; bandingkan dengan berkas aslinya sebelum dipakai."
    ),
    "export.elsewhere": (
        "{file} dibuat program ini tetapi tidak tercatat keluar dari data ini. Tanyakan ke kantor "
        "atau laptop yang membuatnya."
    ),
    "export.unknown": (
        "{file} tidak dikenal: isinya bukan berkas yang tercatat keluar dari sini. Bila berkas itu "
        "bersandi dan pernah diubah, buka sandinya dulu lalu kenali lagi."
    ),
    "letter_number.used": (
        "Nomor {number} sudah dipakai: {what} keluar {when} oleh {who}. Pakai nomor lain bila ini "
        "surat yang lain."
    ),
    "letter_number.no_place": (
        "Format {what} yang dipakai tidak memuat tempat nomor surat. Hapus nomornya, atau "
        "tambahkan isian dokumen.nomor pada formatnya."
    ),
    "region.several": "Ada {count} wilayah bernama {name}: {codes}. Sebutkan kodenya.",
}
