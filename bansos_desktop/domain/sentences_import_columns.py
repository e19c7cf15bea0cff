"""What an import asks about sheets, header rows and columns, in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping

IMPORT_COLUMN_SENTENCES: Mapping[str, str] = {
    "workbook.not_people": (
        "Lembar {sheet} dalam berkas {file} berisi tabel ({titles}), tetapi bukan daftar orang: "
        "kolom NIK atau nama orang tidak ada. Tidak seorang pun dicatat dari tabel ini. Pilih "
        "lembar atau berkas yang memuat daftar orangnya."
    ),
    "workbook.turned": (
        "Daftar di lembar {sheet} berkas {file} ditulis menyamping: judulnya di kolom kiri, dan "
        "tiap orang satu kolom. Tidak ada yang dicatat. Salin tabelnya, lalu tempel dengan Tempel "
        "Khusus > Transpose supaya tiap orang menjadi satu baris."
    ),
    "workbook.no_rows": (
        "Judul kolom ditemukan di lembar {sheet} berkas {file}, tetapi tidak ada baris orang di "
        "bawahnya. Tidak ada yang dicatat. Periksa apakah pengirim mengirim daftar yang kosong."
    ),
    "column.contradicts": (
        'Kolom {column} berjudul "{title}", tetapi isinya tampak seperti {looks}. Pilih isi '
        "kolom itu yang sebenarnya; sampai dipilih, kolom itu tidak dibaca."
    ),
    "column.unsure": (
        "Kolom {column} ({title}) mungkin berisi {looks}, tetapi belum pasti. Pilih isi kolom itu."
    ),
    "column.two": (
        "Kolom {column} ({title}) dan kolom {other} sama-sama tampak seperti {looks}. Pilih apa "
        "isi kolom {column}; kolom yang satunya lalu mengikuti."
    ),
    "header.guessed": (
        "Baris {rows} lembar {sheet} dianggap baris judul, walaupun judulnya tidak dikenal. "
        "Periksa baris itu, lalu pilih."
    ),
    "header.none": (
        "Lembar {sheet} tidak punya baris judul; arti kolom dibaca dari isinya. Periksa kolomnya, "
        "atau pilih baris yang berisi judul."
    ),
    "sheets.differ": (
        "Berkas ini berisi beberapa daftar yang tidak sama bentuknya. Yang dibaca: {sheets}. Pilih "
        "lembar yang dibaca."
    ),
    "rows.fill_down": (
        "Di lembar {sheet}, {fields} hanya terisi pada sebagian baris. Pilih apakah baris yang "
        "kosong mengikuti baris di atasnya."
    ),
}
