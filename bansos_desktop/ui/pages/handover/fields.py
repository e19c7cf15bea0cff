"""The fields of a handover: their editors, and moving a draft in and out of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit

from bansos_desktop.domain.goods import format_volume
from bansos_desktop.domain.handover import RECEIVERS, HandoverDraft, receivers_for
from bansos_desktop.ui.i18n import rupiah_text, tr
from bansos_desktop.ui.pages.handover.items import ItemsEditor
from bansos_desktop.ui.pages.handover.number import NumberField
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import day_reader
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.last_change import Reader
from bansos_desktop.ui.widgets.suggest_edit import SuggestEdit

LABELS: Mapping[str, str] = {
    "bast_number": "Nomor BAST",
    "handed_on": "Tanggal serah terima",
    "supplier": "Penyedia",
    "received_as": "Diterima oleh",
    "received_by": "Nama yang menerima",
    "note": "Catatan",
    "officer": "Petugas",
}
CHANGES: Mapping[str, str] = {
    **LABELS,
    "delivered_volume": "Jumlah diterima",
    "delivered_price": "Harga satuan",
    "delivered_note": "Catatan barang",
}
READERS: Mapping[str, Reader] = {
    "delivered_volume": lambda value: format_volume(int(value or 0)),
    "delivered_price": lambda value: rupiah_text(int(value or 0)),
}
REQUIRED = frozenset({"handed_on", "received_as", "received_by"})


class HandoverFields:
    """All editors of the form; the goods have one of their own."""

    def __init__(self, services: Services) -> None:
        self._receivers = services.store.reference.codes(RECEIVERS)
        self.number = NumberField()
        self.handed_on = DateField(day_reader(services))
        self.supplier, self.officer = SuggestEdit(), QLineEdit()
        self.received_as = ChoiceBox(self._receivers, placeholder=tr("Pilih"))
        self.received_by, self.note = QLineEdit(), QLineEdit()
        self.items = ItemsEditor(services.icons)

    def offer_receivers(self, *, in_institution: bool, picked: str) -> None:
        """Only who may take it in a programme like this one."""
        offered = receivers_for(self._receivers, in_institution=in_institution, picked=picked)
        self.received_as.set_choices(offered)

    @property
    def lines(self) -> Sequence[QLineEdit]:
        """Every line that is typed into, but those of the goods."""
        names = (self.supplier, self.received_by, self.officer, self.note)
        return (self.number.line, self.handed_on.line, *names)

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

    def show(self, draft: HandoverDraft, approved: int | None) -> None:
        """Put a draft into the editors, the goods beside the value that was decided on."""
        self.number.line.setText(draft.bast_number)
        self.handed_on.value = draft.handed_on
        self.supplier.setText(draft.supplier)
        self.received_as.key = draft.received_as or None
        self.received_by.setText(draft.received_by)
        self.officer.setText(draft.officer)
        self.note.setText(draft.note)
        self.items.show_items(draft.items, approved)
