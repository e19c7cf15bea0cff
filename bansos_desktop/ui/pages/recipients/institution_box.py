"""Choosing an institution by a part of its name, with the way to one that is not registered yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.widgets.find_box import FindBox

ADD = "+"


class InstitutionBox(FindBox):
    """`add_wanted` tells the words typed so far; only an operator is offered to add one."""

    add_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__([], name=tr("Lembaga yang cocok"))
        self.may_add = False

    def offered(self, words: str) -> Sequence[tuple[str, str]]:
        """What was found, and below it the way to a new one."""
        found = super().offered(words)
        return [*found, (ADD, tr("Tambah lembaga…"))] if self.may_add else found

    def choose(self, key: str) -> None:
        """Take one; the last line takes none but asks for a new one."""
        if key != ADD:
            super().choose(key)
            return
        words = self.text().strip()
        self.popup.hide()
        self.add_wanted.emit(words)
