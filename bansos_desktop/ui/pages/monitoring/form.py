"""The form of a visit after the handover, under the picture of the visits before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.monitoring import MonitoringDraft
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.programme import Asks, Programme
from bansos_desktop.domain.records import Kind as RecordKind
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.pages.monitoring.fields import LABELS, READERS, REQUIRED, MonitoringFields
from bansos_desktop.ui.pages.monitoring.history import VisitHistory
from bansos_desktop.ui.record_form import RecordForm
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import about_line
from bansos_desktop.ui.theme import Kind, Level
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.usecases import list_due, record_monitoring
from bansos_desktop.usecases.outcomes import Outcome
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_monitoring import Request

OF_BUSINESS = ("running", "revenue", "profit", "development", "workers")
BUSINESS_TITLE, PLAIN_TITLE = "Keadaan usaha", "Keadaan penerima"
SUBJECTS = (("usaha", "Usaha"), ("barang", "Barang"), ("orang", "Orang"))


class MonitoringForm(RecordForm):
    """Opens on the visit that is due; an earlier one is opened from the history above."""

    kind = RecordKind.MONITORING

    def __init__(self, services: Services) -> None:
        super().__init__(services, LABELS, READERS, SUBJECTS)
        self.fields = MonitoringFields(services)
        self.history = VisitHistory()
        self._asks_business = True
        self._state = text_label("", Kind.SECTION)
        self._fill_body()
        self._connect()

    @property
    def is_typed(self) -> bool:
        """A day that cannot be read is typed as well, though the draft does not hold it."""
        return super().is_typed or not self.fields.visited_on.is_readable

    def draft(self) -> MonitoringDraft:
        """What is typed now."""
        return self.fields.draft()

    def load(self, proposal: str) -> None:
        """Show the visit that is due next."""
        self.load_visit(proposal, "")

    def load_visit(self, proposal: str, visit: str) -> None:
        """Show a recorded visit for correction, or with "" a new one."""
        found = self.look_up(proposal)
        if found is None:
            return
        stored, person = found
        store = self.services.store
        visits = store.monitorings.of_proposal(proposal)
        record = next((one for one in visits if one.uid == visit), None)
        self._stored, self._record = stored, record
        self.patient = record is None
        self._ask(record_monitoring.programme_of(store, proposal))
        self.history.show_visits(visits, self.record, of_business=self._asks_business)
        for one, other in pairwise([self.area, *self.history.openers, self.fields.month.box]):
            self.setTabOrder(one, other)
        self.last_change.show_entries(store.ledger.history(record.uid) if record else [])
        self._take(stored, person, record)

    def findings(self) -> Sequence[Problem]:
        """What is worth saying about what is typed now, and whether this user may write it."""
        if self._stored is None:
            return []
        store, visit, today = self.services.store, self.record, self.services.day()
        refused = record_monitoring.refusals(store, self.services.session, self._stored, visit)
        found = record_monitoring.check(store, self.proposal, self.draft(), visit, today=today)
        return [*refused, *found]

    def nothing_typed(self) -> str:
        """The answer to saving a new visit that nothing was filled into."""
        if not self._asks_business:
            return tr("Belum ada yang diisi. Tulis dulu di Catatan apa yang dilihat.")
        return tr("Belum ada yang diisi. Jawab dulu apakah usahanya berjalan.")

    def recording(self) -> Work[Outcome]:
        """The save as plain work: no Qt object goes along to the other thread."""
        services, rev = self.services, self._record.rev if self._record else 0
        session, now, today = services.session, services.now(), services.day()
        photos = self.photos.pending
        request = Request(self.proposal, self.draft(), self.record, rev, photos)

        def work(store: Store, _progress: Progress) -> Outcome:
            return record_monitoring.run(store, session, request, now=now, today=today)

        return work

    def focus_first(self) -> None:
        """The first question at the door, under the picture of the visits before."""
        self.go_to("running" if self._asks_business else "obstacle")

    def _ask(self, programme: Programme) -> None:
        """Only what the programme helped with: no other aid has a business to look at."""
        self._asks_business = programme.wants(Asks.BUSINESS)
        for name in OF_BUSINESS:
            self.rows[name].setVisible(self._asks_business)
        self.rows["goods_state"].setVisible(self._asks_business or programme.wants(Asks.GOODS))
        self._state.setText(tr(BUSINESS_TITLE if self._asks_business else PLAIN_TITLE))
        self.photos.offer("usaha", is_offered=self._asks_business)
        self.photos.offer("barang", is_offered=programme.wants(Asks.GOODS))

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
        self.settle()
        self.photos.show_photos_of(RecordKind.MONITORING, self.record)
        self.title.setText(str(person.values["name"] or "") or tr("Tanpa nama"))
        detail = about_line(self.services, stored, person)
        if schedule.handed_on is not None:
            day = format_short(schedule.handed_on)
            detail += " · " + tr("diterima {day}").format(day=day)
        self.detail.setText(detail)
        self.area.verticalScrollBar().setValue(0)
        self.check()
        store, session = self.services.store, self.services.session
        self.offer_saving(record_monitoring.refusals(store, session, stored, self.record))

    def _on_visit(self, visit: str) -> None:
        """Another visit of the same recipient, unless what is typed here would be lost."""
        if self.is_dirty:
            text = tr("Isian belum disimpan. Simpan dulu, atau tutup formulir untuk membuangnya.")
            self.banner.show_message(Level.WARNING, text)
            return
        self.load_visit(self.proposal, visit)

    def _fill_body(self) -> None:
        """The visits so far, then the questions in the order they are asked."""
        self.body.addWidget(self.history)
        for name, editor in self.fields.editors.items():
            self.add_field(name, LABELS[name], editor, required=name in REQUIRED)
        self.add_section(tr("Kunjungan"), (("month", "visited_on"),))
        section = self.add_section(
            "",
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
        section.insertWidget(0, self._state)
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
