"""The visit form beside the worklist: one family, its visits, and saving what was seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.domain.records import Kind as RecordKind
from bansos_desktop.domain.scratch import VisitScratch
from bansos_desktop.domain.visit import CRITERIA_OPEN, VisitDraft, check_visit
from bansos_desktop.domain.visit import Outcome as VisitOutcome
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.visits import WorkRow
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.pages.verification.autosave import VisitAutosave, back_text
from bansos_desktop.ui.pages.verification.fields import VisitFields, defaults
from bansos_desktop.ui.pages.verification.form_view import FormView
from bansos_desktop.ui.pages.verification.words import SUBJECTS
from bansos_desktop.ui.pages.verification.worklist_table import (
    day_text,
    outcome_text,
    recommendation_text,
)
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import is_plain_enter
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.grouped_edit import GroupedEdit
from bansos_desktop.ui.widgets.photo_strip import PhotoStrip
from bansos_desktop.ui.widgets.tri_state import AnswerButtons
from bansos_desktop.usecases import record_visit
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_visit import Outcome, Recorded, Request

CHECK_AFTER_MS = 200


class VisitForm(QWidget):
    """`saved` tells what was kept; the page then opens the next family."""

    saved = Signal(object)
    refused = Signal()
    closed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.fields = VisitFields(services.icons, services.store.reference, today=services.day)
        self.photos = PhotoStrip(services, [(key, tr(text)) for key, text in SUBJECTS])
        self.view = FormView(self.fields, self.photos, services.icons)
        self.autosave = VisitAutosave(services, self.unsaved, self)
        self.row: WorkRow | None = None
        self._visit, self._rev = "", 0
        self._clean = VisitDraft()
        self._last: VisitDraft | None = None
        self._stored: Sequence[StoredRecord] = ()
        self._patient = True
        self._closed = self._warned = False
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._connect()

    @property
    def is_dirty(self) -> bool:
        """Whether anything was entered since the visit was shown or kept."""
        if self.row is None or self._closed:
            return False
        waits = bool(self.photos.pending) or self.photos.is_busy
        return waits or self.fields.draft() != self._clean or bool(self.fields.unread())

    @property
    def proposal(self) -> str:
        """The proposal whose visit is shown, or ""."""
        return self.row.proposal if self.row else ""

    def unsaved(self) -> VisitScratch | None:
        """What is typed, with what could not be read; None while nothing would be lost."""
        draft, texts = self.fields.draft(), self.fields.texts()
        if self.row is None or self._closed or (draft == self._clean and not texts):
            return None
        return VisitScratch(draft, self._visit, self._rev, texts)

    def show_family(self, row: WorkRow, groups: GroupNames) -> None:
        """Show a family: what was typed last and not saved, else its visit, else a new one."""
        self.row = row
        kept = self.autosave.open_family(row.proposal)
        self._stored = self._services.store.visits.of_proposal(row.proposal)
        self.view.show_family(row, groups)
        choices = [("", tr("Kunjungan baru"))]
        choices += [(one.uid, _visit_words(one)) for one in self._stored]
        with QSignalBlocker(self.view.visits):  # showing what there is picks nothing
            self.view.visits.set_choices(choices)
            self.view.visits.key = self._stored[0].uid if self._stored and row.is_done else ""
        self.view.visits.setVisible(bool(self._stored))
        self._show_visit(self.view.visits.key or "")
        if kept is not None:
            self._give_back(*kept)

    def leave(self) -> None:
        """Show nobody; what was entered is let go."""
        self.autosave.discard()
        self.row = None
        self.photos.show_photos_of(RecordKind.VERIFICATION, "")

    def save(self) -> None:
        """Hand the visit to the use case, or point at what is in the way."""
        if self.row is None or self._closed or self.view.is_waiting or not self.isVisible():
            return
        if self.photos.is_busy:
            self.view.banner.show_message(Level.INFO, tr("Foto masih disiapkan. Tunggu sebentar."))
            return
        self._patient = False
        in_the_way = self._in_the_way()
        if in_the_way is not None:
            self._point_at(in_the_way)
            return
        request = Request(
            self.row.proposal, self.fields.draft(), self._visit, self._rev, self.photos.pending
        )
        self.autosave.pause()
        self.view.set_waiting(waiting=True)
        self._services.writer.start(
            _recording(self._services, request),
            on_done=self._on_outcome,
            on_failed=self._on_failed,
        )

    def _in_the_way(self) -> Problem | None:
        """The first error, else criteria without an answer, but those only once."""
        problems = self.check()
        errors = [one for one in problems if one.severity is Severity.ERROR]
        still_open = [one for one in problems if one.code == CRITERIA_OPEN and not self._warned]
        if not errors and still_open:
            self._warned = True
        return next(iter([*errors, *still_open]), None)

    def check(self) -> Sequence[Problem]:
        """Show what is worth saying about what is entered now, and give it."""
        self._timer.stop()
        draft = self.fields.draft()
        asks = self.view.asks_household
        found = check_visit(draft.tidy(), self._services.day(), asks_household=asks)
        problems = [*self.fields.unread(), *found]
        self.fields.show_problems(problems, patient=self._patient)
        self.view.settle(problems)
        self.view.show_counts(draft)
        self.view.show_meeting(met=draft.outcome in ("", VisitOutcome.FOUND))
        return problems

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form; Enter presses a button."""
        here = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_plain_enter(event) and isinstance(here, QAbstractButton):
            if not event.isAutoRepeat():
                here.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, as at the door one question follows the other."""
        if is_plain_enter(event) and watched is self.view.visits:
            self.fields.visited_on.setFocus()
            return True
        if is_plain_enter(event):
            self.view.area.go_on(self.view.save)
            return True
        return super().eventFilter(watched, event)

    def _show_visit(self, uid: str) -> None:
        """Show one of the family's visits, or a new one."""
        stored = next((one for one in self._stored if one.uid == uid), None)
        self._visit, self._rev = (stored.uid, stored.rev) if stored else ("", 0)
        self._patient, self._warned = stored is None, False
        self.view.banner.dismiss()
        self.view.set_waiting(waiting=False)
        services = self._services
        draft = defaults(services.session.user, services.day(), self._last)
        if stored is not None:
            draft = VisitDraft.from_record(stored.values)
        self.fields.show(draft)
        self.photos.show_photos_of(RecordKind.VERIFICATION, self._visit)
        self._clean = self.fields.draft()
        closed = (
            record_visit.why_closed(services.store, services.session, stored) if stored else None
        )
        self._closed = closed is not None
        self.view.set_read_only(on=self._closed)
        if closed is not None:
            self.view.banner.show_message(Level.INFO, closed.message)
        self.check()
        self.view.area.verticalScrollBar().setValue(0)

    def _give_back(self, at: str, kept: VisitScratch) -> None:
        """Go on with what was typed; where that visit is closed or gone, as a new one."""
        known = {one.uid for one in self._stored}
        uid = kept.visit if kept.visit in known else ""
        for wanted in (uid, ""):
            with QSignalBlocker(self.view.visits):
                self.view.visits.key = wanted
            self._show_visit(wanted)
            if not self._closed:
                break
        self._rev = kept.visit_rev if self._visit else 0
        self.fields.show(kept.draft)
        self.fields.show_texts(kept.texts)
        self.check()
        self.view.banner.show_message(Level.INFO, back_text(at, self._services.day()))

    def _on_picked(self, uid: str) -> None:
        """Another visit of this family; never over something half filled."""
        if not self.is_dirty:
            self._show_visit(uid)
            return
        with QSignalBlocker(self.view.visits):
            self.view.visits.key = self._visit
        text = tr("Simpan dulu isian ini, atau tutup formulirnya, lalu buka kunjungan lain.")
        self.view.banner.show_message(Level.WARNING, text)

    def _point_at(self, problem: Problem) -> None:
        """Say why nothing was saved and put the caret where it can be mended."""
        self.refused.emit()
        self.view.refuse(problem)
        self.fields.go_to(problem.field)
        QTimer.singleShot(0, self.view.show_focus)  # once the complaints have taken their room

    def _connect(self) -> None:
        for editor in self.fields.all_editors():
            self._listen(editor)
        for stop in (*self.photos.stops, self.view.visits):
            stop.installEventFilter(self)
        self.photos.position_found.connect(self.fields.take_position)
        self.photos.position_found.connect(self._on_edit)
        self.autosave.kept.connect(self.view.show_kept)
        self.autosave.failed.connect(partial(self.view.banner.show_message, Level.ERROR))
        self._timer.timeout.connect(self.check)
        self.view.visits.changed.connect(self._on_picked)
        self.view.save.clicked.connect(self.save)
        self.view.cancel.clicked.connect(self.closed)
        self.view.close_button.clicked.connect(self.closed)

    def _listen(self, editor: QWidget) -> None:
        """Notice edits in an editor of any kind; Enter in it goes on to the next one."""
        if isinstance(editor, DateField):
            editor = editor.line
        editor.installEventFilter(self)
        if isinstance(editor, AnswerButtons | ChoiceBox):
            editor.changed.connect(self._on_edit)
        elif isinstance(editor, GroupedEdit):
            editor.digits_changed.connect(self._on_edit)
        elif isinstance(editor, QLineEdit):
            editor.textChanged.connect(self._on_edit)

    def _on_edit(self, _value: object = None) -> None:
        self._timer.start()
        self.autosave.touch()

    def _on_outcome(self, outcome: Outcome) -> None:
        """What was saved is the new clean state; its day and officer begin the next visit."""
        self.view.set_waiting(waiting=False)
        self.autosave.touch()
        if isinstance(outcome, Recorded):
            self._last = self._clean = self.fields.draft()
            self.autosave.forget()
            self.photos.show_photos_of(RecordKind.VERIFICATION, outcome.visit)
            self.saved.emit(outcome)
        elif isinstance(outcome, NotYet):
            self._point_at(outcome.problems[0])
        else:
            text = tr("Kunjungan ini baru saja diubah di tempat lain. Tutup lalu buka lagi.")
            self.view.banner.show_message(Level.WARNING, text)

    def _on_failed(self, sentence: str) -> None:
        self.view.set_waiting(waiting=False)
        self.autosave.touch()
        self.view.banner.show_message(Level.ERROR, sentence)


def _visit_words(visit: StoredRecord) -> str:
    values = {name: str(value or "") for name, value in visit.values.items()}
    result = recommendation_text(values["recommendation"]) or outcome_text(values["outcome"])
    parts = (day_text(values["visited_on"]), values["officer"], result)
    return " · ".join(part for part in parts if part)


def _recording(services: Services, request: Request) -> Work[Outcome]:
    """The save as plain work: no Qt object goes along to the other thread."""
    session, now, today = services.session, services.now(), services.day()

    def work(store: Store, _progress: Progress) -> Outcome:
        return record_visit.run(store, session, request, now=now, today=today)

    return work
