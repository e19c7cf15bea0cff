"""From the passphrase to an open office, on a thread of its own, while the gate stays alive."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Opening(QObject, Generic[T]):
    """Runs one callable at a time; `opened` or `failed` follows on the main thread."""

    opened = Signal(object)
    failed = Signal(object)
    _mail = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._mail.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def warm_up(self, *modules: str) -> None:
        """Import what the window will need while the person types."""
        threading.Thread(target=_import_all, args=(modules,), daemon=True).start()

    def run(self, work: Callable[[], T]) -> None:
        """Do it."""
        threading.Thread(target=self._run, args=(work,), daemon=True).start()

    def _run(self, work: Callable[[], T]) -> None:
        """On a thread of its own; whatever comes of it is told on the window's thread."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - the gate shows it, or the crash notice does
            self._mail.emit(None, error)
        else:
            self._mail.emit(result, None)

    def _deliver(self, result: object, error: object) -> None:
        if error is None:
            self.opened.emit(result)
        else:
            self.failed.emit(error)


def _import_all(modules: tuple[str, ...]) -> None:
    for module in modules:
        importlib.import_module(module)
