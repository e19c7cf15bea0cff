"""The regions below a lump as a table with one number to type for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from bansos_desktop.domain.rupiah import parse_rupiah
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.titled_table import RIGHT, Heading, Index, TitledTable
from bansos_desktop.ui.theme import PALETTE
from bansos_desktop.usecases.list_shares import Share

COLUMNS = (
    Heading("Wilayah"),
    Heading("Kuota lain di sini", is_number=True),
    Heading("Sudah diusulkan", is_number=True),
    Heading("Paling sedikit (ditetapkan)", is_number=True),
    Heading("Rincian sekarang", is_number=True),
    Heading("Rincian baru", is_number=True),
)
OWN, TYPED = 1, 5
MOST = 1_000_000
MOST_TOLD = 5


class ShareTable(TitledTable):
    """`refused` says why a typed number was not taken."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__(COLUMNS)
        self._shares: Sequence[Share] = ()
        self._typed: list[int] = []

    @property
    def shares(self) -> dict[str, int]:
        """What was typed, by region; no number is no share."""
        return {
            share.region_code: number
            for share, number in zip(self._shares, self._typed, strict=True)
        }

    @property
    def total(self) -> int:
        """What all shares come to."""
        return sum(self._typed)

    @property
    def too_small(self) -> list[Share]:
        """Regions given less than is decided there already."""
        pairs = zip(self._shares, self._typed, strict=True)
        return [share for share, number in pairs if number < share.least]

    @property
    def is_changed(self) -> bool:
        """Whether any number differs from what stands."""
        return self._typed != [share.given for share in self._shares]

    def show(self, shares: Sequence[Share]) -> None:
        """Show the regions with the shares they have."""
        self.beginResetModel()
        self._shares, self._typed = shares, [share.given for share in shares]
        self.endResetModel()
        self.changed.emit()

    def spread(self, rest: int) -> int:
        """Give `rest` in equal parts to regions without a number, or to all if each has one.

        Returns what could not be given in equal parts.
        """
        empty = [at for at, number in enumerate(self._typed) if not number]
        among = empty or list(range(len(self._typed)))
        part = rest // len(among) if among and rest > 0 else 0
        for at in among:
            self._typed[at] += part
        self._tell(0, len(self._typed) - 1)
        return rest - part * len(among)

    def count_rows(self) -> int:
        """One row a region."""
        return len(self._shares)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the last column is typed into."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == TYPED else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; red where a number is below what is decided."""
        if not index.isValid():
            return None
        share, typed = self._shares[index.row()], self._typed[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(share, typed)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[column].is_number:
            return RIGHT
        return _typed_cell(share, typed, role) if column == TYPED else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a typed number; empty is none, and what is no number leaves the cell as it was."""
        del role  # views write with this one only
        text = str(value).strip()
        number = _people_in(text)
        if number is None:
            sentence = tr("“{text}” bukan jumlah orang. Tulis angka bulat, misalnya 18.")
            self.refused.emit(sentence.format(text=text))
            return False
        self._typed[index.row()] = number
        self._tell(index.row(), index.row())
        return True

    def paste(self, row: int, texts: Sequence[str]) -> None:
        """Take numbers downwards from a row; all that is not taken is said at once.

        An empty line passes over its region: nothing copied takes no number away.
        """
        here = min(len(texts), len(self._shares) - row)
        lost = []
        for at, text in enumerate(map(str.strip, texts[:here]), start=row):
            number = _people_in(text)
            if number is None:
                lost.append(f"{self._shares[at].region_name} “{text}”")
            elif text:
                self._typed[at] = number
        if here:
            self._tell(row, row + here - 1)
        if lost or texts[here:]:
            self.refused.emit(_not_pasted(lost, [one.strip() for one in texts[here:]]))

    def _tell(self, top: int, bottom: int) -> None:
        self.dataChanged.emit(self.index(top, 0), self.index(bottom, len(COLUMNS) - 1))
        self.changed.emit()


def _people_in(text: str) -> int | None:
    """A whole number of people; none for an empty text, None for what is no number."""
    number = parse_rupiah(text) if text else 0
    return number if number is not None and 0 <= number <= MOST else None


def _not_pasted(lost: Sequence[str], beyond: Sequence[str]) -> str:
    """Which cells could not be read, and which lines found no region any more."""
    parts = []
    if lost:
        text = tr("Tidak terbaca, jadi tidak diubah: {cells}. Ketik angkanya sendiri.")
        parts.append(text.format(cells=_first(lost)))
    if beyond:
        text = tr("{n} baris di bawah wilayah terakhir tidak ditempel: {cells}.")
        parts.append(text.format(n=number_text(len(beyond)), cells=_first(beyond)))
    return " ".join(parts)


def _first(texts: Sequence[str]) -> str:
    """The first of them, and how many more."""
    more = len(texts) - MOST_TOLD
    shown = ", ".join(texts[:MOST_TOLD])
    return (
        tr("{shown}, dan {n} lagi").format(shown=shown, n=number_text(more)) if more > 0 else shown
    )


def _cells(share: Share, typed: int) -> tuple[str, ...]:
    """A row in the order of the columns; nought is shown as nothing where nothing is known."""
    return (
        share.region_name,
        number_text(share.own) if share.own else "–",
        number_text(share.used),
        number_text(share.least),
        number_text(share.given) if share.given else "–",
        number_text(typed) if typed else "",
    )


def _typed_cell(share: Share, typed: int, role: int) -> object:
    """What the cell that is typed into has beside its text."""
    is_short = typed < share.least
    if role == Qt.ItemDataRole.EditRole:
        return str(typed) if typed else ""
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return tr("{region}: {n}").format(region=share.region_name, n=number_text(typed))
    if role == Qt.ItemDataRole.ForegroundRole and is_short:
        return QColor(PALETTE.error)
    if role == Qt.ItemDataRole.BackgroundRole:
        return QColor(PALETTE.error_soft if is_short else PALETTE.accent_soft)
    return None
