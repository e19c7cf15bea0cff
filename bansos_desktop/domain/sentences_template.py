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
    "template.password": "Templat {file} dikunci dengan kata sandi. Buka di Excel, hapus kata "
    "sandinya lewat menu Berkas, Info, Proteksi Buku Kerja, simpan, lalu coba lagi.",
    "template.many_blocks": "Nama {isi} ada lebih dari satu ({sel}). Hapus yang tidak "
    "dipakai lewat menu Rumus, Pengelola Nama.",
    "template.mark_alone": "Nama {isi} ({sel}) dipakai tanpa baris_ulang. Buat juga nama "
    "baris_ulang untuk baris datanya, atau hapus nama itu.",
    "template.heading_apart": "Nama baris_kelompok ({sel}) harus menunjuk baris tepat di atas "
    "baris_ulang. Perbaiki lewat menu Rumus, Pengelola Nama.",
    "template.closing_apart": "Nama baris_subtotal ({sel}) harus menunjuk baris tepat di bawah "
    "baris_ulang. Perbaiki lewat menu Rumus, Pengelola Nama.",
    "template.block_in_letter": "Surat ini tidak memuat daftar, jadi nama baris_ulang ({sel}) "
    "tidak berlaku. Hapus nama itu lewat menu Rumus, Pengelola Nama.",
    "template.block_not_first_sheet": "Nama baris_ulang ({sel}) harus menunjuk lembar pertama "
    "({isi}), karena lembar itulah yang dibuat untuk setiap penerima. Pindahkan lewat menu Rumus, "
    "Pengelola Nama.",
    "template.block_empty": "Baris berulang di {sel} tidak berisi isian data. Tulis isian seperti "
    "{{{{ penerima.nik }}}} di baris itu.",
    "template.sheet_empty": "Lembar {sel} dibuat untuk setiap penerima, tetapi tidak berisi isian "
    "penerima. Tulis isian seperti {{{{ penerima.nama }}}} di lembar itu.",
    "template.unknown_placeholder": "Sel {sel}: isian {isi} tidak dikenal. Cocokkan ejaannya "
    "dengan daftar isian.",
    "template.unknown_placeholder_like": "Sel {sel}: isian {isi} tidak dikenal. Mungkin maksudnya "
    "{mirip}; cocokkan dengan daftar isian.",
    "template.broken_placeholder": 'Sel {sel}: kurung isian tidak lengkap pada "{isi}". Isian '
    "ditulis {{{{ kelompok.nama }}}}.",
    "template.row_placeholder_outside": "Sel {sel}: isian {isi} hanya boleh ada di baris berulang. "
    "Pindahkan atau hapus.",
    "template.placeholder_in_formula": "Sel {sel}: rumus tidak boleh memuat isian. Tulis isian di "
    "sel sendiri, lalu rujuk sel itu dari rumus.",
    "template.formula_one_cell": "Sel {sel}: rumus merujuk satu sel baris berulang ({isi}). Tulis "
    "sebagai rentang, misalnya =SUM(Z10:Z10), agar semua baris ikut dihitung.",
    "template.formula_other_row": "Sel {sel}: rumus di baris berulang merujuk baris lain ({isi}). "
    "Pakai sel di baris yang sama tanpa tanda $, atau sel di atas tabel dengan $ seperti B$5.",
    "template.array_formula": "Sel {sel}: rumus larik tidak dapat diisi. Ganti dengan rumus biasa.",
    "template.merge_across_block": "Sel {sel}: gabungan sel melewati baris berulang. Pisahkan "
    "gabungan itu.",
    "template.formula_above": "Sel {sel}: rumus di atas tabel merujuk ke dalam atau ke bawah tabel "
    "({isi}). Pindahkan rumus ke bawah tabel, atau pakai isian seperti "
    "{{{{ dokumen.jumlah_baris }}}}.",
    "template.formula_one_of_many": "Sel {sel}: rumus menyebut lembar yang dibuat berulang kali, "
    "sehingga maksudnya tidak jelas. Rujuk sel di lembar yang sama, tanpa nama lembar.",
    "template.total_counts_twice": "Sel {sel}: rumus ikut menghitung baris subtotal ({isi}), jadi "
    "hasilnya dua kali lipat. Pakai =SUBTOTAL(9,{isi}), di sini dan di baris subtotal.",
    "template.logo_place": "Sel {sel}: isian kantor.logo harus sendirian di selnya, di luar baris "
    "berulang, dan di lembar yang diisi. Pindahkan ke sel lain.",
    "template.object": "Sel {sel}: kotak teks, bentuk, bagan, atau tombol tidak ikut tersalin. "
    "Hapus dari templat; tulis teksnya di sel. Gambar biasa boleh dipakai.",
    "template.picture_in_rows": "Sel {sel}: gambar menempel di baris berulang dan tidak dapat "
    "diulang. Pindahkan ke atas atau ke bawah tabel.",
    "template.header_picture": "Lembar pada {sel}: gambar di kepala atau kaki halaman tidak ikut "
    "tersalin. Hapus dari kepala halaman, lalu sisipkan di sel.",
    "template.pivot": "Lembar pada {sel} memuat tabel pivot, yang tidak dapat diisi. Hapus dari "
    "templat.",
    "template.chart_sheet": "Lembar {sel} adalah lembar bagan, yang tidak ikut tersalin. Hapus "
    "dari templat.",
    "template.macros": "Templat memuat makro. Simpan sebagai Buku Kerja Excel (.xlsx) tanpa makro, "
    "lalu coba lagi; periksa juga lembar {sel}.",
    "template.link": "{sel}: rumus mengambil isi dari berkas lain, yang tidak ada di komputer "
    "penerima. Ganti dengan angka atau isian, lalu hapus lewat menu Data, Edit Tautan.",
    "template.link_name": "Nama {sel} menunjuk berkas lain, yang tidak ada di komputer penerima. "
    "Hapus nama itu lewat menu Rumus, Pengelola Nama.",
    "template.sum_other": "Sel {sel}: jumlah {isi} bukan jumlah biasa. Pakai =SUM atau "
    "=SUBTOTAL(9) atas baris berulang saja, kecuali kantor memang menghitungnya begitu.",
    "template.sum_gone": "Kolom {sel}: jumlah {isi} tidak ada lagi. Tulis lagi jumlahnya di bawah "
    "baris berulang, kecuali kantor memang tidak memerlukannya.",
    "template.row_formula": "Lembar {sel}: hitungan dari {isi} di baris berulang hilang atau lain "
    "daripada bawaan. Bandingkan dengan format bawaan, lalu periksa hasil contohnya.",
    "template.no_return": "Lembar {sel} tidak memuat kolom NIK maupun kolom tersembunyi "
    "penerima.id. Berkas yang dikirim tidak akan dapat dibaca kembali; pasang lagi salah satunya.",
    "template.no_person_id": "Lembar {sel} tidak memuat kolom tersembunyi penerima.id. Pasang "
    "lagi: tanpa itu, orang yang NIK-nya dibetulkan di lembar tidak dikenali waktu berkas kembali.",
    "template.table": 'Sel {sel}: tabel Excel "{isi}" tidak dapat diisi. Ubah menjadi rentang '
    "biasa lewat menu Desain Tabel, Ubah ke Rentang.",
    "template.text_too_long": "Isi sel {sel} lebih dari 32.767 huruf dan tidak muat di Excel. "
    "Pendekkan catatannya, lalu buat berkas lagi.",
}
