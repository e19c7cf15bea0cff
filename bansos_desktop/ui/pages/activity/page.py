"""The page: acts or deleted families on the left, what the chosen one did on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.history import count_words, short_moment
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store.history import NEWEST, PAGE
from bansos_desktop.store.trash import Deleted
from bansos_desktop.ui.deleting import Deleting
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.lines_table import Line, LinesTable
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.activity.detail import Detail
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.undoing import Undoing
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.usecases import tell_history
from bansos_desktop.usecases.tell_history import ToldAct

ROW_HEIGHT = 30
MOST_DELETED = 500
ALL, MINE, TRASH = "all", "mine", "trash"
ACT_TITLES = ("Waktu", "Kegiatan", "Data", "Siapa", "Keadaan")
ACT_WIDTHS = (138, 206, 176, 104, 96)
TRASH_TITLES = ("Nama", "Tempat", "Status", "Dihapus", "Oleh")
TRASH_WIDTHS = (166, 204, 98, 138, 112)
EVERYTHING = ~Topic.NOTHING


class ActivityPage(Page):
    """`offered` is a message with a link beside it and the act which that link takes back."""

    title = "Kegiatan"
    topics = EVERYTHING
    offered = Signal(object, str, str, str)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._strip = ProgressStrip()
        self.undoing = Undoing(services, self, self._strip)
        self.deleting = Deleting(services, self)
        self.show_what = ChoiceBox(
            [
                (ALL, tr("Semua kegiatan kantor")),
                (MINE, tr("Kegiatan saya")),
                (TRASH, tr("Data terhapus")),
            ]
        )
        self.show_what.key = ALL
        self.acts = LinesTable[ToldAct](ACT_TITLES, self._fetch_acts)
        self.trash = LinesTable[Deleted](TRASH_TITLES, self._fetch_trash)
        self.act_table = _table(self.acts, tr("Daftar kegiatan"), ACT_WIDTHS)
        _widen(self.act_table, ACT_TITLES.index("Data"))
        self.trash_table = _table(self.trash, tr("Data terhapus"), TRASH_WIDTHS)
        self.detail = Detail()
        self._empty = EmptyState(services.icons.icon("history"), "", "")
        self._views = QStackedWidget()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read the list anew; the line that was chosen stays chosen."""
        if self.show_what.key == TRASH:
            before = self.trash.item(self.trash_table.currentIndex())
            self.trash.reload()
            at = self.trash.find(lambda one: before is not None and one.proposal == before.proposal)
            self._show(self.trash_table, at)
        else:
            act = self.acts.item(self.act_table.currentIndex())
            self.acts.reload()
            at = self.acts.find(lambda one: act is not None and one.head.batch == act.head.batch)
            self._show(self.act_table, at)

    def act_on_chosen(self) -> None:
        """What the button does: take back, do again, or restore."""
        if self.undoing.is_busy:
            return
        if self.show_what.key == TRASH:
            deleted = self.trash.item(self.trash_table.currentIndex())
            if deleted is not None:
                self.deleting.restore(deleted.proposal)
            return
        act = self.acts.item(self.act_table.currentIndex())
        if act is not None and act.may_undo:
            self.undoing.undo(act.head.batch)

    def _show(self, table: QTableView, line: int) -> None:
        is_empty = table.model().rowCount() == 0
        if table is self.trash_table:
            title, text = (
                tr("Tidak ada data terhapus"),
                tr("Yang dihapus dapat dipulihkan di sini."),
            )
        else:
            title, text = (
                tr("Belum ada kegiatan"),
                tr("Yang dikerjakan di kantor ini tampil di sini."),
            )
        self._empty.show_text(title, text)
        self._views.setCurrentWidget(self._empty if is_empty else table)
        self.detail.setVisible(not is_empty)
        if not is_empty:
            table.selectRow(line)
            self._show_detail()

    def _show_detail(self) -> None:
        """Officers restore only what they deleted themselves."""
        store = self.services.store
        if self.show_what.key == TRASH:
            deleted = self.trash.item(self.trash_table.currentIndex())
            if deleted is not None:
                told = tell_history.of_proposal(store, deleted.proposal)
                session = self.services.session
                may = session.role is Role.OPERATOR or deleted.user == session.user
                self.detail.show_deleted(deleted, told, may_restore=may)
            return
        act = self.acts.item(self.act_table.currentIndex())
        if act is not None:
            self.detail.show_act(act, tell_history.of_act(store, act.head.batch))

    def _fetch_acts(self, last: ToldAct | None) -> Sequence[Line[ToldAct]]:
        before = last.head.first if last else NEWEST
        mine = self.show_what.key == MINE
        found = tell_history.acts(
            self.services.store, self.services.session, before=before, limit=PAGE, mine=mine
        )
        return [Line(act, _act_cells(act), act.undone) for act in found]

    def _fetch_trash(self, last: Deleted | None) -> Sequence[Line[Deleted]]:
        """All in one go, up to a limit: there is no second page."""
        if last is not None:
            return []
        scope = self.services.scope
        found = self.services.store.trash.listed(scope.programme, scope.year, MOST_DELETED)
        return [Line(one, _trash_cells(one)) for one in found]

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_detail()

    def _on_choice(self, _key: str) -> None:
        self.reload()

    def _connect(self) -> None:
        self.show_what.changed.connect(self._on_choice)
        for table in (self.act_table, self.trash_table):
            table.selectionModel().currentRowChanged.connect(self._on_current)
        self.detail.act.clicked.connect(self.act_on_chosen)
        for doer in (self.undoing, self.deleting):
            doer.said.connect(self.said)
            doer.offered.connect(self.offered)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        self.show_what.setMinimumWidth(220)
        top.addWidget(self.show_what)
        top.addStretch(1)
        for view in (self.act_table, self.trash_table, self._empty):
            self._views.addWidget(view)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._views)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([760, 390])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(SPACE.m)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.s)
        layout.addLayout(top)
        layout.addWidget(self._strip)
        layout.addWidget(split, 1)


def _table(
    model: LinesTable[ToldAct] | LinesTable[Deleted], name: str, widths: Sequence[int]
) -> QTableView:
    table = QTableView()
    table.setModel(model)
    dress_table(table, name, row_height=ROW_HEIGHT)
    table.setAlternatingRowColors(True)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width)
    return table


def _widen(table: QTableView, column: int) -> None:
    """Give the room that is left to the column that says most, and none to a mostly empty last."""
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(min(ACT_WIDTHS))
    header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def _act_cells(act: ToldAct) -> Sequence[str]:
    counts = act.name or tr(count_words(act.counts, number_text))
    state = tr("Diurungkan") if act.undone and not act.is_redo else ""
    return short_moment(act.head.at), tr(act.words), counts, act.head.user, state


def _trash_cells(one: Deleted) -> Sequence[str]:
    status = Status(one.status).label if one.status in set(Status) else one.status
    return one.name, one.place, tr(status), short_moment(one.at), one.user
