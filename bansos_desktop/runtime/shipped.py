"""The sealed list of the shipped files, so that one that is missing or changed is found.

An installation has the list; the sources have none, because there a version control tells.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from bansos_desktop.runtime.resources import resource

SEAL = "ISI.sha256"


def shipped_root() -> Path:
    """The folder that holds resources/ and seed_data/."""
    return resource().parent


def sealed(root: Path) -> str:
    """The list of every file below `root`, in the form that sha256sum writes and checks."""
    return "".join(f"{_hash(file)}  {name}\n" for name, file in _files(root))


def is_sealed(root: Path) -> bool:
    """Whether there is a list."""
    return (root / SEAL).is_file()


def missing_and_changed(root: Path) -> tuple[int, list[str], list[str]]:
    """How many files the list names, which of them are not there, and which are others now."""
    promised = dict(_read(root / SEAL))
    missing = [name for name in promised if not (root / name).is_file()]
    changed = [
        name
        for name, digest in promised.items()
        if name not in missing and _hash(root / name) != digest
    ]
    return len(promised), missing, changed


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(root.rglob("*")):
        if file.is_file() and file.name != SEAL:
            yield file.relative_to(root).as_posix(), file


def _read(list_file: Path) -> Iterator[tuple[str, str]]:
    for line in list_file.read_text(encoding="utf-8").splitlines():
        digest, _blank, name = line.partition("  ")
        yield name, digest


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
