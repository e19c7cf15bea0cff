"""Rewriting the cell references inside a formula, and nothing else of it.

openpyxl moves cells but leaves formulas as they are, so what they point to is moved here. Only
references with a row number are touched; names, functions and whole columns stay to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from openpyxl.formula.tokenizer import Token, Tokenizer

_REFERENCE = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?"
    r"(?P<c1>(?:\$?[A-Z]{1,3})?)(?P<d1>\$?)(?P<r1>\d+)"
    r"(?::(?P<c2>(?:\$?[A-Z]{1,3})?)(?P<d2>\$?)(?P<r2>\d+))?"
)
_LIKE_A_VALUE = re.compile(r"[A-Z]{1,3}\d+|R\d*C\d*|R\d*|C\d*|TRUE|FALSE", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Corner:
    """One end of a reference; `column` keeps its `$` and is '' in a reference to whole rows."""

    column: str
    fixed: bool
    row: int

    def __str__(self) -> str:
        return f"{self.column}{'$' if self.fixed else ''}{self.row}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell (`last` is None) or a range; `sheet` is None when it is the formula's own sheet."""

    sheet: str | None
    first: Corner
    last: Corner | None

    def __str__(self) -> str:
        prefix = "" if self.sheet is None else f"{quoted(self.sheet)}!"
        return prefix + str(self.first) + ("" if self.last is None else f":{self.last}")

    def with_rows(self, first: int, last: int) -> Reference:
        """The same columns at other rows."""
        end = None if self.last is None else replace(self.last, row=last)
        return Reference(self.sheet, replace(self.first, row=first), end)

    def on(self, sheet: str | None) -> Reference:
        """The same cells of another sheet; None is the formula's own."""
        return replace(self, sheet=sheet)


def references(formula: str) -> Iterator[Reference]:
    """Every cell reference of a formula that begins with '='."""
    for token in _tokens(formula):
        found = _reference(token)
        if found is not None:
            yield found


def rewrite(formula: str, change: Callable[[Reference], Reference | str]) -> str:
    """The formula with each reference replaced by what `change` makes of it."""
    pieces = []
    for token in _tokens(formula):
        found = _reference(token)
        pieces.append(token.value if found is None else str(change(found)))
    return "=" + "".join(pieces)


def _tokens(formula: str) -> list[Token]:
    tokens: list[Token] = Tokenizer(formula).items
    return tokens


def _reference(token: Token) -> Reference | None:
    """The reference a token is; None for names, whole columns and whatever else stays as it is."""
    if token.type != Token.OPERAND or token.subtype != Token.RANGE:
        return None
    match = _REFERENCE.fullmatch(token.value)
    if match is None:
        return None
    sheet = match["sheet"]
    if sheet is not None:
        sheet = sheet[:-1].strip("'").replace("''", "'")
    first = Corner(match["c1"], match["d1"] == "$", int(match["r1"]))
    if match["r2"] is None:
        return Reference(sheet, first, None)
    return Reference(sheet, first, Corner(match["c2"], match["d2"] == "$", int(match["r2"])))


def quoted(sheet: str) -> str:
    """The sheet's name, in quotes unless it is a plain word; a bare `A1` or `TRUE` is no sheet."""
    if re.fullmatch(r"[A-Za-z_]\w*", sheet) and not _LIKE_A_VALUE.fullmatch(sheet):
        return sheet
    escaped = sheet.replace("'", "''")
    return f"'{escaped}'"
