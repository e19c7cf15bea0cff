"""The columns of a sheet beside what each is read as, to be corrected by choosing from a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bansos_desktop.domain.column_match import Basis, ColumnMatch
from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.column_table import (
    FIELD,
    LEVEL_OF,
    TITLES,
    Certainty,
    ColumnRow,
    ColumnTable,
)
from bansos_desktop.ui.models.sheet_grid import ColumnHead
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.widgets.choice_delegate import ChoiceTable
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.layout import Layout

ROW_HEIGHT = 32
WIDTHS = (66, 122, 186, 152, 220)


class ColumnsPanel(QWidget):
    """`changed` tells a column and its field, `column_picked` the column of the cursor."""

    changed = Signal(int, object)
    column_picked = Signal(int)

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self.model = ColumnTable(icons)
        self.table = ChoiceTable(FIELD)
        self.table.setModel(self.model)
        dress_table(self.table, tr("Kolom di berkas"), row_height=ROW_HEIGHT)
        for column, width in enumerate(WIDTHS[: len(TITLES)]):
            self.table.setColumnWidth(column, width)
        # The cursor is scrolled to while the table is not as wide yet as it will be.
        self._to_left = QTimer(self, singleShot=True, interval=0)
        self._to_left.timeout.connect(partial(self.table.horizontalScrollBar().setValue, 0))
        self.model.picked.connect(self.changed)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE.s, 0, 0)
        layout.addWidget(self.table)

    def show_rows(self, rows: Sequence[ColumnRow], *, anew: bool) -> None:
        """Show the columns of a sheet, `anew` in a new order; the cursor keeps its column."""
        column = -1 if anew else self.current
        if anew:
            self.model.clear()
        self.model.show(rows)
        line = max(self.model.line_of(column), 0)
        if rows and self.table.currentIndex().row() != line:
            self.table.setCurrentIndex(self.model.index(line, FIELD))
        if anew:
            self._to_left.start()

    @property
    def current(self) -> int:
        """The column of the cursor, -1 for none."""
        here = self.table.currentIndex()
        return self.model.rows[here.row()].match.column if here.isValid() else -1

    def go_to(self, column: int) -> None:
        """Put the cursor on a column."""
        line = self.model.line_of(column)
        if line < 0 or line == self.table.currentIndex().row():
            return
        self.table.setCurrentIndex(self.model.index(line, FIELD))

    def showEvent(self, event: QShowEvent) -> None:
        """Letters and titles are in sight first."""
        super().showEvent(event)
        self._to_left.start()

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.column_picked.emit(self.model.rows[current.row()].match.column)


def rows_of(layout: Layout, questions: Sequence[Question]) -> list[ColumnRow]:
    """The columns of a sheet with how each stands."""
    asked = {one.key for one in questions if one.is_open}
    return [
        ColumnRow(
            letters := column_letters(match.column),
            match,
            f"kolom:{layout.sheet}!{letters}" in asked,
        )
        for match in layout.matches or _by_title(layout)
    ]


def head_of(row: ColumnRow) -> ColumnHead:
    """The same over the cells."""
    certainty = row.certainty
    is_read = certainty in (Certainty.SURE, Certainty.UNSURE, Certainty.ASKED)
    hidden = row.match.hidden
    words, level = row.words, LEVEL_OF[certainty]
    return ColumnHead(row.letters, words, row.certainty_words, level, is_read, hidden)


def rival_columns(rows: Sequence[ColumnRow], column: int, field: SheetField | None) -> list[int]:
    """The other columns that are read as the same: a field can stand in one column only."""
    if field is None:
        return []
    return [
        row.match.column for row in rows if row.match.field is field and row.match.column != column
    ]


def _by_title(layout: Layout) -> list[ColumnMatch]:
    """A sheet read by its titles alone has no more to tell."""
    fields = {column: field for field, column in layout.columns.items()}
    return [
        ColumnMatch(
            column,
            " ".join(layout.titles.get(column, "").split()),
            fields.get(column),
            1.0 if column in fields else 0.0,
            Basis.TITLE if column in fields else Basis.NOTHING,
        )
        for column in sorted({*layout.titles, *fields})
    ]
