"""The families of a worklist as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.programme import Trait
from bansos_desktop.domain.visit import Outcome, Recommendation
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.visits import WorkRow
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.models.titled_table import Heading, Index, TitledTable
from bansos_desktop.ui.widgets.table_look import dress_table, show_traits
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate

ROW_HEIGHT = 54
TRAIT_WIDTHS = {Trait.BUSINESS: 92, Trait.CATEGORY: 128, Trait.INSTITUTION: 128}
OUTCOME_WORDS = {
    Outcome.FOUND.value: "Ditemukan",
    Outcome.NOT_FOUND.value: "Tidak ditemukan",
    Outcome.MOVED.value: "Pindah",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A title, how wide, and what it says of a family; `detail` stands under it.

    A column of a `trait` is only for programmes that have it.
    """

    title: str
    width: int
    text: Callable[[WorkRow], str]
    detail: Callable[[WorkRow], str] | None = None
    trait: Trait | None = None


class WorklistModel(TitledTable):
    """Holds the rows it was given; a village has few."""

    def __init__(self, groups: GroupNames) -> None:
        self.columns = _columns(groups)
        super().__init__([Heading(column.title) for column in self.columns])
        self.rows: Sequence[WorkRow] = ()

    def show(self, rows: Sequence[WorkRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def line_of(self, proposal: str) -> int | None:
        """Where a family stands."""
        return next((n for n, row in enumerate(self.rows) if row.proposal == proposal), None)

    def count_rows(self) -> int:
        """All families."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The first line, and the second where a column has one."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if column.detail is not None and role == DetailRole:
            return column.detail(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            below = column.detail(row) if column.detail else ""
            return "\n".join(part for part in (column.text(row), below) if part)
        return None


class WorklistView(QTableView):
    """Whole rows of two lines; Tab leaves the list instead of walking its cells."""

    def __init__(self, model: WorklistModel) -> None:
        super().__init__()
        self._families = model
        self.setModel(model)
        dress_table(self, tr("Yang dikunjungi"), row_height=ROW_HEIGHT)
        delegate = TwoLineDelegate(self, wraps=False)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)
            if column.detail is not None:
                self.setItemDelegateForColumn(number, delegate)
        self.show_trait(Trait.BUSINESS)

    def show_trait(self, trait: Trait) -> None:
        """Leave out what the programme at hand does not tell first: the rest stands under it."""
        show_traits(self, self._families.columns, [trait])

    def point_at(self, proposal: str) -> None:
        """Make a family's row current and bring it to sight; "" points at none."""
        line = self._families.line_of(proposal) if proposal else None
        if line is None:
            self.selectionModel().clear()
            return
        self.selectRow(line)
        self.scrollTo(self._families.index(line, 0))


def address_text(row: WorkRow) -> str:
    """Address with RT and RW, as far as they are known."""
    parts = [row.address]
    if row.rt:
        parts.append(f"RT {row.rt}")
    if row.rw:
        parts.append(f"RW {row.rw}")
    return " ".join(part for part in parts if part)


def day_text(iso: str) -> str:
    """A stored date as in tables."""
    return format_short(date.fromisoformat(iso)) if iso else ""


def outcome_text(outcome: str) -> str:
    """A stored outcome in a word or two."""
    return tr(OUTCOME_WORDS.get(outcome, outcome))


def recommendation_text(recommendation: str) -> str:
    """A stored recommendation as the field says it."""
    known = {one.value: one.label for one in Recommendation}
    return tr(known.get(recommendation, recommendation))


def _visit_text(row: WorkRow) -> str:
    """When, and what came of it: the word shows that a family was not met."""
    if not row.visited_on:
        return tr("Belum")
    result = recommendation_text(row.recommendation) or outcome_text(row.outcome)
    return f"{day_text(row.visited_on)} {result}"


def _status_text(row: WorkRow) -> str:
    return tr(Status(row.status).label)


def _columns(groups: GroupNames) -> tuple[Column, ...]:
    """There is little room: a short title for the business, and the institution under it."""
    titles = {Trait.BUSINESS: "Usaha"}

    def institution(row: WorkRow) -> str:
        return groups.institution(row.institution) if groups.asks_institution else ""

    below = {Trait.BUSINESS: institution, Trait.CATEGORY: institution}
    return (
        Column("Nama", 174, lambda row: row.name or tr("Tanpa nama"), address_text),
        Column("Desil", 52, lambda row: number_text(row.desil) if row.desil else "–"),
        *(
            Column(
                titles.get(trait, trait.label),
                width,
                groups.cell(trait),
                below.get(trait),
                trait=trait,
            )
            for trait, width in TRAIT_WIDTHS.items()
        ),
        Column("Status", 86, _status_text),
        Column("Kunjungan", 96, _visit_text),
    )
