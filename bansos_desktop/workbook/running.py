"""Sums over rows that are still on their way into the file, so that none of them is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field

from bansos_desktop.workbook.formula_values import Scalar, Tally

Cells = Callable[[int, int], Scalar]
"""The value of a cell by its row and column in the template."""


@dataclass(slots=True)
class Running:
    """A range from the first copy of the template's row `first` to the newest of its row `last`.

    `columns` are those that count, by row of the template.
    """

    first: int
    last: int
    columns: Mapping[int, tuple[int, ...]]
    skips_hidden: bool = False
    _closed: Tally = field(default_factory=Tally)
    _open: Tally = field(default_factory=Tally)
    _begun: bool = False

    def restart(self) -> None:
        """Forget all: a group begins, and this is a range within one."""
        self._closed, self._open, self._begun = Tally(), Tally(), False

    def take(self, rows: Iterable[int], cells: Cells, hidden: Collection[int]) -> None:
        """Add up these rows; what follows the last copy of `last` waits for the next one."""
        for row in rows:
            self._begun = self._begun or row == self.first
            if self._begun and not (self.skips_hidden and row in hidden):
                for column in self.columns.get(row, ()):
                    self._open.add(cells(row, column))
            if row == self.last:
                self._closed.join(self._open)
                self._open = Tally()

    def with_rows(self, rows: Iterable[int], cells: Cells, hidden: Collection[int]) -> Tally:
        """What it comes to with these rows, which stay to be taken."""
        other = copy(self)
        other._closed, other._open = copy(self._closed), copy(self._open)
        other.take(rows, cells, hidden)
        return other._closed
