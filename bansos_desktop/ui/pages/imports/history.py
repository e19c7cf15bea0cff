"""Earlier imports: what came of each, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout

from bansos_desktop.domain.history import short_moment
from bansos_desktop.domain.import_plan import Counts
from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.titled_table import Index
from bansos_desktop.ui.pages.imports.flow import equation
from bansos_desktop.ui.pages.imports.kept import KeptNote
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate
from bansos_desktop.usecases import list_imports
from bansos_desktop.usecases.list_imports import ImportLine


class PastImports(QAbstractListModel):
    """A line for every import, the newest first."""

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._lines: Sequence[ImportLine] = ()

    def show(self, lines: Sequence[ImportLine]) -> None:
        """Show other imports."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> ImportLine | None:
        """The import under an index."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, uid: str) -> int:
        """Where an import stands; the first line for one that is not there."""
        return next((n for n, line in enumerate(self._lines) if line.uid == uid), 0)

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
            return detail(line, self._name_of(line.parent))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{line.label}\n{detail(line, self._name_of(line.parent))}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons.level_icon(_level(line))
        return None

    def _name_of(self, uid: str) -> str:
        return next((line.label for line in self._lines if uid and line.uid == uid), "")


class HistoryPanel(QFrame):
    """`undo_wanted` names the import that is to be taken back."""

    undo_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.setProperty("kind", Kind.CARD.value)
        self.model = PastImports(services.icons)
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
        lines = list_imports.run(self._services.store)
        self.model.show(lines)
        self._views.setCurrentIndex(1 if lines else 0)
        if lines:
            at = self.model.row_of(before.uid) if before else 0
            self.list.setCurrentIndex(self.model.index(at))
        self._show_chosen()

    def label_of(self, uid: str) -> str:
        """The file of an import, "" for one that is not known here."""
        lines = list_imports.run(self._services.store) if uid else ()
        return next((line.label for line in lines if line.uid == uid), "")

    def show_kept(self, uid: str, kept: Sequence[str]) -> None:
        """Keep in sight what stayed when an import was taken back."""
        self._stays[uid] = kept
        self._show_chosen()

    def _on_current(self, _now: object, _before: object) -> None:
        self._show_chosen()

    def _on_undo(self) -> None:
        line = self.chosen
        if line is not None:
            self.undo_wanted.emit(line.uid)

    def _show_chosen(self) -> None:
        """Offer only what this user may do with the chosen import."""
        line = self.chosen
        session = self._services.session
        is_own = line is not None and line.user == session.user
        may = session.role is Role.OPERATOR or is_own
        has_changed = line is not None and bool(line.created + line.updated)
        is_open = line is not None and not line.undone and has_changed
        self.undo.setVisible(is_open and may)
        refused = is_open and not may and line is not None
        text = tr("Hanya operator kantor atau {user} yang dapat membatalkannya.")
        self.note.setText(text.format(user=line.user) if refused and line else "")
        self.note.setVisible(refused)
        self.kept.show_kept(self._stays.get(line.uid, ()) if line and line.undone else ())

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


def counts_of(line: ImportLine) -> Counts:
    """The equation of an earlier import."""
    return Counts(
        line.rows_read, line.created, line.updated, line.unchanged, line.rejected, warnings=0
    )


def detail(line: ImportLine, parent: str) -> str:
    """When, who, the equation, and what became of it since."""
    parts = [f"{short_moment(line.at)}, {line.user}", equation(counts_of(line))]
    if parent:
        parts.append(tr("Perbaikan dari {file}").format(file=parent))
    if line.undone:
        parts.append(tr("Sudah dibatalkan"))
    elif line.still_rejected:
        text = tr("{n} baris masih ditolak")
        parts.append(text.format(n=number_text(line.still_rejected)))
    elif line.rejected:
        parts.append(tr("Semua yang ditolak sudah diperbaiki"))
    return "\n".join(parts)


def _level(line: ImportLine) -> Level:
    if line.undone:
        return Level.INFO
    return Level.WARNING if line.still_rejected else Level.SUCCESS
