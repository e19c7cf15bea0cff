"""Which columns of an xlsx sheet the sender has hidden; calamine does not say."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from bansos_desktop.workbook.extent import MAX_COLUMNS

# Columns are described before the first row; nobody describes more than this much.
_BEFORE_ROWS = 256 << 10
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_ATTRIBUTE = re.compile(rb"\b(min|max|hidden)=[\"'](\w+)[\"']")
_LARGEST_PART = 8 << 20

Attributes = dict[str, str]


def hidden_columns(path: Path, sheet: str) -> frozenset[int]:
    """The 0-based hidden columns; none where the file no longer tells."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _hidden_in(archive, _part_of(archive, sheet))
    except (zipfile.BadZipFile, OSError, KeyError, zlib.error, ExpatError, ValueError):
        # The reader has opened this file; if it was taken away since, nothing is known hidden.
        return frozenset()


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """The part of this sheet: the workbook names a relation, and that one the part."""
    relation = _found(archive, "xl/workbook.xml", lambda a: a.get("name") == sheet)
    wanted = next(value for key, value in relation.items() if key.endswith(":id"))
    target = _found(archive, "xl/_rels/workbook.xml.rels", lambda a: a.get("Id") == wanted)
    name = target["Target"]
    return name.removeprefix("/") if name.startswith("/") else f"xl/{name}"


def _found(
    archive: zipfile.ZipFile, part: str, is_wanted: Callable[[Attributes], bool]
) -> Attributes:
    """The attributes of the sheet or relation that is wanted; KeyError if there is none."""
    found: list[Attributes] = []

    def look(tag: str, attributes: Attributes) -> None:
        if tag.rpartition(":")[2] in ("sheet", "Relationship") and is_wanted(attributes):
            found.append(attributes)

    parser = ParserCreate()
    parser.StartElementHandler = look
    if archive.getinfo(part).file_size > _LARGEST_PART:
        raise KeyError(part)
    with archive.open(part) as stream:
        parser.ParseFile(stream)
    if not found:
        raise KeyError(part)
    return found[0]


def _hidden_in(archive: zipfile.ZipFile, part: str) -> frozenset[int]:
    with archive.open(part) as stream:
        head = stream.read(_BEFORE_ROWS).partition(b"sheetData")[0]
    hidden: set[int] = set()
    for tag in _COLUMN.findall(head):
        said = dict(_ATTRIBUTE.findall(tag))
        if said.get(b"hidden") in (b"1", b"true"):
            first, last = int(said[b"min"]), min(int(said[b"max"]), MAX_COLUMNS)
            hidden.update(range(first - 1, last))
    return frozenset(hidden)
