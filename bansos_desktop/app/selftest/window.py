"""Steps about the window: every page of the made-up office built, read and drawn."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from bansos_desktop.app.selftest.bench import NOW, Bench, Step
from bansos_desktop.runtime.resources import seed_folder
from bansos_desktop.ui.commands import COMMANDS
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.gate import UnlockGate
from bansos_desktop.ui.services import Folders
from bansos_desktop.usecases.refusal import Refused

PATIENCE = 60.0
SIZE = (1366, 728)
TO_A_PAGE = "page."
# Letters are smoothed into dozens of shades; a ground with a frame has two or three.
FEWEST_COLOURS = 20
DRAWN = "terbuka dan tergambar"
EVERY = 3


class Window:
    """The made-up office in its window, opened for the first page and closed after the last."""

    def __init__(self) -> None:
        self._desk: Desk | None = None

    def steps(self) -> list[Step]:
        """The gate, and a step for each page that the menu knows."""
        pages = [
            Step(f"Halaman {command.text.replace('&', '')}", partial(self._draw_page, command.id))
            for command in COMMANDS
            if command.id.startswith(TO_A_PAGE)
        ]
        return [Step("Pintu masuk", gate), *pages]

    def close(self) -> None:
        """Close the window, then the store behind it."""
        desk, self._desk = self._desk, None
        if desk is None:
            return
        desk.office.window.close()
        desk.close()
        desk.office.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _draw_page(self, command: str, bench: Bench) -> str:
        with _loudly():
            desk = self._opened(bench)
            window = desk.office.window
            window.show_page(command.removeprefix(TO_A_PAGE))
            _settle(desk)
            prove_drawn(window.current)
        return DRAWN

    def _opened(self, bench: Bench) -> Desk:
        bench.prove_dressed()
        if self._desk is None:
            folders = Folders(bench.office, bench.formats, seed_folder())
            desk = Desk(bench.entered, folders, bench.icons, now=lambda: NOW)
            desk.unhandled.connect(_raise_later)
            self._desk = desk
            desk.office.window.resize(*SIZE)
            desk.office.window.show()
        return self._desk


def gate(bench: Bench) -> str:
    """The window before the window."""
    bench.prove_dressed()
    with _loudly():
        shown = UnlockGate(bench.icons, lambda: 0)
        try:
            shown.show()
            _turn()
            prove_drawn(shown)
        finally:
            shown.close()
            shown.deleteLater()
    return DRAWN


def prove_drawn(widget: QWidget) -> None:
    """Refused if a picture of `widget` is but grounds and lines, without letters."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = {
        image.pixel(x, y)
        for x in range(0, image.width(), EVERY)
        for y in range(0, image.height(), EVERY)
    }
    if len(colours) < FEWEST_COLOURS:
        raise Refused("self_check.blank")


def _settle(desk: Desk) -> None:
    """Until every job, and every job those asked for, is over."""
    services = desk.services
    _wait(lambda: not (services.writer.is_busy or services.readings.is_busy))
    _turn()


def _wait(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("a page is not ready")
        _turn()
        time.sleep(0.005)


def _turn() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _raise_later(error: BaseException) -> None:
    """An error of a job reaches the step like one of a slot."""
    sys.excepthook(type(error), error, error.__traceback__)


@contextmanager
def _loudly() -> Iterator[None]:
    """What goes wrong inside Qt's own calls fails the step, instead of being printed."""
    errors: list[BaseException] = []

    def keep(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        errors.append(error)

    before, sys.excepthook = sys.excepthook, keep
    try:
        yield
    finally:
        sys.excepthook = before
    if errors:
        raise errors[0]
