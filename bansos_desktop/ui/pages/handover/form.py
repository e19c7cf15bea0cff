"""The form of a handover: number, day, who brought and who took it, and the goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from bansos_desktop.domain.bast_number import LetterDay
from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.handover import THE_RECIPIENT, HandoverDraft
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.region import regency_of
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.pages.handover.items import ItemRow, ItemsEditor
from bansos_desktop.ui.pages.handover.number import NumberField
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import SideForm, mark
from bansos_desktop.ui.theme import Kind, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.suggest_edit import SuggestEdit
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.usecases import record_handover
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.record_handover import NotYet, Outcome, Recorded, Request

LABELS = {
    "bast_number": "Nomor BAST",
    "handed_on": "Tanggal serah terima",
    "supplier": "Penyedia",
    "received_as": "Diterima oleh",
    "received_by": "Nama yang menerima",
    "officer": "Petugas",
    "note": "Catatan",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """Which records the form shows; an empty handover is a new one."""

    proposal: str = ""
    proposal_rev: int = 0
    handover: str = ""
    handover_rev: int = 0
    name: str = ""
    region_code: str = ""


class HandoverForm(SideForm):
    """After a save the next family keeps day, supplier and officer, for a lorry makes a round."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, LABELS)
        self.number = NumberField()
        self.handed_on = DateField(self._parse)
        self.supplier, self.officer = SuggestEdit(), QLineEdit()
        choices = services.store.reference.codes("penerima_barang")
        self.received_as = ChoiceBox(choices, placeholder=tr("Pilih"))
        self.received_by, self.note = QLineEdit(), QLineEdit()
        self.items = ItemsEditor(services.icons)
        self._loaded, self._clean = Loaded(), HandoverDraft()
        self._kept: HandoverDraft | None = None
        self._stored: StoredRecord | None = None
        self._fill_body()
        self._connect()

    @property
    def proposal(self) -> str:
        """The proposal shown, or ""."""
        return self._loaded.proposal

    @property
    def handover(self) -> str:
        """The recorded handover shown, or "" for a new one."""
        return self._loaded.handover

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed since the record was shown or saved."""
        return self.draft() != self._clean or not self.handed_on.is_readable

    def draft(self) -> HandoverDraft:
        """What is typed now."""
        return HandoverDraft(
            bast_number=self.number.line.text(),
            handed_on=self.handed_on.value,
            supplier=self.supplier.text(),
            received_by=self.received_by.text(),
            received_as=self.received_as.key or "",
            officer=self.officer.text(),
            note=self.note.text(),
            items=self.items.items,
        )

    def load(self, proposal: str) -> None:
        """Show the handover of a proposal, or a new one with what the round shares."""
        store = self.services.store
        stored = store.recipients.proposal(proposal)
        person = store.recipients.person(str(stored.values["person"])) if stored else None
        if stored is None or person is None:
            self._loaded, self._clean = Loaded(), self.draft()
            self.closed.emit()
            return
        record = store.handovers.of_proposal(proposal)
        name = str(person.values["name"] or "") or tr("Tanpa nama")
        village = str(person.values["village_code"] or "")
        region = regency_of(village) or str(stored.values["region_code"] or "")
        handover, rev = (record.uid, record.rev) if record else ("", 0)
        self._loaded = Loaded(proposal, stored.rev, handover, rev, name, region)
        self._stored = stored
        items = record_handover.items_of(store, stored, recorded=record is not None)
        draft = HandoverDraft.from_record(record.values, items) if record else self._fresh()
        self.patient = record is None
        self._show(replace(draft, items=items), record_handover.approved_value(stored))
        self._describe(stored, village)
        self.last_change.show_entries(store.ledger.history(handover) if handover else [])
        self._offer_number()
        self.check()

    def findings(self) -> Sequence[Problem]:
        """What the rules say about what is typed now, and whether this user may write it."""
        if self._stored is None:
            return []
        store, today = self.services.store, self.services.day()
        handover = self._loaded.handover
        refused = record_handover.refusals(store, self.services.session, self._stored, handover)
        found = record_handover.check(store, self._stored, self.draft(), handover, today=today)
        return [*refused, *found]

    def check(self) -> Sequence[Problem]:
        """Mark the fields, and the goods with the gravest finding about them."""
        problems = super().check()
        about = [p for p in problems if p.field == "items"]
        shown = [p for p in about if not (self.patient and p.code.endswith("_missing"))]
        mark(self._items_row, shown[0] if shown else None)
        return problems

    def save(self) -> None:
        """Hand the form to the use case; an untouched one is not saved by a stray key."""
        if not self.is_dirty and self.isVisible() and not self.is_waiting:
            text = tr("Belum ada yang diisi. Pilih siapa yang menerima barangnya.")
            if self._loaded.handover:
                text = tr("Tidak ada yang berubah. Ubah isian lalu simpan.")
            self.banner.show_message(Level.INFO, text)
            return
        if not self.may_save():
            return
        loaded = self._loaded
        request = Request(
            loaded.proposal,
            loaded.proposal_rev,
            self.draft(),
            loaded.handover,
            loaded.handover_rev,
        )
        self.set_waiting(waiting=True)
        self.services.writer.start(
            _recording(self.services, request), on_done=self._on_outcome, on_failed=self.fail
        )

    def focus_first(self) -> None:
        """The number comes first, as it stands on the paper."""
        self.number.line.setFocus()

    def go_to(self, name: str) -> None:
        """Put the cursor into a field; for the goods into the item that is amiss."""
        if name == "items":
            self._go_to_item()
        else:
            super().go_to(name)

    def _go_to_item(self) -> None:
        for row in self.items.rows:
            item = row.item
            if item.volume is None or (item.is_short and not item.note.strip()):
                (row.volume if item.volume is None else row.note).setFocus()
                self.show_focus()
                return
        self.items.add.setFocus()
        self.show_focus()

    def _fresh(self) -> HandoverDraft:
        """A new handover: today by us, unless the round already has a day and a supplier."""
        if self._kept is None:
            return HandoverDraft(handed_on=self.services.day(), officer=self.services.session.user)
        kept = self._kept
        return HandoverDraft(handed_on=kept.handed_on, supplier=kept.supplier, officer=kept.officer)

    def _show(self, draft: HandoverDraft, approved: int | None) -> None:
        self.banner.dismiss()
        self.set_waiting(waiting=False)
        self.supplier.offer(self.services.store.handovers.suppliers())
        self.number.line.setText(draft.bast_number)
        self.handed_on.value = draft.handed_on
        self.supplier.setText(draft.supplier)
        self.received_as.key = draft.received_as or None
        self.received_by.setText(draft.received_by)
        self.officer.setText(draft.officer)
        self.note.setText(draft.note)
        self.items.show_items(draft.items, approved)
        self._clean = self.draft()
        self.area.verticalScrollBar().setValue(0)

    def _describe(self, stored: StoredRecord, village: str) -> None:
        regions = self.services.store.regions.book()
        kinds = BusinessTypeBook(self.services.store.reference.business_types())
        self.title.setText(self._loaded.name)
        parts = [kinds.name(str(stored.values["business_type"] or ""))]
        if village:
            hit = regions.hit(village)
            parts.append(f"{hit.village}, {hit.district}")
        self.detail.setText(" · ".join(part for part in parts if part))

    def _offer_number(self, _day: object = None) -> None:
        """The next number of the user's pattern on the day in the form, if it is a new one."""
        store = self.services.store
        pattern = store.handovers.pattern(self.services.session.user)
        day = self.handed_on.value or self.services.day()
        letter = LetterDay(day, self._loaded.region_code)
        offered = record_handover.offered_number(store, pattern, letter) if pattern else ""
        self.number.offer(offered, pattern, letter)

    def _on_pattern(self, pattern: str) -> None:
        self.services.writer.start(
            _remembering(self.services, pattern),
            on_done=self._on_pattern_kept,
            on_failed=self.fail,
        )

    def _on_pattern_kept(self, _pattern: str) -> None:
        self.number.close_pattern()
        self._offer_number()

    def _on_received_as(self, key: str) -> None:
        """Who takes the goods oneself is known by name."""
        if key == THE_RECIPIENT and not self.received_by.text().strip():
            self.received_by.setText(self._loaded.name)

    def _on_number_left(self) -> None:
        self.area.focusNextChild()
        if self.focusWidget() in (self.number.use, self.number.set_up):
            self.handed_on.setFocus()

    def _on_outcome(self, outcome: Outcome) -> None:
        self.set_waiting(waiting=False)
        if isinstance(outcome, Recorded):
            self._kept = self._clean = self.draft()
            self.saved.emit(outcome.proposal, outcome.changes)
        elif isinstance(outcome, NotYet):
            self.refuse(outcome.problems[0].message)
        else:
            self.refuse_stale()

    def _on_new_row(self, row: ItemRow) -> None:
        for editor in row.editors:
            editor.installEventFilter(self)

    def _on_item_added(self) -> None:
        QTimer.singleShot(0, self.show_focus)  # once the new line has its place

    def _parse(self, text: str) -> date | None:
        return parse_date(text, today=self.services.day())

    def _fill_body(self) -> None:
        self.add_field("bast_number", LABELS["bast_number"], self.number)
        # its own Enter takes the offered number first, and then goes on
        self.number.line.removeEventFilter(self)
        self.add_field("handed_on", LABELS["handed_on"], self.handed_on, required=True)
        self.add_field("supplier", LABELS["supplier"], self.supplier)
        self.add_field("received_as", LABELS["received_as"], self.received_as, required=True)
        self.add_field("received_by", LABELS["received_by"], self.received_by, required=True)
        self.add_field("officer", LABELS["officer"], self.officer)
        self.add_field("note", LABELS["note"], self.note)
        lines = (
            ("bast_number",),
            ("handed_on", "supplier"),
            ("received_as", "received_by"),
            ("note",),
        )
        self.add_section(tr("Serah terima"), lines)
        self.body.addWidget(text_label(tr("Barang yang diterima"), Kind.SECTION))
        self._items_row = LabelledField("", self.items, self.services.icons)
        self._items_row.label.hide()
        self.body.addWidget(self._items_row)
        self.body.addWidget(self.rows["officer"])
        self._lay_out_photos()
        self.body.addStretch(1)

    def _lay_out_photos(self) -> None:
        """Where the strip of photos of this handover stands."""
        self.photo_place = QVBoxLayout()
        self.body.addLayout(self.photo_place)

    def _connect(self) -> None:
        for line in (self.number.line, self.handed_on.line, self.supplier, self.received_by):
            line.textChanged.connect(self.check_soon)
        for line in (self.officer, self.note):
            line.textChanged.connect(self.check_soon)
        self.handed_on.changed.connect(self._offer_number)
        self.number.pattern_wanted.connect(self._on_pattern)
        self.number.left.connect(self._on_number_left)
        self.received_as.changed.connect(self._on_received_as)
        self.items.changed.connect(self.check_soon)
        self.items.grew.connect(self._on_new_row)
        self.items.add.clicked.connect(self._on_item_added)


def _recording(services: Services, request: Request) -> Work[Outcome]:
    """The save as plain work: no Qt object goes along to the other thread."""
    session, now, today = services.session, services.now(), services.day()

    def work(store: Store, _progress: Progress) -> Outcome:
        return record_handover.run(store, session, request, now=now, today=today)

    return work


def _remembering(services: Services, pattern: str) -> Work[str]:
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> str:
        return record_handover.remember_pattern(store, session, pattern, now=now)

    return work
