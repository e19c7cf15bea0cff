"""One file that holds a whole office: copied, proved, and written whole or not at all.

What is made has been opened and every page of it proved before it counts, and read back from where
it was written: a backup that cannot be restored is worse than none, for somebody relies on it.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bansos_desktop import __version__
from bansos_desktop.domain.backup import (
    SUFFIX,
    Facts,
    Manifest,
    Reason,
    is_hidden_by,
    kept_names,
    need_and_free,
    size_text,
    surplus,
)
from bansos_desktop.store import backup_file, backup_notes, files
from bansos_desktop.store.bench import bench
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.made_folder import made_folder
from bansos_desktop.store.page_copy import Watch, faults_of_copy
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import look_at_backup
from bansos_desktop.usecases.long_name import refuse_long_name
from bansos_desktop.usecases.meter import Meter
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.atomic import write_atomically
from bansos_desktop.workbook.errors import WorkbookError

# Copying, hashing, writing and reading back each see all the bytes once.
PASSES = 4
# What a folder must have free beyond the file itself.
SPARE = 1_000_000
_GONE = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOENT})
_CODES = {
    "workbook.disk_full": "backup.full",
    "workbook.no_permission": "backup.read_only",
    "workbook.locked": "backup.locked",
    "workbook.no_folder": "backup.gone",
    "workbook.special_folder": "backup.gone",
}
# What a broken backup holds is lost already; anything else stays.
_TAKEN = {
    "backup.not_a_backup": "backup.target_taken",
    "backup.only_named_so": "backup.target_taken",
    "backup.missing": "backup.target_taken",
    "backup.newer": "backup.target_newer",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup."""

    path: Path
    manifest: Manifest
    size: int


def run(
    store: Store,
    folder: Path,
    target: Path,
    *,
    now: datetime,
    reason: Reason = Reason.HAND,
    photos: bool = True,
    progress: Progress = UNWATCHED,
) -> Made:
    """Back up the office in `folder`, which `store` reads, to the file `target`.

    Raises Refused where it cannot be written there; nothing is left of it then, nor after a cancel,
    and an older backup of that name stands as it did.
    """
    check_target(target, folder)
    size = store.copies.size() + (store.photo_file.size() if photos else 0)
    refuse_without_room(folder, size)
    # On one disk the copies still stand while the file is written.
    apart = backup_notes.is_elsewhere(folder, target.parent)
    refuse_without_room(target.parent, size if apart else 2 * size)
    meter = Meter(progress, size * PASSES)
    with bench(folder) as copies:
        manifest = _copy(store, copies, now=now, reason=reason, photos=photos, watch=meter.add)
        shutil.copyfile(folder / files.KEYS, copies / files.KEYS)
        manifest = _with_parts(manifest, copies, meter.add)
        with _told_of(target, size), write_atomically(target) as new:
            sources = {name: copies / name for name in manifest.parts}
            backup_file.write(new, manifest, sources, meter.add)
            _prove(new, target, meter.add)
    return Made(target, manifest, target.stat().st_size)


def keep(
    store: Store,
    folder: Path,
    *,
    now: datetime,
    reason: Reason,
    photos: bool = False,
    progress: Progress = UNWATCHED,
) -> Made:
    """One that the program keeps itself, and the oldest of its kind no more.

    It never takes the place of one with work that is not in this office. Photos stay out where
    they lie beside it anyway: their bytes never change.
    """
    ours = store.copies.facts()
    paths = (folder / files.BACKUPS / name for name in kept_names(reason, now))
    target = next(path for path in paths if not _costs(path, ours))
    with made_folder(target.parent):
        made = run(store, folder, target, now=now, reason=reason, photos=photos, progress=progress)
    there = look_at_backup.kept(folder)
    facts = {one.path.name: one.manifest.facts if one.manifest else None for one in there}
    for name in surplus(facts):
        with suppress(OSError):  # somebody is copying it away: the next one removes it
            (target.parent / name).unlink()
    return made


def _costs(path: Path, new: Facts) -> bool:
    """Whether a backup of `new` there would cost what stands; only half a backup is lost anyway."""
    if not path.exists():
        return False
    try:
        with backup_file.opened(path) as standing:
            return is_hidden_by(standing.manifest.facts, new)
    except StoreError as error:
        return error.code in _TAKEN


def check_target(target: Path, folder: Path) -> None:
    """Raises Refused for a name that would hide a backup, or cost something else."""
    refuse_long_name(target)
    if not target.parent.is_dir():
        raise Refused("backup.no_folder", folder=str(target.parent))
    if target.suffix.lower() != SUFFIX:
        raise Refused("backup.suffix", file=target.name)
    real, data = target.resolve(), folder.resolve()
    if real.is_relative_to(data) and real.parent != data / files.BACKUPS:
        raise Refused("target.in_data", path=str(target))
    if not target.exists():
        return
    try:
        with backup_file.opened(target):
            return
    except StoreError as error:
        if error.code in _TAKEN:
            raise Refused(_TAKEN[error.code], file=target.name) from error


def refuse_without_room(folder: Path, size: int) -> None:
    """Raises Refused where `size` bytes and a little more do not fit."""
    try:
        free = shutil.disk_usage(folder).free
    except FileNotFoundError as error:
        raise Refused("backup.gone", folder=str(folder)) from error
    if free < size + SPARE:
        need, left = need_and_free(size + SPARE, free)
        raise Refused("backup.full", folder=str(folder), need=need, free=left)


def _copy(
    store: Store, copies: Path, *, now: datetime, reason: Reason, photos: bool, watch: Watch
) -> Manifest:
    """The copies and what they hold, all of one moment, each proved."""
    key = store.photo_file.key
    with store.one_moment():
        facts = store.copies.facts()
        store.copies.copy_database(copies / files.DATABASE, watch)
    # Photos are kept before the record that names them: later ones do no harm.
    count = store.copies.copy_photos(copies / files.PHOTOS, watch) if photos else None
    for name in (files.DATABASE, files.PHOTOS):
        if (copies / name).exists() and faults_of_copy(copies / name, key):
            raise Refused("backup.copy_faulty")
    return Manifest(
        program=__version__,
        steps=store.copies.steps(),
        made_at=now.isoformat(timespec="seconds"),
        reason=reason,
        facts=facts,
        photos=count,
        parts={},
    )


def _with_parts(manifest: Manifest, copies: Path, watch: Watch) -> Manifest:
    names = (files.KEYS, files.DATABASE, files.PHOTOS)
    parts = {
        name: backup_file.part_of(copies / name, watch)
        for name in names
        if (copies / name).exists()
    }
    return replace(manifest, parts=parts)


def _prove(new: Path, target: Path, watch: Watch) -> None:
    """Sticks exist that take everything and keep nothing."""
    try:
        with backup_file.opened(new) as written:
            written.prove(watch)
    except StoreError as error:
        code = "backup.stick_faulty" if new.exists() else "backup.gone"
        raise Refused(code, folder=_shown(target)) from error


@contextmanager
def _told_of(target: Path, size: int) -> Iterator[None]:
    """What goes wrong at the target's place, in the words of a backup."""
    shown, need = _shown(target), size_text(size + SPARE)
    try:
        yield
    except WorkbookError as error:
        if error.code not in _CODES:
            raise
        values = {"folder": shown, "need": need, "free": "0 KB", "file": target.name}
        raise Refused(_CODES[error.code], **values) from error
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise Refused("backup.too_big", folder=shown, need=need) from error
        if error.errno in _GONE:
            raise Refused("backup.gone", folder=shown) from error
        raise


def _shown(target: Path) -> str:
    return str(target.parent)
