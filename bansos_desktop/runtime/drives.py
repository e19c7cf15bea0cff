"""Sticks that are plugged in now; never a network's drive, which may keep us waiting."""

from __future__ import annotations

import ctypes
import string
import sys
from pathlib import Path

_REMOVABLE = 2
_MOUNT_FOLDERS = (Path("/media"), Path("/run/media"))


def removable_drives() -> list[Path]:
    """The roots of removable drives; the system knows the kind, so no drive has to spin up."""
    if sys.platform == "win32":  # pragma: no cover - only there
        kernel = ctypes.windll.kernel32
        used = kernel.GetLogicalDrives()
        letters = [letter for at, letter in enumerate(string.ascii_uppercase) if used >> at & 1]
        roots = [f"{letter}:\\" for letter in letters]
        return [Path(root) for root in roots if kernel.GetDriveTypeW(root) == _REMOVABLE]
    return mounted_below(*_MOUNT_FOLDERS)


def mounted_below(*folders: Path) -> list[Path]:
    """Mounted drives in /media/NAME and /media/USER/NAME."""
    found = []
    for folder in folders:
        for depth in ("*", "*/*"):
            found += [path for path in sorted(folder.glob(depth)) if path.is_mount()]
    return found
