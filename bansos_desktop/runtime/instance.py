"""One writing program per data folder, and who that is."""

from __future__ import annotations

import getpass
import json
import os
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from bansos_desktop.usecases.refusal import Refused

LOCK_NAME = "bansos.lock"
HOLDER_NAME = "bansos.pemakai.json"


class Instance:
    """The right to write to a data folder; the system takes it back if the process dies."""

    def __init__(self, folder: Path) -> None:
        self._holder = folder / HOLDER_NAME
        self._lock = FileLock(folder / LOCK_NAME)

    def claim(self, *, what: str, now: datetime) -> None:
        """Take the right, or raise Refused naming who has it. `what` is window or command."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as held:
            raise Refused("store.in_use", **self._who()) from held
        holder = {
            "who": f"{_user()} ({what})",
            "since": now.astimezone().strftime("%H.%M"),
            "process": os.getpid(),
        }
        self._holder.write_text(json.dumps(holder), encoding="utf-8")

    def release(self) -> None:
        """Give the right back."""
        if self._lock.is_locked:
            self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _who(self) -> dict[str, str]:
        try:
            holder = json.loads(self._holder.read_text(encoding="utf-8"))
            return {"who": str(holder["who"]), "since": f"pukul {holder['since']}"}
        except (OSError, ValueError, KeyError, TypeError):
            return {"who": "jendela lain", "since": "tadi"}


def _user() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "pengguna lain"
