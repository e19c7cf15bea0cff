"""A table of rows that are all held: what each column shows is data, not a class of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from bansos_desktop.domain.programme import Trait
from bansos_desktop.ui.models.titled_table import RIGHT, Index, TitledTable
from bansos_desktop.ui.theme import LEVEL_COLOURS, Level

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """Title, text of a row, width; `level` colours the text where the news is good or bad.

    A column of a `trait` is only for programmes that have it; one that `grows` takes the room left.
    """

    title: str
    text: Callable[[R], str]
    width: int
    is_number: bool = False
    level: Callable[[R], Level] | None = None
    trait: Trait | None = None
    grows: bool = False


class RowTable(TitledTable, Generic[R]):
    """For lists that are capped anyway, so that holding them costs nothing."""

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], str]) -> None:
        super().__init__(columns)
        self.columns = tuple(columns)
        self._key = key
        self._rows: Sequence[R] = ()

    @property
    def rows(self) -> Sequence[R]:
        """What is shown."""
        return self._rows

    def show(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def key_at(self, line: int) -> str:
        """The key of the row in a line, "" beyond the last."""
        return self._key(self._rows[line]) if 0 <= line < len(self._rows) else ""

    def line_of(self, key: str) -> int:
        """The line of a row, or -1."""
        return next((n for n, row in enumerate(self._rows) if self._key(row) == key), -1)

    def count_rows(self) -> int:
        """All rows."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, its colour and its side."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and column.level is not None:
            level = column.level(row)
            return None if level is Level.NEUTRAL else QColor(LEVEL_COLOURS[level].ink)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        return None
