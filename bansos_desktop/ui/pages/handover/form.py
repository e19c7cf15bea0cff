"""The form of a handover: number, day, who brought and who took it, and the goods."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.handover import THE_RECIPIENT, HandoverDraft
from bansos_desktop.domain.letter_number import LetterDay
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.programme import Asks
from bansos_desktop.domain.records import Kind as RecordKind
from bansos_desktop.domain.region import regency_of
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.pages.handover.fields import (
    CHANGES,
    LABELS,
    READERS,
    REQUIRED,
    HandoverFields,
)
from bansos_desktop.ui.pages.handover.items import ItemRow
from bansos_desktop.ui.pages.handover.number import NumberOffer
from bansos_desktop.ui.record_form import RecordForm
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import about_line
from bansos_desktop.ui.theme import Kind
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.usecases import record_handover
from bansos_desktop.usecases.outcomes import Outcome, Recorded
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_handover import Request

SUBJECTS = (("serah_terima", "Serah terima"), ("barang", "Barang"), ("orang", "Penerima"))


class HandoverForm(RecordForm):
    """After a save the next family keeps day, supplier and officer, for a lorry makes a round."""

    kind = RecordKind.HANDOVER

    def __init__(self, services: Services) -> None:
        super().__init__(services, CHANGES, READERS, SUBJECTS)
        self.fields = HandoverFields(services)
        self._offer = NumberOffer(services, self.fields.number)
        self._items_row = LabelledField("", self.fields.items, services.icons)
        self._items_title = text_label(tr("Barang yang diterima"), Kind.SECTION)
        self.village = ""
        self._region = ""
        self._round: HandoverDraft | None = None
        self._fill_body()
        self._connect()

    @property
    def is_typed(self) -> bool:
        """A day that cannot be read is typed as well, though the draft does not hold it."""
        return super().is_typed or not self.fields.handed_on.is_readable

    def draft(self) -> HandoverDraft:
        """What is typed now."""
        return self.fields.draft()

    def load(self, proposal: str) -> None:
        """Show the handover of a proposal, or a new one with what the round shares."""
        found = self.look_up(proposal)
        if found is None:
            return
        stored, person = found
        record = self.services.store.handovers.of_proposal(proposal)
        self._stored, self._record = stored, record
        self.village = str(person.values["village_code"] or "")
        self._region = regency_of(self.village)
        self.patient = record is None
        self.title.setText(str(person.values["name"] or "") or tr("Tanpa nama"))
        self.detail.setText(about_line(self.services, stored, person))
        self._take(stored, record)

    def findings(self) -> Sequence[Problem]:
        """What the rules say about what is typed now, and whether this user may write it."""
        if self._stored is None:
            return []
        store, today = self.services.store, self.services.day()
        session, proposal = self.services.session, self._stored
        refused = record_handover.refusals(store, session, proposal, self.record)
        found = record_handover.check(store, proposal, self.draft(), self.record, today=today)
        return [*refused, *found]

    def check(self) -> Sequence[Problem]:
        """Mark the fields, and the goods with the gravest finding about them."""
        problems = super().check()
        about = [p for p in problems if p.field == "items"]
        shown = [p for p in about if not (self.patient and p.code.endswith("_missing"))]
        self._items_row.show_problem(shown[0] if shown else None)
        return problems

    def nothing_typed(self) -> str:
        """The answer to saving a new handover that nothing was filled into."""
        return tr("Belum ada yang diisi. Pilih siapa yang menerima.")

    def recording(self) -> Work[Outcome]:
        """The save as plain work: no Qt object goes along to the other thread."""
        services, stored, record = self.services, self._stored, self._record
        session, now, today = services.session, services.now(), services.day()
        request = Request(
            self.proposal,
            stored.rev if stored else 0,
            self.draft(),
            self.record,
            record.rev if record else 0,
            self.photos.pending,
        )

        def work(store: Store, _progress: Progress) -> Outcome:
            return record_handover.run(store, session, request, now=now, today=today)

        return work

    def focus_first(self) -> None:
        """The number comes first, as it stands on the paper; without one the day."""
        is_numbered = self.rows["bast_number"].isVisibleTo(self)
        (self.fields.number.line if is_numbered else self.fields.handed_on).setFocus()

    def go_to(self, name: str) -> None:
        """Put the cursor into a field; for the goods into the item that is amiss."""
        if name == "items":
            self.fields.items.go_to_fault()
            self.show_focus()
        else:
            super().go_to(name)

    def _take(self, stored: StoredRecord, record: StoredRecord | None) -> None:
        """Fill the fields: from a record, or today by us, or as the house before had it."""
        store = self.services.store
        items = record_handover.items_of(store, stored, recorded=record is not None)
        programme = record_handover.programme_of(store, stored)
        asks_goods = bool(items) or programme.wants(Asks.GOODS)
        number = str(record.values["bast_number"] or "") if record else ""
        self.rows["bast_number"].setVisible(bool(number) or programme.offers(DocumentKey.HANDOVER))
        for widget in (self._items_title, self._items_row, self.rows["supplier"]):
            widget.setVisible(asks_goods)
        draft = HandoverDraft(
            handed_on=self.services.day(), officer=self.services.session.user, items=items
        )
        if record is not None:
            draft = HandoverDraft.from_record(record.values, items)
        elif (last := self._round) is not None:
            draft = HandoverDraft(
                handed_on=last.handed_on, supplier=last.supplier, officer=last.officer, items=items
            )
        inside = programme.wants(Asks.INSTITUTION)
        self.fields.offer_receivers(in_institution=inside, picked=draft.received_as)
        entries = record_handover.history(store, self.record, stored.uid)
        self.last_change.show_entries(entries, {item.goods: item.name for item in items})
        self.banner.dismiss()
        self.set_waiting(waiting=False)
        self.fields.supplier.offer(store.handovers.suppliers())
        self.fields.show(draft, record_handover.approved_value(stored))
        self.settle()
        self.photos.show_photos_of(RecordKind.HANDOVER, self.record)
        self.area.verticalScrollBar().setValue(0)
        self._on_day()
        self.check()
        session = self.services.session
        self.offer_saving(record_handover.refusals(store, session, stored, self.record))

    def _on_day(self, _day: object = None) -> None:
        """The number on offer is that of the day in the form."""
        day = self.fields.handed_on.value or self.services.day()
        self._offer.renew(LetterDay(day, self._region))

    def _on_received_as(self, key: str) -> None:
        """Who takes the goods oneself is known by name."""
        if key == THE_RECIPIENT and not self.fields.received_by.text().strip():
            self.fields.received_by.setText(self.title.text())

    def _on_outcome(self, outcome: Outcome) -> None:
        """What the next house shares is what was kept here."""
        if isinstance(outcome, Recorded):
            self._round = self.draft()
        super()._on_outcome(outcome)

    def _on_new_row(self, row: ItemRow) -> None:
        """Enter leads through the goods as well."""
        for editor in row.editors:
            editor.installEventFilter(self)

    def _fill_body(self) -> None:
        """What stands on the paper first, then the goods."""
        fields = self.fields
        editors = {name: getattr(fields, name) for name in LABELS if name != "bast_number"}
        self.add_field("bast_number", LABELS["bast_number"], fields.number)
        # its own Enter takes the offered number first, and then goes on
        fields.number.line.removeEventFilter(self)
        for name, editor in editors.items():
            self.add_field(name, LABELS[name], editor, required=name in REQUIRED)
        pairs = (("handed_on", "supplier"), ("received_as", "received_by"))
        self.add_section(tr("Serah terima"), (("bast_number",), *pairs, ("note",)))
        self.body.addWidget(self._items_title)
        self._items_row.label.hide()
        self.body.addWidget(self._items_row)
        self.body.addWidget(self.rows["officer"])
        fields.items.add.installEventFilter(self)  # Enter goes on; the space bar adds an item
        fields.items.stand_between(fields.note, fields.officer)
        self.add_photos()
        self.body.addStretch(1)

    def _connect(self) -> None:
        fields = self.fields
        for line in fields.lines:
            line.textChanged.connect(self.check_soon)
        fields.handed_on.changed.connect(self._on_day)
        fields.number.left.connect(fields.handed_on.setFocus)
        fields.received_as.changed.connect(self._on_received_as)
        fields.items.changed.connect(self.check_soon)
        fields.items.grew.connect(self._on_new_row)
        # later, once a new line has its place
        fields.items.changed.connect(self.show_focus, Qt.ConnectionType.QueuedConnection)
        self._offer.failed.connect(self.fail)
