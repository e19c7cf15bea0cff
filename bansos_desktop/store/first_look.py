"""What is wrong with a data folder and can be seen without its key: the gate says it at once.

Most damage shows only when the data is opened; this is a look at names, sizes and beginnings.
"""

from __future__ import annotations

import json
from pathlib import Path

from bansos_desktop.store import files

# What the cipher writes at a time. Each file begins with random bytes, which are never all zero.
PAGE = 4096
SALT = 16
# Where no passphrase helps any more, but a backup does.
BEYOND_OPENING = frozenset(
    {"store.damaged", "store.missing", "store.lost", "keys.damaged", "keys.missing"}
)


def fault_seen(folder: Path) -> str:
    """The code of what is wrong, or ""; a restore that waits brings files of its own."""
    if (folder / files.RESTORED).is_dir():
        return ""
    try:
        return _fault_of_keys(folder / files.KEYS) or _fault_of_database(folder / files.DATABASE)
    except OSError:
        return ""  # opening says it


def _fault_of_keys(path: Path) -> str:
    if not path.exists():
        return "keys.missing"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return "keys.damaged"
    return "" if isinstance(content, dict) and "format" in content else "keys.damaged"


def _fault_of_database(path: Path) -> str:
    """While its log holds pages, the file alone tells nothing by its size."""
    if not path.is_file():
        return "store.lost"
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        return ""
    size = path.stat().st_size
    if size < PAGE or size % PAGE:
        return "store.cut_short"
    with path.open("rb") as stream:
        return "" if any(stream.read(SALT)) else "store.damaged"
