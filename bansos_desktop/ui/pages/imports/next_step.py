"""One thing to do next: what it is about, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Level
from bansos_desktop.ui.widgets.text import button, icon_label, show_icon, text_label

ICON_SIZE = 20
BUTTON_WIDTH = 218


class NextStep(QWidget):
    """Hidden until it has something to say; the buttons of several stand under each other."""

    chosen = Signal()

    def __init__(self, icons: IconSet, act: str) -> None:
        super().__init__()
        self._icons = icons
        self._icon = icon_label(icons.level_icon(Level.INFO), ICON_SIZE)
        self._text = text_label("", wrap=True)
        self.button = button(act)
        self.button.setMinimumWidth(BUTTON_WIDTH)
        self.button.clicked.connect(self.chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now, "" while there is nothing to do."""
        return "" if self.isHidden() else self._text.text()

    def offer(self, text: str, level: Level = Level.INFO) -> None:
        """Say what is to be done; "" when there is nothing."""
        self._text.setText(text)
        show_icon(self._icon, self._icons.level_icon(level))
        self.button.setAccessibleDescription(text)
        self.setVisible(bool(text))
