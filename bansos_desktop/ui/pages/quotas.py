"""Kuota: every figure with its use, what is left, and where the figure is from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota import QuotaLine, office_total
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.quota_table import BAR_COLUMN, QuotaTable, source_text
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.quota_bar import QuotaBarDelegate
from bansos_desktop.ui.widgets.stat_tile import StatTile
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import list_quotas

WIDTHS = (226, 98, 172, 62, 80, 60, 96, 78, 88, 120)
ROW_HEIGHT = 37


class QuotasPage(Page):
    """`wanted` names a kabupaten/kota whose people are to be shown."""

    title = "Kuota"
    topics = Topic.QUOTAS | Topic.REFERENCE
    wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        icons = services.icons
        self.tiles = {
            name: StatTile(icons, tr(label))
            for name, label in (
                ("quota", "Kuota"),
                ("used", "Terpakai"),
                ("left", "Sisa"),
            )
        }
        self.model = QuotaTable()
        self.table = QTableView()
        self._source = text_label("", wrap=True)
        self._show_people = button(tr("Lihat penerima wilayah ini"))
        self._empty = EmptyState(
            icons.icon("quota"),
            tr("Belum ada kuota"),
            tr(
                "Tidak ada angka kuota untuk program dan tahun ini. Terapkan data acuan baru di "
                "Pengaturan bila provinsi sudah menerbitkannya."
            ),
        )
        self._views = QStackedWidget()
        self._set_up_table()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.activated.connect(self._on_activated)
        self._show_people.clicked.connect(self._on_show_people)

    def reload(self) -> None:
        """Read the figures anew."""
        scope = self.services.scope
        lines = list_quotas.run(self.services.store, scope.programme, scope.year)
        own = self.services.session.region_code
        shown = [x for x in lines if own == PROVINCE or x.region_code in (own, PROVINCE)]
        self.model.show(shown)
        self._show_totals(shown)
        self._views.setCurrentIndex(0 if shown else 1)
        if shown:
            self.table.selectRow(0)
        else:
            self._on_current(QModelIndex(), QModelIndex())  # an emptied model says nothing

    def _show_totals(self, lines: list[QuotaLine]) -> None:
        """The office's own figures; any region over its quota turns the last tile red."""
        total = office_total(lines, self.services.session.region_code)
        over = [line for line in lines if line.left < 0]
        share = round(100 * total.used / total.quota) if total.quota else 0
        office = self.services.session.region_code
        own = [line for line in lines if office in (PROVINCE, line.region_code)]
        self.tiles["quota"].show_figure(number_text(total.quota), _parts(own))
        used = tr("{n} % dari kuota").format(n=share)
        self.tiles["used"].show_figure(number_text(total.used), used)
        left, level = tr("tidak ada yang melebihi kuota"), Level.SUCCESS
        if over:
            left, level = tr("{n} wilayah melebihi kuota").format(n=len(over)), Level.ERROR
        self.tiles["left"].show_figure(number_text(total.left), left, level)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = self.model.line(current)
        self._source.setText(source_text(line) if line else "")
        self._show_people.setEnabled(line is not None)

    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_show_people()

    def _on_show_people(self) -> None:
        line = self.model.line(self.table.currentIndex())
        if line is not None:
            self.wanted.emit("" if line.region_code == PROVINCE else line.region_code)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegateForColumn(BAR_COLUMN, QuotaBarDelegate(table))
        dress_table(table, tr("Daftar kuota"), row_height=ROW_HEIGHT)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(SPACE.m)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        self._views.addWidget(self.table)
        self._views.addWidget(self._empty)
        foot = QFrame()
        foot.setProperty("kind", Kind.CARD.value)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        row.setSpacing(SPACE.m)
        row.addWidget(self._source, 1)
        row.addWidget(self._show_people)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addLayout(tiles)
        layout.addWidget(self._views, 1)
        layout.addWidget(foot)


def _parts(lines: list[QuotaLine]) -> str:
    """How the total comes about, stage by stage."""
    stages: dict[str, int] = {}
    for line in lines:
        stages[line.stage] = stages.get(line.stage, 0) + line.quota
    known = [f"{stage} {number_text(quota)}" for stage, quota in stages.items() if stage]
    return " + ".join(known)
