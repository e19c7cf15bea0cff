"""Taking a data folder for this process: the instance lock, the log, the crash handlers.

Loaded only once the gate is on screen, because none of it is needed to show a line for a
passphrase, and cheap laptops feel every module.
"""

from __future__ import annotations

import ctypes
import sys
from datetime import UTC, datetime

from bansos_desktop.runtime import calling, crash
from bansos_desktop.runtime.instance import Instance
from bansos_desktop.runtime.logs import start_logging
from bansos_desktop.runtime.paths import Paths
from bansos_desktop.store import bench, keys, moving_in

# The setup asks for it, so that it never replaces a program that runs.
MUTEX = "BansosDesktop.Berjalan"


def hold(paths: Paths, show_crash: crash.Show) -> Instance:
    """The right to write to `paths.data`, made if need be and closed to other users of the laptop.

    Raises Refused if another program has it, OSError if the folder cannot be made.
    """
    paths.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    instance = Instance(paths.data)
    instance.claim(what="jendela", now=datetime.now(UTC))
    start_logging(paths.logs)
    crash.install(paths.logs, show_crash)
    calling.forget(paths.data)
    moving_in.finish(paths.data)
    bench.clear_left(paths.data)
    keys.clear_left(paths.data)
    _tell_the_setup()
    return instance


def _tell_the_setup() -> None:
    """Windows gives the mutex back when the process ends, however it ends."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.CreateMutexW(None, 0, MUTEX)
