"""The documents of the office with the layout that each is made with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from bansos_desktop.domain.history import short_moment
from bansos_desktop.store.templates import TemplateVersion
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.titled_table import Heading, Index, TitledTable
from bansos_desktop.usecases.list_templates import TemplateLine

TITLES = ("Dokumen", "Format yang dipakai", "Sejak", "Oleh")


class FormatTable(TitledTable):
    """A handful of documents, so all are held."""

    def __init__(self) -> None:
        super().__init__([Heading(title) for title in TITLES])
        self._lines: Sequence[TemplateLine] = ()

    def show(self, lines: Sequence[TemplateLine]) -> None:
        """Show other documents."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> TemplateLine | None:
        """The document under an index."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, document: str) -> int:
        """Where a document stands; the first row if it is not there."""
        return next((at for at, line in enumerate(self._lines) if line.document == document), 0)

    def count_rows(self) -> int:
        """One row per document."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text and its tool tip."""
        if index.isValid() and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return _cells(self._lines[index.row()])[index.column()]
        return None


def in_force_text(line: TemplateLine) -> str:
    """Whose layout it is, and which version of it."""
    if line.own is None:
        return tr("Bawaan versi {n}").format(n=line.shipped)
    return own_text(line.own)


def own_text(version: TemplateVersion) -> str:
    """One of the office's versions by its number."""
    return tr("Milik kantor versi {n}").format(n=version.number)


def _cells(line: TemplateLine) -> tuple[str, ...]:
    since = line.chosen
    return (
        tr(line.title),
        in_force_text(line),
        short_moment(since.at) if since else "–",
        since.user if since else "–",
    )
