"""Which columns the list shows, in which order and how wide, and how a user changes that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from bansos_desktop.domain.programme import Trait
from bansos_desktop.domain.views import Layout
from bansos_desktop.ui.models.recipient_columns import Column

WIDTHS = {
    "name": 168,
    "nik": 140,
    "place": 204,
    "region": 140,
    "status": 98,
    "business": 104,
    "desil": 60,
    "value": 106,
    "stage": 86,
    "priority": 116,
    "proposed_on": 92,
    "family_card": 144,
    "phone": 116,
    "reserve_rank": 96,
    "approved_value": 124,
    "decree_number": 132,
    "category": 164,
    "institution": 180,
}
TELL_AFTER_MS = 300
BUSINESS = Trait.BUSINESS.value


class ColumnKeeper(QObject):
    """The columns of a table by their keys. `changed` follows what a user did, a little later.

    Columns not in `offered` stay hidden: an office of one kabupaten needs no column for it. Where
    a programme asks no business its own trait stands in the place of that column.
    """

    changed = Signal()

    def __init__(self, table: QTableView, columns: tuple[Column, ...], offered: set[str]) -> None:
        super().__init__(table)
        self._table, self.columns = table, columns
        self._usual = [column for column in columns if column.key in offered]
        self._trait, self._slot = Trait.BUSINESS, 0
        self._traits: tuple[str, ...] = (BUSINESS,)
        self._numbers = {column.key: number for number, column in enumerate(columns)}
        self._is_placing = False
        self._widths: dict[str, int] = {}
        self._timer = QTimer(self, singleShot=True, interval=TELL_AFTER_MS)
        self._timer.timeout.connect(self.changed)
        header = self._header
        header.setSectionsMovable(True)
        header.sectionMoved.connect(self._on_moved)
        header.sectionResized.connect(self._on_resized)
        self.place(Layout())

    @property
    def _header(self) -> QHeaderView:
        return self._table.horizontalHeader()

    @property
    def shown(self) -> tuple[str, ...]:
        """Keys of the columns in sight, from left to right."""
        return tuple(column.key for column in self.shown_columns)

    @property
    def shown_columns(self) -> list[Column]:
        """The columns in sight, from left to right."""
        header = self._header
        numbers = [header.logicalIndex(place) for place in range(header.count())]
        return [self.columns[number] for number in numbers if not header.isSectionHidden(number)]

    @property
    def offered(self) -> list[Column]:
        """The columns that may be shown; no business where none is asked."""
        hidden = "" if self._trait is Trait.BUSINESS else BUSINESS
        return [column for column in self._usual if column.key != hidden]

    @property
    def layout(self) -> Layout:
        """How it is now, to be kept for whatever programme."""
        keys = list(self.shown)
        if self._trait is Trait.NONE and self._slot >= 0:
            keys.insert(self._slot, BUSINESS)
        beside = self._traits[1:]
        kept = (BUSINESS if key == self._trait else key for key in keys if key not in beside)
        return Layout(tuple(kept), tuple(self._widths.items()))

    def show_trait(self, trait: Trait, *, with_institution: bool = False) -> None:
        """Turn to what another programme tells of its recipients: a group, or where they live."""
        beside = (Trait.INSTITUTION,) if with_institution and trait is Trait.CATEGORY else ()
        if (trait, *beside) != self._traits:
            layout = self.layout
            self._trait, self._traits = trait, (trait, *beside)
            self.place(layout)

    def place(self, layout: Layout) -> None:
        """Show these columns, or with none named the usual ones."""
        self._is_placing = True
        self._widths = {key: width for key, width in layout.widths if key in self._numbers}
        header = self._header
        usual = [column.key for column in self._usual if column.by_default]
        shown = self._asked(layout.columns) or self._asked(usual)
        rest = [key for key in self._numbers if key not in shown]
        for place, key in enumerate([*shown, *rest]):
            number = self._numbers[key]
            header.moveSection(header.visualIndex(number), place)
            header.setSectionHidden(number, key not in shown)
            header.resizeSection(number, self._widths.get(key, WIDTHS[key]))
        self._is_placing = False

    def _asked(self, columns: Sequence[str]) -> list[str]:
        """Those of some columns that are offered, each once."""
        self._slot = columns.index(BUSINESS) if BUSINESS in columns else -1
        offered = [column.key for column in self.offered]
        keys = [one for key in columns for one in (self._traits if key == BUSINESS else (key,))]
        return [key for key in dict.fromkeys(keys) if key in offered]

    def move(self, number: int, step: int) -> None:
        """Move a column one place among those in sight."""
        shown, key = list(self.shown), self.columns[number].key
        if key not in shown or not 0 <= shown.index(key) + step < len(shown):
            return
        neighbour = self._numbers[shown[shown.index(key) + step]]
        header = self._header
        header.moveSection(header.visualIndex(number), header.visualIndex(neighbour))

    def number_of(self, key: str) -> int:
        """The model's number of a column."""
        return self._numbers[key]

    def show_column(self, key: str, *, is_shown: bool) -> bool:
        """Show or hide one; False for the last in sight: nobody finds back from none."""
        if not is_shown and len(self.shown) == 1:
            return False
        self._header.setSectionHidden(self._numbers[key], not is_shown)
        self.tell_soon()
        return True

    def tell_soon(self) -> None:
        """Say `changed` when nothing more is changed for a moment."""
        self._timer.start()

    def tell_now(self) -> None:
        """Say at once what would be said in a moment, because there may be no moment."""
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()

    def _on_moved(self, _number: int, _old: int, _new: int) -> None:
        if not self._is_placing:
            self._timer.start()

    def _on_resized(self, number: int, _old: int, new: int) -> None:
        """The last column takes what is left and has no width of its own."""
        key = self.columns[number].key
        if not self._is_placing and new and self.shown and key != self.shown[-1]:
            self._widths[key] = new
            self._timer.start()
