"""Verifikasi: villages at the left, their families, and the visit to one of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from bansos_desktop.domain.changes import Topic
from bansos_desktop.store.visits import VillageWork
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.verification.form import VisitForm
from bansos_desktop.ui.pages.verification.papers import Papers
from bansos_desktop.ui.pages.verification.villages import VillageList
from bansos_desktop.ui.pages.verification.worklist_table import WorklistModel, WorklistView
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.confirm import LossGuard, unsaved
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.usecases import list_worklist
from bansos_desktop.usecases.list_worklist import Wanted
from bansos_desktop.usecases.record_visit import Recorded

WAITING, ALL = "belum", "semua"
MOST_SHOWN = 1000
WHICH_LETTERS = 15
ROOM_FOR_ALL = 960
VILLAGES_WIDTH, FORM_WIDTH = 192, 400


class VerificationPage(Page):
    """Arrow keys walk the families, Enter opens the visit, Ctrl+Enter saves and goes on."""

    title = "Verifikasi"
    topics = Topic.RECIPIENTS | Topic.VISITS | Topic.REFERENCE

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        icons = services.icons
        self.villages = VillageList()
        self.groups = GroupNames(services.store)
        self.model = WorklistModel(self.groups)
        self.table = WorklistView(self.model)
        self._form: VisitForm | None = None
        self.which = ChoiceBox([(WAITING, tr("Belum dikunjungi")), (ALL, tr("Semua"))])
        self.which.setMinimumContentsLength(WHICH_LETTERS)
        self.which.key = WAITING
        self.which.setAccessibleName(tr("Yang ditampilkan"))
        self.papers = Papers(services, self.groups, self._wanted)
        self._count = text_label("", Kind.CAPTION)
        self._empty = EmptyState(icons.icon("verify"), "", "")
        self._views = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._guard = LossGuard(self, icons)
        self._lay_out()
        self._connect()

    @property
    def form(self) -> VisitForm:
        """The visit form, made when it is first asked for: a start of the program needs none."""
        if self._form is None:
            self._form = VisitForm(self.services)
            self._form.setMinimumWidth(FORM_WIDTH - SPACE.xxl)
            self._form.hide()
            self.saver = self._form.save
            self._form.saved.connect(self._on_saved)
            # what was said of the family before does not hold for this one
            self._form.refused.connect(partial(self.said.emit, Level.INFO, ""))
            self._form.closed.connect(partial(self.open_family, ""))
            self._form.view.history.clicked.connect(self.history_wanted)
            self._split.addWidget(self._form)
            self._split.setSizes([VILLAGES_WIDTH, self.width(), FORM_WIDTH])
        return self._form

    @property
    def is_dirty(self) -> bool:
        """Whether the form holds something unsaved."""
        return self._shows_form and self.form.is_dirty

    @property
    def proposal(self) -> str:
        """Whose visit is open, or else who is current in the worklist."""
        if self._shows_form:
            return self.form.proposal
        at = self.table.currentIndex()
        return self.model.rows[at.row()].proposal if at.isValid() else ""

    @property
    def _shows_form(self) -> bool:
        return self._form is not None and not self._form.isHidden()

    def reload(self) -> None:
        """Read villages and families anew; what was picked stays picked."""
        self.groups.refresh(self.services.scope.programme)
        self.table.show_trait(self.groups.trait)
        works = list_worklist.villages(self.services.store, self._wanted())
        self.villages.show_villages(works, self.groups.programme.who)
        self._show_families()

    def open_family(self, proposal: str) -> None:
        """Open a family's visit, or with "" close the form; asks first if typing would be lost."""
        if self._guard.is_asking or (self._shows_form and self.form.view.is_waiting):
            return
        if self.is_dirty:
            question = unsaved(
                tr("Isian dan foto di formulir akan hilang bila ditinggalkan."),
                title=tr("Kunjungan belum disimpan"),
                act=tr("Buang isian"),
            )
            lost = partial(self._open, proposal)
            self._guard.ask(question, on_lost=lost, on_kept=self._point_back)
        else:
            self._open(proposal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the villages give way to the form."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.villages.setVisible(not self._shows_form or self.width() >= ROOM_FOR_ALL)

    def _open(self, proposal: str) -> None:
        """Show the form of a family, or give its room back when the family is not in the list."""
        line = self.model.line_of(proposal)
        self.form.setVisible(line is not None)
        self._make_room()
        if line is None:
            self.form.leave()
            self.table.setFocus()
        else:
            row = self.model.rows[line]
            self.form.show_family(row, self.groups)
            self.table.point_at(proposal)

    def _point_back(self) -> None:
        self.table.point_at(self.form.proposal)

    def _on_saved(self, recorded: Recorded) -> None:
        """Say so, and open the next family that waits."""
        name = self.form.row.name if self.form.row else ""
        following = _next_waiting(self.model, self.form.proposal)
        self.reload()
        self.services.bus.publish(recorded.changes, self)
        self._open(following)
        level, text = _saved_text(recorded, name)
        if following:
            self.form.fields.visited_on.setFocus()
        else:
            text = f"{text} {_next_text(self.villages.go_on())}"
        self.said.emit(level, text)

    def _on_village_entered(self) -> None:
        """Enter on a village goes to its first family that waits, ready to be asked."""
        self._open(_next_waiting(self.model, ""))
        if self._shows_form:
            self.form.fields.visited_on.setFocus()
        elif self.model.rows:
            self.table.setFocus()
        else:
            self.villages.list.setFocus()

    def _show_families(self) -> None:
        """The families of the marked villages, up to a limit: nobody visits thousands."""
        wanted = self._wanted()
        rows = list_worklist.families(self.services.store, wanted, limit=MOST_SHOWN)
        self.model.show(rows)
        many = "{n} {who}"
        if len(rows) == MOST_SHOWN:
            many = tr("{n} {who} pertama; pilih lebih sedikit desa")
        who = self.groups.programme.who
        self._count.setText(many.format(n=number_text(len(rows)), who=who))
        self._empty.show_text(*_why_empty(has_villages=bool(wanted.villages)))
        self._views.setCurrentWidget(self.table if rows else self._empty)
        self.papers.setEnabled(bool(rows))
        if self._shows_form:
            self.table.point_at(self.form.proposal)

    def _wanted(self) -> Wanted:
        scope = self.services.scope
        return Wanted(
            scope.programme,
            scope.year,
            self.services.session.region_code,
            self.villages.codes,
            self.which.key == ALL,
        )

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and self.table.hasFocus():
            self._on_clicked(current)

    def _on_clicked(self, index: QModelIndex) -> None:
        proposal = self.model.rows[index.row()].proposal
        if proposal != self.form.proposal or self.form.isHidden():
            self.open_family(proposal)

    def _on_entered(self, index: QModelIndex) -> None:
        """Enter on a row goes on into the form."""
        self._on_clicked(index)
        if self.form.isVisible():
            self.form.fields.visited_on.setFocus()

    def _connect(self) -> None:
        self.villages.chosen.connect(self._show_families)
        self.villages.entered.connect(self._on_village_entered)
        self.which.changed.connect(self._show_families)
        self.table.clicked.connect(self._on_clicked)
        self.table.activated.connect(self._on_entered)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.papers.failed.connect(partial(self.said.emit, Level.ERROR))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE.s)
        top.addWidget(self.which)
        top.addStretch(1)
        top.addWidget(self._count)
        self._views.addWidget(self.table)
        self._views.addWidget(self._empty)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        column.addLayout(top)
        column.addWidget(self._views, 1)
        column.addWidget(self.papers)
        self._split.addWidget(self.villages)
        self._split.addWidget(middle)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([VILLAGES_WIDTH, FORM_WIDTH])
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(SPACE.m)
        self.villages.setMinimumWidth(VILLAGES_WIDTH - SPACE.xxl)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.addWidget(self._split)


