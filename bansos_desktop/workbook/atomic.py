"""Replacing a file in one step, so that nobody ever finds half of one.

A power cut, a full disk or a cancelled export leaves the office's old file as it was. A file that
Excel holds open cannot be replaced on Windows: that is said, never worked around.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bansos_desktop.workbook.errors import WorkbookError

# Windows cannot open a folder; there the rename itself is already durable.
_FOLDERS_CAN_BE_FLUSHED = os.name != "nt"
_NUMBERED = re.compile(r"(.+) \(([0-9]{1,4})\)")


@contextmanager
def write_atomically(target: Path) -> Iterator[Path]:
    """Give a `target.new` to write; on success it is flushed to disk and takes the target's place.

    On any error the target is untouched and the new file is gone. A target that is open in
    another program is WorkbookError workbook.locked, one whose folder is gone workbook.no_folder,
    also when a stick is pulled out meanwhile; a folder that lets nobody write is an OSError.
    """
    if not target.parent.is_dir():
        raise WorkbookError("workbook.no_folder", {"folder": target.parent.name})
    new = target.with_name(target.name + ".new")
    try:
        yield new
        _flush(new)
        _replace(new, target)
    except FileNotFoundError as error:
        if target.parent.is_dir():
            raise
        raise WorkbookError("workbook.no_folder", {"folder": target.parent.name}) from error
    finally:
        with suppress(OSError):  # on a disk that is gone; what went wrong first is what to tell
            new.unlink(missing_ok=True)
    _flush_folder(target.parent)


def write_whole(content: bytes, target: Path) -> str:
    """Write bytes that are ready; gives their sha256."""
    with write_atomically(target) as new:
        new.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def free_name(target: Path) -> Path:
    """The next name beside `target` that no file has: "usulan (2).xlsx"."""
    found = _NUMBERED.fullmatch(target.stem)
    stem, number = (found[1], int(found[2])) if found else (target.stem, 1)
    while True:
        number += 1
        free = target.with_name(f"{stem} ({number}){target.suffix}")
        if not free.exists():
            return free


def _replace(new: Path, target: Path) -> None:
    """On Windows the file that a program holds open cannot be replaced."""
    try:
        new.replace(target)
    except PermissionError as error:
        raise WorkbookError("workbook.locked", {"file": target.name}) from error


def _flush(path: Path) -> None:
    """Bring the content to the disk: a rename that got there first would name an empty file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Bring the rename itself to the disk, which is kept in the folder."""
    if not _FOLDERS_CAN_BE_FLUSHED:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
