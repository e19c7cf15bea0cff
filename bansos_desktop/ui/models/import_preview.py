"""Every row of an import with its outcome, narrowed by outcome, finding and name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from bansos_desktop.domain.field_words import NOTHING, Names, value_words
from bansos_desktop.domain.import_choices import NEW_PERSON, RowKey
from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.titled_table import RIGHT, Heading, Index, TitledTable
from bansos_desktop.ui.theme import LEVEL_COLOURS, LEVEL_OF_SEVERITY, PALETTE, Level

HEADINGS = (
    Heading("Baris", is_number=True),
    Heading("Lembar"),
    Heading("Hasil"),
    Heading("Nama"),
    Heading("Temuan"),
    Heading("NIK"),
    Heading("Desa/Kelurahan, Kecamatan"),
    Heading("Tanggal lahir"),
    Heading("Jenis usaha"),
    Heading("Golongan"),
    Heading("Lembaga"),
    Heading("Nilai usulan", is_number=True),
)
LINE, SHEET, OUTCOME, NAME, FINDING, NIK, PLACE, BIRTH, BUSINESS, *_MORE = range(len(HEADINGS))
CATEGORY, INSTITUTION, VALUE = _MORE
LEVEL_OF = {
    Outcome.CREATED: Level.SUCCESS,
    Outcome.UPDATED: Level.INFO,
    Outcome.UNCHANGED: Level.NEUTRAL,
    Outcome.DOUBLE: Level.WARNING,
    Outcome.SIMILAR: Level.WARNING,
    Outcome.REJECTED: Level.ERROR,
}
LABELS = {
    Outcome.CREATED: "Baru",
    Outcome.UPDATED: "Diperbarui",
    Outcome.UNCHANGED: "Sama",
    Outcome.DOUBLE: "Ganda di berkas",
    Outcome.SIMILAR: "Mirip",
    Outcome.REJECTED: "Ditolak",
}
# What only a list of people tells; a sheet of visits has none of it.
OF_PEOPLE = (BIRTH, VALUE)
# What not every programme asks: shown where any row tells it, or lacks it.
OF_SOME = {BUSINESS: "business_type", CATEGORY: "category", INSTITUTION: "institution"}
WARNED = "peringatan"
# Which cell a finding is about; any other is coloured where it is written.
_COLUMN_OF = {
    "nik": NIK,
    "name": NAME,
    "birth_date": BIRTH,
    **{field: column for column, field in OF_SOME.items()},
    "requested_value": VALUE,
    "village_code": PLACE,
    "region_code": PLACE,
    "desa": PLACE,
    "kecamatan": PLACE,
    "kabupaten": PLACE,
}
_ORDER = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are shown; `finding` is a code, WARNED, or "" for all."""

    outcome: Outcome | None = None
    finding: str = ""
    words: str = ""


def key_of(row: PlannedRow) -> RowKey:
    """How choices name a row."""
    return row.sheet, row.line


