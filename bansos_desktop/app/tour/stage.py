"""Where the tour plays: an office of its own, its window, and the pictures taken of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bansos_desktop.app.root import Root
from bansos_desktop.app.tour.hands import click, type_into, wait_until
from bansos_desktop.domain.workflow import Role
from bansos_desktop.runtime.paths import Paths
from bansos_desktop.ui.dialogs.first_start_gate import FirstStartGate
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.office_window import OfficeWindow
from bansos_desktop.ui.theme import PALETTE

PASSPHRASE = "latihan di kantor"  # noqa: S105 - opens a throwaway office of made-up people
WINDOW = (1366, 728)
MARK = "tur-terpandu.txt"
FADED_MS = 200  # the cross in a search line fades in
DAY = datetime(2025, 10, 20, 1, 14, tzinfo=UTC)  # Monday, 09.14 in Samarinda


@dataclass(frozen=True, slots=True)
class Part:
    """Whose office it is, and in which folder of the tour."""

    folder: str
    region_code: str
    user: str
    role: Role


OPERATOR = Part("kantor", "64", "Siti Aminah", Role.OPERATOR)
OFFICER = Part("kantor-petugas", "64.02", "Budi Santoso", Role.FIELD_OFFICER)
PARTS = (OPERATOR, OFFICER)


class Tour:
    """One office from its first start to its closing, on a day that is always the same."""

    def __init__(self, folder: Path, icons: IconSet, part: Part = OPERATOR, taken: int = 0) -> None:
        self.folder, self.part = folder, part
        self.report: list[str] = []
        self.pictures = taken
        self.served = ""  # the one whose goods came during the tour
        self._root = Root(Paths(folder / part.folder), icons, now=_moment)

    @property
    def office(self) -> OfficeWindow:
        """The office that is open."""
        if self._root.desk is None:
            raise LookupError("no office is open")
        return self._root.desk.office

    def open_gate(self) -> FirstStartGate:
        """Fill the gate of a first start."""
        self._root.start()
        gate = self._root.gate
        if not isinstance(gate, FirstStartGate):
            raise LookupError("the folder already holds an office")
        gate.office.key = self.part.region_code
        type_into(gate.user, self.part.user)
        gate.role.key = self.part.role
        type_into(gate.passphrase, PASSPHRASE)
        type_into(gate.again, PASSPHRASE)
        return gate

    def enter(self, gate: FirstStartGate) -> None:
        """Through the gate into the window, as large as an officers' screen leaves it."""
        click(gate.go)
        wait_until(lambda: self._root.desk is not None)
        window = self.office.window
        scale = window.devicePixelRatioF()  # the same screen, however large its letters
        window.resize(round(WINDOW[0] / scale), round(WINDOW[1] / scale))
        self.look_at(window)

    def look_at(self, window: QWidget) -> None:
        """Give a window the keyboard; without a screen a closed dialog gives nothing back."""
        window.activateWindow()
        wait_until(window.isActiveWindow)

    def settle(self) -> None:
        """Wait for every job, and every job those asked for."""
        services = self.office.services
        wait_until(lambda: not (services.writer.is_busy or services.readings.is_busy))

    def show(self, page: str) -> None:
        """Another page by its command, read to the end and with nothing left to say."""
        self.office.window.say_nothing()
        self.office.actions[f"page.{page}"].trigger()
        self.look_at(self.office.window)
        self.settle()

    def wait_for(self, words: str) -> None:
        """Until the window says so."""
        window = self.office.window
        try:
            wait_until(lambda: words in window.message)
        except TimeoutError as vain:
            raise TimeoutError(f"no word of {words!r}, but {window.message!r}") from vain
        self.settle()

    def do(self, work: Work[object]) -> None:
        """Something in the store that no screen does."""
        made: list[object] = []
        self.office.services.writer.start(work, on_done=made.append, on_failed=_fail)
        wait_until(lambda: bool(made))

    def picture(self, name: str, *over: QWidget, of: QWidget | None = None) -> None:
        """Save what the window looks like now, with the dialogs and menus that lie over it."""
        QTest.qWait(FADED_MS)
        shown = of or self.office.window
        image = shown.grab()
        for widget in over:
            _lay_over(image, shown, widget)
        self.pictures += 1
        path = self.folder / "gambar" / f"{self.pictures:02}-{name}.png"
        if not image.save(str(path)):
            raise OSError(f"cannot write {path}")
        self.report.append(f"  {path}")

    def finish(self) -> None:
        """Close everything."""
        if self._root.desk is not None:
            self._root.desk.office.window.close()
        elif self._root.gate is not None:
            self._root.gate.close()
        self._root.finish()


def _lay_over(image: QPixmap, window: QWidget, widget: QWidget) -> None:
    """Draw a window over another where it lies, but wholly in the picture."""
    top = widget.grab()
    place = QRect(widget.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), widget.size())
    if widget.parent() is not None and widget.inherits("QDialog"):
        place.moveCenter(window.rect().center())
    place.moveRight(min(place.right(), window.width() - 2))
    place.moveBottom(min(place.bottom(), window.height() - 2))
    place.moveTopLeft(QPoint(max(place.left(), 1), max(place.top(), 1)))
    painter = QPainter(image)
    painter.drawPixmap(place.topLeft(), top)
    painter.setPen(QColor(PALETTE.line_strong))
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
    painter.end()


def _moment() -> datetime:
    return DAY


def _fail(sentence: str) -> None:
    """Nobody is there to read a notice, so a failed job ends the tour."""
    raise RuntimeError(sentence)


Step = Callable[[Tour], None]
