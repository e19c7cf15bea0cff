"""Who signs: for all documents, and otherwise for single ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.document import DOCUMENT_WORDS, SignaturePart
from bansos_desktop.domain.office_paper import Signatory, usual_position
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.settings.signatory_block import SignatoryBlock
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.text import button, text_label

SHORT_PARTS = {
    SignaturePart.SIGNS: "Penanda tangan",
    SignaturePart.WITNESSES: "Mengetahui",
    SignaturePart.COMMITS: "PPK (Pihak Pertama)",
}


class SignatoriesCard(QWidget):
    """A block for each part, then one for each document that somebody else signs."""

    changed = Signal()

    def __init__(self, icons: IconSet, office: str) -> None:
        super().__init__()
        self._icons, self._office = icons, office
        self.blocks: dict[tuple[str, SignaturePart], SignatoryBlock] = {}
        self.document = ChoiceBox(
            [(key, tr(words)) for key, words in DOCUMENT_WORDS.items()],
            placeholder=tr("Berbeda untuk dokumen…"),
        )
        self.document.setAccessibleName(tr("Dokumen dengan penanda tangan lain"))
        self.part = ChoiceBox([(part.value, tr(words)) for part, words in SHORT_PARTS.items()])
        self.part.setAccessibleName(tr("Bagian yang ditandatangani"))
        self.part.key = SignaturePart.SIGNS
        self.add_button = button(tr("Tambah"))
        self._adding = QWidget()
        self._column = QVBoxLayout()
        self._lay_out()
        for part in SignaturePart:
            self._add_block(("", part))
        self.document.changed.connect(self._offer_adding)
        self.part.changed.connect(self._offer_adding)
        self.add_button.clicked.connect(self._on_add)
        self._offer_adding()

    @property
    def rows(self) -> dict[str, LabelledField]:
        """All fields by the names that findings have."""
        return {name: row for block in self.blocks.values() for name, row in block.rows.items()}

    @property
    def value(self) -> tuple[Signatory, ...]:
        """As it is typed, the empty ones too."""
        return tuple(block.value for block in self.blocks.values())

    @value.setter
    def value(self, signatories: Sequence[Signatory]) -> None:
        wanted = {one.key: one for one in signatories}
        for key in [key for key in self.blocks if key[0] and key not in wanted]:
            self._drop_block(key)
        for key in wanted:
            if key not in self.blocks:
                self._add_block(key)
        for key, block in self.blocks.items():
            block.value = wanted.get(key, Signatory(*key))
        self._offer_adding()

    def set_read_only(self) -> None:
        """Who may not change it reads it."""
        self._adding.hide()
        for block in self.blocks.values():
            block.set_read_only()

    def remove(self, key: tuple[str, SignaturePart]) -> None:
        """Let the general signatory sign this document again."""
        self._drop_block(key)
        self._offer_adding()
        self.document.setFocus()
        self.changed.emit()

    def _on_add(self) -> None:
        key = self._chosen()
        self._add_block(key)
        self.document.key = None
        self._offer_adding()
        self.blocks[key].editors["position"].setFocus()
        self.changed.emit()

    def _chosen(self) -> tuple[str, SignaturePart]:
        return self.document.key or "", SignaturePart(self.part.key or SignaturePart.SIGNS)

    def _offer_adding(self, _key: str = "") -> None:
        self.add_button.setEnabled(self._chosen() not in self.blocks)

    def _add_block(self, key: tuple[str, SignaturePart]) -> None:
        block = SignatoryBlock(self._icons, key, usual_position(*key, self._office))
        block.changed.connect(self.changed)
        block.removed.connect(partial(self.remove, key))
        self.blocks[key] = block
        self._column.addWidget(block)

    def _drop_block(self, key: tuple[str, SignaturePart]) -> None:
        block = self.blocks.pop(key)
        self._column.removeWidget(block)
        block.hide()  # until it is really gone
        block.deleteLater()

    def _lay_out(self) -> None:
        adding = QHBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.setSpacing(SPACE.s)
        adding.addWidget(self.document, 3)
        adding.addWidget(self.part, 2)
        adding.addWidget(self.add_button)
        self._column.setSpacing(SPACE.lg)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.m)
        about = tr("Berlaku untuk semua dokumen. Yang kosong dicetak titik-titik untuk diisi pena.")
        layout.addWidget(text_label(about, Kind.CAPTION, wrap=True))
        layout.addLayout(self._column)
        layout.addWidget(self._adding)
