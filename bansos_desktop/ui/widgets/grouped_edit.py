"""A line edit for digits that groups them as typed and copies them ungrouped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

DIGITS = frozenset("0123456789")


class RefusedTextError(ValueError):
    """Typed or pasted text that cannot be meant; the argument is the sentence for the user."""


def only_digits(text: str) -> str:
    """The digits of a text, in order."""
    return "".join(letter for letter in text if letter in DIGITS)


class GroupedEdit(QLineEdit):
    """Subclasses say what digits a text means (`_clean`) and how they look (`_group`).

    A change that `_clean` refuses is taken back, and `refused` says why in a sentence.
    """

    digits_changed = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(self._on_edited)

    @property
    def digits(self) -> str:
        """What was entered, digits only."""
        return self._digits

    @digits.setter
    def digits(self, digits: str) -> None:
        self._put(only_digits(digits), caret=len(digits))

    def copy_digits(self) -> None:
        """Put the selected digits on the clipboard, ungrouped."""
        if self.hasSelectedText():
            QGuiApplication.clipboard().setText(only_digits(self.selectedText()))

    def cut_digits(self) -> None:
        """Move the selected digits to the clipboard, ungrouped."""
        self.copy_digits()
        self.insert("")
        self._on_edited(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and cut without blanks; Delete before a blank takes the digit behind it."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_digits()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut_digits()
        else:
            if event.key() == Qt.Key.Key_Delete:
                self._step_over_separator()
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's menu, with copy and cut as the keys do them."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = {"edit-copy": self.copy_digits, "edit-cut": self.cut_digits}
        for name, act in own.items():
            action = menu.findChild(QAction, name)
            if action is not None:
                action.triggered.disconnect()
                action.triggered.connect(act)
        menu.popup(event.globalPos())

    def _clean(self, text: str) -> str:
        raise NotImplementedError

    def _group(self, digits: str) -> str:
        raise NotImplementedError

    def _on_edited(self, text: str) -> None:
        """What is refused is as if it was never typed; the caret stays after the same digit."""
        caret = self.cursorPosition()
        try:
            digits = self._clean(text)
        except RefusedTextError as refusal:
            shown = self._group(self._digits)
            self.setText(shown)
            self.setCursorPosition(max(0, caret - (len(text) - len(shown))))
            self.refused.emit(str(refusal))
        else:
            self._put(digits, caret=len(only_digits(text[:caret])))

    def _put(self, digits: str, *, caret: int) -> None:
        """Setting the same text would move the caret, so only a change is written."""
        shown = self._group(digits)
        if shown != self.text():
            self.setText(shown)
            self.setCursorPosition(_position_after(shown, caret))
        if digits != self._digits:
            self._digits = digits
            self.digits_changed.emit(digits)

    def _step_over_separator(self) -> None:
        position = self.cursorPosition()
        behind = self.text()[position : position + 1]
        if behind and behind not in DIGITS and not self.hasSelectedText():
            self.setCursorPosition(position + 1)


def _position_after(shown: str, digits: int) -> int:
    """Where in the shown text so many digits have gone by."""
    seen = 0
    for position, letter in enumerate(shown):
        if seen == digits:
            return position
        seen += letter in DIGITS
    return len(shown)
