"""Sending pages to a printer one by one, so that the window lives and can stop it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal


class Pages(Protocol):
    """Pages on their way to a printer, one `next` at a time; `end` is always due."""

    done: int

    @property
    def total(self) -> int:
        """How many pages are printed."""

    def next(self) -> bool:
        """Paint one page; False if none was left."""

    def end(self) -> None:
        """Close the document."""


class PrintRun(QObject):
    """A page each time the window is idle: painting for a printer may not leave this thread."""

    advanced = Signal(int, int)
    finished = Signal()
    stopped = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_idle)

    def start(self, pages: Pages) -> None:
        """Begin."""
        self._pages = pages
        self._timer.start()

    def cancel(self) -> None:
        """Stop after the page that is being painted; `stopped` says how many are out."""
        pages = self._end()
        if pages is not None:
            self.stopped.emit(pages.done)

    def _on_idle(self) -> None:
        pages = self._pages
        if pages is not None and pages.next():
            self.advanced.emit(pages.done, pages.total)
            return
        self._end()
        self.finished.emit()

    def _end(self) -> Pages | None:
        pages, self._pages = self._pages, None
        self._timer.stop()
        if pages is not None:
            pages.end()
        return pages
