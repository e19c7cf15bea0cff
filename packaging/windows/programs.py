"""The programs that a build runs: found, installed where that is possible, otherwise named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from windows.product import PYTHON, BuildError

_MSYS = Path("C:/msys64/ucrt64/bin")
_NSIS = Path("C:/Program Files (x86)/NSIS")


class Program(NamedTuple):
    """One program: its names, most wanted first, and how a person gets it."""

    names: tuple[str, ...]
    debian: str
    folder: Path
    elsewhere: str


MAKENSIS = Program(
    ("makensis",), "nsis", _NSIS, "NSIS 3.08 or newer (on Windows: winget install NSIS.NSIS)"
)
GCC = Program(
    ("x86_64-w64-mingw32-gcc", "gcc"),
    "gcc-mingw-w64-x86-64-win32",
    _MSYS,
    "mingw-w64 (on Windows: MSYS2, then pacman -S mingw-w64-ucrt-x86_64-gcc)",
)
WINDRES = Program(("x86_64-w64-mingw32-windres", "windres"), GCC.debian, _MSYS, GCC.elsewhere)


def find(program: Program) -> str:
    """The path of a program. Raises BuildError with the way to get it."""
    names = program.names if os.name == "nt" else program.names[:1]
    for name in names:
        if found := shutil.which(name) or shutil.which(name, path=str(program.folder)):
            return found
    raise BuildError(f"{names[0]} is not on this machine. Install {program.elsewhere}")


def missing_packages() -> list[str]:
    """The Debian packages of the programs that are not here."""
    programs = (MAKENSIS, GCC, WINDRES)
    return sorted({item.debian for item in programs if shutil.which(item.names[0]) is None})


def run(
    command: Sequence[str | Path],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run one step and return what it said. Raises BuildError with all of it when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildError(f"{' '.join(words)}\n{done.stdout}failed with exit code {done.returncode}")
    return done.stdout


def is_compiler(command: Sequence[str]) -> bool:
    """Whether a command starts a CPython of the very version whose bytecode is shipped."""
    question = "import sys; print(sys.implementation.name, *sys.version_info[:2])"
    try:
        done = subprocess.run(
            [*command, "-I", "-c", question],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and done.stdout.split() == ["cpython", *PYTHON.split(".")]


def find_compiler(runtime: Path, wished: str = "") -> str:
    """A Python that writes the shipped runtime's bytecode; on Windows the runtime itself can."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    candidates = [
        sys.executable,
        f"python{PYTHON}",
        *(str(path) for path in sorted(pyenv.glob(f"{PYTHON}.*/bin/python"))),
        *([str(runtime / "python.exe")] if os.name == "nt" else []),
    ]
    for candidate in [wished] if wished else candidates:
        if is_compiler([candidate]):
            return candidate
    raise BuildError(
        f"no CPython {PYTHON} compiles the bytecode here: name one with --compiler, or install it\n"
        f"  (Ubuntu 24.04: apt-get install python{PYTHON}; anywhere: pyenv install {PYTHON} or\n"
        f"  uv python install {PYTHON}). The program itself needs none on the user's computer."
    )
