"""Quotas with their use, one line per figure, drawn with a bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, Stage, Status
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.titled_table import RIGHT, Heading, Index, TitledTable
from bansos_desktop.ui.widgets.quota_bar import QuotaFigures, QuotaRole

BAR_COLUMN = 2
COLUMNS = (
    Heading("Wilayah"),
    Heading("Tahap"),
    Heading("Kuota terpakai"),
    Heading("Kuota", is_number=True),
    Heading("Terpakai", is_number=True),
    Heading("Sisa", is_number=True),
    Heading("Ditetapkan", is_number=True),
    Heading("Tersalur", is_number=True),
    Heading("Cadangan", is_number=True),
    Heading("Sumber"),
)


class QuotaTable(TitledTable):
    """A few dozen lines at most, so all are held."""

    def __init__(self) -> None:
        super().__init__(COLUMNS)
        self._lines: Sequence[QuotaLine] = ()

    def show(self, lines: Sequence[QuotaLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> QuotaLine | None:
        """The figure under an index."""
        return self._lines[index.row()] if index.isValid() else None

    def count_rows(self) -> int:
        """One row per figure."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, the bar's figures, and the source as a tool tip."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == QuotaRole and column == BAR_COLUMN:
            return QuotaFigures(line.quota, line.used)
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[column].is_number:
            return RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return source_text(line)
        if role == Qt.ItemDataRole.DisplayRole and column != BAR_COLUMN:
            return _cells(line)[column]
        return None


def stage_text(stage: str) -> str:
    """The stage as shown; a figure whose source names none says so."""
    known = {one.value: one.value.title() for one in Stage}
    return tr(known.get(stage, "–"))


def source_text(line: QuotaLine) -> str:
    """Where a figure is from, in one sentence or two."""
    title = line.source_title or tr("tidak diketahui")
    text = tr("Sumber {id}: {title}.").format(id=line.source, title=title)
    if line.detail:
        text += " " + tr("Rincian: {detail}.").format(detail=line.detail)
    return f"{text} {line.note}".strip()


def _cells(line: QuotaLine) -> tuple[str, ...]:
    """A line in the order of the columns; the third is empty, for the bar is painted there."""
    name = line.region_name
    if line.detail:
        name = tr("{name} ({detail})").format(name=name, detail=line.detail)
    elif line.category and line.stage == "":
        name = tr("{name} · {category}").format(name=name, category=line.category)
    return (
        name,
        stage_text(line.stage),
        "",
        number_text(line.quota),
        number_text(line.used),
        number_text(line.left),
        number_text(line.use.among(DECIDED)),
        number_text(line.use.among(DISTRIBUTED)),
        number_text(line.use.among({Status.RESERVE})),
        line.source_title,
    )
