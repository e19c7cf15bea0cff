"""The villages of the office, with how many families wait in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.names import business_key
from bansos_desktop.store.visits import VillageWork
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate

CodeRole = Qt.ItemDataRole.UserRole + 2


class VillageList(QWidget):
    """`chosen` follows when other villages are picked; Ctrl and Shift pick several.

    `entered` follows Enter, which goes on to the families.
    """

    chosen = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._works: Sequence[VillageWork] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari desa atau kecamatan"))
        self.search.setAccessibleName(tr("Cari desa atau kecamatan"))
        self.search.setClearButtonEnabled(True)
        self.total = text_label("", Kind.CAPTION, wrap=True)
        self.all = button(tr("Pilih semua desa"), Kind.LINK)
        self.all.setToolTip(tr("Lalu daftar dan cetakannya memuat semua desa (Ctrl+A)"))
        self.list = QListWidget()
        tip = tr("Ctrl+A memilih semua desa; Ctrl atau Shift dengan klik memilih beberapa.")
        self.list.setToolTip(tip)
        self.list.setAccessibleName(tr("Desa dengan calon penerima"))
        self.list.setItemDelegate(TwoLineDelegate(self.list, wraps=False))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.search)
        layout.addWidget(self.total)
        layout.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.list, 1)
        self.all.clicked.connect(self._on_all)
        self.search.textChanged.connect(self._narrow)
        self.list.itemSelectionChanged.connect(self.chosen)
        self.list.itemActivated.connect(self._on_activated)

    @property
    def codes(self) -> tuple[str, ...]:
        """The villages that are picked, in the order of the list."""
        picked = sorted(self.list.selectedIndexes(), key=lambda index: index.row())
        return tuple(str(index.data(CodeRole)) for index in picked)

    def pick(self, code: str) -> None:
        """Choose one village, whatever the list was narrowed to."""
        self.search.clear()
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(CodeRole) == code:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)

    def go_on(self) -> VillageWork | None:
        """Give the keyboard to the next village with families that wait, picked; None if none."""
        self.list.setFocus()
        places = [_place(work) for work in self._works if work.code in self.codes]
        waiting = sorted((work for work in self._works if work.waiting), key=_place)
        behind = [work for work in waiting if places and _place(work) > max(places)]
        following = next(iter(behind or waiting), None)
        if following is not None:
            self.pick(following.code)
        return following

    def show_villages(self, works: Sequence[VillageWork], who: str) -> None:
        """Replace the villages; what was picked stays picked, else the first with work is.

        `who` is the word for those who are visited.
        """
        before = set(self.codes)
        self._works = works
        self.total.setText(_total_text(works, who))
        self.total.setVisible(bool(works))
        self.all.setVisible(len(works) > 1)
        with QSignalBlocker(self.list):
            self.list.clear()
            for work in works:
                self.list.addItem(_item(work))
            self._narrow(self.search.text())
            kept = [n for n, work in enumerate(works) if work.code in before]
            first = next((n for n, work in enumerate(works) if work.waiting), 0)
            for row in kept or ([first] if works else []):
                self.list.item(row).setSelected(True)
            if self.list.selectedItems():
                first_picked = self.list.selectedItems()[0]
                keep = QItemSelectionModel.SelectionFlag.NoUpdate
                self.list.setCurrentItem(first_picked, keep)  # where the arrow keys begin
                self.list.scrollToItem(first_picked)

    def _on_all(self) -> None:
        self.search.clear()
        self.list.selectAll()
        self.list.setFocus()

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.entered.emit()

    def _narrow(self, text: str) -> None:
        words = business_key(text)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(words not in business_key(f"{item.text()} {item.data(DetailRole)}"))


def _total_text(works: Sequence[VillageWork], who: str) -> str:
    """How much is left in all villages together."""
    families = sum(work.waiting for work in works)
    if not families:
        return tr("Semua {who} sudah dikunjungi").format(who=who) if works else ""
    places = number_text(sum(work.waiting > 0 for work in works))
    text = tr("{n} {who} di {places} desa belum dikunjungi")
    return text.format(n=number_text(families), who=who, places=places)


def _place(work: VillageWork) -> tuple[str, str, str]:
    """Where a village lies: kabupaten, kecamatan, name."""
    return work.regency, work.district, work.village


def _item(work: VillageWork) -> QListWidgetItem:
    """A village with how many wait; read aloud with its kecamatan, for names of villages repeat."""
    item = QListWidgetItem(work.village or tr("Desa belum diketahui"))
    counts = tr("{n} belum").format(n=number_text(work.waiting))
    if work.done:
        counts += tr(", {n} sudah").format(n=number_text(work.done))
    short = tr("{n} belum").format(n=number_text(work.waiting)) if work.waiting else tr("selesai")
    item.setData(DetailRole, f"{short} · {work.district}" if work.district else short)
    item.setData(CodeRole, work.code)
    spoken = f"{item.text()}, {work.district}: {counts}"
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    several = tr("Ctrl+A memilih semua desa")
    item.setToolTip("\n".join(part for part in (spoken, work.regency, several) if part))
    return item