class ImportPreview(TitledTable):
    """The rows of one plan; `decided` are rows settled by hand that are not planned anew yet."""

    def __init__(self, icons: IconSet, names: Names) -> None:
        super().__init__(HEADINGS)
        self._icons, self._names = icons, names
        self._rows: Sequence[PlannedRow] = ()
        self._decided: Mapping[RowKey, str] = {}

    def show(self, rows: Sequence[PlannedRow], wanted: Wanted, names: Names) -> None:
        """Show those of the rows that are wanted; a new plan knows all that was decided."""
        self.beginResetModel()
        self._names, self._decided = names, {}
        self._rows = rows if wanted == Wanted() else list(filter(_sieve(wanted), rows))
        self.endResetModel()

    def decide(self, decided: Mapping[RowKey, str]) -> None:
        """Mark rows as settled until they are planned anew."""
        self._decided = decided
        if self._rows:
            last = self.index(len(self._rows) - 1, OUTCOME)
            self.dataChanged.emit(self.index(0, OUTCOME), last)

    def row_at(self, line: int) -> PlannedRow | None:
        """The row in a line of the table."""
        return self._rows[line] if 0 <= line < len(self._rows) else None

    def line_of(self, key: RowKey) -> int:
        """The line of a row, or -1."""
        return next((n for n, row in enumerate(self._rows) if key_of(row) == key), -1)

    def first_change(self) -> int:
        """The line of the first row that is not as it was; 0 if all are."""
        rows = enumerate(self._rows)
        return next((n for n, row in rows if row.outcome is not Outcome.UNCHANGED), 0)

    def next_open(self, line: int) -> int:
        """The line of the next row that is to be settled by hand, or -1."""
        for number in range(line + 1, len(self._rows)):
            row = self._rows[number]
            if row.outcome is Outcome.SIMILAR and key_of(row) not in self._decided:
                return number
        return -1

    def count_rows(self) -> int:
        """The rows that are wanted."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, the outcome's sign, and the colour and words of findings on their cells."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(problem.message for problem in _about(row, column)) or None
        if role == Qt.ItemDataRole.TextAlignmentRole and HEADINGS[column].is_number:
            return RIGHT
        return self._look(row, column, role)

    def _text(self, row: PlannedRow, column: int) -> str:
        told = _TEXTS.get(column)
        if told is not None:
            return told(row)
        if column == OUTCOME:
            return self._outcome(row)
        values = row.person_values if column == BIRTH else row.proposal_values
        field = ({BIRTH: "birth_date"} | OF_SOME).get(column, "requested_value")
        words = value_words(field, (values or {}).get(field), self._names)
        return "" if words == NOTHING else words

    def _outcome(self, row: PlannedRow) -> str:
        decided = self._decided.get(key_of(row))
        if decided is None:
            return tr(LABELS[row.outcome])
        return tr("Dipilih: orang lain") if decided == NEW_PERSON else tr("Dipilih: sama")

    def _look(self, row: PlannedRow, column: int, role: int) -> object:
        if column == OUTCOME and role == Qt.ItemDataRole.DecorationRole:
            level = level_of(row)
            neutral = level is Level.NEUTRAL  # has no sign of its own, and words keep their line
            icons = self._icons
            return icons.icon("check", PALETTE.ink_faint) if neutral else icons.level_icon(level)
        if role not in (Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole):
            return None
        found = _about(row, column)
        if not found:
            return None
        colours = LEVEL_COLOURS[LEVEL_OF_SEVERITY[gravest(found)]]
        is_ground = role == Qt.ItemDataRole.BackgroundRole
        return QColor(colours.ground if is_ground else colours.ink)


def is_asked(rows: Sequence[PlannedRow], column: int) -> bool:
    """Whether any row says something in a column that not every programme has."""
    field = OF_SOME[column]
    return any((row.proposal_values or {}).get(field) or _about(row, column) for row in rows)


def level_of(row: PlannedRow) -> Level:
    """How good the news of a row is."""
    return Level.WARNING if row.warned else LEVEL_OF[row.outcome]


def gravest(problems: Sequence[Problem]) -> Severity:
    """The worst of some findings."""
    return min((problem.severity for problem in problems), key=_ORDER.index)


def _about(row: PlannedRow, column: int) -> Sequence[Problem]:
    """The findings that concern a cell; the cell that tells them all is concerned by all."""
    if column == FINDING:
        return row.problems
    return [problem for problem in row.problems if _COLUMN_OF.get(problem.field) == column]


def _sieve(wanted: Wanted) -> Callable[[PlannedRow], bool]:
    words = wanted.words.casefold().split()

    def passes(row: PlannedRow) -> bool:
        if wanted.outcome is not None and row.outcome is not wanted.outcome:
            return False
        if wanted.finding == WARNED and not row.warned:
            return False
        if wanted.finding not in ("", WARNED) and not _has(row, wanted.finding):
            return False
        name = row.name.casefold() if words else ""
        return all(word in name or word == str(row.line) for word in words)

    return passes


def _has(row: PlannedRow, code: str) -> bool:
    return any(problem.code == code for problem in row.problems)


def _first_finding(row: PlannedRow) -> str:
    """Of several findings the first, and how many more there are."""
    more = len(row.problems) - 1
    first = row.problems[0].message if row.problems else ""
    return f"{first}{tr(' (+{n} lagi)').format(n=more)}" if more > 0 else first


_TEXTS: Mapping[int, Callable[[PlannedRow], str]] = {
    LINE: lambda row: number_text(row.line),
    SHEET: lambda row: row.sheet,
    NAME: lambda row: row.name,
    FINDING: _first_finding,
    NIK: lambda row: masked(row.nik),
    PLACE: lambda row: row.place,
}
