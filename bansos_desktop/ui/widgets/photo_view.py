"""Showing a photo out of memory: small in a strip, and large in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from bansos_desktop.domain.photo import THUMBNAIL_SIDE
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import text_label

SHARE_OF_SCREEN = 0.8


def image_of(content: bytes, side: int) -> QImage:
    """The JPEG at most `side` pixels wide and high, decoded no larger than that."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def thumbnail(content: bytes | None) -> QIcon:
    """The small picture of a photo; an empty icon if its bytes are not here or damaged.

    It stands at the foot of a square, so that the words under several photos stand level.
    """
    image = image_of(content, THUMBNAIL_SIDE) if content else QImage()
    if image.isNull():
        return QIcon()
    square = QPixmap(THUMBNAIL_SIDE, THUMBNAIL_SIDE)
    square.fill(Qt.GlobalColor.transparent)
    place = QRect(QPoint(), image.size().scaled(square.size(), Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(square.rect().center())
    place.moveBottom(square.rect().bottom())
    painter = QPainter(square)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image)
    painter.end()
    return QIcon(square)


class PhotoDialog(QDialog):
    """One photo, as large as the screen comfortably holds; Esc closes it."""

    def __init__(self, parent: QWidget, content: bytes | None, caption: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(caption)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = QGuiApplication.primaryScreen().availableSize() * SHARE_OF_SCREEN
        ratio = self.devicePixelRatioF()
        largest = round(max(room.width(), room.height()) * ratio)
        image = image_of(content, largest) if content else QImage()
        picture = QLabel()
        picture.setAccessibleName(caption)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.has_picture = not image.isNull()
        if self.has_picture:
            picture.setPixmap(_fitted(image, room, ratio))
        else:
            picture.setText(tr("Gambar foto ini tidak ada di laptop ini. Jalankan Periksa (F9)."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.m, SPACE.m, SPACE.m)
        layout.addWidget(picture, 1)
        layout.addWidget(text_label(caption, Kind.CAPTION))


def _fitted(image: QImage, room: QSize, ratio: float) -> QPixmap:
    """A picture scaled for the screen's real pixels, so that it is sharp when Qt enlarges."""
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(image.scaled(room * ratio, keep, smooth))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
