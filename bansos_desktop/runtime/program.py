"""How this program is started once more, as a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Where `-m` finds our package when it runs from sources.
SOURCES = Path(__file__).resolve().parents[2]
PROGRAM_VARIABLE = "BANSOS_PROGRAM"
LAUNCHER = "BansosDesktop.exe"


def own_command(*arguments: str) -> list[str]:
    """The installed launcher if it started us, otherwise this Python with our package."""
    launcher = Path(os.environ.get(PROGRAM_VARIABLE, "")) / LAUNCHER
    if os.environ.get(PROGRAM_VARIABLE) and launcher.is_file():
        return [str(launcher), *arguments]
    return [sys.executable, "-m", "bansos_desktop", *arguments]
