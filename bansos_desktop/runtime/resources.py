"""Where shipped files are: in the source tree, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _root() -> Path:
    installed = _PACKAGE / "_files"
    return installed if installed.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """A file or folder below resources/."""
    return _root().joinpath("resources", *parts)


def seed_folder() -> Path:
    """The shipped reference set."""
    return _root() / "seed_data"


def guide_folder() -> Path:
    """The user's guide; its pictures are in `gambar` beside this folder."""
    shipped = resource("panduan")
    return shipped if shipped.is_dir() else _PACKAGE.parent / "docs" / "panduan"
