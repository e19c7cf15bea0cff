"""The table of shares by keyboard: a number, Enter or arrow down, the next number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.share_table import TYPED, ShareTable
from bansos_desktop.ui.widgets.table_look import dress_table

WIDTHS = (250, 132, 132, 190, 140, 120)
ROW_HEIGHT = 32
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}

Index = QModelIndex | QPersistentModelIndex


class ShareView(QTableView):
    """`finished` follows Enter in the last row."""

    finished = Signal()

    def __init__(self, model: ShareTable) -> None:
        super().__init__()
        self._shares = model
        self.setModel(model)
        dress_table(self, tr("Rincian per wilayah"), row_height=ROW_HEIGHT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed
            | triggers.EditKeyPressed
            | triggers.DoubleClicked
            | triggers.SelectedClicked
        )
        delegate = ShareDelegate(self)
        delegate.went.connect(self.step)
        self.setItemDelegateForColumn(TYPED, delegate)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def start(self) -> None:
        """Put the cursor into the first number."""
        self.setFocus()
        self.setCurrentIndex(self._shares.index(0, TYPED))

    def step(self, by: int) -> None:
        """To the number of another row; past the last the typing is over."""
        row = self.currentIndex().row() + by
        if row >= self._shares.rowCount():
            self.finished.emit()
        else:
            self.setCurrentIndex(self._shares.index(max(0, row), TYPED))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; Delete empties a number; numbers copied from a sheet go in downwards."""
        here = self.currentIndex()
        if event.key() in ENTER:
            self.step(1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and here.isValid():
            self._shares.setData(here.siblingAtColumn(TYPED), "")
        elif event.matches(QKeySequence.StandardKey.Paste) and here.isValid():
            self._shares.paste(here.row(), QGuiApplication.clipboard().text().splitlines())
        else:
            self._to_numbers()
            super().keyPressEvent(event)

    def _to_numbers(self) -> None:
        """Whoever types beside the numbers means the number of that row."""
        here = self.currentIndex()
        if here.isValid() and here.column() != TYPED:
            self.setCurrentIndex(here.siblingAtColumn(TYPED))


class ShareDelegate(QStyledItemDelegate):
    """Ends typing on Enter and on the arrows up and down; `went` says where to."""

    went = Signal(int)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """A line for digits, at the right as the numbers stand."""
        line = QLineEdit(parent)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        line.setAccessibleName(tr("Rincian baru"))
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed, then go on."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        step = STEPS.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) else None
        if is_key and step is not None and isinstance(watched, QWidget):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            self.went.emit(step)
            return True
        return super().eventFilter(watched, event)
