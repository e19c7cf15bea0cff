"""How kinds of business develop: a table whose middle column is the picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTableView, QVBoxLayout, QWidget

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.monitoring import Development
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.row_table import Column, RowTable
from bansos_desktop.ui.models.titled_table import Index
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.ui.widgets.trend_picture import (
    SIGN_OF,
    SharesDelegate,
    SharesRole,
    change_text,
)
from bansos_desktop.usecases import compare_businesses
from bansos_desktop.usecases.compare_businesses import KindLine

PICTURE_COLUMN = 1
ROW_HEIGHT = 34


class KindTable(RowTable[KindLine]):
    """The rows of kinds, with the counts behind the picture."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The picture's counts, and its words for who hears the table."""
        if index.isValid() and index.column() == PICTURE_COLUMN:
            line = self.rows[index.row()]
            if role == SharesRole:
                return dict(line.people)
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return shares_text(line)
        return super().data(index, role)


class BusinessesView(QWidget):
    """Counting takes a moment in a large office, so there is a state in which it is counted."""

    def __init__(self, icons: IconSet, kinds: BusinessTypeBook) -> None:
        super().__init__()
        self.model = KindTable(_columns(kinds), lambda line: line.business_type)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(PICTURE_COLUMN, SharesDelegate(self.table))
        dress_table(self.table, tr("Perkembangan per jenis usaha"), row_height=ROW_HEIGHT)
        for number, column in enumerate(self.model.columns):
            self.table.setColumnWidth(number, column.width)
        self._words = text_label("", wrap=True)
        self._empty = EmptyState(icons.icon("monitoring"), "", "")
        self._views = QStackedWidget()
        self._lay_out()
        self.say_counting()

    def say_counting(self) -> None:
        """The lines are on their way."""
        if not self.model.rows:
            self._empty.show_text(tr("Menghitung…"), tr("Membaca hasil kunjungan terakhir."))
            self._views.setCurrentWidget(self._empty)

    def say_failed(self, sentence: str) -> None:
        """The lines could not be read."""
        self.model.show([])
        self._empty.show_text(tr("Belum dapat dihitung"), sentence)
        self._views.setCurrentWidget(self._empty)

    def show_lines(self, lines: Sequence[KindLine]) -> None:
        """Show the kinds, and all of them together in words."""
        self.model.show(lines)
        whole = compare_businesses.whole(lines)
        parts = [
            f"{SIGN_OF[state]} {tr(state.label)} {number_text(whole[state])}" for state in whole
        ]
        text = tr("{n} usaha sudah dikunjungi, menurut kunjungan terakhir: {parts}.")
        people = number_text(sum(whole.values()))
        self._words.setText(text.format(n=people, parts="   ".join(parts)))
        self._words.setVisible(bool(lines))
        if not lines:
            self._empty.show_text(
                tr("Belum ada kunjungan"),
                tr("Catat monev pertama di tab Jatuh tempo; perkembangannya muncul di sini."),
            )
        self._views.setCurrentWidget(self.table if lines else self._empty)

    def _lay_out(self) -> None:
        self._views.addWidget(self.table)
        self._views.addWidget(self._empty)
        hint = tr("Perubahan omzet dihitung dari kunjungan pertama ke kunjungan terakhir.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._words)
        layout.addWidget(self._views, 1)
        layout.addWidget(text_label(hint, Kind.CAPTION, wrap=True))


def shares_text(line: KindLine) -> str:
    """The bar in words."""
    return ", ".join(
        f"{tr(state.label)} {number_text(line.people[state])}" for state in Development
    )


def _columns(kinds: BusinessTypeBook) -> list[Column[KindLine]]:
    """The second column has no text: a delegate paints the shares there."""
    return [
        Column("Jenis usaha", lambda line: kinds.name(line.business_type) or "–", 118),
        Column("Perkembangan", lambda _line: "", 150),
        *(Column(state.label, _count_of(state), 92, is_number=True) for state in Development),
        Column(
            "Omzet (nilai tengah)",
            _change,
            150,
            level=lambda line: _level(line.median_change),
        ),
    ]


def _count_of(state: Development) -> _Count:
    return _Count(state)


class _Count:
    """The text of one count, for its column."""

    def __init__(self, state: Development) -> None:
        self._state = state

    def __call__(self, line: KindLine) -> str:
        return number_text(line.people[self._state])


def _change(line: KindLine) -> str:
    if line.median_change is None:
        return tr("belum ada pembanding")
    text = tr("{change} · {n} usaha")
    return text.format(change=change_text(line.median_change), n=number_text(line.compared))


def _level(change: int | None) -> Level:
    if not change:
        return Level.NEUTRAL
    return Level.SUCCESS if change > 0 else Level.WARNING
