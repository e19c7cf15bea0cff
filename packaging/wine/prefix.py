"""One throw-away Windows: a Wine prefix whose user has a name as people have them."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import struct
import subprocess
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from typing import IO

from wine.shims import build_shims

# A space, and a letter beyond ASCII: both have broken installers of others.
USER = "Nur Aïsyah"
FONT = "Open Sans"
FONT_FILES = Path("/usr/share/fonts/truetype/open-sans")
FONT_VALUES = ("MenuFont", "MessageFont", "CaptionFont", "SmCaptionFont", "StatusFont")
PATIENCE = 60.0
# Wine's own browser and .NET are not wanted, nor menu entries on the host; mscms is our stand-in.
OVERRIDES = "mscoree,mshtml=;winemenubuilder.exe=d;mscms=n"
SERVER_SECONDS = 300  # the server outlives one program, so that the next starts fast; then it ends


class WineError(Exception):
    """Windows could not be made, or a program did not end in its time."""


@dataclass(frozen=True, slots=True)
class Said:
    """How a program ended, and all that it said."""

    code: int
    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """A prefix below `folder`, shown on `display`; every program in it has a time to end in."""

    folder: Path
    display: str = ""
    user: str = USER
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def environment(self) -> dict[str, str]:
        """What each program is started with; Wine takes the user's name from USER."""
        kept = ("PATH", "HOME", "TMPDIR", "XDG_RUNTIME_DIR")
        return {
            **{name: os.environ[name] for name in kept if name in os.environ},
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "USER": self.user,
            "LOGNAME": self.user,
            "WINEPREFIX": str(self.folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            **({"DISPLAY": self.display} if self.display else {}),
            **self.variables,
        }

    @property
    def home(self) -> Path:
        """The user's folder, as Linux sees it."""
        return self.folder / "drive_c" / "users" / self.user

    @property
    def local(self) -> Path:
        """%LOCALAPPDATA%, as Linux sees it; a step asserts that Windows agrees."""
        return self.home / "AppData" / "Local"

    @property
    def menu(self) -> Path:
        """The user's own Start menu."""
        return self.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"

    def windows(self, path: Path) -> str:
        """What Windows calls a file of Linux."""
        drive = self.folder / "drive_c"
        if path.is_relative_to(drive):
            return str(PureWindowsPath("C:/", path.relative_to(drive).as_posix()))
        return str(PureWindowsPath("Z:/", path.absolute().as_posix().lstrip("/")))

    def start(self, *words: str | Path, **variables: str) -> subprocess.Popen[bytes]:
        """Start a program; a pipe for what it says, since Python under Wine refuses a file."""
        return subprocess.Popen(
            ["wine", *map(str, words)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**self.environment, **variables},
            start_new_session=True,
        )

    def run(self, *words: str | Path, seconds: float = PATIENCE, **variables: str) -> Said:
        """Run a program to its end. Raises WineError when it does not end in its time."""
        process = self.start(*words, **variables)
        reader, heard = listen(process)
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            stop(process)
            raise WineError(
                f"{words[0]} did not end within {seconds:.0f} s: {_text(heard)}"
            ) from None
        reader.join(3)
        return Said(code, _text(heard))

    def must(self, *words: str | Path, seconds: float = PATIENCE, **variables: str) -> str:
        """Run a program that has to succeed, and return what it said."""
        said = self.run(*words, seconds=seconds, **variables)
        if said.code:
            raise WineError(f"{' '.join(map(str, words))}: exit code {said.code}: {said.text}")
        return said.text

    def server(self, *words: str) -> None:
        """A word to the prefix's server, without waiting for an answer that may not come."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(
                ["wineserver", *words],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=30,
                check=False,
            )

    def end(self) -> None:
        """End every program of this prefix, and the server."""
        self.server("-k")
        self.server("-w")

    def remove(self) -> None:
        """Throw the prefix away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def listen(process: subprocess.Popen[bytes]) -> tuple[threading.Thread, list[bytes]]:
    """Take what a program says, so that it never waits for a reader.

    Not communicate(): what the program leaves behind may keep the pipe open.
    """
    heard: list[bytes] = []
    reader = threading.Thread(target=_hear, args=(process.stdout, heard), daemon=True)
    reader.start()
    return reader, heard


def _hear(pipe: IO[bytes] | None, heard: list[bytes]) -> None:
    if pipe is not None:
        with pipe:
            heard.extend(iter(lambda: os.read(pipe.fileno(), 65536), b""))


def _text(heard: list[bytes]) -> str:
    return b"".join(heard).decode("utf-8", "replace").replace("\r\n", "\n").strip()


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a program that was started here, by force."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


@contextlib.contextmanager
def fresh_prefix(folder: Path, display: str, *, keep: bool = False) -> Iterator[Prefix]:
    """A new Windows 10 in `folder`, ended and thrown away afterwards."""
    prefix = Prefix(folder, display)
    prefix.remove()
    try:
        _make(prefix)
        yield prefix
    finally:
        prefix.end()
        if not keep:
            prefix.remove()


def _make(prefix: Prefix) -> None:
    prefix.folder.parent.mkdir(parents=True, exist_ok=True)
    shims = build_shims(prefix.folder.parent / "shims")
    prefix.server(f"-p{SERVER_SECONDS}")
    prefix.run("wineboot", "-i", seconds=180)
    for shim in shims:
        shutil.copyfile(shim, prefix.folder / "drive_c/windows/system32" / shim.name)
    for font in FONT_FILES.glob("OpenSans-*.ttf"):  # C:\windows\Fonts of Wine is empty
        shutil.copyfile(font, prefix.folder / "drive_c/windows/Fonts" / font.name)
    prefix.must("winecfg", "/v", "win10")
    prefix.must("reg", "add", r"HKCU\Software\Wine\WineDbg", "/v", "ShowCrashDialog",
                "/t", "REG_DWORD", "/d", "0", "/f")  # fmt: skip
    for name in FONT_VALUES:
        prefix.must("reg", "add", r"HKCU\Control Panel\Desktop\WindowMetrics", "/v", name,
                    "/t", "REG_BINARY", "/d", logical_font(FONT).hex(), "/f")  # fmt: skip


def logical_font(family: str) -> bytes:
    """A font as Windows keeps it in the registry (LOGFONTW), twelve pixels high."""
    name = family.encode("utf-16-le").ljust(64, b"\0")
    return struct.pack("<5i8B", -12, 0, 0, 0, 400, *bytes(8)) + name
