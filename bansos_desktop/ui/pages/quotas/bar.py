"""The bar of a line: proposed, decided and delivered, each darker, in the length of the quota."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from bansos_desktop.ui.models.quota_tree import UseFigures, UseRole
from bansos_desktop.ui.theme import PALETTE
from bansos_desktop.ui.widgets.picture_delegate import PictureDelegate

HEIGHT = 10
MARK_WIDTH = 2


class UseBarDelegate(PictureDelegate):
    """Draws the cells that hold UseFigures; the numbers stand in the columns beside it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The cell's ground as the style draws it, then the bar."""
        figures = index.data(UseRole)
        if isinstance(figures, UseFigures):
            paint_use(painter, self.draw_ground(painter, option, index), figures)
        else:
            super().paint(painter, option, index)


def paint_use(painter: QPainter, room: QRect, figures: UseFigures) -> None:
    """Past the quota the bar is as long as the use, and a mark shows where the quota ended."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    top = room.top() + (room.height() - HEIGHT) / 2
    bar = QRectF(room.left(), top, room.width(), HEIGHT)
    _fill(painter, bar, PALETTE.sunken)
    whole = max(figures.quota, figures.used)
    is_over = figures.used > figures.quota
    parts = (
        (figures.used, PALETTE.error_line if is_over else PALETTE.accent_line),
        (figures.decided, PALETTE.error if figures.decided > figures.quota else PALETTE.accent),
        (figures.distributed, PALETTE.accent_pressed),
    )
    for amount, colour in parts:
        if amount and whole:
            part = QRectF(bar)
            part.setWidth(bar.width() * amount / whole)
            _fill(painter, part, colour)
    if is_over:
        limit = bar.left() + bar.width() * figures.quota / whole
        mark = QRectF(limit - MARK_WIDTH / 2, bar.top() - 3, MARK_WIDTH, HEIGHT + 6)
        painter.fillRect(mark, QColor(PALETTE.error))
    painter.restore()


def _fill(painter: QPainter, rect: QRectF, colour: str) -> None:
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect, 3, 3)