def _saved_text(recorded: Recorded, name: str) -> tuple[Level, str]:
    """What became of the visit and of the proposal."""
    status = tr(recorded.status.label)
    if recorded.obstacle is None:
        text = tr("Kunjungan {name} tersimpan; status usulan: {status}.")
        return Level.SUCCESS, text.format(name=name, status=status)
    text = tr("Kunjungan {name} tersimpan, tetapi statusnya tetap {status}. {why}")
    return Level.WARNING, text.format(name=name, status=status, why=recorded.obstacle.message)


def _next_text(village: VillageWork | None) -> str:
    """Where to go on after the last family of a village."""
    if village is None:
        return tr("Semua desa sudah dikunjungi.")
    text = tr("Desa berikutnya: {village} ({n} belum), tekan Enter.")
    name = village.village or tr("Desa belum diketahui")
    return text.format(village=name, n=number_text(village.waiting))


def _next_waiting(model: WorklistModel, proposal: str) -> str:
    """The family after this one in the list that was not met yet; from the top at the end."""
    line = model.line_of(proposal)
    start = 0 if line is None else line + 1
    order = [*model.rows[start:], *model.rows[:start]]
    waiting = (row.proposal for row in order if not row.is_done and row.proposal != proposal)
    return next(waiting, "")


def _why_empty(*, has_villages: bool) -> tuple[str, str]:
    """A title and what to do, where no family is listed."""
    if has_villages:
        text = tr("Pilih desa lain di kiri, atau tampilkan semuanya.")
        return tr("Semua sudah dikunjungi"), text
    text = tr("Calon penerima yang diusulkan muncul di sini, menurut desanya.")
    return tr("Belum ada yang perlu dikunjungi"), text
