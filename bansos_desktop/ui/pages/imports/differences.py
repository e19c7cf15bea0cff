"""What rows would change in records that stand, each with a tick that allows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.domain.field_words import Names, field_words, value_words
from bansos_desktop.domain.history import ARROW
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_plan import Difference, PlannedRow
from bansos_desktop.domain.records import PERSON_FIELDS, Kind
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.pages.imports.emptying import empty
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.theme import Kind as Part
from bansos_desktop.ui.widgets.text import text_label

INDENT = 28


@dataclass(frozen=True, slots=True)
class Tick:
    """A field that may be changed: `detail` is from what to what; a locked one cannot be chosen."""

    field: str
    words: str
    detail: str
    is_on: bool
    locked: str = ""


class TickList(QWidget):
    """`ticked` tells a field and whether it may be changed."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._details: dict[str, QLabel] = {}
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show the fields; where they are the same as before, the keyboard stays where it is."""
        if list(self.boxes) != [tick.field for tick in ticks]:
            self._make([tick.field for tick in ticks])
        for tick in ticks:
            box, detail = self.boxes[tick.field], self._details[tick.field]
            text = f"{tick.detail}\n{tick.locked}" if tick.locked else tick.detail
            box.setText(tick.words)
            box.setChecked(tick.is_on)
            box.setEnabled(not tick.locked)
            box.setAccessibleDescription(text)
            detail.setText(text)

    def _make(self, fields: Sequence[str]) -> None:
        empty(self._list)
        self.boxes, self._details = {}, {}
        for field in fields:
            box = self.boxes[field] = QCheckBox()
            box.clicked.connect(partial(self._on_clicked, field))
            detail = self._details[field] = text_label("", Part.CAPTION, wrap=True)
            detail.setContentsMargins(INDENT, 0, 0, SPACE.xs)
            self._list.addWidget(box)
            self._list.addWidget(detail)

    def _on_clicked(self, field: str) -> None:
        self.ticked.emit(field, self.boxes[field].isChecked())


class AllChanges(QScrollArea):
    """The fields that any row would change, to be allowed or kept for all rows at once."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._about = text_label("", wrap=True)
        self.list = TickList()
        self.list.ticked.connect(self.ticked)
        body = QWidget()
        body.setProperty("kind", "form-body")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, 0)
        inner.setSpacing(SPACE.s)
        inner.addWidget(self._about)
        inner.addWidget(self.list)
        inner.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[PlannedRow], choices: ImportChoices, names: Names) -> int:
        """Show the fields by how many rows would change them; returns how many fields."""
        counts: dict[str, int] = {}
        first: dict[str, tuple[PlannedRow, Difference]] = {}
        for row in rows:
            for one in row.differences:
                if one.disputed:
                    continue
                counts[one.field] = counts.get(one.field, 0) + 1
                first.setdefault(one.field, (row, one))
        ticks = []
        for field in sorted(counts, key=lambda name: -counts[name]):
            row, one = first[field]
            words = tr("{field} ({n} baris)").format(
                field=difference_words(field), n=number_text(counts[field])
            )
            detail = tr("Baris {line}: {change}").format(
                line=number_text(row.line), change=change_words(one, names)
            )
            ticks.append(Tick(field, words, detail, field not in choices.kept))
        self._about.setText(
            tr("Yang dicentang diubah menurut berkas; yang tidak, tetap seperti yang tercatat.")
            if ticks
            else tr("Tidak ada data tercatat yang akan berubah.")
        )
        self.list.show_ticks(ticks)
        return len(ticks)


def row_ticks(
    row: PlannedRow, choices: ImportChoices, planned: ImportChoices, names: Names
) -> list[Tick]:
    """What one row would change; `planned` are the choices that its plan already knows."""
    ticks = []
    for one in row.differences:
        key = (row.sheet, row.line, one.field)
        locked = ""
        if one.field in choices.kept:
            locked = tr("Tidak diubah di semua baris.")
        elif one.kept and not (one.disputed or _is_chosen(key, planned)):
            locked = tr("Sudah ditetapkan, jadi tidak diubah oleh berkas.")
        wanted = key in choices.taken_in if one.disputed else key not in choices.kept_in
        is_on = not locked and wanted
        ticks.append(
            Tick(one.field, difference_words(one.field), change_words(one, names), is_on, locked)
        )
    return ticks


def _is_chosen(key: tuple[str, int, str], planned: ImportChoices) -> bool:
    """Whether somebody chose that a field of a row, or of all rows, stays."""
    return key in planned.kept_in or key[2] in planned.kept


def difference_words(field: str) -> str:
    """What a field of a person or a proposal is called."""
    return tr(field_words(kind_of(field), field))


def kind_of(field: str) -> Kind:
    """Whose field it is: no name stands in both."""
    return Kind.PERSON if field in PERSON_FIELDS else Kind.PROPOSAL


def change_words(one: Difference, names: Names) -> str:
    """From what to what."""
    old, new = (value_words(one.field, value, names) for value in (one.old, one.new))
    return f"{old} {ARROW} {new}"
