"""The strip of files waiting: every file with its state, and the ways past the current one."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.titled_table import Index
from bansos_desktop.ui.pages.imports.flow import OVER, FileQueue
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate

CARD, LOW_CARD = QSize(196, 54), QSize(196, 34)
BAR = 14
LABEL_WIDTH = 118
ROOMY = 480


class QueueModel(QAbstractListModel):
    """The files of a queue; `tell` after anything about them changed."""

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._queue = FileQueue()
        self._is_low = False

    def lower(self, *, is_low: bool) -> None:
        """Say the names alone where there is no room for two lines; signs and tool tips stay."""
        self._is_low = is_low
        self.tell()

    def show(self, queue: FileQueue) -> None:
        """Show another queue."""
        self.beginResetModel()
        self._queue = queue
        self.endResetModel()

    def tell(self) -> None:
        """The states are others now; the files are the same."""
        if self._queue.files:
            last = self.index(len(self._queue.files) - 1)
            self.dataChanged.emit(self.index(0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """All files."""
        return 0 if parent.isValid() else len(self._queue.files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, state and the state's sign; the tool tip has all of both."""
        if not index.isValid():
            return None
        file = self._queue.files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return file.path.name
        if role == DetailRole:
            return "" if self._is_low else file.words
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{file.path.name}: {file.words}"
        if role == Qt.ItemDataRole.DecorationRole:
            is_plain = file.level is Level.NEUTRAL
            return None if is_plain else self._icons.level_icon(file.level)
        return None


class _CardDelegate(TwoLineDelegate):
    """All files equally wide, whatever their names and states."""

    card = CARD

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A card."""
        return super().sizeHint(option, index).expandedTo(self.card).boundedTo(self.card)


class QueueStrip(QFrame):
    """Shown while there are several files; `skipped` and `stopped` are about the current one."""

    skipped = Signal()
    stopped = Signal()

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self.setProperty("kind", Kind.CARD.value)
        self.model = QueueModel(icons)
        self._queue = FileQueue()
        self.where = text_label("", Kind.FIELD_LABEL)
        self._left = text_label("", Kind.CAPTION)
        self.files = QListView()
        self._cards = _CardDelegate(self.files, wraps=False)
        self._is_low = False
        self.skip = button(tr("Lewati berkas ini"))
        self.stop = button(tr("Hentikan"))
        self.skip.clicked.connect(self.skipped)
        self.stop.clicked.connect(self.stopped)
        self.stop.setToolTip(tr("Berkas yang belum diterapkan tidak jadi dibaca."))
        # The buttons beside the list take room from it once they are shown.
        self._to_current = QTimer(self, singleShot=True, interval=0)
        self._to_current.timeout.connect(self._scroll)
        self._set_up_list()
        self._lay_out()
        self.hide()

    def show_queue(self, queue: FileQueue) -> None:
        """Another sitting begins; a single file needs no strip."""
        self._queue = queue
        self.model.show(queue)
        self.setVisible(queue.is_several)
        self.tell()

    def tell(self, *, is_busy: bool = False) -> None:
        """Show where it stands now; while a file is applied it can only be cancelled."""
        queue = self._queue
        self.model.tell()
        current, count = queue.current, len(queue.files)
        if current is None:
            self.where.setText(tr("{n} berkas").format(n=number_text(count)))
        else:
            text = tr("Berkas {at} dari {n}")
            self.where.setText(text.format(at=number_text(queue.at + 1), n=number_text(count)))
            self.files.setCurrentIndex(self.model.index(queue.at))
            self._to_current.start()
        left = tr("{n} lagi menunggu").format(n=number_text(queue.waiting))
        self._left.setText(left if queue.waiting else "")
        is_over = current is None or current.state in OVER
        self.skip.setVisible(not is_over)
        self.stop.setVisible(queue.is_underway)
        for one in (self.skip, self.stop):
            one.setEnabled(not is_busy)

    def fit_to(self, height: int) -> None:
        """Where the page is low, the rows of a sheet need the room more."""
        is_low = height < ROOMY
        if is_low is self._is_low:
            return
        self._is_low = is_low
        card = self._cards.card = LOW_CARD if is_low else CARD
        self.model.lower(is_low=is_low)
        self.files.setFixedHeight(card.height() + (0 if is_low else BAR))
        off, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.files.setHorizontalScrollBarPolicy(off if is_low else as_needed)
        self.files.scheduleDelayedItemsLayout()
        self._left.setHidden(is_low)

    def _scroll(self) -> None:
        self.files.scrollTo(self.files.currentIndex())

    def _set_up_list(self) -> None:
        files = self.files
        files.setModel(self.model)
        files.setItemDelegate(self._cards)
        files.setFlow(QListView.Flow.LeftToRight)
        files.setWrapping(False)
        files.setUniformItemSizes(True)
        files.setFixedHeight(CARD.height() + BAR)
        files.setProperty("kind", "plain")
        files.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        files.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Who walks through it with the keys sees all states; the work itself says what is current.
        files.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        files.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        files.setAccessibleName(tr("Berkas yang dikerjakan"))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.where)
        words.addWidget(self._left)
        words.addStretch(1)
        self.where.setMinimumWidth(LABEL_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.xs)
        layout.setSpacing(SPACE.s)
        layout.addLayout(words)
        layout.addWidget(self.files, 1)
        layout.addWidget(self.skip)
        layout.addWidget(self.stop)
