"""The form of a visit after the handover, under the picture of the visits before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.monitoring import MonitoringDraft
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.records import Kind as RecordKind
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.pages.monitoring.fields import LABELS, READERS, REQUIRED, MonitoringFields
from bansos_desktop.ui.pages.monitoring.history import VisitHistory
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import SideForm, business_line, nothing_changed
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases import list_due, record_monitoring
from bansos_desktop.usecases.outcomes import NotYet, Outcome, Recorded
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_monitoring import Request

SUBJECTS = (("usaha", "Usaha"), ("barang", "Barang"), ("orang", "Orang"))


@dataclass(frozen=True, slots=True)
class Loaded:
    """Which records the form shows; an empty visit is a new one."""

    proposal: str = ""
    visit: str = ""
    visit_rev: int = 0


class MonitoringForm(SideForm):
    """Opens on the visit that is due; an earlier one is opened from the history above."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, LABELS, READERS, SUBJECTS)
        self.fields = MonitoringFields(services)
        self.history = VisitHistory()
        self._loaded, self._clean = Loaded(), MonitoringDraft()
        self._stored: StoredRecord | None = None
        self._fill_body()
        self._connect()

    @property
    def proposal(self) -> str:
        """The proposal shown, or ""."""
        return self._loaded.proposal

    @property
    def visit(self) -> str:
        """The recorded visit shown, or "" for a new one."""
        return self._loaded.visit

    @property
    def is_dirty(self) -> bool:
        """Whether anything was entered since the record was shown or saved."""
        is_typed = self.draft() != self._clean or not self.fields.visited_on.is_readable
        return is_typed or self.has_new_photos

    def draft(self) -> MonitoringDraft:
        """What is typed now."""
        return self.fields.draft()

    def load(self, proposal: str) -> None:
        """Show the visit that is due next."""
        self.load_visit(proposal, "")

    def load_visit(self, proposal: str, visit: str) -> None:
        """Show a recorded visit for correction, or with "" a new one."""
        store = self.services.store
        stored = store.recipients.proposal(proposal)
        person = store.recipients.person(str(stored.values["person"])) if stored else None
        if stored is None or person is None:
            self._loaded, self._clean = Loaded(), self.draft()
            self.photos.show_photos_of(RecordKind.MONITORING, "")
            self.closed.emit()
            return
        visits = store.monitorings.of_proposal(proposal)
        record = next((one for one in visits if one.uid == visit), None)
        self._stored = stored
        self._loaded = Loaded(proposal, record.uid, record.rev) if record else Loaded(proposal)
        self.patient = record is None
        self.history.show_visits(visits, self._loaded.visit)
        self.last_change.show_entries(store.ledger.history(record.uid) if record else [])
        self._take(stored, person, record)

    def findings(self) -> Sequence[Problem]:
        """What is worth saying about what is typed now, and whether this user may write it."""
        if self._stored is None:
            return []
        store, visit, today = self.services.store, self._loaded.visit, self.services.day()
        refused = record_monitoring.refusals(store, self.services.session, self._stored, visit)
        proposal = self._loaded.proposal
        found = record_monitoring.check(store, proposal, self.draft(), visit, today=today)
        return [*refused, *found]

    def save(self) -> None:
        """Hand the form to the use case; an untouched one is not saved by a stray key."""
        if not self.is_dirty and self.isVisible() and not self.is_waiting:
            text = tr("Belum ada yang diisi. Jawab dulu apakah usahanya berjalan.")
            if self._loaded.visit:
                text = nothing_changed(self.photos)
            self.banner.show_message(Level.INFO, text)
            return
        if not self.may_save():
            return
        loaded, photos = self._loaded, self.photos.pending
        request = Request(loaded.proposal, self.draft(), loaded.visit, loaded.visit_rev, photos)
        self.set_waiting(waiting=True)
        self.services.writer.start(
            _recording(self.services, request), on_done=self._on_outcome, on_failed=self.fail
        )

    def focus_first(self) -> None:
        """The first question at the door, under the picture of the visits before."""
        self.go_to("running")

    def _take(
        self, stored: StoredRecord, person: StoredRecord, record: StoredRecord | None
    ) -> None:
        """Fill the fields: from a record, or a visit today by us in the month that is due."""
        today = self.services.day()
        schedule = list_due.schedule(self.services.store, stored, today=today)
        fresh = MonitoringDraft(
            visited_on=today,
            officer=self.services.session.user,
            month=schedule.due.month if schedule.due else None,
        )
        self.banner.dismiss()
        self.set_waiting(waiting=False)
        self.fields.show(MonitoringDraft.from_record(record.values) if record else fresh, schedule)
        self._clean = self.draft()
        self.photos.show_photos_of(RecordKind.MONITORING, self._loaded.visit)
        self.title.setText(str(person.values["name"] or "") or tr("Tanpa nama"))
        detail = business_line(self.services, stored, person)
        if schedule.handed_on is not None:
            day = format_short(schedule.handed_on)
            detail += " · " + tr("barang diterima {day}").format(day=day)
        self.detail.setText(detail)
        self.area.verticalScrollBar().setValue(0)
        self.check()
        store, session = self.services.store, self.services.session
        self.offer_saving(record_monitoring.refusals(store, session, stored, self._loaded.visit))

    def _on_outcome(self, outcome: Outcome) -> None:
        """What was saved is the new clean state; what was refused keeps everything typed."""
        self.set_waiting(waiting=False)
        if isinstance(outcome, Recorded):
            self._clean = self.draft()
            self.photos.show_photos_of(RecordKind.MONITORING, outcome.record)
            self.saved.emit(outcome.proposal, outcome.changes)
        elif isinstance(outcome, NotYet):
            self.refuse(outcome.problems[0].message)
        else:
            self.refuse_stale()

    def _on_visit(self, visit: str) -> None:
        """Another visit of the same recipient, unless what is typed here would be lost."""
        if self.is_dirty:
            text = tr("Isian belum disimpan. Simpan dulu, atau tutup formulir untuk membuangnya.")
            self.banner.show_message(Level.WARNING, text)
            return
        self.load_visit(self._loaded.proposal, visit)

    def _fill_body(self) -> None:
        """The visits so far, then the questions in the order they are asked."""
        self.body.addWidget(self.history)
        for name, editor in self.fields.editors.items():
            self.add_field(name, LABELS[name], editor, required=name in REQUIRED)
        self.add_section(tr("Kunjungan"), (("month", "visited_on"),))
        self.add_section(
            tr("Keadaan usaha"),
            (
                ("running", "goods_state"),
                ("revenue", "profit"),
                ("development", "workers"),
                ("obstacle",),
                ("follow_up",),
                ("note",),
                ("officer",),
            ),
        )
        self.add_photos()
        self.body.addStretch(1)

    def _connect(self) -> None:
        fields = self.fields
        for line in fields.lines:
            line.textChanged.connect(self.check_soon)
        for name, money in (("revenue", fields.revenue), ("profit", fields.profit)):
            money.refused.connect(self.rows[name].show_warning)
        fields.month.changed.connect(self.check_soon)
        fields.month.other.installEventFilter(self)
        self.history.wanted.connect(self._on_visit)


def _recording(services: Services, request: Request) -> Work[Outcome]:
    """The save as plain work: no Qt object goes along to the other thread."""
    session, now, today = services.session, services.now(), services.day()

    def work(store: Store, _progress: Progress) -> Outcome:
        return record_monitoring.run(store, session, request, now=now, today=today)

    return work
