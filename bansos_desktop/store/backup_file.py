"""One `.bansos` file: a zip without compression, of fixed names, that says what is in it.

It comes from sticks and out of post, so nothing of it is believed: only the names we know are
read, never as paths, no member may be larger than the file itself, and each must have the hash
that the manifest tells. The manifest is readable by anybody; the rest is as encrypted as it was.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bansos_desktop.domain import backup
from bansos_desktop.domain.backup import Manifest, Part
from bansos_desktop.store import files
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.migrations import step_names
from bansos_desktop.store.page_copy import Watch

MANIFEST = "cadangan.json"
NEEDED = (MANIFEST, files.KEYS, files.DATABASE)
KNOWN = frozenset({*NEEDED, files.PHOTOS})
MOST_TEXT = 1_000_000
CHUNK = 1 << 20
_BEGINNING = b"PK\x03\x04"


class BackupFile:
    """An open backup whose manifest was read; made by `opened`."""

    def __init__(self, archive: zipfile.ZipFile, name: str, manifest: Manifest) -> None:
        self._archive = archive
        self._name = name
        self.manifest = manifest

    @property
    def size(self) -> int:
        """Bytes of all that is inside."""
        return sum(part.bytes for part in self.manifest.parts.values())

    def keys_text(self) -> str:
        """The key file; StoreError if it is not what the manifest says."""
        target = io.BytesIO()
        self._read(files.KEYS, target, _unwatched)
        try:
            return target.getvalue().decode("utf-8")
        except ValueError as error:
            raise StoreError("backup.damaged", file=self._name) from error

    def prove(self, watch: Watch) -> None:
        """Read everything once; StoreError if any of it is not what the manifest says."""
        for name in self.manifest.parts:
            self._read(name, None, watch)

    def unpack(self, folder: Path, watch: Watch) -> None:
        """Write everything into `folder`, under our own names."""
        for name in self.manifest.parts:
            with (folder / name).open("xb") as target:
                self._read(name, target, watch)
                target.flush()
                os.fsync(target.fileno())

    def _read(self, name: str, target: BinaryIO | None, watch: Watch) -> None:
        part = self.manifest.parts[name]
        digest = hashlib.sha256()
        try:
            with self._archive.open(name) as source:
                while chunk := source.read(CHUNK):
                    digest.update(chunk)
                    if target is not None:
                        target.write(chunk)
                    watch(len(chunk))
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise StoreError("backup.damaged", file=self._name) from error
        if digest.hexdigest() != part.sha256:
            raise StoreError("backup.damaged", file=self._name)


@contextmanager
def opened(path: Path) -> Iterator[BackupFile]:
    """The backup at `path`; StoreError says what it is instead, or why it cannot be used."""
    try:
        # Closed by the archive's end; a stick that is pulled out is the caller's to tell.
        with path.open("rb") as stream, _archive(stream, path.name) as archive:
            yield BackupFile(archive, path.name, _manifest(archive, path))
    except FileNotFoundError as error:
        raise StoreError("backup.missing", file=path.name) from error
    except (IsADirectoryError, PermissionError) as error:
        raise StoreError(_foreign(path.name), file=path.name) from error


def write(target: Path, manifest: Manifest, sources: Mapping[str, Path], watch: Watch) -> None:
    """Write a backup of `sources`, whose sizes and hashes the manifest already tells."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        archive.writestr(zipfile.ZipInfo(MANIFEST), backup.to_text(manifest))
        for name, source in sources.items():
            info = zipfile.ZipInfo(name)
            info.file_size = source.stat().st_size
            with source.open("rb") as stream, archive.open(info, "w") as member:
                while chunk := stream.read(CHUNK):
                    member.write(chunk)
                    watch(len(chunk))


def part_of(path: Path, watch: Watch) -> Part:
    """The size and the hash of a file."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            watch(len(chunk))
    return Part(size, digest.hexdigest())


def _archive(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    """The zip; one whose end is missing was not copied to its end."""
    begins = stream.read(len(_BEGINNING) + 26 + len(MANIFEST))
    if not begins:
        raise StoreError("backup.empty", file=name)
    is_ours = begins.startswith(_BEGINNING) and begins.endswith(MANIFEST.encode())
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        code = "backup.cut_short" if is_ours else _foreign(name)
        raise StoreError(code, file=name) from error


def _foreign(name: str) -> str:
    """Who picked a name that ends as it should is not told to pick one that does."""
    is_named_so = name.lower().endswith(backup.SUFFIX)
    return "backup.only_named_so" if is_named_so else "backup.not_a_backup"


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    """The manifest, once the zip holds exactly what it tells of."""
    members = {info.filename: info for info in archive.infolist()}
    own = members.get(MANIFEST)
    if own is None or own.file_size > MOST_TEXT or own.compress_type != zipfile.ZIP_STORED:
        raise StoreError(_foreign(path.name), file=path.name)
    try:
        manifest = backup.from_text(archive.read(MANIFEST).decode("utf-8"))
    except (ValueError, zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise StoreError("backup.damaged", file=path.name) from error
    if manifest is None or set(manifest.steps) - step_names():
        raise StoreError("backup.newer", file=path.name)
    _refuse_odd_members(archive, path)
    sizes = {name: info.file_size for name, info in members.items() if name != MANIFEST}
    if sizes != {name: part.bytes for name, part in manifest.parts.items()}:
        raise StoreError("backup.damaged", file=path.name)
    return manifest


def _refuse_odd_members(archive: zipfile.ZipFile, path: Path) -> None:
    """Nothing compressed can burst, and no more can lie inside than the file is large."""
    infos = archive.infolist()
    names = [info.filename for info in infos]
    plain = all(
        info.compress_type == zipfile.ZIP_STORED
        and info.compress_size == info.file_size
        and not info.flag_bits & 1
        for info in infos
    )
    fits = sum(info.file_size for info in infos) <= path.stat().st_size
    short = all(i.file_size <= MOST_TEXT for i in infos if i.filename in (MANIFEST, files.KEYS))
    known = len(names) == len(set(names)) and set(NEEDED) <= set(names) <= KNOWN
    if not (plain and fits and short and known):
        raise StoreError("backup.damaged", file=path.name)


def _unwatched(_bytes: int) -> None:
    """Nobody waits for so little."""
