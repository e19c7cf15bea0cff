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
from itertools import islice

from bansos_desktop.workbook.extent import MAX_COLUMNS, MAX_LINES

_LONGEST_LINE = 1 << 20
_SAMPLE_LINES = 300
_DELIMITERS = ";\t|,"
# A lone quotation mark would swallow every line after it into one cell.
_MOST_LINES_IN_ROW = 40
_SEP_LINE = re.compile(r"\s*\"?sep=(.)\"?[;,\t|]*\s*$", re.IGNORECASE)
_AS_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
# Lines that begin with a moment or a level are a log; its commas separate nothing.
_LOG_LINE = re.compile(
    r"\[|\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d|(INFO|DEBUG|WARN|WARNING|ERROR)\b"
)


class TextTooLargeError(Exception):
    """More lines, columns or letters in a line than any spreadsheet has."""


def decoded(content: bytes) -> str:
    """The text in the encoding it is most likely in; bytes that mean nothing become marks.

    Lines end as they do inside a cell of Excel, wherever the file was made.
    """
    text = _decoded(content)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decoded(content: bytes) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        if content.startswith(BOM_UTF8):
            return content.removeprefix(BOM_UTF8).decode("utf-8", "replace")
        return content.decode("cp1252", "replace")


class TextTable:
    """The one sheet of a text file; lines are taken apart anew each time, so little is kept."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text, self._delimiter = text, delimiter
        self._formulas = '="' in text
        self._quoted = True
        try:
            self._width, self._lines = self._measured_by_quotes()
        except csv.Error:
            # A cell of more than 131,072 letters.
            self._quoted = False
            self._width, self._lines = _measured(_unquoted(text, delimiter))
        self.start: tuple[int, int] | None = (0, 0) if self._lines else None

    def iter_rows(self) -> Iterator[list[str]]:
        """Rows of one width, down to the last with a filled cell."""
        rows = _quoted if self._quoted else _unquoted
        for row in islice(rows(self._text, self._delimiter), self._lines):
            missing = self._width - len(row)
            whole = row + [""] * missing if missing > 0 else row[: self._width]
            yield list(map(_without_formula, whole)) if self._formulas else whole

    def _measured_by_quotes(self) -> tuple[int, int]:
        reader = csv.reader(_lines(self._text), delimiter=self._delimiter)

        def watched() -> Iterator[list[str]]:
            before = 0
            for row in reader:
                if reader.line_num - before > _MOST_LINES_IN_ROW:
                    raise csv.Error
                before = reader.line_num
                yield row

        return _measured(watched())


def _measured(rows: Iterator[list[str]]) -> tuple[int, int]:
    """Width and number of rows up to the last filled cell."""
    width = last = 0
    for line, row in enumerate(rows, start=1):
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
    if any(len(line) > _LONGEST_LINE for line in _lines(text)):
        raise TextTooLargeError
    first, _, rest = text.partition("\n")
    if match := _SEP_LINE.match(first):
        return TextTable(rest, match[1])
    sample = "".join(islice(_lines(text), _SAMPLE_LINES))
    if _is_log(sample):
        return None
    scores = {mark: _score(sample, mark) for mark in _DELIMITERS}
    best = max(scores, key=lambda mark: scores[mark])
    return TextTable(text, best) if scores[best] else None


def _lines(text: str) -> Iterator[str]:
    """Line by line without a copy of the whole: a StringIO takes four bytes for each letter."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _is_log(sample: str) -> bool:
    lines = [line for line in sample.splitlines() if line.strip()]
    return sum(bool(_LOG_LINE.match(line)) for line in lines) * 2 > len(lines)


def _score(sample: str, delimiter: str) -> int:
    """How much of the sample this delimiter explains; 0 if it makes no table of it."""
    rows = [row for row in _quoted(sample, delimiter) if any(row)]
    if len(rows) * _MOST_LINES_IN_ROW < sample.count("\n"):
        rows = [row for row in _unquoted(sample, delimiter) if any(row)]
    widths = Counter(len(row) for row in rows)
    width, lines = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
    # A letter has a comma in many lines, but seldom the same number of them.
    needed = 0.9 if width == 2 else 0.5
    if width < 2 or lines < needed * len(rows) or (lines < 2 and width < 3):
        return 0
    return lines * (width - 1)


def _quoted(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(_lines(text), delimiter=delimiter)


def _unquoted(text: str, delimiter: str) -> Iterator[list[str]]:
    for line in _lines(text):
        cells = line.rstrip("\n").split(delimiter)
        yield [cell.strip().removeprefix('"').removesuffix('"') for cell in cells]


def _without_formula(cell: str) -> str:
    """The digits of ="6472...", by which web applications keep Excel from spoiling a number."""
    match = _AS_FORMULA.fullmatch(cell.strip())
    return match[1].replace('""', '"') if match else cell
