"""Twelve months side by side: which one is looked at, and how far each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from bansos_desktop.domain.instalment import month_label, month_name
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind, set_level

SHORT = 3


@dataclass(frozen=True, slots=True)
class MonthFace:
    """What stands under a month's name, what is told of it, and whether it can be chosen."""

    text: str = ""
    told: str = ""
    level: Level = Level.NEUTRAL
    is_open: bool = True


class MonthStrip(QWidget):
    """Arrow keys walk from month to month; `picked` names the one that a person chose."""

    picked = Signal(str)

    def __init__(self, columns: int = 12) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._months: Sequence[str] = ()
        self._faces: list[QPushButton] = []
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        for number in range(12):
            face = QPushButton()
            face.setCheckable(True)
            face.setAutoDefault(False)
            set_kind(face, Kind.MONTH)
            face.setMinimumHeight(2 * face.fontMetrics().height() + SPACE.s)
            self._group.addButton(face, number)
            self._faces.append(face)
            layout.addWidget(face, number // columns, number % columns)
            layout.setColumnStretch(number % columns, 1)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def month(self) -> str:
        """The month that is looked at, "" before there is one."""
        at = self._group.checkedId()
        return self._months[at] if 0 <= at < len(self._months) else ""

    def button_of(self, month: str) -> QPushButton:
        """The button of a month."""
        return self._faces[list(self._months).index(month)]

    def show_months(self, months: Sequence[str], faces: Mapping[str, MonthFace]) -> None:
        """Show the twelve months of a year; a month without a face has nothing under its name."""
        self._months = months
        for month in months:
            face, shown = faces.get(month, MonthFace()), self.button_of(month)
            name = month_name(month)[:SHORT]
            shown.setText(f"{name}\n{face.text}")
            shown.setToolTip(face.told)
            shown.setAccessibleName(f"{month_label(month)}. {face.told or face.text}")
            shown.setEnabled(face.is_open)
            set_level(shown, face.level)

    def choose(self, month: str) -> None:
        """Look at a month, without telling anybody."""
        if month in self._months:
            self.button_of(month).setChecked(True)

    def _on_clicked(self, number: int) -> None:
        self.picked.emit(self._months[number])
