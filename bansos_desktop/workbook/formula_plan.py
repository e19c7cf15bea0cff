"""What the formulas of a workbook will want to know of the sheet that is filled.

It is found out before the first row is written, so that of a long list only this is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.evaluate import Skip
from bansos_desktop.workbook.formula_tree import (
    Area,
    Call,
    Constant,
    Pair,
    Signed,
    Tree,
    has_subtotal,
    parse,
)
from bansos_desktop.workbook.reckoner import cells_of
from bansos_desktop.workbook.running import Running
from bansos_desktop.workbook.section import Section, Zone

Cell = tuple[int, int]
"""Row and column, from 1, in the template."""


class Reach(Enum):
    """What a range takes in: its own copy, rows that stand once, its group, or all so far."""

    HERE = auto()
    GROUP = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """A range that some formula adds up, in the template's addresses."""

    columns: tuple[int, int]
    rows: tuple[int, int]
    skip: Skip
    reach: Reach


class FormulaPlan:
    """The formulas of the filled sheet, the cells they ask for, and the ranges to add up."""

    def __init__(self, book: Workbook, title: str, section: Section | None) -> None:
        self.title = title
        self._section = section
        sheet: Worksheet = book[title]
        self.last = max([sheet.max_row, *sheet.row_dimensions])
        self.trees = _trees(sheet)
        self.wishes: set[Wish] = set()
        self.looks_ahead = False
        asked: set[Cell] = set()
        for each in book.worksheets:
            trees = self.trees if each.title == title else _trees(each)
            is_own = each.title == title
            for (row, _column), tree in trees.items():
                zone = self.zone(row) if is_own else Zone.ABOVE
                for found, skip in _areas(tree, Skip.NOTHING):
                    area = found.moved(each.title, 0)
                    if area.sheet == title:
                        self._note(area, skip, zone, is_early=is_own and zone is Zone.ABOVE)
                        asked |= self._cells(area, sheet)
        self.asked = _by_row(asked)

    def zone(self, row: int) -> Zone:
        """What a row of the template is."""
        return Zone.ABOVE if self._section is None else self._section.zone(row)

    def wish(self, area: Area, skip: Skip, zone: Zone) -> Wish:
        """A range as a formula in `zone` means it."""
        return Wish(area.columns, area.rows, skip, self._reach(area, zone))

    def knows(self, zone: Zone, row: int) -> bool:
        """Whether a formula in `zone` means one cell when it names one of this row."""
        asked = self.zone(row)
        if not asked.repeats:
            return True
        return zone.repeats and (asked is Zone.HEADING or asked is zone)

    def runnings(self) -> dict[Wish, Running]:
        """The sums to be kept up while one sheet is written."""
        return {wish: self._running(wish) for wish in self.wishes}

    def _reach(self, area: Area, zone: Zone) -> Reach:
        section = self._section
        first, last = area.rows
        if section is None or last < section.span.first or first > section.span.last:
            return Reach.HERE
        start = section.zone(first)
        if not (zone.repeats and start.repeats):
            return Reach.ALL
        return Reach.HERE if zone is start is Zone.BLOCK else Reach.GROUP

    def _note(self, area: Area, skip: Skip, zone: Zone, *, is_early: bool) -> None:
        wish = self.wish(area, skip, zone)
        if wish.reach is not Reach.HERE:
            self.wishes.add(wish)
        section = self._section
        if is_early and section is not None and area.rows[1] >= section.span.first:
            self.looks_ahead = True

    def _cells(self, area: Area, sheet: Worksheet) -> set[Cell]:
        (left, right), (top, bottom) = area.columns, area.rows
        return {
            (row, column)
            for row, column in cells_of(sheet)
            if top <= row <= bottom and left <= column <= right
        }

    def _running(self, wish: Wish) -> Running:
        left, right = wish.columns
        columns = {
            row: tuple(
                column
                for column in asked
                if left <= column <= right and not self._is_skipped((row, column), wish.skip)
            )
            for row, asked in self.asked.items()
        }
        last = min(wish.rows[1], self.last)
        return Running(wish.rows[0], last, columns, Skip.HIDDEN_ROWS in wish.skip)

    def _is_skipped(self, cell: Cell, skip: Skip) -> bool:
        return skips(self.trees, cell, skip)


def skips(trees: Mapping[Cell, Tree], cell: Cell, skip: Skip) -> bool:
    """Whether a subtotal passes over the cell because it is one itself."""
    return Skip.SUBTOTALS in skip and cell in trees and has_subtotal(trees[cell])


def _trees(sheet: Worksheet) -> dict[Cell, Tree]:
    """A formula of a whole array is no text, and unknown."""
    return {
        place: parse(cell.value if isinstance(cell.value, str) else "=")
        for place, cell in cells_of(sheet).items()
        if cell.data_type == "f"
    }


def _areas(tree: Tree, skip: Skip) -> Iterator[tuple[Area, Skip]]:
    """The cells and ranges of a formula, with what is passed over when they are added up."""
    match tree:
        case Area():
            yield tree, skip
        case Signed():
            yield from _areas(tree.operand, skip)
        case Pair():
            yield from _areas(tree.left, skip)
            yield from _areas(tree.right, skip)
        case Call():
            inside = _skip_of(tree)
            for argument in tree.arguments:
                yield from _areas(argument, inside)


def _skip_of(call: Call) -> Skip:
    code = call.arguments[0] if call.arguments else None
    if call.name != "SUBTOTAL" or not isinstance(code, Constant):
        return Skip.NOTHING
    is_high = isinstance(code.value, int) and code.value > 100
    return Skip.SUBTOTALS | (Skip.HIDDEN_ROWS if is_high else Skip.NOTHING)


def _by_row(cells: set[Cell]) -> dict[int, tuple[int, ...]]:
    rows: dict[int, list[int]] = {}
    for row, column in sorted(cells):
        rows.setdefault(row, []).append(column)
    return {row: tuple(columns) for row, columns in rows.items()}
