"""Which columns the list shows, in which order and how wide, and how a user changes that."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableView

from bansos_desktop.domain.views import Layout
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.recipient_columns import Column
from bansos_desktop.ui.widgets.check_menu import CheckMenu

WIDTHS = {
    "name": 172,
    "nik": 140,
    "place": 204,
    "region": 140,
    "status": 98,
    "business": 106,
    "desil": 60,
    "value": 106,
    "stage": 86,
    "priority": 116,
    "proposed_on": 92,
    "family_card": 144,
    "phone": 116,
    "reserve_rank": 96,
    "approved_value": 124,
    "decree_number": 132,
}
TELL_AFTER_MS = 300


class ColumnKeeper(QObject):
    """The columns of a table by their keys. `changed` follows what a user did, a little later.

    Columns not in `offered` stay hidden: an office of one kabupaten needs no column for it.
    """

    changed = Signal()

    def __init__(self, table: QTableView, columns: tuple[Column, ...], offered: set[str]) -> None:
        super().__init__(table)
        self._table, self._columns = table, columns
        self._offered = offered
        self._numbers = {column.key: number for number, column in enumerate(columns)}
        self._is_placing = False
        self._widths: dict[str, int] = {}
        self._timer = QTimer(self, singleShot=True, interval=TELL_AFTER_MS)
        self._timer.timeout.connect(self.changed)
        self.menu = CheckMenu(table)
        self.menu.aboutToShow.connect(self._fill_menu)
        self._clicked = -1
        header = self._header
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        header.sectionMoved.connect(self._on_moved)
        header.sectionResized.connect(self._on_resized)
        self.place(Layout())
        for step, key in ((-1, "Ctrl+Shift+Left"), (1, "Ctrl+Shift+Right")):
            self._add_key(step, key)

    @property
    def _header(self) -> QHeaderView:
        return self._table.horizontalHeader()

    @property
    def shown(self) -> tuple[str, ...]:
        """Keys of the columns in sight, from left to right."""
        return tuple(column.key for column in self.shown_columns)

    @property
    def shown_columns(self) -> list[Column]:
        """The columns in sight, from left to right."""
        header = self._header
        numbers = [header.logicalIndex(place) for place in range(header.count())]
        return [self._columns[number] for number in numbers if not header.isSectionHidden(number)]

    @property
    def layout(self) -> Layout:
        """How it is now, to be kept."""
        return Layout(self.shown, tuple(self._widths.items()))

    def place(self, layout: Layout) -> None:
        """Show these columns, or with none named the usual ones."""
        self._is_placing = True
        self._widths = {key: width for key, width in layout.widths if key in self._numbers}
        header = self._header
        wanted = [key for key in layout.columns if key in self._offered]
        shown = wanted or [c.key for c in self._columns if c.by_default and c.key in self._offered]
        rest = [key for key in self._numbers if key not in shown]
        for place, key in enumerate([*shown, *rest]):
            number = self._numbers[key]
            header.moveSection(header.visualIndex(number), place)
            header.setSectionHidden(number, key not in shown)
            header.resizeSection(number, self._widths.get(key, WIDTHS[key]))
        self._is_placing = False

    def move(self, number: int, step: int) -> None:
        """Move a column one place among those in sight."""
        shown, key = list(self.shown), self._columns[number].key
        if key not in shown or not 0 <= shown.index(key) + step < len(shown):
            return
        neighbour = self._numbers[shown[shown.index(key) + step]]
        header = self._header
        header.moveSection(header.visualIndex(number), header.visualIndex(neighbour))

    def open_menu(self, where: QPoint, number: int = -1) -> None:
        """The menu at a place on screen, about the column `number` or the one the cursor is in."""
        self._clicked = number if number >= 0 else self._table.currentIndex().column()
        self.menu.popup(where)
        self.menu.setActiveAction(self.menu.actions()[0])

    def tell_now(self) -> None:
        """Say at once what would be said in a moment, because there may be no moment."""
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()

    def _fill_menu(self) -> None:
        """What is done with columns stands above: the ticks may reach below a small screen."""
        self.menu.clear()
        self._add_moves()
        self.menu.addAction(tr("Kembalikan kolom bawaan")).triggered.connect(self._on_reset)
        self.menu.addSeparator()
        for column in self._columns:
            if column.key in self._offered:
                self._add_tick(column)

    def _add_tick(self, column: Column) -> None:
        action = self.menu.addAction(tr(column.title))
        action.setCheckable(True)
        action.setChecked(column.key in self.shown)
        action.toggled.connect(partial(self._on_ticked, self._numbers[column.key], action))

    def _add_moves(self) -> None:
        number = self._clicked if self._clicked >= 0 else self._numbers[self.shown[0]]
        title = tr(self._columns[number].title)
        for step, text, key in (
            (-1, tr("Geser {title} ke kiri"), "Ctrl+Shift+Left"),
            (1, tr("Geser {title} ke kanan"), "Ctrl+Shift+Right"),
        ):
            action = self.menu.addAction(text.format(title=title))
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(self._on_move, number, step))

    def _add_key(self, step: int, key: str) -> None:
        action = QAction(self._table)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(self._on_key, step))
        self._table.addAction(action)

    def _on_key(self, step: int, _checked: object = None) -> None:
        if (number := self._table.currentIndex().column()) >= 0:
            self.move(number, step)

    def _on_move(self, number: int, step: int, _checked: object = None) -> None:
        self.move(number, step)

    def _on_ticked(self, number: int, action: QAction, is_shown: bool) -> None:
        """The last column in sight stays: nobody finds back from a list without any."""
        if is_shown or len(self.shown) > 1:
            self._header.setSectionHidden(number, not is_shown)
            self._timer.start()
        else:
            action.setChecked(True)

    def _on_reset(self, _checked: object = None) -> None:
        self.place(Layout())
        self._timer.start()

    def _on_header_menu(self, where: QPoint) -> None:
        header = self._header
        self.open_menu(header.mapToGlobal(where), header.logicalIndexAt(where))

    def _on_moved(self, _number: int, _old: int, _new: int) -> None:
        if not self._is_placing:
            self._timer.start()

    def _on_resized(self, number: int, _old: int, new: int) -> None:
        """The last column takes what is left and has no width of its own."""
        key = self._columns[number].key
        if not self._is_placing and new and self.shown and key != self.shown[-1]:
            self._widths[key] = new
            self._timer.start()
