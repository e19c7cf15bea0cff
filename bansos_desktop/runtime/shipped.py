"""The sealed list of the program's files, so that one that is missing or changed is found.

The Windows program has the list, of every file of its folder: a library of Qt that a virus scanner
took away is as broken as a lost picture. The sources have none; there a version control tells.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bansos_desktop.runtime.program import PROGRAM_VARIABLE
from bansos_desktop.runtime.resources import resource

SEAL = "_internal/ISI.txt"  # it names every file but itself


class Promised(NamedTuple):
    """A line of the list."""

    digest: str
    size: str
    name: str

    @property
    def text(self) -> str:
        """As it is written; the name comes last because it may hold blanks."""
        return f"{self.digest}  {self.size}  {self.name}\n"


def program_folder() -> Path | None:
    """The folder of the launcher that started us, if we lie in it; None run from sources."""
    named = os.environ.get(PROGRAM_VARIABLE)
    if not named:
        return None
    folder = Path(named).resolve()
    return folder if Path(__file__).resolve().is_relative_to(folder) else None


def shipped_root() -> Path:
    """What the list is about: the program folder, else the folder of resources/ and seed_data/."""
    return program_folder() or resource().parent


def sealed(root: Path) -> str:
    """How many files there are, then each of them below `root`, in one order on every system."""
    lines = [
        Promised(_hash(content), str(len(content)), name).text
        for name, file in sorted(_files(root))
        for content in [file.read_bytes()]
    ]
    return f"{len(lines)}\n{''.join(lines)}"


def is_sealed(root: Path) -> bool:
    """Whether there is a list."""
    return (root / SEAL).is_file()


def missing_and_changed(root: Path) -> tuple[int, list[str], list[str]]:
    """How many files the list names, which of them are not there, and which are others now.

    A list that is torn itself is one of the changed.
    """
    head, *lines = (root / SEAL).read_text(encoding="utf-8", errors="replace").split("\n")
    promised = [Promised(*parts) for line in lines if len(parts := line.split("  ", 2)) == 3]
    missing: list[str] = []
    changed = [] if head == str(len(promised)) else [SEAL]
    for one in promised:
        content = _content(root / one.name)
        if content is None:
            missing.append(one.name)
        elif str(len(content)) != one.size or _hash(content) != one.digest:
            changed.append(one.name)
    return len(promised), missing, changed


def _content(file: Path) -> bytes | None:
    """Read in one go, since opening is what costs; None if there is no such file.

    One that is held or not readable is of no use either, and counts as an empty one.
    """
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return b""


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for file in root.rglob("*"):
        name = file.relative_to(root).as_posix()
        if file.is_file() and name != SEAL:
            yield name, file


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
