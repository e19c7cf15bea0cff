"""Filling a template: one document, any number of rows, a file that is whole or not there.

The rows are streamed between two halves that openpyxl wrote, so a long list is never held as cells
in memory. No clock gets in: the same content, down to its creation date, gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bansos_desktop.workbook.atomic import write_atomically
from bansos_desktop.workbook.body import Body
from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.meta import META_KEYS, BodyChecksum
from bansos_desktop.workbook.page import Pages
from bansos_desktop.workbook.placeholder import Value
from bansos_desktop.workbook.shell import Parts, Shell
from bansos_desktop.workbook.template import Template

_STEP = 100
_PART = 1 << 20
_CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written: body rows, and the sha256 of the file; same content, same file."""

    rows: int
    sha256: str


def fill(
    template: Template,
    content: Content,
    target: Path,
    *,
    progress: Callable[[int], None] | None = None,
) -> Filled:
    """Fill a template into `target`; if `progress` (rows so far) raises, no file is left."""
    with write_atomically(target) as path, path.open("w+b") as stream:
        return fill_into(template, content, stream, progress=progress)


def fill_into(
    template: Template,
    content: Content,
    stream: IO[bytes],
    *,
    progress: Callable[[int], None] | None = None,
) -> Filled:
    """Fill a template into an open file, or into memory."""
    shell = Shell(template, content.document, content.created)
    with ZipFile(stream, "w") as archive:
        count = _write(archive, shell, template, content, progress or _nobody)
    stream.seek(0)
    digest = hashlib.sha256()
    while part := stream.read(_PART):
        digest.update(part)
    return Filled(count, digest.hexdigest())


def _nobody(_done: int) -> None:
    """Nobody watches."""


def _write(
    archive: ZipFile,
    shell: Shell,
    template: Template,
    content: Content,
    progress: Callable[[int], None],
) -> int:
    """Three parts in turn: the tail is known only when the last row is counted."""
    parts = shell.parts()
    # Some programs know a workbook by its first part; the list of types knows no row count.
    _store(archive, _CONTENT_TYPES, parts.others[_CONTENT_TYPES])
    with archive.open(_entry(parts.path), "w") as stream:
        stream.write(parts.head)
        writer = _BodyStream(stream, shell, template)
        for row in content.rows:
            writer.add({**content.document, **row})
            if writer.count % _STEP == 0:
                progress(writer.count)
        parts = writer.close(_meta(template, content, writer))
        stream.write(parts.tail)
    for name, data in parts.others.items():
        if name != _CONTENT_TYPES:
            _store(archive, name, data)
    progress(writer.count)
    return writer.count


class _BodyStream:
    """The body's way into the file: XML, checksum and page position, row by row."""

    def __init__(self, stream: IO[bytes], shell: Shell, template: Template) -> None:
        self._stream = stream
        self._shell = shell
        self._body = Body(shell.sheet, template.row, template.height)
        self._pages = Pages(shell.sheet, template.row)
        self._first = template.row
        self._waiting: list[str] = []
        self.checksum = BodyChecksum()
        self.count = 0

    @property
    def columns(self) -> str:
        """Where which value stands: "A=penerima.no B=penerima.nik"."""
        return " ".join(f"{letter}={name}" for letter, name in self._body.names.items())

    def add(self, values: Mapping[str, Value]) -> None:
        row = self._body.row(self._first + self.count, values)
        self.checksum.add(row.values)
        self._pages.add(row.height)
        self._waiting.append(row.xml)
        self.count += 1
        if self.count % _STEP == 0:
            self._flush()

    def close(self, meta: Mapping[str, str | int]) -> Parts:
        if not self.count:
            # The totals need a row to add up.
            self._waiting.append(self._body.row(self._first, {}).xml)
        self._flush()
        return self._shell.close(max(self.count, 1), self._pages.rows_to_carry(), meta)

    def _flush(self) -> None:
        self._stream.write("".join(self._waiting).encode())
        self._waiting.clear()


def _meta(template: Template, content: Content, writer: _BodyStream) -> dict[str, str | int]:
    """Known keys first and in order; what was counted here outweighs what the caller says."""
    known: dict[str, str | int] = {
        **content.meta,
        "template": template.name,
        "template_version": template.version,
        "row_count": writer.count,
        "sheet": template.sheet,
        "first_row": template.row,
        "columns": writer.columns,
        "checksum": writer.checksum.hexdigest(),
    }
    first = {key: known[key] for key in META_KEYS if key in known}
    return first | known


def _entry(name: str) -> ZipInfo:
    # ZipInfo's own date is fixed, so that the same content gives the same bytes.
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    return entry


def _store(archive: ZipFile, name: str, data: bytes) -> None:
    archive.writestr(_entry(name), data)
