"""Reads the cells of sheets beside the screen and keeps those that were looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bansos_desktop.store.store import Store
from bansos_desktop.ui.jobs import Job, JobRunner
from bansos_desktop.usecases import peek_sheet
from bansos_desktop.usecases.peek_sheet import SheetPeek
from bansos_desktop.usecases.progress import Progress


class CellSource(QObject):
    """`read` hands over the cells that were asked for last, `failed` says why there are none."""

    read = Signal(object)
    failed = Signal(str)

    def __init__(self, readings: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._readings = readings
        self._known: dict[tuple[Path, str, str], SheetPeek] = {}
        self._job: Job | None = None
        self._wanted: tuple[Path, str, str] | None = None

    def ask(self, path: Path, stamp: str, sheet: str) -> None:
        """Read a sheet, unless it is the one in sight; `stamp` tells two states of a file apart."""
        key = (path, stamp, sheet)
        if key == self._wanted:
            return
        if self._job is not None:
            self._job.cancel()
        self._wanted = key
        if key in self._known:
            self.read.emit(self._known[key])
            return

        def look(_store: Store, progress: Progress) -> SheetPeek:
            return peek_sheet.run(path, sheet, progress=progress)

        job = self._readings.start(
            look,
            on_done=lambda peek: self._on_read(key, peek),
            on_failed=lambda sentence: self._on_failed(key, sentence),
        )
        self._job = job

    def forget(self) -> None:
        """Another file: nothing of the one before is kept."""
        if self._job is not None:
            self._job.cancel()
        self._known.clear()
        self._wanted = self._job = None

    def _on_read(self, key: tuple[Path, str, str], peek: SheetPeek) -> None:
        if key == self._wanted:
            self._known[key] = peek
            self._job = None
            self.read.emit(peek)

    def _on_failed(self, key: tuple[Path, str, str], sentence: str) -> None:
        """Asking again may succeed, when the file is there again."""
        if key == self._wanted:
            self._wanted = self._job = None
            self.failed.emit(sentence)
