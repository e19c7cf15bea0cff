"""Line icons from SVG files, in any colour, sharp at every screen scale."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from bansos_desktop.ui.theme import LEVEL_COLOURS, PALETTE, Level

# 16, 20, 24 and 32 logical pixels at scales 1, 1.5 and 2.
RENDERED_SIZES = (16, 20, 24, 30, 32, 36, 40, 48, 64)


class IconSet:
    """The icons of one folder; each is read once and drawn once per colour.

    An unknown name is a KeyError, so that a misspelt icon is found by the first test.
    """

    def __init__(self, folder: Path) -> None:
        self._sources = {path.stem: path for path in sorted(folder.glob("*.svg"))}
        self._texts: dict[str, str] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Every icon there is, sorted."""
        return tuple(self._sources)

    def icon(self, name: str, colour: str = PALETTE.ink_soft) -> QIcon:
        """The icon in `colour`, grey while disabled; an SVG with its own colours keeps them."""
        key = (name, colour)
        if key not in self._icons:
            self._icons[key] = self._draw_icon(name, colour)
        return self._icons[key]

    def level_icon(self, level: Level) -> QIcon:
        """The sign of a level in its colour: info, success, warning and error differ in shape."""
        if level is Level.NEUTRAL:
            return QIcon()
        return self.icon(level, LEVEL_COLOURS[level].ink)

    def pixmap(self, name: str, size: int, colour: str = PALETTE.ink_soft) -> QPixmap:
        """One square picture of exactly `size` device pixels."""
        renderer = QSvgRenderer(QByteArray(self._svg(name, colour).encode()))
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return picture

    def _draw_icon(self, name: str, colour: str) -> QIcon:
        """Every size is drawn from the lines, so that none is a blurred copy of another."""
        icon = QIcon()
        for size in RENDERED_SIZES:
            lively = self.pixmap(name, size, colour)
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
                icon.addPixmap(lively, mode)
            icon.addPixmap(self.pixmap(name, size, PALETTE.ink_disabled), QIcon.Mode.Disabled)
        return icon

    def _svg(self, name: str, colour: str) -> str:
        if name not in self._texts:
            self._texts[name] = self._sources[name].read_text(encoding="utf-8")
        return self._texts[name].replace("currentColor", colour)
