"""The tasks under their headings, or a word of praise where none is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.home.task_row import TaskRow
from bansos_desktop.ui.pages.home.tasks import Group, Task
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.text import button, icon_label, text_label

ICON_SIZE = 18
MOST_SHOWN = 7


class Card(QFrame):
    """A titled frame whose rows are replaced as a whole; of a long list the end is folded."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("kind", Kind.CARD.value)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        self._layout.setSpacing(SPACE.xs)
        self._layout.addWidget(text_label(title, Kind.SUBTITLE))
        self._rows: list[QWidget] = []
        self._is_open = False
        self._more = button("", Kind.LINK)
        self._more.clicked.connect(self._on_more)
        self._more.hide()
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, rows: Sequence[QWidget]) -> None:
        """Show these rows instead of those that stood there; of many the first ones."""
        self._layout.removeWidget(self._more)
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = list(rows)
        for row in rows:
            self._layout.addWidget(row)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._fold()

    def _fold(self) -> None:
        """A fold that hides a single row would take as much room as the row."""
        over = len(self._rows) - MOST_SHOWN
        is_folded = over > 1 and not self._is_open
        for number, row in enumerate(self._rows):
            row.setVisible(not is_folded or number < MOST_SHOWN)
        self._more.setVisible(is_folded)
        self._more.setText(tr("{n} tugas lainnya").format(n=number_text(over)))

    def _on_more(self) -> None:
        """Open it until the program closes; the keyboard goes on where it was."""
        self._is_open = True
        first = self._rows[MOST_SHOWN]
        self._fold()
        first.setFocus()


class TaskBoard(QWidget):
    """`picked` hands over a task that was clicked. The keyboard stays on the row it was on."""

    picked = Signal(object)

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._cards = {group: Card(tr(group.value)) for group in Group}
        self._praise = Card(tr("Semua beres"))
        self._looking = text_label(tr("Memeriksa temuan…"), Kind.CAPTION)
        self._tasks: tuple[Task, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.m)
        for card in (*self._cards.values(), self._praise):
            layout.addWidget(card)
        layout.addWidget(self._looking)
        self._praise.fill([self._praise_row()])
        self._looking.hide()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is shown."""
        return self._tasks

    @property
    def is_looking(self) -> bool:
        """Whether more tasks may follow."""
        return not self._looking.isHidden()

    def show_tasks(self, tasks: Sequence[Task], *, looking: bool) -> None:
        """Replace the rows; `looking` says that more may follow."""
        focused = self.focusWidget()
        before = focused.task.text if isinstance(focused, TaskRow) else ""
        had_focus = isinstance(focused, TaskRow) and focused.hasFocus()
        self._tasks = tuple(tasks)
        for group, card in self._cards.items():
            rows = [self._row(task) for task in tasks if task.group is group]
            card.fill(rows)
            card.setVisible(bool(rows))
            for row in rows:
                if had_focus and row.task.text == before:
                    row.setFocus()
        self._looking.setVisible(looking)
        self._praise.setVisible(not tasks and not looking)

    def _row(self, task: Task) -> TaskRow:
        row = TaskRow(task, self._icons)
        row.picked.connect(self.picked)
        return row

    def _praise_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(icon_label(self._icons.level_icon(Level.SUCCESS), ICON_SIZE))
        text = tr(
            "Tidak ada yang menunggu. Terima kasih atas kerja baiknya; catat penerima baru atau "
            "impor daftar dari Excel."
        )
        layout.addWidget(text_label(text, wrap=True), 1)
        return row
