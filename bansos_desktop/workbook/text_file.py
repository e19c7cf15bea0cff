"""Text files that are tables: comma, semicolon, tab or pipe between the cells, in any encoding.

Excel in Indonesia writes semicolons and Windows-1252, web applications commas and UTF-8. A cell
stays the text it is: a NIK in 6,47E+15 must be seen as broken, and "001" keep its zeros.
"""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from bansos_desktop.workbook.extent import MAX_COLUMNS, MAX_LINES

_LONGEST_LINE = 1 << 20
_SAMPLE_LINES = 300
_DELIMITERS = ";\t|,"
# A lone quotation mark would swallow every line after it into one cell.
_MOST_LINES_IN_CELL = 40
_SEP_LINE = re.compile(r"\s*\"?sep=(.)\"?[;,\t|]*\s*$", re.IGNORECASE)
_AS_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
# Lines that begin with a moment or a level are a log; its commas separate nothing.
_LOG_LINE = re.compile(
    r"\[|\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d|(INFO|DEBUG|WARN|WARNING|ERROR)\b"
)


class TextTooLargeError(Exception):
    """More lines, columns or letters in a line than any spreadsheet has."""


def decoded(content: bytes) -> str:
    """The text in the encoding it is most likely in; bytes that mean nothing become marks."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        if content.startswith(BOM_UTF8):
            return content.removeprefix(BOM_UTF8).decode("utf-8", "replace")
        return content.decode("cp1252", "replace")


@dataclass(frozen=True, slots=True)
class _Dialect:
    delimiter: str
    quoted: bool = True


class TextTable:
    """The one sheet of a text file; lines are taken apart anew each time, so little is kept."""

    def __init__(self, text: str, dialect: _Dialect) -> None:
        self._text, self._dialect = text, dialect
        self._formulas = '="' in text
        self._width, self._lines = self._measure()
        self.start: tuple[int, int] | None = (0, 0) if self._lines else None

    def iter_rows(self) -> Iterator[list[str]]:
        """Rows of one width, down to the last with a filled cell."""
        for row in islice(self._rows(), self._lines):
            missing = self._width - len(row)
            yield row + [""] * missing if missing > 0 else row[: self._width]

    def _rows(self) -> Iterator[list[str]]:
        rows = _rows(self._text, self._dialect)
        return (list(map(_without_formula, row)) for row in rows) if self._formulas else rows

    def _measure(self) -> tuple[int, int]:
        width = last = 0
        for line, row in enumerate(self._rows(), start=1):
            if line > MAX_LINES or len(row) > MAX_COLUMNS:
                raise TextTooLargeError
            filled = len(row)
            while filled and not row[filled - 1].strip():
                filled -= 1
            if filled:
                width, last = max(width, filled), line
        return width, last


def text_table(text: str) -> TextTable | None:
    """The table this text is; None if it is a letter, a log or something else to read."""
    _refuse_endless_line(text)
    first, _, rest = text.partition("\n")
    if match := _SEP_LINE.match(first):
        return TextTable(rest, _settled(rest, match[1]))
    sample = "".join(islice(StringIO(text, newline=""), _SAMPLE_LINES))
    if _is_log(sample):
        return None
    scores = {mark: _score(sample, mark) for mark in _DELIMITERS}
    best = max(scores, key=lambda mark: scores[mark])
    return TextTable(text, _settled(text, best)) if scores[best] else None


def _refuse_endless_line(text: str) -> None:
    for line in StringIO(text, newline=""):
        if len(line) > _LONGEST_LINE:
            raise TextTooLargeError


def _is_log(sample: str) -> bool:
    lines = [line for line in sample.splitlines() if line.strip()]
    return sum(bool(_LOG_LINE.match(line)) for line in lines) * 2 > len(lines)


def _score(sample: str, delimiter: str) -> int:
    """How much of the sample this delimiter explains; 0 if it makes no table of it."""
    try:
        rows = [row for row in _rows(sample, _Dialect(delimiter)) if any(row)]
    except csv.Error:
        rows = [row for row in _rows(sample, _Dialect(delimiter, quoted=False)) if any(row)]
    widths = Counter(len(row) for row in rows)
    width, lines = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
    # A letter has a comma in many lines, but seldom the same number of them.
    needed = 0.9 if width == 2 else 0.5
    if width < 2 or lines < needed * len(rows) or (lines < 2 and width < 3):
        return 0
    return lines * (width - 1)


def _settled(text: str, delimiter: str) -> _Dialect:
    """With quotation marks, unless one that is never closed would swallow lines."""
    quoted = _Dialect(delimiter)
    try:
        for row in _rows(text, quoted):
            if any(cell.count("\n") > _MOST_LINES_IN_CELL for cell in row if "\n" in cell):
                return _Dialect(delimiter, quoted=False)
    except csv.Error:
        # A cell of more than 131,072 letters.
        return _Dialect(delimiter, quoted=False)
    return quoted


def _rows(text: str, dialect: _Dialect) -> Iterator[list[str]]:
    if dialect.quoted:
        return csv.reader(StringIO(text, newline=""), delimiter=dialect.delimiter)
    return _unquoted(text, dialect.delimiter)


def _unquoted(text: str, delimiter: str) -> Iterator[list[str]]:
    for line in StringIO(text):
        yield [cell.strip().removeprefix('"').removesuffix('"') for cell in _split(line, delimiter)]


def _split(line: str, delimiter: str) -> list[str]:
    content = line.rstrip("\r\n")
    return content.split(delimiter) if content else []


def _without_formula(cell: str) -> str:
    """The digits of ="6472...", by which web applications keep Excel from spoiling a number."""
    match = _AS_FORMULA.fullmatch(cell.strip())
    return match[1].replace('""', '"') if match else cell
