"""Sentences about visits after the handover."""

from __future__ import annotations

from collections.abc import Mapping

MONITORING_SENTENCES: Mapping[str, str] = {
    "monitoring.day_missing": "Tanggal kunjungan belum diisi. Isi hari rumahnya didatangi.",
    "monitoring.day_future": "Tanggal {day} belum tiba. Isi hari kunjungan yang sebenarnya.",
    "monitoring.before_handover": (
        "Tanggal {day} lebih awal daripada serah terima, {handed}. Periksa tanggal kunjungan."
    ),
    "monitoring.early": (
        "Kunjungan bulan ke-{month} baru jatuh tempo {due}. Periksa bulan atau tanggalnya."
    ),
    "monitoring.month_missing": "Bulan monev belum dipilih. Pilih bulan keberapa kunjungan ini.",
    "monitoring.month_odd": "Bulan ke-{month} tidak masuk akal. Isi bulan sejak serah terima.",
    "monitoring.month_taken": (
        "Monev bulan ke-{month} sudah dicatat. Buka kunjungan itu atau pilih bulan lain."
    ),
    "monitoring.running_missing": "Belum dijawab apakah usaha berjalan. Pilih ya atau tidak.",
    "monitoring.goods_missing": "Keadaan barang belum diisi. Lihat barangnya lalu pilih.",
    "monitoring.obstacle_missing": "Usaha tidak berjalan. Tulis kendalanya.",
    "monitoring.revenue_missing": (
        "Omzet belum diisi. Tanyakan kira-kira sebulan; 0 bila belum ada."
    ),
    "monitoring.profit_high": (
        "Keuntungan {profit} lebih besar daripada omzet {revenue}. Periksa apakah tertukar."
    ),
    "monitoring.development_missing": (
        "Perkembangan belum dipilih. Bandingkan dengan kunjungan sebelumnya."
    ),
    "monitoring.stopped_but_running": (
        "Perkembangan berhenti tetapi usaha berjalan. Betulkan salah satunya."
    ),
    "monitoring.not_running_not_stopped": (
        "Usaha tidak berjalan tetapi perkembangan bukan berhenti. Biarkan bila hanya sementara."
    ),
    "monitoring.development_odd": (
        "Omzet sebelumnya {before}, sekarang {now}. Periksa apakah pilihan perkembangan tepat."
    ),
    "monitoring.not_yours": (
        "Kunjungan ini dicatat oleh {name}. Minta operator atau pencatatnya membetulkan."
    ),
}
