"""The setups that are tried: today's, and one that says it is an earlier version."""

from __future__ import annotations

from pathlib import Path

from windows import launcher, payload, product, programs
from windows.product import BuildError

import build

__all__ = ["BuildError", "earlier", "fetched", "newer", "older"]


def newer(work: Path, given: Path | None, *, fast: bool) -> Path:
    """The setup to try: the one given, or one that is built now."""
    if given is not None:
        return given.absolute()
    wish = build.Wish(work / "pemasang", product.read_version(build.ROOT), fast=fast)
    parts = work / "build"
    return build.make_setup(wish, parts, build.make_program(wish, parts))


def older(work: Path, given: Path | None, than: str) -> Path:
    """The setup of an earlier version: the one given, or today's program saying it is older."""
    if given is not None:
        return given.absolute()
    wish = build.Wish(work / "pemasang", earlier(than), fast=True)
    parts = work / "build"
    return build.make_setup(wish, parts, _stamped(wish, parts))


def earlier(version: str) -> str:
    """A version before this one."""
    major, minor, patch = map(int, version.split("."))
    if patch:
        return f"{major}.{minor}.{patch - 1}"
    return f"{major}.{minor - 1}.0" if minor else f"{major - 1}.9.0"


def fetched(parts: Path) -> Path:
    """The folder with Windows' Python and every wheel; what is there already is not asked for."""
    if not (parts / "runtime").is_dir() or not (parts / "site").is_dir():
        build.fetch_parts(parts)
    return parts


def _stamped(wish: build.Wish, parts: Path) -> Path:
    """The program folder once more, saying another version."""
    runtime, site = (fetched(parts) / name for name in ("runtime", "site"))
    target = parts / "lama" / product.FOLDER
    target.parent.mkdir(exist_ok=True)
    compiler = programs.find_compiler(runtime)
    payload.make_payload(build.ROOT, runtime, site, target, version=wish.version, compiler=compiler)
    launcher.make_launchers(target, parts, wish.look)
    payload.seal(target)
    return target
