"""Sentences about handing goods over and numbering the BAST."""

from __future__ import annotations

from collections.abc import Mapping

HANDOVER_SENTENCES: Mapping[str, str] = {
    "letter_pattern.unknown": (
        "Isian {{{name}}} tidak dikenal. Pakai {{nomor}}, {{tanggal}}, {{bulan}}, "
        "{{bulan_romawi}}, {{tahun}}, atau {{kode_wilayah}}."
    ),
    "letter_pattern.brace": (
        "Ada kurung kurawal tanpa pasangan. Tulis setiap isian lengkap, misalnya {{nomor}}."
    ),
    "letter_pattern.number": (
        "Pola harus memuat {{nomor}} tepat satu kali. "
        "Contoh: {{nomor}}/BAST/DINSOS/{{bulan_romawi}}/{{tahun}}."
    ),
    "handover.number_missing": (
        "Nomor BAST belum diisi. Boleh disimpan dulu; lengkapi sebelum BAST dicetak."
    ),
    "handover.number_taken": (
        "Nomor {number} sudah dipakai untuk {name}. Pakai nomor lain atau betulkan yang itu."
    ),
    "handover.number_taken_on": (
        "Nomor {number} sudah dipakai untuk {name} pada {day}. "
        "Pakai nomor lain atau betulkan yang itu."
    ),
    "handover.day_missing": (
        "Tanggal serah terima belum diisi. Isi hari barang diterima di rumah."
    ),
    "handover.day_future": "Tanggal {day} belum tiba. Isi hari barang benar-benar diterima.",
    "handover.before_decree": (
        "Tanggal {day} lebih awal daripada SK penetapan, {decree}. Periksa tanggal di BAST."
    ),
    "handover.supplier_missing": "Penyedia belum diisi. Tulis nama toko atau perusahaannya.",
    "handover.item_name_missing": "Ada barang tanpa nama. Isi namanya atau hapus barisnya.",
    "handover.volume_missing": (
        "Jumlah {name} yang diterima belum diisi. Isi jumlahnya; 0 bila tidak datang."
    ),
    "handover.item_absent": (
        "{name} direncanakan tetapi tidak datang. Tulis sebabnya di catatan barang itu."
    ),
    "handover.item_short": (
        "{name} datang kurang dari rencana. Tulis sebabnya di catatan barang itu."
    ),
    "handover.nothing_delivered": (
        "Belum ada barang yang diterima. Isi jumlah sekurangnya satu barang."
    ),
    "handover.price_open": (
        "{count} barang belum ada harganya. Isi harga dari penyedia agar jumlahnya pasti."
    ),
    "handover.total_high": (
        "Jumlah barang {value}, di atas nilai bantuan {approved}. Periksa jumlah dan harganya."
    ),
    "handover.total_low": (
        "Jumlah barang {value}, di bawah nilai bantuan {approved}. Periksa jumlah dan harganya."
    ),
    "handover.receiver_missing": "Nama yang menerima belum diisi. Tulis nama di tanda tangan.",
    "handover.received_as_missing": (
        "Belum dipilih siapa yang menerima. Pilih penerima sendiri, keluarga, atau wakil."
    ),
    "handover.representative_note": (
        "Barang diterima orang lain. Tulis di catatan: hubungannya dan sebab diwakilkan."
    ),
    "handover.not_yours": (
        "Penyaluran ini dicatat oleh {name}. Minta operator atau pencatatnya membetulkan."
    ),
}
