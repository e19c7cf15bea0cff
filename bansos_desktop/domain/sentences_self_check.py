"""Sentences about an installation that is not as it should be."""

from __future__ import annotations

from collections.abc import Mapping

SELF_CHECK_SENTENCES: Mapping[str, str] = {
    "self_check.bug": (
        "Kesalahan program. Salin laporan ini dan kirim ke pendamping program: {story}."
    ),
    "self_check.died": (
        "Program berhenti saat langkah ini. Pasang ulang program; bila berulang, kirim laporan "
        "ini ke pendamping."
    ),
    "self_check.not_started": (
        "Pemeriksaan tidak dapat dijalankan. Tutup program lain lalu periksa lagi; bila berulang, "
        "pasang ulang program."
    ),
    "self_check.memory": ("Memori komputer habis. Tutup program lain, lalu periksa lagi."),
    "self_check.after": (
        "Tidak dapat dicoba karena langkah “{step}” gagal. Selesaikan langkah itu dulu, lalu "
        "periksa lagi."
    ),
    "self_check.file_missing": (
        "Berkas program tidak ada: {file}. Pasang ulang program; data kantor tidak tersentuh."
    ),
    "program.damaged": (
        "Program rusak: {what}. Pasang ulang dari berkas pemasang; data kantor tidak berubah."
    ),
    "program.part_damaged": (
        "Program rusak: sebagian berkasnya tidak dapat dibaca. Pasang ulang dari berkas pemasang; "
        "data kantor tidak berubah."
    ),
    "self_check.file_changed": (
        "Berkas program berubah atau rusak: {file}. Pasang ulang program; data kantor tidak "
        "tersentuh."
    ),
    "self_check.not_encrypted": (
        "Berkas {file} dapat dibaca tanpa kata sandi. Jangan catat data orang di komputer ini; "
        "pasang ulang program dan hubungi pendamping."
    ),
    "self_check.engine": (
        "Mesin penyimpanan bukan SQLCipher, sehingga data tidak akan tersandi. Jangan catat data "
        "orang di komputer ini; pasang ulang program."
    ),
    "self_check.wrong_opens": (
        "Kata sandi yang salah membuka data. Jangan catat data orang di komputer ini; pasang "
        "ulang program dan hubungi pendamping."
    ),
    "self_check.store_unsound": (
        "Data uji tidak utuh ({detail}). Periksa disk, lalu pasang ulang program."
    ),
    "self_check.not_found": (
        "Orang yang baru dicatat tidak ditemukan lagi. Pasang ulang program; bila berulang, kirim "
        "laporan ini ke pendamping."
    ),
    "self_check.rows": (
        "Dari {file} terbaca {read} baris, masuk {taken}; seharusnya {wanted} baris dan {enter} "
        "masuk. Pasang ulang program; bila berulang, kirim laporan ini ke pendamping."
    ),
    "self_check.read_back": (
        "Dokumen yang ditulis tidak terbaca sama: {same} dari {wanted} baris. Pasang ulang "
        "program; bila berulang, kirim laporan ini ke pendamping."
    ),
    "self_check.pdf": (
        "PDF yang dibuat tidak utuh. Pasang ulang program; sementara itu cetak dari Excel."
    ),
    "self_check.blank": (
        "Halaman kosong saat digambar. Perbarui penggerak layar, lalu pasang ulang program."
    ),
    "self_check.picture": (
        "Gambar {kind} tidak dapat dibaca. Pasang ulang program agar foto dan ikon tampil."
    ),
    "self_check.words": ("Tulisan “{text}” belum berbahasa Indonesia. Pasang ulang program."),
    "self_check.no_fonts": (
        "Tidak ada huruf yang dapat dipakai di komputer ini. Pasang huruf bawaan sistem (Segoe UI "
        "atau DejaVu Sans), lalu periksa lagi."
    ),
    "self_check.letters": (
        "Huruf {family} tidak memuat tanda {letters}. Pasang huruf bawaan sistem (Segoe UI atau "
        "DejaVu Sans), lalu periksa lagi."
    ),
    "self_check.clock": (
        "Jam komputer menunjukkan tahun {year}. Betulkan tanggal dan jam, lalu periksa lagi."
    ),
    "self_check.zone": (
        "Zona waktu terbaca berbeda: {python} dan {qt}. Betulkan zona waktu komputer (WITA untuk "
        "Kalimantan Timur), lalu periksa lagi."
    ),
    "self_check.disk": (
        "Ruang kosong tinggal {free} MB. Kosongkan disk sampai paling sedikit {least} MB, lalu "
        "periksa lagi."
    ),
    "self_check.temporary_disk": (
        "Folder sementara komputer tinggal {free} MB. Kosongkan disknya sampai paling sedikit "
        "{least} MB, lalu periksa lagi."
    ),
    "self_check.not_writable": (
        "Folder data tidak dapat ditulisi. Pilih folder lain, atau minta izin menulis pada "
        "pengelola komputer."
    ),
    "self_check.report_folder": (
        "{path} adalah folder. Sebutkan juga nama laporannya, misalnya laporan.txt."
    ),
    "self_check.report_taken": (
        "Berkas {path} sudah ada dan bukan laporan pemeriksaan. Pilih nama lain agar isinya tidak "
        "hilang; tidak ada yang diubah."
    ),
    "self_check.report_unwritten": (
        "Laporan tidak dapat ditulis ke {path}. Pilih folder lain yang boleh ditulisi, misalnya "
        "Dokumen, lalu periksa lagi."
    ),
    "self_check.report_full": (
        "Laporan tidak dapat ditulis ke {path}, karena disknya penuh. Kosongkan tempat di sana, "
        "atau pilih disk lain, lalu periksa lagi."
    ),
    "self_check.left_behind": (
        "Folder uji tidak terhapus. Isinya hanya data buatan; hapus folder {name} di folder "
        "sementara komputer."
    ),
}
