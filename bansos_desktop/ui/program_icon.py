"""The program's own icon for windows and taskbar: each size from the drawing made for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

# What Windows asks a window for, at scales 100 to 200 %; larger ones come from the .exe.
SIZES = (16, 20, 24, 32, 40, 48, 64)
LARGEST = 64


def program_icon(folder: Path) -> QIcon:
    """All sizes that a window shows."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(program_picture(folder, size))
    return icon


def program_picture(folder: Path, side: int) -> QPixmap:
    """The icon at exactly `side` pixels, by the drawing that fits best."""
    own = max((size for size in SIZES if side % size == 0), default=LARGEST)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = folder / f"bansos-{LARGEST if side > LARGEST else own}.svg"
    QSvgRenderer(str(drawing)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture
