"""Sentences about recording a person: drafts, what is settled already, packages of goods."""

from __future__ import annotations

from collections.abc import Mapping

FORM_SENTENCES: Mapping[str, str] = {
    "draft.empty": "Draf ini masih kosong. Isi dulu nama, NIK, atau No. KK agar dapat ditemukan.",
    "choice.unresolved": "Tidak ada di daftar. Ketik sebagian katanya, lalu pilih dari daftar.",
    "proposal.settled": (
        "Usulan ini sudah berstatus {status}. Petugas hanya dapat melihatnya; "
        "minta operator bila datanya perlu diubah."
    ),
    "proposal.signed": (
        "Usulan ini sudah {status}, dan di surat yang sudah ditandatangani tertulis yang lama. "
        "Bila memang keliru, simpan lalu cetak ulang suratnya untuk ditandatangani."
    ),
    "proposal.ungranted": (
        "Ditetapkan tanpa nilai. Operator mengisi nilainya lalu menyimpan: nilai itu menjadi nilai "
        "yang ditetapkan."
    ),
    "goods.delivered": (
        "Barang sudah disalurkan, jadi rencananya tidak diubah lagi. "
        "Catat perbedaannya di halaman penyaluran."
    ),
    "package.operator_only": (
        "Paket awal jenis usaha hanya disimpan oleh operator. Minta operator kantor melakukannya."
    ),
    "package.no_business": "Jenis usaha belum dipilih. Pilih dulu jenis usaha untuk paket ini.",
    "package.empty": "Rencana ini belum berisi barang. Isi dulu barangnya, lalu simpan paketnya.",
}
