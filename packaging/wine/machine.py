"""What a trial needs of the machine, and the Debian packages that have it."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from wine.shims import COMPILER

# Together some 200 MB to fetch and 1 GB on disk, in less than half a minute.
PROGRAMS = {
    "wine": "wine",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "openbox": "openbox",
    COMPILER: "gcc-mingw-w64-x86-64-win32",
}


def missing(finds: Callable[[str], str | None] = shutil.which) -> list[str]:
    """The packages of the programs that are not here."""
    return sorted(package for name, package in PROGRAMS.items() if finds(name) is None)
