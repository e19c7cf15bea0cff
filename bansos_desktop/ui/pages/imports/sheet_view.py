"""The real cells of a sheet with what was found in it, and what can be corrected there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.sheet_grid import SheetGrid, TableMarks
from bansos_desktop.ui.pages.imports.sheet_header import SheetHeader
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.check_menu import SeveralBox
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases.peek_sheet import SheetPeek

ROW_HEIGHT = 24
NARROWEST, WIDEST = 92, 220
CELL_PADDING, HEAD_PADDING = 26, 32  # a head is bold
ROWS_BELOW = 4
TITLE_LETTERS = 34
MOST_TITLE_ROWS = 3
FOUND, NONE = "", "-"


class SheetsBox(SeveralBox):
    """Which sheets are read; none ticked leaves it to the program.

    It says how many: a name would look like the other box's, which is only looked at.
    """

    def __init__(self, icon: QIcon) -> None:
        text = tr("Dibaca: {n} lembar")
        super().__init__(icon, [], everything=tr("Dibaca: dipilihkan"), several=text)

    def _show_words(self) -> None:
        super()._show_words()
        if self.keys:
            self.setText(tr("Dibaca: {n} lembar").format(n=len(self.keys)))


class SheetView(QWidget):
    """`titled` tells the rows said to hold the titles, () for none, None for those found.

    `sheet_picked` names another sheet to look at, `sheets_picked` those to be read, () for those
    the program finds. `column_picked` tells the column of the cursor.
    """

    titled = Signal(object)
    sheet_picked = Signal(str)
    sheets_picked = Signal(object)
    column_picked = Signal(int)

    def __init__(self, services: Services) -> None:
        super().__init__()
        icons = services.icons
        self.model = SheetGrid()
        self.grid = QTableView()
        self.sheet = ChoiceBox([])
        self.sheets = SheetsBox(icons.icon("chevron-down"))
        self.titles = ChoiceBox([(FOUND, "")])
        self.use_rows = button("", Kind.LINK)
        self._state = text_label("", Kind.CAPTION, wrap=True)
        self._shown = ""
        self._sheets_before: tuple[str, ...] = ()
        self._set_up_grid()
        self._lay_out()
        self._connect()

    def show_sheets(self, shown: str, names: Sequence[str], read: Sequence[str]) -> None:
        """Which sheets there are, which is in sight and which are read."""
        offered = [
            (one, one if one in read else tr("{name} (tidak dibaca)").format(name=one))
            for one in names
        ]
        self.sheet.set_choices(offered)
        self._shown = shown
        self.sheet.key = shown
        if [action.data() for action in self.sheets.menu_below.actions()] != list(names):
            self.sheets.set_choices([(one, one) for one in names])
        self.sheets.keys = tuple(read)
        self._sheets_before = self.sheets.keys
        for box in (self.sheet, self.sheets):
            box.setVisible(len(names) > 1)

    def show_cells(self, peek: SheetPeek) -> None:
        """Show the cells of a sheet."""
        self.model.show_cells(peek)
        self._fit_columns(peek)
        if not peek.rows:
            self.say(tr("Lembar ini kosong."))
            return
        self.say(tr("Hijau: judul. Abu-abu: dilewati. Pilih baris untuk mengganti judul."))

    def show_marks(self, marks: TableMarks, titles: Sequence[int]) -> None:
        """Mark the rows and columns; `titles` are the title rows in force."""
        self.model.show_marks(marks)
        for column, head in marks.heads.items():
            words = self.fontMetrics().horizontalAdvance(head.words) + HEAD_PADDING
            if words > self.grid.columnWidth(column):
                self.grid.setColumnWidth(column, words)
        self._offer_titles(titles)

    def say(self, text: str, level: Level = Level.NEUTRAL) -> None:
        """Something about the cells, under them."""
        self._state.setText(text)
        set_level(self._state, level)

    def go_to(self, column: int) -> None:
        """Bring a column into sight and mark it."""
        if not 0 <= column < self.model.columnCount():
            return
        here = self.grid.currentIndex()
        if here.column() == column:
            return
        target = self.model.index(max(self.grid.rowAt(0), 0), column)
        selection, flags = self.grid.selectionModel(), QItemSelectionModel.SelectionFlag
        # not selectColumn(): with Ctrl or Shift still held it adds to what was selected
        selection.setCurrentIndex(target, flags.ClearAndSelect | flags.Columns)
        self.grid.scrollTo(target)

    def show_top(self, line: int) -> None:
        """Begin with a row, counted from 1, where the rows before it would leave it no room."""
        room = self.grid.viewport().height() // ROW_HEIGHT
        if room < line + ROWS_BELOW:
            top = QAbstractItemView.ScrollHint.PositionAtTop
            self.grid.scrollTo(self.model.index(line - 1, 0), top)

    def _fit_columns(self, peek: SheetPeek) -> None:
        """A NIK is seen to its last digit; a title line over all columns widens none."""
        listed = [row for row in peek.rows if sum(map(bool, row)) > 1]
        metrics = self.grid.fontMetrics()
        for column in range(peek.columns):
            longest = max((row[column] for row in listed), key=len, default="")
            width = metrics.horizontalAdvance(longest) + CELL_PADDING
            self.grid.setColumnWidth(column, min(max(width, NARROWEST), WIDEST))

    def _offer_titles(self, titles: Sequence[int]) -> None:
        """The rows found, none, and every row in sight by its first words."""
        rows = ", ".join(map(str, titles))
        none = tr("Judul: tidak ada")
        offered = [(FOUND, tr("Judul: baris {rows}").format(rows=rows) if titles else none)]
        if titles:
            offered.append((NONE, none))
        for line, cells in enumerate(self.model.peek.rows, start=1):
            words = " | ".join(filter(None, cells))
            cut = words if len(words) <= TITLE_LETTERS else f"{words[:TITLE_LETTERS]}…"
            if words and (line,) != tuple(titles):
                offered.append((str(line), tr("Baris {n}: {words}").format(n=line, words=cut)))
        self.titles.key = FOUND
        self.titles.set_choices(offered)

    def _connect(self) -> None:
        self.titles.changed.connect(self._on_titles)
        self.sheet.changed.connect(self._on_sheet)
        self.sheets.menu_below.aboutToHide.connect(self._on_sheets)
        self.use_rows.clicked.connect(self._on_use_rows)
        self.grid.selectionModel().currentColumnChanged.connect(self._on_column)
        self.grid.selectionModel().selectionChanged.connect(self._on_selection)

    def _on_titles(self, key: str) -> None:
        if key != FOUND:
            self.titled.emit(() if key == NONE else (int(key),))

    def _on_sheet(self, name: str) -> None:
        if name != self._shown:
            self.sheet_picked.emit(name)

    def _on_sheets(self) -> None:
        """Several are ticked in one go, so that it is told once."""
        if self.sheets.keys != self._sheets_before:
            self._sheets_before = self.sheets.keys
            self.sheets_picked.emit(self.sheets.keys)

    def _on_column(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.column_picked.emit(current.column())

    def _picked_rows(self) -> tuple[int, ...]:
        """The rows that are selected, if together they could be a head."""
        lines = sorted({index.row() + 1 for index in self.grid.selectedIndexes()})
        whole = lines and lines[-1] - lines[0] == len(lines) - 1 and len(lines) <= MOST_TITLE_ROWS
        return tuple(lines) if whole else ()

    def _on_selection(self, _on: QItemSelection, _off: QItemSelection) -> None:
        lines = self._picked_rows()
        words = f"{lines[0]}–{lines[-1]}" if len(lines) > 1 else "".join(map(str, lines))
        self.use_rows.setText(tr("Jadikan baris {rows} judul kolom").format(rows=words))
        self.use_rows.setVisible(bool(lines))
        self._state.setVisible(not lines)

    def _on_use_rows(self) -> None:
        self.titled.emit(self._picked_rows())

    def _set_up_grid(self) -> None:
        grid = self.grid
        grid.setModel(self.model)
        grid.setHorizontalHeader(SheetHeader(grid))
        grid.setAccessibleName(tr("Isi lembar"))
        grid.setTabKeyNavigation(False)
        grid.setWordWrap(False)
        grid.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        grid.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(SPACE.s)
        for box in (self.sheet, self.titles):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        controls.addWidget(self.sheet, 1)
        controls.addWidget(self.sheets)
        controls.addWidget(self.titles, 1)
        self.sheet.setAccessibleName(tr("Lembar yang dilihat"))
        self.titles.setAccessibleName(tr("Baris judul kolom"))
        self.use_rows.hide()
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.s)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.use_rows, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addLayout(controls)
        layout.addWidget(self.grid, 1)
        layout.addLayout(foot)
