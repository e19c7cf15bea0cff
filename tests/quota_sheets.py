"""Quota files as a province's office might send them, for tests of every layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

TITLES = ("Program", "Tahun", "Tahap", "Wilayah", "Golongan", "Kuota")
HEAD: Mapping[str, object] = {
    "Versi": 1,
    "Nomor surat": "460/12/Dinsos",
    "Tanggal surat": "12/03/2025",
    "Perihal": "alokasi menurut lampiran",
}
PASER = ("UEP", 2025, "murni", "Kabupaten Paser", "", 150)
KUKAR = ("UEP", 2025, "murni", "Kutai Kartanegara", "", 160)
Cells = Sequence[object]


def a_quota_workbook(
    path: Path,
    *rows: Cells,
    titles: Cells = TITLES,
    merge: str = "",
    **head: object,
) -> Path:
    """An .xlsx; `head` changes the lines above the table, None leaves one out."""
    book = Workbook()
    sheet = book.worksheets[0]
    for line in lines_of(rows, titles, head):
        sheet.append(list(line))
    if merge:
        sheet.merge_cells(merge)
    book.save(path)
    return path


def a_quota_csv(
    path: Path,
    *rows: Cells,
    titles: Cells = TITLES,
    delimiter: str = ";",
    encoding: str = "utf-8",
    **head: object,
) -> Path:
    """The same as text."""
    lines = [delimiter.join(map(str, line)) for line in lines_of(rows, titles, head)]
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def lines_of(rows: Sequence[Cells], titles: Cells, head: Mapping[str, object]) -> list[Cells]:
    """Head, a blank line, titles, rows."""
    said = {**HEAD, **{name.replace("_", " "): value for name, value in head.items()}}
    above: list[Cells] = [(name, value) for name, value in said.items() if value is not None]
    return [*above, (), titles, *rows]
