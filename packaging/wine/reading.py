"""What Windows' own formats say: exported keys, file properties, the report of the self-check."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

Keys = Mapping[str, Mapping[str, str]]
_VALUE = re.compile(r'^(?:@|"((?:[^"\\]|\\.)*)")=(.*)$')
_FIXED = struct.pack("<I", 0xFEEF04BD)
_LAST = re.compile(r"^Periksa instalasi: baik \((\d+)")


def registry(exported: bytes) -> Keys:
    """The keys of a .reg file with their values as text; "" is a key's own value."""
    keys: dict[str, dict[str, str]] = {}
    here: dict[str, str] = {}
    for line in exported.decode("utf-16").replace("\\\r\n  ", "").splitlines():
        if line.startswith("["):
            here = keys.setdefault(line.strip("[]"), {})
        elif found := _VALUE.match(line):
            here[_plain(found[1] or "")] = _value(found[2])
    return keys


def _value(text: str) -> str:
    if text.startswith('"'):
        return _plain(text[1:-1])
    if text.startswith("dword:"):
        return str(int(text[6:], 16))
    return text


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


@dataclass(frozen=True, slots=True)
class Properties:
    """The file properties that Explorer shows."""

    version: str
    words: Mapping[str, str] = field(default_factory=dict)


def properties(program: bytes, names: tuple[str, ...]) -> Properties:
    """The version resource of a program; a name that it does not have is left out."""
    at = program.find(_FIXED)
    high, low = struct.unpack_from("<II", program, at + 8) if at >= 0 else (0, 0)
    version = f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"
    words = {name: word for name in names if (word := _word(program, name)) is not None}
    return Properties(version, words)


def _word(program: bytes, name: str) -> str | None:
    """A String of the resource: three numbers, the name, the value at the next multiple of four."""
    key = name.encode("utf-16-le") + b"\0\0"
    at = program.find(key)
    if at < 6:
        return None
    letters = struct.unpack_from("<H", program, at - 4)[0]
    begin = at + len(key) + (-(6 + len(key))) % 4
    return program[begin : begin + 2 * letters].decode("utf-16-le").rstrip("\0")


@dataclass(frozen=True, slots=True)
class Checked:
    """What --uji-diri reports."""

    good: bool
    steps: int
    failed: tuple[str, ...]


def checked(report: str) -> Checked:
    """The self-check's report; good only when its last line says so and no step failed."""
    lines = report.splitlines()
    failed = tuple(line for line in lines if line.startswith("[gagal]"))
    steps = sum(line.startswith(("[baik]", "[gagal]")) for line in lines)
    last = _LAST.match(lines[-1]) if lines else None
    return Checked(bool(last and not failed and int(last[1]) == steps), steps, failed)
