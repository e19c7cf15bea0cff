"""The table of a goods plan: Enter goes on to the next cell, and after the last to a new row."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from bansos_desktop.domain.goods import GoodsSection, PlannedItem
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.goods_table import KEYS, LAST_TYPED, NAME, GoodsTable
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.table_look import dress_table

WIDTHS = {
    "section": 92,
    "name": 180,
    "specification": 140,
    "volume": 72,
    "unit": 80,
    "unit_price": 150,
    "amount": 116,
}
ROW_HEIGHT = 34
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

Index = QModelIndex | QPersistentModelIndex


class GoodsView(QTableView):
    """`finished` follows Enter in an empty last row: there is nothing more to add."""

    finished = Signal()

    def __init__(self, model: GoodsTable) -> None:
        super().__init__()
        self._goods = model
        self._was_entered = False
        self.setModel(model)
        dress_table(self, tr("Rencana barang"), row_height=ROW_HEIGHT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setItemDelegateForColumn(KEYS.index("section"), SectionDelegate(self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed
            | triggers.EditKeyPressed
            | triggers.DoubleClicked
            | triggers.SelectedClicked
        )
        for number, key in enumerate(KEYS):
            self.setColumnWidth(number, WIDTHS[key])

    def write_at(self, row: int, column: int) -> None:
        """Put the cursor into a cell, ready to type."""
        index = self._goods.index(row, column)
        self.setFocus()
        self.setCurrentIndex(index)
        self.edit(index)

    def add_row(self) -> None:
        """A new row under the current one, with the cursor in its name."""
        here = self.currentIndex().row()
        self.write_at(self._goods.add(here if here >= 0 else self._goods.rowCount() - 1), NAME)

    def remove_row(self) -> None:
        """Take the current row away."""
        here = self.currentIndex()
        if here.isValid():
            self._goods.remove(here.row())

    def move_row(self, step: int) -> None:
        """Move the current row up or down."""
        here = self.currentIndex()
        if here.isValid():
            there = self._goods.move(here.row(), step)
            self.setCurrentIndex(self._goods.index(there, here.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Ins adds, Ctrl+Del takes away, Ctrl with an arrow moves the row."""
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = _MOVES.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not with_ctrl:
            if self.state() == QAbstractItemView.State.EditingState:
                self._was_entered = True  # an open cell goes on when it closes
            else:
                self._go_on()
        elif event.key() == Qt.Key.Key_Insert:
            self.add_row()
        elif event.key() == Qt.Key.Key_Delete and with_ctrl:
            self.remove_row()
        elif step is not None and with_ctrl:
            self.move_row(step)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter in a cell the next one is open already."""
        super().closeEditor(editor, hint)
        was_entered, self._was_entered = self._was_entered, False
        if was_entered and hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def _go_on(self) -> None:
        """The next cell, the next row, a new row; a last row that stays empty ends the typing.

        Whoever only chose the group has a thing to name yet.
        """
        here = self.currentIndex()
        if not here.isValid():
            return
        row, last = here.row(), self._goods.rowCount() - 1
        item = self._goods.row(row)
        is_empty = item == PlannedItem(section=item.section)
        if row == last and is_empty and here.column() >= NAME:
            self.finished.emit()
        elif here.column() < LAST_TYPED:
            self.write_at(row, here.column() + 1)
        elif row < last:
            self.write_at(row + 1, NAME)
        else:
            self.write_at(self._goods.add(row), NAME)


class SectionDelegate(QStyledItemDelegate):
    """Two groups to choose from; their first letters are enough."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """A list of the groups."""
        choices = [(section.value, section.label) for section in GoodsSection]
        return ChoiceBox(choices, parent=parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Point at the group of the row."""
        if isinstance(editor, ChoiceBox):
            editor.key = str(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the group that is pointed at."""
        if isinstance(editor, ChoiceBox):
            model.setData(index, editor.key)
