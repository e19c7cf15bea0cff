"""What happens to an error that nobody expected: a discreet log line and a report to show."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from bansos_desktop import __version__
from bansos_desktop.domain.messages import sentence
from bansos_desktop.runtime.loading import is_damage
from bansos_desktop.runtime.logs import story
from bansos_desktop.store.errors import environment_code

FAULT_NAME = "rusak.log"
# The report, and whether the data are damaged: that is nobody's mistake, and not harmless.
Show = Callable[[str, bool], None]
DAMAGED = "store.damaged"
_LOG = logging.getLogger(__name__)


def report(error: BaseException) -> str:
    """What may be shown and copied: where it happened, never what the data was.

    Damage that shows only on some page is said first, with what to do about it.
    """
    code = "program.part_damaged" if is_damage(error) else environment_code(error)
    said = f"{sentence(code, {'path': ''})}\n" if code else ""
    return f"Bansos Desktop {__version__}\n{said}{story(error)}"


def install(folder: Path, show: Show) -> None:
    """Route every unexpected error of this process to the log and to `show`."""
    folder.mkdir(parents=True, exist_ok=True)
    # The stream stays open for the life of the process: faulthandler writes to it when it dies.
    faulthandler.enable((folder / FAULT_NAME).open("a", encoding="utf-8"))

    def on_error(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOG.error("unexpected error", exc_info=error)
        show(report(error), environment_code(error) == DAMAGED)

    def on_thread_error(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            on_error(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = on_error
    threading.excepthook = on_thread_error
