"""Who signs in one part of one document, or of all others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.document import DOCUMENT_WORDS, SignaturePart
from bansos_desktop.domain.nip import nip_text
from bansos_desktop.domain.office_paper import Signatory, signatory_field
from bansos_desktop.ui.form_area import even_grid
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.text import icon_button, text_label


class SignatoryBlock(QWidget):
    """Four fields; `removed` asks to take the block away, which only a document's own may be."""

    changed = Signal()
    removed = Signal()

    def __init__(self, icons: IconSet, key: tuple[str, SignaturePart], position: str = "") -> None:
        super().__init__()
        self.key = key
        self.editors = {name: QLineEdit() for name in ("position", "name", "rank", "nip")}
        self.editors["position"].setPlaceholderText(position)
        self.editors["nip"].setPlaceholderText(tr("18 angka"))
        self.remove_button = icon_button(
            icons.icon("close"), tr("Hapus {name}").format(name=self.title)
        )
        self.remove_button.setVisible(bool(key[0]))
        labels = {
            "position": tr("Jabatan"),
            "name": tr("Nama dan gelar"),
            "rank": tr("Pangkat"),
            "nip": tr("NIP"),
        }
        owner = Signatory(*key)
        self.rows = {
            signatory_field(owner, name): LabelledField(labels[name], editor, icons)
            for name, editor in self.editors.items()
        }
        for editor in self.editors.values():
            editor.textChanged.connect(self._on_changed)
        self.editors["nip"].editingFinished.connect(self._group_nip)
        self.remove_button.clicked.connect(self._on_remove)
        self._lay_out()

    @property
    def title(self) -> str:
        """The part, and the document if it is only one's."""
        document, part = self.key
        words = tr(part.label)
        return f"{words}: {tr(DOCUMENT_WORDS[document])}" if document else words

    @property
    def value(self) -> Signatory:
        """As it is typed."""
        document, part = self.key
        texts = [editor.text() for editor in self.editors.values()]
        return Signatory(document, part, *texts)

    @value.setter
    def value(self, one: Signatory) -> None:
        for name, editor in self.editors.items():
            text = str(getattr(one, name))
            editor.setText(nip_text(text) if name == "nip" else text)

    def set_read_only(self) -> None:
        """Who may not change it reads it."""
        for editor in self.editors.values():
            editor.setReadOnly(True)
            editor.setPlaceholderText("")
        self.remove_button.hide()

    def _group_nip(self) -> None:
        """However it was typed, a whole NIP is shown in its groups."""
        editor = self.editors["nip"]
        grouped = nip_text("".join(editor.text().split()))
        if grouped != editor.text() and " " in grouped:
            editor.setText(grouped)

    def _on_changed(self, _text: str) -> None:
        self.changed.emit()

    def _on_remove(self) -> None:
        self.removed.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.xs)
        head.addWidget(text_label(self.title, Kind.SECTION, wrap=True), 1)
        head.addWidget(self.remove_button)
        grid = even_grid()
        grid.setVerticalSpacing(SPACE.xs)
        name, position, rank, nip = (
            self.rows[signatory_field(Signatory(*self.key), field)]
            for field in ("name", "position", "rank", "nip")
        )
        grid.addWidget(position, 0, 0, 1, 2)
        grid.addWidget(name, 1, 0, 1, 2)
        grid.addWidget(rank, 2, 0)
        grid.addWidget(nip, 2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addLayout(head)
        layout.addLayout(grid)
