"""A table of lines of text that fetches more as somebody scrolls down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor

from bansos_desktop.ui.models.titled_table import Heading, Index, TitledTable
from bansos_desktop.ui.theme import PALETTE

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line(Generic[T]):
    """One line: what it stands for, its cells, and whether it is over and shown faint."""

    item: T
    cells: Sequence[str]
    is_faint: bool = False


class LinesTable(TitledTable, Generic[T]):
    """`fetch` gives the lines after the last one shown, or after None the first."""

    def __init__(
        self, titles: Sequence[str], fetch: Callable[[T | None], Sequence[Line[T]]]
    ) -> None:
        super().__init__([Heading(title) for title in titles])
        self._fetch = fetch
        self._lines: list[Line[T]] = []
        self._is_complete = True

    def reload(self) -> None:
        """Begin anew, with at least as many lines as were shown."""
        wanted = len(self._lines)
        self.beginResetModel()
        self._lines = list(self._fetch(None))
        self._is_complete = not self._lines
        while len(self._lines) < wanted and not self._is_complete:
            self._take(self._fetch(self._lines[-1].item))
        self.endResetModel()

    def item(self, index: Index) -> T | None:
        """What stands under an index."""
        return self._lines[index.row()].item if index.isValid() else None

    def find(self, is_it: Callable[[T], bool]) -> int:
        """The first line whose item is meant, or 0."""
        found = (at for at, line in enumerate(self._lines) if is_it(line.item))
        return next(found, 0)

    def canFetchMore(self, parent: Index) -> bool:
        """Until a fetch brings nothing."""
        return not parent.isValid() and not self._is_complete

    def fetchMore(self, parent: Index) -> None:
        """The next lines."""
        if parent.isValid() or not self._lines:
            return
        more = self._fetch(self._lines[-1].item)
        if more:
            at = len(self._lines)
            self.beginInsertRows(QModelIndex(), at, at + len(more) - 1)
            self._take(more)
            self.endInsertRows()
        else:
            self._is_complete = True

    def count_rows(self) -> int:
        """The lines fetched so far."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell, also as a tool tip for where it is cut."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and line.is_faint:
            return QColor(PALETTE.ink_faint)
        return None

    def _take(self, more: Sequence[Line[T]]) -> None:
        self._lines += more
        self._is_complete = not more
