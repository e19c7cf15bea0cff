"""Statements side by side, each a card: who says it, in which words, and what may be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind
from bansos_desktop.ui.widgets.text import badge, button, text_label

LEAST_WIDTH = 280


@dataclass(frozen=True, slots=True)
class Card:
    """What one says; `in_force` is None where nothing has to be chosen."""

    heading: str
    lines: Sequence[str]
    in_force: bool | None = None
    action: str = ""
    on_action: Callable[[], None] | None = None


class CardRow(QScrollArea):
    """Cards from left to right, scrolling where they need more room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._body = QWidget()
        self._row = QHBoxLayout(self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.s)
        self.setWidget(self._body)
        for ground in (self, self.viewport(), self._body):
            ground.setAutoFillBackground(False)  # the card below shows through

    def show_cards(self, cards: Sequence[Card], empty: str = "") -> None:
        """Show other cards; `empty` says why there are none."""
        while item := self._row.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()  # until it is really gone
                widget.deleteLater()
        for card in cards:
            self._row.addWidget(_card(card), 1)
        if not cards and empty:
            note = text_label(empty, Kind.CAPTION, wrap=True)
            note.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._row.addWidget(note, 1)


def _card(card: Card) -> QFrame:
    frame = QFrame()
    set_kind(frame, Kind.BANNER)
    frame.setMinimumWidth(LEAST_WIDTH)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
    layout.setSpacing(2)
    layout.addWidget(text_label(card.heading, Kind.FIELD_LABEL, wrap=True))
    layout.addLayout(_standing(card))
    for line in card.lines:
        layout.addWidget(text_label(line, wrap=True))
    layout.addStretch(1)
    frame.setAccessibleName(". ".join((card.heading, *card.lines)))
    return frame


def _standing(card: Card) -> QHBoxLayout:
    """Whether it counts, and beside it the way to change that; of both one line at most."""
    row = QHBoxLayout()
    row.setSpacing(SPACE.s)
    if card.in_force is not None:
        word = tr("dipakai") if card.in_force else tr("tidak dipakai")
        row.addWidget(badge(word, Level.SUCCESS if card.in_force else Level.NEUTRAL))
    if card.action and card.on_action is not None:
        act = button(card.action, Kind.LINK)
        act.setAccessibleName(f"{card.action} {card.heading}")
        act.clicked.connect(card.on_action)
        row.addWidget(act)
    row.addStretch(1)
    return row
