"""The number of the letter: what the office's pattern offers, until somebody types another."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.usecases.documents.numbering import LetterNumber, tidy_number

LONGEST = 60
SETTLED_AFTER_MS = 500


class LetterNumberField(QWidget):
    """Hidden where the layout has no place for a number; `changed` follows a pause in typing."""

    changed = Signal()

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self._field = LabelledField(
            tr("Nomor surat"),
            self.line,
            icons,
            helper=tr("Kosongkan bila nomornya akan ditulis tangan."),
        )
        self._is_typed = self._is_used = False
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_AFTER_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._field)
        self.line.textEdited.connect(self._on_typed)
        self.line.returnPressed.connect(self._on_enter)
        self._timer.timeout.connect(self.changed)
        self.hide()

    @property
    def wanted(self) -> str | None:
        """The number that somebody wants; None for whatever is offered."""
        return self.number if self._is_typed or self._is_used else None

    @property
    def number(self) -> str:
        """What would be printed; "" leaves dots for the pen."""
        return "" if self.isHidden() else tidy_number(self.line.text())

    @property
    def note(self) -> str:
        """What is said under the line."""
        return self._field.note

    def show_number(self, number: LetterNumber | None) -> None:
        """Show the number of the letter that was looked at; None for a layout without one."""
        self.setVisible(number is not None)
        if number is None:
            return
        if self.wanted is None and self.line.text() != number.text:
            self.line.setText(number.text)
        if number.warning:
            self._field.show_warning(number.warning)
        else:
            self._field.clear_state()

    def keep_used(self) -> None:
        """The letter left under this number: what leaves next about the same keeps it."""
        self._is_typed, self._is_used = False, True

    def another_letter(self) -> None:
        """Something else is chosen: a number that left already is not meant for it."""
        self._is_used = False

    def another_document(self) -> None:
        """A number that was typed was meant for the document before."""
        self._is_typed = self._is_used = False
        self._timer.stop()
        self.hide()

    def _on_typed(self, _text: str) -> None:
        self._is_typed = True
        self._timer.start()

    def _on_enter(self) -> None:
        self._timer.stop()
        self.changed.emit()
