"""Thumbnails beside each other, where files and pasted pictures come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from bansos_desktop.ui.i18n import tr

SIDE = 92
CELL = QSize(104, 124)
PlaceRole = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture with the words under it."""

    icon: QIcon
    caption: str


class PhotoList(QListWidget):
    """`offered` hands over what was dropped or pasted: paths, or bytes of a clipboard picture."""

    offered = Signal(object)
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
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Foto kunjungan"))
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
        """Delete takes the current photo away, Ctrl+V brings the clipboard's."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.unwanted.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Take what the clipboard holds, if it is a picture or picture files."""
        self._offer(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may come in."""
        _welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Wherever on the strip."""
        _welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self._offer(event.mimeData())
        event.acceptProposedAction()

    def _offer(self, data: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.offered.emit(paths)
        elif data.hasImage():
            self.offered.emit([_png_of(data.imageData())])

    def _fit_height(self) -> None:
        """One row of pictures, or two; more than that scrolls."""
        per_row = max(1, (self.viewport().width() or 4 * CELL.width()) // CELL.width())
        rows = min(2, max(1, -(-self.count() // per_row)))
        self.setFixedHeight(rows * CELL.height() + 2 * self.frameWidth() + 4)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.opened.emit(self.row(item))


def _welcome(event: QDragMoveEvent) -> None:
    if event.mimeData().hasUrls() or event.mimeData().hasImage():
        event.acceptProposedAction()
    else:
        event.ignore()


def _png_of(image: object) -> bytes:
    """A picture of the clipboard in a form that photos are read from, in memory only."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if isinstance(image, QImage):
        image.save(buffer, b"PNG")
    return bytes(buffer.data().data())
