"""Entry of a small whole number: people, months."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.widgets.grouped_edit import GroupedEdit, RefusedTextError, only_digits


class CountEdit(GroupedEdit):
    """`number` is None while nothing is entered; zero is a number."""

    def __init__(self, most_digits: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_digits = most_digits

    @property
    def number(self) -> int | None:
        """What was entered."""
        return int(self.digits) if self.digits else None

    @number.setter
    def number(self, number: int | None) -> None:
        self.digits = "" if number is None else str(number)

    def _clean(self, text: str) -> str:
        """The digits alone, or a refusal in words."""
        bare = text.strip()
        if bare != only_digits(bare):
            raise RefusedTextError(tr("Hanya angka yang bisa diisi di sini."))
        if len(bare) > self._most_digits:
            sentence = tr("Paling banyak {most} angka di sini.")
            raise RefusedTextError(sentence.format(most=self._most_digits))
        return bare

    def _group(self, digits: str) -> str:
        return digits
