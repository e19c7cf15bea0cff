"""Lists of institutions as an office might get them, for tests of every layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Cells = Sequence[object]
TITLES = (
    "No", "Nama Lembaga", "Jenis", "Kabupaten/Kota", "Alamat", "Pimpinan", "Telepon",
    "Nomor Pendaftaran", "Jumlah Penghuni",
)  # fmt: skip
BUNDA = (
    1, "LKS Contoh Bunda", "LKS", "Kutai Kartanegara", "Jl. Contoh 1", "Ibu Contoh",
    "081255500001", "460/1", 30,
)  # fmt: skip
ANGGREK = (2, "Panti Contoh Anggrek", "", "Kutai Kartanegara", "", "", "", "", 12)


def a_list(path: Path, *rows: Cells, titles: Cells = TITLES) -> Path:
    """One sheet below a heading."""
    return a_book(path, {"Daftar": rows}, titles=titles)


def a_book(path: Path, sheets: Mapping[str, Sequence[Cells]], *, titles: Cells = TITLES) -> Path:
    """A sheet for each name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for line in (("DAFTAR LEMBAGA",), (), titles, *rows):
            sheet.append(list(line))
    book.save(path)
    return path
