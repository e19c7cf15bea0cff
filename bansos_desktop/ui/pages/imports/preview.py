"""The third step: every row with its outcome, and what a person decides of it, before anything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.problems import Severity
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.import_preview import ImportPreview, key_of
from bansos_desktop.ui.pages.imports.deciding import Deciding
from bansos_desktop.ui.pages.imports.differences import AllChanges
from bansos_desktop.ui.pages.imports.row_panel import RowPanel
from bansos_desktop.ui.pages.imports.rows_view import RowsView
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.elided_label import ElidedLabel
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.tell_history import names_in

SIDES = (760, 360)
PANEL_LEAST = 240
PAUSE_MS = 700
MOST_NAMED = 6
THIS_ROW, ALL_ROWS = range(2)


class PreviewStep(QWidget):
    """`changed` hands over all choices; `applied`, `back` and `dropped` say what was decided.

    Rows are planned anew only when nothing was decided for a moment, so that a hundred rows can be
    settled one after another without waiting; nothing can be applied that was not planned.
    """

    changed = Signal(object)
    applied = Signal()
    back = Signal()
    dropped = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._store = services.store
        self._plan: ImportPlan | None = None
        self._names = names_in(services.store)
        self._wanted: Outcome | None = None
        self._deciding = Deciding(self, PAUSE_MS)
        self.rows = RowsView(services.icons, self._names)
        self.panel = RowPanel(services.store, services.icons)
        self.changes = AllChanges()
        self.tabs = QTabWidget()
        self._file = ElidedLabel("", Kind.SUBTITLE)
        self._about = ElidedLabel("", Kind.CAPTION)
        self._banner = Banner(services.icons)
        check = services.icons.icon("check", PALETTE.on_accent)
        self.apply = button(tr("Terapkan"), Kind.PRIMARY, check)
        self.to_sheet = button(tr("Kembali ke kolom"))
        self.drop = button(tr("Batal"))
        self._lay_out()
        self._connect()

    @property
    def plan(self) -> ImportPlan | None:
        """What is shown."""
        return self._plan

    @property
    def model(self) -> ImportPreview:
        """The rows that are shown."""
        return self.rows.model

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what would happen; the same file keeps filters, cursor and scroll bar."""
        before, self._plan = self._plan, plan
        is_new = before is None or before.request.path != plan.request.path
        self._deciding.take(plan)
        self._names = names_in(self._store)
        self._show_head(plan)
        self.rows.show_rows(
            plan.rows,
            self._names,
            anew=is_new,
            wanted=self._wanted,
            visits=plan.is_monitoring,
        )
        self._wanted = None
        self._show_choices()
        if is_new:
            self.tabs.setCurrentIndex(THIS_ROW)
            self.focus_first()

    @property
    def has_decided(self) -> bool:
        """Whether leaving the file would lose something."""
        return self._deciding.has_decided

    def want(self, outcome: Outcome) -> None:
        """Show only the rows of an outcome when the next plan comes."""
        self._wanted = outcome

    def focus_first(self) -> None:
        """Put the keyboard where a row is to be settled, else where all of them are applied."""
        rows = self._plan.rows if self._plan is not None else ()
        is_open = any(row.outcome is Outcome.SIMILAR for row in rows)
        (self.rows.table if is_open else self.apply).setFocus()

    def set_waiting(self, *, waiting: bool) -> None:
        """While it is planned anew or applied nothing can be applied."""
        self.apply.setEnabled(not waiting)
        self.drop.setEnabled(not waiting)
        self.to_sheet.setEnabled(not waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the columns, Ctrl+Enter applies, 1 and 2 settle a row from anywhere."""
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        answer = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2}.get(Qt.Key(event.key()))
        goes_back = self.to_sheet.isEnabled() and not self.to_sheet.isHidden()
        if event.key() == Qt.Key.Key_Escape and goes_back:
            self.back.emit()
        elif answer is not None:
            self._on_told(answer)
        elif with_ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply.click()
        else:
            super().keyPressEvent(event)

    def _show_head(self, plan: ImportPlan) -> None:
        self._file.show_text(plan.request.path.name)
        about = tr("Lembar {sheet} · judul kolom di baris {rows} · {read} baris dibaca")
        layout, read = plan.layout, number_text(plan.counts.rows_read)
        rows = ", ".join(str(row) for row in layout.header_rows) or "–"
        sheets = ", ".join(one.sheet for one in plan.layouts)
        self._about.show_text(about.format(sheet=sheets, rows=rows, read=read))
        # The columns of a monev sheet are the program's own, so there is nothing to choose.
        self.to_sheet.setHidden(plan.is_monitoring)
        said = _warnings(plan)
        if said:
            is_doubtful = bool(plan.unread) or any(
                one.severity is Severity.WARNING for one in plan.told
            )
            level = Level.WARNING if is_doubtful else Level.INFO
            self._banner.show_message(level, "\n".join(said))
        else:
            self._banner.dismiss()

    def _show_choices(self) -> None:
        """What was decided, in the rows, in the panel, and at the button that applies."""
        plan, choices = self._plan, self._deciding.choices
        if plan is None:
            return
        planned = plan.request.choices.people
        new = {key: uid for key, uid in choices.people.items() if planned.get(key) != uid}
        self.rows.decide(new)
        fields = self.changes.show_rows(plan.rows, choices, self._names)
        self.tabs.setTabText(ALL_ROWS, tr("Semua perubahan ({n})").format(n=fields))
        self.tabs.setTabVisible(ALL_ROWS, fields > 0)
        self._on_row(self.rows.current)
        taken = plan.counts.created + plan.counts.updated
        if self._deciding.is_ahead:
            self.apply.setText(tr("Hitung ulang"))
        else:
            text = tr("Terapkan {n} baris").format(n=number_text(taken))
            self.apply.setText(text if taken else tr("Selesai"))

    def _on_row(self, row: PlannedRow | None) -> None:
        if row is None or self._plan is None:
            self.panel.clear()
            return
        planned = self._plan.request.choices
        self.panel.show_row(row, self._deciding.choices, planned, self._names)

    def _on_opened(self) -> None:
        self.tabs.setCurrentIndex(THIS_ROW)
        self.panel.focus_first()

    def _on_told(self, answer: int) -> None:
        if answer == 1:
            self.panel.similar.take_same()
        else:
            self.panel.similar.take_other()

    def _on_decided(self, person: str) -> None:
        """The row is settled; the next that is not comes up, the keyboard stays where it is."""
        row = self.rows.current
        if row is None or not row.similar:
            return
        people = {**self._deciding.choices.people, key_of(row): person}
        self._deciding.decide(people=people)
        self._show_choices()
        self.rows.go_on()

    def _on_ticked(self, field: str, is_on: bool) -> None:
        row = self.rows.current
        if row is None:
            return
        choices, keys = self._deciding.choices, {(row.sheet, row.line, field)}
        kept, taken = choices.kept_in, choices.taken_in
        if any(one.field == field and one.disputed for one in row.differences):
            self._deciding.decide(taken_in=taken | keys if is_on else taken - keys)
        else:
            self._deciding.decide(kept_in=kept - keys if is_on else kept | keys)
        self._show_choices()

    def _on_all_ticked(self, field: str, is_on: bool) -> None:
        kept = self._deciding.choices.kept
        self._deciding.decide(kept=kept - {field} if is_on else kept | {field})
        self._show_choices()

    def _on_apply(self) -> None:
        """What is in sight is applied; a plan that lags behind the choices is renewed first."""
        if self._deciding.is_ahead:
            self._deciding.send()
        else:
            self.applied.emit()

    def _connect(self) -> None:
        self._deciding.changed.connect(self.changed)
        self.rows.picked.connect(self._on_row)
        self.rows.opened.connect(self._on_opened)
        self.rows.told.connect(self._on_told)
        self.panel.decided.connect(self._on_decided)
        self.panel.ticked.connect(self._on_ticked)
        self.changes.ticked.connect(self._on_all_ticked)
        self.apply.clicked.connect(self._on_apply)
        self.to_sheet.clicked.connect(self.back)
        self.drop.clicked.connect(self.dropped)

    def _lay_out(self) -> None:
        self.tabs.addTab(self.panel, tr("Baris ini"))
        self.tabs.addTab(self.changes, "")
        self.tabs.setMinimumWidth(PANEL_LEAST)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.rows)
        sides.addWidget(self.tabs)
        sides.setSizes(SIDES)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._file)
        words.addWidget(self._about)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.s)
        foot.addWidget(self.drop)
        foot.addWidget(self.to_sheet)
        foot.addStretch(1)
        foot.addWidget(self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addLayout(words)
        layout.addWidget(self._banner)
        layout.addWidget(self.rows.strip)
        layout.addWidget(sides, 1)
        layout.addLayout(foot)


def _warnings(plan: ImportPlan) -> list[str]:
    """What the sheet is; columns that were not read weigh more than a file imported before."""
    said = [one.message for one in plan.told]
    if plan.unread:
        few = plan.unread[:MOST_NAMED]
        named = ", ".join(f"{column.letter} “{column.title}”" for column in few)
        if more := len(plan.unread) - len(few):
            named += tr(" dan {n} lagi").format(n=number_text(more))
        said.append(tr("Kolom yang tidak dibaca: {names}.").format(names=named))
    if plan.seen_before:
        said.append(tr("Berkas ini sudah pernah diimpor. Yang sama tidak dicatat dua kali."))
    return said
