"""Whom a row may be about: the recorded people beside it, and the two answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.field_words import NOTHING, Names, value_words
from bansos_desktop.domain.import_choices import NEW_PERSON
from bansos_desktop.domain.import_plan import PlannedRow, Resemblance
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.nik_compare import masked_pair
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.imports.differences import difference_words
from bansos_desktop.ui.pages.imports.emptying import empty
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.text import button, text_label

FIELDS = ("name", "nik", "birth_date", "village_code", "family_card", "address")
NUMBERS = frozenset({"nik", "family_card"})
LABEL_WIDTH = 84


@dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """One field on both sides, in words; numbers are covered but for the digits that differ."""

    field: str
    recorded: str
    written: str
    differs: bool


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
        if found is None:
            self._people.addWidget(text_label(tr("Ada di berkas ini juga."), wrap=True))
        else:
            self._people.addWidget(_table(pairs_of(row, found.values, names)))
        self._people.addWidget(text_label(sentence(one.why, {}), Kind.CAPTION, wrap=True))


def pairs_of(row: PlannedRow, recorded: Mapping[str, Value], names: Names) -> list[Pair]:
    """What is recorded of somebody beside what a row says; what neither says is left out.

    So is a name that is the same: it stands above.
    """
    written = {"name": row.name, "nik": row.nik, **(row.person_values or {})}
    told = (_pair(field, recorded.get(field), written.get(field), names) for field in FIELDS)
    return [
        one
        for one in told
        if {one.recorded, one.written} != {NOTHING} and (one.differs or one.field != "name")
    ]


def _pair(field: str, recorded: Value, written: Value, names: Names) -> Pair:
    differs = str(recorded or "").casefold() != str(written or "").casefold()
    if field in NUMBERS:
        known, new = masked_pair(str(recorded or ""), str(written or ""))
        return Pair(field, known or NOTHING, new or NOTHING, differs)
    known, new = (value_words(field, value, names) for value in (recorded, written))
    return Pair(field, known, new, differs)


def _table(pairs: Sequence[Pair]) -> QWidget:
    """What is recorded, and under it what the file says otherwise; an empty cell says nothing."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE.s)
    grid.setVerticalSpacing(SPACE.xs)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for line, one in enumerate(pairs):
        label = text_label(difference_words(one.field), Kind.CAPTION, wrap=True)
        grid.addWidget(label, 2 * line, 0, top)
        same = "" if one.differs else tr(" · sama")
        grid.addWidget(text_label(f"{one.recorded}{same}", wrap=True), 2 * line, 1)
        if one.differs:
            text = tr("di berkas {words}").format(words=one.written)
            written = text_label(text, wrap=True)
            is_said = NOTHING not in (one.recorded, one.written)
            set_level(written, Level.WARNING if is_said else Level.NEUTRAL)
            grid.addWidget(written, 2 * line + 1, 1)
    return widget
