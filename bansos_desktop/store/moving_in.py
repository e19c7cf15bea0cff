"""Putting a restored office in the place of what stands: in one step that a power cut cannot halve.

The office lies whole in a folder beside; renaming that folder is the step. What follows only moves
its files to where they belong, and whoever opens the data next goes on with it.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

from bansos_desktop.store import attempts, durable, files
from bansos_desktop.store.made_folder import made_folder

# Stands in the restored folder when no photo of the office before may stay.
NO_PHOTOS = "tanpa-foto"
_LOGS = ("-wal", "-shm", "-journal")


def commit(bench: Path, folder: Path) -> None:
    """From here on the office in `bench` is the one of `folder`."""
    durable.flush_folder(bench)
    bench.rename(folder / files.RESTORED)
    durable.flush_folder(folder)


def finish(folder: Path) -> bool:
    """Move a committed office in; False if there is none. Only with the data folder held.

    Each file is moved once: what is no longer there stands in its place already.
    """
    restored = folder / files.RESTORED
    if not restored.is_dir():
        return False
    if (restored / NO_PHOTOS).exists():
        _remove(folder / files.PHOTOS)
    for name in (files.PHOTOS, files.DATABASE, files.KEYS):
        if (restored / name).exists():
            _remove_logs(folder / name)
            (restored / name).replace(folder / name)
    attempts.forget(folder)
    durable.flush_folder(folder)
    shutil.rmtree(restored)
    return True


def set_aside(folder: Path, target: Path) -> None:
    """Copy files that nobody can open, as they lie there: somebody may yet mend them."""
    with made_folder(target.parent), ExitStack() as unless_whole:
        target.mkdir(mode=0o700)
        unless_whole.callback(shutil.rmtree, target, ignore_errors=True)
        for path in _lying(folder):
            shutil.copy2(path, target / path.name)
        unless_whole.pop_all()


def put_photos_aside(folder: Path, target: Path) -> None:
    """Move the photos of an office that is gone to where a restore finds them again.

    They are locked with a key that a new office has not, and would stand in the way of its own.
    """
    if not (folder / files.PHOTOS).exists():
        return
    target.mkdir(mode=0o700, parents=True)
    for end in (*_LOGS, ""):
        path = folder / f"{files.PHOTOS}{end}"
        if path.exists():
            path.rename(target / path.name)


def size(folder: Path) -> int:
    """Bytes of the office that lies in `folder`, whether or not it can be opened."""
    return sum(path.stat().st_size for path in _lying(folder))


def _lying(folder: Path) -> list[Path]:
    names = (files.DATABASE, files.PHOTOS, files.KEYS)
    paths = (folder / f"{name}{end}" for name in names for end in ("", *_LOGS))
    return [path for path in paths if path.is_file()]


def _remove(path: Path) -> None:
    _remove_logs(path)
    path.unlink(missing_ok=True)


def _remove_logs(path: Path) -> None:
    """The log of one database must never be read into another."""
    for end in _LOGS:
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
