"""The fields of an institution: their editors, and moving one in and out of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from bansos_desktop.domain.institution import Institution, InstitutionKind
from bansos_desktop.domain.region import Region
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.count_edit import CountEdit

LABELS: Mapping[str, str] = {
    "name": "Nama lembaga",
    "institution_kind": "Jenis",
    "region_code": "Kabupaten/kota",
    "address": "Alamat",
    "head": "Pimpinan",
    "phone": "Telepon",
    "registration": "Nomor pendaftaran",
    "residents": "Jumlah penghuni",
    "note": "Catatan",
}
REQUIRED = frozenset({"name", "institution_kind", "region_code"})
MOST_DIGITS = 5


class InstitutionFields:
    """All editors by the names of the record's fields."""

    def __init__(self, regions: Sequence[Region]) -> None:
        kinds = [(kind.value, kind.label) for kind in InstitutionKind]
        self.name, self.address, self.head = QLineEdit(), QLineEdit(), QLineEdit()
        self.phone, self.registration, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.institution_kind = ChoiceBox(kinds, placeholder=tr("Pilih"))
        self.region_code = ChoiceBox(
            [(one.code, one.name) for one in regions], placeholder=tr("Pilih")
        )
        self.residents = CountEdit(MOST_DIGITS)
        self.name.setPlaceholderText(tr("Seperti di papan namanya"))
        self.note.setPlaceholderText(tr("Bila perlu"))
        self._village = ""

    @property
    def editors(self) -> Mapping[str, QWidget]:
        """The editors in the order they are asked."""
        return {name: getattr(self, name) for name in LABELS}

    def value(self) -> Institution:
        """What is typed now."""
        return Institution(
            name=self.name.text(),
            institution_kind=self.institution_kind.key or "",
            region_code=self.region_code.key or "",
            village_code=self._village if self._stays() else "",
            address=self.address.text(),
            head=self.head.text(),
            phone=self.phone.text(),
            registration=self.registration.text(),
            residents=self.residents.number,
            note=self.note.text(),
        )

    def show(self, one: Institution) -> None:
        """Put an institution into the editors."""
        self._village = one.village_code
        self.institution_kind.key = one.institution_kind or None
        self.region_code.key = one.region_code or None
        self.residents.number = one.residents
        for name in ("name", "address", "head", "phone", "registration", "note"):
            line: QLineEdit = getattr(self, name)
            line.setText(getattr(one, name))
            line.setCursorPosition(0)

    def _stays(self) -> bool:
        """Whether the village that is on record still lies in what is chosen."""
        return self._village.startswith(self.region_code.key or "-")
