"""Penerima: the list that pages from the store, and the form beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.recipients.aid_list import ELSEWHERE
from bansos_desktop.ui.pages.recipients.form import RecipientForm
from bansos_desktop.ui.pages.recipients.list_panel import ListPanel
from bansos_desktop.ui.pages.recipients.unfinished import UNFINISHED, UnfinishedBar
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.split_page import beside
from bansos_desktop.ui.theme import SPACE, Level
from bansos_desktop.ui.widgets.confirm import LossGuard, unsaved

NARROWEST_FORM = 380


class RecipientsPage(Page):
    """Arrow keys walk the list, Enter opens the form, Esc comes back to the list.

    `institution_wanted` asks for the form of an institution by the name that was typed.
    """

    title = "Penerima"
    topics = Topic.RECIPIENTS | Topic.REFERENCE | Topic.INSTITUTIONS
    institution_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.list = ListPanel(services)
        self.filters, self.model, self.table = self.list.filters, self.list.model, self.list.table
        self.form = RecipientForm(services)
        self.saver = self.form.save
        self.unfinished = UnfinishedBar(services)
        self._guard = LossGuard(self, services.icons)
        self._lay_out()
        self._connect()
        self.form.hide()

    @property
    def is_dirty(self) -> bool:
        """Whether the form holds something unsaved."""
        return not self.form.isHidden() and self.form.is_dirty

    def reload(self) -> None:
        """Read the list anew; the row that was current stays current."""
        self.list.reload()
        self.form.sheet.offer_groups()
        self.form.aid.forget()
        self.unfinished.look(self.form)

    def show_filter(self, value: Filter) -> None:
        """Show the people that a number elsewhere stands for."""
        self.filters.lend(value)

    @property
    def proposal(self) -> str:
        """Whose form is open, or else the first of those chosen in the list."""
        if self.form.isVisible() and self.form.proposal:
            return self.form.proposal
        return next(iter(self.list.selected_proposals()), "")

    def new_recipient(self) -> None:
        """Open the empty form."""
        self.go_to("new")

    def close_form(self) -> None:
        """Back to the list; asks first if something typed would be lost."""
        self.go_to("")

    def focus_search(self) -> None:
        """Put the cursor into the search line."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def go_to(self, where: str) -> None:
        """Open a proposal, "new", "relative", what was not saved, or with "" close the form.

        Asks first if typing would be lost.
        """
        if self.form.view.is_waiting:
            self._point_back()
        elif self._guard.is_asking:
            return
        elif self.is_dirty:
            question = unsaved(tr("Isian di formulir akan hilang bila ditinggalkan."))
            lost = partial(self._on_thrown_away, where)
            self._guard.ask(question, on_lost=lost, on_kept=self._point_back)
        else:
            self._open(where)

    def _open(self, where: str) -> None:
        """ "new", "relative", a form that was not saved, a proposal, or "" for the list alone."""
        self.form.setVisible(bool(where))
        if where == "new":
            self.form.start_new()
        elif where == "relative":
            self.form.start_relative()
        elif where.startswith(UNFINISHED):
            self.form.resume(where.removeprefix(UNFINISHED))
        elif where.startswith(ELSEWHERE):
            proposal = where.removeprefix(ELSEWHERE)
            _move_with(self.services, proposal)
            self.form.load(proposal)
        elif where:
            self.form.load(where)
        else:
            self.table.point_at("")
            self.table.setFocus()
        self.unfinished.look(self.form)

    def _on_thrown_away(self, where: str) -> None:
        self.form.autosave.discard()
        self._open(where)

    def _point_back(self) -> None:
        self.table.point_at(self.form.proposal)

    def _on_saved(self, proposal: str) -> None:
        """Say so, show it in the list, and be ready for the next family."""
        draft = self.form.fields.draft()
        name = draft.name.strip() or tr("Tanpa nama")
        stored = self.services.store.recipients.proposal(proposal)
        is_draft = stored is not None and stored.values["status"] == Status.DRAFT
        text = tr("{name} tersimpan sebagai draf.") if is_draft else tr("{name} tersimpan.")
        text, level = text.format(name=name), Level.SUCCESS
        if not is_draft and self.form.sheet.judge.misses_category(draft.category):
            text, level = (
                f"{text} {tr('Golongan belum diisi; isi sebelum ditetapkan.')}",
                Level.WARNING,
            )
        self.said.emit(level, text)
        self.form.start_new(keep=draft)
        self.table.point_at(proposal)
        self.form.fields.nik.setFocus()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """The form follows the keys in the list, but not a selection that is being extended."""
        row = self.model.row_at(current)
        if row is None or self.table.extends or not self.table.hasFocus():
            return
        if row.proposal != self.form.proposal:
            self.go_to(row.proposal)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = None if self.table.extends else self.model.row_at(index)
        if row is not None and (row.proposal != self.form.proposal or not self.form.isVisible()):
            self.go_to(row.proposal)

    def _on_reloaded(self) -> None:
        """The row that was current stays current."""
        self.table.point_at(self.form.proposal if self.form.isVisible() else "")

    def _connect(self) -> None:
        self.list.said.connect(self.said)
        self.form.view.history.clicked.connect(self.history_wanted)
        self.list.reloaded.connect(self._on_reloaded)
        self.list.new_wanted.connect(self.new_recipient)
        self.table.clicked.connect(self._on_clicked)
        self.table.activated.connect(self._on_entered)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.form.saved.connect(self._on_saved)
        self.form.wants.connect(self.go_to)
        self.form.closed.connect(self.close_form)
        self.form.aid.wanted.connect(self.go_to)
        self.form.fields.institution.add_wanted.connect(self.institution_wanted)
        self.form.refused.connect(self._on_refused)
        self.unfinished.resumed.connect(self.go_to)
        self.unfinished.failed.connect(partial(self.said.emit, Level.ERROR))

    def _on_refused(self) -> None:
        """What was said of the family before does not hold for this one."""
        self.said.emit(Level.INFO, "")

    def _on_entered(self, index: QModelIndex) -> None:
        """Enter on a row goes on into the form."""
        self._on_clicked(index)
        if self.form.isVisible():
            self.form.fields.nik.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.unfinished)
        layout.addWidget(beside(self.list, self.form, NARROWEST_FORM), 1)


def _move_with(services: Services, proposal: str) -> None:
    """The window goes where a proposal of another programme or year is."""
    stored = services.store.recipients.proposal(proposal)
    if stored is not None:
        services.scope.move(str(stored.values["programme"]), int(stored.values["year"] or 0))
