"""The list of a month: ticked by keyboard with Space, Shift and Ctrl+A."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from bansos_desktop.store.instalments import MonthRow
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.tick_table import TickTable
from bansos_desktop.ui.people_pane import PeopleList

_ARROWS = {
    Qt.Key.Key_Up: PeopleList.CursorAction.MoveUp,
    Qt.Key.Key_Down: PeopleList.CursorAction.MoveDown,
    Qt.Key.Key_PageUp: PeopleList.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: PeopleList.CursorAction.MovePageDown,
}


class WaitingList(PeopleList):
    """Everybody is ticked at first: Down and Space are the two keys for one who did not come."""

    opens_while_walking = False

    def __init__(self, model: TickTable[MonthRow]) -> None:
        super().__init__(
            model,
            tr("Yang belum menerima bulan ini"),
            (
                tr("Semua sudah menerima bulan ini"),
                tr("Yang sudah ditetapkan muncul di sini sampai bulannya dicatat."),
            ),
        )
        self.ticks = model
        self._anchor, self._ticks_on = 0, True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that tick; all others walk as in every table."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        line = self.currentIndex().row()
        if control and event.key() == Qt.Key.Key_A:
            self._tick_all()
        elif event.key() == Qt.Key.Key_Space and line >= 0:
            self._tick_through(line) if shift else self._toggle(line)
        elif shift and event.key() in _ARROWS and line >= 0:
            self._walk(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the box a click toggles; with Shift everybody up to here is as the last one."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index.column() != 0:
            super().mousePressEvent(event)
            return
        self.setFocus()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._tick_through(index.row())
        else:
            self._toggle(index.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press on the box has done it; nobody is opened by it."""
        if self.indexAt(event.position().toPoint()).column() == 0:
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the box two quick clicks are two clicks."""
        if self.indexAt(event.position().toPoint()).column() == 0:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _tick_all(self) -> None:
        """Everybody; once everybody is ticked, nobody."""
        lines = range(len(self.ticks.rows))
        self.ticks.tick(lines, on=bool(self.ticks.taken_out))

    def _toggle(self, line: int) -> None:
        self._anchor, self._ticks_on = line, not self.ticks.is_ticked(line)
        self.ticks.tick([line], on=self._ticks_on)

    def _tick_through(self, line: int) -> None:
        """What the last one was set to holds for everybody between it and here."""
        first, last = sorted((min(self._anchor, len(self.ticks.rows) - 1), line))
        self.ticks.tick(range(first, last + 1), on=self._ticks_on)

    def _walk(self, key: Qt.Key) -> None:
        """Move as the key says, and set whoever is passed like the one where it began."""
        if self.currentIndex().row() != self._anchor:
            self._anchor = self.currentIndex().row()
            self._ticks_on = self.ticks.is_ticked(self._anchor)
        target = self.moveCursor(_ARROWS[key], Qt.KeyboardModifier.NoModifier)
        if target.isValid():
            self.setCurrentIndex(target)
            first, last = sorted((self._anchor, target.row()))
            self.ticks.tick(range(first, last + 1), on=self._ticks_on)
