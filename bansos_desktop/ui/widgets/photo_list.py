"""Thumbnails beside each other, with the words under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QIcon,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from bansos_desktop.ui.i18n import tr

SIDE = 92
CELL = QSize(116, 124)


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture with the words under it."""

    icon: QIcon
    caption: str


class PhotoList(QListWidget):
    """`opened` and `unwanted` name the place of a photo."""

    opened = Signal(int)
    unwanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setGridSize(CELL)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("Foto"))
        self.itemActivated.connect(self._on_activated)
        self._fit_height()

    def show_thumbnails(self, thumbnails: Sequence[Thumbnail]) -> None:
        """Replace all pictures; the place that was current stays current."""
        current = self.currentRow()
        self.clear()
        for one in thumbnails:
            item = QListWidgetItem(one.icon, one.caption)
            item.setToolTip(
                tr("{caption}. Enter membuka, Delete menghapus.").format(caption=one.caption)
            )
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.addItem(item)
        self.setCurrentRow(min(current, self.count() - 1))
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider strip needs fewer rows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the current photo away."""
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.unwanted.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _fit_height(self) -> None:
        """One row of pictures, or two; more than that scrolls."""
        per_row = max(1, (self.viewport().width() or 4 * CELL.width()) // CELL.width())
        rows = min(2, max(1, -(-self.count() // per_row)))
        self.setFixedHeight(rows * CELL.height() + 2 * self.frameWidth() + 4)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.opened.emit(self.row(item))
