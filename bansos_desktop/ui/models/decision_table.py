"""Who stands in line for a decision: keys are held, rows come a block at a time as painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.programme import Trait
from bansos_desktop.store.decisions import DecisionReader, DecisionRow, Key
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.models.recipient_columns import status_label
from bansos_desktop.ui.models.titled_table import RIGHT, Index, TitledTable
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases.judge_proposals import Found

BLOCK = 100
BLOCKS_KEPT = 40
MARK, FINDINGS = "mark", "findings"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title and what it shows of a row."""

    key: str
    title: str
    text: Callable[[DecisionRow], str]
    is_number: bool = False
    trait: Trait | None = None


class DecisionTable(TitledTable):
    """Marks are kept by proposal, so they outlive a filter; `marks_changed` follows each change."""

    marks_changed = Signal()

    def __init__(self, reader: DecisionReader, groups: GroupNames, icons: IconSet) -> None:
        columns = _columns(groups)
        super().__init__(columns)
        self.columns = columns
        self._reader, self._icons = reader, icons
        self._keys: Sequence[Key] = ()
        self._marked: dict[str, Key] = {}
        self._findings: Mapping[str, Found] = {}
        self._blocks: OrderedDict[int, Mapping[str, DecisionRow]] = OrderedDict()

    @property
    def keys(self) -> Sequence[Key]:
        """Everybody shown, in the order of decision."""
        return self._keys

    @property
    def marked(self) -> Mapping[str, Key]:
        """Everybody marked, shown or not."""
        return self._marked

    def show(self, keys: Sequence[Key], findings: Mapping[str, Found]) -> None:
        """Show others; what is marked stays marked."""
        self.beginResetModel()
        self._keys, self._findings = keys, findings
        self._blocks.clear()
        self.endResetModel()

    def show_findings(self, findings: Mapping[str, Found]) -> None:
        """Say what was found about those who are shown."""
        self._findings = findings
        if self._keys:
            last = self.index(len(self._keys) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def mark(self, keys: Iterable[Key], *, on: bool) -> None:
        """Mark or unmark some."""
        for key in keys:
            if on:
                self._marked[key.proposal] = key
            else:
                self._marked.pop(key.proposal, None)
        self._repaint_marks()

    def mark_only(self, keys: Iterable[Key]) -> None:
        """Mark these and nobody else."""
        self._marked = {key.proposal: key for key in keys}
        self._repaint_marks()

    def is_marked(self, row: int) -> bool:
        """Whether the one in this row is marked."""
        return self._keys[row].proposal in self._marked

    def row_at(self, index: Index) -> DecisionRow | None:
        """The row under an index."""
        return self._row(index.row()) if index.isValid() else None

    def count_rows(self) -> int:
        """Everybody shown."""
        return len(self._keys)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].key == MARK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tick, alignment and the sign of the findings."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column.key == MARK:
            return Qt.CheckState.Checked if self.is_marked(index.row()) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return RIGHT
        if column.key == FINDINGS:
            return self._finding_data(self._findings.get(self._keys[index.row()].proposal), role)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._row(index.row())
        return column.text(row) if row else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A click on the box."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.mark([self._keys[index.row()]], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _finding_data(self, found: Found | None, role: int) -> object:
        """The graver sign with how many there are; the sentences when pointed at."""
        if role == Qt.ItemDataRole.DisplayRole:
            return _finding_text(found)
        if found is None:
            return None
        problems = [*found.blocking, *found.warnings]
        if role == Qt.ItemDataRole.DecorationRole and problems:
            return self._icons.level_icon(Level.ERROR if found.blocking else Level.WARNING)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and problems:
            return "\n".join(problem.message for problem in problems)
        return None

    def _repaint_marks(self) -> None:
        """Only the boxes are painted anew; the rows themselves need not be read again."""
        if self._keys:
            last = self.index(len(self._keys) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.marks_changed.emit()

    def _row(self, number: int) -> DecisionRow | None:
        return self._block(number // BLOCK).get(self._keys[number].proposal)

    def _block(self, number: int) -> Mapping[str, DecisionRow]:
        """The rows of a block, read when first painted; the one unused for longest is let go."""
        if number in self._blocks:
            self._blocks.move_to_end(number)
            return self._blocks[number]
        part = self._keys[number * BLOCK : (number + 1) * BLOCK]
        block = self._reader.rows([key.proposal for key in part])
        self._blocks[number] = block
        if len(self._blocks) > BLOCKS_KEPT:
            self._blocks.popitem(last=False)
        return block


def _finding_text(found: Found | None) -> str:
    """Graver ones first; dots while nobody has looked yet."""
    if found is None:
        return "…"
    count = len(found.blocking) or len(found.warnings)
    return number_text(count) if count else "–"


def _day(text: str) -> str:
    return format_short(date.fromisoformat(text)) if text else "–"


def _rupiah(row: DecisionRow) -> str:
    value = row.approved_value or row.requested_value
    return rupiah_text(value) if value else "–"


def _columns(groups: GroupNames) -> tuple[Column, ...]:
    """The marks and the findings have no text of their own: they are given by other roles."""
    return (
        Column(MARK, "", lambda _row: ""),
        Column("name", "Nama", lambda row: row.name),
        Column("nik", "NIK", lambda row: masked(row.nik)),
        Column("place", "Desa, Kecamatan", lambda row: row.place),
        Column(
            "desil",
            "Desil",
            lambda row: number_text(row.desil) if row.desil else "–",
            is_number=True,
        ),
        Column("proposed", "Diusulkan", lambda row: _day(row.proposed_on)),
        *(
            Column(trait.value, trait.label, groups.cell(trait), trait=trait)
            for trait in Trait
            if trait
        ),
        Column("value", "Nilai", _rupiah, is_number=True),
        Column("status", "Status", lambda row: tr(status_label(row.status))),
        Column(FINDINGS, "Temuan", lambda _row: ""),
        Column(
            "rank",
            "Cadangan",
            lambda row: number_text(row.reserve_rank) if row.reserve_rank else "",
        ),
    )
