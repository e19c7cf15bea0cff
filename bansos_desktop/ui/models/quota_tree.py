"""Quotas with their use as a tree: under a lump the regions it was split among."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from bansos_desktop.domain.quota import QuotaLine, Use
from bansos_desktop.domain.quota_ledger import FigureKey, Origin
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, Stage
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.titled_table import RIGHT
from bansos_desktop.ui.theme import PALETTE

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
UseRole = Qt.ItemDataRole.UserRole + 21
NO_NUMBER = "–"


@dataclass(frozen=True, slots=True)
class UseFigures:
    """A quota with what of it is proposed, decided and delivered, for a picture."""

    quota: int
    used: int
    decided: int
    distributed: int

    @property
    def words(self) -> str:
        """The same for who hears the screen."""
        text = tr("{used} dari {quota} terpakai, {decided} ditetapkan, {distributed} tersalur")
        return text.format(
            used=number_text(self.used),
            quota=number_text(self.quota),
            decided=number_text(self.decided),
            distributed=number_text(self.distributed),
        )


@dataclass(frozen=True, slots=True)
class QuotaColumn:
    """Title, explanation, text of a line and width; `key` is how others find the column."""

    key: str
    title: str
    text: Callable[[QuotaLine], str]
    width: int
    is_number: bool = False
    tip: str = ""


def figures_of(line: QuotaLine) -> UseFigures:
    """A line's numbers for its bar."""
    use: Use = line.use
    return UseFigures(line.quota, use.used, use.among(DECIDED), use.among(DISTRIBUTED))


def stage_text(stage: str) -> str:
    """The stage as shown; a figure whose source names none says so."""
    known = {one.value: one.value.title() for one in Stage}
    return tr(known[stage]) if stage in known else NO_NUMBER


def short_region(name: str) -> str:
    """A region's name with its long first word shortened."""
    return name.replace("Kabupaten ", tr("Kab. "), 1)


def region_text(line: QuotaLine) -> str:
    """The region in short; the whole is the cell's tip."""
    return short_region(line.region_name)


def open_text(line: QuotaLine) -> str:
    """What is not split yet, of a lump; a figure that nobody ever splits has nothing to say."""
    return NO_NUMBER if line.undivided is None else number_text(line.undivided)


def ceiling_text(line: QuotaLine) -> str:
    """The ceiling in rupiah, which is entered and never derived."""
    ceiling = line.standing.ceiling if line.standing else None
    return NO_NUMBER if ceiling is None else number_text(ceiling)


def source_text(line: QuotaLine) -> str:
    """Who gives the figure in force, and whether somebody says otherwise."""
    standing = line.standing
    if standing is None or not standing.figures:
        return tr("rincian") if standing and standing.split_in else tr("pindahan")
    first, others = standing.figures[0], len(standing.figures) - 1
    text = tr("kantor") if first.origin is Origin.OFFICE else first.source
    return tr("{text} (+{n})").format(text=text, n=others) if others else text


def source_tip(line: QuotaLine) -> str:
    """The same in full."""
    standing = line.standing
    if standing is None or not standing.figures:
        return tr("Dirinci atau dipindahkan kantor ini")
    titles = (one.source_title or one.source for one in standing.figures)
    return "; ".join(title or tr("isian kantor") for title in titles)


_TIPS: dict[str, Callable[[QuotaLine], str]] = {
    "region": lambda line: line.region_name,
    "source": source_tip,
}


def _number(
    key: str, title: str, text: Callable[[QuotaLine], str], width: int, tip: str = ""
) -> QuotaColumn:
    return QuotaColumn(key, title, text, width, is_number=True, tip=tip)


