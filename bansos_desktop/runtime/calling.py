"""A second start of the window speaks to the first: come to front, and here is a file.

By a small file in the data folder, because the shipped Qt has no network part: the second writes
it, the first takes it away within its next look. Who is not answered takes it back.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bansos_desktop.runtime.instance import HOLDER_NAME, Instance
from bansos_desktop.usecases.refusal import Refused

FILE_NAME = "bansos.panggilan.json"
LOOK_EVERY = 0.05
PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Call:
    """What the second start wants; `file` is None if it only wants the window."""

    file: Path | None


def call(folder: Path, file: Path | None, *, now: datetime, patience: float = PATIENCE) -> bool:
    """Call the window that has this data; whether one answered. False at once if nobody has it."""
    if not (folder / HOLDER_NAME).exists() or not _is_held(folder, now):
        return False
    _let_come_to_front(folder)
    target = folder / FILE_NAME
    fresh = target.with_name(f"{FILE_NAME}.{os.getpid()}")
    fresh.write_text(json.dumps({"file": str(file.absolute()) if file else ""}), encoding="utf-8")
    fresh.replace(target)
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if not target.exists():
            return True
        time.sleep(LOOK_EVERY)
    with suppress(FileNotFoundError):  # answered in the last moment
        target.unlink()
        return False
    return True


def taken(folder: Path) -> Call | None:
    """The call that waits, if there is one; taking it is the answer."""
    target = folder / FILE_NAME
    try:
        content = json.loads(target.read_text(encoding="utf-8"))
        name = str(content["file"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        name = ""
    with suppress(OSError):  # Windows: the caller is just writing it; it is seen again
        target.unlink()
        return Call(Path(name) if name else None)
    return None


def forget(folder: Path) -> None:
    """A call that nobody answered before a crash is not for who starts later."""
    (folder / FILE_NAME).unlink(missing_ok=True)


def _is_held(folder: Path, now: datetime) -> bool:
    """Who crashed leaves its name behind, but not its right."""
    instance = Instance(folder)
    try:
        instance.claim(what="jendela", now=now)
    except Refused:
        return True
    instance.release()
    return False


def _let_come_to_front(folder: Path) -> None:
    """Windows lets only the program in use put a window in front: hand that on."""
    if sys.platform == "win32":
        with suppress(OSError, ValueError, KeyError, TypeError):
            holder = json.loads((folder / HOLDER_NAME).read_text(encoding="utf-8"))
            ctypes.windll.user32.AllowSetForegroundWindow(int(holder["process"]))
