"""Entry of a NIK or a family card number: grouped for the eye, counted while typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.grouped_edit import GroupedEdit, RefusedTextError, only_digits
from bansos_desktop.ui.widgets.text import text_label

# "NIK: 6402…" and "No. KK 6402…" are copied from chats as often as the bare number.
LEADING_WORDS = re.compile(r"^(?:[^\W\d_]+[.: ]*)+(?=\d)")
SEPARATORS = re.compile(r"[\s.,\-'’‘`´\u200b\ufeff]+")


class DigitEdit(GroupedEdit):
    """Shows 640206 120880 0001 with a counter; `digits` and the clipboard have no blanks."""

    def __init__(self, groups: Sequence[int] = (6, 6, 4), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = tuple(groups)
        self._counter = text_label("", Kind.CAPTION)
        self._counter.setParent(self)
        self.digits_changed.connect(self._count)
        self._count("")
        self.setTextMargins(0, 0, self._counter.sizeHint().width() + SPACE.s, 0)

    @property
    def max_digits(self) -> int:
        """How many digits the number has when it is complete."""
        return sum(self._groups)

    @property
    def counter_text(self) -> str:
        """The count as shown, such as 12/16."""
        return self._counter.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the counter at the right end."""
        super().resizeEvent(event)
        self._place_counter()

    def _clean(self, text: str) -> str:
        """The digits of what was typed or pasted, also out of "NIK: 6402 …"."""
        bare = SEPARATORS.sub("", LEADING_WORDS.sub("", text.strip()))
        if bare != only_digits(bare):
            raise RefusedTextError(tr("Hanya angka yang bisa diisi di sini."))
        if len(bare) > self.max_digits:
            sentence = tr("Paling banyak {most} angka; ini {count} angka.")
            raise RefusedTextError(sentence.format(most=self.max_digits, count=len(bare)))
        return bare

    def _group(self, digits: str) -> str:
        """The digits in groups as on the card, the last as long as typing has come."""
        parts = []
        start = 0
        for size in self._groups:
            parts.append(digits[start : start + size])
            start += size
        return " ".join(part for part in parts if part)

    def _count(self, digits: str) -> None:
        """How many digits of how many, green once complete."""
        complete = len(digits) == self.max_digits
        self._counter.setText(f"{len(digits):>2}/{self.max_digits}")
        set_level(self._counter, Level.SUCCESS if complete else Level.NEUTRAL)
        self._place_counter()

    def _place_counter(self) -> None:
        size = self._counter.sizeHint()
        right = self.width() - size.width() - SPACE.s
        self._counter.setGeometry(
            right, (self.height() - size.height()) // 2, size.width(), size.height()
        )