COLUMNS = (
    QuotaColumn("region", "Wilayah", region_text, 216),
    QuotaColumn("stage", "Tahap", lambda line: stage_text(line.stage), 90),
    QuotaColumn("category", "Golongan", lambda line: line.category_name or NO_NUMBER, 176),
    QuotaColumn("bar", "Grafik", lambda _line: "", 76, tip="Usulan, ditetapkan, tersalur"),
    _number("quota", "Kuota", lambda line: number_text(line.quota), 62),
    _number("open", "Belum\ndirinci", open_text, 70, "Belum dibagi ke wilayah di bawahnya"),
    _number(
        "used", "Terpakai", lambda line: number_text(line.used), 80, "Usulan yang memakai tempat"
    ),
    _number("decided", "Ditetapkan", lambda line: number_text(line.use.among(DECIDED)), 92),
    _number("distributed", "Tersalur", lambda line: number_text(line.use.among(DISTRIBUTED)), 74),
    _number(
        "left",
        "Sisa\ndiusulkan",
        lambda line: number_text(line.rest),
        86,
        "Tempat yang masih boleh diusulkan, tanpa yang sudah dirinci",
    ),
    _number(
        "left_decided",
        "Sisa\nditetapkan",
        lambda line: number_text(line.rest_to_decide),
        90,
        "Tempat yang masih boleh ditetapkan, tanpa yang sudah dirinci",
    ),
    _number("ceiling", "Pagu (Rp)", ceiling_text, 112, "Diisi kantor; tidak pernah dihitung"),
    QuotaColumn("source", "Sumber", source_text, 64),
)
AT = {column.key: number for number, column in enumerate(COLUMNS)}


@dataclass(slots=True)
class _Node:
    """A line in its place; `number` is where it stands in the model's list of all."""

    line: QuotaLine
    number: int
    above: int = -1
    row: int = 0
    below: list[int] = field(default_factory=list)


class QuotaTree(QAbstractItemModel):
    """A few hundred lines at most, so all are held."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._top: list[int] = []

    @property
    def lines(self) -> Sequence[QuotaLine]:
        """All lines, whether they are in sight or not."""
        return [node.line for node in self._nodes]

    def show(self, lines: Sequence[QuotaLine]) -> None:
        """Show other lines; a share stands under the lump it was split off."""
        self.beginResetModel()
        self._nodes = [_Node(line, number) for number, line in enumerate(lines)]
        self._top = []
        at = {node.line.key: node.number for node in self._nodes}
        for node in self._nodes:
            node.above = _above(node.line, at)
            siblings = self._top if node.above < 0 else self._nodes[node.above].below
            node.row = len(siblings)
            siblings.append(node.number)
        self.endResetModel()

    def line(self, index: Index) -> QuotaLine | None:
        """The figure under an index."""
        return self._nodes[index.internalId()].line if index.isValid() else None

    def find(self, key: FigureKey) -> QModelIndex:
        """Where a figure stands; no index if it is not here."""
        for node in self._nodes:
            if node.line.key == key:
                return self.createIndex(node.row, 0, node.number)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """A cell below another line, or of the top."""
        below = self._below(parent)
        if not (0 <= row < len(below) and 0 <= column < len(COLUMNS)):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        """The lump that a share was split off."""
        above = self._nodes[index.internalId()].above if index.isValid() else -1
        return QModelIndex() if above < 0 else self.createIndex(self._nodes[above].row, 0, above)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Shares of a line; only its first cell has any."""
        return 0 if parent.isValid() and parent.column() else len(self._below(parent))

    def columnCount(self, _parent: Index = ROOT) -> int:
        """All columns."""
        return len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, the bar's numbers, red for what is passed, and the whole as a tip."""
        line = self.line(index)
        if line is None:
            return None
        column = COLUMNS[index.column()]
        if column.key == "bar":
            return _bar(line, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            return (_TIPS.get(column.key, column.text) if is_tip else column.text)(line)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and _is_passed(line, column.key):
            return QColor(PALETTE.error)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Titles above, with what they mean as a tip."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(column.title)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip:
            return tr(column.tip)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return RIGHT
        return None

    def _below(self, parent: Index) -> Sequence[int]:
        return self._nodes[parent.internalId()].below if parent.isValid() else self._top


def _above(line: QuotaLine, at: dict[FigureKey, int]) -> int:
    """The lump a share is of; a line that stands by a figure of its own is nobody's share."""
    standing = line.standing
    if standing is None or standing.parent is None or standing.parent == line.key:
        return -1
    above = at.get(standing.parent, -1)
    own = at.get(line.key, -1)
    # Sources that contradict each other could make a ring; the one further up breaks it.
    return (
        above if len(standing.parent.region_code) < len(line.region_code) and above != own else -1
    )


def _bar(line: QuotaLine, role: int) -> object:
    if role == UseRole:
        return figures_of(line)
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        return figures_of(line).words
    return None


def _is_passed(line: QuotaLine, key: str) -> bool:
    numbers = {"left": line.rest, "left_decided": line.rest_to_decide, "open": line.open}
    return numbers.get(key, 0) < 0
