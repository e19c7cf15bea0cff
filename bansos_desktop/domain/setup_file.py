"""What the first bytes of a setup say of it: its version, and whether it is whole.

That it carries a signature stands in its header too, but anybody can write that there: only the
system can prove one (`runtime/signature`).

A file on somebody's stick is read as if an enemy had written it: every place is looked at only
after it is known to lie in the bytes at hand, and whatever is odd makes the file no setup.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from bansos_desktop.domain.program_version import Version, version_from

HEAD_BYTES = 4 * 1024 * 1024  # the installer's own program with its icons; what it unpacks follows
_VERSION_TYPE, _FIXED_MARK, _ALIGNMENT = 16, 0xFEEF04BD, 512
_PACKED_MARK = b"\xef\xbe\xad\xdeNullsoftInst"
_TITLE = "VS_VERSION_INFO".encode("utf-16-le")
_MOST_ENTRIES, _MOST_SECTIONS = 64, 32
_RESOURCES = 2
_DIRECTORIES = {0x10B: 96, 0x20B: 112}  # where the list of tables stands, by kind of program


class _Odd(Exception):
    """The bytes are not those of a setup."""


@dataclass(frozen=True, slots=True)
class _Section:
    address: int
    size: int
    start: int


class _Bytes:
    """Reads numbers at places, or says that there is nothing."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def numbers(self, form: str, at: int) -> tuple[int, ...]:
        if at < 0 or at + struct.calcsize(form) > len(self.content):
            raise _Odd
        return struct.unpack_from(form, self.content, at)

    def number(self, form: str, at: int) -> int:
        return self.numbers(form, at)[0]


def read_setup(head: bytes, size: int) -> Version | None:
    """The version of the file of `size` bytes that begins with `head`; None if no whole setup."""
    try:
        return _read(_Bytes(head[:HEAD_BYTES]), size)
    except _Odd:
        return None


def _read(file: _Bytes, size: int) -> Version:
    pe = file.number("<I", 0x3C)
    if file.content[:2] != b"MZ" or file.numbers("<4B", pe) != tuple(b"PE\0\0"):
        raise _Odd
    count, optional_size = file.number("<H", pe + 6), file.number("<H", pe + 20)
    optional = pe + 24
    tables = _DIRECTORIES.get(file.number("<H", optional))
    if tables is None or not 0 < count <= _MOST_SECTIONS:
        raise _Odd
    raw = [file.numbers("<4I", optional + optional_size + 40 * at + 8) for at in range(count)]
    # virtual size, address, bytes in the file, where they start
    sections = [_Section(address, held, start) for _, address, held, start in raw]
    _refuse_broken(file, max(one.start + one.size for one in sections), size)
    resources = file.number("<I", optional + tables + 8 * _RESOURCES)
    return _version(file, sections, resources)


def _refuse_broken(file: _Bytes, end: int, size: int) -> None:
    """What is packed begins behind the program and says how long it is: a torn copy is shorter."""
    at = (end + _ALIGNMENT - 1) // _ALIGNMENT * _ALIGNMENT
    file.numbers("<7I", at)  # all of its head is there
    if file.content[at + 4 : at + 20] != _PACKED_MARK or at + file.number("<I", at + 24) > size:
        raise _Odd


def _version(file: _Bytes, sections: list[_Section], address: int) -> Version:
    """By the tree of resources: kind, name, language, then where the bytes lie."""
    tree = _place(sections, address)
    kinds = dict(_entries(file, tree, tree))
    if _VERSION_TYPE not in kinds:
        raise _Odd
    name = _first(file, tree, kinds[_VERSION_TYPE])
    start = _place(sections, file.number("<I", _first(file, tree, name)))
    if file.content[start + 6 : start + 36] != _TITLE:
        raise _Odd
    mark, _, high, low = file.numbers("<4I", start + 40)
    if mark != _FIXED_MARK:
        raise _Odd
    return version_from((high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF))


def _first(file: _Bytes, tree: int, at: int) -> int:
    """The place of a folder's first entry."""
    for _, where in _entries(file, tree, at):
        return where
    raise _Odd


def _entries(file: _Bytes, tree: int, at: int) -> Iterator[tuple[int, int]]:
    """(id, place) of a folder's entries."""
    named, numbered = file.numbers("<HH", at + 12)
    if named + numbered > _MOST_ENTRIES:
        raise _Odd
    for entry in range(named + numbered):
        key, where = file.numbers("<II", at + 16 + 8 * entry)
        yield key, tree + (where & 0x7FFFFFFF)


def _place(sections: list[_Section], address: int) -> int:
    """Where in the file the bytes of an address lie."""
    for one in sections:
        if one.address <= address < one.address + one.size:
            return address - one.address + one.start
    raise _Odd
