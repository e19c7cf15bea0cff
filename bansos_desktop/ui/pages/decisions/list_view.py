"""The line as a table that is marked by keyboard: Space, Shift with arrows, Ctrl+A."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableView

from bansos_desktop.domain.programme import Trait
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.decision_table import DecisionTable
from bansos_desktop.ui.widgets.table_look import dress_table, show_traits

WIDTHS = {
    "mark": 34,
    "name": 153,
    "nik": 140,
    "place": 176,
    "desil": 54,
    "proposed": 96,
    "business": 112,
    "category": 132,
    "institution": 140,
    "value": 98,
    "status": 94,
    "findings": 70,
    "rank": 80,
}
# With a second trait all stand closer, for the findings must stay in sight.
CLOSE = {
    "name": 140,
    "nik": 136,
    "place": 140,
    "proposed": 92,
    "category": 104,
    "institution": 120,
    "value": 84,
    "status": 92,
    "rank": 62,
}
ROW_HEIGHT = 30
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class DecisionView(QTableView):
    """The row in focus and the marks are two things: a mark stays where it was put."""

    def __init__(self, model: DecisionTable) -> None:
        super().__init__()
        self._line = model
        self._anchor, self._marks_on = 0, True
        model.modelReset.connect(self._forget_anchor)
        self.setModel(model)
        self.setAlternatingRowColors(True)
        dress_table(self, tr("Daftar usulan untuk ditetapkan"), row_height=ROW_HEIGHT)
        self._traits: tuple[Trait, ...] = ()
        self.show_traits([Trait.BUSINESS])

    def show_traits(self, traits: Collection[Trait]) -> None:
        """Leave out what the programme at hand does not tell."""
        show_traits(self, self._line.columns, traits)
        if tuple(traits) == self._traits:
            return
        self._traits = tuple(traits)
        closer = CLOSE if len(traits) > 1 else {}
        for number, column in enumerate(self._line.columns):
            self.setColumnWidth(number, closer.get(column.key, WIDTHS[column.key]))

    def enter(self) -> None:
        """Take the keyboard, on the first row if none is current."""
        self.setFocus()
        if self._line.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self._line.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that mark; all others walk as in every table."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        row = self.currentIndex().row()
        if control and event.key() == Qt.Key.Key_A:
            self._line.mark(self._line.keys, on=True)
        elif event.key() == Qt.Key.Key_Space and row >= 0:
            self._mark_through(row) if shift else self._toggle(row)
        elif shift and event.key() in _ARROWS and row >= 0:
            self._walk_marking(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Shift and a click mark from the last mark to here; on the box a click alone toggles."""
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if not index.isValid() or not is_left:
            super().mousePressEvent(event)
            return
        self.setCurrentIndex(index)
        self.setFocus()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._mark_through(index.row())
        elif index.column() == 0:
            self._toggle(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the box two quick clicks are two clicks; elsewhere they open the person."""
        index = self.indexAt(event.position().toPoint())
        if index.column() == 0:
            self.mousePressEvent(event)
        elif index.isValid():
            self.activated.emit(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it; the style would toggle the box once more."""
        event.accept()

    def _toggle(self, row: int) -> None:
        self._anchor, self._marks_on = row, not self._line.is_marked(row)
        self._line.mark([self._line.keys[row]], on=self._marks_on)

    def _mark_through(self, row: int) -> None:
        """What the last mark was set to holds for everybody between it and here."""
        first, last = sorted((self._anchor, row))
        self._line.mark(self._line.keys[first : last + 1], on=self._marks_on)

    def _forget_anchor(self) -> None:
        self._anchor, self._marks_on = 0, True

    def _walk_marking(self, event: QKeyEvent) -> None:
        """Move as the key says and mark what was passed."""
        start = self.currentIndex()
        if not self._line.is_marked(start.row()):
            self._toggle(start.row())
        elif not self._marks_on:
            self._anchor, self._marks_on = start.row(), True
        action = {
            Qt.Key.Key_Up: QTableView.CursorAction.MoveUp,
            Qt.Key.Key_Down: QTableView.CursorAction.MoveDown,
            Qt.Key.Key_PageUp: QTableView.CursorAction.MovePageUp,
            Qt.Key.Key_PageDown: QTableView.CursorAction.MovePageDown,
        }[Qt.Key(event.key())]
        target: QModelIndex = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if target.isValid():
            self.setCurrentIndex(target)
            self._mark_through(target.row())
