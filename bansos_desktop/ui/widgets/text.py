"""Labels and buttons by the part they play."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton

from bansos_desktop.ui.theme import Kind, Level, set_kind, set_level


def text_label(text: str = "", kind: Kind | None = None, *, wrap: bool = False) -> QLabel:
    """A label of plain text: whatever a person typed is never read as HTML."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if kind is not None:
        set_kind(label, kind)
    return label


def badge(text: str, level: Level = Level.NEUTRAL) -> QLabel:
    """A short word in a coloured frame."""
    label = text_label(text, Kind.BADGE)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    set_level(label, level)
    return label


def button(text: str, kind: Kind = Kind.SECONDARY, icon: QIcon | None = None) -> QPushButton:
    """A push button that Enter never presses by accident."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    set_kind(made, kind)
    if icon is not None:
        made.setIcon(icon)
    return made


def icon_button(icon: QIcon, name: str) -> QToolButton:
    """A button of only an icon; `name` is read aloud and shown as its tool tip."""
    made = QToolButton()
    made.setIcon(icon)
    made.setIconSize(QSize(16, 16))
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def icon_label(icon: QIcon, size: int) -> QLabel:
    """A picture of an icon, `size` logical pixels square, that screen readers pass over."""
    label = QLabel()
    label.setFixedSize(size, size)
    show_icon(label, icon)
    return label


def show_icon(label: QLabel, icon: QIcon) -> None:
    """Put another icon on an icon label, as sharp as its screen."""
    side = label.width()
    label.setPixmap(icon.pixmap(QSize(side, side), label.devicePixelRatio()))
