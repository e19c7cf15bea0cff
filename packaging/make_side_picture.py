"""Draw packaging/windows/samping.bmp, the picture beside the first and last page of the installer.

Twice the size that the page shows on an ordinary screen, so that it stays sharp on a dense one.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
ICON = ROOT / "resources" / "aplikasi" / "bansos-64.svg"
TARGET = ROOT / "packaging" / "windows" / "samping.bmp"
WIDTH, HEIGHT = 328, 628
TOP, BOTTOM = "#0F6B5C", "#083F36"
STRIPES = ("#FFFFFF", "#E8C27A")
STRIPE, DROP = 41, 64
SIDE = 192


def draw() -> QImage:
    """The program's icon below the awning of a stall, which the icon shows too."""
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, HEIGHT))
    sky.setColorAt(0, QColor(TOP))
    sky.setColorAt(1, QColor(BOTTOM))
    painter.fillRect(picture.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    for number in range(WIDTH // STRIPE):
        painter.setBrush(QColor(STRIPES[number % len(STRIPES)]))
        left = number * STRIPE
        painter.drawRect(QRectF(left, 0, STRIPE, DROP))
        painter.drawEllipse(QRectF(left, DROP - STRIPE / 2, STRIPE, STRIPE))
    place = QRectF((WIDTH - SIDE) / 2, (HEIGHT - SIDE) / 2, SIDE, SIDE)
    QSvgRenderer(str(ICON)).render(painter, place)
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_RGB888)


def main() -> int:
    """Write the picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    draw().save(str(TARGET), "BMP")
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
