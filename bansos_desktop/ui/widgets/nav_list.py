"""The navigation at the left: one row per page, icons only when the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import PALETTE, SPACE

KeyRole = Qt.ItemDataRole.UserRole + 1
IconRole = Qt.ItemDataRole.UserRole + 2

WIDE = 208
NARROW = 56
COLLAPSE_BELOW = 1000
ROW_HEIGHT, LEAST_HEIGHT = 40, 30
ICON_SIZE = 20


@dataclass(frozen=True, slots=True)
class NavItem:
    """One page: its key, its name on screen and the name of its icon."""

    key: str
    text: str
    icon: str


class NavDelegate(QStyledItemDelegate):
    """Draws a row of the navigation; collapsed, the name is left out."""

    def __init__(self, icons: IconSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self.collapsed = False
        self.row_height = ROW_HEIGHT

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every row is equally high."""
        del option, index
        return QSize(NARROW, self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, icon, name."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option, picked=picked)
        colour = PALETTE.accent if picked else PALETTE.ink_soft
        rect = option.rect
        left = rect.left() + (NARROW - ICON_SIZE) // 2
        top = rect.center().y() - ICON_SIZE // 2
        icon = self._icons.icon(index.data(IconRole), colour)
        icon.paint(painter, QRect(left, top, ICON_SIZE, ICON_SIZE))
        if not self.collapsed:
            room = QRect(rect)
            room.setLeft(left + ICON_SIZE + SPACE.m)
            room.setRight(rect.right() - SPACE.m)
            _paint_name(painter, room, option.font, index, picked=picked)
        painter.restore()


class NavList(QListWidget):
    """`picked` names the page, by mouse or Up and Down; `fit_to` is told the window's width."""

    picked = Signal(str)

    def __init__(
        self, items: Sequence[NavItem], icons: IconSet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._delegate = NavDelegate(icons, self)
        self.setItemDelegate(self._delegate)
        self.setProperty("kind", "navigation")
        self.setAccessibleName(tr("Halaman"))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for item in items:
            self.addItem(_row(item))
        self.setFixedWidth(WIDE)
        self.currentItemChanged.connect(self._on_current)

    @property
    def key(self) -> str | None:
        """The page that is shown."""
        item = self.currentItem()
        return item.data(KeyRole) if item else None

    def mark(self, key: str) -> None:
        """Show which page is in sight, without `picked`; unknown keys change nothing."""
        with QSignalBlocker(self):
            for item in self._rows():
                if item.data(KeyRole) == key:
                    self.setCurrentItem(item)

    def show_item(self, key: str, *, is_shown: bool) -> None:
        """Offer a page or leave it out, for what only some programmes need."""
        for item in self._rows():
            if item.data(KeyRole) == key:
                item.setHidden(not is_shown)
        self._fit_height()

    def fit_to(self, window_width: int) -> None:
        """Show names where the window has room for them."""
        self._delegate.collapsed = window_width < COLLAPSE_BELOW
        self.setFixedWidth(NARROW if self._delegate.collapsed else WIDE)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the rows are lower, so that none has to be scrolled to."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        shown = sum(not row.isHidden() for row in self._rows())
        fitting = self.viewport().height() // max(shown, 1)
        self._delegate.row_height = min(max(fitting, LEAST_HEIGHT), ROW_HEIGHT)
        self.scheduleDelayedItemsLayout()

    def _rows(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(KeyRole))


def _row(item: NavItem) -> QListWidgetItem:
    row = QListWidgetItem(item.text)
    row.setData(KeyRole, item.key)
    row.setData(IconRole, item.icon)
    row.setToolTip(item.text)
    return row


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, picked: bool) -> None:
    state = option.state
    inner = option.rect.adjusted(SPACE.xs, 2, -SPACE.xs, -2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if picked:
        painter.setBrush(QColor(PALETTE.accent_soft))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(PALETTE.ground))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(PALETTE.focus), 2))
    painter.drawRoundedRect(inner, SPACE.radius, SPACE.radius)
    if picked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(PALETTE.accent))
        painter.drawRect(QRect(option.rect.left(), inner.top(), 3, inner.height()))


def _paint_name(
    painter: QPainter,
    room: QRect,
    font: QFont,
    index: QModelIndex | QPersistentModelIndex,
    *,
    picked: bool,
) -> None:
    """The name, cut to its room; bold as well as coloured where it is the page in sight."""
    shown = QFont(font)
    if picked:
        shown.setWeight(QFont.Weight.DemiBold)
    painter.setFont(shown)
    painter.setPen(QColor(PALETTE.accent if picked else PALETTE.ink))
    text = str(index.data(Qt.ItemDataRole.DisplayRole))
    cut = QFontMetrics(shown).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
