"""Every folder of this process, and which folders must not hold data."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import platformdirs

from bansos_desktop.usecases.refusal import Refused

APP_NAME = "BansosDesktop"
_NETWORK_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"})
_SYNCED_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "iclouddrive": "iCloud",
    "nextcloud": "Nextcloud",
}
_WINDOWS_REMOTE_DRIVE = 4


@dataclass(frozen=True, slots=True)
class Paths:
    """Where this process keeps things; all below one data folder, so that it can be thrown away."""

    data: Path

    @property
    def logs(self) -> Path:
        """The folder of the rotating log."""
        return self.data / "log"


def default_paths() -> Paths:
    """The local, never the roaming, application data folder of this user."""
    return Paths(Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False)))


def checked_paths(text: str) -> Paths:
    """The paths of a data folder named by a person. Raises Refused for a folder that loses data."""
    refuse_network_text(text)
    folder = Path(text).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        raise Refused("folder.not_a_folder", path=text)
    if _is_network(folder.resolve()):
        raise Refused("folder.network", path=text)
    if service := synced_by(folder):
        raise Refused("folder.synced", path=text, service=service)
    return Paths(folder)


def refuse_network_text(text: str) -> None:
    """Refuse \\\\server\\share and //server/share before the system turns them into something."""
    if text.replace("\\", "/").startswith("//"):
        raise Refused("folder.network", path=text)


def synced_by(folder: PurePath) -> str:
    """The service that copies this folder elsewhere, judged by the names above it, or ""."""
    for part in folder.parts:
        name = part.casefold().split(" - ")[0]
        if name in _SYNCED_NAMES:
            return _SYNCED_NAMES[name]
    return ""


def network_mount(folder: PurePath, mounts: Sequence[str]) -> bool:
    """Whether the innermost of `mounts` (lines of /proc/mounts) above `folder` is a network's."""
    best, kind = "", ""
    for line in mounts:
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        if PurePath(folder).is_relative_to(point) and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind in _NETWORK_TYPES


def _is_network(folder: Path) -> bool:
    if sys.platform == "win32":
        drive = f"{folder.drive}\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _WINDOWS_REMOTE_DRIVE)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return network_mount(folder, mounts)


def has_display() -> bool:
    """Whether a window could be seen by somebody."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
