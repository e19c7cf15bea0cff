"""Sentences about aid that is handed out month by month."""

from __future__ import annotations

from collections.abc import Mapping

INSTALMENT_SENTENCES: Mapping[str, str] = {
    "instalment.other_year": (
        "Bulan itu bukan bulan tahun program {year}. Pilih salah satu dari dua belas bulannya."
    ),
    "instalment.month_ahead": (
        "Bulan {month} belum tiba. Catat penyaluran setelah bulannya berjalan."
    ),
    "instalment.not_decided": (
        "Usulan ini berstatus {status}, jadi tidak ada yang boleh disalurkan. "
        "Tetapkan dulu dengan SK, atau keluarkan dari daftar."
    ),
    "instalment.day_missing": (
        "Tanggal penyaluran belum diisi. Isi hari bantuannya benar-benar diterima; di baris "
        "perintah: --tanggal."
    ),
    "instalment.day_future": (
        "Tanggal {day} belum tiba. Isi hari bantuannya benar-benar diterima."
    ),
    "instalment.before_decree": (
        "Tanggal {day} sebelum SK ditetapkan ({decree}). Periksa tanggal ini atau tanggal SK."
    ),
    "instalment.before_month": (
        "Bulan {month} belum mulai pada tanggal itu ({day}). Betulkan tanggalnya, atau pilih "
        "bulan yang benar."
    ),
    "instalment.amount_missing": (
        "Nilai bantuan belum diisi. Isi nilainya dalam rupiah, lebih dari nol."
    ),
    "instalment.amount_low": (
        "Nilai {value} kurang dari nilai program, {limit} sebulan. Periksa nilainya."
    ),
    "instalment.amount_high": (
        "Nilai {value} lebih dari nilai program, {limit} sebulan. Periksa nilainya."
    ),
    "instalment.amount_above": (
        "Nilai {value} lebih dari yang ditetapkan, {limit} sebulan. Periksa nilainya."
    ),
    "instalment.received_as_missing": (
        "Belum dipilih siapa yang menerima. Pilih penerima sendiri atau yang mewakili."
    ),
    "instalment.receiver_missing": (
        "Nama yang menerima belum diisi. Isi nama orang yang mengambil bantuannya."
    ),
    "instalment.representative_note": (
        "Bantuan diambil oleh orang lain. Tulis di catatan mengapa dan siapa dia bagi penerima."
    ),
    "instalment.reason_missing": (
        "Alasan belum diisi. Tulis mengapa orang ini belum menerima, misalnya tidak hadir."
    ),
    "instalment.not_monthly": (
        "Program {name} tidak disalurkan per bulan. Pilih program bulanan, atau catat serah "
        "terimanya di Penyaluran."
    ),
    "instalment.not_yours": (
        "Penyaluran bulan ini dicatat oleh {name}. Minta {name} atau operator yang membetulkannya."
    ),
    "instalment.nobody": (
        "Tidak ada yang dapat dicatat untuk bulan {month}. "
        "Semua yang dipilih sudah menerima, atau belum ditetapkan."
    ),
    "instalment.monitored": (
        "{name} sudah dikunjungi (Dimonev), dan ini satu-satunya bulan yang tercatat. "
        "Betulkan isinya, atau urungkan dulu kunjungan monevnya."
    ),
    "instalment.month_unreadable": (
        "Bulan {text} tidak terbaca. Tulis tahun dan bulan, misalnya 2025-03."
    ),
    "instalment.month_needed": (
        "Bantuan program ini disalurkan per bulan. Pilih bulannya di Laporan atau Penyaluran (di "
        "baris perintah: --bulan, misalnya --bulan 2025-03)."
    ),
}
