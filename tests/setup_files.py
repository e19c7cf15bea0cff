"""Setups made up for tests: a program with a version, and behind it something packed."""

from __future__ import annotations

import struct

SECTION_AT, SECTION_ADDRESS, SECTION_BYTES = 0x400, 0x1000, 0x400
PACKED_AT = SECTION_AT + SECTION_BYTES
PACKED = b"isi" * 500


def a_setup(*version: int, signed: bool = False, wide: bool = True) -> bytes:
    """The bytes of a whole setup of this version; `wide` for a 64-bit one.

    `signed` only writes into the header that there is a signature, as a forger would.
    """
    head = bytearray(SECTION_AT)
    head[:2], head[0x3C:0x40] = b"MZ", struct.pack("<I", 0x80)
    head[0x80:0x84] = b"PE\0\0"
    tables = 112 if wide else 96
    optional = tables + 16 * 8
    struct.pack_into("<HH", head, 0x84, 0x8664 if wide else 0x14C, 1)
    struct.pack_into("<H", head, 0x94, optional)
    struct.pack_into("<H", head, 0x98, 0x20B if wide else 0x10B)
    struct.pack_into("<II", head, 0x98 + tables + 16, SECTION_ADDRESS, SECTION_BYTES)
    if signed:
        struct.pack_into("<II", head, 0x98 + tables + 32, 0x10000, 0x100)
    row = struct.pack("<8s4I16x", b".rsrc", 0x400, SECTION_ADDRESS, SECTION_BYTES, SECTION_AT)
    head[0x98 + optional : 0x98 + optional + 40] = row
    length = 28 + len(PACKED)
    packed = struct.pack("<I4s12sII", 0, b"\xef\xbe\xad\xde", b"NullsoftInst", 100, length)
    return bytes(head) + _resources(version) + packed + PACKED


def _resources(version: tuple[int, ...]) -> bytes:
    """An icon's folder first, then the version: kind, name, language, place, bytes."""
    a, b, c, d = (*version, 0, 0, 0, 0)[:4]
    tree = struct.pack("<12xHH4I", 0, 2, 3, 0x80000020, 16, 0x80000020)
    tree += struct.pack("<12xHHII", 0, 1, 1, 0x80000038)
    tree += struct.pack("<12xHHII", 0, 1, 1033, 0x50)
    tree += struct.pack("<4I", SECTION_ADDRESS + 0x60, 92, 0, 0)
    title = "VS_VERSION_INFO".encode("utf-16-le") + b"\0\0"
    fixed = struct.pack("<4I", 0xFEEF04BD, 0x10000, a << 16 | b, c << 16 | d)
    found = tree + struct.pack("<HHH", 92, 52, 0) + title + b"\0\0" + fixed
    return found.ljust(SECTION_BYTES, b"\0")
