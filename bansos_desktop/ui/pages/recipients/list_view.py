"""How the list of recipients looks, pointing at its rows, and choosing several to copy."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from bansos_desktop.store.listing import ListRow
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.recipient_table import RecipientTable
from bansos_desktop.ui.widgets.table_look import dress_table

ROW_HEIGHT = 30


class RecipientView(QTableView):
    """Whole rows are chosen, several with Shift or Ctrl; Tab leaves the list.

    `copy_wanted` says whether with whole NIKs; `chosen` follows every change of what is chosen.
    """

    copy_wanted = Signal(bool)
    chosen = Signal()

    def __init__(self, model: RecipientTable, *, may_copy_niks: bool) -> None:
        super().__init__()
        self._recipients = model
        self.extends = False
        self.setModel(model)
        self.setAlternatingRowColors(True)
        dress_table(self, tr("Daftar penerima"), row_height=ROW_HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        # or each painting of the titles asks whether every one of 100,000 chosen rows is chosen
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self._add_copy(tr("Salin"), "Ctrl+C", in_full=False)
        if may_copy_niks:
            self._add_copy(tr("Salin dengan NIK lengkap"), "Ctrl+Shift+C", in_full=True)

    def point_at(self, proposal: str) -> None:
        """Make a proposal's row current and bring it to sight; "" points at none."""
        selection = self.selectionModel()
        line = self._recipients.line_of(proposal) if proposal else None
        if line is None:
            selection.clearSelection()
            return
        self._choose_only(line)

    def enter(self) -> None:
        """Take the keyboard, on the current row or the first, and show which one that is."""
        if self._recipients.rowCount() == 0:
            return
        self.setFocus()
        if not self.selectionModel().hasSelection():
            self._choose_only(max(0, self.currentIndex().row()))

    @property
    def chosen_count(self) -> int:
        """How many rows are chosen, however many that is."""
        return sum(last - first + 1 for first, last in self._chosen_lines())

    def chosen_rows(self) -> list[ListRow]:
        """The rows that are chosen, from top to bottom, those out of sight too."""
        lines = self._chosen_lines()
        return [row for first, last in lines for row in self._recipients.rows_between(first, last)]

    def chosen_proposals(self) -> list[str]:
        """Their proposals, from top to bottom."""
        model, lines = self._recipients, self._chosen_lines()
        return [uid for first, last in lines for uid in model.proposals_between(first, last)]

    def _chosen_lines(self) -> list[tuple[int, int]]:
        """First and last line of every run of chosen rows; Qt may part a run by its columns."""
        selection = self.selectionModel().selection()
        runs = [selection.at(number) for number in range(selection.count())]
        return sorted({(run.top(), run.bottom()) for run in runs})

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Note whether rows are being added: then nobody wants to open one of them."""
        command = super().selectionCommand(index, event)
        self.extends = not command & QItemSelectionModel.SelectionFlag.Clear
        return command

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say that other rows are chosen."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def _choose_only(self, line: int) -> None:
        """Not by Qt's own setCurrentIndex(): with Ctrl or Shift still held it chooses otherwise."""
        index = self._recipients.index(line, self.horizontalHeader().logicalIndex(0))
        flags = QItemSelectionModel.SelectionFlag
        self.extends = False
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _add_copy(self, text: str, key: str, *, in_full: bool) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self.copy_wanted.emit(in_full))
        self.addAction(action)
