"""The form beside the list: checks while typing, saves durably, keeps what neighbours share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.family import Member, neighbour_of, relative_of, take_over
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.scratch import free_slot
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.ui.autosave import Autosave
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.recipients.aid_list import AidList
from bansos_desktop.ui.pages.recipients.fields import Fields
from bansos_desktop.ui.pages.recipients.form_keys import FormKeys
from bansos_desktop.ui.pages.recipients.form_view import FormView
from bansos_desktop.ui.pages.recipients.goods_desk import GoodsDesk
from bansos_desktop.ui.pages.recipients.loaded import Loaded, load
from bansos_desktop.ui.pages.recipients.notices import Notices, offer_text, whole_number
from bansos_desktop.ui.pages.recipients.saving import recording
from bansos_desktop.ui.pages.recipients.sheet import Sheet
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.grouped_edit import GroupedEdit
from bansos_desktop.ui.widgets.tick_boxes import TickBoxes
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.record_recipient import Duplicate, Outcome, Recorded

CHECK_AFTER_MS = 200


class RecipientForm(QWidget):
    """`saved` tells the proposal kept; `wants` names one that already stands for the same NIK."""

    saved = Signal(str)
    wants = Signal(str)
    closed = Signal()
    refused = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        store = services.store
        self.fields = Fields(
            services.icons,
            store.regions.book(),
            store.reference.codes,
            within=services.session.region_code,
            today=services.day,
        )
        self.aid = AidList(store)
        self.view = FormView(self.fields, services.icons, self.aid)
        self.goods = GoodsDesk(services, self.fields, self)
        self.sheet = Sheet(services, self.fields, self.view, self.goods)
        self.notices = Notices(self.view.banner, store)
        self.autosave = Autosave(services, self.sheet.unsaved)
        self.keys = FormKeys(self.fields, self.view)
        self.timer = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._last = RecipientDraft()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        _connect(self)
        self.start_new()

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed since the record was shown or saved."""
        return self.sheet.is_dirty

    @property
    def proposal(self) -> str:
        """The proposal shown, or "" for a new one."""
        return self.sheet.loaded.proposal

    def start_new(self, keep: RecipientDraft | None = None) -> None:
        """Empty the form for the next family; `keep` was saved and gives what neighbours share."""
        self._begin_new(neighbour_of(keep) if keep else RecipientDraft(), tr("Penerima baru"))
        if keep is not None and keep.family_card:
            text, action = tr("Ada lagi dari keluarga ini?"), tr("Tambah dari KK yang sama")
            self.notices.say(Level.NEUTRAL, text, action, self.start_relative)

    def start_relative(self) -> None:
        """A new person of the family that is shown, or of the one saved last."""
        loaded = self.sheet.loaded
        shown = loaded.draft if loaded.proposal else self._last
        if self.view.is_waiting:
            return
        if shown.family_card:
            self._begin_new(relative_of(shown), tr("Penerima baru, KK yang sama"))
        else:
            self.start_new()
            text = tr("Belum ada KK yang dapat dipakai. Buka dulu anggota keluarganya.")
            self.notices.say(Level.INFO, text)

    def load(self, proposal: str) -> None:
        """Show a recorded proposal with its person."""
        store = self.services.store
        loaded = load(store, proposal)
        if loaded is None:
            self.start_new()
            return
        self._take(loaded, proposal, loaded.draft.name or tr("Tanpa nama"))
        history = [*store.ledger.history(loaded.person), *store.ledger.history(proposal)]
        self.view.show_last_change(history)
        locked = loaded.locked_for(self.services.session.role)
        unfinished = store.scratch.unfinished(self.services.session.user)
        waiting = [one for one in unfinished if one.slot == proposal]
        if locked is not None:
            self.notices.say(Level.INFO, locked.message)
        elif waiting:
            text = f"{offer_text(waiting[0], self.services.day())} {loaded.why}".strip()
            again = partial(self.resume, proposal)
            self.notices.say(Level.WARNING, text, tr("Lanjutkan"), again)
        elif loaded.why:
            self.notices.say(Level.WARNING, loaded.why)

    def resume(self, slot: str) -> None:
        """Go on with what was typed and never saved."""
        scratch = self.services.store.scratch.read(self.services.session.user, slot)
        if scratch is None:
            return
        self.services.scope.move(scratch.programme, scratch.year)
        if scratch.proposal:
            self.load(scratch.proposal)
        else:
            self.start_new()
            self.view.stage.key = scratch.stage
        self.autosave.begin(slot, is_kept=True)
        self.sheet.take(scratch)
        self.notices.clear()
        if self.sheet.loaded.why:
            self.notices.say(Level.WARNING, self.sheet.loaded.why)
        self.check()
        self.fields.nik.setFocus()

    def save(self) -> None:
        """Hand the form to the use case, which it waits for, or point at what is in the way."""
        if self.view.is_waiting or self.view.is_locked or not self.isVisible():
            return
        in_the_way = self.check()
        if in_the_way:
            self.sheet.patient = False
            self.check()
            self._refuse(
                self.fields.first_of(in_the_way), offers_draft=self.sheet.loaded.may_be_draft
            )
        if self.view.save.isEnabled():
            self._hand_in(as_draft=False)

    def save_draft(self) -> None:
        """Keep what is there with its gaps, for another day."""
        may = self.sheet.loaded.may_be_draft and self.is_dirty
        if self.view.is_waiting or not self.isVisible() or not may:
            return
        in_the_way = self.sheet.draft_blockers()
        if in_the_way:
            self._refuse(self.fields.first_of(in_the_way), offers_draft=False)
        else:
            self._hand_in(as_draft=True)

    def check(self) -> Sequence[Problem]:
        """Show what the rules say about what is typed now; what of it forbids saving."""
        self.timer.stop()
        left = self.sheet.look()
        draft, loaded = self.fields.draft().tidy(), self.sheet.loaded
        self.notices.look(self.sheet.judge, draft, loaded.person)
        self.aid.look(
            person=loaded.person,
            nik=whole_number(draft.nik),
            card=whole_number(draft.family_card),
            besides=loaded.proposal,
        )
        return left

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form; Enter presses a button, and leads on from a reason."""
        here = self.view.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_enter and isinstance(here, QAbstractButton):
            here.click()
        elif is_enter and here is not None and self.view.overrides.isAncestorOf(here):
            self.keys.go_on()
        else:
            super().keyPressEvent(event)

    def on_edit(self) -> None:
        """Something was typed: look at it in a moment, and keep it soon."""
        self.timer.start()
        self.autosave.touch()

    def on_target(self) -> None:
        """An untouched form goes where the window works now; what is typed stays where it was."""
        if self.proposal:
            return
        self.sheet.retarget(self.fields.business_type.key or "", follows=not self.is_dirty)
        if self.sheet.is_elsewhere:
            text = tr("Formulir ini untuk {target}, dan tetap disimpan di sana.")
            self.notices.say(Level.INFO, text.format(target=self.sheet.target_name))
        self.timer.start()

    def take_family(self, member: Member) -> None:
        """Fill in what the family has on record."""
        self.fields.show(take_over(self.fields.draft(), member))

    def _begin_new(self, shared: RecipientDraft, title: str) -> None:
        """An empty form but for what is shared, in a slot that no unfinished one occupies."""
        unfinished = self.services.store.scratch.unfinished(self.services.session.user)
        taken = {one.slot for one in unfinished} - {self.autosave.slot}
        stage = self.view.stage.key or Stage.ORIGINAL.value
        self._take(Loaded(draft=shared, stage=stage), free_slot(taken), title)
        self.view.show_last_change([])
        self.fields.nik.setFocus()

    def _take(self, loaded: Loaded, slot: str, title: str) -> None:
        """Show what was loaded, its first field in sight, and say what is found about it."""
        self.autosave.begin(slot)
        self.sheet.begin(loaded)
        self.autosave.forget()  # filling the fields is no typing
        self.notices.begin(loaded.draft.family_card)
        self.aid.forget()
        self.view.title.setText(title)
        self.view.area.verticalScrollBar().setValue(0)
        self.keys.point_at("nik")
        self.check()

    def _refuse(self, problem: Problem, *, offers_draft: bool) -> None:
        """Say why nothing was saved, go to the field, and offer the draft as a way out."""
        text = tr("Belum tersimpan. {why}").format(why=problem.message)
        self.notices.fail(text)
        self.refused.emit()
        self.fields.go_to(problem.field)
        if offers_draft:
            self.view.help.setText(tr("Belum lengkap? Simpan draf dengan Ctrl+D, lengkapi nanti."))
        QTimer.singleShot(0, self.view.show_focus)  # once the warnings have taken their room

    def _hand_in(self, *, as_draft: bool) -> None:
        """The copy of what is typed rests meanwhile, for the saving takes it along."""
        request = self.sheet.request(self.autosave.slot, as_draft=as_draft)
        self.autosave.pause()
        self.view.set_waiting(waiting=True)
        self.services.writer.start(
            recording(self.services, request),
            on_done=self._on_outcome,
            on_failed=self._on_failed,
        )

    def _on_outcome(self, outcome: Outcome) -> None:
        """Only saving throws the kept copy away; after any refusal it may still be needed."""
        self.view.set_waiting(waiting=False)
        if isinstance(outcome, Recorded):
            self.autosave.forget()
            self.sheet.keep_clean()
            self._last = self.fields.draft()
            self.services.bus.publish(outcome.changes)
            self.saved.emit(outcome.proposal)
        elif isinstance(outcome, NotYet):
            self.notices.fail(self.fields.first_of(outcome.problems).message)
        elif isinstance(outcome, Duplicate):
            self.notices.show_twin(outcome.proposal, outcome.name)
            self.view.banner.focus_action()
        else:
            self.notices.show_stale(outcome.proposal)

    def _on_failed(self, sentence: str) -> None:
        self.view.set_waiting(waiting=False)
        self.notices.fail(sentence)


def _connect(form: RecipientForm) -> None:
    """Connect everything once."""
    _connect_fields(form)
    view, fields = form.view, form.fields
    view.stage.changed.connect(_plainly(form.on_target))
    form.services.scope.changed.connect(form.on_target)
    view.overrides.changed.connect(form.on_edit)
    view.save.clicked.connect(_plainly(form.save))
    view.draft.clicked.connect(_plainly(form.save_draft))
    form.keys.ended.connect(form.save)
    view.relative.clicked.connect(_plainly(form.start_relative))
    view.close_button.clicked.connect(form.closed)
    form.notices.open_wanted.connect(form.wants)
    form.notices.family_wanted.connect(form.take_family)
    form.autosave.kept.connect(view.show_kept)
    form.autosave.failed.connect(form.notices.fail)
    form.timer.timeout.connect(_plainly(form.check))
    fields.business_type.changed.connect(_plainly(form.sheet.offer_package))
    fields.nik.digits_changed.connect(fields.offer_from_nik)
    fields.village_code.unresolved.connect(fields.ask_for_village)


def _connect_fields(form: RecipientForm) -> None:
    """Every editor says when it is typed into, and why it refused something."""
    fields, edited = form.fields, _plainly(form.on_edit)
    for name, row in fields.rows.items():
        editor = fields.editor(name)
        if isinstance(editor, ChoiceBox | TickBoxes):
            editor.changed.connect(edited)
        elif isinstance(editor, QLineEdit):
            editor.textChanged.connect(edited)
        if isinstance(editor, GroupedEdit):
            editor.refused.connect(row.show_warning)
    fields.birth_date.line.textChanged.connect(edited)
    fields.village_code.chosen.connect(edited)
    fields.goods.changed.connect(edited)


def _plainly(act: Callable[[], object]) -> Callable[..., None]:
    """The act without what the signal says: `clicked` would hand it False."""

    def called(*_said: object) -> None:
        act()

    return called
