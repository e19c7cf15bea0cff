"""On a low page a form needs the room of the table above it, as long as it is open."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter

FEW_LINES = 110


class FormRoom:
    """Gives a form all but a few lines of the table, and afterwards what stood before."""

    def __init__(self, split: QSplitter) -> None:
        self._split = split
        self._before: list[int] = []

    def give(self, height: int, *, to_form: bool) -> None:
        """Part a page of this height; what somebody dragged meanwhile stays."""
        if to_form and not self._before:
            self._before = self._split.sizes()
            self._split.setSizes([FEW_LINES, height - FEW_LINES])
        elif not to_form and self._before:
            self._split.setSizes(self._before)
            self._before = []
