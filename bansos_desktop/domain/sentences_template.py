"""Sentences about templates of provincial formats: what is wrong in which cell, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

TEMPLATE_SENTENCES: Mapping[str, str] = {
    "template.unreadable": "Templat {file} tidak dapat dibuka. Simpan ulang di Excel sebagai "
    "Buku Kerja Excel (.xlsx), lalu coba lagi.",
    "template.faulty": "Templat {file} belum dapat dipakai: ada {jumlah} hal yang harus "
    "diperbaiki. Buka templat di Excel dan perbaiki sel yang disebut.",
    "template.no_id": "Lembar {sel} hilang atau tidak lengkap. Salin templat bawaan sekali lagi "
    "dan ubah salinannya; jangan hapus lembar tersembunyi {sel}.",
    "template.no_block": "Nama {sel} tidak ada. Pilih satu baris yang harus berulang, lalu buat "
    "nama itu lewat menu Rumus, Pengelola Nama.",
    "template.many_blocks": "Nama baris_ulang ada lebih dari satu ({sel}). Hapus yang tidak "
    "dipakai lewat menu Rumus, Pengelola Nama.",
    "template.block_not_one_row": "Nama baris_ulang ({sel}) harus menunjuk tepat satu baris. "
    "Perbaiki lewat menu Rumus, Pengelola Nama.",
    "template.block_empty": "Baris berulang di {sel} tidak berisi isian data. Tulis isian seperti "
    "{{{{ penerima.nik }}}} di baris itu.",
    "template.unknown_placeholder": "Sel {sel}: isian {isi} tidak dikenal. Cocokkan ejaannya "
    "dengan daftar isian.",
    "template.broken_placeholder": 'Sel {sel}: kurung isian tidak lengkap pada "{isi}". Isian '
    "ditulis {{{{ kelompok.nama }}}}.",
    "template.row_placeholder_outside": "Sel {sel}: isian {isi} hanya boleh ada di baris berulang. "
    "Pindahkan atau hapus.",
    "template.placeholder_in_formula": "Sel {sel}: rumus tidak boleh memuat isian. Tulis isian di "
    "sel sendiri, lalu rujuk sel itu dari rumus.",
    "template.formula_one_cell": "Sel {sel}: rumus merujuk satu sel baris berulang ({isi}). Tulis "
    "sebagai rentang, misalnya =SUM(Z10:Z10), agar semua baris ikut dihitung.",
    "template.formula_other_row": "Sel {sel}: rumus di baris berulang merujuk baris lain ({isi}). "
    "Pakai sel di baris yang sama, atau sel di atasnya dengan tanda $ seperti B$5.",
    "template.array_formula": "Sel {sel}: rumus larik tidak dapat diisi. Ganti dengan rumus biasa.",
    "template.merge_across_block": "Sel {sel}: gabungan sel melewati baris berulang. Pisahkan "
    "gabungan itu.",
    "template.picture": "Lembar pada {sel} memuat gambar atau bagan, yang akan hilang saat "
    "diisi. Hapus dari templat; logo dapat ditempel setelah berkas jadi.",
    "template.table": 'Sel {sel}: tabel Excel "{isi}" tidak dapat diisi. Ubah menjadi rentang '
    "biasa lewat menu Desain Tabel, Ubah ke Rentang.",
    "template.text_too_long": "Isi sel {sel} lebih dari 32.767 huruf dan tidak muat di Excel. "
    "Pendekkan catatannya, lalu buat berkas lagi.",
}
