"""Entry of an amount in whole rupiah, with dots between the thousands as typed."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.grouped_edit import GroupedEdit, RefusedTextError, only_digits
from bansos_desktop.ui.widgets.text import text_label

CURRENCY = re.compile(r"^(rp|idr)[.\s]*", re.IGNORECASE)
NO_CENTS = re.compile(r",(0+|-+)$")
SEPARATORS = re.compile(r"[\s.']+")
MOST_DIGITS = 15


class MoneyEdit(GroupedEdit):
    """Reads Rp5.000.000, 5000000 and 5.000.000,00; cents and words are refused."""

    amount_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = text_label("Rp", Kind.CAPTION)
        self._prefix.setParent(self)
        self.setTextMargins(self._prefix.sizeHint().width() + SPACE.xs, 0, 0, 0)
        self.digits_changed.connect(self._on_digits)
        self.editingFinished.connect(self._drop_leading_zeros)

    @property
    def amount(self) -> int | None:
        """Whole rupiah, or None while nothing is entered."""
        return int(self.digits) if self.digits else None

    @amount.setter
    def amount(self, amount: int | None) -> None:
        self.digits = "" if amount is None else str(amount)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the currency at the left end."""
        super().resizeEvent(event)
        size = self._prefix.sizeHint()
        top = (self.height() - size.height()) // 2
        self._prefix.setGeometry(SPACE.s, top, size.width(), size.height())

    def _clean(self, text: str) -> str:
        """Whole rupiah out of "Rp 5.000.000,00" too; any other cents are refused, not rounded."""
        whole = NO_CENTS.sub("", CURRENCY.sub("", text.strip()))
        bare = SEPARATORS.sub("", whole)
        if bare != only_digits(bare):
            raise RefusedTextError(tr("Tulis rupiah utuh dengan angka, tanpa koma: 5.000.000."))
        if len(bare) > MOST_DIGITS:
            raise RefusedTextError(tr("Angkanya terlalu panjang untuk sebuah nilai rupiah."))
        return bare

    def _group(self, digits: str) -> str:
        """Threes counted from the end, with dots between."""
        head = len(digits) % 3
        parts = [digits[:head]] if head else []
        parts += [digits[start : start + 3] for start in range(head, len(digits), 3)]
        return ".".join(parts)

    def _on_digits(self, _digits: str) -> None:
        self.amount_changed.emit(self.amount)

    def _drop_leading_zeros(self) -> None:
        self.amount = self.amount
