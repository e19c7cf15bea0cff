"""Which set or quota file is meant by a path: itself, or the newest in a folder on a stick."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bansos_desktop.domain.seed import QUOTA_LINE, SEED_LINE
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.seed_files import LARGEST, MANIFEST, read_seed
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import read_quota_file
from bansos_desktop.usecases.read_quota_file import ReadSet
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError

SETS, TABLES = (".json",), (".xlsx", ".csv")
MOST_FILES = 200


def run(store: Store, path: Path, today: date) -> ReadSet:
    """The set at `path`; of a folder the newest that this office does not have yet."""
    if path.is_dir() and not (path / MANIFEST).is_file():
        return _newest(store, path, today)
    return _read(store, path, today)


def _read(store: Store, path: Path, today: date) -> ReadSet:
    """By what is inside: only a spreadsheet needs its name to be told from a set."""
    if not path.exists():
        raise StoreError("seed.missing", path=str(path))
    if path.is_dir() or path.suffix.lower() in SETS:
        return ReadSet(read_seed(path), path.name)
    return read_quota_file.run(store, path, today)


def _newest(store: Store, folder: Path, today: date) -> ReadSet:
    """Reference data before quotas, which may name what only it brings; then the highest version.

    A file that is neither is somebody's own and none of our business.
    """
    found = [one for path in _files(folder) if (one := _attempt(store, path, today)) is not None]
    if not found:
        raise Refused("sync.nothing_here", path=str(folder))
    return max(found, key=lambda one: (_is_newer(store, one), *_order(one)))


def _files(folder: Path) -> list[Path]:
    """The files that may be sets; what lies in a folder of its own is left alone."""
    known = [
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in (*SETS, *TABLES) and not path.name.startswith(("~$", "."))
    ]
    return [path for path in known if path.is_file() and path.stat().st_size <= LARGEST][
        :MOST_FILES
    ]


def _attempt(store: Store, path: Path, today: date) -> ReadSet | None:
    try:
        return _read(store, path, today)
    except (StoreError, Refused, WorkbookError, OSError):
        return None


def _is_newer(store: Store, one: ReadSet) -> bool:
    present = store.reference.seed(one.seed.line)
    return present is None or one.seed.version > present.version


def _order(one: ReadSet) -> tuple[bool, int]:
    lines = (QUOTA_LINE, SEED_LINE)
    return lines.index(one.seed.line) > 0, one.seed.version
