"""A folder that is made for something, and is gone again if nothing came of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


@contextmanager
def made_folder(folder: Path) -> Iterator[None]:
    """Make `folder` and what is missing above it; a failure leaves of these none that is empty."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with ExitStack() as unless_fine:
        for one in reversed(missing):
            unless_fine.callback(_remove_empty, one)
        yield
        unless_fine.pop_all()


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
