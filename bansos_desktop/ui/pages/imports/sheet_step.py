"""The second step: the sheet as it is, what each column was taken for, and what is asked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from bansos_desktop.domain.meaning import MeaningDomain
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.column_table import asked_columns, field_text
from bansos_desktop.ui.models.sheet_grid import TableMarks
from bansos_desktop.ui.pages.imports.cell_source import CellSource
from bansos_desktop.ui.pages.imports.columns import ColumnsPanel, head_of, rival_columns, rows_of
from bansos_desktop.ui.pages.imports.deciding import Deciding
from bansos_desktop.ui.pages.imports.possible import PossibleAnswers
from bansos_desktop.ui.pages.imports.questions import QuestionsPanel
from bansos_desktop.ui.pages.imports.sheet_view import SheetView
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.elided_label import ElidedLabel
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases.peek_sheet import SheetPeek
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.layout import Layout

SIDES = (560, 600)
QUESTIONS, COLUMNS = range(2)
NEEDED = (SheetField.NIK, SheetField.NAME)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SheetStep(QWidget):
    """`changed` hands over all choices; `accepted` goes on to rows, `dropped` leaves the file."""

    changed = Signal(object)
    accepted = Signal()
    dropped = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._icons = services.icons
        self._plan: ImportPlan | None = None
        self._peek: SheetPeek | None = None
        self._sheet = ""
        self._deciding = Deciding(self)
        self._possible = PossibleAnswers(services.store)
        self._cells = CellSource(services.readings, self)
        self.view = SheetView(services)
        self.questions = QuestionsPanel(services.icons)
        self.columns = ColumnsPanel(services.icons)
        self.tabs = QTabWidget()
        self._file = ElidedLabel("", Kind.SUBTITLE)
        self._about = ElidedLabel("", Kind.CAPTION)
        self._waiting = text_label("", Kind.CAPTION, wrap=True)
        self._banner = Banner(services.icons)
        self.drop = button(tr("Batal"))
        self.go_on = button("", Kind.PRIMARY)
        self._lay_out()
        self._connect()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what the program made of the file; the same file keeps cursor and scroll bars."""
        before, self._plan = self._plan, plan
        is_new = before is None or before.request.path != plan.request.path
        self._deciding.take(plan)
        if is_new:
            self._cells.forget()
            self.questions.forget()
            self._peek = None
            self._banner.dismiss()
        if is_new or not self._sheet:
            self._sheet = plan.layout.sheet
        self._show_sheet(anew=is_new or (before is not None and _is_other_table(before, plan)))
        self.questions.show_questions(
            [self._possible.widened(one) for one in plan.questions],
            self._deciding.choices.untaught,
        )
        self._show_head(plan)
        if is_new:
            self.tabs.setCurrentIndex(QUESTIONS if _open_questions(plan) else COLUMNS)
            self.focus_first()

    @property
    def has_decided(self) -> bool:
        """Whether leaving the file would lose answers."""
        return self._deciding.has_decided

    def set_waiting(self, *, waiting: bool) -> None:
        """While the file is read anew one can go on deciding, but not go on."""
        self.go_on.setEnabled(not waiting)

    def focus_first(self) -> None:
        """Put the keyboard where the step asks for something, else on the way on."""
        if self._plan is not None and _open_questions(self._plan):
            self.questions.focus_first()
        elif asked_columns(self.columns.model.rows):
            self.columns.table.setFocus()
        else:
            self.go_on.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the file, Ctrl+Enter goes on."""
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif with_ctrl and event.key() in _ENTER:
            self.go_on.click()
        else:
            super().keyPressEvent(event)

    def _layout_in_sight(self) -> Layout | None:
        """None for a sheet that is not read."""
        layouts = self._plan.layouts if self._plan is not None else ()
        return next((layout for layout in layouts if layout.sheet == self._sheet), None)

    def _show_sheet(self, *, anew: bool) -> None:
        """The columns of the sheet in sight; its cells come as soon as they are read."""
        plan, layout = self._plan, self._layout_in_sight()
        if plan is None:
            return
        self.columns.show_rows(rows_of(layout, plan.questions) if layout else [], anew=anew)
        self._cells.ask(plan.request.path, plan.source_hash, self._sheet)
        if self._peek is not None and self._peek.sheet == self._sheet:
            self._show_marks()
        else:
            self.view.model.clear()
            self.view.say(tr("Membaca isi lembar…"))

    def _on_cells(self, peek: SheetPeek) -> None:
        self._peek = peek
        self.view.show_cells(peek)
        self._show_marks()
        layout = self._layout_in_sight()
        if layout is not None:
            self.view.show_top(min(layout.header_rows, default=layout.first_row))
        self.view.go_to(self.columns.current)

    def _show_marks(self) -> None:
        """What was found, over the cells."""
        plan, peek, layout = self._plan, self._peek, self._layout_in_sight()
        if plan is None or peek is None:
            return
        read = [one.sheet for one in plan.layouts]
        shown = dict.fromkeys((*peek.visible, *peek.hidden, *read))
        self.view.show_sheets(self._sheet, tuple(shown), read)
        titles = layout.header_rows if layout else ()
        heads = {row.match.column: head_of(row) for row in self.columns.model.rows}
        people = frozenset(
            row.line for row in plan.rows if layout and row.sheet in ("", self._sheet)
        )
        self.view.show_marks(TableMarks(titles, people, heads), titles)

    def _show_head(self, plan: ImportPlan) -> None:
        """What waits, at the tabs and at the button that goes on."""
        self._file.show_text(plan.request.path.name)
        about = tr("{sheets} · {read} baris dibaca")
        sheets = ", ".join(layout.sheet for layout in plan.layouts)
        read = number_text(plan.counts.rows_read)
        self._about.show_text(about.format(sheets=tr("Lembar {n}").format(n=sheets), read=read))
        waiting, doubtful = _open_questions(plan), asked_columns(self.columns.model.rows)
        warn, nothing = Level.WARNING, Level.NEUTRAL
        titles = {QUESTIONS: tr("Pertanyaan ({n})"), COLUMNS: tr("Kolom ({n})")}
        numbers = {QUESTIONS: waiting, COLUMNS: len(self.columns.model.rows)}
        for tab, is_pressing in ((QUESTIONS, waiting > 0), (COLUMNS, doubtful > 0)):
            self.tabs.setTabText(tab, titles[tab].format(n=number_text(numbers[tab])))
            self.tabs.setTabIcon(tab, self._icons.level_icon(warn if is_pressing else nothing))
        self._waiting.setText(_doubts(plan, waiting))
        set_level(self._waiting, Level.WARNING if _missing(plan) else Level.NEUTRAL)
        self.go_on.setText(
            tr("Lanjut tanpa baris yang menunggu") if waiting else tr("Lanjut: lihat setiap baris")
        )

    def _on_column(self, column: int, field: SheetField | None) -> None:
        """A field stands in one column: whichever was read as the same before is read no more."""
        others = rival_columns(self.columns.model.rows, column, field)
        plan = self._plan
        layout = self._layout_in_sight()
        if plan is None or layout is None:
            return
        said = dict(self._deciding.choices.columns)
        for sheet in _of_one_making(plan, layout):
            said |= {(sheet, other): None for other in others}
            said[sheet, column] = field
        if others:
            text = tr("Kolom {letters} tidak lagi dibaca sebagai {field}.")
            letters = ", ".join(column_letters(other) for other in others)
            self._banner.show_message(
                Level.INFO, text.format(letters=letters, field=field_text(field))
            )
        self._deciding.decide(columns=said)

    def _on_answers(self, answers: Mapping[str, str]) -> None:
        self._deciding.decide(answers={**self._deciding.choices.answers, **answers})

    def _on_taught(self, domain: MeaningDomain, is_taught: bool) -> None:
        """Whether answers about texts of a kind hold for the next files, too."""
        untaught, one = self._deciding.choices.untaught, {domain.value}
        self._deciding.decide(untaught=untaught - one if is_taught else untaught | one)

    def _on_look(self, key: str) -> None:
        """Show the column that a question names as sheet and letters."""
        sheet, _mark, letters = key.partition(":")[2].rpartition("!")
        if sheet != self._sheet:
            self._on_sheet(sheet)
        for row in self.columns.model.rows:
            if row.letters == letters:
                self.columns.go_to(row.match.column)

    def _on_titles(self, lines: tuple[int, ...]) -> None:
        titles = {**self._deciding.choices.header_rows, self._sheet: lines}
        self._deciding.decide(header_rows=titles)

    def _on_sheet(self, sheet: str) -> None:
        self._sheet = sheet
        self._show_sheet(anew=True)

    def _connect(self) -> None:
        self._deciding.changed.connect(self.changed)
        self._cells.read.connect(self._on_cells)
        self._cells.failed.connect(lambda sentence: self.view.say(sentence, Level.ERROR))
        self.columns.changed.connect(self._on_column)
        self.columns.column_picked.connect(self.view.go_to)
        self.view.column_picked.connect(self.columns.go_to)
        self.view.titled.connect(self._on_titles)
        self.view.sheet_picked.connect(self._on_sheet)
        self.view.sheets_picked.connect(lambda names: self._deciding.decide(sheets=names))
        self.questions.answered.connect(self._on_answers)
        self.questions.taught.connect(self._on_taught)
        self.questions.looked.connect(self._on_look)
        self.drop.clicked.connect(self.dropped)
        self.go_on.clicked.connect(self.accepted)

    def _lay_out(self) -> None:
        self.tabs.addTab(self.questions, "")
        self.tabs.addTab(self.columns, "")
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.tabs)
        sides.addWidget(self.view)
        sides.setSizes(SIDES)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._file)
        words.addWidget(self._about)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.m)
        foot.addWidget(self.drop)
        foot.addWidget(self._waiting, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addLayout(words)
        layout.addWidget(self._banner)
        layout.addWidget(sides, 1)
        layout.addLayout(foot)


def _open_questions(plan: ImportPlan) -> int:
    return sum(question.is_open for question in plan.questions)


def _missing(plan: ImportPlan) -> str:
    """The columns that no list can do without and that none of the sheets has, in words."""
    found = {field for layout in plan.layouts for field in layout.columns}
    return ", ".join(field_text(field) for field in NEEDED if field not in found)


def _doubts(plan: ImportPlan, waiting: int) -> str:
    """What stands in the way of rows, in a line beside the button that goes on."""
    said = []
    if missing := _missing(plan):
        text = tr("Kolom {fields} belum ditemukan: pilih kolomnya di daftar Kolom.")
        said.append(text.format(fields=missing))
    if waiting:
        rows = min(sum(q.rows for q in plan.questions if q.is_open), plan.counts.rows_read)
        text = tr("{n} pertanyaan belum dijawab; paling banyak {rows} baris menunggu jawabannya.")
        said.append(text.format(n=number_text(waiting), rows=number_text(rows)))
    return " ".join(said)


def _is_other_table(before: ImportPlan, now: ImportPlan) -> bool:
    """Whether the title rows moved, so that all columns are others."""
    return [one.header_rows for one in before.layouts] != [one.header_rows for one in now.layouts]


def _of_one_making(plan: ImportPlan, layout: Layout) -> list[str]:
    """The sheets that are built like one: what holds for its columns holds for theirs."""
    twins = [x.sheet for x in plan.layouts if layout.signature and x.signature == layout.signature]
    return twins or [layout.sheet]
