"""The cells of somebody's sheet as they stand there, with the rows and columns that are taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.titled_table import Index
from bansos_desktop.ui.theme import PALETTE, Level
from bansos_desktop.usecases.peek_sheet import SheetPeek

ROOT = QModelIndex()
HeadRole = Qt.ItemDataRole.UserRole + 12
_EMPTY = SheetPeek("", (), (), 0, ())


class RowLook(StrEnum):
    """What a row of the sheet is."""

    TITLE = "judul kolom"
    PERSON = "dibaca"
    ASIDE = "dilewati"


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """What stands over a column: its letters, what it is read as, how surely; grey if unread."""

    letters: str
    words: str
    certainty: str
    level: Level
    is_read: bool
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class TableMarks:
    """Which rows, counted from 1, hold titles and which are people; a head for each column."""

    titles: Collection[int] = ()
    people: Collection[int] = ()
    heads: Mapping[int, ColumnHead] = field(default_factory=dict)


class SheetGrid(QAbstractTableModel):
    """Rows and columns are numbered as in Excel.

    A NIK is shown in full here, against the rule of lists (`domain.nik.masked`): whether a column
    is the NIK or the No. KK, and whether Excel has spoilt its last digits, can be told only from
    the digits, and whoever sees this screen holds the file itself. The rows that are planned, and
    everything after them, mask it again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._peek = _EMPTY
        self._marks = TableMarks()

    @property
    def peek(self) -> SheetPeek:
        """What is shown."""
        return self._peek

    def show_cells(self, peek: SheetPeek) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._peek = peek
        self.endResetModel()

    def clear(self) -> None:
        """Nothing has been read yet."""
        self.show_cells(_EMPTY)

    def show_marks(self, marks: TableMarks) -> None:
        """Mark what was found; the cells stay, and so do cursor and scroll bars."""
        self._marks = marks
        if self._peek.rows and self._peek.columns:
            last = self.index(len(self._peek.rows) - 1, self._peek.columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._peek.columns - 1)

    def look_of(self, line: int) -> RowLook:
        """What a row, counted from 1, is."""
        if line in self._marks.titles:
            return RowLook.TITLE
        return RowLook.PERSON if line in self._marks.people else RowLook.ASIDE

    def rowCount(self, parent: Index = ROOT) -> int:
        """The rows that were read."""
        return 0 if parent.isValid() else len(self._peek.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """As many as the widest row has."""
        return 0 if parent.isValid() else self._peek.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell, standing out or standing back as its row and column do."""
        if not index.isValid():
            return None
        look = self.look_of(index.row() + 1)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._peek.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return tr(look.value)
        head = self._marks.heads.get(index.column())
        is_read = head is not None and head.is_read
        return _look(look, role, is_read=is_read)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Row numbers at the side; above, the whole head for who draws it."""
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        head = self._marks.heads.get(section)
        if role == HeadRole:
            return head
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and head:
            return f"{head.letters}: {head.words}, {head.certainty}"
        return None


def _look(look: RowLook, role: int, *, is_read: bool) -> object:
    """Colour and weight; whatever is not taken is grey."""
    if role == Qt.ItemDataRole.BackgroundRole:
        grounds = {RowLook.TITLE: PALETTE.accent_soft, RowLook.ASIDE: PALETTE.ground}
        return QColor(grounds[look]) if look in grounds else None
    if role == Qt.ItemDataRole.FontRole and look is RowLook.TITLE:
        font = QFont()
        font.setBold(True)
        return font
    if role == Qt.ItemDataRole.ForegroundRole:
        if look is RowLook.TITLE:
            return QColor(PALETTE.accent_pressed)
        if look is RowLook.ASIDE or not is_read:
            return QColor(PALETTE.ink_faint)
    return None
