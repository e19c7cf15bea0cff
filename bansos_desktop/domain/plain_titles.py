"""The line of titles of a table that is typed by hand: which column stands where.

Titles may be written in many ways and stand in any order; one slip of the hand is forgiven.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.likeness import likeness
from bansos_desktop.domain.names import business_key

C = TypeVar("C", bound=StrEnum)
Line = tuple[int, Sequence[Cell]]
HEAD_LINES = 40
"""How far down the titles are looked for."""

_REMARK = re.compile(r"\([^)]*\)")
_SHORTEST, _LONGEST = 5, 20
_SUMS = ("JUMLAH", "TOTAL", "SUBTOTAL")


class Titles(Generic[C]):
    """The titles of one kind of table; of each column the keys under which it is known."""

    def __init__(self, titles: Mapping[C, str]) -> None:
        self._known = {key: column for column, keys in titles.items() for key in keys.split()}
        self._spellings = {key: (column.value,) for key, column in self._known.items()}
        self._columns = {column.value: column for column in titles}

    def find(self, values: Sequence[Cell]) -> dict[C, int]:
        """Which column stands where on a line; of two alike the first."""
        found: dict[C, int] = {}
        for at, cell in enumerate(values):
            column = self._column(title_key(cell))
            if column is not None:
                found.setdefault(column, at)
        return found

    def _column(self, key: str) -> C | None:
        if key in self._known:
            return self._known[key]
        if not _SHORTEST <= len(key) <= _LONGEST:
            return None
        winner = likeness(key, self._spellings).winner
        return self._columns[winner] if winner else None


def title_key(cell: Cell) -> str:
    """A title without what stands in brackets behind it; "" for what is no text."""
    return business_key(_REMARK.sub(" ", cell.text)) if cell.kind is CellKind.TEXT else ""


def top_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines among which the titles must be; it takes no more than it gives."""
    for count, one in enumerate(lines, start=1):
        yield one
        if count >= HEAD_LINES:
            return


def is_sum(values: Sequence[Cell]) -> bool:
    """Whether the first text on a line says that it is a sum."""
    first = next((cell for cell in values if cell.kind is not CellKind.EMPTY), EMPTY_CELL)
    return first.kind is CellKind.TEXT and business_key(first.text).startswith(_SUMS)
