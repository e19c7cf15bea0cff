"""Cell comments of a template, moved with the cells they belong to.

A comment is kept in two parts: its text, and a drawing of the old kind that says where it shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

_TARGET = re.compile(r'Target="/(xl/(?:comments|drawings)/[^"]*(?:comment)[^"]*)"')
_REF = re.compile(r'(<comment\b[^>]*? ref="[A-Z]+)(\d+)(")')
_ROW = re.compile(r"(<(?:\w+:)?Row>)(\d+)(</)")


def moved_notes(
    files: Mapping[str, bytes], links: bytes, row: Callable[[int], int]
) -> Iterator[tuple[str, bytes]]:
    """The parts to which a sheet's `links` lead, with every row where it has come to lie."""
    for path in _TARGET.findall(links.decode()):
        if path not in files:
            continue
        text = files[path].decode()
        text = _REF.sub(lambda match: f"{match[1]}{row(int(match[2]))}{match[3]}", text)
        text = _ROW.sub(lambda match: f"{match[1]}{row(int(match[2]) + 1) - 1}{match[3]}", text)
        yield path, text.encode()
