"""The programmes there are as a table, and the words for what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from bansos_desktop.domain.programme import PROVINCIAL, Asks, Programme, RecipientUnit
from bansos_desktop.ui.i18n import rupiah_text, tr
from bansos_desktop.ui.models.titled_table import Heading, Index, TitledTable

TITLES = ("Kode", "Nama", "Pemilik", "Periode", "Nilai", "Asal")
UNIT_WORDS: Mapping[str, str] = {
    RecipientUnit.PERSON.value: "Orang",
    RecipientUnit.FAMILY.value: "Keluarga",
    RecipientUnit.INSTITUTION.value: "Lembaga",
}
ASKS_WORDS: Mapping[str, str] = {
    Asks.BUSINESS.value: "Usaha",
    Asks.GOODS.value: "Barang",
    Asks.INSTITUTION.value: "Lembaga",
}


class ProgrammeTable(TitledTable):
    """A handful, so all are held; `regions` are the names of whose they may be."""

    def __init__(self, regions: Mapping[str, str]) -> None:
        super().__init__([Heading(title) for title in TITLES])
        self._regions = regions
        self._lines: Sequence[Programme] = ()
        self._reference: frozenset[str] = frozenset()

    def show(self, programmes: Sequence[Programme], reference: frozenset[str]) -> None:
        """Show these; `reference` are the codes that the reference data names."""
        self.beginResetModel()
        self._lines, self._reference = programmes, reference
        self.endResetModel()

    def programme(self, index: Index) -> Programme | None:
        """The programme under an index."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, code: str) -> int:
        """Where a programme stands; the first row if it is not there."""
        return next((at for at, one in enumerate(self._lines) if one.code == code), 0)

    def is_reference(self, programme: Programme) -> bool:
        """Whether the reference data names it too."""
        return programme.code in self._reference

    def count_rows(self) -> int:
        """One row per programme."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell, also as a tool tip for where it is cut."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells(self._lines[index.row()])[index.column()]
        return None

    def origin(self, programme: Programme) -> str:
        """Where it is from."""
        if not programme.own:
            return tr("Acuan")
        return tr("Diubah kantor") if self.is_reference(programme) else tr("Dibuat kantor")

    def _cells(self, programme: Programme) -> tuple[str, ...]:
        return (
            programme.code,
            programme.name,
            owner_text(programme.owner, self._regions),
            tr(programme.period.label) if programme.period else "–",
            value_text(programme),
            self.origin(programme),
        )


def owner_text(owner: str, regions: Mapping[str, str]) -> str:
    """Whose programme it is."""
    return tr("Provinsi") if owner == PROVINCIAL else regions.get(owner, owner)


def value_text(programme: Programme) -> str:
    """What somebody gets, as far as a source names it."""
    low, high = programme.value_min, programme.value_max
    if low is None and high is None:
        return "–"
    if low == high:
        return rupiah_text(low or 0)
    if low is None or high is None:
        words = tr("paling banyak {value}") if low is None else tr("paling sedikit {value}")
        return words.format(value=rupiah_text(low or high or 0))
    return f"{rupiah_text(low)} – {rupiah_text(high)}"
