"""The head of a sheet's columns: the letters, what each is read as, and how surely."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.sheet_grid import ColumnHead, HeadRole
from bansos_desktop.ui.theme import LEVEL_COLOURS, PALETTE, SPACE, TYPE_SIZE, Level

LINES = 3
STRIP = 3


class SheetHeader(QHeaderView):
    """Three lines over each column, with a strip in the colour of its certainty below them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def sizeHint(self) -> QSize:
        """Room for all lines."""
        height = LINES * self.fontMetrics().lineSpacing() + 2 * SPACE.xs + STRIP
        return QSize(super().sizeHint().width(), height)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The ground as the style draws it, then our own lines."""
        head = self.model().headerData(logicalIndex, self.orientation(), HeadRole)
        painter.save()
        painter.fillRect(rect, QColor(PALETTE.ground))
        painter.setPen(QPen(QColor(PALETTE.line)))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if isinstance(head, ColumnHead):
            self._draw(painter, rect, head)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, head: ColumnHead) -> None:
        ink = LEVEL_COLOURS[head.level].ink if head.is_read else PALETTE.ink_faint
        letters = tr("{letters} · tersembunyi") if head.is_hidden else "{letters}"
        inner = rect.adjusted(SPACE.s, SPACE.xs, -SPACE.s, -STRIP)
        lines = (
            (letters.format(letters=head.letters), PALETTE.ink_faint, False),
            (head.words, PALETTE.ink if head.is_read else PALETTE.ink_faint, head.is_read),
            (head.certainty, ink, False),
        )
        height = self.fontMetrics().lineSpacing()
        for number, (text, colour, is_bold) in enumerate(lines):
            font = QFont(self.font())
            font.setBold(is_bold)
            font.setPointSize(TYPE_SIZE.base if number == 1 else TYPE_SIZE.caption)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            room = QRect(inner.left(), inner.top() + number * height, inner.width(), height)
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
        if head.is_read or head.level is not Level.NEUTRAL:
            strip = QRect(rect.left(), rect.bottom() - STRIP + 1, rect.width(), STRIP)
            painter.fillRect(strip, QColor(LEVEL_COLOURS[head.level].ink))
