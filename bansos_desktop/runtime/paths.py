"""Every folder of this process, and which folders must not hold data."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import platformdirs

from bansos_desktop.runtime import target_file
from bansos_desktop.usecases.refusal import Refused

APP_NAME = "BansosDesktop"
PROGRAM_VARIABLE = "BANSOS_PROGRAM"  # set by the Windows launcher: the folder it lies in
PORTABLE_FLAG = "portable.flag"
_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "glusterfs"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs"}
)
# A name may go on with whose it is: "OneDrive - Dinas Sosial", "Dropbox (Kantor)".
_SYNCED_NAMES = {
    "OneDrive": re.compile(r"onedrive\b", re.IGNORECASE),
    "Dropbox": re.compile(r"dropbox\b", re.IGNORECASE),
    "Google Drive": re.compile(r"(google ?drive|my drive|drive saya)\b", re.IGNORECASE),
    "iCloud": re.compile(r"icloud ?drive\b|mobile documents$", re.IGNORECASE),
    "Nextcloud": re.compile(r"nextcloud\b", re.IGNORECASE),
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


def program_folder() -> Path | None:
    """Where the packaged program lies; None when it runs from its sources."""
    folder = os.environ.get(PROGRAM_VARIABLE)
    return Path(folder) if folder else None


def is_portable() -> bool:
    """Whether the program was unpacked to carry its data with it, on a stick for example."""
    program = program_folder()
    return program is not None and (program / PORTABLE_FLAG).is_file()


def default_paths() -> Paths:
    """Beside a portable program; else the local, never the roaming, data folder of this user."""
    program = program_folder()
    if program is not None and is_portable():
        return Paths(program / "data")
    return Paths(Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False)))


def checked_paths(text: str) -> Paths:
    """The paths of a data folder named by a person. Raises Refused for a folder that loses data."""
    refuse_network_text(text)
    folder = Path(text).expanduser().absolute()
    if file := next((above for above in (folder, *folder.parents) if above.is_file()), None):
        raise Refused("folder.not_a_folder", path=str(file))
    real = folder.resolve()
    if _is_network(real):
        raise Refused("folder.network", path=text)
    if service := synced_by(folder) or synced_by(real):
        raise Refused("folder.synced", path=text, service=service)
    return Paths(folder)


def checked_target(file: Path, paths: Paths) -> Path:
    """A file that a person wants written. Raises Refused where it cannot be, or must not be."""
    return target_file.checked_target(file, paths.data)


def refuse_network_text(text: str) -> None:
    """Refuse \\\\server\\share and //server/share before the system turns them into something."""
    if text.replace("\\", "/").startswith("//"):
        raise Refused("folder.network", path=text)


def synced_by(folder: PurePath) -> str:
    """The service that copies this folder elsewhere, judged by the names above it, or ""."""
    for part in folder.parts:
        for service, name in _SYNCED_NAMES.items():
            if name.match(part):
                return service
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
    """Whether the folder is on another computer; where the system does not tell, it is not."""
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
