"""Sentences about the steps of a proposal: goods, decisions, visits, handover, follow-up."""

from __future__ import annotations

from collections.abc import Mapping

LIFE_SENTENCES: Mapping[str, str] = {
    "goods.name_missing": "Ada barang tanpa nama. Isi nama barangnya atau hapus barisnya.",
    "goods.open": "{count} barang belum ada volume atau harganya. Lengkapi agar jumlahnya pasti.",
    "goods.low": "Jumlah rencana barang {value}, di bawah {limit}. Periksa lagi volume dan harga.",
    "goods.high": "Jumlah rencana barang {value}, di atas {limit}. Kurangi barang atau harganya.",
    "workflow.not_from_here": (
        "{name} berstatus {status}, jadi tidak dapat langsung: {action}. Lihat riwayatnya."
    ),
    "workflow.not_your_role": (
        "Langkah ini hanya untuk operator: {action}. Minta operator kantor melakukannya."
    ),
}
