"""Between the short forms and their use cases; the forms lie where the marked figure is shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from bansos_desktop.domain.problems import stops
from bansos_desktop.domain.quota_ledger import Allocation
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.quotas.act_form import ActForm
from bansos_desktop.ui.pages.quotas.plans import Act, Result, Run
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.confirm import LossGuard, Question, ask, unsaved
from bansos_desktop.usecases import enter_quota
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.progress import Progress


class FormDesk(QObject):
    """`kept` tells the changes and what to say of them; `moved` that a form opened or closed."""

    kept = Signal(object, str)
    said = Signal(object, str)
    moved = Signal()

    def __init__(self, services: Services, stack: QStackedWidget, panel: QWidget) -> None:
        super().__init__(stack)
        self._services, self._stack, self._panel = services, stack, panel
        self._guard = LossGuard(stack, services.icons)
        self._act: Act | None = None
        self.form: ActForm | None = None
        stack.addWidget(panel)

    @property
    def is_dirty(self) -> bool:
        """Whether the open form holds something that was not kept."""
        return self.form is not None and self.form.is_dirty

    def open(self, act: Act) -> None:
        """Show a form instead of the one that is open."""
        self._drop()
        self._act, self.form = act, ActForm(self._services, act.plan)
        self._stack.addWidget(self.form)
        self._stack.setCurrentWidget(self.form)
        self.form.saved.connect(self.save)
        self.form.left.connect(self.leave)
        self.moved.emit()
        self.form.focus_first()

    def leave(self) -> None:
        """Back to the figure; what was typed is asked about."""
        if self._guard.is_asking:
            return
        if self.is_dirty:
            question = unsaved(tr("Isian kuota ini akan hilang bila ditinggalkan."))
            self._guard.ask(question, on_lost=self.close, on_kept=self._stay)
        else:
            self.close()

    def close(self) -> None:
        """Back to the figure, whatever was typed."""
        self._drop()
        self.moved.emit()

    def save(self) -> None:
        """Hand the form to its use case."""
        if self.form is None or self._act is None or not self.form.save_button.isEnabled():
            return
        self.form.set_waiting(waiting=True)
        self._start(self._act.prepare(self.form.fields), self._act.done)

    def ask_to_withdraw(self, one: Allocation) -> None:
        """Ask first: the office's own number goes out of use."""
        question = Question(
            tr("Cabut isian kantor?"),
            tr(
                "{what} dari kantor tidak berlaku lagi; sumber lain yang ada berlaku kembali. "
                "Riwayatnya tetap tercatat, dan Ctrl+Z mengembalikannya."
            ).format(what=tr(one.action.label)),
            tr("Cabut isian"),
        )
        ask(self._stack, question, self._services.icons, on_yes=partial(self._withdraw, one.uid))

    def run(self, run: Run, done: str) -> None:
        """Do something that has no form."""
        self._start(run, done)

    def _withdraw(self, uid: str) -> None:
        session, now, today = self._services.session, self._services.now(), self._services.day()

        def run(store: Store) -> Result:
            return enter_quota.withdraw(store, session, uid, now=now, today=today)

        self._start(run, tr("Isian kantor dicabut."))

    def _start(self, run: Run, done: str) -> None:
        def work(store: Store, _progress: Progress) -> Result:
            return run(store)

        self._services.writer.start(
            work, on_done=partial(self._on_done, done), on_failed=self._on_failed
        )

    def _on_done(self, done: str, outcome: Result) -> None:
        """Tell the page, or mark what forbids it."""
        if self.form is not None:
            self.form.set_waiting(waiting=False)
        if not isinstance(outcome, NotYet):
            self._drop()
            self.moved.emit()
            self.kept.emit(outcome, tr("{done} Ctrl+Z mengurungkannya.").format(done=done))
        elif self.form is not None and not stops(outcome.problems):
            self._ask_to_insist(self.form, outcome)
        elif self.form is not None:
            self.form.show_problems(outcome.problems)
        else:
            self.said.emit(Level.ERROR, " ".join(one.message for one in outcome.problems))

    def _ask_to_insist(self, form: ActForm, outcome: NotYet) -> None:
        """What was handed in is odd but may be meant."""
        act = self._act
        if act is None or act.insist is None:
            return

        def go_on() -> None:
            if self.form is form and act.insist is not None:
                form.set_waiting(waiting=True)
                self._start(act.insist(form.fields), act.done)

        question = Question(
            tr("Tetap simpan?"),
            " ".join(one.message for one in outcome.problems),
            tr("Tetap simpan"),
        )
        ask(self._stack, question, self._services.icons, on_yes=go_on, on_no=self._stay)

    def _on_failed(self, sentence: str) -> None:
        if self.form is None:
            self.said.emit(Level.ERROR, sentence)
            return
        self.form.set_waiting(waiting=False)
        self.form.say(Level.ERROR, sentence)

    def _drop(self) -> None:
        if self.form is not None:
            self._stack.setCurrentWidget(self._panel)
            self._stack.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form, self._act = None, None

    def _stay(self) -> None:
        if self.form is not None:
            self.form.focus_first()
