"""Cells that are chosen from a list: they look like a drop-down and open by click, Enter or F2."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from bansos_desktop.ui.theme import PALETTE
from bansos_desktop.ui.widgets.choice_box import ChoiceBox

# What may be chosen in a cell: pairs of key and text; no pairs, no drop-down.
ChoicesRole = Qt.ItemDataRole.UserRole + 11
ARROW_ROOM = 22
ARROW_HALF = 4.0
PADDING = 16
MOST_SHOWN = 14
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """The model gives the choices by ChoicesRole and the chosen key by EditRole."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Keep the words away from the arrow."""
        super().initStyleOption(option, index)
        if index.data(ChoicesRole):
            room = max(option.rect.width() - ARROW_ROOM - PADDING, 0)
            cut = Qt.TextElideMode.ElideRight
            option.text = option.fontMetrics.elidedText(option.text, cut, room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The text, and the arrow of a drop-down."""
        super().paint(painter, option, index)
        if index.data(ChoicesRole):
            _draw_arrow(painter, option.rect)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The list, which closes itself with what is picked."""
        box = ChoiceBox(list(index.data(ChoicesRole) or ()), parent=parent)
        box.setMaxVisibleItems(MOST_SHOWN)
        box.activated.connect(lambda _index: self._take(box))
        QTimer.singleShot(0, box, box.showPopup)  # once the box has its place
        return box

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """All of the cell, with its sign."""
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Point at what is chosen now."""
        if isinstance(editor, ChoiceBox):
            editor.key = str(index.data(Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what is pointed at."""
        if isinstance(editor, ChoiceBox) and editor.key is not None:
            model.setData(index, editor.key)

    def _take(self, box: ChoiceBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class ChoiceTable(QTableView):
    """A table with one column of drop-downs; Enter or Space opens that of the current line."""

    def __init__(self, column: int) -> None:
        super().__init__()
        self._column = column
        self.setItemDelegateForColumn(column, ChoiceDelegate(self))
        self.setEditTriggers(QTableView.EditTrigger.EditKeyPressed)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list, wherever in the line the cursor is."""
        here = self.currentIndex()
        if event.key() in _OPENS and here.isValid():
            choice = here.siblingAtColumn(self._column)
            self.setCurrentIndex(choice)
            self.edit(choice)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == self._column:
            self.edit(index)


def _draw_arrow(painter: QPainter, cell: QRect) -> None:
    """The same arrow as of a real drop-down."""
    tip = QPointF(cell.right() - ARROW_ROOM / 2, cell.center().y() + ARROW_HALF / 2)
    left = tip - QPointF(ARROW_HALF, ARROW_HALF)
    right = tip + QPointF(ARROW_HALF, -ARROW_HALF)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(PALETTE.ink_soft), 1.5))
    painter.drawPolyline(QPolygonF([left, tip, right]))
    painter.restore()
