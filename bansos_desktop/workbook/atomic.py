"""Replacing a file in one step, so that nobody ever finds half of one.

A power cut, a full disk or a cancelled export leaves the office's old file as it was. A file that
Excel holds open cannot be replaced on Windows: that is said, never worked around.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bansos_desktop.workbook.errors import WorkbookError

# Windows cannot open a folder; there the rename itself is already durable.
_FOLDERS_CAN_BE_FLUSHED = os.name != "nt"


@contextmanager
def write_atomically(target: Path) -> Iterator[Path]:
    """Give a `target.new` to write; on success it is flushed to disk and takes the target's place.

    On any error the target is untouched and the new file is gone. A target that is open in
    another program is WorkbookError workbook.locked, one whose folder is gone workbook.no_folder.
    """
    if not target.parent.is_dir():
        raise WorkbookError("workbook.no_folder", {"folder": target.parent.name})
    new = target.with_name(target.name + ".new")
    try:
        yield new
        _flush(new)
        new.replace(target)
    except PermissionError as error:
        raise WorkbookError("workbook.locked", {"file": target.name}) from error
    finally:
        new.unlink(missing_ok=True)
    _flush_folder(target.parent)


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
