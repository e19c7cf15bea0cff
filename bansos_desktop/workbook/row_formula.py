"""The formula of a template's row, and what it says in each copy of that row.

In the block a formula means its own copy; at the end of a group, the rows of that group. Outside
it is the stretch that knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from xml.sax.saxutils import escape

from bansos_desktop.workbook.formula import Corner, Reference, rewrite
from bansos_desktop.workbook.formula_values import Fault, Scalar
from bansos_desktop.workbook.section import Section, Zone

# Stands for a row that is not known yet; no sheet has so many rows.
_MARK = 987_654_000
_MARKED = re.compile(r"987654\d{3}")


class Start(IntEnum):
    """The rows that the rows of a copy are counted from; the place of each in a `Place`."""

    COPY = 0
    HEADING = 1
    FIRST = 2
    LAST = 3
    CLOSING = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a copy stands, by `Start`, and what formulas outside of all copies become."""

    rows: tuple[int, int, int, int, int]
    outside: Callable[[str], str]


class RowFormula:
    """A formula cut where rows are to be put in."""

    def __init__(self, formula: str, row: int, sheet: str, section: Section | None) -> None:
        self._formula = formula
        self._slots: list[tuple[Start, int]] = []
        self._zone = Zone.ABOVE if section is None else section.zone(row)
        self._sheet = sheet
        self._section = section
        if self._zone.repeats:
            self._pieces = [escape(piece) for piece in _MARKED.split(rewrite(formula, self._mark))]

    def xml(self, place: Place, result: Scalar) -> str:
        """The rest of a cell at a place, with the result for who does not reckon."""
        kind, value = stored(result)
        return f'"{kind}><f>{self.text(place)}</f>{value}</c>'

    def text(self, place: Place) -> str:
        """The formula at a place without its '=', escaped for XML."""
        if not self._zone.repeats:
            return escape(place.outside(self._formula)[1:])
        text = self._pieces[0][1:]
        for piece, (start, offset) in zip(self._pieces[1:], self._slots, strict=True):
            text += f"{place.rows[start] + offset}{piece}"
        return text

    def _mark(self, found: Reference) -> Reference:
        """Rows of the section become marks; a cell of the own sheet needs no sheet's name."""
        if found.sheet not in (None, self._sheet):
            return found
        first = self._marked(found.first, Start.FIRST)
        last = first if found.last is None else self._marked(found.last, Start.LAST)
        return found.with_rows(first, last).on(None)

    def _marked(self, corner: Corner, end: Start) -> int:
        section = self._section
        if section is None or not section.zone(corner.row).repeats:
            return corner.row
        match section.zone(corner.row):
            case Zone.HEADING:
                slot = (Start.HEADING, corner.row - section.span.first)
            case Zone.CLOSING:
                slot = (Start.CLOSING, corner.row - section.block.last - 1)
            case _:
                start = Start.COPY if self._zone is Zone.BLOCK else end
                slot = (start, corner.row - section.block.first)
        self._slots.append(slot)
        return _MARK + len(self._slots)


def stored(result: Scalar) -> tuple[str, str]:
    """A formula's result as a cell holds it: its kind and its value, both '' if unknown."""
    match result:
        case Fault() if result is Fault.UNKNOWN:
            return "", ""
        case Fault():
            return ' t="e"', f"<v>{escape(result.value)}</v>"
        case bool():
            return ' t="b"', f"<v>{int(result)}</v>"
        case str():
            return ' t="str"', f"<v>{escape(result)}</v>"
    return "", "" if result is None else f"<v>{result!r}</v>"
