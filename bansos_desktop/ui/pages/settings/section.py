"""What every section of Pengaturan is, and the cards it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import text_label


class Section(QWidget):
    """A part of the page that reads itself anew; `said` reaches the strip above the page."""

    said = Signal(object, str)
    title = ""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services

    @property
    def is_dirty(self) -> bool:
        """Whether something typed here would be lost by closing."""
        return False

    def save(self) -> None:
        """Keep what is typed here, if anything can be."""

    def reload(self) -> None:
        """Read what is shown anew."""
        raise NotImplementedError


def card(title: str, content: QVBoxLayout | QFormLayout) -> QFrame:
    """A titled frame."""
    frame = QFrame()
    frame.setProperty("kind", Kind.CARD.value)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
    layout.setSpacing(SPACE.s)
    layout.addWidget(text_label(title, Kind.SUBTITLE))
    layout.addLayout(content)
    return frame


def card_in(frame: QFrame, title: str, purpose: str, state: QWidget, *acts: QWidget) -> None:
    """Fill a frame with one card: what it is for, how it stands, and what can be done."""
    inner = QVBoxLayout()
    inner.setSpacing(SPACE.s)
    inner.addWidget(text_label(purpose, Kind.CAPTION, wrap=True))
    inner.addWidget(state)
    inner.addLayout(row(*acts))
    whole = QVBoxLayout(frame)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(card(title, inner))


def row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side, at the left."""
    made = QHBoxLayout()
    made.setSpacing(SPACE.s)
    for widget in widgets:
        made.addWidget(widget)
    made.addStretch(1)
    return made


def fill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Show these widgets instead of those that stood there."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()  # until it is really gone
            widget.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)


def scrolled(body: QWidget) -> QScrollArea:
    """The widget in an area that scrolls where the window is too low."""
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area


def scrolled_on_card(body: QWidget) -> QScrollArea:
    """The same inside a card, whose ground shows through."""
    area = scrolled(body)
    for ground in (area, area.viewport(), body):
        ground.setAutoFillBackground(False)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def stacked(section: QWidget, *cards: QWidget) -> None:
    """Lay the cards of a section out below each other, scrolling."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE.m)
    for one in cards:
        column.addWidget(one)
    column.addStretch(1)
    layout = QVBoxLayout(section)
    layout.setContentsMargins(0, SPACE.m, 0, 0)
    layout.addWidget(scrolled(body))
