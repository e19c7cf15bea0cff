"""Entry of a rule's value in the way its unit wants: money, a number, yes or no, papers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.rule_catalogue import Unit
from bansos_desktop.domain.rule_edit import BOUNDS
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.text import text_label

NUMBER_WIDTH = 90


class ValueEdit(QWidget):
    """`value` is written as it is kept: digits, "ya", or codes parted by ";"."""

    changed = Signal()

    def __init__(self, unit: Unit, documents: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._unit = unit
        self._money = MoneyEdit() if unit is Unit.RUPIAH else None
        self._choice = (
            ChoiceBox([("ya", tr("Ya")), ("tidak", tr("Tidak"))]) if unit is Unit.YES_NO else None
        )
        self._boxes = (
            {code: QCheckBox(label) for code, label in documents} if unit is Unit.DOCUMENTS else {}
        )
        self._line = QLineEdit() if unit in BOUNDS or unit is Unit.MONTHS else None
        self._lay_out()

    @property
    def value(self) -> str:
        """What is entered."""
        if self._money is not None:
            return self._money.digits
        if self._choice is not None:
            return self._choice.key or ""
        if self._line is not None:
            return self._line.text().strip()
        return ";".join(code for code, box in self._boxes.items() if box.isChecked())

    @value.setter
    def value(self, value: str) -> None:
        if self._money is not None:
            self._money.digits = value
        elif self._choice is not None:
            self._choice.key = value or None
        elif self._line is not None:
            self._line.setText(value)
        for code, box in self._boxes.items():
            box.setChecked(code in value.split(";"))

    def _lay_out(self) -> None:
        """The one editor that the unit has, with its word beside a number."""
        layout: QHBoxLayout | QVBoxLayout = QVBoxLayout() if self._boxes else QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        self.setLayout(layout)
        if self._money is not None:
            self._money.digits_changed.connect(self.changed)
            self._take(self._money)
        elif self._choice is not None:
            self._choice.changed.connect(self.changed)
            self._take(self._choice)
        elif self._line is not None:
            self._line.textChanged.connect(self.changed)
            self._take(self._line)
            if self._unit is Unit.MONTHS:
                self._line.setPlaceholderText(tr("misalnya 1;3;6;12"))
            else:
                self._line.setFixedWidth(NUMBER_WIDTH)
                layout.addWidget(text_label(tr(self._unit.value), Kind.CAPTION), 1)
        for box in self._boxes.values():
            box.toggled.connect(self.changed)
            self._take(box)

    def _take(self, editor: QWidget) -> None:
        """Add an editor; the first one gets the keyboard."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(editor)
        if self.focusProxy() is None:
            self.setFocusProxy(editor)
