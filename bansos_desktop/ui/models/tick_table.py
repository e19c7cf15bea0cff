"""A RowTable whose rows are ticked: all that are not taken out, so that a list goes as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal

from bansos_desktop.ui.models.row_table import Column, RowTable
from bansos_desktop.ui.models.titled_table import Index

R = TypeVar("R")


class TickTable(RowTable[R], Generic[R]):
    """What somebody ticked or took out stays so while other rows are shown."""

    ticks_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], str],
        usually: Callable[[R], bool],
    ) -> None:
        super().__init__([Column("", lambda _row: "", 34), *columns], key)
        self._usually = usually
        self._chosen: dict[str, bool] = {}

    @property
    def ticked(self) -> list[R]:
        """The rows shown that are ticked."""
        return [row for line, row in enumerate(self.rows) if self.is_ticked(line)]

    @property
    def taken_out(self) -> list[R]:
        """The rows shown that are not."""
        return [row for line, row in enumerate(self.rows) if not self.is_ticked(line)]

    def is_ticked(self, line: int) -> bool:
        """Whether a row is ticked: as somebody said, or as it usually is."""
        return self._chosen.get(self.key_at(line), self._usually(self.rows[line]))

    def tick(self, lines: Iterable[int], *, on: bool) -> None:
        """Tick rows or take them out."""
        for line in lines:
            self._chosen[self.key_at(line)] = on
        if self.rows:
            last = self.index(len(self.rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def forget(self) -> None:
        """Every row is as it usually is."""
        self._chosen.clear()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The tick, and what every row table shows."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            is_on = self.is_ticked(index.row())
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return super().data(index, role)
