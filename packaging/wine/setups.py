"""The setups that are tried: the one that was built, and one that says it is an earlier version."""

from __future__ import annotations

from pathlib import Path

import build
from windows import launcher, payload, product, setup
from windows.product import BuildError
from windows.tools import find_compiler, run

__all__ = ["BuildError", "wanted"]

ROOT = Path(__file__).resolve().parents[2]
PREVIOUS = "0.5.0"
_THOROUGH = "SetCompressor /SOLID lzma\nSetCompressorDictSize 64\n"
_FAST = "SetCompressor zlib\n"


def wanted(work: Path, given: Path | None, *, fast: bool, with_older: bool) -> tuple[Path, Path]:
    """The setup to try, built if none was given, and the older one if it is wanted."""
    work.mkdir(parents=True, exist_ok=True)
    version = product.read_version(ROOT)
    newer = given or _built(work, version, fast=fast)
    older = _packed(work, _older_than(newer)) if with_older else newer
    return newer.absolute(), older.absolute()
