"""An old xls file made safe for calamine: its workbook stream, checked and packed anew.

calamine believes what such a file says of its own sizes, goes round in rings of sectors, and
loses rows that are not in order, as some web applications write them. Here sizes are checked
against the file, rows put in order, and everything but the workbook left behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from struct import error as StructError  # noqa: N812 - a class under a small name
from struct import pack, unpack_from

_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
OLE2_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 4096
_FATS = 109  # as many as a header names
_MINI_BELOW = 4096
_COLUMNS = 256
_BOUND_SHEET, _EOF, _FILE_PASS, _SST, _CONTINUE = 0x85, 0x0A, 0x2F, 0xFC, 0x3C
_STRING_OF_FORMULA = (0x0207, 0x0007)
_DIMENSIONS = (0x0200, 0x0000)
_MULTIPLE = 0x00BD
_CELLS = frozenset(
    {0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x0006, 0x0206, 0x0406, 0x00D6, _MULTIPLE}
    | {0x0001, 0x0002, 0x0003, 0x0004, 0x0005}
)


class XlsError(Exception):
    """The file contradicts itself."""


class XlsLockedError(Exception):
    """The workbook stream is encrypted."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    start: int
    size: int


class Ole2:
    """The streams of an OLE2 container by name; XlsError where a chain leads astray."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._read_header()
        except StructError as error:
            raise XlsError("header") from error

    def _read_header(self) -> None:
        (shift,) = unpack_from("<H", self._content, 30)
        if shift not in (9, 12):
            raise XlsError("sector size")
        self._size = 1 << shift
        directory, mini_fat, difat = (
            unpack_from("<I", self._content, at)[0] for at in (48, 60, 68)
        )
        self._fat = self._read_fat(difat)
        entries = self._chain(directory)
        self._entries = list(_entries(entries))
        if not self._entries:
            raise XlsError("no root")
        self._mini_fat = _numbers(self._chain(mini_fat)) if mini_fat < _FAT else ()
        root = self._entries[0]
        self._mini = self._chain(root.start)[: root.size] if root.start < _FAT else b""
        self.names = frozenset(entry.name for entry in self._entries)

    def _read_fat(self, difat: int) -> tuple[int, ...]:
        sectors = list(unpack_from(f"<{_FATS}I", self._content, 76))
        seen = 0
        while difat < _FAT:
            *more, difat = _numbers(self._sector(difat))
            sectors += more
            seen += 1
            if seen * self._size > len(self._content):
                raise XlsError("ring")
        parts = (self._sector(sector) for sector in sectors if sector < _FAT)
        return _numbers(b"".join(parts))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._content):
            raise XlsError("beyond the end")
        return self._content[start : start + self._size].ljust(self._size, b"\0")

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(start, self._fat))

    def stream(self, name: str) -> bytes:
        """The bytes of this stream."""
        entry = next(entry for entry in self._entries if entry.name == name)
        if entry.size >= _MINI_BELOW:
            return self._chain(entry.start)[: entry.size]
        numbers = _follow(entry.start, self._mini_fat) if entry.size else ()
        return b"".join(self._mini[at * 64 : at * 64 + 64] for at in numbers)[: entry.size]


def _numbers(content: bytes) -> tuple[int, ...]:
    return unpack_from(f"<{len(content) // 4}I", content)


def _follow(start: int, table: tuple[int, ...]) -> Iterator[int]:
    """The sectors of a chain; one longer than the table is a ring."""
    number = start
    for _ in range(len(table) + 1):
        if number == _END:
            return
        if number >= len(table):
            raise XlsError("astray")
        yield number
        number = table[number]
    raise XlsError("ring")


def _entries(content: bytes) -> Iterator[_Entry]:
    for at in range(0, len(content), 128):
        length, kind = unpack_from("<HB", content, at + 64)
        if kind in (1, 2, 5):
            name = content[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            start, size = unpack_from("<II", content, at + 116)
            yield _Entry(name, start, size)


def safe_xls(container: Ole2) -> bytes:
    """A container with the workbook alone, its sizes true and its rows in order."""
    name = next((name for name in ("Workbook", "Book") if name in container.names), "")
    if not name:
        raise XlsError("no workbook")
    try:
        return packed(name, _mended(bytearray(container.stream(name))))
    except StructError as error:
        raise XlsError("record") from error


@dataclass(frozen=True, slots=True)
class _Record:
    kind: int
    start: int
    end: int


def _records(stream: bytearray, start: int) -> Iterator[_Record]:
    """The records from here to the next end mark, as far as calamine reads; it included."""
    at = start
    while at + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, at)
        end = at + 4 + size
        if end > len(stream):
            raise XlsError("cut record")
        yield _Record(kind, at, end)
        if kind == _EOF:
            return
        at = end
    raise XlsError("no end")


def _mended(stream: bytearray) -> bytes:
    sheets: list[int] = []
    records: list[_Record] = []
    for record in _records(stream, 0):
        records.append(record)
        if record.kind == _FILE_PASS:
            raise XlsLockedError
        if record.kind == _BOUND_SHEET:
            sheets.append(unpack_from("<I", stream, record.start + 4)[0])
    for table in (record for record in records if record.kind == _SST):
        _check_strings(stream, table, records)
    if any(sheet < records[-1].end for sheet in sheets):
        raise XlsError("sheet inside the globals")
    for sheet in sheets:
        _mend_sheet(stream, sheet)
    return bytes(stream)


def _check_strings(stream: bytearray, table: _Record, records: list[_Record]) -> None:
    """A string has three bytes at least; calamine makes room for as many as are announced."""
    (count,) = unpack_from("<I", stream, table.start + 8)
    room = table.end - table.start
    room += sum(record.end - record.start for record in records if record.kind == _CONTINUE)
    if count * 3 > room:
        raise XlsError("strings")


def _mend_sheet(stream: bytearray, start: int) -> None:
    cells: list[tuple[int, int, int]] = []
    others: list[_Record] = []
    is_cell = False
    records = list(_records(stream, start))
    for record in records:
        if record.kind in _CELLS:
            is_cell = True
            cells.append((_row(stream, record), record.start, record.end))
        elif is_cell and record.kind in (*_STRING_OF_FORMULA, _CONTINUE):
            row, first, _ = cells[-1]
            cells[-1] = (row, first, record.end)
        else:
            is_cell = False
            others.append(record)
            if record.kind in _DIMENSIONS:
                # calamine makes room for what stands here, and needs it for nothing else.
                stream[record.start + 4 : record.end] = bytes(record.end - record.start - 4)
    rows = [row for row, _, _ in cells]
    if rows != sorted(rows):
        cells.sort(key=lambda cell: cell[0])
        parts = [stream[record.start : record.end] for record in others[:-1]]
        parts += [stream[first:end] for _, first, end in cells]
        end = others[-1]
        stream[start : end.end] = b"".join([*parts, stream[end.start : end.end]])


def _row(stream: bytearray, record: _Record) -> int:
    row, column = unpack_from("<HH", stream, record.start + 4)
    if record.kind == _MULTIPLE:
        (column,) = unpack_from("<H", stream, record.end - 2)
    if column >= _COLUMNS:
        raise XlsError("column")
    return int(row)


def packed(name: str, stream: bytes) -> bytes:
    """An OLE2 container with this one stream: header, FAT, directory, stream."""
    count = max(1, -(-len(stream) // _SECTOR))
    fats = 1
    while fats * _SECTOR // 4 < fats + 1 + count:
        fats += 1
    if fats > _FATS:
        raise XlsError("size")
    chain = [_FAT] * fats + [_END, *range(fats + 2, fats + 1 + count), _END]
    # A stream said to be smaller than a large sector would be looked for among the mini sectors.
    size = count * _SECTOR
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, fats + 1, size)
    return b"".join(
        (
            _header(fats),
            pack(f"<{len(chain)}I", *chain).ljust(fats * _SECTOR, b"\xff"),
            directory.ljust(_SECTOR, b"\0"),
            stream.ljust(size, b"\0"),
        )
    )


def _header(fats: int) -> bytes:
    # Large sectors, so that the header has room for the FAT of 400 MB; calamine minds no version.
    head = OLE2_MAGIC + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 12, 6) + bytes(6)
    head += pack("<IIIIIIIII", 0, fats, fats, 0, 0, _END, 0, _END, 0)
    return (head + pack(f"<{fats}I", *range(fats)).ljust(436, b"\xff")).ljust(_SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    head = text.ljust(64, b"\0") + pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + pack("<IQ", start, size)
