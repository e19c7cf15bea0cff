"""A table of rows that are all held: what each column shows is data, not a class of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import LEVEL_COLOURS, Level

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """Title, text of a row, width; `level` colours the text where the news is good or bad."""

    title: str
    text: Callable[[R], str]
    width: int
    is_number: bool = False
    level: Callable[[R], Level] | None = None


class RowTable(QAbstractTableModel, Generic[R]):
    """For lists that are capped anyway, so that holding them costs nothing."""

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], str]) -> None:
        super().__init__()
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """All rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """All columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, its colour and its side."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and column.level is not None:
            level = column.level(row)
            return None if level is Level.NEUTRAL else QColor(LEVEL_COLOURS[level].ink)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Titles above; no numbers at the side."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].is_number:
            return _RIGHT
        return None
