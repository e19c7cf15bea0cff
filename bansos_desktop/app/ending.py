"""What is done when the window is gone already."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

from bansos_desktop.usecases import daily_backup
from bansos_desktop.usecases.progress import Cancelled

# A laptop that is shut down does not wait longer, nor does somebody who starts the program again.
SECONDS = 20.0


class _Deadline:
    """Progress that gives up when it takes too long."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def step(self, done: int, total: int) -> None:
        """Go on, if there is time."""
        del done, total
        if time.monotonic() > self._until:
            raise Cancelled


def back_up_the_day(folder: Path, key: bytes, *, now: datetime, seconds: float = SECONDS) -> None:
    """The daily backup, within its time."""
    daily_backup.run(folder, key, now=now, progress=_Deadline(seconds))
