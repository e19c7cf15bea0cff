"""The columns of somebody's sheet: what each was taken for, how surely, and what stands in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from bansos_desktop.domain.column_match import Basis, ColumnMatch
from bansos_desktop.domain.sheet_field_words import SHEET_FIELD_WORDS
from bansos_desktop.domain.sheet_fields import SheetField, is_kept
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.titled_table import Heading, Index, TitledTable
from bansos_desktop.ui.theme import LEVEL_COLOURS, Level
from bansos_desktop.ui.widgets.choice_delegate import ChoicesRole

TITLES = ("Kolom", "Judul di berkas", "Dibaca sebagai", "Kepastian", "Contoh isi")
LETTER, TITLE, FIELD, CERTAINTY, SAMPLES = range(5)
NOT_READ = ""
MOST_UNKNOWN = 6


class Certainty(StrEnum):
    """How a column stands, in the order in which it deserves a look."""

    ASKED = "ditanya"
    UNSURE = "kurang yakin"
    UNKNOWN = "tidak dikenali"
    SURE = "yakin"
    NOT_KEPT = "tidak disimpan"
    UNREAD = "tidak dibaca"


LEVEL_OF = {
    Certainty.ASKED: Level.WARNING,
    Certainty.UNSURE: Level.WARNING,
    Certainty.UNKNOWN: Level.INFO,
    Certainty.SURE: Level.SUCCESS,
    Certainty.NOT_KEPT: Level.NEUTRAL,
    Certainty.UNREAD: Level.NEUTRAL,
}
ORDER = tuple(Certainty)
_WHY = {Basis.CHOSEN: "pilihan Anda"}


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column with the letters Excel shows over it; `is_asked` while a question is open."""

    letters: str
    match: ColumnMatch
    is_asked: bool = False

    @property
    def certainty(self) -> Certainty:
        """How it stands."""
        match = self.match
        if self.is_asked:
            return Certainty.ASKED
        if match.field is None:
            is_settled = match.basis in (Basis.CHOSEN, Basis.REMEMBERED) or not match.filled
            return Certainty.UNREAD if is_settled else Certainty.UNKNOWN
        if not is_kept(match.field):
            return Certainty.NOT_KEPT
        return Certainty.SURE if match.is_sure else Certainty.UNSURE

    @property
    def words(self) -> str:
        """What it is read as."""
        return field_text(self.match.field)

    @property
    def certainty_words(self) -> str:
        """How it stands, in a word or two."""
        return tr(self.certainty.value)

    @property
    def reason(self) -> str:
        """How it stands, and what it was told by; of nothing nothing is told."""
        if self.certainty is Certainty.UNKNOWN:
            return self.certainty_words
        why = _WHY.get(self.match.basis, self.match.basis.value)
        return f"{self.certainty_words} · {tr(why)}" if why else self.certainty_words


def field_text(field: SheetField | None) -> str:
    """A field by its name on the screen."""
    return tr("(tidak dibaca)") if field is None else tr(SHEET_FIELD_WORDS[field])


def in_order(rows: Sequence[ColumnRow]) -> list[ColumnRow]:
    """Those first that somebody should look at, otherwise from left to right.

    A wide sheet has hundreds of columns that nobody knows or needs: there they come after the rest.
    """
    unknown = sum(row.certainty is Certainty.UNKNOWN for row in rows)
    last = {Certainty.UNKNOWN: len(ORDER)} if unknown > MOST_UNKNOWN else {}

    def weight(row: ColumnRow) -> tuple[int, int]:
        place = ORDER.index(row.certainty)
        return last.get(row.certainty, place), row.match.column

    return sorted(rows, key=weight)


