"""The guide's window: contents and search at the left, the topic at the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QImageReader, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.guide import Guide
from bansos_desktop.domain.guide_search import GuideIndex, Hit
from bansos_desktop.ui.help.contents import ContentsList, FoundList
from bansos_desktop.ui.help.guide_html import Sheet, document_of
from bansos_desktop.ui.help.picture import PictureDialog
from bansos_desktop.ui.help.reader import GuideReader
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.printing.printout import Paper, Printout
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import button, icon_button, text_label

GEOMETRY, PARTS = "panduan/letak", "panduan/bagian"
SIZE, SMALLEST = QSize(1040, 660), QSize(640, 400)
LEFT_WIDTH = 280
PAUSE_MS = 150
PAPER_WIDTH = 620


@dataclass(frozen=True, slots=True)
class GuideFiles:
    """What a window of the guide shows, and where it remembers its size (None: nowhere)."""

    guide: Guide
    pictures: Path
    settings: Path | None = None


class GuideWindow(QWidget):
    """Stands beside the program and blocks nothing; `closed` when somebody has read enough."""

    closed = Signal()

    def __init__(self, files: GuideFiles, icons: IconSet) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._files = files
        self._icons = icons
        self._index: GuideIndex | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.search = QLineEdit(placeholderText=tr("Cari di panduan (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Cari di panduan"))
        self.contents = ContentsList(files.guide)
        self.found = FoundList()
        self.nothing = text_label("", Kind.CAPTION, wrap=True)
        self.reader = GuideReader(files.guide, files.pictures)
        self.back = icon_button(icons.icon("chevron-left"), tr("Kembali (Alt+panah kiri)"))
        self.forward = icon_button(icons.icon("chevron-right"), tr("Maju (Alt+panah kanan)"))
        self.print_button = button(tr("Cetak topik ini…"), icon=icons.icon("print"))
        self._left = QStackedWidget()
        self._parts = QSplitter()
        self._lay_out()
        self._connect()
        self.setWindowTitle(tr("Panduan Bansos Desktop"))
        self.setWindowIcon(icons.icon("app"))
        self.setMinimumSize(SMALLEST)
        self._restore()

    def show_topic(self, key: str, part: str = "") -> None:
        """Open a topic at the title that names `part`, or at its top; the search is over."""
        self.search.clear()
        self.reader.show_topic(key, self._files.guide.topic(key).slug_naming(part))
        self.reader.setFocus()

    def print_preview(self) -> PreviewDialog:
        """The topic in sight on paper, to be printed or saved as PDF."""
        topic = self._files.guide.topic(self.reader.topic)
        sheet = Sheet(self._paper_picture)
        printout = Printout(topic.title, (document_of(topic, sheet),), Paper.A4)
        dialog = PreviewDialog(printout, self._icons, self)
        dialog.open()
        return dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search line move in what was found, Enter opens it."""
        is_key = watched is self.search and event.type() == QEvent.Type.KeyPress
        step = _STEPS.get(event.key()) if is_key and isinstance(event, QKeyEvent) else None
        if step is None or not self._is_searching:
            return super().eventFilter(watched, event)
        self._search_now()
        self.found.step(step)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the search first, then closes."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._is_searching:
            self.search.clear()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where it stood and how wide its parts were."""
        if self._files.settings is not None:
            kept = QSettings(str(self._files.settings), QSettings.Format.IniFormat)
            kept.setValue(GEOMETRY, self.saveGeometry())
            kept.setValue(PARTS, self._parts.saveState())
        super().closeEvent(event)
        self.closed.emit()

    @property
    def _is_searching(self) -> bool:
        return bool(self.search.text().strip())

    def _restore(self) -> None:
        """As it was closed; the first time large enough to read, small enough for its screen."""
        room = self.screen().availableSize()
        self.resize(SIZE.boundedTo(room - QSize(SPACE.xl, 2 * SPACE.xxl)))
        if self._files.settings is None:
            return
        kept = QSettings(str(self._files.settings), QSettings.Format.IniFormat)
        geometry, parts = kept.value(GEOMETRY), kept.value(PARTS)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(parts, QByteArray):
            self._parts.restoreState(parts)

    def _search_now(self) -> None:
        """Do not make somebody wait who pressed Enter before the pause was over."""
        if self._pause.isActive():
            self._pause.stop()
            self._search()

    def _search(self) -> None:
        """The index is made when somebody searches for the first time."""
        if not self._is_searching:
            self._left.setCurrentWidget(self.contents)
            self.reader.show_words(frozenset())
            return
        if self._index is None:
            self._index = GuideIndex(self._files.guide)
        hits = self._index.find(self.search.text())
        self.found.show_hits(hits)
        words = tr("Tidak ada yang cocok dengan “{words}”. Coba kata lain yang lebih pendek.")
        self.nothing.setText(words.format(words=self.search.text().strip()))
        self._left.setCurrentWidget(self.found if hits else self._empty)

    def _on_enter(self) -> None:
        self._search_now()
        self.found.open_current()

    def _open_hit(self, hit: Hit) -> None:
        self.reader.show_topic(hit.topic, hit.slug, hit.words)

    def _on_source(self, address: QUrl) -> None:
        self.contents.show_key(address.path())

    def _enlarge(self, name: str) -> None:
        PictureDialog(self, self._files.pictures / name).open()

    def _paper_picture(self, name: str) -> str:
        path = (self._files.pictures / name).resolve()
        width = min(PAPER_WIDTH, QImageReader(str(path)).size().width())
        return f'<img src="{path.as_uri()}" width="{width}">'

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_text)
        self.search.returnPressed.connect(self._on_enter)
        self.contents.picked.connect(self.reader.show_topic)
        self.found.opened.connect(self._open_hit)
        self.reader.sourceChanged.connect(self._on_source)
        self.reader.picture_wanted.connect(self._enlarge)
        self.reader.backwardAvailable.connect(self.back.setEnabled)
        self.reader.forwardAvailable.connect(self.forward.setEnabled)
        self.back.clicked.connect(self.reader.backward)
        self.forward.clicked.connect(self.reader.forward)
        self.print_button.clicked.connect(self.print_preview)
        self.back.setEnabled(False)
        self.forward.setEnabled(False)
        for keys, act in (
            ("Ctrl+F", self._to_search),
            ("Alt+Left", self.reader.backward),
            ("Alt+Right", self.reader.forward),
            ("Ctrl+P", self.print_preview),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _on_text(self, text: str) -> None:
        """An emptied line is answered at once."""
        self._pause.start()
        if not text.strip():
            self._search_now()

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _lay_out(self) -> None:
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(SPACE.m, SPACE.m, SPACE.m, SPACE.m)
        empty.addWidget(self.nothing)
        empty.addStretch(1)
        for side in (self.contents, self.found, self._empty):
            self._left.addWidget(side)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE.m, SPACE.m, SPACE.m, SPACE.m)
        column.setSpacing(SPACE.s)
        column.addWidget(self.search)
        column.addWidget(self._left, 1)
        right = QWidget()
        page = QVBoxLayout(right)
        page.setContentsMargins(0, SPACE.m, SPACE.m, SPACE.m)
        page.setSpacing(SPACE.s)
        bar = QHBoxLayout()
        bar.addWidget(self.back)
        bar.addWidget(self.forward)
        bar.addStretch(1)
        bar.addWidget(self.print_button)
        page.addLayout(bar)
        page.addWidget(self.reader, 1)
        self._parts.addWidget(left)
        self._parts.addWidget(right)
        self._parts.setStretchFactor(1, 1)
        self._parts.setChildrenCollapsible(False)
        self._parts.setSizes([LEFT_WIDTH, SIZE.width() - LEFT_WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._parts)


_STEPS: Mapping[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
