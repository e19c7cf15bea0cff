"""Entry of a date by typing it any usual way, read back in full under the line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import long_date, tr
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.text import text_label


class DateField(QWidget):
    """`parse` decides what a text means; leaving the field writes a date as dd/mm/yyyy.

    `value` is None both for an empty and for an unreadable text; `is_readable` tells them apart.
    """

    changed = Signal(object)

    def __init__(self, parse: Callable[[str], date | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parse = parse
        self._value: date | None = None
        self._line = QLineEdit()
        self._line.setPlaceholderText(tr("hh/bb/tttt"))
        self._echo = text_label("", Kind.CAPTION, wrap=True)
        self._line.textEdited.connect(self._on_edited)
        self._line.editingFinished.connect(self._on_finished)
        self.setFocusProxy(self._line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(self._line)
        layout.addWidget(self._echo)
        self._say()

    @property
    def line(self) -> QLineEdit:
        """The line that is typed into."""
        return self._line

    @property
    def value(self) -> date | None:
        """The date as read."""
        return self._value

    @value.setter
    def value(self, value: date | None) -> None:
        self._line.setText("" if value is None else f"{value:%d/%m/%Y}")
        self._take(value)
        self._say()

    @property
    def is_readable(self) -> bool:
        """Whether the field is empty or holds a date."""
        return self._value is not None or not self._line.text().strip()

    @property
    def echo(self) -> str:
        """What stands under the line."""
        return self._echo.text()

    def _on_edited(self, text: str) -> None:
        self._take(self._parse(text) if text.strip() else None)
        self._say()

    def _on_finished(self) -> None:
        """Write the date the one way, so that what was read from the typing can be seen."""
        if self._value is not None:
            self._line.setText(f"{self._value:%d/%m/%Y}")
        elif not self.is_readable:
            set_level(self._echo, Level.WARNING)
            self._echo.setText(tr("Belum terbaca. Contoh: 12/08/1980 atau 12 Agustus 1980."))

    def _take(self, value: date | None) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _say(self) -> None:
        set_level(self._echo, Level.NEUTRAL)
        self._echo.setText(
            tr("hari/bulan/tahun") if self._value is None else long_date(self._value)
        )
