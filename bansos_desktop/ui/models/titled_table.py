"""What every table of the program tells Qt alike: how large it is, and its titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from bansos_desktop.ui.i18n import tr

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Titled(Protocol):
    """What must be known of a column to put a title over it."""

    @property
    def title(self) -> str:
        """The title, "" for none."""

    @property
    def is_number(self) -> bool:
        """Whether cells and title stand at the right."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of which only the title is data."""

    title: str
    is_number: bool = False


class TitledTable(QAbstractTableModel):
    """Subclasses hold the rows and say what stands in them; a row has nothing below it."""

    def __init__(self, headings: Sequence[Titled]) -> None:
        super().__init__()
        self._headings = headings

    def count_rows(self) -> int:
        """How many rows there are now."""
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """All rows."""
        return 0 if parent.isValid() else self.count_rows()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """All columns."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Titles above; no numbers at the side."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        heading = self._headings[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(heading.title) if heading.title else ""
        if role == Qt.ItemDataRole.TextAlignmentRole and heading.is_number:
            return RIGHT
        return None
