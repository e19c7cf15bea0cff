"""Bringing what happened to a folder's names to the disk, so that no power cut turns it round."""

from __future__ import annotations

import os
from pathlib import Path

# Windows cannot open a folder; there the rename itself is already durable.
_FOLDERS_CAN_BE_FLUSHED = os.name != "nt"


def flush_folder(folder: Path) -> None:
    """Bring renames in a folder to the disk."""
    if not _FOLDERS_CAN_BE_FLUSHED:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
