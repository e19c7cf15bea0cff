"""What a file is by its bytes, and whether it is safe to hand to the parser.

Offices send old xls files under new names, which are read all the same, and PDFs or locked files,
each refused with a sentence of its own. It happens before the parser sees the file, for a sheet
that claims a billion cells is no error to calamine but the end of the process. An OLE2 container
is looked into by `old_xls`, and text by `text_file`, while they are read.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from enum import StrEnum
from pathlib import Path

from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.extent import (
    MAX_COLUMNS,
    MAX_LINES,
    Extent,
    SheetXmlError,
    extent_of,
    is_sheet,
)
from bansos_desktop.workbook.extent_ods import ods_extents
from bansos_desktop.workbook.old_xls import OLE2_MAGIC

_UNCOMPRESSED_LIMIT = 512 << 20
_RATIO_LIMIT = 300
_RATIO_MATTERS_FROM = 64 << 20
# calamine lays a sheet out as a full rectangle of 32 bytes a cell and aborts the whole process
# when that cannot be allocated, so a stray cell in XFD1048576 must be found before.
_CELL_LIMIT = 20_000_000
# A list of a hundred thousand people is 25 MB of text.
_TEXT_LIMIT = 200 << 20


# What our own workbooks say about themselves; hidden, and never a list of people.
META_SHEET = "_meta"


class Container(StrEnum):
    """The kinds of file we read as spreadsheets; the file's name says nothing about it."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "csv"
    WEB_PAGE = "html"


_FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\xff\xd8\xff", "foto JPG"),
    (b"\x89PNG", "gambar PNG"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7z"),
)


# What zipfile raises on broken archives; LookupError, struct.error and ValueError on odd headers.
_BROKEN_ZIP = (
    *(zipfile.BadZipFile, EOFError, NotImplementedError, OSError, zlib.error, SheetXmlError),
    *(LookupError, struct.error, ValueError, RuntimeError, lzma.LZMAError),
)


def inspect(path: Path) -> Container:
    """The kind of this file; WorkbookError if it is none, is locked, damaged or absurdly large.

    Text is judged when it is read: it may still prove to be a letter, or a web page with a table.
    """
    head = _first_bytes(path)
    if head.startswith(OLE2_MAGIC):
        return Container.XLS
    if head.startswith(b"PK"):
        return _inspect_zip(path)
    kind = next((name for magic, name in _FOREIGN if head.startswith(magic)), "")
    if not kind and b"\0" in head and not head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        kind = "berkas jenis lain"
    if kind:
        raise WorkbookError("workbook.not_spreadsheet", {"file": path.name, "kind": kind})
    _refuse_other_formats(path, head)
    return Container.TEXT


def _refuse_other_formats(path: Path, head: bytes) -> None:
    """Excel opens these too, so the way to an xlsx is short."""
    kind = ""
    if b"MIME-Version:" in head:
        kind = "halaman web arsip (.mht)"
    elif b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        kind = "Excel 2003 XML"
    if kind:
        raise WorkbookError("workbook.save_as_xlsx", {"file": path.name, "kind": kind})
    if path.stat().st_size > _TEXT_LIMIT:
        raise WorkbookError("workbook.too_large", {"file": path.name})


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


def _inspect_zip(path: Path) -> Container:
    """What a ZIP really is; anything that goes wrong inside means a damaged file."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bomb(path, archive)
            return _kind_of_zip(path, archive)
    except _BROKEN_ZIP as error:
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
        if any(name.lower() == "xl/workbook.bin" for name in names):
            values = {"file": path.name, "kind": "Excel Binary (.xlsb)"}
            raise WorkbookError("workbook.save_as_xlsx", values)
        for name in names:
            if is_sheet(archive, name):
                _refuse_absurd(path, extent_of(archive, name))
        return Container.XLSX
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
        _refuse_locked_ods(path, archive)
        for extent in ods_extents(archive):
            _refuse_absurd(path, extent)
        return Container.ODS
    kind = "dokumen Word" if any(name.startswith("word/") for name in names) else "arsip ZIP"
    raise WorkbookError("workbook.not_spreadsheet", {"file": path.name, "kind": kind})


def _refuse_locked_ods(path: Path, archive: zipfile.ZipFile) -> None:
    """A locked ods is an ordinary zip; only its manifest tells of the encryption."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
        raise WorkbookError("workbook.password", {"file": path.name})


def _refuse_absurd(path: Path, extent: Extent) -> None:
    """A sheet as wide or long as no list is; one whose rows are not in order is damaged."""
    if extent.rows > MAX_LINES:
        raise WorkbookError("workbook.too_large", {"file": path.name})
    if extent.columns > MAX_COLUMNS or extent.columns * extent.rows > _CELL_LIMIT:
        cell = f"{column_letters(extent.columns - 1)}{extent.rows}"
        raise WorkbookError("workbook.stray_cell", {"file": path.name, "cell": cell})
    if not extent.ordered:
        raise WorkbookError("workbook.damaged", {"file": path.name})


def column_letters(column: int) -> str:
    """The letters Excel shows over the 0-based column: 0 is A, 26 is AA."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters
