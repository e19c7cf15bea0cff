"""Templates of other shapes for tests: groups, blocks of rows, a sheet for each record."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.content import GROUP_NAME, Content, Sheet
from bansos_desktop.workbook.fill import fill
from bansos_desktop.workbook.formats import FORMATS, PROPOSAL, Format
from bansos_desktop.workbook.placeholder import Value
from bansos_desktop.workbook.template import load_template
from tests.workbook.make_template import Change, person

GOODS = FORMATS["rab"]
LETTER = FORMATS["sptjm"]


def mark(sheet: Worksheet, name: str, first: int, last: int) -> None:
    """Give rows of a sheet a defined name."""
    assert sheet.parent is not None
    area = f"'{sheet.title}'!$A${first}:$D${last}"
    sheet.parent.defined_names[name] = DefinedName(name, attr_text=area)


def saved(book: Workbook, path: Path, change: Change | None = None) -> Path:
    """The workbook as a template, after a change to its first sheet."""
    meta = book.create_sheet("_meta")
    meta.append(["template", "coba"])
    meta.append(["template_version", "7"])
    if change is not None:
        change(book.worksheets[0])
    book.save(path)
    return path


def grouped(folder: Path, change: Change | None = None) -> Path:
    """Title, header, a heading, the block row 4, a subtotal, a total and a signature."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Daftar"
    sheet.append(["{{ dokumen.judul }}"])
    sheet.append(["NIK", "Nama", "Nilai", "Dua kali"])
    sheet.append(["Kecamatan {{ kelompok.nama }}"])
    sheet.append(
        ["{{ penerima.nik }}", "{{ penerima.nama }}", "{{ penerima.nilai_usulan }}", "=C4*2"]
    )
    sheet.append(["Subtotal {{ kelompok.nama }}", "=A3", "=SUBTOTAL(9,C4:C4)", "=ROWS(D4:D4)"])
    sheet.append(["JUMLAH", None, "=SUBTOTAL(9,C4:C5)", "=COUNT(A4:A4)"])
    sheet.append(["{{ penanda.nama }}"])
    sheet.merge_cells("A3:D3")
    mark(sheet, "baris_kelompok", 3, 3)
    mark(sheet, "baris_ulang", 4, 4)
    mark(sheet, "baris_subtotal", 5, 5)
    return saved(book, folder / "kelompok.xlsx", change)


def pairs(folder: Path, change: Change | None = None) -> Path:
    """A block of two rows for each record, and a total over all of them."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Daftar"
    sheet.append(["NIK", "Nama", "Nilai"])
    sheet.append(["{{ penerima.nik }}", "{{ penerima.nama }}", "{{ penerima.nilai_usulan }}"])
    sheet.append([None, "{{ penerima.alamat }}", "=C2*2"])
    sheet.append(["JUMLAH", None, "=SUM(C2:C3)"])
    sheet.merge_cells("A2:A3")
    mark(sheet, "baris_ulang", 2, 3)
    return saved(book, folder / "pasangan.xlsx", change)


def sheets(folder: Path, change: Change | None = None) -> Path:
    """A sheet for each record: whose it is, its goods, their sum, and who signs."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "RAB"
    sheet.append(["{{ dokumen.program }}", "{{ penerima.nama }}"])
    sheet.append(["Banyak", "=COUNTA(A4:A4)", "=SUM(RAB!C4:C4)"])
    sheet.append(["Barang", "Volume", "Jumlah"])
    sheet.append(["{{ barang.nama }}", "{{ barang.volume }}", "=B4*RAB!$D$1"])
    sheet.append(["JUMLAH", None, "=SUM(C4:C4)"])
    sheet.append(["{{ penanda.nama }}"])
    sheet["D1"] = 10
    mark(sheet, "baris_ulang", 4, 4)
    sheet.print_area = "A1:D6"
    sheet.print_title_rows = "3:3"
    return saved(book, folder / "lembar.xlsx", change)


def letter(folder: Path, change: Change | None = None) -> Path:
    """A text with a few values and nothing that repeats."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Surat"
    sheet.append(["{{ dokumen.judul | SURAT PERNYATAAN }}"])
    sheet.append(["Saya, {{ penanda.nama }}, menyatakan"])
    sheet.append(["{{ dokumen.jumlah_baris }}", "=A3*2"])
    return saved(book, folder / "surat.xlsx", change)


def in_groups(sizes: Iterable[int]) -> list[Mapping[str, Value]]:
    """That many people in each of the groups, valued 1, 2, 3 ..."""
    rows: list[Mapping[str, Value]] = []
    for group, size in enumerate(sizes):
        for _each in range(size):
            number = len(rows) + 1
            who = person(nik=f"{number:016d}", nama=f"Nama {number}", nilai_usulan=number)
            rows.append({**who, GROUP_NAME: f"Kec {group}"})
    return rows


def a_sheet(name: str, volumes: Iterable[int]) -> Sheet:
    """A record with goods of these volumes."""
    rows = tuple({"barang.nama": f"Barang {n}", "barang.volume": n} for n in volumes)
    return Sheet(name, person(nama=name), rows)


def made(path: Path, kind: Format = PROPOSAL, **content: Any) -> Path:
    """The template at `path` filled into hasil.xlsx beside it."""
    target = path.with_name("hasil.xlsx")
    given = {"document": {}, "rows": [], "meta": {}, **content}
    fill(load_template(path, kind), Content(**given), target)
    return target


def a_png(width: int, height: int) -> bytes:
    """A grey picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = zlib.compress((b"\0" + b"\x80" * width) * height)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts
