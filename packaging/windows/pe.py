"""Reading as much of a Windows program file as the audit asks: its machine, and what it loads."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

X64 = 0x8664
PE_SUFFIXES = (".exe", ".dll", ".pyd")
_PE32_PLUS = 0x20B
_IMPORTS, _DELAYED = 1, 13
_IMPORT_ENTRY, _DELAYED_ENTRY, _SECTION = 20, 32, 40


class NotPortableExecutable(ValueError):
    """The file has the name of a Windows program and is none."""


@dataclass(frozen=True, slots=True)
class PortableExecutable:
    """What one file is built for, and the names of the libraries it wants, in lower case."""

    machine: int
    imports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Image:
    data: bytes
    sections: tuple[tuple[int, int, int], ...]  # address, size, place in the file

    def place(self, address: int) -> int:
        """Where in the file lies what will be at `address` once loaded."""
        for start, size, offset in self.sections:
            if start <= address < start + size:
                return offset + address - start
        raise NotPortableExecutable("an address outside of every section")

    def text(self, address: int) -> str:
        """The name at an address, up to its zero byte."""
        start = self.place(address)
        return self.data[start : self.data.index(b"\0", start)].decode("ascii").lower()


def read_pe(file: Path) -> PortableExecutable:
    """Raises NotPortableExecutable for anything but a program file of Windows."""
    try:
        return parse_pe(file.read_bytes())
    except (struct.error, IndexError, ValueError) as error:
        raise NotPortableExecutable(f"{file.name}: {error}") from error


def parse_pe(data: bytes) -> PortableExecutable:
    """The same of bytes; may raise struct.error where the file ends too early."""
    if data[:2] != b"MZ":
        raise NotPortableExecutable("no MZ at the start")
    (head,) = struct.unpack_from("<I", data, 0x3C)
    if data[head : head + 4] != b"PE\0\0":
        raise NotPortableExecutable("no PE header")
    machine, count = struct.unpack_from("<HH", data, head + 4)
    (optional_size,) = struct.unpack_from("<H", data, head + 20)
    optional = head + 24
    (magic,) = struct.unpack_from("<H", data, optional)
    directories = optional + (112 if magic == _PE32_PLUS else 96)
    image = _Image(data, tuple(_sections(data, optional + optional_size, count)))
    plain = _names(image, _directory(data, directories, _IMPORTS), _IMPORT_ENTRY, 12)
    late = _names(image, _directory(data, directories, _DELAYED), _DELAYED_ENTRY, 4)
    return PortableExecutable(machine, (*plain, *late))


def _sections(data: bytes, start: int, count: int) -> Iterator[tuple[int, int, int]]:
    for number in range(count):
        size, address, raw_size, raw = struct.unpack_from(
            "<IIII", data, start + number * _SECTION + 8
        )
        yield address, max(size, raw_size), raw


def _directory(data: bytes, directories: int, number: int) -> int:
    (address,) = struct.unpack_from("<I", data, directories + number * 8)
    return int(address)


def _names(image: _Image, table: int, entry: int, name_at: int) -> Iterator[str]:
    if not table:
        return
    place = image.place(table)
    while True:
        (name,) = struct.unpack_from("<I", image.data, place + name_at)
        if not name:
            return
        yield image.text(name)
        place += entry
