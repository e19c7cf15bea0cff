"""One person's twelve months, and the month among them that is written or corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.handover import RECEIVERS, receivers_for
from bansos_desktop.domain.instalment import (
    THE_RECIPIENT,
    InstalmentDraft,
    month_label,
    month_of,
    months_due,
    months_of,
)
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.programme import Asks
from bansos_desktop.domain.records import Kind as RecordKind
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.ui.form_area import even_grid
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.record_form import RecordForm
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import about_line, day_reader
from bansos_desktop.ui.theme import Kind, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.month_strip import MonthFace, MonthStrip
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import record_instalments
from bansos_desktop.usecases.outcomes import Outcome
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_instalments import OneRequest

LABELS: Mapping[str, str] = {
    "given_on": "Tanggal diterima",
    "amount": "Nilai",
    "received_as": "Diterima oleh",
    "received_by": "Nama yang menerima",
    "form": "Bentuk bantuan",
    "note": "Catatan",
    "officer": "Petugas",
}


class MonthForm(RecordForm):
    """`month_wanted`: another month of this person was chosen; the page asks before typing goes."""

    kind = RecordKind.INSTALMENT
    month_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        readers = {"amount": lambda value: rupiah_text(int(value or 0))}
        super().__init__(services, LABELS, readers, (("serah_terima", "Serah terima"),))
        self.month = ""
        self.months = MonthStrip(columns=4)
        self.about = text_label("", Kind.SECTION)
        self.sum = text_label("", Kind.CAPTION, wrap=True)
        self.given_on, self.amount = DateField(day_reader(services)), MoneyEdit()
        self._receivers = services.store.reference.codes(RECEIVERS)
        self.received_as = ChoiceBox(self._receivers, placeholder=tr("Pilih"))
        self.received_by, self.form = QLineEdit(), QLineEdit()
        self.note, self.officer = QLineEdit(), QLineEdit()
        self.withdraw_button = button(tr("Cabut bulan ini"), Kind.LINK)
        self._fill_body()
        for line in (self.received_by, self.form, self.note, self.officer, self.given_on.line):
            line.textChanged.connect(self.check_soon)
        self.amount.amount_changed.connect(self.check_soon)
        self.received_as.changed.connect(self._on_received_as)
        self.months.picked.connect(self.month_wanted)
        self.withdraw_button.clicked.connect(self._on_withdraw)

    @property
    def is_typed(self) -> bool:
        """A day that cannot be read is typed as well, though the draft does not hold it."""
        return super().is_typed or not self.given_on.is_readable

    def draft(self) -> InstalmentDraft:
        """What is typed now."""
        return InstalmentDraft(
            self.given_on.value,
            self.amount.amount,
            self.form.text(),
            self.received_by.text(),
            self.received_as.key or "",
            self.officer.text(),
            self.note.text(),
        )

    def show_month(self, month: str) -> None:
        """Look at another month of the same person."""
        self.month = month
        if self._stored is not None:
            self.load(self.proposal)

    def load(self, proposal: str) -> None:
        """Show the chosen month of a proposal, over all twelve."""
        found = self.look_up(proposal)
        if found is None:
            return
        stored, person = found
        written = self.services.store.instalments.of_proposal(proposal)
        self._stored, self._record = stored, written.get(self.month)
        self.patient = self._record is None
        self.title.setText(str(person.values["name"] or "") or tr("Tanpa nama"))
        self.detail.setText(about_line(self.services, stored, person))
        self._show_year(stored, written)
        self._take()

    def findings(self) -> Sequence[Problem]:
        """What the rules say about what is typed now, and whether this user may write it."""
        if self._stored is None:
            return []
        request = self._request()
        today = self.services.day()
        found = record_instalments.check_one(self.services.store, request, today=today)
        return [*self._refusals(back=request.is_absence), *found]

    def nothing_typed(self) -> str:
        """The answer to saving a new month that nothing was filled into."""
        return tr("Isi tanggal diterima, atau kosongkan nilai dan tulis alasannya di catatan.")

    def recording(self) -> Work[Outcome]:
        """The save as plain work: no Qt object goes along to the other thread."""
        request, session = self._request(), self.services.session
        now, today = self.services.now(), self.services.day()

        def work(store: Store, _progress: Progress) -> Outcome:
            return record_instalments.record_one(store, session, request, now=now, today=today)

        return work

    def focus_first(self) -> None:
        """The day comes first."""
        self.given_on.setFocus()

    def _request(self) -> OneRequest:
        rev = self._record.rev if self._record else 0
        return OneRequest(self.proposal, self.month, self.draft(), rev)

    def _refusals(self, *, back: bool = False) -> Sequence[Problem]:
        store, session = self.services.store, self.services.session
        row = store.instalments.of_people([self.proposal], self.month).get(self.proposal)
        return record_instalments.refusals(store, session, row, back=back) if row else []

    def _take(self) -> None:
        """Fill the fields: from the record, or as the programme and this user usually have it."""
        services = self.services
        programme = services.store.reference.programme(services.scope.programme)
        if self._record is not None:
            draft = InstalmentDraft.from_record(self._record.values)
        else:
            draft = InstalmentDraft(
                amount=record_instalments.usual_amount(programme) if programme else None,
                form=programme.form if programme else "",
                received_by=self.title.text(),
                received_as=THE_RECIPIENT,
                officer=services.session.user,
            )
        self.given_on.value, self.amount.amount = draft.given_on, draft.amount
        self.form.setText(draft.form)
        self.form.setCursorPosition(0)
        inside = programme is not None and programme.wants(Asks.INSTITUTION)
        self.received_as.set_choices(
            receivers_for(self._receivers, in_institution=inside, picked=draft.received_as)
        )
        self.received_as.key = draft.received_as or None
        self.received_by.setText(draft.received_by)
        self.note.setText(draft.note)
        self.officer.setText(draft.officer)
        entries = services.store.ledger.history(self.record) if self.record else []
        self.last_change.show_entries(entries, {})
        self.banner.dismiss()
        self.set_waiting(waiting=False)
        self.settle()
        self.check()
        self.offer_saving(self._refusals())
        self.withdraw_button.setVisible(bool(self.record) and self.save_button.isVisibleTo(self))

    def _show_year(self, stored: StoredRecord, written: Mapping[str, StoredRecord]) -> None:
        """How far each month is: got, missed with a reason, owed, or still to come."""
        year = int(stored.values["year"] or 0)
        today, decree = self.services.day(), str(stored.values["decree_date"] or "")
        owed = months_due(year, decree, today)
        months, faces, total, got = months_of(year), {}, 0, 0
        for month in months:
            record = written.get(month)
            faces[month] = _face(record, is_owed=month in owed, is_ahead=month > month_of(today))
            if record is not None and record.values["given_on"]:
                got, total = got + 1, total + int(record.values["amount"] or 0)
        self.months.show_months(months, faces)
        self.months.choose(self.month)
        missing = sum(faces[month].level is Level.WARNING for month in months)
        text = tr("{n} bulan diterima, {total}").format(n=got, total=rupiah_text(total))
        late = tr(" · {n} bulan belum").format(n=number_text(missing)) if missing else ""
        self.sum.setText(text + late)
        self.about.setText(month_label(self.month))

    def _on_received_as(self, key: str) -> None:
        """Whoever takes it themselves is known by name; of anybody else it is asked."""
        name = self.title.text()
        if key == THE_RECIPIENT and not self.received_by.text().strip():
            self.received_by.setText(name)
        elif key != THE_RECIPIENT and self.received_by.text() == name:
            self.received_by.clear()

    def _on_withdraw(self) -> None:
        """Take the month back; the common undo brings it again, so nobody is asked."""
        if self._record is None or self.is_waiting:
            return
        proposal, month, rev = self.proposal, self.month, self._record.rev
        session, now = self.services.session, self.services.now()

        def work(store: Store, _progress: Progress) -> Outcome:
            return record_instalments.withdraw(store, session, proposal, month, rev=rev, now=now)

        self.set_waiting(waiting=True)
        self.services.writer.start(work, on_done=self._on_outcome, on_failed=self.fail)

    def _fill_body(self) -> None:
        for name, label in LABELS.items():
            self.add_field(name, label, getattr(self, name))
        self.body.addWidget(self.months)
        self.body.addWidget(self.sum)
        self.body.addWidget(self.about)
        lines = (("given_on", "amount"), ("received_as", "received_by"), ("form",), ("note",))
        grid = even_grid()
        for row, names in enumerate((*lines, ("officer",))):
            for column, name in enumerate(names):
                grid.addWidget(self.rows[name], row, column, 1, 3 - len(names))
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.lead_out(self.officer)
        self.foot.insertWidget(1, self.withdraw_button)


def _face(record: StoredRecord | None, *, is_owed: bool, is_ahead: bool) -> MonthFace:
    if record is not None and record.values["given_on"]:
        amount = rupiah_text(int(record.values["amount"] or 0))
        day = format_short(date.fromisoformat(str(record.values["given_on"])))
        return MonthFace(amount, tr("Diterima {day}").format(day=day), Level.SUCCESS)
    if record is not None:
        return MonthFace(tr("belum"), str(record.values["note"] or ""), Level.WARNING)
    if is_ahead:
        return MonthFace("", tr("Belum tiba"), is_open=False)
    return MonthFace(tr("belum"), tr("Belum dicatat"), Level.WARNING if is_owed else Level.NEUTRAL)
