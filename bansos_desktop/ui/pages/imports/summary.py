"""The end of a sitting with several files: one equation, every file, and what is left to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTableView, QVBoxLayout, QWidget

from bansos_desktop.domain.import_plan import Counts
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.row_table import Column, RowTable
from bansos_desktop.ui.pages.imports.flow import (
    FileQueue,
    FileState,
    QueuedFile,
    equation,
    total,
)
from bansos_desktop.ui.pages.imports.keyed import KeyedStep, scrolled
from bansos_desktop.ui.pages.imports.next_step import NextStep
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import button, text_label

ROW_HEIGHT = 30
LEAST_HEIGHT = 170


class SummaryStep(KeyedStep):
    """`opened` tells the file whose result is wanted."""

    again = Signal()
    opened = Signal(object)
    rejects_wanted = Signal()
    retry_wanted = Signal()
    folder_wanted = Signal()
    people_wanted = Signal(object, str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._queue = FileQueue()
        icons = services.icons
        self._title = text_label("", Kind.TITLE)
        self.equation = text_label("", Kind.SUBTITLE, wrap=True)
        self.files = RowTable[QueuedFile](_columns(), key=lambda file: str(file.path))
        self.table = QTableView()
        self.table.setModel(self.files)
        dress_table(self.table, tr("Hasil setiap berkas"), row_height=ROW_HEIGHT)
        for column, one in enumerate(self.files.columns):
            self.table.setColumnWidth(column, one.width)
        self.rejects = NextStep(icons, tr("Simpan semua yang ditolak…"))
        self.written = NextStep(icons, tr("Buka folder"))
        self.failed = NextStep(icons, tr("Coba lagi"))
        self.created = NextStep(icons, tr("Lihat penerima yang baru"))
        self.why = text_label("", wrap=True)
        set_level(self.why, Level.ERROR)
        self.open_result = button(tr("Buka hasil berkas ini"))
        self.another = button(tr("Impor berkas lain"), Kind.PRIMARY)
        self._connect()
        self._lay_out()

    def default_button(self) -> QPushButton:
        """Enter begins anew."""
        return self.another

    def show_queue(self, queue: FileQueue) -> None:
        """Show what became of every file."""
        if queue is not self._queue:
            self.written.offer("")
        self._queue = queue
        standing = [file for file in queue.files if file.state is FileState.APPLIED]
        counts = total(file.counts for file in standing if file.counts is not None)
        text = tr("{done} dari {n} berkas diterapkan")
        self._title.setText(
            text.format(done=number_text(len(standing)), n=number_text(len(queue.files)))
        )
        self.equation.setText(equation(counts))
        line = self.table.currentIndex().row()
        self.files.show(queue.files)
        self.table.selectRow(max(line, 0))
        text = tr("{n} baris ditolak. Kembalikan ke pengirim: satu berkas untuk setiap pengirim.")
        _say(self.rejects, counts.rejected, text, Level.ERROR)
        failed = sum(file.state is FileState.FAILED for file in queue.files)
        text = tr("{n} berkas gagal. Perbaiki menurut sebabnya di tabel, lalu coba lagi.")
        _say(self.failed, failed, text, Level.WARNING)
        text = tr("{n} penerima baru tercatat.")
        _say(self.created, counts.created, text, Level.SUCCESS)

    def tell_written(self, text: str) -> None:
        """Say where the refused rows are now."""
        self.written.offer(text, Level.SUCCESS)
        self.written.button.setFocus()

    def come_to_focus(self) -> None:
        """The table, where a file can be looked into; Tab leads to what is left to do."""
        self.table.setFocus()

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.open_result.setEnabled(self._file_at(now) is not None)
        line = now.row()
        file = self.files.rows[line] if 0 <= line < len(self.files.rows) else None
        is_failed = file is not None and file.state is FileState.FAILED
        self.why.setText(file.words if file and is_failed else "")
        self.why.setVisible(is_failed)

    def _file_at(self, index: QModelIndex) -> QueuedFile | None:
        """The file of a line, if it has a result to look at."""
        line = index.row()
        file = self.files.rows[line] if 0 <= line < len(self.files.rows) else None
        return file if file is not None and file.done is not None else None

    def _open(self) -> None:
        file = self._file_at(self.table.currentIndex())
        if file is not None:
            self.opened.emit(file)

    def _on_created(self) -> None:
        files = [file for file in self._queue.files if file.state is FileState.APPLIED]
        found = tuple(proposal for file in files for proposal in file.created)
        self.people_wanted.emit(found, tr("Baru dari impor"))

    def _connect(self) -> None:
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.activated.connect(self._open)
        self.open_result.clicked.connect(self._open)
        self.rejects.chosen.connect(self.rejects_wanted)
        self.written.chosen.connect(self.folder_wanted)
        self.failed.chosen.connect(self.retry_wanted)
        self.created.chosen.connect(self._on_created)
        self.another.clicked.connect(self.again)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("kind", Kind.CARD.value)
        inner = QVBoxLayout(head)
        inner.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        inner.setSpacing(SPACE.s)
        inner.addWidget(self._title)
        inner.addWidget(self.equation)
        for step in (self.failed, self.rejects, self.written, self.created):
            inner.addWidget(step)
        foot = QHBoxLayout()
        foot.addWidget(self.open_result)
        foot.addStretch(1)
        foot.addWidget(self.another)
        self.table.setMinimumHeight(LEAST_HEIGHT)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE.m)
        rows.addWidget(head)
        rows.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.m)
        layout.addWidget(scrolled(body), 1)
        layout.addWidget(self.why)
        layout.addLayout(foot)


def _say(step: NextStep, n: int, text: str, level: Level) -> None:
    step.offer(text.format(n=number_text(n)) if n else "", level)


def _columns() -> list[Column[QueuedFile]]:
    """One number of the equation each, and what the file came to in words at the end."""
    numbers: tuple[tuple[str, int, Callable[[Counts], int]], ...] = (
        ("Dibaca", 76, lambda counts: counts.rows_read),
        ("Baru", 64, lambda counts: counts.created),
        ("Diperbarui", 92, lambda counts: counts.updated),
        ("Sama", 64, lambda counts: counts.unchanged),
        ("Ditolak", 76, lambda counts: counts.rejected),
    )
    return [
        Column("Berkas", lambda file: file.path.name, 250),
        *(Column(title, _number(pick), width, is_number=True) for title, width, pick in numbers),
        Column("Keadaan", lambda file: file.words, 260, level=lambda file: file.level),
    ]


def _number(pick: Callable[[Counts], int]) -> Callable[[QueuedFile], str]:
    """A figure of a file, or a dash for one that was not applied."""

    def text(file: QueuedFile) -> str:
        return number_text(pick(file.counts)) if file.counts is not None else "–"

    return text
