"""One figure of the overview, with what it counts and how it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind, set_level
from bansos_desktop.ui.widgets.text import icon_label, show_icon, text_label

ICON_SIZE = 16


class StatTile(QFrame):
    """A card: label, large number, and a caption whose level has a sign as well as a colour."""

    def __init__(self, icons: IconSet, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._label = text_label(label, Kind.FIELD_LABEL)
        self._number = text_label("–", Kind.NUMBER)
        self._icon = icon_label(icons.level_icon(Level.INFO), ICON_SIZE)
        self._caption = text_label("", Kind.CAPTION, wrap=True)
        set_kind(self, Kind.CARD)
        self._lay_out()
        self.show_figure("–")

    def show_figure(self, number: str, caption: str = "", level: Level = Level.NEUTRAL) -> None:
        """Show a number as already written for people, such as 1.500 or Rp7.500.000."""
        self._number.setText(number)
        self._caption.setText(caption)
        set_level(self._caption, level)
        show_icon(self._icon, self._icons.level_icon(level))
        self._icon.setVisible(level is not Level.NEUTRAL)
        self.setAccessibleName(f"{self._label.text()}: {number}")
        self.setAccessibleDescription(caption)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.xs)
        foot.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._caption, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(self._label)
        layout.addWidget(self._number)
        layout.addLayout(foot)
        layout.addStretch(1)
