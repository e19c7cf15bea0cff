"""A question with a few short answers, one tap or one key each, and no answer at first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from bansos_desktop.domain.visit import NO, YES
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind, set_flag
from bansos_desktop.ui.widgets.text import button


class AnswerButtons(QWidget):
    """Answers as (key, text) beside each other; the first letter of a text picks it.

    Left and right walk through them, Delete takes the answer back, as does a tap on it.
    A letter never leaves the question: with Enter behind it the next one would be skipped unseen.
    """

    changed = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._letters = {text[0].upper(): key for key, text in choices}
        self._buttons: dict[str, QPushButton] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        for key, text in choices:
            made = button(text, Kind.CHOICE)
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the question has the keyboard, once
            made.clicked.connect(partial(self._on_clicked, key))
            self._buttons[key] = made
            layout.addWidget(made)
        layout.addStretch(1)

    @property
    def value(self) -> str:
        """The key of the answer; "" while there is none."""
        return self._value

    @value.setter
    def value(self, value: str) -> None:
        known = value if value in self._buttons else ""
        for key, one in self._buttons.items():
            one.setChecked(key == known)
        if known != self._value:
            self._value = known
            self.setAccessibleDescription(self._buttons[known].text() if known else "")
            self.changed.emit(known)

    def offer(self, key: str, *, is_offered: bool) -> None:
        """Whether an answer may be given; one that may not is not to be seen."""
        self._buttons[key].setHidden(not is_offered)
        if not is_offered and self._value == key:
            self.value = ""

    def button_of(self, key: str) -> QPushButton:
        """The button of an answer."""
        return self._buttons[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter answers, arrows walk, Delete takes back; the rest is the form's."""
        pressed = event.key()
        letter = self._letters.get(event.text().upper())
        if letter is not None and self._buttons[letter].isHidden():
            letter = None
        if letter is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.value = letter
        elif pressed in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.value = ""
        elif pressed in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space):
            self._walk(-1 if pressed == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which question has the keyboard."""
        super().focusInEvent(event)
        self._mark(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And which no longer has."""
        super().focusOutEvent(event)
        self._mark(has_focus=False)

    def _mark(self, *, has_focus: bool) -> None:
        for one in self._buttons.values():
            set_flag(one, "asked", on=has_focus)

    def _walk(self, by: int) -> None:
        """To the neighbour, round the ends; without an answer to the first or the last."""
        keys = [key for key, one in self._buttons.items() if not one.isHidden()]
        if self._value:
            self.value = keys[(keys.index(self._value) + by) % len(keys)]
        else:
            self.value = keys[0 if by > 0 else -1]

    def _on_clicked(self, key: str, _checked: object = None) -> None:
        self.setFocus()
        self.value = "" if key == self._value else key


class TriState(AnswerButtons):
    """Ya, Tidak, or not asked yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(((YES, tr("Ya")), (NO, tr("Tidak"))), parent)
