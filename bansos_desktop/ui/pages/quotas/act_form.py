"""The short forms under the table: moving places, entering a figure or a ceiling, choosing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.domain.problems import Problem
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.quotas.letter_fields import Fields, Value
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import is_plain_enter
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.text import button, text_label

COLUMNS = 4
LEAST_HEIGHT = 244
AddFields = Callable[[Fields], None]


@dataclass(frozen=True, slots=True)
class FormPlan:
    """A form: what it is about, its fields and what they begin with.

    `note` tells from the fields as they stand what is worth knowing, such as places that are free.
    """

    title: str
    save: str
    add_fields: AddFields
    values: Mapping[str, Value] = field(default_factory=dict)
    note: Callable[[Fields], str] | None = None


class ActForm(QFrame):
    """`saved` asks for the act, `left` for the way back."""

    saved = Signal()
    left = Signal()

    def __init__(self, services: Services, plan: FormPlan) -> None:
        super().__init__()
        set_kind(self, Kind.CARD)
        self._plan = plan
        self.fields = Fields(services, self)
        plan.add_fields(self.fields)
        self.banner = Banner(services.icons)
        self._title = text_label(plan.title, Kind.SUBTITLE, wrap=True)
        self._note = text_label("", Kind.CAPTION, wrap=True)
        self.save_button = button(plan.save, Kind.PRIMARY)
        self.save_button.setToolTip(tr("Ctrl+Enter"))
        self.back_button = button(tr("Batal"))
        self._lay_out()
        self.fields.fill(plan.values)
        self._on_changed()
        self._connect()

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed."""
        return self.fields.is_dirty

    @property
    def note(self) -> str:
        """What stands under the title."""
        return self._note.text()

    def focus_first(self) -> None:
        """Put the cursor into the first field that is still empty."""
        if (empty := self.fields.first_empty()) is not None:
            empty.setFocus()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the fields; what is about none of them is said above."""
        others = self.fields.show_problems(problems)
        if others:
            self.say(Level.ERROR, " ".join(problem.message for problem in others))

    def say(self, level: Level, text: str) -> None:
        """Tell what became of it."""
        self.banner.show_message(level, text)

    def set_waiting(self, *, waiting: bool) -> None:
        """While it is being written nothing else is typed."""
        self.save_button.setText(tr("Menyimpan…") if waiting else self._plan.save)
        for widget in (self.save_button, self.back_button, *self.fields.rows.values()):
            widget.setEnabled(not waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field."""
        if is_plain_enter(event):
            self.focusNextChild()
            return True
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        note = self._plan.note(self.fields) if self._plan.note else ""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _connect(self) -> None:
        self.fields.changed.connect(self._on_changed)
        self.save_button.clicked.connect(self.saved)
        self.back_button.clicked.connect(self.left)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.m)
        grid.setVerticalSpacing(SPACE.s)
        for number, row in enumerate(self.fields.rows.values()):
            grid.addWidget(row, number // COLUMNS, number % COLUMNS, Qt.AlignmentFlag.AlignTop)
            _focusable(row.editor).installEventFilter(self)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        head.addWidget(self._title, 1)
        head.addWidget(self.back_button)
        head.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.s)
        layout.setSpacing(SPACE.s)
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addWidget(self.banner)
        layout.addWidget(_scrolled(grid), 1)
        self.setMinimumHeight(LEAST_HEIGHT)


def _scrolled(grid: QGridLayout) -> QScrollArea:
    """Where the window is too low the fields scroll, and the buttons stay in sight."""
    body, column = QWidget(), QVBoxLayout()
    column.setContentsMargins(0, 0, SPACE.xs, 0)
    column.addLayout(grid)
    column.addStretch(1)
    body.setLayout(column)
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for ground in (area, area.viewport(), body):
        ground.setAutoFillBackground(False)  # the card shows through
    return area


def _focusable(editor: QWidget) -> QWidget:
    return editor.focusProxy() or editor
