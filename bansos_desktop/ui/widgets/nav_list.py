"""The navigation at the left: one row per page, icons only when the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
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
from bansos_desktop.ui.theme import LEVEL_COLOURS, PALETTE, SPACE, TYPE_SIZE, Level

KeyRole = Qt.ItemDataRole.UserRole + 1
IconRole = Qt.ItemDataRole.UserRole + 2
BadgeRole = Qt.ItemDataRole.UserRole + 3
LevelRole = Qt.ItemDataRole.UserRole + 4

WIDE = 208
NARROW = 56
COLLAPSE_BELOW = 1000
ROW_HEIGHT = 40
ICON_SIZE = 20


@dataclass(frozen=True, slots=True)
class NavItem:
    """One page: its key, its name on screen and the name of its icon."""

    key: str
    text: str
    icon: str


class NavDelegate(QStyledItemDelegate):
    """Draws a row of the navigation; collapsed, the name is left out and the badge is a dot."""

    def __init__(self, icons: IconSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self.collapsed = False

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every row is equally high."""
        del option, index
        return QSize(NARROW, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, icon, name, badge."""
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
        if self.collapsed:
            _paint_dot(painter, left + ICON_SIZE, top, index)
        else:
            room = QRect(rect)
            room.setLeft(left + ICON_SIZE + SPACE.m)
            room.setRight(rect.right() - SPACE.m - _paint_badge(painter, option, index))
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

    @property
    def is_collapsed(self) -> bool:
        """Whether only icons are shown."""
        return self._delegate.collapsed

    def pick(self, key: str) -> None:
        """Go to a page; unknown keys change nothing."""
        for item in self._rows():
            if item.data(KeyRole) == key:
                self.setCurrentItem(item)

    def show_item(self, key: str, *, is_shown: bool) -> None:
        """Offer a page or leave it out, for what only some programmes need."""
        for item in self._rows():
            if item.data(KeyRole) == key:
                item.setHidden(not is_shown)

    def set_badge(self, key: str, text: str, level: Level = Level.NEUTRAL) -> None:
        """Put a short text, such as a count, beside a page's name; "" takes it away."""
        for item in self._rows():
            if item.data(KeyRole) == key:
                item.setData(BadgeRole, text)
                item.setData(LevelRole, level)
                name = item.text()
                spoken = f"{name}, {text}" if text else name
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                item.setToolTip(spoken)

    def fit_to(self, window_width: int) -> None:
        """Show names where the window has room for them."""
        self._delegate.collapsed = window_width < COLLAPSE_BELOW
        self.setFixedWidth(NARROW if self._delegate.collapsed else WIDE)
        self.viewport().update()

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


def _paint_badge(
    painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
) -> int:
    """The count at the right edge; how much room it took from the name."""
    text = index.data(BadgeRole)
    if not text:
        return 0
    font = QFont(option.font)
    font.setPointSize(TYPE_SIZE.caption)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(text) + 2 * SPACE.s
    height = metrics.height() + 2
    right = option.rect.right() - SPACE.m
    pill = QRect(right - width, option.rect.center().y() - height // 2, width, height)
    colours = LEVEL_COLOURS[index.data(LevelRole)]
    painter.setPen(QColor(colours.line))
    painter.setBrush(QColor(colours.ground))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(QColor(colours.ink))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    return width + SPACE.s


def _paint_dot(
    painter: QPainter, x: int, y: int, index: QModelIndex | QPersistentModelIndex
) -> None:
    """In the narrow list a dot at the icon stands for the count."""
    if index.data(BadgeRole):
        painter.setPen(QPen(QColor(PALETTE.surface), 2))
        painter.setBrush(QColor(LEVEL_COLOURS[index.data(LevelRole)].ink))
        painter.drawEllipse(x - 6, y - 4, 11, 11)
