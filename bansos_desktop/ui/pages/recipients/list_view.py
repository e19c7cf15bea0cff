"""How the list of recipients looks, and pointing at one of its rows."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QTableView

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.recipient_table import RecipientTable
from bansos_desktop.ui.widgets.table_look import dress_table

WIDTHS = {
    "name": 176,
    "nik": 144,
    "place": 204,
    "region": 148,
    "status": 102,
    "business": 112,
    "desil": 60,
    "value": 106,
    "stage": 60,
}
ROW_HEIGHT = 30


class RecipientView(QTableView):
    """Whole rows are chosen; Tab leaves the list instead of walking its cells."""

    def __init__(self, model: RecipientTable, *, hide_region: bool) -> None:
        super().__init__()
        self._recipients = model
        self.setModel(model)
        self.setAlternatingRowColors(True)
        dress_table(self, tr("Daftar penerima"), row_height=ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, WIDTHS[column.key])
            if column.key == "region":
                self.setColumnHidden(number, hide_region)

    def point_at(self, proposal: str) -> None:
        """Make a proposal's row current and bring it to sight; "" points at none."""
        selection = self.selectionModel()
        line = self._recipients.line_of(proposal) if proposal else None
        if line is None:
            selection.clearSelection()
            return
        index = self._recipients.index(line, 0)
        flags = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def enter(self) -> None:
        """Take the keyboard, on the first row if none is current."""
        if self._recipients.rowCount() == 0:
            return
        self.setFocus()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._recipients.index(0, 0))
