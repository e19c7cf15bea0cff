"""Every row of an import with its outcome, filtered by outcome."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon

from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.nik import masked
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.titled_table import Heading, Index, TitledTable
from bansos_desktop.ui.theme import PALETTE, Level

TITLES = ("Baris", "Hasil", "Nama", "NIK", "Desa/Kelurahan, Kecamatan", "Temuan")
LINE, OUTCOME, NAME, NIK, PLACE, FINDING = range(6)
LEVEL_OF = {
    Outcome.CREATED: Level.SUCCESS,
    Outcome.UPDATED: Level.INFO,
    Outcome.UNCHANGED: Level.NEUTRAL,
    Outcome.REJECTED: Level.ERROR,
}
LABELS = {
    Outcome.CREATED: "Baru",
    Outcome.UPDATED: "Diperbarui",
    Outcome.UNCHANGED: "Sama",
    Outcome.REJECTED: "Ditolak",
}


class ImportPreview(TitledTable):
    """The rows of one plan."""

    def __init__(self, icons: IconSet) -> None:
        super().__init__([Heading(title) for title in TITLES])
        self._icons = icons
        self._rows: Sequence[PlannedRow] = ()

    def show(self, rows: Sequence[PlannedRow], only: str) -> None:
        """Show the rows of one outcome, those with a warning ("peringatan"), or all ("")."""
        self.beginResetModel()
        self._rows = [row for row in rows if _wanted(row, only)]
        self.endResetModel()

    def count_rows(self) -> int:
        """The rows that pass the filter."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, the outcome's icon, and every finding as a tool tip."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == FINDING:
            return "\n".join(problem.message for problem in row.problems)
        if role == Qt.ItemDataRole.DecorationRole and column == OUTCOME:
            return self._sign(row)
        is_bad = row.outcome is Outcome.REJECTED and column in (OUTCOME, FINDING)
        if role == Qt.ItemDataRole.ForegroundRole and is_bad:
            return QColor(PALETTE.error)
        return None

    def _sign(self, row: PlannedRow) -> QIcon | None:
        level = Level.WARNING if row.warned else LEVEL_OF[row.outcome]
        return None if level is Level.NEUTRAL else self._icons.level_icon(level)


def _wanted(row: PlannedRow, only: str) -> bool:
    if only == "peringatan":
        return row.warned
    return only in ("", row.outcome.value)


def _text(row: PlannedRow, column: int) -> str:
    """A cell as it is read; of several findings the first, and how many more there are."""
    if column == FINDING:
        more = len(row.problems) - 1
        first = row.problems[0].message if row.problems else ""
        extra = tr(" (+{n} lagi)").format(n=more) if more > 0 else ""
        return f"{first}{extra}"
    return (
        number_text(row.line),
        tr(LABELS[row.outcome]),
        row.name,
        masked(row.nik),
        row.place,
    )[column]
