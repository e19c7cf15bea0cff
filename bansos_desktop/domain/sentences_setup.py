"""Sentences about a newer setup that was found."""

from __future__ import annotations

from collections.abc import Mapping

SETUP_SENTENCES: Mapping[str, str] = {
    "setup.gone": (
        "Berkas pemasang {name} tidak terbaca lagi. Pasang kembali flashdisknya, lalu ulangi."
    ),
    "setup.changed": (
        "Berkas pemasang {name} berubah sejak ditemukan. "
        "Tunggu sampai penyalinannya selesai, lalu ulangi."
    ),
    "setup.altered": (
        "Berkas pemasang {name} tidak cocok dengan SHA256SUMS di sebelahnya, "
        "jadi mungkin rusak atau diubah. Jangan dipasang; salin lagi dari sumbernya."
    ),
}
