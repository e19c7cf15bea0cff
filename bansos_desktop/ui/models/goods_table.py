"""The rows of a goods plan as a table that is typed into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from bansos_desktop.domain.goods import (
    GoodsSection,
    PlannedItem,
    format_volume,
    in_order,
    parse_volume,
)
from bansos_desktop.domain.rupiah import parse_rupiah
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.titled_table import RIGHT, Index, TitledTable

ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class GoodsColumn:
    """A column: its field of the item, its title, and whether it holds numbers."""

    key: str
    title: str
    is_number: bool = False


COLUMNS = (
    GoodsColumn("section", "Kelompok"),
    GoodsColumn("name", "Barang"),
    GoodsColumn("specification", "Spesifikasi/merek"),
    GoodsColumn("volume", "Volume", is_number=True),
    GoodsColumn("unit", "Satuan"),
    GoodsColumn("unit_price", "Harga satuan (Rp)", is_number=True),
    GoodsColumn("amount", "Jumlah (Rp)", is_number=True),
)
KEYS = tuple(column.key for column in COLUMNS)
NAME, LAST_TYPED = KEYS.index("name"), KEYS.index("unit_price")


class GoodsTable(TitledTable):
    """`refused` says why a typed number was not taken, and in which row."""

    changed = Signal()
    refused = Signal(str, int)

    def __init__(self, items: Sequence[PlannedItem]) -> None:
        super().__init__(COLUMNS)
        self._rows = list(items)

    @property
    def items(self) -> tuple[PlannedItem, ...]:
        """The plan as it would be kept."""
        return in_order(self._rows)

    def row(self, number: int) -> PlannedItem:
        """The item of a row."""
        return self._rows[number]

    def count_rows(self) -> int:
        """One row an item."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell, to be read or to be typed on."""
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return RIGHT
        if role == Qt.ItemDataRole.EditRole and column.key == "section":
            return self._rows[index.row()].section
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _text(self._rows[index.row()], column.key)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; a number that cannot be read leaves the cell as it was."""
        del role  # views write with this one only
        key, text = KEYS[index.column()], str(value).strip()
        typed = _typed(key, text)
        if typed is None and text:
            example = "2,5" if key == "volume" else "450.000"
            sentence = tr("“{text}” tidak terbaca. Tulis angka, mis. {example}.")
            self.refused.emit(sentence.format(text=text, example=example), index.row())
            return False
        changed: dict[str, Any] = {key: typed}
        self._rows[index.row()] = replace(self._rows[index.row()], **changed)
        self._tell(index.row(), index.row())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything is typed but the product."""
        flags = super().flags(index)
        if KEYS[index.column()] == "amount":
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def add(self, after: int) -> int:
        """A row below another, in the same group; returns its number."""
        number = after + 1
        section = self._rows[after].section if self._rows else GoodsSection.TOOL.value
        self.beginInsertRows(ROOT, number, number)
        self._rows.insert(number, PlannedItem(section=section))
        self.endInsertRows()
        return number

    def remove(self, number: int) -> None:
        """Take a row away."""
        self.beginRemoveRows(ROOT, number, number)
        del self._rows[number]
        self.endRemoveRows()
        self.changed.emit()

    def move(self, number: int, step: int) -> int:
        """Swap a row with its neighbour; returns where it is then."""
        other = number + step
        if not 0 <= other < len(self._rows):
            return number
        rows = self._rows
        rows[number], rows[other] = rows[other], rows[number]
        top, bottom = sorted((number, other))
        self._tell(top, bottom)
        return other

    def fill(self, items: Sequence[PlannedItem]) -> None:
        """Replace the whole plan."""
        self.beginResetModel()
        self._rows = list(items)
        self.endResetModel()
        self.changed.emit()

    def _tell(self, top: int, bottom: int) -> None:
        self.dataChanged.emit(self.index(top, 0), self.index(bottom, len(COLUMNS) - 1))
        self.changed.emit()


def _text(item: PlannedItem, key: str) -> str:
    """A cell as it is read; an amount that is not known yet is empty, not nought."""
    value = getattr(item, key)
    if key == "section":
        return GoodsSection(value or GoodsSection.TOOL).label
    if key == "volume":
        return format_volume(value)
    if isinstance(value, int):
        return number_text(value)
    return value or ""


def _typed(key: str, text: str) -> str | int | None:
    """The value of a text; None for an empty number and for one that cannot be read."""
    if key == "volume":
        return parse_volume(text)
    return parse_rupiah(text) if key == "unit_price" else text
