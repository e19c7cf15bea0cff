"""The growing wait after wrong passphrases, kept on disk so that a restart does not shorten it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

FILE_NAME = "percobaan.json"
FREE_TRIES = 3
LONGEST_WAIT = timedelta(minutes=5)


def wait_left(folder: Path, now: datetime) -> timedelta:
    """How long the next try must still wait; zero after few failures or none.

    A clock set back cannot make the wait longer than the longest one.
    """
    failures, last = _read(folder)
    if last is None or failures < FREE_TRIES:
        return timedelta()
    due = last + _wait_after(failures) - now
    return max(timedelta(), min(due, LONGEST_WAIT))


def note_failure(folder: Path, now: datetime) -> None:
    """Count one wrong passphrase."""
    failures, _last = _read(folder)
    content = json.dumps({"failures": failures + 1, "last": now.isoformat()})
    (folder / FILE_NAME).write_text(content, encoding="utf-8")


def forget(folder: Path) -> None:
    """Start counting anew, after the right passphrase."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def _wait_after(failures: int) -> timedelta:
    return min(timedelta(seconds=2 ** min(failures - FREE_TRIES + 1, 10)), LONGEST_WAIT)


def _read(folder: Path) -> tuple[int, datetime | None]:
    try:
        content = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        return int(content["failures"]), datetime.fromisoformat(content["last"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, None
