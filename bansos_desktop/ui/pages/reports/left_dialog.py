"""What left the office so far: which document, about whom, in which form, by whom and when."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.history import short_moment
from bansos_desktop.store.exports import NEWEST
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases.documents import list_left
from bansos_desktop.usecases.documents.list_left import Knowledge, Left, Recognised
from bansos_desktop.usecases.progress import Progress

SIZE = QSize(1080, 560)
AT_ONCE = 500
ROW_HEIGHT = 30
ABOUT, ROWS, FINGERPRINT = 2, 4, 6
NARROWEST_ABOUT, SHOWN_OF_FINGERPRINT = 150, 12
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEVELS = {Knowledge.SAME: Level.SUCCESS, Knowledge.CHANGED: Level.WARNING}


class LeftDialog(QDialog):
    """A table to read and to copy fingerprints from; a file at hand can be held against it."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._lines: list[Left] = []
        self.setWindowTitle(tr("Dokumen yang sudah keluar"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner(services.icons)
        self.table = _table()
        self._shown = text_label("", Kind.CAPTION)
        self.older = button(tr("Tampilkan yang lebih lama"), Kind.LINK)
        self.copy = button(tr("Salin sidik jari"))
        self.copy.setToolTip(tr("Ctrl+C pada baris yang dipilih"))
        self.recognise = button(tr("Kenali berkas…"), icon=services.icons.icon("search"))
        self.recognise.setToolTip(tr("Apakah berkas ini keluar dari sini, dan masih sama"))
        self.close_button = button(tr("Tutup"))
        self._empty = EmptyState(
            services.icons.icon("report"),
            tr("Belum ada dokumen yang keluar"),
            tr("Setiap dokumen yang disimpan atau dicetak dicatat di sini."),
        )
        self._lay_out()
        self._connect()
        self.resize(SIZE.boundedTo(parent.window().size() - QSize(SPACE.xl, SPACE.xl)))
        self.show_older()
        self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    def show_older(self) -> None:
        """Show the next ones, the newest first."""
        before = self._lines[-1].stored.number if self._lines else NEWEST
        found = list_left.run(self._services.store, limit=AT_ONCE, before=before)
        self._lines += found
        _append(self.table, found)
        count, more = number_text(len(self._lines)), len(found) == AT_ONCE
        words = tr("{n} yang terbaru.") if more else tr("{n} dokumen, semuanya.")
        self._shown.setText(words.format(n=count))
        self.older.setVisible(more)
        self._empty.setVisible(not self._lines)
        for one in (self.table, self._about, self._shown, self.copy):
            one.setVisible(bool(self._lines))

    def copy_fingerprint(self) -> None:
        """Put the fingerprint of the chosen line on the clipboard."""
        row = self.table.currentRow()
        if row >= 0:
            QApplication.clipboard().setText(self._lines[row].stored.sha256)
            self.banner.show_message(Level.SUCCESS, tr("Sidik jari disalin."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+C in the table takes the whole fingerprint, whichever cell is current."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            self.copy_fingerprint()
            return True
        return super().eventFilter(watched, event)

    def look_at(self, file: Path) -> None:
        """Say whether this very file left here, and point at its line."""

        def work(store: Store, _progress: Progress) -> Recognised:
            return list_left.recognise(store, file)

        self.recognise.setEnabled(False)
        self.banner.show_message(Level.INFO, tr("Mengenali {name}…").format(name=file.name))
        self._services.readings.start(work, on_done=self._on_known, on_failed=self._on_failed)

    def _on_known(self, found: Recognised) -> None:
        self.recognise.setEnabled(True)
        self.banner.show_message(_LEVELS.get(found.knowledge, Level.INFO), found.message)
        uids = [line.stored.uid for line in self._lines]
        if found.left is not None and found.left.stored.uid in uids:
            self.table.setCurrentCell(uids.index(found.left.stored.uid), 0)

    def _on_failed(self, sentence: str) -> None:
        self.recognise.setEnabled(True)
        self.banner.show_message(Level.ERROR, sentence)

    def _on_recognise(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, tr("Pilih berkas yang akan dikenali"), "", tr("Dokumen (*.xlsx *.pdf)")
        )
        if name:
            self.look_at(Path(name))

    def _connect(self) -> None:
        self.older.clicked.connect(self.show_older)
        self.copy.clicked.connect(self.copy_fingerprint)
        self.recognise.clicked.connect(self._on_recognise)
        self.close_button.clicked.connect(self.close)
        self.table.installEventFilter(self)

    def _lay_out(self) -> None:
        self._about = text_label(
            tr("Sidik jari membuktikan berkas tidak diubah sejak keluar."), wrap=True
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self._about)
        layout.addWidget(self.banner)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty, 1)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.s)
        acts.addWidget(self._shown)
        acts.addWidget(self.older)
        acts.addStretch(1)
        for one in (self.recognise, self.copy, self.close_button):
            acts.addWidget(one)
        layout.addLayout(acts)


def _table() -> QTableWidget:
    titles = (
        tr("Kapan"), tr("Dokumen"), tr("Tentang"), tr("Bentuk"), tr("Baris"), tr("Oleh"),
        tr("Sidik jari"),
    )  # fmt: skip
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(titles)
    dress_table(table, tr("Dokumen yang sudah keluar"), row_height=ROW_HEIGHT)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    return table


def _append(table: QTableWidget, lines: list[Left]) -> None:
    """More lines at the end; what does not fit its column is in the tooltip."""
    first = table.rowCount()
    table.setRowCount(first + len(lines))
    for row, line in enumerate(lines, start=first):
        stored = line.stored
        texts = (
            short_moment(stored.at), line.document, line.about, line.form,
            number_text(stored.rows), stored.user, f"{stored.sha256[:SHOWN_OF_FINGERPRINT]}…",
        )  # fmt: skip
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(stored.sha256 if column == FINGERPRINT else text)
            if column == ROWS:
                item.setTextAlignment(_RIGHT)
            table.setItem(row, column, item)
    table.resizeColumnsToContents()
    header = table.horizontalHeader()
    header.setSectionResizeMode(ABOUT, QHeaderView.ResizeMode.Stretch)
    header.setStretchLastSection(False)  # the column before takes the room
