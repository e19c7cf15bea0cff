"""What every form beside a list is: its frame, its way with keys, checking, waiting, saving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.domain.problems import Problem, Severity, stops
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.last_change import LastChange
from bansos_desktop.ui.widgets.text import button, icon_button, text_label

CHECK_AFTER_MS = 200


class SideForm(QFrame):
    """`saved` tells the proposal kept and the topics; subclasses fill the body and write."""

    saved = Signal(str, object)
    closed = Signal()

    def __init__(self, services: Services, labels: Mapping[str, str]) -> None:
        super().__init__()
        icons = services.icons
        self.services = services
        self.rows: dict[str, LabelledField] = {}
        self.title = text_label("", Kind.SUBTITLE, wrap=True)
        self.detail = text_label("", Kind.CAPTION, wrap=True)
        self.close_button = icon_button(icons.icon("close"), tr("Tutup formulir (Esc)"))
        self.banner = Banner(icons)
        self.last_change = LastChange(labels)
        self.save_button = button(tr("Simpan"), Kind.PRIMARY, icons.icon("save", PALETTE.on_accent))
        self.save_button.setToolTip(tr("Ctrl+Enter"))
        self.cancel_button = button(tr("Batal"))
        self.area = QScrollArea()
        body = QWidget()
        body.setProperty("kind", "form-body")
        self.body = QVBoxLayout(body)
        self.area.setWidget(body)
        self.patient = True
        self._was_in: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._timer.timeout.connect(self.check)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        self.banner.acted.connect(self._on_reload)
        self.setProperty("kind", Kind.CARD.value)
        self._lay_out()

    @property
    def proposal(self) -> str:
        """The proposal shown, or ""."""
        raise NotImplementedError

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed since the record was shown or saved."""
        raise NotImplementedError

    def load(self, proposal: str) -> None:
        """Show a proposal."""
        raise NotImplementedError

    def save(self) -> None:
        """Hand the form to its use case, or point at what is in the way."""
        raise NotImplementedError

    def findings(self) -> Sequence[Problem]:
        """What the rules say about what is typed now."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor where filling begins."""
        raise NotImplementedError

    @property
    def is_waiting(self) -> bool:
        """Whether the form is being kept now."""
        return not self.area.isEnabled()

    def set_waiting(self, *, waiting: bool) -> None:
        """While the form is being kept nothing can be typed into it."""
        if waiting:
            self._was_in = self.area.focusWidget()
        self.area.setEnabled(not waiting)
        self.save_button.setEnabled(not waiting)
        if not waiting and self._was_in is not None:
            self._was_in.setFocus()  # disabling took it away
            self._was_in = None
        self.save_button.setText(tr("Menyimpan…") if waiting else tr("Simpan"))

    def check(self) -> Sequence[Problem]:
        """Mark each field with its gravest finding; a patient form does not nag about empty."""
        self._timer.stop()
        problems = self.findings()
        shown: dict[str, Problem] = {}
        for problem in problems:
            if not (self.patient and problem.code.endswith("_missing")):
                known = shown.get(problem.field)
                if known is None or _graver(problem, known):
                    shown[problem.field] = problem
        for name, row in self.rows.items():
            mark(row, shown.get(name))
        return problems

    def check_soon(self, _value: object = None) -> None:
        """Check when typing pauses."""
        self._timer.start()

    def may_save(self) -> bool:
        """Check impatiently; False, having said why and gone there, if an error forbids saving."""
        if self.is_waiting or not self.isVisible():
            return False
        self.patient = False
        problems = self.check()
        if not stops(problems):
            return True
        first = next(p for p in problems if p.severity is Severity.ERROR)
        self.refuse(first.message)
        self.go_to(first.field)
        return False

    def refuse(self, why: str) -> None:
        """Say that nothing was kept."""
        self.banner.show_message(Level.ERROR, tr("Belum tersimpan. {why}").format(why=why))

    def refuse_stale(self) -> None:
        """Say that the record changed meanwhile, and offer what stands now."""
        text = tr("Data ini baru saja diubah di tempat lain. Muat ulang lalu ubah lagi.")
        self.banner.show_message(Level.WARNING, text, action=tr("Muat ulang"))
        self.banner.focus_action()

    def fail(self, sentence: str) -> None:
        """The writing itself failed: what was typed stays."""
        self.set_waiting(waiting=False)
        self.banner.show_message(Level.ERROR, sentence)

    def go_to(self, name: str) -> None:
        """Put the cursor into a field, if there is one of that name."""
        if name in self.rows:
            self.rows[name].editor.setFocus()
            QTimer.singleShot(0, self.show_focus)  # once the warnings have taken their room

    def show_focus(self) -> None:
        """Scroll so that the field with the cursor is seen, and what is said under it."""
        focused = self.area.focusWidget()
        if focused is not None:
            self.area.ensureWidgetVisible(focused, SPACE.s, 2 * SPACE.xxl)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, as at the door one question follows the other."""
        if is_plain_enter(event):
            self.area.focusNextChild()  # the area also scrolls there
            return True
        return super().eventFilter(watched, event)

    def add_field(self, name: str, label: str, editor: QWidget, *, required: bool = False) -> None:
        """A row for an editor; Enter leaves it, an edit is checked soon."""
        self.rows[name] = LabelledField(tr(label), editor, self.services.icons, required=required)
        (editor.focusProxy() or editor).installEventFilter(self)
        if isinstance(editor, ChoiceBox):
            editor.changed.connect(self.check_soon)

    def add_section(self, title: str, lines: Sequence[Sequence[str]]) -> QVBoxLayout:
        """Lay out fields under a title, one or two on a line."""
        layout = QVBoxLayout()
        layout.setSpacing(SPACE.s)
        layout.addWidget(text_label(tr(title), Kind.SECTION))
        grid = QGridLayout()
        grid.setSpacing(SPACE.m)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for number, names in enumerate(lines):
            for column, name in enumerate(names):
                grid.addWidget(self.rows[name], number, column, 1, 3 - len(names))
        layout.addLayout(grid)
        self.body.addLayout(layout)
        return layout

    def _on_reload(self) -> None:
        self.load(self.proposal)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.detail)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.lg, SPACE.m, SPACE.s, SPACE.s)
        head.addLayout(names, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        self.body.setSpacing(SPACE.m)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        notice = QVBoxLayout()
        notice.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.s)
        notice.addWidget(self.banner)
        history = QVBoxLayout()
        history.setContentsMargins(SPACE.lg, SPACE.xs, SPACE.lg, 0)
        history.addWidget(self.last_change)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.m)
        foot.addWidget(self.cancel_button)
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(notice)
        layout.addWidget(self.area, 1)
        layout.addLayout(history)
        layout.addLayout(foot)


def is_plain_enter(event: QEvent) -> bool:
    """Whether this is Enter pressed alone."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and event.modifiers()
        in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    )


def mark(row: LabelledField, problem: Problem | None) -> None:
    """Show a finding under its field, or nothing."""
    if problem is None:
        row.clear_state()
    elif problem.severity is Severity.ERROR:
        row.show_error(problem.message)
    elif problem.severity is Severity.WARNING:
        row.show_warning(problem.message)
    else:
        row.show_note(problem.message)


def _graver(one: Problem, other: Problem) -> bool:
    order = tuple(Severity)
    return order.index(one.severity) < order.index(other.severity)
