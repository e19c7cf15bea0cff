"""One question of an import: what is asked, its options, and how many rows wait for the answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from bansos_desktop.domain.import_question import Question
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.meaning_table import option_label
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.text import badge, button, text_label

MOST_RADIOS = 5
COLUMN_PREFIX = "kolom:"


class QuestionCard(QFrame):
    """`answered` tells the key and the answer, `looked` the key of a column to be shown."""

    answered = Signal(str, str)
    looked = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.setProperty("kind", Kind.CARD.value)
        self._message = text_label(question.message, Kind.FIELD_LABEL, wrap=True)
        self._state = badge("")
        self._note = text_label("", Kind.CAPTION, wrap=True)
        self._group = QButtonGroup(self)
        self._radios: dict[str, QRadioButton] = {}
        self._box = ChoiceBox([], placeholder=tr("Pilih jawaban"))
        self._inner = QVBoxLayout(self)
        self._lay_out()
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        """The same question, perhaps answered by now."""
        self.question = question
        self._message.setText(question.message)
        self._state.setText(_state_text(question))
        self._state.setVisible(bool(self._state.text()))
        set_level(self._state, Level.WARNING if question.is_open else Level.NEUTRAL)
        self._show_answer(question)
        assumed = question.is_assumed and not question.is_open
        label = option_label(question, question.taken)
        text = tr("Dianggap “{label}”. Pilih lain bila keliru.").format(label=label)
        self._note.setText(text)
        self._note.setVisible(assumed)

    def focus_answer(self) -> None:
        """Put the keyboard where the answer is given."""
        if self._radios:
            chosen = self._group.checkedButton() or next(iter(self._radios.values()))
            chosen.setFocus()
        else:
            self._box.setFocus()

    def _show_answer(self, question: Question) -> None:
        if not self._radios:
            with QSignalBlocker(self._box):
                self._box.set_choices([(one.value, one.label) for one in question.options])
                self._box.key = question.taken or None
            return
        chosen = self._radios.get(question.taken)
        self._group.setExclusive(chosen is not None)
        for radio in self._radios.values():
            with QSignalBlocker(radio):
                radio.setChecked(radio is chosen)
        self._group.setExclusive(True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        head.addWidget(self._message, 1)
        head.addWidget(self._state)
        inner = self._inner
        inner.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        inner.setSpacing(SPACE.xs)
        inner.addLayout(head)
        for widget in self._answers():
            inner.addWidget(widget)
        inner.addWidget(self._note)
        if self.question.key.startswith(COLUMN_PREFIX):
            letters = self.question.key.rpartition("!")[2]
            look = button(tr("Lihat kolom {letters}").format(letters=letters), Kind.LINK)
            look.clicked.connect(self._on_look)
            inner.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)

    def _answers(self) -> list[QWidget]:
        """A few answers are all in sight; more are a list."""
        key = self.question.key
        if len(self.question.options) > MOST_RADIOS:
            self._box.changed.connect(partial(self.answered.emit, key))
            self._box.setAccessibleName(self.question.message)
            return [self._box]
        self._box.setParent(self)
        self._box.hide()
        for option in self.question.options:
            radio = QRadioButton(option.label)
            self._group.addButton(radio)
            self._radios[option.value] = radio
            radio.clicked.connect(partial(self._on_radio, option.value))
        return list(self._radios.values())

    def _on_look(self) -> None:
        self.looked.emit(self.question.key)

    def _on_radio(self, value: str, _checked: bool = True) -> None:
        if value != self.question.taken or self.question.is_assumed:
            self.answered.emit(self.question.key, value)


def _state_text(question: Question) -> str:
    """How many rows it is about; a question about the whole sheet is about none in particular."""
    if not question.rows:
        return tr("belum dijawab") if question.is_open else ""
    text = tr("{n} baris menunggu") if question.is_open else tr("{n} baris")
    return text.format(n=number_text(question.rows))
