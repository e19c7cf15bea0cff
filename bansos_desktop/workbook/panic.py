"""Around every call of calamine: what goes wrong inside is a damaged file, and says nothing.

On some broken files calamine panics instead of raising. pyo3 makes that a PanicException, which is
no Exception and cannot be imported, so it is known by the module it claims. A panic's message may
quote a cell, and Rust prints it to file descriptor 2: that one leads nowhere meanwhile.
"""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Lock
from types import TracebackType

from python_calamine import CalamineError

from bansos_desktop.workbook.errors import WorkbookError

_PANICS_FROM = "pyo3_runtime"
# It reads from memory, so an OSError is a part that ends too early; the last two are values beyond
# what Python has, such as a date in the year 20000.
_UNREADABLE = (CalamineError, OSError, OverflowError, ValueError)
# One at a time: two threads that put descriptor 2 aside would put it back wrongly.
_STDERR = Lock()


class DamageGuard:
    """Turns calamine's errors and panics into workbook.damaged; other exceptions pass."""

    def __init__(self, file: str) -> None:
        self._file = file

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if kind is None:
            return
        if issubclass(kind, _UNREADABLE) or kind.__module__ == _PANICS_FROM:
            # Without its cause: the message of a panic may quote the cell.
            raise WorkbookError("workbook.damaged", {"file": self._file}) from None


class SilentStderr:
    """Sends what native code prints to nowhere; a windowed program has no such stream at all."""

    def __enter__(self) -> None:
        _STDERR.acquire()
        self._kept: int | None = None
        with suppress(OSError):
            self._kept = os.dup(2)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
            os.close(nowhere)

    def __exit__(self, *_: object) -> None:
        if self._kept is not None:
            os.dup2(self._kept, 2)
            os.close(self._kept)
        _STDERR.release()
