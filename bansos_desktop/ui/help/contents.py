"""The left side of the guide: what there is to read, or what was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

from bansos_desktop.domain.guide import Guide
from bansos_desktop.domain.guide_search import Hit
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import PALETTE, SPACE, TYPE_SIZE
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate

KeyRole = Qt.ItemDataRole.UserRole + 5


class ContentsList(QListWidget):
    """The topics by group; `picked` when somebody goes to one."""

    picked = Signal(str)

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.setAccessibleName(tr("Daftar isi panduan"))
        self._rows: dict[str, int] = {}
        for group in guide.groups:
            self.addItem(_group_item(group.title))
            for key in group.keys:
                item = QListWidgetItem(guide.topic(key).title)
                item.setData(KeyRole, key)
                self._rows[key] = self.count()
                self.addItem(item)
        self.currentRowChanged.connect(self._on_row)

    def show_key(self, key: str) -> None:
        """Make a topic the current one without going there again."""
        if key in self._rows and self.currentRow() != self._rows[key]:
            with QSignalBlocker(self):
                self.setCurrentRow(self._rows[key])

    def _on_row(self, row: int) -> None:
        item = self.item(row)
        if item is not None and item.data(KeyRole):
            self.picked.emit(item.data(KeyRole))


class FoundList(QListWidget):
    """What a search found: where, and the sentence around; `opened` at Enter or a click."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self.setProperty("kind", "plain")
        self.setAccessibleName(tr("Hasil pencarian"))
        self.setItemDelegate(TwoLineDelegate(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.activated.connect(self._on_chosen)
        self.clicked.connect(self._on_chosen)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Fill the list; the first is ready for Enter."""
        self._hits = hits
        self.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.title} › {hit.heading}" if hit.heading else hit.title)
            item.setData(DetailRole, hit.excerpt)
            self.addItem(item)
        self.setCurrentRow(0)

    def open_current(self) -> None:
        """As if Enter was pressed in the list."""
        self._on_chosen(self.currentIndex())

    def step(self, rows: int) -> None:
        """Go down or up while the keyboard stays in the search line."""
        self.setCurrentRow(max(0, min(self.currentRow() + rows, self.count() - 1)))

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._hits[index.row()])


def _group_item(title: str) -> QListWidgetItem:
    """A small title between the topics, which the keyboard passes over."""
    item = QListWidgetItem(title)
    font = QFont()
    font.setPointSize(TYPE_SIZE.caption)
    font.setWeight(QFont.Weight.DemiBold)
    item.setFont(font)
    item.setForeground(QColor(PALETTE.ink_faint))
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    item.setSizeHint(QSize(0, SPACE.xxl))
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
