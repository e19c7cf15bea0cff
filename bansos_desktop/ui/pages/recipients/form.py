"""The form beside the list: checks while typing, saves durably, keeps what neighbours share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.nik import Nik, NikError
from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.pages.recipients.fields import Fields
from bansos_desktop.ui.pages.recipients.form_view import FormView
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.usecases import record_recipient
from bansos_desktop.usecases.judge import Judge, Target
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_recipient import (
    Duplicate,
    NotYet,
    Outcome,
    Recorded,
    Request,
    blockers,
    may_accept,
)

CHECK_AFTER_MS = 200
NIK_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Loaded:
    """Which record the form shows; all empty means a new one."""

    person: str = ""
    person_rev: int = 0
    proposal: str = ""
    proposal_rev: int = 0


class RecipientForm(QWidget):
    """`saved` tells the proposal kept; `wants` names one that already stands for the same NIK."""

    saved = Signal(str)
    wants = Signal(str)
    closed = Signal()
    refused = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.fields = Fields(
            services.icons,
            services.store.regions.book(),
            within=services.session.region_code,
            today=services.day,
        )
        self.view = FormView(self.fields, services.icons)
        self._loaded, self._clean = Loaded(), RecipientDraft()
        self._accepted: Mapping[str, str] = {}
        self._twin = ""
        self._patient = True
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._judge = _judge_for(self._services, Stage.ORIGINAL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._connect()
        self.start_new()

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed since the record was shown or saved."""
        return self.fields.draft() != self._clean or bool(self.fields.unread())

    @property
    def proposal(self) -> str:
        """The proposal shown, or "" for a new one."""
        return self._loaded.proposal

    def start_new(self, keep: RecipientDraft | None = None) -> None:
        """Empty the form for the next family; `keep` gives what neighbours share."""
        shared = RecipientDraft()
        if keep is not None:
            shared = replace(shared, village_code=keep.village_code, desil_period=keep.desil_period)
        self._accepted = {}
        self.view.show_last_change([])
        self._take(Loaded(), shared, Stage(self.view.stage.key or Stage.ORIGINAL))
        self.view.title.setText(tr("Penerima baru"))
        self.view.area.verticalScrollBar().setValue(0)
        self.fields.nik.setFocus()

    def load(self, proposal: str) -> None:
        """Show a recorded proposal with its person."""
        recipients = self._services.store.recipients
        stored = recipients.proposal(proposal)
        person = recipients.person(str(stored.values["person"])) if stored else None
        if stored is None or person is None:
            self.start_new()
            return
        draft = RecipientDraft.from_records(person.values, stored.values)
        self._accepted = recipients.accepted(person.uid)
        loaded = Loaded(person.uid, person.rev, stored.uid, stored.rev)
        self._take(loaded, draft, Stage(str(stored.values["stage"])))
        self.view.title.setText(draft.name or tr("Tanpa nama"))
        self.view.area.verticalScrollBar().setValue(0)
        ledger = self._services.store.ledger
        self.view.show_last_change([*ledger.history(person.uid), *ledger.history(stored.uid)])

    def save(self) -> None:
        """Hand the form to the use case, which it waits for, or point at what is in the way."""
        if self.view.is_waiting or not self.isVisible():
            return
        in_the_way = self.check()
        if in_the_way:
            self._patient = False
            self.check()
            text = tr("Belum tersimpan. {why}")
            self.view.banner.show_message(Level.ERROR, text.format(why=in_the_way[0].message))
            self.refused.emit()
            self.fields.go_to(in_the_way[0].field)
            QTimer.singleShot(0, self.view.show_focus)  # once the warnings have taken their room
        if not self.view.save.isEnabled():
            return
        loaded = self._loaded
        request = Request(
            self._judge.target,
            self.fields.draft(),
            loaded.person,
            loaded.person_rev,
            loaded.proposal,
            loaded.proposal_rev,
            accepted=self._reasons(),
        )
        self.view.set_waiting(waiting=True)
        self._services.writer.start(
            _recording(self._services, request),
            on_done=self._on_outcome,
            on_failed=self._on_failed,
        )

    def check(self) -> Sequence[Problem]:
        """Show what the rules say about what is typed now; what of it forbids saving."""
        self._timer.stop()
        draft = self.fields.draft()
        role = self._services.session.role
        problems = [
            *self.fields.unread(),
            *self._judge.check_typed(draft, self._loaded.person),
        ]
        self.fields.show_problems(problems, patient=self._patient)
        about_quota = [problem.message for problem in problems if problem.field == "stage"]
        if about_quota:
            self.view.stage_row.show_warning(about_quota[0])
        else:
            self.view.stage_row.clear_state()
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        offered = [p for p in errors if may_accept(p, role)] if self.is_dirty else []
        self.view.overrides.offer(offered, self._accepted)
        left = blockers(problems, self._reasons(), role)
        self.view.save.setEnabled(not left and (self.is_dirty or not self._loaded.proposal))
        self._look_for_twin(draft.tidy().nik)
        reasons = "\n".join(problem.message for problem in left)
        self.view.save.setToolTip(reasons or tr("Ctrl+Enter"))
        return left

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, as at the door one question follows the other."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and not self.fields.village_code.popup.isVisible()
        ):
            self.view.area.focusNextChild()  # the area also scrolls there
            return True
        return super().eventFilter(watched, event)

    def _take(self, loaded: Loaded, draft: RecipientDraft, stage: Stage) -> None:
        self._loaded, self._twin = loaded, ""
        self._patient = not loaded.proposal
        self.view.stage.key = stage.value
        self.view.stage.setEnabled(not loaded.proposal)
        self._judge = _judge_for(self._services, stage)
        year = self._services.scope.year
        self.fields.offer_kinds(self._judge.business_types, year, draft.business_type)
        self.fields.show(draft)
        self._clean = self.fields.draft()
        self.view.banner.dismiss()
        self.view.set_waiting(waiting=False)
        self.check()

    def _reasons(self) -> Mapping[str, str]:
        given = {code: reason for code, reason in self.view.overrides.reasons.items() if reason}
        return {**self._accepted, **given}

    def _connect(self) -> None:
        fields, view = self.fields, self.view
        for name in fields.rows:
            editor = fields.editor(name)
            editor.installEventFilter(self)
            if isinstance(editor, ChoiceBox):
                editor.changed.connect(self._on_edit)
            elif isinstance(editor, QLineEdit):
                editor.textChanged.connect(self._on_edit)
        fields.birth_date.line.textChanged.connect(self._on_edit)
        fields.birth_date.line.installEventFilter(self)
        fields.village_code.chosen.connect(self._on_edit)
        fields.village_code.unresolved.connect(fields.ask_for_village)
        fields.nik.digits_changed.connect(self._on_nik)
        fields.nik.refused.connect(fields.rows["nik"].show_warning)
        fields.family_card.refused.connect(fields.rows["family_card"].show_warning)
        view.stage.changed.connect(self._on_target)
        self._services.scope.changed.connect(self._on_target)
        view.overrides.changed.connect(self._on_edit)
        view.save.clicked.connect(self.save)
        view.cancel.clicked.connect(self.closed)
        view.close_button.clicked.connect(self.closed)
        view.banner.acted.connect(self._on_banner)
        self._timer.timeout.connect(self.check)

    def _on_edit(self, _value: object = None) -> None:
        self._timer.start()

    def _on_target(self, _stage: str = "") -> None:
        """A new proposal goes where the window works now; a recorded one stays where it is."""
        if not self._loaded.proposal:
            self._judge = _judge_for(self._services, Stage(self.view.stage.key or Stage.ORIGINAL))
            chosen = self.fields.business_type.key or ""
            year = self._services.scope.year
            self.fields.offer_kinds(self._judge.business_types, year, chosen)
            self._timer.start()

    def _on_nik(self, digits: str) -> None:
        """Offer what the NIK says where nothing is filled in yet."""
        try:
            nik = Nik.parse(digits)
        except NikError:
            return
        birth = nik.birth_date(self._services.day())
        if birth is not None and not self.fields.birth_date.line.text():
            self.fields.birth_date.value = birth
        if not self.fields.sex.key:
            self.fields.sex.key = nik.sex

    def _on_outcome(self, outcome: Outcome) -> None:
        self.view.set_waiting(waiting=False)
        banner = self.view.banner
        if isinstance(outcome, Recorded):
            self._clean = self.fields.draft()
            self._services.bus.publish(outcome.changes)
            self.saved.emit(outcome.proposal)
        elif isinstance(outcome, NotYet):
            banner.show_message(Level.ERROR, outcome.problems[0].message)
        elif isinstance(outcome, Duplicate):
            self._show_twin(outcome.proposal, outcome.name)
            banner.focus_action()
        else:
            self._twin = outcome.proposal
            text = tr("Data ini baru saja diubah di tempat lain. Muat ulang lalu ubah lagi.")
            banner.show_message(Level.WARNING, text, action=tr("Muat ulang"))
            banner.focus_action()

    def _look_for_twin(self, nik: str) -> None:
        """Say at once, not after a whole form, that somebody already recorded this NIK."""
        twin = self._judge.twin(nik, self._loaded.person) if len(nik) == NIK_DIGITS else None
        if twin is not None and twin.proposal != self._twin:
            self._show_twin(twin.proposal, twin.name)
        elif twin is None and self._twin:
            self._twin = ""
            self.view.banner.dismiss()

    def _show_twin(self, proposal: str, name: str) -> None:
        self._twin = proposal
        text = tr("NIK ini sudah tercatat atas nama {name}. Tidak dapat dicatat dua kali.")
        action = tr("Buka datanya") if proposal else ""
        self.view.banner.show_message(Level.WARNING, text.format(name=name or "–"), action=action)

    def _on_failed(self, sentence: str) -> None:
        self.view.set_waiting(waiting=False)
        self.view.banner.show_message(Level.ERROR, sentence)

    def _on_banner(self) -> None:
        self.wants.emit(self._twin)


def _judge_for(services: Services, stage: Stage) -> Judge:
    """The rules of what the window works on now, as they stand now."""
    target = Target(services.scope.programme, services.scope.year, stage.value)
    office = services.session.region_code
    return Judge(services.store, target, office=office, today=services.day())


def _recording(services: Services, request: Request) -> Work[Outcome]:
    """The save as plain work: no Qt object goes along to the other thread."""
    session, now, today = services.session, services.now(), services.day()

    def work(store: Store, _progress: Progress) -> Outcome:
        return record_recipient.run(store, session, request, now=now, today=today)

    return work
