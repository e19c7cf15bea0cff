"""Web pages under the name of an xls, as many web applications export: their tables as rows.

Everything is text. All tables of the page stand below each other, as Excel shows them. html.parser
is ten times slower, and takes minutes over a small page whose tags have no end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from bansos_desktop.workbook.extent import MAX_COLUMNS, MAX_LINES
from bansos_desktop.workbook.text_file import TextTooLargeError

_MOST_CELLS = 5_000_000
_BREAKS = ("br", "p", "div")
_BREAK = "\x1f"  # a line break of the page; one of its source is a blank
_UNSEEN = ("style", "script")
_TOKEN = re.compile(
    r"<!--|<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<attributes>[^<>]*)>|<[!?/][^<>]*>?|[^<]+|<"
)
_COMMENT_END = re.compile("-->")
_UNSEEN_END = re.compile(r"</(?:style|script)\s*>", re.IGNORECASE)
_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?(\d{1,5})\b", re.IGNORECASE)


class HtmlTable:
    """The tables of a page as one sheet of texts."""

    def __init__(self, text: str) -> None:
        page = _Page()
        for token in _tokens(text):
            page.take(token)
        page.end_row()
        rows = page.rows
        while rows and not any(rows[-1]):
            rows.pop()
        self._rows = rows
        self._width = max(map(len, rows), default=0)
        self.start: tuple[int, int] | None = (0, 0) if rows else None

    def iter_rows(self) -> Iterator[list[str]]:
        """Rows of one width, down to the last with a filled cell."""
        for row in self._rows:
            yield row + [""] * (self._width - len(row))


def is_web_page(text: str) -> bool:
    """Whether this is HTML with a table; not every text that begins with a bracket is."""
    head = text[:4096].lstrip("\ufeff \t\r\n").lower()
    return head.startswith("<") and "<table" in text.lower()


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Tags and texts, without comments, styles and scripts; one that never ends hides the rest."""
    position = 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        tag = (match["tag"] or "").lower()
        if match[0] == "<!--":
            position = _found(_COMMENT_END, text, position)
        elif tag in _UNSEEN and not match["end"]:
            position = _found(_UNSEEN_END, text, position)
        else:
            yield match


def _found(mark: re.Pattern[str], text: str, position: int) -> int:
    found = mark.search(text, position)
    return found.end() if found else len(text)


class _Page:
    """Collects cells; a cell over several rows or columns leaves the others empty."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span = 1, 1
        self._below: dict[int, int] = {}
        self._cells = 0

    def take(self, token: re.Match[str]) -> None:
        """A tag, or text, which counts inside a cell only."""
        tag = (token["tag"] or "").lower()
        if token["end"]:
            self._end(tag)
        elif tag:
            self._start(tag, token["attributes"])
        elif self._cell is not None and not token[0].startswith(("<!", "<?", "</")):
            self._cell.append(unescape(token[0]))

    def _start(self, tag: str, attributes: str) -> None:
        """A new row or cell ends the last one: closing tags are often forgotten."""
        if tag == "table":
            self.end_row()
            self._below.clear()
        elif tag == "tr":
            self.end_row()
            self._row = []
        elif tag in ("td", "th"):
            self._end_cell()
            self._row = [] if self._row is None else self._row
            self._cell = []
            spans = {name.lower(): int(number) for name, number in _SPAN.findall(attributes)}
            self._span = max(1, spans.get("colspan", 1)), max(1, spans.get("rowspan", 1))
        elif tag in _BREAKS and self._cell:
            self._cell.append(_BREAK)

    def _end(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self.end_row()

    def end_row(self) -> None:
        """Keep the row that is open, if there is one."""
        self._end_cell()
        if self._row is None:
            return
        self._skip_covered(self._row)
        self._cells += len(self._row) + 1
        self.rows.append(self._row)
        self._row = None
        if len(self.rows) > MAX_LINES or self._cells > _MOST_CELLS:
            raise TextTooLargeError

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        text = "\n".join(" ".join(line.split()) for line in "".join(self._cell).split(_BREAK))
        self._cell = None
        self._skip_covered(self._row)
        columns, rows = self._span
        if len(self._row) + columns > MAX_COLUMNS:
            raise TextTooLargeError
        if rows > 1:
            first = len(self._row)
            self._below |= dict.fromkeys(range(first, first + columns), rows)
        self._row += [text.strip(), *[""] * (columns - 1)]

    def _skip_covered(self, row: list[str]) -> None:
        """Leave the places empty that a cell of a row above covers."""
        while self._below.get(len(row), 0) > 1:
            self._below[len(row)] -= 1
            row.append("")
