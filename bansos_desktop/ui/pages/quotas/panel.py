"""The marked figure: all its sources, what was done with it, and what may be done now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import Allocation, AllocationAction, Origin
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.models.lines_table import Line, LinesTable
from bansos_desktop.ui.pages.quotas.cards import Card, CardRow
from bansos_desktop.ui.pages.quotas.words import (
    RegionName,
    allocation_events,
    line_title,
    source_lines,
    transfer_cells,
)
from bansos_desktop.ui.theme import SPACE, Kind, set_kind
from bansos_desktop.ui.widgets.history_list import HistoryList
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import button

TRANSFER_TITLES = ("Waktu", "Dari", "Ke", "Jumlah", "Alasan", "Surat", "Oleh")
TRANSFER_WIDTHS = (130, 164, 164, 70, 280, 180, 100)
ROW_HEIGHT = 28
SOURCES, CLAIMS, TRANSFERS = range(3)


class QuotaPanel(QFrame):
    """`withdraw_wanted` names the record of the office that is to go, `undo_wanted` a transfer."""

    split_wanted = Signal()
    move_wanted = Signal()
    fill_wanted = Signal()
    people_wanted = Signal()
    withdraw_wanted = Signal(object)
    undo_wanted = Signal(object)

    def __init__(self, name: RegionName, *, may_change: bool) -> None:
        super().__init__()
        set_kind(self, Kind.CARD)
        self._name, self._may_change = name, may_change
        self._transfers: Sequence[Allocation] = ()
        self.has_claims = False
        self.split_button = button(tr("Rincikan…"))
        self.move_button = button(tr("Pindahkan…"))
        self.fill_button = button(tr("Isi kuota / pagu…"))
        self.people_button = button(tr("Penerima"))
        self.sources = CardRow(tr("Sumber angka"))
        self.history = HistoryList()
        self.history.setAccessibleName(tr("Yang dilakukan kantor dengan angka ini"))
        self.claims = CardRow(tr("Pernyataan sumber"))
        self.transfers = LinesTable[Allocation](TRANSFER_TITLES, self._fetch)
        self.transfer_table = QTableView()
        self.undo_button = button(tr("Urungkan pemindahan ini"))
        self.split_button.setToolTip(tr("F2 pada daftar"))
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()

    def show_line(self, line: QuotaLine | None, *, may_act: bool, may_move: bool) -> None:
        """Show a figure, or that none is marked."""
        acts = self._may_change and may_act and line is not None
        for one in (self.split_button, self.move_button, self.fill_button):
            one.setVisible(self._may_change and line is not None)
        self.people_button.setVisible(line is not None)
        self.move_button.setEnabled(acts and may_move)
        if line is None:
            self._show_nothing()
            return
        self.split_button.setEnabled(acts and can_split(line))
        self.sources.show_cards(self._cards(line, acts=acts))
        self._show_history(line)

    def _show_nothing(self) -> None:
        """No figure: what sources say of the year is all there is."""
        none = tr("Tidak ada sumber yang menyebut angka untuk tahun ini.")
        if self.has_claims:
            none = tr("Belum ada angka yang berlaku; yang dikatakan sumber ada di Pernyataan.")
        self.sources.show_cards((), none)
        self.history.hide()
        if self.has_claims:
            self.tabs.setCurrentIndex(CLAIMS)

    def _show_history(self, line: QuotaLine) -> None:
        events = allocation_events(line, self._name)
        self.history.show_events(events)
        self.history.setVisible(bool(events))  # of nothing there is nothing to read

    def show_claims(self, cards: Sequence[Card]) -> None:
        """Statements of the programme's sources that contradict each other or are unclear."""
        self.has_claims = bool(cards)
        self.claims.show_cards(
            cards, tr("Tidak ada sumber yang berbeda atau kurang jelas tentang tahun ini.")
        )
        self._name_tab(CLAIMS, tr("Pernyataan"), len(cards))

    def show_transfers(self, transfers: Sequence[Allocation]) -> None:
        """All transfers of the programme's year, newest first."""
        self._transfers = sorted(transfers, key=lambda one: one.rev, reverse=True)
        self.transfers.reload()
        self._name_tab(TRANSFERS, tr("Pemindahan"), len(transfers))
        if transfers:
            self.transfer_table.selectRow(0)
        self.undo_button.setEnabled(bool(transfers))

    def _name_tab(self, tab: int, title: str, count: int) -> None:
        text = tr("{title} ({n})").format(title=title, n=number_text(count)) if count else title
        self.tabs.setTabText(tab, text)

    def _cards(self, line: QuotaLine, *, acts: bool) -> list[Card]:
        """Each source of the figure, the one in force first, then the ceiling."""
        standing = line.standing
        if standing is None:
            return []
        own = {one.action: one for one in standing.allocations if one.target == line.key}
        entered = own.get(AllocationAction.FIGURE)
        is_choice = len(standing.figures) > 1
        cards = []
        for number, figure in enumerate(standing.figures):
            is_office = figure.origin is Origin.OFFICE
            withdraw = entered if is_office and acts else None
            cards.append(
                Card(
                    line_title(line, figure.quota),
                    source_lines(figure, entered if is_office else None),
                    number == 0 if is_choice else None,
                    *self._withdrawing(withdraw),
                )
            )
        if not cards:
            cards.append(
                Card(line_title(line, line.quota), [tr("Dirinci atau dipindahkan kantor.")])
            )
        if ceiling := own.get(AllocationAction.CEILING):
            cards.append(self._ceiling_card(ceiling, acts=acts))
        return cards

    def _ceiling_card(self, one: Allocation, *, acts: bool) -> Card:
        lines = [part for part in (one.letter, one.sentence, one.reason) if part]
        text = tr("Diisi {user}").format(user=one.by)
        return Card(
            tr("Pagu {amount}").format(amount=rupiah_text(one.amount)),
            [*lines, text],
            None,
            *self._withdrawing(one if acts else None),
        )

    def _withdrawing(self, one: Allocation | None) -> tuple[str, Callable[[], None] | None]:
        if one is None:
            return "", None
        return tr("Cabut isian ini…"), partial(self.withdraw_wanted.emit, one)

    def _fetch(self, last: Allocation | None) -> Sequence[Line[Allocation]]:
        """All at once; there is no second page."""
        if last is not None:
            return []
        return [Line(one, transfer_cells(one, self._name)) for one in self._transfers]

    def _on_undo(self) -> None:
        one = self.transfers.item(self.transfer_table.currentIndex())
        if one is not None:
            self.undo_wanted.emit(one)

    def _connect(self) -> None:
        self.split_button.clicked.connect(self.split_wanted)
        self.move_button.clicked.connect(self.move_wanted)
        self.fill_button.clicked.connect(self.fill_wanted)
        self.people_button.clicked.connect(self.people_wanted)
        self.undo_button.clicked.connect(self._on_undo)

    def _lay_out(self) -> None:
        corner = QWidget()
        head = QHBoxLayout(corner)
        head.setContentsMargins(0, SPACE.xs // 2, 0, SPACE.xs // 2)
        head.setSpacing(SPACE.s)
        buttons = (self.split_button, self.move_button, self.fill_button, self.people_button)
        for one in buttons:
            head.addWidget(one)
        self.tabs.setProperty("kind", "plain")
        self.tabs.setCornerWidget(corner)
        self.tabs.addTab(self._sources_page(), tr("Sumber"))
        self.tabs.addTab(self.claims, tr("Pernyataan"))
        self.tabs.addTab(self._transfers_page(), tr("Pemindahan"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(self.tabs, 1)

    def _sources_page(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.sources)
        split.addWidget(self.history)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([640, 400])
        split.setHandleWidth(SPACE.s)
        split.setChildrenCollapsible(False)
        return split

    def _transfers_page(self) -> QWidget:
        table = self.transfer_table
        table.setModel(self.transfers)
        dress_table(table, tr("Daftar pemindahan"), row_height=ROW_HEIGHT)
        for column, width in enumerate(TRANSFER_WIDTHS):
            table.setColumnWidth(column, width)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, SPACE.xs, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(table, 1)
        layout.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignRight)
        self.undo_button.setVisible(self._may_change)
        return page


def can_split(line: QuotaLine) -> bool:
    """Whether there is a step below: a kecamatan's places go to nobody further down."""
    return line.region_code.count(".") < 2 and (line.quota > 0 or line.is_split)
