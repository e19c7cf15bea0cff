"""The goods of a handover, item by item: what came, at what price, and why less."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.goods import format_volume
from bansos_desktop.domain.handover import DeliveredItem, delivered_sum
from bansos_desktop.ui.i18n import rupiah_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.text import button, icon_button, text_label
from bansos_desktop.ui.widgets.volume_edit import VolumeEdit

PRICE_WIDTH = 124
UNIT_WIDTH = 64


class ItemRow(QWidget):
    """One item; a planned one keeps its name and cannot be removed, only come to nothing."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, item: DeliveredItem, icons: IconSet) -> None:
        super().__init__()
        self._item = item
        self.name, self.unit, self.note = QLineEdit(item.name), QLineEdit(item.unit), QLineEdit()
        self.volume, self.price = VolumeEdit(), MoneyEdit()
        self.volume.volume, self.price.amount = item.volume, item.price
        self.note.setText(item.note)
        self.remove = icon_button(icons.icon("close"), tr("Hapus barang ini"))
        self._amount = text_label("", Kind.FIELD_LABEL)
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for line in (self.name, self.unit, self.note, self.volume):
            line.textChanged.connect(self._on_edit)
        self.price.digits_changed.connect(self._on_edit)
        self.remove.clicked.connect(self._on_remove)
        self._name_editors()
        self._lay_out()
        self._say()

    @property
    def editors(self) -> Sequence[QLineEdit]:
        """Every line, in the order of the keys."""
        return (self.name, self.volume, self.unit, self.price, self.note)

    @property
    def item(self) -> DeliveredItem:
        """What is typed now; a line that stays out of sight keeps what it was."""
        return replace(
            self._item,
            name=self.name.text(),
            unit=self.unit.text(),
            volume=self.volume.volume,
            price=self.price.amount,
            note=self.note.text(),
        )

    def _on_edit(self, _text: str) -> None:
        self._say()
        self.changed.emit()

    def _on_remove(self) -> None:
        self.removed.emit(self)

    def _say(self) -> None:
        """The amount, and the line for a reason where less came than was planned."""
        item = self.item
        self._amount.setText("–" if item.amount is None else rupiah_text(item.amount))
        is_short = item.is_short
        self.note.setVisible(is_short or bool(item.note))
        set_level(self.volume, Level.WARNING if is_short and not item.note else Level.NEUTRAL)

    def _name_editors(self) -> None:
        """Say in each editor's name which goods it is about, for eyes and for ears."""
        what = self._item.name or tr("barang tambahan")
        for editor, name in (
            (self.name, tr("Nama barang")),
            (self.volume, tr("Jumlah {what} yang diterima").format(what=what)),
            (self.unit, tr("Satuan {what}").format(what=what)),
            (self.price, tr("Harga satuan {what}").format(what=what)),
            (self.note, tr("Sebab {what} kurang").format(what=what)),
        ):
            editor.setAccessibleName(name)
            editor.setToolTip(name)
        self.name.setPlaceholderText(tr("Nama barang"))
        self.unit.setPlaceholderText(tr("satuan"))
        self.note.setPlaceholderText(tr("Sebab kurang atau tidak datang"))

    def _lay_out(self) -> None:
        planned = self._item.is_planned
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        if planned:
            head.addWidget(text_label(self._item.name, wrap=True), 1)
            head.addWidget(_plan_label(self._item))
        else:
            head.addWidget(self.name, 1)
            head.addWidget(self.remove)
        figures = QHBoxLayout()
        figures.setSpacing(SPACE.s)
        figures.addWidget(self.volume)
        if planned:
            unit = text_label(self._item.unit)
            unit.setFixedWidth(UNIT_WIDTH)
            figures.addWidget(unit)
        else:
            self.unit.setFixedWidth(UNIT_WIDTH)
            figures.addWidget(self.unit)
        self.price.setFixedWidth(PRICE_WIDTH)
        figures.addWidget(self.price)
        figures.addWidget(self._amount, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE.xs, 0, SPACE.xs)
        layout.setSpacing(SPACE.xs)
        layout.addLayout(head)
        layout.addLayout(figures)
        layout.addWidget(self.note)


class ItemsEditor(QWidget):
    """All items, a line to add one, and what they come to beside the value decided on."""

    changed = Signal()
    grew = Signal(object)

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._rows: list[ItemRow] = []
        self._approved: int | None = None
        self._before: QWidget | None = None
        self._after: QWidget | None = None
        self.add = button(tr("Tambah barang"), Kind.LINK, icons.icon("plus"))
        self.total = text_label("", Kind.FIELD_LABEL, wrap=True)
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.xs)
        self.add.clicked.connect(self.add_item)
        self.setFocusProxy(self.add)
        foot = QHBoxLayout()
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.total, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addLayout(self._list)
        layout.addLayout(foot)

    @property
    def rows(self) -> Sequence[ItemRow]:
        """The rows as they stand."""
        return tuple(self._rows)

    @property
    def items(self) -> tuple[DeliveredItem, ...]:
        """What is typed now."""
        return tuple(row.item for row in self._rows)

    def show_items(self, items: Sequence[DeliveredItem], approved: int | None) -> None:
        """Show what to deliver into, beside the value that was decided on."""
        for row in self._rows:
            self._drop(row)
        self._rows = []
        self._approved = approved
        for item in items:
            self._append(item)
        self._say()
        self._guide_keys()

    def add_item(self) -> None:
        """A line for something nobody planned."""
        row = self._append(DeliveredItem(volume=1000))
        self._on_change()
        self._guide_keys()
        row.name.setFocus()

    def go_to_fault(self) -> None:
        """Put the cursor where a volume or a reason is missing, else on the button below."""
        for row in self._rows:
            item = row.item
            if item.volume is None:
                row.volume.setFocus()
                return
            if item.is_short and not item.note.strip():
                row.note.setFocus()
                return
        self.add.setFocus()

    def stand_between(self, before: QWidget, after: QWidget) -> None:
        """Which fields the keys come from and go on to."""
        self._before, self._after = before, after

    def _guide_keys(self) -> None:
        """Tab and Enter walk the items in order, and then the button that adds one."""
        way = [line for row in self._rows for line in row.editors if line.parent() is row]
        stops = [self._before, *way, self.add, self._after]
        for one, other in pairwise(stop for stop in stops if stop is not None):
            self.setTabOrder(one, other)

    def _append(self, item: DeliveredItem) -> ItemRow:
        """Add a row; `grew` tells those who listen to the fields that there are new ones."""
        row = ItemRow(item, self._icons)
        row.changed.connect(self._on_change)
        row.removed.connect(self._on_removed)
        self._rows.append(row)
        self._list.addWidget(row)
        self.grew.emit(row)
        return row

    def _on_removed(self, row: ItemRow) -> None:
        self._rows.remove(row)
        self._drop(row)
        self._on_change()
        self.add.setFocus()

    def _drop(self, row: ItemRow) -> None:
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_change(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """The sum of what came, beside the value granted where that is known."""
        found = delivered_sum(self.items)
        text = tr("Jumlah {total}").format(total=rupiah_text(found.total))
        if self._approved is not None:
            text += "\n" + tr("dari nilai bantuan {value}").format(
                value=rupiah_text(self._approved)
            )
        self.total.setText(text)


def _plan_label(item: DeliveredItem) -> QLabel:
    text = tr("rencana {volume} {unit}").format(volume=format_volume(item.planned), unit=item.unit)
    return text_label(text.strip(), Kind.CAPTION)
