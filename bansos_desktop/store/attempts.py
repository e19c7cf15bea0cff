"""The growing wait after wrong passphrases, kept on disk so that a restart does not shorten it."""

from __future__ import annotations

import json
import math
from datetime import datetime, timedelta
from pathlib import Path

FILE_NAME = "percobaan.json"
FREE_TRIES = 3
LONGEST_WAIT = timedelta(minutes=5)


def wait_left(folder: Path, now: datetime) -> timedelta:
    """How long the next try must still wait; zero after few failures or none.

    Where the clock was set back the wait begins anew from the clock as it is: it is neither
    escaped nor does it last until the old time comes again.
    """
    failures, last = _read(folder)
    if last is None or failures < FREE_TRIES:
        return timedelta()
    if now < last:
        _write(folder, failures, now)
        last = now
    return max(timedelta(), last + _wait_after(failures) - now)


def seconds_left(folder: Path, now: datetime) -> int:
    """The same in whole seconds, rounded up: what a person is told."""
    return math.ceil(wait_left(folder, now).total_seconds())


def note_failure(folder: Path, now: datetime) -> None:
    """Count one wrong passphrase."""
    failures, _last = _read(folder)
    _write(folder, failures + 1, now)


def forget(folder: Path) -> None:
    """Start counting anew, after the right passphrase."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def _wait_after(failures: int) -> timedelta:
    """Two seconds after the last free try, then twice as long each time."""
    return min(timedelta(seconds=2 ** min(failures - FREE_TRIES + 1, 10)), LONGEST_WAIT)


def _write(folder: Path, failures: int, last: datetime) -> None:
    """Not atomically: a record lost to a power cut only forgives some tries."""
    content = json.dumps({"failures": failures, "last": last.isoformat()})
    (folder / FILE_NAME).write_text(content, encoding="utf-8")


def _read(folder: Path) -> tuple[int, datetime | None]:
    """Failures and when the last one was; a file nobody can read counts as none."""
    try:
        content = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        last = datetime.fromisoformat(content["last"])
        return (int(content["failures"]), last) if last.tzinfo else (0, None)
    except (OSError, ValueError, KeyError, TypeError):
        return 0, None
