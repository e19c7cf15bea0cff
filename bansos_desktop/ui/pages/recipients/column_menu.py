"""The menu of the list's columns: sort by one, move it, bring back the usual, tick those to see."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

from bansos_desktop.domain.views import Layout
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.recipient_columns import Column
from bansos_desktop.ui.pages.recipients.columns import ColumnKeeper
from bansos_desktop.ui.widgets.check_menu import CheckMenu

LEFT_KEY, RIGHT_KEY = "Ctrl+Shift+Left", "Ctrl+Shift+Right"


class ColumnMenu(CheckMenu):
    """Opens over a title by the right button, or anywhere about the column the cursor is in."""

    def __init__(self, table: QTableView, keeper: ColumnKeeper) -> None:
        super().__init__(table)
        self._table, self._keeper = table, keeper
        self._number = 0
        self.aboutToShow.connect(self._fill)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_title)
        for step, key in ((-1, LEFT_KEY), (1, RIGHT_KEY)):
            self._add_key(step, key)

    def open_at(self, where: QPoint, number: int = -1) -> None:
        """Show it at a place on screen, about the column `number`."""
        current = self._table.currentIndex().column()
        first = self._keeper.number_of(self._keeper.shown[0])
        self._number = next((n for n in (number, current) if n >= 0), first)
        self.popup(where)
        self.setActiveAction(next(action for action in self.actions() if action.isEnabled()))

    def _fill(self) -> None:
        """What is done with columns stands above: the ticks may reach below a small screen."""
        self.clear()
        self._add_order()
        self._add_moves()
        self.addAction(tr("Kembalikan kolom bawaan")).triggered.connect(self._on_reset)
        self.addSeparator()
        for column in self._keeper.offered:
            self._add_tick(column)

    def _add_tick(self, column: Column) -> None:
        action = self.addAction(tr(column.title))
        action.setCheckable(True)
        action.setChecked(column.key in self._keeper.shown)
        action.toggled.connect(partial(self._on_ticked, column.key, action))

    def _add_order(self) -> None:
        """What a click on the title does, for those without a mouse."""
        column = self._keeper.columns[self._number]
        words = tr("Urutkan menurut {title}").format(title=tr(column.title))
        action = self.addAction(words)
        action.setEnabled(column.sort is not None)
        action.triggered.connect(self._on_order)

    def _add_moves(self) -> None:
        """The keys are only shown here: the table itself listens to them."""
        title = tr(self._keeper.columns[self._number].title)
        for step, text, key in (
            (-1, tr("Geser {title} ke kiri"), LEFT_KEY),
            (1, tr("Geser {title} ke kanan"), RIGHT_KEY),
        ):
            action = self.addAction(text.format(title=title))
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(self._on_move, step))

    def _add_key(self, step: int, key: str) -> None:
        """A shortcut, not an action: the actions of the table are the menu over its rows."""
        shortcut = QShortcut(QKeySequence(key), self._table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(partial(self._on_key, step))

    def _on_key(self, step: int) -> None:
        if (number := self._table.currentIndex().column()) >= 0:
            self._keeper.move(number, step)

    def _on_move(self, step: int, _checked: object = None) -> None:
        self._keeper.move(self._number, step)

    def _on_ticked(self, key: str, action: QAction, is_shown: bool) -> None:
        if not self._keeper.show_column(key, is_shown=is_shown):
            action.setChecked(True)

    def _on_order(self) -> None:
        header, up = self._table.horizontalHeader(), Qt.SortOrder.AscendingOrder
        is_up = header.sortIndicatorSection() == self._number and header.sortIndicatorOrder() == up
        header.setSortIndicator(self._number, Qt.SortOrder.DescendingOrder if is_up else up)

    def _on_reset(self) -> None:
        self._keeper.place(Layout())
        self._keeper.tell_soon()

    def _on_title(self, where: QPoint) -> None:
        header = self._table.horizontalHeader()
        self.open_at(header.mapToGlobal(where), header.logicalIndexAt(where))
