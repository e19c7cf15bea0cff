"""One picture of the guide, as large as the screen holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.widgets.low_room import room_of

SHARE_OF_SCREEN = 0.96


class PictureDialog(QDialog):
    """A click or Esc closes it."""

    def __init__(self, parent: QWidget, path: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Gambar; klik untuk menutup"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ratio = self.devicePixelRatioF()
        wide = self.screen().availableSize().width()
        room = QSize(wide, room_of(self)) * SHARE_OF_SCREEN * ratio
        pixmap = QPixmap(str(path))
        if pixmap.width() > room.width() or pixmap.height() > room.height():
            keep = Qt.AspectRatioMode.KeepAspectRatio
            pixmap = pixmap.scaled(room, keep, Qt.TransformationMode.SmoothTransformation)
        pixmap.setDevicePixelRatio(ratio)
        self.picture = QLabel()
        self.picture.setPixmap(pixmap)
        self.picture.setAccessibleName(self.windowTitle())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture)

    def mousePressEvent(self, _event: object) -> None:
        """Anywhere."""
        self.accept()
