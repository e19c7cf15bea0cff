"""Sentences about changing a rule, and about lists of earlier recipients."""

from __future__ import annotations

from collections.abc import Mapping

RULE_EDIT_SENTENCES: Mapping[str, str] = {
    "rule.operator_only": (
        "Aturan hanya diubah oleh operator. Minta operator kantor melakukannya."
    ),
    "rule.unknown": (
        "Program {programme} tidak punya aturan “{code}” untuk tahun itu. Pilih aturan dari daftar."
    ),
    "rule.fixed": (
        "Aturan “{title}” menjaga data itu sendiri, jadi tidak dapat diubah. Biarkan apa adanya."
    ),
    "rule.not_changed": (
        "Aturan ini tidak diubah kantor pada tahun {year}. Pilih tahun tempat perubahan itu dibuat."
    ),
    "rule.value_missing": (
        "Nilai aturan belum diisi. Isi angkanya, atau pilih tingkat Mati bila tidak dipakai."
    ),
    "rule.value_range": "Nilai aturan harus angka {low} sampai {high}. Perbaiki angkanya.",
    "rule.crossed": (
        "Batas bawah {low} tidak boleh melewati batas atas {high}. Ubah salah satunya dulu."
    ),
    "rule.yes_or_no": "Nilai aturan ini hanya ya atau tidak. Pilih salah satu.",
    "rule.document": "Dokumen “{name}” tidak ada di daftar. Pilih dari daftar dokumen.",
    "rule.months": (
        "Bulan monev harus angka 1 sampai {most}. Pisahkan dengan titik koma, misalnya 1;3;6;12."
    ),
    "rule.level": "Tingkat “{level}” tidak ada. Pilih Galat, Peringatan, Info, atau Mati.",
    "rule.message_long": "Kalimat sendiri paling panjang {most} huruf. Ringkas kalimatnya.",
    "rule.source_missing": (
        "Sumber perubahan belum diisi. Tulis nomor surat, keputusan, atau hasil rapatnya."
    ),
    "rule.date_missing": "Tanggal mulai berlaku belum diisi. Tulis seperti 01/07/2025.",
    "history.year": (
        "Daftar penerima lama tidak mungkin dari tahun {year}. Isi tahun bantuan itu diterima."
    ),
    "history.label_missing": (
        "Nama program daftar lama belum diisi. Tulis misalnya WRSE, KUBE, atau UEP."
    ),
    "history.nobody": (
        "Baris ini tanpa NIK dan tanpa nama, jadi tidak dapat dicocokkan. Lengkapi salah satunya."
    ),
    "history.place_needed": (
        "Tanpa NIK, orang dicocokkan dari nama dan desanya. Lengkapi desa/kelurahannya, atau NIK."
    ),
    "history.nik_unusable": (
        "NIK tidak terpakai, jadi dicatat dengan nama dan desa saja. Perbaiki NIK bila ada KTP-nya."
    ),
}
