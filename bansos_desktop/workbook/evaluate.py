"""Results of the formulas that our templates use, for who shows a workbook without Excel.

What is not known here gives UNKNOWN, never a guess. A parsed formula can be reckoned again for
other rows, and sums ask for a `Tally`, so that a writer who streams its rows can answer.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Flag, auto
from typing import Protocol, TypeAlias

from bansos_desktop.workbook.formula_tree import Area, Constant, Pair, Signed, Tree
from bansos_desktop.workbook.formula_values import (
    Fault,
    Number,
    Scalar,
    Tally,
    as_number,
    as_truth,
    as_words,
    order,
    rounded,
    settled,
    sized,
)


class Skip(Flag):
    """What a sum passes over in its range."""

    NOTHING = 0
    SUBTOTALS = auto()
    HIDDEN_ROWS = auto()


class Lookup(Protocol):
    """Who knows the cells; columns and rows count from 1. A cell that needs itself is UNKNOWN."""

    def value(self, sheet: str, column: int, row: int) -> Scalar:
        """The value of a cell, or the result of its formula."""

    def tally(self, area: Area, skip: Skip) -> Tally:
        """What the cells of a range, whose sheet is named, add up to."""


def evaluate(tree: Tree, sheet: str, lookup: Lookup, *, down: int = 0) -> Scalar:
    """The result of a formula of `sheet`, or of its copy `down` rows lower; never None."""
    try:
        result = _Run(sheet, lookup, down).value(tree)
    except RecursionError:
        return Fault.UNKNOWN
    return 0 if result is None else result


@dataclass(frozen=True, slots=True)
class _Run:
    """One reckoning: where the formula stands, and whom to ask."""

    sheet: str
    lookup: Lookup
    down: int

    def value(self, tree: Tree) -> Scalar:
        match tree:
            case Constant():
                return tree.value
            case Area():
                return self._cell(tree)
            case Signed():
                return _signed(tree.sign, as_number(self.value(tree.operand)))
            case Pair():
                return _pair(tree.operator, self.value(tree.left), self.value(tree.right))
        function = _FUNCTIONS.get(tree.name)
        return Fault.UNKNOWN if function is None else function(self, tree.arguments)

    def tally(self, trees: tuple[Tree, ...], skip: Skip = Skip.NOTHING) -> Tally:
        """What arguments add up to; a text in a cell is passed over, one written out is not."""
        whole = Tally()
        for tree in trees:
            if isinstance(tree, Area):
                whole.join(self.lookup.tally(tree.moved(self.sheet, self.down), skip))
            else:
                whole.add(as_number(self.value(tree)))
        return whole

    def _cell(self, area: Area) -> Scalar:
        if not area.is_cell:
            return Fault.UNKNOWN
        there = area.moved(self.sheet, self.down)
        return self.lookup.value(there.sheet or self.sheet, there.columns[0], there.rows[0])


_Arguments: TypeAlias = tuple[Tree, ...]
_Function: TypeAlias = Callable[[_Run, _Arguments], Scalar]


def _signed(sign: str, number: Number | Fault) -> Scalar:
    if isinstance(number, Fault):
        return number
    if sign == "%":
        return number / 100
    return -number if sign == "-" else number


_ORDERS: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt,
    ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip


def _pair(sign: str, left: Scalar, right: Scalar) -> Scalar:
    faults = [side for side in (left, right) if isinstance(side, Fault)]
    if faults:
        return Fault.UNKNOWN if Fault.UNKNOWN in faults else faults[0]
    if sign in _ORDERS:
        return _ORDERS[sign](order(left, right), 0)
    if sign == "&":
        return f"{as_words(left)}{as_words(right)}"
    return _reckon(sign, as_number(left), as_number(right))


def _reckon(sign: str, left: Number | Fault, right: Number | Fault) -> Scalar:
    if isinstance(left, Fault) or isinstance(right, Fault):
        return left if isinstance(left, Fault) else right
    if sign not in _SUMS:
        return Fault.UNKNOWN
    try:
        result = _SUMS[sign](left, right)
    except ZeroDivisionError:
        return Fault.DIVISION
    except OverflowError:
        return Fault.NUMBER
    return sized(settled(result, left, right) if sign in "+-" else result)


def _power(base: Number, power: Number) -> Number:
    """Not a number where Excel says so too: 0^0, and roots of less than nothing."""
    result = math.nan if base == power == 0 else float(base) ** power
    return math.nan if isinstance(result, complex) else result


_SUMS: dict[str, Callable[[Number, Number], Number]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": _power,
}


def _total(tally: Tally) -> Scalar:
    return sized(tally.total) if tally.fault is None else tally.fault


def _average(tally: Tally) -> Scalar:
    if tally.fault is not None:
        return tally.fault
    return tally.total / tally.numbers if tally.numbers else Fault.DIVISION


def _count(tally: Tally) -> Scalar:
    """Errors are no numbers; what is unknown may be one."""
    return Fault.UNKNOWN if tally.fault is Fault.UNKNOWN else tally.numbers


def _filled(tally: Tally) -> Scalar:
    return tally.filled


def _least(tally: Tally) -> Scalar:
    if tally.fault is not None:
        return tally.fault
    return tally.least if tally.numbers else 0


def _most(tally: Tally) -> Scalar:
    if tally.fault is not None:
        return tally.fault
    return tally.most if tally.numbers else 0


_SUBTOTALS = {1: _average, 2: _count, 3: _filled, 4: _most, 5: _least, 9: _total}


def _subtotal(run: _Run, arguments: _Arguments) -> Scalar:
    """From 101 on the rows that a person hid are left out as well."""
    code = run.value(arguments[0]) if arguments else None
    if not isinstance(code, int) or not all(isinstance(tree, Area) for tree in arguments[1:]):
        return Fault.UNKNOWN
    way = _SUBTOTALS.get(code % 100)
    if way is None or code >= 200:
        return Fault.UNKNOWN
    hidden = Skip.HIDDEN_ROWS if code > 100 else Skip.NOTHING
    return way(run.tally(arguments[1:], Skip.SUBTOTALS | hidden))


def _over(way: Callable[[Tally], Scalar]) -> _Function:
    """The function that sums up its arguments in this way."""

    def function(run: _Run, arguments: _Arguments) -> Scalar:
        return way(run.tally(arguments)) if arguments else Fault.UNKNOWN

    return function


def _counted(way: Callable[[Tally], Scalar]) -> _Function:
    """Like `_over`, but a text that is written out counts as what it is."""

    def function(run: _Run, arguments: _Arguments) -> Scalar:
        whole = Tally()
        for tree in arguments:
            is_area = isinstance(tree, Area)
            whole.join(run.tally((tree,)) if is_area else Tally.of((run.value(tree),)))
        return way(whole) if arguments else Fault.UNKNOWN

    return function


def _if(run: _Run, arguments: _Arguments) -> Scalar:
    """Only the branch that is taken is reckoned."""
    if not 2 <= len(arguments) <= 3:
        return Fault.UNKNOWN
    truth = as_truth(run.value(arguments[0]))
    if isinstance(truth, Fault):
        return truth
    if truth:
        return run.value(arguments[1])
    return run.value(arguments[2]) if len(arguments) == 3 else False


def _if_error(run: _Run, arguments: _Arguments) -> Scalar:
    if len(arguments) != 2:
        return Fault.UNKNOWN
    value = run.value(arguments[0])
    failed = isinstance(value, Fault) and value is not Fault.UNKNOWN
    return run.value(arguments[1]) if failed else value


def _round(run: _Run, arguments: _Arguments) -> Scalar:
    if len(arguments) != 2:
        return Fault.UNKNOWN
    number, places = (as_number(run.value(tree)) for tree in arguments)
    if isinstance(number, Fault):
        return number
    return places if isinstance(places, Fault) else rounded(number, int(places))


def _n(run: _Run, arguments: _Arguments) -> Scalar:
    if len(arguments) != 1:
        return Fault.UNKNOWN
    value = run.value(arguments[0])
    if isinstance(value, str) and not isinstance(value, Fault):
        return 0
    return as_number(value)


def _truths(run: _Run, arguments: _Arguments) -> Iterator[bool | Fault]:
    """Texts and gaps in cells are passed over; written out they are an error."""
    for tree in arguments:
        value = run.value(tree)
        in_cell = isinstance(tree, Area) and not isinstance(value, Fault)
        if not (in_cell and (value is None or isinstance(value, str))):
            yield as_truth(value)


def _joined(meet: Callable[[list[bool]], bool]) -> _Function:
    """AND or OR: every argument is looked at, and an error in any is the result."""

    def function(run: _Run, arguments: _Arguments) -> Scalar:
        truths = list(_truths(run, arguments))
        faults = [truth for truth in truths if isinstance(truth, Fault)]
        if faults:
            return Fault.UNKNOWN if Fault.UNKNOWN in faults else faults[0]
        return meet([bool(truth) for truth in truths]) if truths else Fault.VALUE

    return function


def _not(run: _Run, arguments: _Arguments) -> Scalar:
    if len(arguments) != 1:
        return Fault.UNKNOWN
    truth = as_truth(run.value(arguments[0]))
    return truth if isinstance(truth, Fault) else not truth


_FUNCTIONS: dict[str, _Function] = {
    "SUM": _over(_total),
    "AVERAGE": _over(_average),
    "MIN": _over(_least),
    "MAX": _over(_most),
    "COUNT": _counted(_count),
    "COUNTA": _counted(_filled),
    "SUBTOTAL": _subtotal,
    "IF": _if,
    "IFERROR": _if_error,
    "ROUND": _round,
    "N": _n,
    "AND": _joined(all),
    "OR": _joined(any),
    "NOT": _not,
}
