"""Families whose card number and address stand on the head's row only.

Filling down is guessing unless the sheet shows where a family begins, so it is done by itself only
where it does, and asked about otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bansos_desktop.domain.cell import EMPTY_CELL, Cell
from bansos_desktop.domain.column_content import is_filled
from bansos_desktop.domain.column_words import plain
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.sheet_field_words import SHEET_FIELD_WORDS
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.reader import RawValue, cell_of

YES, NO = "ya", "tidak"
OF_FAMILY = (
    SheetField.FAMILY_CARD,
    SheetField.DTSEN_ID,
    SheetField.ADDRESS,
    SheetField.RT,
    SheetField.RW,
    SheetField.RT_AND_RW,
    SheetField.HAMLET,
    SheetField.VILLAGE,
    SheetField.DISTRICT,
    SheetField.VILLAGE_AND_DISTRICT,
    SheetField.REGENCY,
    SheetField.DESIL,
)
_LEADS = (SheetField.FAMILY_CARD, SheetField.DTSEN_ID, SheetField.ADDRESS, SheetField.VILLAGE)
_LEAST_BLANK, _MOST_BLANK = 0.2, 0.97
_HEADS, _MEMBERS = 2, 2


@dataclass(frozen=True, slots=True)
class Families:
    """Which fields hold for the rows below, and the column that is filled on first rows only."""

    fields: frozenset[SheetField] = frozenset()
    head_mark: int | None = None
    question: Question | None = None


def find_families(
    sheet: str,
    rows: Sequence[Sequence[Cell]],
    columns: Mapping[SheetField, int],
    known: Mapping[SheetField, int],
    answer: str,
) -> Families:
    """How the sampled rows group; `columns` are read, `known` also those that are not."""
    lead = next((field for field in _LEADS if _groups(rows, columns.get(field))), None)
    if lead is None:
        return Families()
    pattern = _pattern(rows, columns[lead])
    same = _alike(rows, columns, pattern)
    mark = _head_mark(rows, known, pattern)
    shown = mark is not None or _heads_lead(rows, known.get(SheetField.FAMILY_RELATION), pattern)
    clear = shown or (lead is SheetField.FAMILY_CARD and len(same) > 1)
    if clear and answer != NO:
        return Families(same, mark)
    question = _question(sheet, same, pattern.count(False), answer)
    return Families(same if answer == YES else frozenset(), mark, question)


def _alike(
    rows: Sequence[Sequence[Cell]], columns: Mapping[SheetField, int], pattern: Sequence[bool]
) -> frozenset[SheetField]:
    """The fields that are blank on exactly these rows."""
    present = (field for field in OF_FAMILY if field in columns)
    return frozenset(field for field in present if _pattern(rows, columns[field]) == pattern)


def _head_mark(
    rows: Sequence[Sequence[Cell]], known: Mapping[SheetField, int], pattern: Sequence[bool]
) -> int | None:
    """The column of running numbers, where it counts families instead of people."""
    number = known.get(SheetField.ROW_NUMBER)
    return number if number is not None and _pattern(rows, number) == pattern else None


def _question(sheet: str, fields: Collection[SheetField], blanks: int, answer: str) -> Question:
    """Unanswered, the rows stay as they are, which is seen, rather than mixed, which is not."""
    named = ", ".join(SHEET_FIELD_WORDS[field] for field in OF_FAMILY if field in fields)
    return Question(
        f"turun:{sheet}",
        "rows.fill_down",
        next(field.value for field in OF_FAMILY if field in fields),
        (Option(YES, "Ya, ikuti baris di atasnya"), Option(NO, "Tidak, biarkan kosong")),
        answer or NO,
        blanks,
        (("sheet", sheet), ("fields", named)),
        not answer,
    )


def _pattern(rows: Sequence[Sequence[Cell]], column: int) -> list[bool]:
    return [is_filled(row[column]) for row in rows]


def _groups(rows: Sequence[Sequence[Cell]], column: int | None) -> bool:
    """Whether a column begins filled and then stands on some of the rows only."""
    if column is None or not rows:
        return False
    pattern = _pattern(rows, column)
    blanks = pattern.count(False)
    enough = blanks >= _MEMBERS and len(pattern) - blanks >= _HEADS
    return pattern[0] and enough and _LEAST_BLANK <= blanks / len(pattern) <= _MOST_BLANK


def _heads_lead(
    rows: Sequence[Sequence[Cell]], relation: int | None, pattern: Sequence[bool]
) -> bool:
    """Whether each family's first row is its head's, by the column that says so."""
    return relation is not None and all(
        is_head(row[relation].text) == filled for row, filled in zip(rows, pattern, strict=True)
    )


def is_head(text: str) -> bool:
    """Whether a relation is that of the head of the family."""
    word = plain(text)
    return word.startswith("kepala") or word in ("kk", "krt", "kep kel", "1")


class MergeFiller:
    """Gives every row of a merged cell what stands in it; a merge leaves nothing to be asked."""

    def __init__(
        self, columns: Mapping[SheetField, int], merged: Mapping[int, frozenset[int]]
    ) -> None:
        self._lines = {
            field: merged[column]
            for field, column in columns.items()
            if field in OF_FAMILY and column in merged
        }
        self._above: dict[SheetField, Cell] = {}

    def fill(self, line: int, cells: dict[SheetField, Cell]) -> frozenset[SheetField]:
        """Fill the row's `cells` in place; the fields that were filled."""
        filled: set[SheetField] = set()
        for field, lines in self._lines.items():
            if line not in lines:
                self._above[field] = cells[field]
            elif not is_filled(cells[field]):
                cells[field] = self._above.get(field, EMPTY_CELL)
                filled.add(field)
        return frozenset(filled)


def with_merged(
    lines: Sequence[tuple[int, Sequence[Cell]]], merged: Mapping[int, frozenset[int]]
) -> list[list[Cell]]:
    """The sampled rows with what merged cells say in every row they reach."""
    above: dict[int, Cell] = {}
    rows: list[list[Cell]] = []
    for line, cells in lines:
        row = [*cells]
        for column, reached in merged.items():
            if column >= len(row):
                continue
            if line in reached and not is_filled(row[column]):
                row[column] = above.get(column, EMPTY_CELL)
            else:
                above[column] = row[column]
        rows.append(row)
    return rows


class FamilyFiller:
    """Carries a head's cells down to the rows of the family."""

    def __init__(self, fields: frozenset[SheetField], head_mark: int | None) -> None:
        self._fields, self._mark = fields, head_mark
        self._above: Mapping[SheetField, Cell] = {}

    def forget(self) -> None:
        """A heading or a total came between: nothing is carried over it."""
        self._above = {}

    def fill(
        self, cells: dict[SheetField, Cell], values: Sequence[RawValue]
    ) -> frozenset[SheetField]:
        """Fill the row's `cells` in place; the fields that were filled.

        A row that has any such cell of its own, or is marked or called a head, begins a family.
        """
        if not self._fields:
            return self._fields
        own = {field: cells[field] for field in self._fields if is_filled(cells[field])}
        relation = cells.get(SheetField.FAMILY_RELATION, EMPTY_CELL).text
        if own or is_head(relation) or self._is_marked(values):
            self._above = own
            return frozenset()
        cells.update(self._above)
        return frozenset(self._above)

    def _is_marked(self, values: Sequence[RawValue]) -> bool:
        return self._mark is not None and is_filled(cell_of(values[self._mark]))
