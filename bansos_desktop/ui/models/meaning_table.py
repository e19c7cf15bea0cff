"""Many texts of one kind that nobody knows, each with what it may mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.meaning import LEAVE
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.titled_table import RIGHT, Heading, Index, TitledTable
from bansos_desktop.ui.theme import PALETTE
from bansos_desktop.ui.widgets.choice_delegate import ChoicesRole

HEADINGS = (Heading("Tulisan di berkas"), Heading("Baris", is_number=True), Heading("Artinya"))
TEXT, ROWS, ANSWER = range(3)


class MeaningTable(TitledTable):
    """`answered` tells answers by the keys of their questions."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__(HEADINGS)
        self._questions: list[Question] = []

    def show(self, questions: Sequence[Question]) -> None:
        """Show questions; the same ones stay in their lines."""
        before = [one.key for one in self._questions]
        now = [one.key for one in questions]
        if before == now and now:
            self._questions = list(questions)
            self.dataChanged.emit(self.index(0, 0), self.index(len(now) - 1, ANSWER))
            return
        self.beginResetModel()
        self._questions = list(questions)
        self.endResetModel()

    def suggestions(self) -> Mapping[str, str]:
        """The likeliest answer of each open question, where there is one."""
        return {
            one.key: hint for one in self._questions if one.is_open and (hint := likeliest(one))
        }

    def count_rows(self) -> int:
        """One line a text."""
        return len(self._questions)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what a text means can be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == ANSWER else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, its rows, and the answer; where there is none yet, what is suggested."""
        if not index.isValid():
            return None
        question, column = self._questions[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (asked_text(question), number_text(question.rows), _answer(question))[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return question.message
        if role == Qt.ItemDataRole.TextAlignmentRole and column == ROWS:
            return RIGHT
        return _choice(question, role) if column == ANSWER else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take the answer; the next plan shows it."""
        del role  # views write with this one only
        question = self._questions[index.row()]
        if str(value) == question.taken and not question.is_assumed:
            return False
        self.answered.emit({question.key: str(value)})
        return True


def asked_text(question: Question) -> str:
    """What stands in the file; the key has it as well, but stripped of its looks."""
    return dict(question.values).get("text", "") or question.key.rpartition(":")[2]


def likeliest(question: Question) -> str:
    """The first of the options that are likely, which stand before LEAVE; "" if there is none.

    What stands behind it is only everything else that there is.
    """
    values = [one.value for one in question.options]
    return values[0] if LEAVE in values and values[0] != LEAVE else ""


def option_label(question: Question, value: str) -> str:
    """How an answer reads."""
    return next((one.label for one in question.options if one.value == value), value)


def _choice(question: Question, role: int) -> object:
    """What may be chosen, what is, and the colour of what nobody has chosen yet."""
    if role == ChoicesRole:
        return [(option.value, option.label) for option in question.options]
    if role == Qt.ItemDataRole.EditRole:
        return question.taken or likeliest(question)
    if role == Qt.ItemDataRole.ForegroundRole and question.is_open:
        return QColor(PALETTE.warning)
    return None


def _answer(question: Question) -> str:
    if question.taken:
        return option_label(question, question.taken)
    hint = likeliest(question)
    if not hint:
        return tr("Pilih artinya")
    return tr("Saran: {label}").format(label=option_label(question, hint))
