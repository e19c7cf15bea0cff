"""The formula results of a whole workbook, each reckoned once and only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.evaluate import Lookup, Skip, evaluate
from bansos_desktop.workbook.formula_tree import Area, Tree, has_subtotal, parse
from bansos_desktop.workbook.formula_values import Fault, Scalar, Tally, fault_of

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell knows no time zone
_DAY = timedelta(days=1)
_FALSE_DAY = 61
Place = tuple[int, int]
"""Row and column, from 1."""
Cells = dict[Place, Cell | MergedCell]


def cells_of(sheet: Worksheet) -> Cells:
    """The cells that a sheet really has: walking over its rows would make those in between."""
    found: Cells = vars(sheet)["_cells"]
    return found


class Reckoner:
    """Answers `evaluate` from a workbook's cells; a cell that needs itself is UNKNOWN.

    Of some sheets, by title, `others` know more than the workbook does.
    """

    def __init__(self, book: Workbook, others: Mapping[str, Lookup] | None = None) -> None:
        self._others = others or {}
        self._sheets = {sheet.title: sheet for sheet in book.worksheets}
        self._cells = {title: cells_of(sheet) for title, sheet in self._sheets.items()}
        self._known: dict[tuple[str, Place], Scalar] = {}

    def value(self, sheet: str, column: int, row: int) -> Scalar:
        """The value of a cell; of a sheet that is not there, Excel's own error."""
        if sheet in self._others:
            return self._others[sheet].value(sheet, column, row)
        cells = self._cells.get(sheet)
        if cells is None:
            return Fault.REFERENCE
        cell = cells.get((row, column))
        return None if cell is None else self.of(sheet, (row, column), cell)

    def of(self, sheet: str, place: Place, cell: Cell | MergedCell) -> Scalar:
        """The value of a cell that is at hand."""
        if cell.data_type != "f":
            return plain(cell.value, is_error=cell.data_type == "e")
        key = sheet, place
        if key not in self._known:
            # Until it is reckoned it is not known, so a circle of formulas comes to an end.
            self._known[key] = Fault.UNKNOWN
            self._known[key] = evaluate(_tree(cell), sheet, self)
        return self._known[key]

    def tally(self, area: Area, skip: Skip) -> Tally:
        """What the cells of a range add up to."""
        name = area.sheet or ""
        if name in self._others:
            return self._others[name].tally(area, skip)
        if name not in self._sheets:
            return Tally.of((Fault.REFERENCE,))
        kept = (
            self.of(name, place, cell)
            for place, cell in self._within(area, name)
            if not (skip and self._is_skipped(name, place[0], cell, skip))
        )
        return Tally.of(kept)

    def _within(self, area: Area, name: str) -> Iterator[tuple[Place, Cell | MergedCell]]:
        """Where a range is larger than the sheet, the sheet is walked through instead."""
        cells, (left, right), (top, bottom) = self._cells[name], area.columns, area.rows
        if (right - left + 1) * (bottom - top + 1) > len(cells):
            for place in sorted(cells):
                if left <= place[1] <= right and top <= place[0] <= bottom:
                    yield place, cells[place]
            return
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                found = cells.get((row, column))
                if found is not None:
                    yield (row, column), found

    def _is_skipped(self, name: str, row: int, cell: Cell | MergedCell, skip: Skip) -> bool:
        rows = self._sheets[name].row_dimensions
        if Skip.HIDDEN_ROWS in skip and row in rows and rows[row].hidden:
            return True
        return Skip.SUBTOTALS in skip and cell.data_type == "f" and has_subtotal(_tree(cell))


def _tree(cell: Cell | MergedCell) -> Tree:
    """The parsed formula; one of a whole array is no text, and unknown."""
    return parse(cell.value if isinstance(cell.value, str) else "=")


def plain(value: object, *, is_error: bool = False) -> Scalar:
    """A cell's own value as formulas see it."""
    match value:
        case str() if is_error:
            return fault_of(value)
        case None | bool() | int() | float() | str():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime() | time() | timedelta():
            return _day_number(value)
        case date():
            return int(_day_number(datetime(value.year, value.month, value.day)))  # noqa: DTZ001
    return Fault.UNKNOWN


def _day_number(moment: datetime | time | timedelta) -> float:
    """Days since Excel's beginning; before March 1900 it counts one too few."""
    match moment:
        case timedelta():
            return moment / _DAY
        case time():
            seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
            return seconds / _DAY.total_seconds()
    days = (moment - _EPOCH) / _DAY
    return days - 1 if days < _FALSE_DAY else days
