"""The fields of an act on a quota: what is asked, whose letter says so, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.problems import Problem
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.count_edit import CountEdit
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.field_row import LabelledField

Value = str | int | date | None
MOST_DIGITS = 13


class WholeEdit(CountEdit):
    """A number of people or of rupiah, with dots between the thousands as typed."""

    def __init__(self) -> None:
        super().__init__(MOST_DIGITS)

    def _clean(self, text: str) -> str:
        """Dots and blanks are only for the eye."""
        return super()._clean(text.replace(".", "").replace(" ", ""))

    def _group(self, digits: str) -> str:
        return number_text(int(digits)) if digits else ""


class Fields(QObject):
    """Editors by the names that problems give their fields; `changed` follows every edit."""

    changed = Signal()

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self.rows: dict[str, LabelledField] = {}
        self._before: Mapping[str, Value] = {}

    @property
    def is_dirty(self) -> bool:
        """Whether anything differs from what was filled in."""
        return self.values() != self._before

    def fill(self, values: Mapping[str, Value]) -> None:
        """Put values in, all others empty: this is where changes begin."""
        for name, row in self.rows.items():
            _put(row.editor, values.get(name))
        self.clear()
        self._before = self.values()

    def add(self, name: str, label: str, editor: QWidget, *, required: bool = False) -> None:
        """A field; its editor is one of those whose value is known here."""
        icons = self._services.icons
        self.rows[name] = LabelledField(tr(label), editor, icons, required=required)
        if isinstance(editor, ChoiceBox | DateField):
            editor.changed.connect(self._on_changed)
        elif isinstance(editor, QLineEdit):
            editor.textChanged.connect(self._on_changed)

    def add_paper(self) -> None:
        """What the office goes by: a letter with its day and its sentence, or a reason."""
        letter = QLineEdit()
        letter.setPlaceholderText(tr("mis. SK No. 460/7/2025"))
        self.add("letter", "Nomor surat", letter)
        today = self._services.day()
        self.add("letter_date", "Tanggal surat", DateField(partial(parse_date, today=today)))
        sentence = QLineEdit()
        sentence.setPlaceholderText(tr("yang menyebut angkanya"))
        self.add("sentence", "Bunyi suratnya", sentence)
        reason = QLineEdit()
        reason.setPlaceholderText(tr("wajib bila tidak ada surat"))
        self.add("reason", "Alasan", reason)

    def values(self) -> dict[str, Value]:
        """What stands in each field."""
        return {name: _value(row.editor) for name, row in self.rows.items()}

    def first_empty(self) -> QWidget | None:
        """The first editor that holds nothing; a choice that was made is something."""
        for row in self.rows.values():
            value = _value(row.editor)
            if value is None or (value == "" and not isinstance(row.editor, ChoiceBox)):
                return row.editor
        return None

    def text(self, name: str) -> str:
        """A field that is typed as text or chosen; "" if it is not asked."""
        value = self.values().get(name)
        return str(value) if value is not None else ""

    def number(self, name: str) -> int | None:
        """A number; None while nothing is entered."""
        value = self.values().get(name)
        return value if isinstance(value, int) else None

    def day(self, name: str = "letter_date") -> date | None:
        """A date; None while there is none."""
        value = self.values().get(name)
        return value if isinstance(value, date) else None

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Mark the fields and go to the first; returns what belongs to no field here."""
        self.clear()
        marked = [problem for problem in problems if problem.field in self.rows]
        for problem in reversed(marked):
            self.rows[problem.field].show_error(problem.message)
        if marked:
            self.rows[marked[0].field].editor.setFocus()
        return [problem for problem in problems if problem.field not in self.rows]

    def clear(self) -> None:
        """Take all complaints away."""
        for row in self.rows.values():
            row.clear_state()

    def _on_changed(self, _value: object = None) -> None:
        self.changed.emit()


def _value(editor: QWidget) -> Value:
    """What an editor of any sort holds."""
    if isinstance(editor, ChoiceBox):
        return editor.key
    if isinstance(editor, DateField):
        return editor.value
    if isinstance(editor, CountEdit):
        return editor.number
    return editor.text().strip() if isinstance(editor, QLineEdit) else None


def _put(editor: QWidget, value: Value) -> None:
    """The other way round."""
    if isinstance(editor, ChoiceBox):
        editor.key = value if isinstance(value, str) else None
    elif isinstance(editor, DateField):
        editor.value = value if isinstance(value, date) else None
    elif isinstance(editor, CountEdit):
        editor.number = value if isinstance(value, int) else None
    elif isinstance(editor, QLineEdit):
        editor.setText(value if isinstance(value, str) else "")
