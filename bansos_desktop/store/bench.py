"""A folder inside the data to copy or unpack in, which the next to come knows to be in use or left.

A command that only reads makes one without holding the data folder, so neither that nor an age
tells whether somebody works in it: a lock beside it does, which the system frees if they die.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bansos_desktop.store import files

_LOCK = ".kunci"


@contextmanager
def bench(folder: Path) -> Iterator[Path]:
    """A folder of its own inside `folder`, which is gone afterwards whatever happens."""
    # It brings asyncio along, which the first window need not wait for.
    from filelock import FileLock  # noqa: PLC0415 - see above

    made = folder / f"{files.BENCH}{secrets.token_hex(6)}"
    lock = _lock_of(made)
    try:
        with FileLock(lock, timeout=0):
            made.mkdir(mode=0o700)
            try:
                yield made
            finally:
                shutil.rmtree(made, ignore_errors=True)
    finally:
        lock.unlink(missing_ok=True)


def clear_left(folder: Path) -> None:
    """Remove what a backup or a restore left that was killed. Only with the data folder held."""
    left = list(folder.glob(f"{files.BENCH}*"))
    if not left:
        return
    from filelock import FileLock, Timeout  # noqa: PLC0415 - as above, and seldom needed

    for made in {path.with_suffix("") if path.suffix == _LOCK else path for path in left}:
        lock = _lock_of(made)
        try:
            with FileLock(lock, timeout=0):
                shutil.rmtree(made, ignore_errors=True)
        except Timeout:
            continue
        lock.unlink(missing_ok=True)


def _lock_of(made: Path) -> Path:
    return made.with_name(f"{made.name}{_LOCK}")
