"""What a file is by its bytes, and whether it is safe to hand to the parser.

Offices send old xls files under new names, which are read all the same, and PDFs or locked files,
each refused with a sentence of its own. It happens before the parser sees the file, for a sheet
that claims a billion cells is no error to calamine but the end of the process.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from bansos_desktop.workbook.errors import WorkbookError

_UNCOMPRESSED_LIMIT = 1 << 30
_RATIO_LIMIT = 300
_RATIO_MATTERS_FROM = 64 << 20
# calamine lays a sheet out as a full rectangle of 32 bytes a cell and aborts the whole process
# when that cannot be allocated, so a stray cell in XFD1048576 must be found before.
_CELL_LIMIT = 40_000_000
_ROW_LIMIT = 1_048_576
_SMALL_SHEET = 4 << 20
_CHUNK = 1 << 20
_OVERLAP = 256

_DIMENSION = re.compile(rb'<(?:\w+:)?dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
_WIDE_CELL = re.compile(rb'c r="([A-Z]{2,3})\d+"(?:[^>]*[^/>])?>')
_CELL = re.compile(rb'c r="[A-Z]+(\d+)"')
# The first record of an xls workbook, an optional write protection, then FILEPASS.
_LOCKED_XLS = re.compile(
    rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)

# What our own workbooks say about themselves; hidden, and never a list of people.
META_SHEET = "_meta"


class Container(StrEnum):
    """The three kinds of spreadsheet file we read; the file's name says nothing about it."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\xff\xd8\xff", "foto JPG"),
    (b"\x89PNG", "gambar PNG"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7z"),
)


def inspect(path: Path) -> Container:
    """The kind of this file; WorkbookError if it is none, is locked, damaged or absurdly large."""
    head = _first_bytes(path)
    if head.startswith(_OLE2):
        return _inspect_ole2(path)
    if head.startswith(b"PK"):
        return _inspect_zip(path)
    kind = next((name for magic, name in _FOREIGN if head.startswith(magic)), "berkas teks")
    if kind == "berkas teks" and b"\0" in head:
        kind = "berkas jenis lain"
    raise WorkbookError("workbook.not_spreadsheet", {"file": path.name, "kind": kind})


def _first_bytes(path: Path) -> bytes:
    """The beginning of the file, or in words why it cannot be opened."""
    named = {"file": path.name}
    if path.is_dir():
        raise WorkbookError("workbook.is_folder", named)
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except PermissionError as error:
        raise WorkbookError("workbook.locked", named) from error
    except OSError as error:
        # Also a stick that was pulled out while it was read.
        raise WorkbookError("workbook.not_found", named) from error
    if not head:
        raise WorkbookError("workbook.empty", named)
    return head


def _inspect_ole2(path: Path) -> Container:
    # Stream names are UTF-16 in the directory of the container.
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content or _LOCKED_XLS.search(content):
        raise WorkbookError("workbook.password", {"file": path.name})
    if "WordDocument".encode("utf-16-le") in content:
        kind = "dokumen Word"
    elif "PowerPoint Document".encode("utf-16-le") in content:
        kind = "dokumen PowerPoint"
    else:
        return Container.XLS
    raise WorkbookError("workbook.not_spreadsheet", {"file": path.name, "kind": kind})


def _inspect_zip(path: Path) -> Container:
    """What a ZIP really is; anything that goes wrong inside means a damaged file."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bomb(path, archive)
            return _kind_of_zip(path, archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, zlib.error) as error:
        raise WorkbookError("workbook.damaged", {"file": path.name}) from error


def _refuse_bomb(path: Path, archive: zipfile.ZipFile) -> None:
    """Judged by the sizes the archive declares, before a byte is unpacked."""
    total = sum(part.file_size for part in archive.infolist())
    packed = max(1, sum(part.compress_size for part in archive.infolist()))
    absurd = total > _RATIO_MATTERS_FROM and total / packed > _RATIO_LIMIT
    if total > _UNCOMPRESSED_LIMIT or absurd:
        raise WorkbookError("workbook.too_large", {"file": path.name})


def _kind_of_zip(path: Path, archive: zipfile.ZipFile) -> Container:
    """Spreadsheet by its parts, not by its name; a locked one is told from a damaged one."""
    names = archive.namelist()
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise WorkbookError("workbook.password", {"file": path.name})
    if any(name.lower().startswith("xl/") for name in names):
        for name in filter(_SHEET_PART.fullmatch, names):
            _refuse_stray_cell(path, archive, name)
        return Container.XLSX
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
        _refuse_locked_ods(path, archive)
        return Container.ODS
    kind = "dokumen Word" if any(name.startswith("word/") for name in names) else "arsip ZIP"
    raise WorkbookError("workbook.not_spreadsheet", {"file": path.name, "kind": kind})


def _refuse_locked_ods(path: Path, archive: zipfile.ZipFile) -> None:
    """A locked ods is an ordinary zip; only its manifest tells of the encryption."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
        raise WorkbookError("workbook.password", {"file": path.name})


def _refuse_stray_cell(path: Path, archive: zipfile.ZipFile, name: str) -> None:
    """Small sheets are measured; a large one is believed if what it declares is bearable."""
    columns, rows = _declared_extent(archive, name)
    declared = rows > 1 and columns * rows <= _CELL_LIMIT
    if not declared or archive.getinfo(name).file_size <= _SMALL_SHEET:
        columns, rows = _real_extent(archive, name)
    if rows > _ROW_LIMIT:
        raise WorkbookError("workbook.too_large", {"file": path.name})
    if columns * rows > _CELL_LIMIT:
        cell = f"{column_letters(columns - 1)}{rows}"
        raise WorkbookError("workbook.stray_cell", {"file": path.name, "cell": cell})


def _declared_extent(archive: zipfile.ZipFile, name: str) -> tuple[int, int]:
    """Columns and rows as the sheet says of itself; (0, 0) if it says nothing."""
    with archive.open(name) as part:
        match = _DIMENSION.search(part.read(4096))
    return (_column_count(match[1]), int(match[2])) if match else (0, 0)


def _real_extent(archive: zipfile.ZipFile, name: str) -> tuple[int, int]:
    """Columns, at least 26, and rows up to the last filled cell, read piece by piece."""
    # Most sheets end before column AA; then the first pattern finds nothing and costs little.
    columns, rows, tail = 26, 0, b""
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            text = tail + chunk
            found = {match[1] for match in _WIDE_CELL.finditer(text)}
            columns = max([columns, *map(_column_count, found)])
            rows = max(rows, _last_filled_row(text))
            tail = text[-_OVERLAP:]
    return columns, rows


def _last_filled_row(text: bytes) -> int:
    """The row of the last cell with a value in this piece of XML; 0 if there is none."""
    value = max(text.rfind(b"v>"), text.rfind(b"is>"))
    match = _CELL.match(text, max(0, text.rfind(b'c r="', 0, max(0, value))))
    return int(match[1]) if match else 0


def _column_count(letters: bytes) -> int:
    count = 0
    for letter in letters:
        count = count * 26 + letter - 64
    return count


def column_letters(column: int) -> str:
    """The letters Excel shows over the 0-based column: 0 is A, 26 is AA."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters
