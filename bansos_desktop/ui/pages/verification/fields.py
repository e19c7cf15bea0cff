"""The answers of a visit: their editors, and moving a draft in and out of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.position import Position, parse_position
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.records import CRITERIA
from bansos_desktop.domain.visit import Recommendation, VisitDraft
from bansos_desktop.store.reference import ReferenceReader
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.verification.words import ASSETS, BUDGET, EARLIER, SKILL
from bansos_desktop.ui.pages.verification.worklist_table import OUTCOME_WORDS
from bansos_desktop.ui.theme import LEVEL_OF_SEVERITY, SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.digit_edit import DigitEdit
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.ui.widgets.tri_state import AnswerButtons, TriState

TYPED, FROM_PHOTO = "ketik", "foto"
LINES = ("officer", "assets", "earlier_aid", "skill", "reason", "note")


@dataclass(frozen=True, slots=True)
class Spec:
    """How a field reads on the form; `half` fields stand two on a line."""

    name: str
    label: str
    required: bool = False
    half: bool = False


SPECS: Mapping[str, tuple[Spec, ...]] = {
    "Kunjungan": (
        Spec("visited_on", "Tanggal kunjungan", required=True, half=True),
        Spec("officer", "Petugas", required=True, half=True),
        Spec("outcome", "Hasil kunjungan", required=True),
        Spec("position", "Koordinat rumah"),
    ),
    ASSETS: (
        Spec("house", "Kepemilikan rumah", half=True),
        Spec("assets", "Aset", half=True),
    ),
    BUDGET: (
        Spec("income", "Penghasilan", half=True),
        Spec("expense", "Seluruh pengeluaran", half=True),
        Spec("food_expense", "Di antaranya untuk makan", half=True),
    ),
    EARLIER: (
        Spec("earlier_aid", "Bantuan apa, dari siapa", half=True),
        Spec("earlier_aid_year", "Tahun", half=True),
    ),
    SKILL: (
        Spec("skill", "Keterampilan", half=True),
        Spec("will", "Minat berusaha", half=True),
    ),
    "Rekomendasi": (
        Spec("recommendation", "Rekomendasi", required=True),
        Spec("reason", "Alasan"),
    ),
    "Catatan": (Spec("note", "Catatan petugas"),),
}


class CriterionRow(QWidget):
    """One of the nine questions: its words at the left, Ya and Tidak at the right."""

    def __init__(self, number: int, words: str, icons: IconSet) -> None:
        super().__init__()
        del icons
        self.answer = TriState()
        self.answer.setAccessibleName(words)
        self._note = text_label("", Kind.CAPTION, wrap=True)
        self._note.hide()
        label = text_label(f"{number}. {words}", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(SPACE.m)
        line.addWidget(label, 1)
        line.addWidget(self.answer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addLayout(line)
        layout.addWidget(self._note)

    @property
    def note(self) -> str:
        """What stands under the question."""
        return self._note.text()

    def show_problem(self, problem: Problem | None) -> None:
        """Say what the amounts or the rule say about this answer."""
        self._note.setText(problem.message if problem else "")
        self._note.setVisible(problem is not None)
        set_level(self._note, LEVEL_OF_SEVERITY[problem.severity] if problem else Level.NEUTRAL)


class VisitFields:
    """All editors, by the name of the draft's field; `position` stands for both coordinates."""

    def __init__(
        self, icons: IconSet, reference: ReferenceReader, *, today: Callable[[], date]
    ) -> None:
        self._today = today
        self._found: Position | None = None
        self._unused: Position | None = None
        self._source = ""
        self.visited_on = DateField(self._parse)
        self.officer, self.assets, self.earlier_aid = QLineEdit(), QLineEdit(), QLineEdit()
        self.skill, self.reason, self.note, self.position = (QLineEdit() for _ in range(4))
        self.outcome = AnswerButtons([(key, tr(text)) for key, text in OUTCOME_WORDS.items()])
        self.house = ChoiceBox(reference.codes("rumah"), placeholder=tr("Pilih"))
        self.will = ChoiceBox(reference.codes("minat"), placeholder=tr("Pilih"))
        self.income, self.expense, self.food_expense = MoneyEdit(), MoneyEdit(), MoneyEdit()
        self.earlier_aid_year = DigitEdit((4,))
        self.recommendation = AnswerButtons([(one.value, tr(one.label)) for one in Recommendation])
        self.position.setPlaceholderText(tr("-0,502 117,153 atau tempel dari Google Maps"))
        self.assets.setPlaceholderText(tr("Motor, ternak, kebun…"))
        self.earlier_aid.setPlaceholderText(tr("Kosong bila tidak pernah"))
        self.criteria = [
            CriterionRow(number, label, icons)
            for number, (_code, label) in enumerate(reference.codes("kriteria_fakir_miskin"), 1)
        ][: len(CRITERIA)]
        self.rows: Mapping[str, LabelledField] = {
            spec.name: LabelledField(
                tr(spec.label), self.editor(spec.name), icons, required=spec.required
            )
            for specs in SPECS.values()
            for spec in specs
        }

    def editor(self, name: str) -> QWidget:
        """The editor of a field."""
        editor = getattr(self, name)
        assert isinstance(editor, QWidget)  # noqa: S101 - tells the type checker what SPECS holds
        return editor

    def draft(self) -> VisitDraft:
        """What is entered now."""
        found = self._read_position()
        return VisitDraft(
            visited_on=self.visited_on.value,
            latitude=found.latitude if found else "",
            longitude=found.longitude if found else "",
            position_source=self._source_of(found),
            outcome=self.outcome.value,
            criteria=tuple(row.answer.value for row in self.criteria),
            house=self.house.key or "",
            will=self.will.key or "",
            earlier_aid_year=int(self.earlier_aid_year.digits or 0) or None,
            recommendation=self.recommendation.value,
            income=self.income.amount,
            expense=self.expense.amount,
            food_expense=self.food_expense.amount,
            officer=self.officer.text(),
            assets=self.assets.text(),
            earlier_aid=self.earlier_aid.text(),
            skill=self.skill.text(),
            reason=self.reason.text(),
            note=self.note.text(),
        )

    def show(self, draft: VisitDraft) -> None:
        """Put a draft into the editors."""
        for name in LINES:
            line = self.editor(name)
            if isinstance(line, QLineEdit):
                line.setText(getattr(draft, name))
                line.setCursorPosition(0)
        self.visited_on.value = draft.visited_on
        self.outcome.value, self.recommendation.value = draft.outcome, draft.recommendation
        for row, answer in zip(self.criteria, draft.criteria, strict=True):
            row.answer.value = answer
        self.house.key, self.will.key = draft.house or None, draft.will or None
        self.income.amount, self.expense.amount = draft.income, draft.expense
        self.food_expense.amount = draft.food_expense
        self.earlier_aid_year.digits = str(draft.earlier_aid_year or "")
        placed = bool(draft.latitude and draft.longitude)
        known = Position(draft.latitude, draft.longitude) if placed else None
        self._show_position(known, draft.position_source)

    def texts(self) -> Mapping[str, str]:
        """What is typed but means nothing yet, as it stands, by field."""
        lines = {"visited_on": self.visited_on.line, "position": self.position}
        return {problem.field: lines[problem.field].text() for problem in self.unread()}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put back what could not be read."""
        if "visited_on" in texts:
            self.visited_on.value = None
            self.visited_on.line.setText(texts["visited_on"])
        if "position" in texts:
            self.position.setText(texts["position"])

    def take_position(self, latitude: str, longitude: str) -> None:
        """Take a photo's position if none stands here; otherwise only tell of it."""
        if self.position.text().strip():
            self._unused = Position(latitude, longitude)
        else:
            self._show_position(Position(latitude, longitude), FROM_PHOTO)

    def unread(self) -> list[Problem]:
        """What is typed but means nothing, so that it would be lost by saving."""
        problems = []
        if not self.visited_on.is_readable:
            problems.append(error("visit.date_missing", "visited_on"))
        if self.position.text().strip() and self._read_position() is None:
            problems.append(error("visit.position_unreadable", "position"))
        return problems

    def show_problems(self, problems: Sequence[Problem], *, patient: bool) -> None:
        """Mark each field with its first finding; a patient form does not nag about empty."""
        shown: dict[str, Problem] = {}
        for problem in problems:
            if not (patient and problem.code.endswith("_missing")):
                shown.setdefault(problem.field, problem)
        for name, row in self.rows.items():
            row.show_problem(shown.get(name))
        for number, line in enumerate(self.criteria):
            line.show_problem(shown.get(f"criterion_{number}"))
        if "position" not in shown:
            self._explain_position()

    def go_to(self, name: str) -> None:
        """Put the cursor into a field of that name; of the criteria into the first open one."""
        if name in self.rows:
            self.editor(name).setFocus()
        elif name == "criteria":
            still_open = [row.answer for row in self.criteria if not row.answer.value]
            still_open[0].setFocus()

    def all_editors(self) -> list[QWidget]:
        """Every widget that takes the keyboard, for the form to listen to."""
        return [self.editor(name) for name in self.rows] + [row.answer for row in self.criteria]

    def _explain_position(self) -> None:
        """How the position was understood, and that a photo knows another."""
        row, found = self.rows["position"], self._read_position()
        if found is None:
            return
        if self._unused is not None and self._unused != found:
            text = tr("Foto memuat koordinat lain: {text}. Yang tertulis di sini tidak diganti.")
            row.show_note(text.format(text=self._unused.text))
        elif self._source_of(found) == FROM_PHOTO:
            row.show_ok(tr("Dari foto: {text}").format(text=found.text))
        else:
            row.show_ok(found.text)

    def _read_position(self) -> Position | None:
        return parse_position(self.position.text())

    def _source_of(self, found: Position | None) -> str:
        """Where the position came from; one that was typed over is a typed one."""
        if found is None:
            return ""
        return self._source if found == self._found and self._source else TYPED

    def _show_position(self, position: Position | None, source: str) -> None:
        self._found, self._source, self._unused = position, source, None
        self.position.setText(position.text if position else "")

    def _parse(self, text: str) -> date | None:
        return parse_date(text, today=self._today())


def defaults(officer: str, today: date, after: VisitDraft | None = None) -> VisitDraft:
    """A new visit: today and by this user, or of the day and officer of the one just recorded."""
    blank = VisitDraft(visited_on=today, officer=officer)
    if after is None:
        return blank
    return replace(blank, visited_on=after.visited_on, officer=after.officer)
