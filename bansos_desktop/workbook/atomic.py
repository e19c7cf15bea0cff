"""Replacing a file in one step, so that nobody ever finds half of one.

A power cut, a full disk or a cancelled export leaves the office's old file as it was. A file that
Excel holds open cannot be replaced on Windows: that is said, never worked around.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bansos_desktop.workbook.errors import WorkbookError

# Windows cannot open a folder; there the rename itself is already durable.
_FOLDERS_CAN_BE_FLUSHED = os.name != "nt"
NEW = ".new"
MOST_BYTES = 255
_SPECIAL = (Path("/proc"), Path("/sys"), Path("/dev"))
_OF_THE_PLACE = {
    errno.EACCES: "workbook.no_permission",
    errno.EPERM: "workbook.no_permission",
    errno.EROFS: "workbook.no_permission",
    errno.ENAMETOOLONG: "workbook.long_name",
    errno.ENOSPC: "workbook.disk_full",
    errno.EDQUOT: "workbook.disk_full",
}
_NUMBERED = re.compile(r"(.+) \(([0-9]{1,4})\)")


@contextmanager
def write_atomically(target: Path) -> Iterator[Path]:
    """Give a `target.new` to write; on success it is flushed to disk and takes the target's place.

    On any error the target is untouched and the new file is gone. A target that is open in
    another program is WorkbookError workbook.locked, one whose folder is gone workbook.no_folder,
    also when a stick is pulled out meanwhile; and what else the place of the target does not let
    us do is one that names this place.
    """
    if is_name_too_long(target):
        raise WorkbookError("workbook.long_name", {"most": str(MOST_BYTES - len(NEW))})
    if not target.parent.is_dir():
        raise WorkbookError("workbook.no_folder", {"folder": target.parent.name})
    new = target.with_name(target.name + NEW)
    try:
        yield new
        _flush(new)
        _replace(new, target)
    except FileNotFoundError as error:
        if target.parent.is_dir() and _takes_files(target.parent):
            raise
        if target.parent.is_dir():
            raise WorkbookError(
                "workbook.special_folder", {"folder": str(target.parent)}
            ) from error
        raise WorkbookError("workbook.no_folder", {"folder": target.parent.name}) from error
    except OSError as error:
        code = _OF_THE_PLACE.get(error.errno or 0)
        if code is None:
            raise
        raise WorkbookError(
            code, {"folder": str(target.parent), "most": str(MOST_BYTES - len(NEW))}
        ) from error
    finally:
        with suppress(OSError):  # on a disk that is gone; what went wrong first is what to tell
            new.unlink(missing_ok=True)
    _flush_folder(target.parent)


def is_name_too_long(target: Path) -> bool:
    """Whether no disk could keep the name, which is told before any folder is asked about it."""
    return len(os.fsencode(target.name)) > MOST_BYTES - len(NEW)


def _takes_files(folder: Path) -> bool:
    """Whether files can be made in a folder; some of the system's only look like folders."""
    return not any(folder.resolve().is_relative_to(special) for special in _SPECIAL)


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
