"""Entry of how much of something there is: 2 or 2,5, kept in thousandths."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from bansos_desktop.domain.goods import format_volume, parse_volume

WIDTH = 74


class VolumeEdit(QLineEdit):
    """`volume` is None for an empty and for an unreadable line: both are to be filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    @property
    def volume(self) -> int | None:
        """Thousandths of the unit."""
        return parse_volume(self.text())

    @volume.setter
    def volume(self, volume: int | None) -> None:
        self.setText(format_volume(volume))
