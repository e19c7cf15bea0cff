"""The programme and year that all pages are about."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Scope(QObject):
    """What is being worked on; `changed` follows every real change."""

    changed = Signal()

    def __init__(self, programme: str, year: int) -> None:
        super().__init__()
        self._programme, self._year = programme, year

    @property
    def programme(self) -> str:
        """The programme's code."""
        return self._programme

    @property
    def year(self) -> int:
        """The budget year."""
        return self._year

    def move(self, programme: str, year: int) -> None:
        """Work on something else."""
        if (programme, year) != (self._programme, self._year):
            self._programme, self._year = programme, year
            self.changed.emit()
