"""The rows of an import in a table, narrowed by outcome, finding and name; it keeps its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from bansos_desktop.domain.field_words import Names
from bansos_desktop.domain.finding_titles import title_of
from bansos_desktop.domain.import_choices import RowKey
from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.import_preview import (
    NAME,
    OF_PEOPLE,
    OF_SOME,
    SHEET,
    WARNED,
    ImportPreview,
    Wanted,
    is_asked,
    key_of,
)
from bansos_desktop.ui.pages.imports.outcomes import OutcomeStrip
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.table_look import dress_table

ROW_HEIGHT = 30
WIDTHS = (62, 110, 128, 190, 270, 150, 210, 110, 140, 140, 170, 110)
FILTER_LETTERS = 18
PAUSE_MS = 150
_ANSWERS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2}


class RowsTable(QTableView):
    """`told` says 1 or 2: the answers about whom a row is, under two keys, as there may be many."""

    told = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, or move as every table does."""
        answer = _ANSWERS.get(Qt.Key(event.key()))
        if answer is None:
            super().keyPressEvent(event)
        else:
            self.told.emit(answer)


class RowsView(QWidget):
    """`picked` hands over the row of the cursor, or None; `opened` that Enter was pressed on it."""

    picked = Signal(object)
    opened = Signal()
    told = Signal(int)

    def __init__(self, icons: IconSet, names: Names) -> None:
        super().__init__()
        self._names = names
        self._rows: Sequence[PlannedRow] = ()
        self._is_narrowing = True
        self.model = ImportPreview(icons, names)
        self.table = RowsTable()
        self.strip = OutcomeStrip()
        self.search = QLineEdit()
        self.finding = ChoiceBox([("", tr("Semua temuan"))])
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._set_up_table()
        self._lay_out()
        self._connect()

    @property
    def current(self) -> PlannedRow | None:
        """The row of the cursor."""
        return self.model.row_at(self.table.currentIndex().row())

    def show_rows(
        self,
        rows: Sequence[PlannedRow],
        names: Names,
        *,
        anew: bool,
        wanted: Outcome | None = None,
        visits: bool = False,
    ) -> None:
        """Show the rows of a plan; unless it begins `anew`, filters, cursor and scroll bar stay.

        `wanted` is an outcome whose rows alone are to be shown; with `visits` they tell of
        follow-ups. A new plan opens on its first change, for a sheet that came back has few.
        """
        anew = anew or wanted is not None
        self._rows, self._names = rows, names
        if anew:
            self.search.clear()
        self.strip.show_rows(rows, wanted if anew else self.strip.outcome)
        self._offer_findings(keeps=not anew)
        if anew:
            self.table.setCurrentIndex(QModelIndex())
        self.table.setColumnHidden(SHEET, len({row.sheet for row in rows}) < 2)
        for column in OF_PEOPLE:
            self.table.setColumnHidden(column, visits)
        for column in OF_SOME:
            self.table.setColumnHidden(column, visits or not is_asked(rows, column))
        self._narrow(keeps=not anew)
        if anew and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(self.model.first_change(), NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc first takes back what was searched for."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def decide(self, decided: Mapping[RowKey, str]) -> None:
        """Mark the rows that were settled since they were planned."""
        self.model.decide(decided)

    def go_on(self) -> None:
        """To the next row that is to be settled; where none follows the cursor stays."""
        line = self.model.next_open(self.table.currentIndex().row())
        if line >= 0:
            self.table.setCurrentIndex(self.model.index(line, NAME))

    def _narrow(self, *, keeps: bool = False) -> None:
        """Show the wanted rows; the cursor goes with its row.

        Where that is not shown any more it goes to the top, or with `keeps` stays in its line.
        """
        line, bar = self.table.currentIndex().row(), self.table.verticalScrollBar()
        row, top = self.current, bar.value()
        words = self.search.text()
        wanted = Wanted(self.strip.outcome, self.finding.key or "", words)
        self.model.show(self._rows, wanted, self._names)
        count = self.model.rowCount()
        found = self.model.line_of(key_of(row)) if row is not None else -1
        if found >= 0:
            line = found
        elif not keeps:
            line, top = 0, 0
        if count:
            line = min(max(line, 0), count - 1)
            self.table.setCurrentIndex(self.model.index(line, NAME))
        bar.setValue(top)
        self.table.scrollTo(self.table.currentIndex())
        self.picked.emit(self.current)

    def _offer_findings(self, *, keeps: bool) -> None:
        """Every kind of finding with its number of rows, the most frequent first."""
        counts = Counter(code for row in self._rows for code in {p.code for p in row.problems})
        warned = sum(row.warned for row in self._rows)
        offered = [("", tr("Semua temuan"))]
        if warned:
            text = tr("Dengan peringatan ({n})").format(n=number_text(warned))
            offered.append((WARNED, text))
        for code, number in counts.most_common():
            text = tr("{title} ({n})").format(title=tr(title_of(code)), n=number_text(number))
            offered.append((code, text))
        before = (self.finding.key or "") if keeps else ""
        self.finding.set_choices(offered)
        self._is_narrowing = False  # the rows are shown once, at the end
        self.finding.key = before if before in dict(offered) else ""
        self._is_narrowing = True

    def _on_finding(self, _key: str) -> None:
        if self._is_narrowing:
            self._narrow()

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.picked.emit(self.current)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._narrow)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.finding.changed.connect(self._on_finding)
        self.strip.picked.connect(lambda _outcome: self._narrow())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.activated.connect(lambda _index: self.opened.emit())
        self.table.told.connect(self.told)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAlternatingRowColors(True)
        dress_table(table, tr("Pratinjau baris"), row_height=ROW_HEIGHT)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("Cari nama atau nomor baris"))
        self.search.setAccessibleName(tr("Cari nama atau nomor baris"))
        self.search.setClearButtonEnabled(True)
        self.finding.setAccessibleName(tr("Temuan yang ditampilkan"))
        self.finding.setMinimumContentsLength(FILTER_LETTERS)
        filters = QHBoxLayout()
        filters.setSpacing(SPACE.s)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.finding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
