"""Texts nobody knows, of one kind, in a table: what each means, and whether to remember it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.meaning import MeaningDomain
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.meaning_table import (
    ANSWER,
    ROWS,
    TEXT,
    MeaningTable,
)
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.choice_delegate import ChoiceTable
from bansos_desktop.ui.widgets.flow_layout import FlowLayout
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import badge, button, text_label

PREFIX = "arti:"
ROW_HEIGHT = 32
MOST_ROWS = 7
WIDTHS = {TEXT: 132, ROWS: 60}


class MeaningCard(QFrame):
    """`answered` tells answers by key, `taught` whether they are to be remembered."""

    answered = Signal(object)
    taught = Signal(object, bool)

    def __init__(self, domain: MeaningDomain) -> None:
        super().__init__()
        self._domain = domain
        self._questions: Sequence[Question] = ()
        self.model = MeaningTable()
        self.table = ChoiceTable(ANSWER)
        self._state = badge("")
        self.remember = QCheckBox(tr("Ingat untuk berkas berikutnya"))
        self.remember.setChecked(True)
        self.remember.toggled.connect(partial(self.taught.emit, domain))
        self.take_hints = button(tr("Terapkan saran"))
        self.take_hints.clicked.connect(self._on_hints)
        self.model.answered.connect(self.answered)
        self.setProperty("kind", Kind.CARD.value)
        self._set_up_table()
        self._lay_out()

    def show_taught(self, *, is_taught: bool) -> None:
        """Show whether the answers are to be remembered."""
        with QSignalBlocker(self.remember):
            self.remember.setChecked(is_taught)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show them; those that were there stay in their lines."""
        self._questions = questions
        self.model.show(questions)
        waiting = sum(one.is_open for one in questions)
        self._state.setText(
            tr("{n} belum dijawab").format(n=number_text(waiting))
            if waiting
            else tr("{n} sudah dijawab").format(n=number_text(len(questions)))
        )
        set_level(self._state, Level.WARNING if waiting else Level.SUCCESS)
        hints = len(self.model.suggestions())
        self.take_hints.setText(tr("Terapkan {n} saran").format(n=number_text(hints)))
        self.take_hints.setVisible(hints > 0)
        frame = 2 * self.table.frameWidth() + self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(min(len(questions), MOST_ROWS) * ROW_HEIGHT + frame + 2)

    def focus_answer(self) -> None:
        """Put the keyboard on the first text without an answer."""
        waiting = [line for line, one in enumerate(self._questions) if one.is_open]
        self.table.setCurrentIndex(self.model.index(waiting[0] if waiting else 0, ANSWER))
        self.table.setFocus()

    def _on_hints(self) -> None:
        hints: Mapping[str, str] = self.model.suggestions()
        self.answered.emit(dict(hints))
        self.table.setFocus()

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        name = tr("{kind} yang tidak dikenal").format(kind=tr(self._domain.label))
        dress_table(table, name, row_height=ROW_HEIGHT)
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        title = tr("{kind}: apa artinya?").format(kind=tr(self._domain.label))
        head.addWidget(text_label(title, Kind.FIELD_LABEL), 1)
        head.addWidget(self._state)
        foot = FlowLayout(ends_right=True)
        foot.addWidget(self.remember)
        foot.addWidget(self.take_hints)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        layout.setSpacing(SPACE.s)
        layout.addLayout(head)
        layout.addWidget(self.table)
        layout.addLayout(foot)


def is_meaning(question: Question) -> bool:
    """Whether an answer teaches what a text means."""
    return question.key.startswith(PREFIX)


def domain_of(question: Question) -> MeaningDomain:
    """What kind of text is asked about."""
    return MeaningDomain(question.key.split(":", 3)[1])
