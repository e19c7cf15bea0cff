"""List rows of a bold title over a plain detail that wraps, with an optional icon."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from bansos_desktop.ui.theme import PALETTE, SPACE

DetailRole = Qt.ItemDataRole.UserRole + 1
ICON_SIZE = 20

Index = QModelIndex | QPersistentModelIndex


class TwoLineDelegate(QStyledItemDelegate):
    """Draws DisplayRole bold, DetailRole under it, DecorationRole before both.

    Without `wraps` each is one line, cut with an ellipsis, so all rows are equally high.
    """

    def __init__(self, parent: QObject | None = None, *, wraps: bool = True) -> None:
        super().__init__(parent)
        self._wraps = wraps
        if wraps and isinstance(parent, QAbstractItemView):
            parent.viewport().installEventFilter(_Refit(parent))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row; the current one has a tint and a strip at its left.

        A later column of a table that has no second line looks like all its other cells.
        """
        if index.column() and not index.data(DetailRole):
            super().paint(painter, option, index)
            return
        painter.save()
        self._paint_ground(painter, option, is_first=not index.column())
        inner = _inner(option.rect)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(inner.topLeft(), QSize(ICON_SIZE, ICON_SIZE)))
            inner.setLeft(inner.left() + ICON_SIZE + SPACE.s)
        bold = _bold(option.font)
        title, detail = self._texts(index, option.font, inner.width())
        painter.setFont(bold)
        painter.setPen(QColor(PALETTE.ink if _enabled(index) else PALETTE.ink_faint))
        title_rect = _bounds(bold, title, inner.width()).translated(inner.topLeft())
        painter.drawText(title_rect, Qt.TextFlag.TextWordWrap, title)
        painter.setFont(option.font)
        painter.setPen(QColor(PALETTE.ink_soft))
        inner.setTop(title_rect.bottom() + 1)
        painter.drawText(inner, Qt.TextFlag.TextWordWrap, detail)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as the texts."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 320
        room = _inner(QRect(0, 0, width, 0)).width()
        if isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon):
            room -= ICON_SIZE + SPACE.s
        title, detail = self._texts(index, option.font, room)
        height = _bounds(_bold(option.font), title, room).height()
        if detail:
            height += _bounds(option.font, detail, room).height()
        return QSize(width, max(height, ICON_SIZE) + 2 * SPACE.s)

    def _texts(self, index: Index, font: QFont, width: int) -> tuple[str, str]:
        """Both texts, cut to one line each unless they may wrap."""
        title = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        detail = str(index.data(DetailRole) or "")
        if self._wraps:
            return title, detail
        cut = Qt.TextElideMode.ElideRight
        return (
            QFontMetrics(_bold(font)).elidedText(title, cut, width),
            QFontMetrics(font).elidedText(detail, cut, width),
        )

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_first: bool
    ) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(PALETTE.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(PALETTE.ground))
        if is_first and state & QStyle.StateFlag.State_Selected:
            strip = QRect(option.rect)
            strip.setWidth(3)
            painter.fillRect(strip, QColor(PALETTE.accent))


class _Refit(QObject):
    """Lays the rows out anew where lines wrap otherwise; Qt leaves them where they were."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The width also changes when a scroll bar comes, which the first layout did not know."""
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self._view.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)


def _inner(rect: QRect) -> QRect:
    return rect.adjusted(SPACE.m, SPACE.s, -SPACE.m, -SPACE.s)


def _enabled(index: Index) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _bounds(font: QFont, text: str, width: int) -> QRect:
    room = QRect(0, 0, max(width, 1), 10_000)
    return QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, text)
