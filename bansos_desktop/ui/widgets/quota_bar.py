"""How much of a quota is used: numbers over a bar, on its own or in a table cell."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import PALETTE, SPACE
from bansos_desktop.ui.widgets.picture_delegate import PictureDelegate

QuotaRole = Qt.ItemDataRole.UserRole + 20
BAR_HEIGHT = 6
GAP = 3
MARK_WIDTH = 2


@dataclass(frozen=True, slots=True)
class QuotaFigures:
    """How many may get aid (None: nobody has set it) and how many are entered."""

    quota: int | None
    used: int

    @property
    def over(self) -> int:
        """How many too many."""
        return 0 if self.quota is None else max(0, self.used - self.quota)

    @property
    def use_text(self) -> str:
        """120 dari 150, or only the use when there is no quota."""
        if self.quota is None:
            return tr("{used} terdata").format(used=number_text(self.used))
        sentence = tr("{used} dari {quota}")
        return sentence.format(used=number_text(self.used), quota=number_text(self.quota))

    @property
    def rest_text(self) -> str:
        """What is left, in words that do not need the colour."""
        if self.quota is None:
            return tr("kuota belum ada")
        if self.over:
            return tr("lebih {count}").format(count=number_text(self.over))
        if self.used == self.quota:
            return tr("penuh")
        return tr("sisa {count}").format(count=number_text(self.quota - self.used))


def paint_quota(painter: QPainter, rect: QRect, figures: QuotaFigures, font: QFont) -> None:
    """Draw numbers and bar in the middle of `rect`; too narrow, the use gives way to the rest."""
    painter.save()
    metrics = QFontMetrics(font)
    top = rect.top() + (rect.height() - metrics.height() - GAP - BAR_HEIGHT) // 2
    line = QRect(rect.left(), top, rect.width(), metrics.height())
    _paint_numbers(painter, line, figures, font)
    bar = QRectF(rect.left(), line.bottom() + 1 + GAP, rect.width(), BAR_HEIGHT)
    _paint_bar(painter, bar, figures)
    painter.restore()


def quota_size(font: QFont) -> QSize:
    """The room that numbers and bar want."""
    return QSize(168, QFontMetrics(font).height() + GAP + BAR_HEIGHT + 2 * SPACE.xs)


class QuotaBar(QWidget):
    """One quota as a widget of its own."""

    def __init__(self, figures: QuotaFigures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figures(figures)

    def show_figures(self, figures: QuotaFigures) -> None:
        """Show other numbers."""
        self._figures = figures
        self.setAccessibleName(f"{figures.use_text}, {figures.rest_text}")
        self.update()

    def sizeHint(self) -> QSize:
        """Room for one line of numbers and the bar."""
        return quota_size(self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the whole bar."""
        del event
        painter = QPainter(self)
        paint_quota(painter, self.rect(), self._figures, self.font())
        painter.end()


class QuotaBarDelegate(PictureDelegate):
    """Draws the cells whose QuotaRole is a QuotaFigures; all others as usual."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The cell's ground and focus as the style draws them, then the bar."""
        figures = index.data(QuotaRole)
        if not isinstance(figures, QuotaFigures):
            super().paint(painter, option, index)
            return
        room = self.draw_ground(painter, option, index)
        paint_quota(painter, room, figures, option.font)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Wide enough for both texts."""
        if isinstance(index.data(QuotaRole), QuotaFigures):
            return quota_size(option.font) + QSize(2 * SPACE.s, 0)
        return super().sizeHint(option, index)


def _paint_numbers(painter: QPainter, line: QRect, figures: QuotaFigures, font: QFont) -> None:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(QColor(PALETTE.error if figures.over else PALETTE.ink_soft))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, figures.rest_text)
    room = line.width() - QFontMetrics(bold).horizontalAdvance(figures.rest_text) - SPACE.s
    use = figures.use_text
    if QFontMetrics(font).horizontalAdvance(use) <= room:
        painter.setFont(font)
        painter.setPen(QColor(PALETTE.ink))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, use)


def _paint_bar(painter: QPainter, bar: QRectF, figures: QuotaFigures) -> None:
    """The used part; past the quota the bar is the use, and a mark shows where the quota ended."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = BAR_HEIGHT / 2
    painter.setBrush(QColor(PALETTE.sunken if figures.quota is not None else PALETTE.ground))
    painter.drawRoundedRect(bar, radius, radius)
    whole = max(figures.quota or 0, figures.used)
    if figures.quota is None or not whole:
        return
    filled = QRectF(bar)
    filled.setWidth(bar.width() * figures.used / whole)
    painter.setBrush(QColor(PALETTE.error if figures.over else PALETTE.accent))
    painter.drawRoundedRect(filled, radius, radius)
    if figures.over:
        limit = bar.left() + bar.width() * figures.quota / whole
        mark = QRectF(limit - MARK_WIDTH / 2, bar.top() - 1, MARK_WIDTH, BAR_HEIGHT + 2)
        painter.setBrush(QColor(PALETTE.surface))
        painter.drawRect(mark)
