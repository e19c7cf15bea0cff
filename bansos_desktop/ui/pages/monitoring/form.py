"""The form of a visit after the handover, under the picture of the visits before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.dates import format_short, parse_date
from bansos_desktop.domain.monitoring import (
    LATEST_MONTH,
    NO,
    YES,
    Development,
    MonitoringDraft,
    due_months,
    due_on,
    next_due,
)
from bansos_desktop.domain.problems import Problem
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.pages.monitoring.history import VisitHistory
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import SideForm
from bansos_desktop.ui.theme import SPACE, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.usecases import record_monitoring
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_monitoring import NotYet, Outcome, Recorded, Request

LABELS = {
    "month": "Monev bulan ke-",
    "visited_on": "Tanggal kunjungan",
    "officer": "Petugas",
    "running": "Usaha berjalan",
    "goods_state": "Keadaan barang",
    "revenue": "Omzet per bulan",
    "profit": "Keuntungan per bulan",
    "workers": "Tenaga kerja",
    "development": "Perkembangan",
    "obstacle": "Kendala",
    "follow_up": "Tindak lanjut",
    "note": "Catatan",
}
OTHER = "lain"
MOST_WORKERS = 99


@dataclass(frozen=True, slots=True)
class Loaded:
    """Which records the form shows; an empty visit is a new one."""

    proposal: str = ""
    visit: str = ""
    visit_rev: int = 0


class MonitoringForm(SideForm):
    """Opens on the visit that is due; an earlier one is opened from the history above."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, LABELS)
        reference = services.store.reference
        self.history = VisitHistory()
        self.month = ChoiceBox([], placeholder=tr("Pilih"))
        self.other_month = QLineEdit()
        self.other_month.setValidator(QIntValidator(0, LATEST_MONTH, self))
        self.other_month.setPlaceholderText(tr("bulan"))
        self.other_month.setAccessibleName(tr("Bulan sejak serah terima"))
        self.visited_on = DateField(self._parse)
        self.officer = QLineEdit()
        self.running = ChoiceBox([(YES, tr("Ya")), (NO, tr("Tidak"))], placeholder=tr("Pilih"))
        self.goods_state = ChoiceBox(reference.codes("keadaan_barang"), placeholder=tr("Pilih"))
        self.revenue, self.profit = MoneyEdit(), MoneyEdit()
        self.workers = QLineEdit()
        self.workers.setValidator(QIntValidator(0, MOST_WORKERS, self))
        states = [(state.value, tr(state.label)) for state in Development]
        self.development = ChoiceBox(states, placeholder=tr("Pilih"))
        self.obstacle, self.follow_up, self.note = QLineEdit(), QLineEdit(), QLineEdit()
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
        """Whether anything was typed since the record was shown or saved."""
        return self.draft() != self._clean or not self.visited_on.is_readable

    def draft(self) -> MonitoringDraft:
        """What is typed now."""
        return MonitoringDraft(
            visited_on=self.visited_on.value,
            officer=self.officer.text(),
            month=self._typed_month(),
            running=self.running.key or "",
            goods_state=self.goods_state.key or "",
            revenue=self.revenue.amount,
            profit=self.profit.amount,
            workers=_number(self.workers.text()),
            development=self.development.key or "",
            obstacle=self.obstacle.text(),
            follow_up=self.follow_up.text(),
            note=self.note.text(),
        )

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
            self.closed.emit()
            return
        visits = store.monitorings.of_proposal(proposal)
        record = next((one for one in visits if one.uid == visit), None)
        self._stored = stored
        self._loaded = Loaded(proposal, record.uid, record.rev) if record else Loaded(proposal)
        self.patient = record is None
        self.history.show_visits(visits, self._loaded.visit)
        draft = MonitoringDraft.from_record(record.values) if record else self._fresh(visits)
        self._offer_months(draft.month)
        self._show(draft)
        self.title.setText(str(person.values["name"] or "") or tr("Tanpa nama"))
        self.detail.setText(self._description(stored, str(person.values["village_code"] or "")))
        entries = store.ledger.history(self._loaded.visit) if record else []
        self.last_change.show_entries(entries)
        self.check()

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
                text = tr("Tidak ada yang berubah. Ubah isian lalu simpan.")
            self.banner.show_message(Level.INFO, text)
            return
        if not self.may_save():
            return
        loaded = self._loaded
        request = Request(loaded.proposal, self.draft(), loaded.visit, loaded.visit_rev)
        self.set_waiting(waiting=True)
        self.services.writer.start(
            _recording(self.services, request), on_done=self._on_outcome, on_failed=self.fail
        )

    def focus_first(self) -> None:
        """The first question at the door, under the picture of the visits before."""
        self.go_to("running")

    def _typed_month(self) -> int | None:
        if self.month.key == OTHER:
            return _number(self.other_month.text())
        return _number(self.month.key or "")

    def _fresh(self, visits: Sequence[StoredRecord]) -> MonitoringDraft:
        """A visit today by us, for the month that is due."""
        handed = self._handed_on()
        seen = max((p.month for p in record_monitoring.points_of(visits)), default=None)
        due = next_due(handed, self._months(), seen) if handed else None
        return MonitoringDraft(
            visited_on=self.services.day(),
            officer=self.services.session.user,
            month=due.month if due else None,
        )

    def _handed_on(self) -> date | None:
        record = self.services.store.handovers.of_proposal(self._loaded.proposal)
        day = record.values["handed_on"] if record else None
        return date.fromisoformat(str(day)) if day else None

    def _months(self) -> tuple[int, ...]:
        scope = self.services.scope
        store, today = self.services.store, self.services.day()
        return due_months(store.reference.rules(scope.programme, scope.year, today))

    def _offer_months(self, chosen: int | None) -> None:
        """The months of the rule with the day each is due, and any other."""
        handed, choices = self._handed_on(), []
        for month in self._months():
            text = tr("Bulan ke-{n}").format(n=month)
            if handed is not None:
                text = f"{text} · {format_short(due_on(handed, month))}"
            choices.append((str(month), text))
        known = chosen is None or str(chosen) in dict(choices)
        self.month.set_choices([*choices, (OTHER, tr("Bulan lain"))])
        self.month.key = OTHER if not known else (None if chosen is None else str(chosen))
        self.other_month.setText("" if known else str(chosen))
        self.other_month.setVisible(not known)

    def _show(self, draft: MonitoringDraft) -> None:
        self.banner.dismiss()
        self.set_waiting(waiting=False)
        self.visited_on.value = draft.visited_on
        self.running.key = draft.running or None
        self.goods_state.key = draft.goods_state or None
        self.development.key = draft.development or None
        self.revenue.amount, self.profit.amount = draft.revenue, draft.profit
        self.workers.setText("" if draft.workers is None else str(draft.workers))
        for name in ("officer", "obstacle", "follow_up", "note"):
            getattr(self, name).setText(getattr(draft, name))
        self._clean = self.draft()
        self.area.verticalScrollBar().setValue(0)

    def _description(self, stored: StoredRecord, village: str) -> str:
        """Kind of business, village, and since when the goods are there."""
        kinds = BusinessTypeBook(self.services.store.reference.business_types())
        parts = [kinds.name(str(stored.values["business_type"] or ""))]
        if village:
            hit = self.services.store.regions.book().hit(village)
            parts.append(f"{hit.village}, {hit.district}")
        handed = self._handed_on()
        if handed is not None:
            parts.append(tr("barang diterima {day}").format(day=format_short(handed)))
        return " · ".join(part for part in parts if part)

    def _on_month(self, key: str) -> None:
        self.other_month.setVisible(key == OTHER)
        if key == OTHER and self.month.hasFocus():
            self.other_month.setFocus()

    def _on_running(self, key: str) -> None:
        """A business that does not run has ended, unless somebody says otherwise."""
        if key == NO and not self.development.key:
            self.development.key = Development.STOPPED.value

    def _on_outcome(self, outcome: Outcome) -> None:
        self.set_waiting(waiting=False)
        if isinstance(outcome, Recorded):
            self._clean = self.draft()
            self.saved.emit(outcome.proposal, outcome.changes)
        elif isinstance(outcome, NotYet):
            self.refuse(outcome.problems[0].message)
        else:
            self.refuse_stale()

    def _parse(self, text: str) -> date | None:
        return parse_date(text, today=self.services.day())

    def _fill_body(self) -> None:
        self.body.addWidget(self.history)
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.xs)
        line.addWidget(self.month, 1)
        line.addWidget(self.other_month)
        self.other_month.setFixedWidth(64)
        both.setFocusProxy(self.month)
        editors: dict[str, QWidget] = {name: getattr(self, name) for name in LABELS}
        editors["month"] = both
        needed = {"month", "visited_on", "running", "development"}
        for name, label in LABELS.items():
            self.add_field(name, label, editors[name], required=name in needed)
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
        self._lay_out_photos()
        self.body.addStretch(1)

    def _lay_out_photos(self) -> None:
        """Where the strip of photos of this visit stands."""
        self.photo_place = QVBoxLayout()
        self.body.addLayout(self.photo_place)

    def _connect(self) -> None:
        texts = (self.officer, self.obstacle, self.follow_up, self.note, self.workers)
        for line in (*texts, self.revenue, self.profit, self.other_month, self.visited_on.line):
            line.textChanged.connect(self.check_soon)
        for name, money in (("revenue", self.revenue), ("profit", self.profit)):
            money.refused.connect(self.rows[name].show_warning)
        self.other_month.installEventFilter(self)
        self.month.changed.connect(self.check_soon)
        self.month.changed.connect(self._on_month)
        self.running.changed.connect(self._on_running)
        self.history.wanted.connect(self._on_visit)

    def _on_visit(self, visit: str) -> None:
        """Another visit of the same recipient; the page asks first if typing would be lost."""
        if self.is_dirty:
            text = tr("Isian belum disimpan. Simpan dulu, atau tutup formulir untuk membuangnya.")
            self.banner.show_message(Level.WARNING, text)
            return
        self.load_visit(self._loaded.proposal, visit)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _recording(services: Services, request: Request) -> Work[Outcome]:
    """The save as plain work: no Qt object goes along to the other thread."""
    session, now, today = services.session, services.now(), services.day()

    def work(store: Store, _progress: Progress) -> Outcome:
        return record_monitoring.run(store, session, request, now=now, today=today)

    return work
