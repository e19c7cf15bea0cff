"""A chart in its frame: its title, the table behind it, and both on the clipboard."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.chart_base import Chart, TableData
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import button, text_label

ROW_HEIGHT = 26
MOST_ROWS_SEEN = 12
_FORMULA = ("=", "+", "-", "@")


class ChartCard(QFrame):
    """Shows a chart or its table; `said` tells what went to the clipboard.

    Until something was read it says so, and what went wrong takes the chart's place.
    """

    said = Signal(object, str)

    def __init__(self, title: str, chart: Chart) -> None:
        super().__init__()
        self.title, self.chart = title, chart
        self.about = ""
        self.remark = ""
        self.setProperty("kind", Kind.CARD.value)
        self.heading = text_label(title, Kind.SUBTITLE, wrap=True)
        self.switch = button(tr("Tabel"), Kind.LINK)
        self.copy = button(tr("Salin gambar"), Kind.LINK)
        self.table = QTableWidget()
        self.state = text_label(tr("Memuat…"), Kind.CAPTION, wrap=True)
        self.note = text_label("", Kind.CAPTION, wrap=True)
        self.switch.clicked.connect(self._on_switch)
        self.copy.clicked.connect(self._on_copy)
        self.head = QHBoxLayout()
        self._lay_out()
        self.show_state(tr("Memuat…"))

    @property
    def shows_table(self) -> bool:
        """Whether the table is seen in place of the picture."""
        return not self.table.isHidden()

    def rename(self, title: str) -> None:
        """Call it something else; another programme has another chart here."""
        self.title = title
        self.heading.setText(title)
        self.chart.setAccessibleName(title)

    def show_chart(self, about: str, note: str = "", hint: str = "") -> None:
        """The chart has its numbers; `about` says on a copy whose they are.

        The note goes along on a copy and on paper; a `hint` to what can be clicked does not.
        """
        self.about, self.remark = about, note
        shown = f"{note} {hint}".strip()
        self.note.setText(shown)
        self.note.setVisible(bool(shown))
        self.state.hide()
        self._show(table=self.shows_table)

    def show_state(self, words: str, level: Level = Level.NEUTRAL) -> None:
        """Nothing to draw: why."""
        self.state.setText(words)
        set_level(self.state, level)
        self.state.show()
        for part in (self.chart, self.table, self.switch, self.copy, self.note):
            part.hide()

    def _show(self, *, table: bool) -> None:
        if table:
            _fill(self.table, self.chart.table())
        self.chart.setVisible(not table)
        self.table.setVisible(table)
        self.switch.setText(tr("Gambar") if table else tr("Tabel"))
        self.copy.setText(tr("Salin tabel") if table else tr("Salin gambar"))
        for made in (self.switch, self.copy):
            made.setAccessibleName(f"{made.text()}: {self.title}")
            made.show()

    def show_table(self) -> None:
        """The table in place of the picture."""
        self._show(table=True)

    def _on_switch(self) -> None:
        self._show(table=not self.shows_table)

    def _on_copy(self) -> None:
        """To the clipboard what is seen."""
        clipboard = QGuiApplication.clipboard()
        if self.shows_table:
            clipboard.setMimeData(copied(self.chart.table()))
            self.said.emit(Level.SUCCESS, tr("Tabel disalin; tempel di Excel."))
            return
        heading = f"{self.title} · {self.about}" if self.about else self.title
        clipboard.setImage(self.chart.picture(heading, self.remark))
        self.said.emit(Level.SUCCESS, tr("Gambar disalin; tempel di Word atau pesan."))

    def _lay_out(self) -> None:
        dress_table(self.table, self.title, row_height=ROW_HEIGHT)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.head
        head.setSpacing(SPACE.xs)
        head.addWidget(self.heading, 1)
        head.addWidget(self.switch)
        head.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.m)
        layout.setSpacing(SPACE.s)
        layout.addLayout(head)
        for part in (self.state, self.chart, self.table, self.note):
            layout.addWidget(part)
        layout.addStretch(1)


def copied(data: TableData) -> QMimeData:
    """A table as spreadsheets take it: numbers bare, texts never a formula."""
    lines = [[_bare(cell) for cell in line] for line in (data.heads, *data.rows)]
    mime = QMimeData()
    mime.setText("".join("\t".join(line) + "\r\n" for line in lines))
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in lines
    )
    mime.setHtml(f'<meta charset="utf-8"><table>{rows}</table>')
    return mime


def _bare(cell: str | int) -> str:
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _fill(table: QTableWidget, data: TableData) -> None:
    """The rows; numbers with dots, at the right."""
    table.setColumnCount(len(data.heads))
    table.setHorizontalHeaderLabels(list(data.heads))
    table.setRowCount(len(data.rows))
    for at, line in enumerate(data.rows):
        for column, cell in enumerate(line):
            number = isinstance(cell, int)
            item = QTableWidgetItem(number_text(cell) if isinstance(cell, int) else cell)
            if number:
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                item.setTextAlignment(right)
            table.setItem(at, column, item)
    table.resizeColumnsToContents()
    shown = min(len(data.rows), MOST_ROWS_SEEN)
    head = table.horizontalHeader().sizeHint().height()
    bar = table.horizontalScrollBar().sizeHint().height()
    table.setFixedHeight(head + shown * ROW_HEIGHT + bar + SPACE.xs)
