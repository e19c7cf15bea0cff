"""Which visit it is: a month that the rule wants, with the day it is due, or any other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.monitoring import LATEST_MONTH, due_on
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.usecases.list_due import Schedule

OTHER = "lain"
OTHER_WIDTH = 64


class MonthField(QWidget):
    """`month` is None until one is picked or written."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = ChoiceBox([], placeholder=tr("Pilih"))
        self.other = QLineEdit()
        self.other.setValidator(QIntValidator(0, LATEST_MONTH, self))
        self.other.setPlaceholderText(tr("bulan"))
        self.other.setAccessibleName(tr("Bulan sejak serah terima"))
        self.other.setFixedWidth(OTHER_WIDTH)
        self.setFocusProxy(self.box)
        self.box.changed.connect(self._on_box)
        self.other.textChanged.connect(self._on_other)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.other)

    @property
    def month(self) -> int | None:
        """The month since the handover."""
        text = self.other.text() if self.box.key == OTHER else self.box.key or ""
        return int(text) if text.isascii() and text.isdigit() else None

    def offer(self, schedule: Schedule, chosen: int | None) -> None:
        """Offer the months of a schedule and show the chosen one, which may be any other."""
        choices = []
        for month in schedule.months:
            text = tr("ke-{n}").format(n=month)
            if schedule.handed_on is not None:
                text = f"{text} · {format_short(due_on(schedule.handed_on, month))}"
            choices.append((str(month), text))
        known = chosen is None or chosen in schedule.months
        self.box.set_choices([*choices, (OTHER, tr("Bulan lain"))])
        self.box.key = OTHER if not known else (None if chosen is None else str(chosen))
        self.other.setText("" if known else str(chosen))
        self.other.setVisible(not known)

    def _on_box(self, key: str) -> None:
        self.other.setVisible(key == OTHER)
        if key == OTHER and self.box.hasFocus():
            self.other.setFocus()
        self.changed.emit()

    def _on_other(self, _text: str) -> None:
        self.changed.emit()
