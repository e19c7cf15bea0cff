"""One row of an import in full: its findings in sentences, what it changes, whom it resembles."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.domain.field_words import NOTHING, UNSAID, Names, value_words
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.import_preview import LABELS, key_of, level_of
from bansos_desktop.ui.pages.imports.differences import TickList, difference_words, row_ticks
from bansos_desktop.ui.pages.imports.emptying import empty
from bansos_desktop.ui.pages.imports.similar import SimilarPanel
from bansos_desktop.ui.theme import LEVEL_OF_SEVERITY, SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.text import badge, icon_label, text_label

ICON_SIZE = 16
LABEL_WIDTH = 112
_ORDER = tuple(Severity)
# What every new proposal of this import has alike says nothing about the row.
_ALIKE = frozenset({"programme", "year", "stage", "proposed_on"})


class RowPanel(QScrollArea):
    """`ticked` tells a field and whether this row may change it, `decided` who the row is."""

    ticked = Signal(str, bool)
    decided = Signal(str)

    def __init__(self, store: Store, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._name = text_label("", Kind.SUBTITLE, wrap=True)
        self._badge = badge("")
        self._about = text_label("", Kind.CAPTION, wrap=True)
        self._findings = QVBoxLayout()
        self._changes_title = text_label(tr("Yang berubah (centang = ubah)"), Kind.SECTION)
        self.ticks = TickList()
        self._similar_title = text_label(tr("Orang yang sama? 1 = ya, 2 = bukan"), Kind.SECTION)
        self.similar = SimilarPanel(store)
        self._values_title = text_label(tr("Yang dicatat"), Kind.SECTION)
        self._values = QVBoxLayout()
        self.ticks.ticked.connect(self.ticked)
        self.similar.decided.connect(self.decided)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """No row is chosen."""
        self._name.setText(tr("Pilih sebuah baris"))
        self._about.setText(tr("Temuan dan perubahannya tampil di sini."))
        self._badge.hide()
        empty(self._findings)
        empty(self._values)
        for part in (
            self._changes_title,
            self.ticks,
            self._similar_title,
            self.similar,
            self._values_title,
        ):
            part.hide()

    def show_row(
        self, row: PlannedRow, choices: ImportChoices, planned: ImportChoices, names: Names
    ) -> None:
        """Show a row; `planned` are the choices its plan knows, `choices` those of now."""
        self._name.setText(row.name or tr("Tanpa nama"))
        parts = (tr("Baris {n}").format(n=number_text(row.line)), masked(row.nik), row.place)
        self._about.setText(" · ".join(filter(None, parts)))
        self._badge.setText(tr(LABELS[row.outcome]))
        set_level(self._badge, level_of(row))
        self._badge.show()
        empty(self._findings)
        for problem in sorted(row.problems, key=lambda one: _ORDER.index(one.severity)):
            self._findings.addWidget(self._finding(problem))
        ticks = row_ticks(row, choices, planned, names)
        self.ticks.show_ticks(ticks)
        self._set_shown(bool(ticks), self._changes_title, self.ticks)
        self._set_shown(bool(row.similar), self._similar_title, self.similar)
        if row.similar:
            self.similar.show_row(row, choices.people.get(key_of(row), ""), names)
        self._show_values(row, names)

    def focus_first(self) -> None:
        """Put the keyboard on what can be decided about the row."""
        if not self.similar.isHidden():
            self.similar.same.setFocus()
        elif not self.ticks.isHidden():
            next(iter(self.ticks.boxes.values())).setFocus()

    def _finding(self, problem: Problem) -> QWidget:
        level = LEVEL_OF_SEVERITY[problem.severity]
        widget = QWidget()
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        icon = icon_label(self._icons.level_icon(level), ICON_SIZE)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        text = text_label(problem.message, wrap=True)
        set_level(text, level if level is not Level.INFO else Level.NEUTRAL)
        layout.addWidget(text, 1)
        return widget

    def _show_values(self, row: PlannedRow, names: Names) -> None:
        """What a new row records, or one that waits says; of a known one the differences matter."""
        empty(self._values)
        new: Mapping[str, Value] = {}
        if row.outcome in (Outcome.CREATED, Outcome.SIMILAR):
            new = {**(row.person_values or {}), **(row.proposal_values or {})}
            new |= row.visit_values or {}
        told = [(field, value_words(field, value, names)) for field, value in new.items()]
        shown = [pair for pair in told if pair[0] not in UNSAID | _ALIKE and pair[1] != NOTHING]
        waits = row.outcome is Outcome.SIMILAR
        self._values_title.setText(tr("Tertulis di berkas") if waits else tr("Yang dicatat"))
        self._set_shown(bool(shown), self._values_title)
        if shown:
            self._values.addWidget(_table(shown))

    def _set_shown(self, is_shown: bool, *parts: QWidget) -> None:
        for part in parts:
            part.setVisible(is_shown)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        head.addWidget(self._name, 1)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        body.setProperty("kind", "form-body")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, 0)
        inner.setSpacing(SPACE.s)
        inner.addLayout(head)
        inner.addWidget(self._about)
        inner.addWidget(self._similar_title)
        inner.addWidget(self.similar)
        inner.addLayout(self._findings)
        inner.addWidget(self._changes_title)
        inner.addWidget(self.ticks)
        inner.addWidget(self._values_title)
        inner.addLayout(self._values)
        inner.addStretch(1)
        self.setWidget(body)


def _table(pairs: list[tuple[str, str]]) -> QWidget:
    """Fields and values side by side."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE.s)
    grid.setVerticalSpacing(SPACE.xs)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    for line, (field, words) in enumerate(pairs):
        label = text_label(difference_words(field), Kind.CAPTION, wrap=True)
        grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text_label(words, wrap=True), line, 1)
    return widget
