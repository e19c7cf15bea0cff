"""How the office numbers its letters, a line for each document, with an example of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.document import DOCUMENT_WORDS, DocumentKey
from bansos_desktop.domain.letter_number import LetterDay, check_pattern, fill
from bansos_desktop.domain.office_paper import pattern_field
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.text import text_label

BLANKS = "{nomor} {nomor:3} {tanggal} {bulan} {bulan_romawi} {tahun} {kode_wilayah}"


class PatternsCard(QWidget):
    """The BAST always has a line; other documents get one when they are chosen."""

    changed = Signal()

    def __init__(self, icons: IconSet, letter: LetterDay) -> None:
        super().__init__()
        self._icons, self._letter = icons, letter
        self._is_read_only = False
        self.editors: dict[str, QLineEdit] = {}
        self.rows: dict[str, LabelledField] = {}
        self.document = ChoiceBox([], placeholder=tr("Tambah pola untuk dokumen…"))
        self.document.setAccessibleName(tr("Dokumen yang diberi pola nomor"))
        self._column = QVBoxLayout()
        self._lay_out()
        self.value = {}
        self.document.changed.connect(self._on_chosen)

    @property
    def value(self) -> dict[str, str]:
        """As they are typed, the empty ones too."""
        return {document: editor.text() for document, editor in self.editors.items()}

    @value.setter
    def value(self, patterns: Mapping[str, str]) -> None:
        shown = {DocumentKey.HANDOVER.value, *patterns}
        for document in self.editors.keys() - shown:
            self._drop_line(document)
        for document in DOCUMENT_WORDS:
            if document in shown and document not in self.editors:
                self._add_line(document)
        for document, editor in self.editors.items():
            editor.setText(patterns.get(document, ""))
        self._offer_documents()

    def set_read_only(self) -> None:
        """Who may not change it reads it."""
        self._is_read_only = True
        self.document.hide()
        for editor in self.editors.values():
            editor.setReadOnly(True)
            editor.setPlaceholderText("")

    def _on_chosen(self, document: str) -> None:
        if document:
            self._add_line(document)
            self.editors[document].setFocus()
            self._offer_documents()
            self.changed.emit()

    def _offer_documents(self) -> None:
        """Those that have no line yet."""
        open_ones = [(key, tr(words)) for key, words in DOCUMENT_WORDS.items()]
        self.document.key = None
        self.document.set_choices([one for one in open_ones if one[0] not in self.editors])
        self.document.key = None

    def _add_line(self, document: str) -> None:
        editor = QLineEdit()
        editor.setReadOnly(self._is_read_only)
        editor.setPlaceholderText(tr("{nomor}/BAST/DINSOS/{bulan_romawi}/{tahun}"))
        row = LabelledField(tr(DOCUMENT_WORDS[document]), editor, self._icons)
        editor.textChanged.connect(partial(self._on_text, document))
        self.editors[document], self.rows[pattern_field(document)] = editor, row
        self._column.addWidget(row)

    def _drop_line(self, document: str) -> None:
        del self.editors[document]
        row = self.rows.pop(pattern_field(document))
        self._column.removeWidget(row)
        row.hide()  # until it is really gone
        row.deleteLater()

    def _on_text(self, document: str, text: str) -> None:
        """What a number of it looks like, or what is wrong with it."""
        row = self.rows[pattern_field(document)]
        pattern = " ".join(text.split())
        problems = check_pattern(pattern) if pattern else []
        if problems:
            row.show_problem(problems[0])
        elif pattern:
            row.show_note(tr("Contoh: {number}").format(number=fill(pattern, 1, self._letter)))
        else:
            row.clear_state()
        self.changed.emit()

    def _lay_out(self) -> None:
        self._column.setSpacing(SPACE.s)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        about = tr(
            "Nomor hanya ditawarkan dan boleh diubah sebelum dipakai. Isian: {blanks}"
        ).format(blanks=BLANKS)
        layout.addWidget(text_label(about, Kind.CAPTION, wrap=True))
        layout.addLayout(self._column)
        layout.addWidget(self.document)
