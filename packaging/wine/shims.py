"""Stand-ins for what Windows has and Wine lacks; they are never part of what is shipped."""

from __future__ import annotations

import subprocess
from pathlib import Path

COMPILER = "x86_64-w64-mingw32-gcc"
SOURCES = Path(__file__).resolve().parent / "shims"


def build_shims(out: Path) -> list[Path]:
    """Compile every stand-in into `out`; the reasons are at the head of each source."""
    out.mkdir(parents=True, exist_ok=True)
    return [_build(source, out / f"{source.stem}.dll") for source in sorted(SOURCES.glob("*.c"))]


def _build(source: Path, library: Path) -> Path:
    flags = ("-O2", "-s", "-shared", "-Wall", "-Wextra", "-Werror")
    subprocess.run(
        [COMPILER, *flags, "-o", library, source, "-ladvapi32"],
        check=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )
    return library
