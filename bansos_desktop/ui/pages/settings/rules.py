"""The programme's rules: read by everybody, changed by operators."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.rule_table import RuleTable
from bansos_desktop.ui.pages.settings.rule_panel import RulePanel
from bansos_desktop.ui.pages.settings.section import Section
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.confirm import LossGuard, Question, ask, unsaved
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.usecases import change_rule, list_rules
from bansos_desktop.usecases.change_rule import DOCUMENTS, Changed, WhichRule
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.progress import Progress

WIDTHS = (272, 118, 92, 112, 150, 90, 100)
ROW_HEIGHT = 32


class RulesSection(Section):
    """A table of all rules, and the current one in full beside it."""

    title = "Aturan"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        may_change = services.session.role is Role.OPERATOR
        self.model = RuleTable()
        self.table = QTableView()
        self.panel = RulePanel(services, may_change=may_change)
        self._guard = LossGuard(self, services.icons)
        self._about = text_label("", Kind.CAPTION, wrap=True)
        self.table.setModel(self.model)
        dress_table(self.table, tr("Daftar aturan"), row_height=ROW_HEIGHT)
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.panel.saved.connect(self.save)
        self.panel.withdrawn.connect(self.ask_to_withdraw)

    @property
    def is_dirty(self) -> bool:
        """Whether a rule was changed on screen and not kept."""
        return self.panel.is_dirty

    def reload(self) -> None:
        """Read the rules of the programme and year anew; the current one stays current."""
        services, scope = self.services, self.services.scope
        lines = list_rules.run(services.store, scope.programme, scope.year, today=services.day())
        current = self.panel.line.kind.code if self.panel.line else ""
        self.model.show(lines, dict(services.store.reference.codes(DOCUMENTS)))
        changed = sum(line.own is not None for line in lines)
        text = tr("Aturan {programme} {year}; {n} diubah kantor ini.").format(
            programme=scope.programme, year=scope.year, n=changed
        )
        if not any(line.province for line in lines):
            text += " " + tr("Acuan tidak menyebut aturannya, jadi berlaku bawaan program.")
        self._about.setText(text)
        self.table.selectRow(self.model.row_of(current))

    def save(self) -> None:
        """Keep what the form says; what forbids it is marked in the form."""
        line = self.panel.line
        if line is None or not self.panel.is_dirty:
            return
        services, which, edit = self.services, self._which(line.kind.code), self.panel.edit()
        session, now, today = services.session, services.now(), services.day()

        def work(store: Store, _progress: Progress) -> Changed | NotYet:
            return change_rule.run(store, session, which, edit, now=now, today=today)

        self.panel.set_waiting(waiting=True)
        services.writer.start(work, on_done=self._on_saved, on_failed=self._on_failed)

    def ask_to_withdraw(self) -> None:
        """Ask first: the office's own value goes out of use."""
        if self.panel.line is None:
            return
        question = Question(
            tr("{act}?").format(act=self.panel.withdraw_button.text()),
            tr("Aturan kantor tidak berlaku lagi. Riwayatnya tetap tercatat."),
            self.panel.withdraw_button.text(),
        )
        ask(self, question, self.services.icons, on_yes=self._withdraw)

    def _withdraw(self) -> None:
        """Take the office's own rule back, so that the province's is in force again."""
        line = self.panel.line
        if line is None:
            return
        services, which = self.services, self._which(line.kind.code)
        session, now = services.session, services.now()

        def work(store: Store, _progress: Progress) -> Topic:
            return change_rule.withdraw(store, session, which, now=now)

        self.panel.set_waiting(waiting=True)
        services.writer.start(work, on_done=self._on_withdrawn, on_failed=self._on_failed)

    def _which(self, code: str) -> WhichRule:
        scope = self.services.scope
        return WhichRule(scope.programme, scope.year, code)

    def _on_saved(self, outcome: Changed | NotYet) -> None:
        """Tell the other pages, or mark what forbids it."""
        self.panel.set_waiting(waiting=False)
        if isinstance(outcome, NotYet):
            self.panel.show_problems(outcome.problems)
            return
        self._tell(outcome.changes, tr("Aturan disimpan; formulir dan impor langsung memakainya."))

    def _on_withdrawn(self, changes: Topic) -> None:
        self.panel.set_waiting(waiting=False)
        self._tell(changes, f"{self.panel.withdraw_button.text()}.")

    def _tell(self, changes: Topic, words: str) -> None:
        """Show what is in force now, here and on the other pages."""
        self._show_current()
        self.services.bus.publish(changes | Topic.RULES)
        self.said.emit(Level.SUCCESS, words)

    def _on_failed(self, sentence: str) -> None:
        self.panel.set_waiting(waiting=False)
        self.said.emit(Level.ERROR, sentence)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Show another rule, unless what was typed would be lost by it."""
        line = self.model.line(current)
        shown = self.panel.line
        if line is None or self._guard.is_asking:
            return
        if self.panel.is_dirty and shown is not None and shown.kind.code != line.kind.code:
            self._ask_to_lose()
        else:
            self._show_current()

    def _ask_to_lose(self) -> None:
        question = unsaved(
            tr("Isian pada aturan ini akan hilang bila ditinggalkan."),
            title=tr("Perubahan aturan belum disimpan"),
        )
        self._guard.ask(question, on_lost=self._show_current, on_kept=self._stay)

    def _stay(self) -> None:
        """Back to the row whose rule is being changed."""
        if self.panel.line is not None:
            self.table.selectRow(self.model.row_of(self.panel.line.kind.code))

    def _show_current(self) -> None:
        line = self.model.line(self.table.currentIndex())
        if line is not None:
            documents = self.services.store.reference.codes(DOCUMENTS)
            self.panel.show_rule(line, documents, self.services.day())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE.s)
        left.addWidget(self._about)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.m, 0, 0)
        row.setSpacing(SPACE.m)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
