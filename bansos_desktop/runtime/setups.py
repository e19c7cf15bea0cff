"""Looking for a newer setup in a folder and the folders directly in it, and starting one.

Every call may wait on a slow stick: none of this belongs on the window's thread.
"""

from __future__ import annotations

import atexit
import codecs
import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from bansos_desktop.domain.program_version import Version, named_version
from bansos_desktop.domain.setup_file import HEAD_BYTES, read_setup
from bansos_desktop.runtime.signature import Trust, trust_of
from bansos_desktop.usecases.refusal import Refused

SUMS = "SHA256SUMS"
MOST_FOLDERS, MOST_NAMES, MOST_SECONDS = 64, 2000, 5.0
MOST_SUM_BYTES, BLOCK = 64 * 1024, 1024 * 1024


class Proof(Enum):
    """What SHA256SUMS beside a setup says of it, unless it contradicts it."""

    MATCHES = auto()
    NO_SUMS = auto()
    NOT_NAMED = auto()  # also where the file holds no sums at all


@dataclass(frozen=True, slots=True)
class FoundSetup:
    """A whole setup that is newer than this program."""

    path: Path
    version: Version


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who vouches for a setup: the sums beside it, and the system for its signature."""

    proof: Proof
    trust: Trust = Trust.UNKNOWN

    @property
    def is_signed(self) -> bool:
        """Only what the system itself calls good; where it says no or nothing, there is none."""
        return self.trust is Trust.TRUSTED


class SetupFinder:
    """Remembers what files it has read, so that the next look costs only the names."""

    def __init__(self, running: Version, clock: Callable[[], float] = time.monotonic) -> None:
        self._running, self._clock = running, clock
        self._known: dict[tuple[str, int, int], Version | None] = {}

    def newest(self, folders: Iterable[Path]) -> FoundSetup | None:
        """The newest setup there; a folder that cannot be read holds none."""
        until = self._clock() + MOST_SECONDS
        found = [one for folder in folders for one in self._setups(folder, until)]
        return max(found, key=lambda one: one.version, default=None)

    def _setups(self, folder: Path, until: float) -> Iterator[FoundSetup]:
        for path in self._files(folder, until):
            promised = named_version(path.name)
            if promised is None or promised <= self._running:
                continue
            if self._read(path) == promised:
                yield FoundSetup(path, promised)

    def _files(self, folder: Path, until: float) -> Iterator[Path]:
        """Names in the folder and one level down, as long as there is time."""
        below: list[Path] = []
        for entry in _entries(folder):
            if entry.is_dir(follow_symlinks=False):
                below.append(Path(entry.path))
            else:
                yield Path(entry.path)
        for inner in below[:MOST_FOLDERS]:
            if self._clock() > until:
                return
            yield from (Path(entry.path) for entry in _entries(inner))

    def _read(self, path: Path) -> Version | None:
        """The version that the file says of itself, read once as long as it does not change."""
        try:
            state = path.stat()
            key = (str(path), state.st_size, state.st_mtime_ns)
            if key not in self._known:
                with path.open("rb") as stream:
                    self._known[key] = read_setup(stream.read(HEAD_BYTES), state.st_size)
        except OSError:
            return None
        return self._known[key]


def verify(found: FoundSetup) -> Vouched:
    """Whether SHA256SUMS beside it, and the system, vouch for it.

    Raises Refused if the sums contradict the file, or if it can no longer be read.
    """
    try:
        sums = _sums_beside(found.path)
        wanted = _sum_in(sums or "", found.path.name)
        if wanted and _digest(found.path) != wanted:
            raise Refused("setup.altered", name=found.path.name)
        held = read_setup(_head(found.path), found.path.stat().st_size)
    except OSError as error:
        raise Refused("setup.gone", name=found.path.name) from error
    if held != found.version:
        raise Refused("setup.changed", name=found.path.name)
    trust = trust_of(found.path)
    if wanted:
        return Vouched(Proof.MATCHES, trust)
    return Vouched(Proof.NO_SUMS if sums is None else Proof.NOT_NAMED, trust)


def can_install() -> bool:
    """Whether a setup replaces this program: on Windows, and not for one carried on a stick."""
    program = os.environ.get("BANSOS_PROGRAM", "")
    portable = program and (Path(program) / "portable.flag").is_file()
    return sys.platform == "win32" and not portable


def start_after_us(path: Path) -> None:
    """Start the setup when this program has ended, for it refuses to replace one that runs."""
    atexit.register(_start, path)


def _start(path: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover - only there
        os.startfile(path)  # noqa: S606 - what the user asked for, and no shell between


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """So many of the folder's entries; none if it is gone or not ours to read."""
    try:
        with os.scandir(folder) as entries:
            return [entry for entry, _ in zip(entries, range(MOST_NAMES), strict=False)]
    except OSError:
        return []


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(HEAD_BYTES)


def _sums_beside(path: Path) -> str | None:
    """The text of SHA256SUMS beside the file; None if there is none."""
    try:
        with (path.parent / SUMS).open("rb") as stream:
            content = stream.read(MOST_SUM_BYTES)
    except FileNotFoundError:
        return None
    except OSError:
        return ""  # it is there, and says nothing
    # The shell of Windows writes UTF-16 when its output is sent to a file.
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if wide else "utf-8-sig", errors="replace")


def _sum_in(sums: str, file: str) -> str:
    """What a line of sums says of the file, or ""; names may stand as `*name` or `./name`."""
    for line in sums.splitlines():
        digest, _, name = line.strip().partition(" ")
        plain = name.strip().removeprefix("*").removeprefix("./").removeprefix(".\\")
        if plain.lower() == file.lower():
            return digest.lower()
    return ""


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
