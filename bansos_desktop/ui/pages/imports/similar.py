"""Whom a row may be about: the recorded people beside it, and the two answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from bansos_desktop.domain.field_words import NOTHING, Names, value_words
from bansos_desktop.domain.import_choices import NEW_PERSON
from bansos_desktop.domain.import_plan import PlannedRow, Resemblance
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.nik_compare import masked_pair
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.imports.emptying import empty
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import button, text_label

FIELDS = ("birth_date", "village_code", "address", "family_card")
SHORT = {"birth_date": "lahir {words}", "family_card": "KK {words}"}


class SimilarPanel(QWidget):
    """`decided` tells the uid of the person it is, or NEW_PERSON."""

    decided = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._similar: Sequence[Resemblance] = ()
        self._people = QVBoxLayout()
        self._people.setSpacing(SPACE.xs)
        self._group = QButtonGroup(self)
        self._state = text_label("", Kind.CAPTION, wrap=True)
        self.same = button(tr("1  Orang sama"))
        self.other = button(tr("2  Orang lain"))
        self.same.setToolTip(tr("Perbarui orang yang sudah tercatat"))
        self.other.setToolTip(tr("Catat sebagai orang baru"))
        self.same.clicked.connect(self.take_same)
        self.other.clicked.connect(self.take_other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        answers = QHBoxLayout()
        answers.setSpacing(SPACE.s)
        answers.addWidget(self.same, 1)
        answers.addWidget(self.other, 1)
        layout.addLayout(answers)
        layout.addWidget(self._state)
        layout.addLayout(self._people)

    def show_row(self, row: PlannedRow, decided: str, names: Names) -> None:
        """Show whom a row resembles; `decided` is the answer given so far, or ""."""
        self._similar = row.similar
        empty(self._people)
        for number, one in enumerate(row.similar):
            self._add(row, one, names, is_chosen=decided == one.person or number == 0)
        said = {"": "", NEW_PERSON: tr("Dipilih: orang lain, dicatat baru.")}
        self._state.setText(said.get(decided, tr("Dipilih: orang yang sama, diperbarui.")))
        self._state.setVisible(bool(decided))

    def take_same(self) -> None:
        """It is the one that is chosen, the first unless another was."""
        number = max(self._group.checkedId(), 0)
        if self._similar:
            self.decided.emit(self._similar[number].person)

    def take_other(self) -> None:
        """It is nobody who is recorded."""
        if self._similar:
            self.decided.emit(NEW_PERSON)

    def _add(self, row: PlannedRow, one: Resemblance, names: Names, *, is_chosen: bool) -> None:
        found = self._store.recipients.person(one.person)
        if len(row.similar) > 1:
            radio = QRadioButton(one.name)
            self._group.addButton(radio, row.similar.index(one))
            radio.setChecked(is_chosen)
            self._people.addWidget(radio)
        else:
            self._people.addWidget(text_label(one.name, Kind.FIELD_LABEL, wrap=True))
        for line in _lines(row, found.values if found else {}, names):
            self._people.addWidget(text_label(line, wrap=True))
        self._people.addWidget(text_label(sentence(one.why, {}), Kind.CAPTION, wrap=True))


def _lines(row: PlannedRow, values: Mapping[str, Value], names: Names) -> list[str]:
    """What is recorded of somebody; the NIK beside that of the file."""
    if not values:
        return [tr("Ada di berkas ini juga.")]
    mine, theirs = masked_pair(row.nik, str(values.get("nik") or ""))
    nik = tr("NIK {theirs}, di berkas {mine}").format(theirs=theirs or "–", mine=mine or "–")
    told = [
        tr(SHORT.get(field, "{words}")).format(words=words)
        for field in FIELDS
        if (words := value_words(field, values.get(field), names)) != NOTHING
    ]
    return [nik, " · ".join(told)]
