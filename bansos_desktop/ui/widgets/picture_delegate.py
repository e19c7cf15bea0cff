"""What every drawn table cell begins with: the ground and the focus as the style draws them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bansos_desktop.ui.theme import SPACE


class PictureDelegate(QStyledItemDelegate):
    """Subclasses draw a picture where others have text."""

    def draw_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QRect:
        """Draw a cell without its text; returns the room for the picture."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        return option.rect.adjusted(SPACE.s, 0, -SPACE.s, 0)
