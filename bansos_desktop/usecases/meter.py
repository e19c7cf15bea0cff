"""One measure of a job that is made of several passes over the same bytes."""

from __future__ import annotations

from bansos_desktop.usecases.progress import Progress

HUNDRED = 100


class Meter:
    """Tells hundredths of `total` bytes; each report may raise Cancelled."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total = progress, max(total, 1)
        self._done = 0
        progress.step(0, HUNDRED)

    def add(self, size: int) -> None:
        """`size` more bytes are behind us."""
        self._done += size
        self._progress.step(min(HUNDRED, self._done * HUNDRED // self._total), HUNDRED)
