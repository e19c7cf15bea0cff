"""Compile every .po below resources/translations to the .mo that gettext reads."""

from __future__ import annotations

import ast
import re
import struct
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"
_KEYWORD = re.compile(r'(msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+(".*")$')
_MAGIC = 0x950412DE
_HEADER = struct.Struct("<7I")
_PAIR = struct.Struct("<2I")


def entries(text: str) -> Iterator[tuple[str, str]]:
    """(msgid, msgstr) of a .po; plural forms are joined by NUL, as a .mo keeps them."""
    for block in re.split(r"\n\s*\n", text):
        parts = _parts(block)
        if parts:
            singular, plural = parts.pop("msgid"), parts.pop("msgid_plural", None)
            msgid = singular if plural is None else f"{singular}\0{plural}"
            yield msgid, "\0".join(parts[name] for name in sorted(parts))


def _parts(block: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    keyword = ""
    for line in block.splitlines():
        if line.startswith("#"):
            continue
        if match := _KEYWORD.match(line):
            keyword, quoted = match[1], match[2]
        else:
            quoted = line
        parts[keyword] = parts.get(keyword, "") + ast.literal_eval(quoted)
    return parts


def compiled(messages: Mapping[str, str]) -> bytes:
    """The .mo of these messages: two tables of (length, offset), ids sorted, then the texts."""
    ids = sorted(messages)
    texts = [text.encode() for text in (*ids, *(messages[msgid] for msgid in ids))]
    count, at = len(ids), _HEADER.size + _PAIR.size * len(texts)
    table = bytearray()
    for text in texts:
        table += _PAIR.pack(len(text), at)
        at += len(text) + 1
    second = _HEADER.size + _PAIR.size * count
    header = _HEADER.pack(_MAGIC, 0, count, _HEADER.size, second, 0, at)
    return header + bytes(table) + b"".join(text + b"\0" for text in texts)


def main() -> int:
    """Write each catalogue beside its source."""
    for source in sorted(TRANSLATIONS.rglob("*.po")):
        target = source.with_suffix(".mo")
        target.write_bytes(compiled(dict(entries(source.read_text(encoding="utf-8")))))
        print(target.relative_to(TRANSLATIONS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
