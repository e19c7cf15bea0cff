"""One writing program per data folder, and who that is."""

from __future__ import annotations

import getpass
import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bansos_desktop.usecases.refusal import Refused

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_NAME = "bansos.lock"
HOLDER_NAME = "bansos.pemakai.json"


class Instance:
    """The right to write to a data folder; the system takes it back if the process dies."""

    def __init__(self, folder: Path) -> None:
        self._holder = folder / HOLDER_NAME
        self._path = folder / LOCK_NAME
        self._lock: BaseFileLock | None = None
        self._found_lock = True

    def claim(self, *, what: str, now: datetime) -> None:
        """Take the right, or raise Refused naming who has it. `what` is window or command."""
        # It brings asyncio along, which the first window need not wait for.
        from filelock import FileLock, Timeout  # noqa: PLC0415 - see above

        self._found_lock = self._path.exists()
        lock = FileLock(self._path)
        try:
            lock.acquire(timeout=0)
        except Timeout as held:
            raise Refused("store.in_use", **self._who()) from held
        self._lock = lock
        holder = {
            "who": f"{_user()} ({what})",
            "since": now.astimezone().strftime("%H.%M"),
            "process": os.getpid(),
        }
        self._holder.write_text(json.dumps(holder), encoding="utf-8")

    def release(self) -> None:
        """Give the right back."""
        if self._lock is not None:
            self._holder.unlink(missing_ok=True)
            self._lock.release()
            self._lock = None

    def take_back(self) -> None:
        """Give the right back, and leave no trace of it in a folder where nothing came of it."""
        self.release()
        if not self._found_lock:
            with suppress(OSError):  # somebody else took it right now
                self._path.unlink(missing_ok=True)

    def _who(self) -> dict[str, str]:
        """Who holds the right; in vague words where that cannot be read, never an error."""
        try:
            holder = json.loads(self._holder.read_text(encoding="utf-8"))
            return {"who": str(holder["who"]), "since": f"pukul {holder['since']}"}
        except (OSError, ValueError, KeyError, TypeError):
            return {"who": "jendela lain", "since": "tadi"}


def _user() -> str:
    """The name of the system's user, for the other window to be found by."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "pengguna lain"
