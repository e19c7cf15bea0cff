"""Whether a column of dates writes the day or the month first, and what Excel did to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bansos_desktop.domain.birth_in_nik import BirthInNik, birth_in_nik
from bansos_desktop.domain.cell import Cell
from bansos_desktop.domain.date_text import DateText, read_date_text
from bansos_desktop.domain.dates import possible_date
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.nik import clean_digits
from bansos_desktop.domain.sheet_fields import SheetField

_DAY_TITLE = re.compile(
    r"d{1,2}\W*m{1,2}\W*y|(?:hh|tgl)\W*bb|tgl\W*bln\W*th|hari\W*bulan", re.IGNORECASE
)
_MONTH_TITLE = re.compile(r"m{1,2}\W*d{1,2}\W*y|bln\W*tgl|bulan\W*(?:hari|tanggal)", re.IGNORECASE)
_FEWEST_CONVERTED = 3


class DateOrder(StrEnum):
    """Which number comes first. USUAL is a form's: the day, and no two-digit year in doubt."""

    USUAL = "usual"
    DAY_FIRST = "hari"
    MONTH_FIRST = "bulan"
    OPEN = "open"


class CellOrder(StrEnum):
    """Whether Excel swapped day and month when it made true dates of what was typed."""

    KEPT = "asli"
    SWAPPED = "tukar"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class DateHabit:
    """How the texts of a column are read, and how its true dates; a NIK outweighs both."""

    texts: DateOrder = DateOrder.USUAL
    cells: CellOrder = CellOrder.KEPT


USUAL_DATES = DateHabit()

_ORDERS = (
    Option(DateOrder.DAY_FIRST, "Hari dulu: 05/06 berarti 5 Juni"),
    Option(DateOrder.MONTH_FIRST, "Bulan dulu: 05/06 berarti 6 Mei"),
)
_CELL_ORDERS = (
    Option(CellOrder.KEPT, "Seperti yang tampil di Excel"),
    Option(CellOrder.SWAPPED, "Hari dan bulannya tertukar"),
)


@dataclass(slots=True)
class DateEvidence:
    """Counts what each row of a column says about the order.

    `day` and `month` are texts that only one order can explain, or that a NIK explains so; `open`
    are those that need the order. `kept`, `swapped` and `doubtful` are true dates likewise, and
    `fixed` those whose day cannot be a month.
    """

    column: SheetField
    title: str
    day: int = 0
    month: int = 0
    open: int = 0
    kept: int = 0
    swapped: int = 0
    doubtful: int = 0
    fixed: int = 0

    def see(self, cell: Cell, nik: Cell | None, today: date) -> None:
        """One row: its date beside its NIK."""
        if cell.day is not None:
            self._see_cell(cell.day, _birth(nik))
        elif cell.text:
            self._see_text(read_date_text(cell.text, today), nik)

    def _see_text(self, found: DateText, nik: Cell | None) -> None:
        """A text counts where its day can be no month, or where the NIK tells which is which."""
        if found.from_serial or not (found.day_first or found.month_first):
            return
        if not found.in_doubt:
            self.day += found.month_first is None and found.in_numbers
            self.month += found.day_first is None
            return
        birth = _birth(nik)
        if birth and birth.confirms(found.day_first):
            self.day += 1
        elif birth and birth.confirms(found.month_first):
            self.month += 1
        else:
            self.open += 1

    def _see_cell(self, day: date, birth: BirthInNik | None) -> None:
        """A true date, which Excel may have made of a text that meant something else."""
        other = swapped(day)
        if other is None:
            self.fixed += 1
        elif birth and birth.confirms(day):
            self.kept += 1
        elif birth and birth.confirms(other):
            self.swapped += 1
        elif other != day:
            self.doubtful += 1

    def habit(self, answers: Mapping[str, str]) -> DateHabit:
        """What the column is read by, answers first."""
        texts = answers.get(self._key, "")
        cells = answers.get(self._cell_key, "")
        return DateHabit(
            DateOrder(texts) if _is_one(texts, _ORDERS) else self._order(),
            CellOrder(cells) if _is_one(cells, _CELL_ORDERS) else self._cell_order(),
        )

    def questions(self, answers: Mapping[str, str]) -> tuple[Question, ...]:
        """What the column leaves open."""
        asked = []
        if self.open and self._order() is DateOrder.OPEN:
            asked.append(
                self._question(self._key, "import.date_order", _ORDERS, self.open, answers)
            )
        if self.doubtful and self._cell_order() is CellOrder.OPEN:
            code, rows = "import.date_cells", self.doubtful
            asked.append(self._question(self._cell_key, code, _CELL_ORDERS, rows, answers))
        return tuple(asked)

    @property
    def _key(self) -> str:
        return f"tanggal:{self.column.value}"

    @property
    def _cell_key(self) -> str:
        return f"tanggal:{self.column.value}:sel"

    def _order(self) -> DateOrder:
        """The order of the texts, as far as title and rows agree."""
        by_title = _order_of_title(self.title)
        if self.day and self.month:
            return DateOrder.OPEN
        by_rows = DateOrder.DAY_FIRST if self.day else DateOrder.MONTH_FIRST
        if self.day or self.month:
            return by_rows if by_title in {None, by_rows} else DateOrder.OPEN
        return by_title or DateOrder.OPEN

    def _cell_order(self) -> CellOrder:
        """The order of the true dates. Texts that Excel could not make dates of betray it: they
        are those whose day is no month, and of the others none is left with such a day.
        """
        made = self.day and not self.fixed and not self.kept and self.doubtful >= _FEWEST_CONVERTED
        if not self.swapped:
            return CellOrder.OPEN if made else CellOrder.KEPT
        return CellOrder.OPEN if self.kept or self.fixed else CellOrder.SWAPPED

    def _question(
        self,
        key: str,
        code: str,
        options: tuple[Option, ...],
        rows: int,
        answers: Mapping[str, str],
    ) -> Question:
        """A question about this column with the answer it was given."""
        answer = answers.get(key, "")
        taken = answer if _is_one(answer, options) else ""
        values = (("title", self.title), ("rows", str(rows)))
        field = SheetField.BIRTH_DATE.value
        return Question(key, code, field, options, taken, rows, values, is_assumed=not taken)


def swapped(day: date) -> date | None:
    """The date with its day and month exchanged, where there is one."""
    return possible_date(day.year, day.day, day.month)


def _birth(nik: Cell | None) -> BirthInNik | None:
    """What the NIK beside a date tells."""
    return birth_in_nik(clean_digits(nik.text)) if nik else None


def _is_one(answer: str, options: tuple[Option, ...]) -> bool:
    """Whether an answer is one that was offered."""
    return any(option.value == answer for option in options)


def _order_of_title(title: str) -> DateOrder | None:
    """What a title such as "Tanggal Lahir (dd/mm/yyyy)" promises."""
    if _DAY_TITLE.search(title):
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if _MONTH_TITLE.search(title) else None
