"""A list of two-line rows that is as high as its rows need, so that what is around it scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget

from bansos_desktop.ui.widgets.two_line import TwoLineDelegate


class FittedList(QListWidget):
    """Never higher than `highest` pixels; `fit` after it was filled."""

    def __init__(self, name: str, highest: int) -> None:
        super().__init__()
        self._highest = highest
        self.setAccessibleName(name)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Take the height of the rows at this width; an empty list is hidden."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(min(rows + 2 * self.frameWidth() + 2, self._highest))
        self.setVisible(self.count() > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower list needs higher rows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.count():
            self.fit()
