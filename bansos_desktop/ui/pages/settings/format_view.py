"""The table of layouts and what stands beside it: the current one, or one that is being loaded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTableView, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.format_table import FormatTable
from bansos_desktop.ui.pages.settings.format_check import FormatCheck
from bansos_desktop.ui.pages.settings.format_panel import FormatPanel
from bansos_desktop.ui.pages.settings.section import scrolled_on_card
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.usecases.list_templates import TemplateLine
from bansos_desktop.usecases.own_template import Checked

WIDTHS = (264, 172, 130)
ROW_HEIGHT = 32
PANEL_WIDTH = 400


class FormatView(QStackedWidget):
    """While a loaded layout is judged the table stays where it is: it is about this document."""

    def __init__(self, services: Services, *, may_change: bool) -> None:
        super().__init__()
        self.model = FormatTable()
        self.table = QTableView()
        self.panel = FormatPanel(services, may_change=may_change)
        self.check = FormatCheck(services)
        self._beside = QStackedWidget()
        self._empty = EmptyState(
            services.icons.icon("file-spreadsheet"),
            tr("Format bawaan tidak ditemukan"),
            tr("Berkas program tidak lengkap. Pasang ulang program; data kantor tidak berubah."),
        )
        self.table.setModel(self.model)
        dress_table(self.table, tr("Daftar format dokumen"), row_height=ROW_HEIGHT)
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        self._lay_out()

    @property
    def document(self) -> str:
        """The document in sight."""
        return self.panel.line.document if self.panel.line else ""

    def show_lines(self, lines: Sequence[TemplateLine]) -> None:
        """Show which layouts are used; the current document stays current."""
        current = self.document
        self.model.show(lines)
        self.setCurrentIndex(0 if lines else 1)
        if lines:
            self.table.selectRow(self.model.row_of(current))

    def show_check(self, checked: Checked, path: Path) -> None:
        """Show what was found in a loaded layout."""
        self._beside.setCurrentIndex(1)
        self.check.show_checked(checked, path)
        self.table.setEnabled(False)

    def close_check(self) -> None:
        """Leave what was checked; what was not kept is only in its file."""
        if self._beside.currentIndex():
            self._beside.setCurrentIndex(0)
            self.table.setEnabled(True)
            self.panel.load_button.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """While something is written or read, nothing else is begun."""
        self._beside.setEnabled(not busy)

    def _lay_out(self) -> None:
        self._beside.addWidget(scrolled_on_card(self.panel))
        self._beside.addWidget(self.check)
        frame = QFrame()
        frame.setProperty("kind", Kind.CARD.value)
        frame.setFixedWidth(PANEL_WIDTH)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        inner.addWidget(self._beside)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.m)
        row.addWidget(self.table, 1)
        row.addWidget(frame)
        self.addWidget(both)
        self.addWidget(self._empty)
