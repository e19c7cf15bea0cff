"""A formula taken apart: what is reckoned with what, in Excel's order of operators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.utils import column_index_from_string

from bansos_desktop.workbook.formula import Corner, Reference, references
from bansos_desktop.workbook.formula_values import Fault, Scalar, fault_of

# Excel's order, loosest first; a sign binds tighter than a power, so -2^2 is 4.
_BINDING = {
    "=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1,
    "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5,
}  # fmt: skip
_SIGN = 6


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, text, truth or error that is written in the formula."""

    value: Scalar


@dataclass(frozen=True, slots=True)
class Area:
    """A cell or range; `sheet` is None on the formula's own. Columns and rows count from 1."""

    sheet: str | None
    columns: tuple[int, int]
    rows: tuple[int, int]
    fixed: tuple[bool, bool] = (True, True)

    @property
    def is_cell(self) -> bool:
        """Whether it is a single cell."""
        return self.columns[0] == self.columns[1] and self.rows[0] == self.rows[1]

    def moved(self, sheet: str, down: int) -> Area:
        """The area that the formula means on `sheet` when it stands `down` rows lower."""
        first, last = (
            row if fixed else row + down for row, fixed in zip(self.rows, self.fixed, strict=True)
        )
        rows = (min(first, last), max(first, last))
        return Area(self.sheet or sheet, self.columns, rows)


@dataclass(frozen=True, slots=True)
class Signed:
    """A value behind `-` or `+`, or before `%`."""

    sign: str
    operand: Tree


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values and the operator between them."""

    operator: str
    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Call:
    """A function, its name in capitals; an argument left out is an empty constant."""

    name: str
    arguments: tuple[Tree, ...]


Tree: TypeAlias = Constant | Area | Signed | Pair | Call
MYSTERY = Constant(Fault.UNKNOWN)


@lru_cache(maxsize=4096)
def parse(formula: str) -> Tree:
    """A formula that begins with '='; what we do not know becomes UNKNOWN where it stands."""
    try:
        tokens = [token for token in Tokenizer(formula).items if token.type != Token.WSPACE]
        return _Parser(tokens).whole()
    except (TokenizerError, IndexError, RecursionError, _OddToken):
        # The tokenizer trips with an IndexError over a bracket that nobody opened.
        return MYSTERY


def has_subtotal(tree: Tree) -> bool:
    """Whether a SUBTOTAL is anywhere in it; another SUBTOTAL passes over such a cell."""
    match tree:
        case Call():
            return tree.name == "SUBTOTAL" or any(map(has_subtotal, tree.arguments))
        case Signed():
            return has_subtotal(tree.operand)
        case Pair():
            return has_subtotal(tree.left) or has_subtotal(tree.right)
    return False


class _OddToken(Exception):
    """A token stands where none can be understood."""


class _Parser:
    """Precedence climbing; a token that does not belong makes the whole formula a mystery."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._next = 0

    def whole(self) -> Tree:
        tree = self._expression(0)
        if self._peek() is not None:
            raise _OddToken
        return tree

    def _expression(self, loosest: int) -> Tree:
        left = self._operand()
        while (token := self._peek()) is not None and token.type == Token.OP_IN:
            binding = _BINDING.get(token.value, _SIGN + 1)
            if binding <= loosest:
                break
            self._next += 1
            left = Pair(token.value, left, self._expression(binding))
        return left

    def _operand(self) -> Tree:
        token = self._take()
        if token.type == Token.OP_PRE:
            return Signed(token.value, self._expression(_SIGN))
        tree = self._plain(token)
        while (after := self._peek()) is not None and after.type == Token.OP_POST:
            self._next += 1
            tree = Signed("%", tree)
        return tree

    def _plain(self, token: Token) -> Tree:
        if token.type == Token.OPERAND:
            return _constant_or_area(token)
        if token.subtype != Token.OPEN or token.type == Token.ARRAY:
            raise _OddToken
        if token.type == Token.FUNC:
            return Call(token.value[:-1].upper(), self._arguments())
        tree = self._expression(0)
        self._end(self._take())
        return tree

    def _arguments(self) -> tuple[Tree, ...]:
        found: list[Tree] = []
        after = self._peek()
        if after is not None and after.subtype == Token.CLOSE:
            self._next += 1
            return ()
        while True:
            found.append(self._argument())
            token = self._take()
            if token.subtype != Token.ARG:
                self._end(token)
                return tuple(found)

    def _argument(self) -> Tree:
        token = self._peek()
        if token is not None and (token.type == Token.SEP or token.subtype == Token.CLOSE):
            return Constant(None)
        return self._expression(0)

    @staticmethod
    def _end(token: Token) -> None:
        if token.subtype != Token.CLOSE:
            raise _OddToken

    def _take(self) -> Token:
        token = self._peek()
        if token is None:
            raise _OddToken
        self._next += 1
        return token

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None


def _constant_or_area(token: Token) -> Tree:
    match token.subtype:
        case Token.NUMBER:
            number = float(token.value)
            return Constant(int(number) if number.is_integer() else number)
        case Token.TEXT:
            return Constant(token.value[1:-1].replace('""', '"'))
        case Token.LOGICAL:
            return Constant(token.value.upper() == "TRUE")
        case Token.ERROR:
            return Constant(fault_of(token.value))
    found = next(references(f"={token.value}"), None)
    return MYSTERY if found is None else _area(found)


def _area(found: Reference) -> Tree:
    last = found.last or found.first
    if not (found.first.column and last.column):
        return MYSTERY
    columns = sorted((_column(found.first), _column(last)))
    return Area(
        found.sheet,
        (columns[0], columns[1]),
        (found.first.row, last.row),
        (found.first.fixed, last.fixed),
    )


def _column(corner: Corner) -> int:
    return column_index_from_string(corner.column.replace("$", ""))
