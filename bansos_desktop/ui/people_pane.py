"""A list of people to work through: search, place, tabs with counts, and what is empty."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.programme import Trait
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.row_table import RowTable
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.table_look import dress_table, show_traits
from bansos_desktop.ui.widgets.text import text_label

SEARCH_AFTER_MS = 80
ROW_HEIGHT = 32


class PeopleList(QTableView):
    """One tab's table over a RowTable, with the words for when it is empty."""

    opens_while_walking = True

    def __init__(self, model: RowTable[Any], name: str, empty: tuple[str, str]) -> None:
        super().__init__()
        self.people = model
        self.empty = empty
        self.setModel(model)
        self.setAlternatingRowColors(True)
        dress_table(self, name, row_height=ROW_HEIGHT)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)
            if column.grows:
                header = self.horizontalHeader()
                header.setStretchLastSection(False)
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.show_traits([Trait.BUSINESS])

    def show_traits(self, traits: Collection[Trait]) -> None:
        """Leave out what the programme at hand does not tell."""
        show_traits(self, self.people.columns, traits)

    def point_at(self, key: str) -> None:
        """Make a row current and bring it to sight; an unknown key points at none."""
        selection, line = self.selectionModel(), self.people.line_of(key)
        if line < 0:
            selection.clear()
            return
        index = self.people.index(line, 0)
        flags = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)


class PeoplePane(QWidget):
    """`changed`: show something else. `picked`: this row is current now. `entered`: go into it."""

    changed = Signal()
    picked = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        icons: IconSet,
        boxes: Sequence[ChoiceBox],
        *,
        beside_tabs: Sequence[QWidget] = (),
        beside_search: Sequence[QWidget] = (),
        beside_boxes: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.boxes = tuple(boxes)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari nama, NIK, No. KK, desa, atau HP"))
        self.search.setAccessibleName(tr("Cari orang"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(tr("Daftar yang ditampilkan"))
        self.count = text_label("", Kind.CAPTION)
        self._views = QStackedWidget()
        self._empty = EmptyState(icons.icon("people"), "", "")
        self._views.addWidget(self._empty)
        self._keys: list[str] = []
        self._pages: list[QWidget] = []
        self._titles: list[str] = []
        self._quiet = False
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.changed)
        self.search.textChanged.connect(self._on_text)
        for box in boxes:
            box.changed.connect(self._on_choice)
        self.tabs.currentChanged.connect(self._on_tab)
        self._lay_out(beside_tabs, beside_search, beside_boxes)

    @property
    def tab(self) -> str:
        """The key of the tab in front."""
        return self._keys[self.tabs.currentIndex()]

    @property
    def list(self) -> PeopleList | None:
        """The table in front, or None where the tab shows something else."""
        page = self._pages[self.tabs.currentIndex()]
        return page if isinstance(page, PeopleList) else None

    def add_tab(self, key: str, title: str, page: QWidget) -> None:
        """A further tab; a PeopleList tells of its rows."""
        self._keys.append(key)
        self._pages.append(page)
        self._titles.append(title)
        self._views.addWidget(page)
        with QSignalBlocker(self.tabs):
            self.tabs.addTab(title)
        if isinstance(page, PeopleList):
            page.clicked.connect(self._on_clicked)
            page.activated.connect(self._on_activated)
            page.selectionModel().currentRowChanged.connect(self._on_current)
        self.show_front()

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(self._keys.index(key))

    def offer_tab(self, key: str, *, is_offered: bool) -> None:
        """Leave a part out where there is nothing to it, and show the first instead."""
        at = self._keys.index(key)
        if not is_offered and self.tabs.currentIndex() == at:
            self.tabs.setCurrentIndex(0)
        self.tabs.setTabVisible(at, is_offered)

    def show_number(self, key: str, people: int) -> None:
        """Write how many there are on a tab."""
        at = self._keys.index(key)
        self.tabs.setTabText(at, f"{self._titles[at]} ({number_text(people)})")

    def show_front(self) -> None:
        """Show the table in front, or why there is nothing in it."""
        page = self._pages[self.tabs.currentIndex()]
        if isinstance(page, PeopleList) and not page.people.rows:
            title, text = page.empty
            if self.search.text().strip() or any(box.key for box in self.boxes):
                title, text = tr("Tidak ada yang cocok"), tr("Ubah kata pencarian atau saringan.")
            self._empty.show_text(title, text)
            page = self._empty
        self._views.setCurrentWidget(page)

    def show_count(self, shown: int, total: int) -> None:
        """Say that only the first are listed, if that is so."""
        text = tr("{shown} pertama dari {total}").format(
            shown=number_text(shown), total=number_text(total)
        )
        self.count.setText(text)
        self.count.setToolTip(tr("Ketik nama atau pilih desa untuk menyempitkan daftar."))
        self.count.setVisible(shown < total)

    def come_back(self) -> None:
        """Give the keyboard to the table without opening anybody."""
        if self.list is not None:
            self._quiet = True  # a table that gets the focus makes its first row current
            self.list.setFocus()
            self._quiet = False

    def enter_list(self) -> None:
        """Give the keyboard to the table, on its first row if none is current."""
        table = self.list
        if table is not None and table.people.rows:
            table.setFocus()
            if not table.currentIndex().isValid():
                table.setCurrentIndex(table.people.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter lead from the words to what they found."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return super().eventFilter(watched, event)
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()
        self.enter_list()
        return True

    def _on_text(self, _text: str) -> None:
        self._timer.start()

    def _on_choice(self, _key: str) -> None:
        self.changed.emit()

    def _on_tab(self, _index: int) -> None:
        """The list that comes to the front gets the keyboard, which opens nobody."""
        self._quiet = True
        self.changed.emit()
        self._quiet = False

    def _on_clicked(self, index: QModelIndex) -> None:
        self._say(index)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        table = self.list
        walks = table is not None and table.hasFocus() and not self._quiet
        if walks and table is not None and table.opens_while_walking:
            self._say(current)

    def _on_activated(self, index: QModelIndex) -> None:
        table = self.list
        if table is not None and index.isValid():
            self.entered.emit(table.people.key_at(index.row()))

    def _say(self, index: QModelIndex) -> None:
        table = self.list
        if table is not None and index.isValid():
            self.picked.emit(table.people.key_at(index.row()))

    def _lay_out(
        self,
        beside_tabs: Sequence[QWidget],
        beside_search: Sequence[QWidget],
        beside_boxes: Sequence[QWidget],
    ) -> None:
        narrowing = _line(self.boxes, beside_boxes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addLayout(_line([self.tabs], beside_tabs))
        words = QHBoxLayout()
        words.setSpacing(SPACE.m)
        words.addWidget(self.search, 1)
        for widget in (self.count, *beside_search):
            words.addWidget(widget)
        layout.addLayout(words)
        layout.addLayout(narrowing)
        layout.addWidget(self._views, 1)


def _line(left: Sequence[QWidget], right: Sequence[QWidget]) -> QHBoxLayout:
    """Widgets at both ends of a line."""
    line = QHBoxLayout()
    line.setSpacing(SPACE.s)
    for widget in left:
        line.addWidget(widget)
    line.addStretch(1)
    for widget in right:
        line.addWidget(widget)
    return line