class ColumnTable(TitledTable):
    """`picked` tells a column, counted from 0, and the field it was said to be, or None."""

    picked = Signal(int, object)

    def __init__(self, icons: IconSet) -> None:
        super().__init__([Heading(title) for title in TITLES])
        self._icons = icons
        self._rows: list[ColumnRow] = []

    @property
    def rows(self) -> Sequence[ColumnRow]:
        """What is shown, in its order."""
        return self._rows

    def show(self, rows: Sequence[ColumnRow]) -> None:
        """Show the columns of a sheet; the same ones stay where they are, whatever became of them.

        Otherwise a line would run away from the cursor the moment it was answered.
        """
        by_column = {row.match.column: row for row in rows}
        shown = [row.match.column for row in self._rows]
        if self._rows and by_column.keys() == set(shown):
            self._rows = [by_column[column] for column in shown]
            self._tell(0, len(shown) - 1)
            return
        self.beginResetModel()
        self._rows = in_order(rows)
        self.endResetModel()

    def clear(self) -> None:
        """Another sheet begins with its own order."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def line_of(self, column: int) -> int:
        """The line of a column of the sheet, or -1."""
        places = (n for n, row in enumerate(self._rows) if row.match.column == column)
        return next(places, -1)

    def count_rows(self) -> int:
        """One line a column."""
        return len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what a column is read as can be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == FIELD else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts, the sign of certainty with its colour, and what may be chosen."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, column)
        if column == FIELD and role in (ChoicesRole, Qt.ItemDataRole.EditRole):
            return _choices(row.match) if role == ChoicesRole else row.match.field or NOT_READ
        return self._sign(row, column, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was picked at once; what follows from it is told by the next plan."""
        del role  # views write with this one only
        row = self._rows[index.row()]
        field = SheetField(str(value)) if value else None
        if field is row.match.field and row.match.basis is Basis.CHOSEN:
            return False
        chosen = replace(row.match, field=field, confidence=1.0, basis=Basis.CHOSEN)
        self._rows[index.row()] = replace(row, match=chosen, is_asked=False)
        self._tell(index.row(), index.row())
        self.picked.emit(row.match.column, field)
        return True

    def _sign(self, row: ColumnRow, column: int, role: int) -> object:
        """How sure it is: a sign that stays in sight where room is short, and a colour."""
        level = LEVEL_OF[row.certainty]
        if column == FIELD and role == Qt.ItemDataRole.DecorationRole:
            return self._icons.level_icon(level)
        if column == CERTAINTY and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(LEVEL_COLOURS[level].ink)
        return None

    def _tell(self, top: int, bottom: int) -> None:
        self.dataChanged.emit(self.index(top, 0), self.index(bottom, len(TITLES) - 1))


def asked_columns(rows: Collection[ColumnRow]) -> int:
    """How many columns deserve a look before one goes on."""
    doubtful = (Certainty.ASKED, Certainty.UNSURE, Certainty.UNKNOWN)
    return sum(row.certainty in doubtful for row in rows)


def _choices(match: ColumnMatch) -> list[tuple[str, str]]:
    """First what it may be, then every other field; one that is not kept says so."""
    likely = [field for field in (match.field, *match.rivals) if field is not None]
    rest = [field for field in SheetField if is_kept(field) and field not in likely]
    offered = [(NOT_READ, field_text(None))]
    for field in dict.fromkeys([*likely, *rest]):
        words = field_text(field)
        if not is_kept(field):
            words = tr("{field} (tidak disimpan)").format(field=words)
        offered.append((field.value, words))
    return offered


def _text(row: ColumnRow, column: int) -> str:
    title = row.match.title or tr("(tanpa judul)")
    if row.match.hidden:
        title = tr("{title} (tersembunyi)").format(title=title)
    samples = " · ".join(row.match.samples)
    return (row.letters, title, row.words, row.reason, samples)[column]


def _tip(row: ColumnRow, column: int) -> str:
    """All of a text that may be cut; of the certainty also what else the column may be."""
    if column == CERTAINTY and row.match.rivals:
        others = ", ".join(field_text(field) for field in row.match.rivals)
        return tr("{reason}. Mungkin juga: {others}.").format(reason=row.reason, others=others)
    return "\n".join(row.match.samples) if column == SAMPLES else _text(row, column)
