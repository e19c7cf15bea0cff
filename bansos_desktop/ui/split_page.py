"""A page with people to work through on the left and a form on the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.people_pane import PeoplePane
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import SideForm
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.widgets.confirm import LossGuard, unsaved

FORM_WIDTH = 430
NARROWEST_FORM = 332


class SplitPage(Page):
    """Arrow keys walk the list, Enter goes into the form, Esc comes back, Ctrl+Enter keeps it."""

    def __init__(self, services: Services, pane: PeoplePane, form: SideForm) -> None:
        super().__init__(services)
        self.pane, self.form = pane, form
        self.above = QVBoxLayout()
        self._guard = LossGuard(self, services.icons)
        self._lay_out()
        form.hide()
        pane.changed.connect(self.reload)
        pane.picked.connect(self.go_to)
        pane.entered.connect(self._on_entered)
        form.closed.connect(self.close_form)
        form.history_button.clicked.connect(self.history_wanted)

    @property
    def is_dirty(self) -> bool:
        """Whether the form holds something unsaved."""
        return not self.form.isHidden() and self.form.is_dirty

    @property
    def proposal(self) -> str:
        """Whose form is open, or else who is current in the list."""
        if self.form.isVisible():
            return self.form.proposal
        table = self.pane.list
        at = table.currentIndex() if table is not None else QModelIndex()
        return table.people.key_at(at.row()) if table is not None and at.isValid() else ""

    def save(self) -> None:
        """Keep the form, if one is open."""
        if self.form.isVisible():
            self.form.save()

    def close_form(self) -> None:
        """Back to the list; asks first if something typed would be lost."""
        self.go_to("")

    def go_to(self, proposal: str) -> None:
        """Open a person, or with "" close the form; asks first if typing would be lost."""
        if self._guard.is_asking:
            return
        is_open = bool(proposal) and proposal == self.form.proposal and self.form.isVisible()
        if self.form.is_waiting or is_open:
            self.point()
        elif self.is_dirty:
            lost = partial(self.open, proposal)
            self._guard.ask(unsaved(_what_is_lost(self.form)), on_lost=lost, on_kept=self.point)
        else:
            self.open(proposal)

    def open(self, proposal: str) -> None:
        """Open a person without asking, or with "" close the form."""
        self.form.setVisible(bool(proposal))
        if proposal:
            self.form.load(proposal)
        self.point()
        if not proposal:
            self.pane.come_back()

    def point(self) -> None:
        """Mark in the list whose form is open."""
        table = self.pane.list
        if table is not None:
            table.point_at(self.form.proposal if self.form.isVisible() else "")

    def next_after(self, proposal: str) -> str:
        """Who follows in the list in front, "" after the last."""
        table = self.pane.list
        line = table.people.line_of(proposal) if table is not None else -1
        return table.people.key_at(line + 1) if table is not None and line >= 0 else ""

    def _on_entered(self, proposal: str) -> None:
        """Enter on a row goes on into the form."""
        self.go_to(proposal)
        if self.form.isVisible() and self.form.proposal == proposal:
            self.form.focus_first()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.addLayout(self.above)
        layout.addWidget(beside(self.pane, self.form, NARROWEST_FORM))


def beside(people: QWidget, form: QWidget, narrowest: int) -> QSplitter:
    """People and form with a handle between; a wider window gives its room to the people."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.addWidget(people)
    split.addWidget(form)
    split.setStretchFactor(0, 1)
    split.setSizes([900, FORM_WIDTH])
    split.setChildrenCollapsible(False)
    split.setHandleWidth(SPACE.m)
    form.setMinimumWidth(narrowest)
    return split


def _what_is_lost(form: SideForm) -> str:
    if form.has_new_photos:
        return tr("Isian dan foto di formulir akan hilang bila ditinggalkan.")
    return tr("Isian di formulir akan hilang bila ditinggalkan.")
