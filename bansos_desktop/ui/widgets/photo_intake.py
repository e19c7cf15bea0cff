"""How photos come into a part of the window: dropped on it, or pasted from the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QWidget


class PhotoIntake(QWidget):
    """`offered` hands over paths, or the bytes of a picture that was on the clipboard."""

    offered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._on_paste)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may come in, anywhere on it."""
        event.setAccepted(event.mimeData().hasUrls() or event.mimeData().hasImage())

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        self._offer(event.mimeData())
        event.acceptProposedAction()

    def _on_paste(self) -> None:
        self._offer(QGuiApplication.clipboard().mimeData())

    def _offer(self, data: QMimeData) -> None:
        sources = _sources_in(data)
        if sources:
            self.offered.emit(sources)


def _sources_in(data: QMimeData) -> list[bytes | Path]:
    """Files that were dropped or copied, or else the picture itself."""
    files: list[bytes | Path] = [
        Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()
    ]
    if files or not data.hasImage():
        return files
    return [_png_of(data.imageData())]


def _png_of(image: object) -> bytes:
    """A picture of the clipboard in a form that photos are read from, in memory only."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if isinstance(image, QImage):
        QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
