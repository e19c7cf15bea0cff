"""An old .xls file, byte by byte, because nothing installed can write one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from struct import pack

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def write_xls(
    path: Path,
    rows: Sequence[Sequence[str | float]],
    sheet: str = "data",
    *,
    order: Sequence[int] | None = None,
    shared: bool = False,
    dimensions: tuple[int, int] | None = None,
) -> Path:
    """A workbook of one sheet whose first row is row 1; texts and numbers only.

    `order` is the order in which the rows are written, 0-based; `shared` puts texts into a table of
    strings; `dimensions` are the rows and columns the sheet claims to have.
    """
    strings = _strings(rows) if shared else []
    content = _sheet(rows, order or range(len(rows)), strings, dimensions)
    return write_ole2(path, "Workbook", workbook_stream(content, sheet, _string_table(strings)))


def workbook_stream(content: bytes, sheet: str = "data", strings: bytes = b"") -> bytes:
    """The records of a workbook with one sheet, whose records are `content`."""
    name = sheet.encode("latin-1")
    start = record(0x809, pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + record(0x42, pack("<H", 1200))
    body = pack("<BBBB", 0, 0, len(name), 0) + name
    position = len(start) + 4 + 4 + len(body) + len(strings) + 4
    start += record(0x85, pack("<I", position) + body) + strings + record(0x0A, b"")
    return start + content


def _strings(rows: Sequence[Sequence[str | float]]) -> list[str]:
    return list(dict.fromkeys(value for row in rows for value in row if isinstance(value, str)))


def _string_table(strings: Sequence[str]) -> bytes:
    if not strings:
        return b""
    texts = (pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in strings)
    return record(0xFC, pack("<II", len(strings), len(strings)) + b"".join(texts))


def write_locked_xls(path: Path) -> Path:
    """A workbook that says at its start that the rest is encrypted."""
    start = record(0x809, pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    return write_ole2(path, "Workbook", start + record(0x2F, bytes(54)))


def write_ole2(path: Path, name: str, stream: bytes) -> Path:
    """An OLE2 container with one stream."""
    padded = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(padded) // _SECTOR
    chain = [_FAT, _END, *range(3, 2 + count), _END]
    fat = b"".join(pack("<I", value) for value in chain).ljust(_SECTOR, b"\xff")
    directory = (
        _entry("Root Entry", kind=5, child=1, start=_END, size=0)
        + _entry(name, kind=2, child=_FREE, start=2, size=len(padded))
    ).ljust(_SECTOR, b"\0")
    path.write_bytes(_header() + fat + directory + padded)
    return path


def _header() -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    start += pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    start += pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return (start + pack("<I", 0)).ljust(_SECTOR, b"\xff")


def _entry(name: str, *, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    head = text.ljust(64, b"\0") + pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return head + b"\0" * 36 + pack("<IQ", start, size)


def _sheet(
    rows: Sequence[Sequence[str | float]],
    order: Sequence[int],
    strings: list[str],
    dimensions: tuple[int, int] | None,
) -> bytes:
    height, width = dimensions or (len(rows), max(len(row) for row in rows))
    content = record(0x809, pack("<HHHHII", 0x600, 16, 0, 0, 0, 0))
    content += record(0x200, pack("<IIHHH", 0, height, 0, width, 0))
    for line in order:
        for column, value in enumerate(rows[line]):
            content += _cell(line, column, value, strings)
    return content + record(0x0A, b"")


def _cell(line: int, column: int, value: str | float, strings: list[str]) -> bytes:
    place = pack("<HHH", line, column, 0)
    if not isinstance(value, str):
        return record(0x203, place + pack("<d", value))
    if strings:
        return record(0xFD, place + pack("<I", strings.index(value)))
    return record(0x204, place + pack("<HB", len(value), 1) + value.encode("utf-16-le"))


def record(kind: int, content: bytes) -> bytes:
    """One record of a workbook stream."""
    return pack("<HH", kind, len(content)) + content
