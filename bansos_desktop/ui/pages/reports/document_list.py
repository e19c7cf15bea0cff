"""The documents of the office, one line each."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from bansos_desktop.domain.document import DOCUMENT_WORDS
from bansos_desktop.domain.programme import Programme
from bansos_desktop.ui.i18n import tr
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS

ROW_HEIGHT = 30


class DocumentList(QListWidget):
    """Up and down choose at once; `chosen` tells the document's key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Dokumen"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for key, one in DOCUMENTS.items():
            item = QListWidgetItem(tr(DOCUMENT_WORDS[key]))
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setToolTip(tr(one.title))
            self.addItem(item)
        height = self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth()
        self.setFixedHeight(height)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self._on_row)

    @property
    def key(self) -> str:
        """The document that is chosen."""
        return str(self.currentItem().data(Qt.ItemDataRole.UserRole))

    def choose(self, key: str) -> None:
        """Choose a document; says so like a person's choice."""
        self.setCurrentRow(list(DOCUMENTS).index(key))

    def offer(self, programme: Programme) -> None:
        """Show only what is made for a programme; says nothing, as nobody chose."""
        with QSignalBlocker(self):
            offered = [at for at, key in enumerate(DOCUMENTS) if programme.offers(key)]
            for at in range(self.count()):
                self.setRowHidden(at, at not in offered)
            if self.currentRow() not in offered and offered:
                self.setCurrentRow(offered[0])
        height = self.sizeHintForRow(0) * len(offered) + 2 * self.frameWidth()
        self.setFixedHeight(height)

    def _on_row(self, _row: int) -> None:
        self.chosen.emit(self.key)
