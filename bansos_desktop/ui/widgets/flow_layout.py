"""A layout that puts its widgets in a line and goes on in the next where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from bansos_desktop.ui.theme import SPACE

_ANY = 10_000


class FlowLayout(QLayout):
    """Each widget keeps the size it asks for, cut to the line's width.

    With `ends_right` the last one stands at the right end of its line, with `all_right` every line
    does.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = SPACE.s,
        *,
        ends_right: bool = False,
        all_right: bool = False,
    ) -> None:
        super().__init__(parent)
        self._ends_right, self._all_right = ends_right, all_right
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Nowhere."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high all lines are together."""
        return self._place(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._place(rect, moves=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in shown) + self.spacing() * max(len(shown) - 1, 0)
        high = max((size.height() for size in shown), default=0)
        return QSize(width, high).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest alone in its line."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, moves: bool) -> int:
        """Put the lines one under another; the height they take with the margins."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        y = room.y()
        for line in self._lines(max(room.width(), 1)):
            height = max(size.height() for _item, size in line)
            if moves:
                self._place_line(line, QRect(room.x(), y, room.width(), height))
            y += height + self.spacing()
        return max(y - self.spacing(), room.y()) - rect.y() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, filled from the left until the next does not fit."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(width, _ANY)).expandedTo(item.minimumSize())
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self.spacing()
        return lines

    def _place_line(self, line: list[tuple[QLayoutItem, QSize]], rect: QRect) -> None:
        """Each in the middle of the line's height; the very last one may keep to the right edge."""
        x = rect.x()
        if self._all_right:
            wide = sum(size.width() for _item, size in line) + self.spacing() * (len(line) - 1)
            x = rect.right() + 1 - wide
        for item, size in line:
            if self._ends_right and item is self._items[-1]:
                x = max(x, rect.right() + 1 - size.width())
            top = rect.y() + (rect.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, top), size))
            x += size.width() + self.spacing()
