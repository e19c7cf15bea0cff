"""What a backup is, whether it is whole, and what putting it in an office's place would do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bansos_desktop.domain.backup import SUFFIX, Facts, Manifest, Relation, entries_lost, relation
from bansos_desktop.store import backup_file, files
from bansos_desktop.store.backup_file import BackupFile
from bansos_desktop.store.errors import OF_NAMES, StoreError, environment_code
from bansos_desktop.usecases.meter import Meter
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused


@dataclass(frozen=True, slots=True)
class Comparison:
    """A backup beside the office that stands; `lost` entries would be in it no more."""

    relation: Relation
    lost: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup in the program's own folder; `manifest` is None for one that cannot be used."""

    path: Path
    size: int
    manifest: Manifest | None


def run(path: Path) -> Manifest:
    """What the backup says of itself; StoreError if it is none, or cut short, or newer."""
    with opened(path) as backup:
        return backup.manifest


def prove(path: Path, progress: Progress = UNWATCHED) -> Manifest:
    """The same, after reading all of it: every part is what it was when its pages were proved."""
    with opened(path) as backup:
        backup.prove(Meter(progress, backup.size).add)
        return backup.manifest


def compare(manifest: Manifest, stands: Facts) -> Comparison:
    """By what the ledgers hold, never by dates."""
    return Comparison(relation(manifest.facts, stands), entries_lost(manifest.facts, stands))


def kept(folder: Path) -> list[Kept]:
    """Those that the program keeps beside the data in `folder`, the newest first."""
    found = [_kept(path) for path in (folder / files.BACKUPS).glob(f"*{SUFFIX}")]
    return sorted(found, key=_when, reverse=True)


def usable(folder: Path) -> Iterator[tuple[Path, Manifest]]:
    """Those of them that can be used, as far as their beginnings tell; the newest first."""
    return ((one.path, one.manifest) for one in kept(folder) if one.manifest is not None)


def surpassing(folder: Path, chosen: Manifest) -> tuple[Path, Manifest] | None:
    """The newest of them with all the work of `chosen` and more, if there is one."""
    better = (
        (path, manifest)
        for path, manifest in usable(folder)
        if relation(manifest.facts, chosen.facts) is Relation.NEWER
    )
    return next(better, None)


@contextmanager
def opened(path: Path) -> Iterator[BackupFile]:
    """The backup, with a disk that fails or is pulled out told as what it is."""
    try:
        with backup_file.opened(path) as backup:
            yield backup
    except OSError as error:
        if error.filename not in (None, str(path)):
            raise
        code = environment_code(error)
        if code in OF_NAMES:
            raise Refused(code) from error
        raise Refused("backup.unreadable", file=path.name) from error


def _kept(path: Path) -> Kept:
    try:
        manifest = run(path)
    except (StoreError, Refused):
        manifest = None
    return Kept(path, path.stat().st_size, manifest)


def _when(one: Kept) -> tuple[str, str]:
    return (one.manifest.made_at if one.manifest else "", one.path.stem)
