"""Earlier imports: what came of each, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout

from bansos_desktop.domain.history import short_moment
from bansos_desktop.domain.import_plan import Counts
from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.titled_table import Index
from bansos_desktop.ui.pages.imports.flow import equation
from bansos_desktop.ui.pages.imports.kept import KeptNote
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate
from bansos_desktop.usecases import list_imports
from bansos_desktop.usecases.list_imports import LIMIT, ImportLine


class PastImports(QAbstractListModel):
    """A line for every import, the newest first; older ones are read when somebody gets there."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._store, self._icons = services.store, services.icons
        self._lines: list[ImportLine] = []
        self._is_complete = True

    def reload(self) -> None:
        """Read anew, at least as many as were shown."""
        wanted = max(len(self._lines), LIMIT)
        self.beginResetModel()
        self._lines = list_imports.run(self._store, limit=wanted)
        self._is_complete = len(self._lines) < wanted
        self.endResetModel()

    def line(self, index: Index) -> ImportLine | None:
        """The import under an index."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, batch: str) -> int:
        """Where an import stands; the first line for one that is not there."""
        return next((n for n, line in enumerate(self._lines) if line.batch == batch), 0)

    def label_of(self, batch: str) -> str:
        """The file of an import, "" for one that never came here."""
        found = self._store.imports.beginning_with(batch, 1) if batch else ()
        return found[0].label if found else ""

    def canFetchMore(self, parent: Index) -> bool:
        """Until a page is not full."""
        return not parent.isValid() and not self._is_complete

    def fetchMore(self, parent: Index) -> None:
        """The next page."""
        if parent.isValid() or not self._lines:
            return
        more = list_imports.run(self._store, limit=LIMIT, before=self._lines[-1].stored.number)
        self._is_complete = len(more) < LIMIT
        if more:
            at = len(self._lines)
            self.beginInsertRows(QModelIndex(), at, at + len(more) - 1)
            self._lines += more
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """All imports."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The file, then when, who and the equation; a sign where something is left to do."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.label
        if role == DetailRole:
            return detail(line, self.label_of(line.parent))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{line.label}\n{detail(line, self.label_of(line.parent))}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons.level_icon(_level(line))
        return None


class HistoryPanel(QFrame):
    """`undo_wanted` names the import that is to be taken back."""

    undo_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.setProperty("kind", Kind.CARD.value)
        self.model = PastImports(services)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setWordWrap(True)
        self.list.setProperty("kind", "plain")
        self.list.setAccessibleName(tr("Impor sebelumnya"))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.kept = KeptNote()
        self.undo = button(tr("Batalkan impor ini…"))
        self.undo.clicked.connect(self._on_undo)
        self.note = text_label("", Kind.CAPTION, wrap=True)
        self._empty = EmptyState(
            services.icons.icon("history"),
            tr("Belum ada impor"),
            tr("Setiap berkas yang diterapkan tercatat di sini dan dapat dibatalkan kapan saja."),
        )
        self._views = QStackedWidget()
        self._stays: dict[str, Sequence[str]] = {}
        self._lay_out()

    @property
    def chosen(self) -> ImportLine | None:
        """The import that is current in the list."""
        return self.model.line(self.list.currentIndex())

    def reload(self) -> None:
        """Read the list anew; the import that was chosen stays chosen."""
        before = self.chosen
        self.model.reload()
        has_lines = self.model.rowCount() > 0
        self._views.setCurrentIndex(1 if has_lines else 0)
        if has_lines:
            at = self.model.row_of(before.batch) if before else 0
            self.list.setCurrentIndex(self.model.index(at))
        self._show_chosen()

    def label_of(self, batch: str) -> str:
        """The file of an import, "" for one that is not known here."""
        return self.model.label_of(batch)

    def show_kept(self, batch: str, kept: Sequence[str]) -> None:
        """Keep in sight what stayed when an import was taken back."""
        self._stays[batch] = kept
        self._show_chosen()

    def _on_current(self, _now: object, _before: object) -> None:
        self._show_chosen()

    def _on_undo(self) -> None:
        line = self.chosen
        if line is not None:
            self.undo_wanted.emit(line.batch)

    def _show_chosen(self) -> None:
        """Offer only what this user may do with the chosen import."""
        line = self.chosen
        if line is None:
            self.undo.hide()
            self.note.hide()
            self.kept.hide()
            return
        may = self._may_undo(line)
        self.undo.setVisible(may and _stands(line))
        text = tr("Hanya operator kantor atau {user} yang dapat membatalkannya.")
        self.note.setText(text.format(user=line.who))
        self.note.setVisible(_stands(line) and not may)
        self.kept.show_kept(self._stays.get(line.batch, ()) if line.undone else ())

    def _may_undo(self, line: ImportLine) -> bool:
        session = self._services.session
        return session.role is Role.OPERATOR or line.who == session.user

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addStretch(1)
        foot.addWidget(self.undo)
        self._views.addWidget(self._empty)
        self._views.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.m, SPACE.m, SPACE.m)
        layout.setSpacing(SPACE.s)
        layout.addWidget(text_label(tr("Impor sebelumnya"), Kind.SUBTITLE))
        layout.addWidget(self._views, 1)
        layout.addWidget(self.kept)
        layout.addLayout(foot)


def _stands(line: ImportLine) -> bool:
    """Whether there is something of it to take back."""
    return not line.undone and bool(line.stored.created + line.stored.updated)


def counts_of(line: ImportLine) -> Counts:
    """The equation of an earlier import."""
    one = line.stored
    return Counts(one.rows_read, one.created, one.updated, one.unchanged, one.rejected, warnings=0)


def detail(line: ImportLine, parent: str) -> str:
    """When, who, the equation, and what became of it since."""
    noted = (short_moment(line.at) if line.at else "", line.who)
    parts = [", ".join(filter(None, noted)), equation(counts_of(line))]
    if line.is_history:
        parts.append(tr("Daftar penerima lama"))
    if parent:
        parts.append(tr("Perbaikan dari {file}").format(file=parent))
    if line.undone:
        text = tr("Dibatalkan {moment}") if line.undone_at else tr("Sudah dibatalkan")
        parts.append(text.format(moment=line.undone_at and short_moment(line.undone_at)))
    elif line.still_rejected:
        text = tr("{n} baris masih ditolak")
        parts.append(text.format(n=number_text(line.still_rejected)))
    elif line.stored.rejected:
        parts.append(tr("Semua yang ditolak sudah diperbaiki"))
    return "\n".join(parts)


def _level(line: ImportLine) -> Level:
    if line.undone:
        return Level.INFO
    return Level.WARNING if line.still_rejected else Level.SUCCESS
