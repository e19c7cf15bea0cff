"""What the formulas of a filled sheet come to, told while its rows are being written.

All is asked for in the addresses of the template, where a formula is written down once. What is
not known yet, or means no single cell, is UNKNOWN: no result is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string
from openpyxl.workbook import Workbook

from bansos_desktop.workbook.container import META_SHEET
from bansos_desktop.workbook.evaluate import Lookup, Skip, evaluate
from bansos_desktop.workbook.formula_plan import FormulaPlan, Reach, skips
from bansos_desktop.workbook.formula_tree import Area
from bansos_desktop.workbook.formula_values import Fault, Scalar, Tally
from bansos_desktop.workbook.placeholder import Value
from bansos_desktop.workbook.reckoner import Reckoner, plain
from bansos_desktop.workbook.row_formula import stored
from bansos_desktop.workbook.row_pattern import RowPattern
from bansos_desktop.workbook.section import Zone

_FORMULA = re.compile(r'(<c r="([A-Z]+)(\d+)"[^>]*?)>(<f\b[^>]*>[^<]*</f>)<v\s*(?:/>|></v>)')


class SheetResults:
    """The cells of the rows that are being written, and the sums of those already written."""

    def __init__(self, plan: FormulaPlan, book: Workbook) -> None:
        self._plan = plan
        self._book = book
        self._runnings = plan.runnings()
        self._of_groups = [run for wish, run in self._runnings.items() if wish.reach is Reach.GROUP]
        self._cells: dict[tuple[int, int], Scalar] = {}
        self._rows: set[int] = set()
        self._now: Sequence[int] = ()
        self._hidden: set[int] = set()
        self._is_whole = False
        self._reckoner = self._other_sheets()

    def enter(self, rows: Iterable[tuple[RowPattern, list[Value]]], *, last: bool = False) -> None:
        """These rows, with the values of their columns, are written now; after `last` none are."""
        self._take_now()
        self._now = []
        for pattern, values in rows:
            self._now.append(pattern.number)
            self._keep(pattern, values)
        self._rows.update(self._now)
        if last:
            self._is_whole = True
            self._forget_unknown()

    def begin_group(self) -> None:
        """Ranges within a group begin anew."""
        self._take_now()
        for running in self._of_groups:
            running.restart()

    def of(self, row: int, column: int) -> Scalar:
        """The value of a cell of the newest copy of a row; a formula's result."""
        place = row, column
        if place in self._cells:
            return self._cells[place]
        tree = self._plan.trees.get(place)
        if tree is None:
            return None
        # Until it is reckoned it is not known, so a circle of formulas comes to an end.
        self._cells[place] = Fault.UNKNOWN
        asked = _Asked(self, self._plan.zone(row))
        self._cells[place] = evaluate(tree, self._plan.title, asked)
        return self._cells[place]

    def elsewhere(self, sheet: str, column: int, row: int) -> Scalar:
        """The value of a cell of another sheet."""
        return self._reckoner.value(sheet, column, row)

    def value(self, zone: Zone, sheet: str, column: int, row: int) -> Scalar:
        """What a formula in `zone` gets for a cell."""
        if sheet != self._plan.title:
            return self._reckoner.value(sheet, column, row)
        if row > self._plan.last:
            return None
        if row not in self._rows or not self._plan.knows(zone, row):
            return Fault.UNKNOWN
        return self.of(row, column)

    def tally(self, zone: Zone, area: Area, skip: Skip) -> Tally:
        """What a formula in `zone` gets for a range."""
        if area.sheet != self._plan.title:
            return self._reckoner.tally(area, skip)
        wish = self._plan.wish(area, skip, zone)
        if wish.reach is Reach.HERE:
            return self._standing(area, skip)
        running = self._runnings.get(wish)
        if running is None or not (zone.repeats or self._is_whole):
            return Tally.of((Fault.UNKNOWN,))
        return running.with_rows(self._now, self.of, self._hidden)

    def _standing(self, area: Area, skip: Skip) -> Tally:
        """Rows of which there is one: all of them must be there by now."""
        (left, right), (top, bottom) = area.columns, area.rows
        tally = Tally()
        for row, columns in self._plan.asked.items():
            if not top <= row <= bottom or (Skip.HIDDEN_ROWS in skip and row in self._hidden):
                continue
            for column in columns:
                if left <= column <= right and not skips(self._plan.trees, (row, column), skip):
                    known = row in self._rows
                    tally.add(self.of(row, column) if known else Fault.UNKNOWN)
        return tally

    def _keep(self, pattern: RowPattern, values: list[Value]) -> None:
        row = pattern.number
        if pattern.hides(values):
            self._hidden.add(row)
        else:
            self._hidden.discard(row)
        asked = self._plan.asked.get(row, ())
        for column, value in zip(pattern.columns, values, strict=True):
            if column.formula is not None:
                self._cells.pop((row, column.number), None)
            elif column.number in asked:
                known = plain(value) if column.pattern else column.known
                self._cells[row, column.number] = known

    def _take_now(self) -> None:
        for running in self._runnings.values():
            running.take(self._now, self.of, self._hidden)
        self._now = ()

    def _forget_unknown(self) -> None:
        """Of what was asked too early something may be known now."""
        places = [place for place in self._plan.trees if place in self._cells]
        for place in places:
            if self._cells[place] is Fault.UNKNOWN:
                del self._cells[place]
        self._reckoner = self._other_sheets()

    def _other_sheets(self) -> Reckoner:
        nobody: Lookup = _Nobody()
        mine: Lookup = _Asked(self, Zone.ABOVE)
        return Reckoner(self._book, {META_SHEET: nobody, self._plan.title: mine})


@dataclass(frozen=True, slots=True)
class _Asked:
    """Answers a formula that stands in `zone`, or on another sheet."""

    results: SheetResults
    zone: Zone

    def value(self, sheet: str, column: int, row: int) -> Scalar:
        return self.results.value(self.zone, sheet, column, row)

    def tally(self, area: Area, skip: Skip) -> Tally:
        return self.results.tally(self.zone, area, skip)


class _Nobody:
    """The hidden sheet about the file itself is written last, and no result may hang on it."""

    def value(self, sheet: str, column: int, row: int) -> Scalar:  # noqa: ARG002 - a Lookup
        return Fault.UNKNOWN

    def tally(self, area: Area, skip: Skip) -> Tally:  # noqa: ARG002 - a Lookup
        return Tally.of((Fault.UNKNOWN,))


def with_results(xml: str, sheet: str, results: SheetResults) -> str:
    """The rows of another sheet, each formula with what it comes to."""

    def reckoned(match: re.Match[str]) -> str:
        start, column, row, formula = match.groups()
        result = results.elsewhere(sheet, column_index_from_string(column), int(row))
        kind, value = stored(result)
        return f"{start}{kind}>{formula}{value}"

    return _FORMULA.sub(reckoned, xml)
