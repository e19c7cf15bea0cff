"""Where the table of a sheet is: its header rows, its columns and its first person.

Nothing is taken for granted about where a table begins: letterhead, title lines, number rows and
hints come first, and the reading that knows most columns wins. What was recognised is handed on as
a mapping, for a person to see before rows are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bansos_desktop.domain.column_match import ColumnMatch
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.context import SheetContext, context_of
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.headers import TitleMatcher, is_number_row, spread_groups
from bansos_desktop.workbook.reader import SheetFile, cell_of

_HEADER_WITHIN = 40
_LINES_UNDER_HEADER = 3
_KEYS = (SheetField.NIK, SheetField.NAME)
_HINT = re.compile(
    r".*(y{2,4}|d{2}[/-]m{2}|t{2,4}\b.*b{2}|\b(digit|contoh|diisi|isi|wajib|pilih|angka|teks|sesuai)\b).*"
    r"|\(.*\)"
    r"|[a-z]+( [a-z]+)?(\s*/\s*[a-z]+( [a-z]+)?)+"
    r"|\d+\s*(-|–|s/d|s\.d\.)\s*\d+",
    re.IGNORECASE,
)
_REAL_VALUE = re.compile(r"\d{6,}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")


@dataclass(frozen=True, slots=True)
class Layout:
    """The table of one sheet; rows count from 1 as in Excel, columns from 0.

    Without a header `header_rows` is empty. `matches` are all columns with a title or a value,
    from left to right. `signature` is the same for two sheets of one making, whoever is in them.
    `filled_down` are the columns that stand on the first row of a family and hold for its others.
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: Mapping[SheetField, int]
    titles: Mapping[int, str]
    first_row: int
    context: SheetContext
    matches: tuple[ColumnMatch, ...] = ()
    signature: str = ""
    filled_down: frozenset[SheetField] = frozenset()

    @property
    def mapping(self) -> dict[str, str]:
        """Canonical field name to column letter, as printed and remembered."""
        return {field.value: column_letters(column) for field, column in self.columns.items()}


@dataclass(frozen=True, slots=True)
class _Header:
    """A possible header: `index` counts `lines` from 0, `height` is 1 or 2 rows."""

    sheet: str
    lines: Sequence[Sequence[str]]
    index: int
    height: int
    fields: Mapping[SheetField, int]

    @property
    def score(self) -> tuple[int, int, int]:
        """Most fields first; among equals the one of fewer rows, then the one further up."""
        return (len(self.fields), -self.height, -self.index)


def find_layout(
    file: SheetFile, aliases: Mapping[str, SheetField], sheet: str | None = None
) -> Layout:
    """The table of `sheet`, or of the visible sheet with the best header.

    `aliases` maps titles through `normalise_title` to fields. WorkbookError workbook.no_header,
    workbook.no_sheet or workbook.empty when there is no such table.
    """
    matcher = TitleMatcher(aliases)
    names = file.visible if sheet is None else (sheet,)
    headers = [header for name in names for header in _headers_of(file, name, matcher)]
    if not headers:
        raise _no_header(file)
    return _layout_of(max(headers, key=lambda header: len(header.fields)))


def _headers_of(file: SheetFile, name: str, matcher: TitleMatcher) -> Iterator[_Header]:
    """The best header of one sheet, if any: a NIK or a name, and at least one field more."""
    top = islice(file.rows(name), _HEADER_WITHIN + 1 + _LINES_UNDER_HEADER)
    lines = [[cell_of(value).text for value in values] for _, values in top]
    found = [
        _Header(name, lines, index, height, fields)
        for index in range(min(_HEADER_WITHIN, len(lines)))
        for height, fields in _readings(lines[index : min(index + 2, _HEADER_WITHIN)], matcher)
        if len(fields) >= 2 and any(key in fields for key in _KEYS)
    ]
    if found:
        yield max(found, key=lambda header: header.score)


def _readings(
    lines: Sequence[Sequence[str]], matcher: TitleMatcher
) -> Iterator[tuple[int, dict[SheetField, int]]]:
    """Titles in one row, or in two that belong together; a row of column numbers is no second."""
    yield 1, matcher.fields_of_row(lines[0])
    if len(lines) == 2 and any(lines[0]) and not is_number_row(lines[1]):
        yield 2, matcher.fields_of_pair(lines[0], lines[1])


def _layout_of(header: _Header) -> Layout:
    """Up to three rows of numbers and hints under the header are skipped."""
    below = header.index + header.height
    first = below
    while first < min(len(header.lines), below + _LINES_UNDER_HEADER) and (
        is_number_row(header.lines[first]) or _is_hint(header.lines[first], header.fields)
    ):
        first += 1
    return Layout(
        sheet=header.sheet,
        header_rows=tuple(range(header.index + 1, below + 1)),
        columns=header.fields,
        titles=_titles(header.lines[header.index : below]),
        first_row=first + 1,
        context=context_of(header.lines[: header.index]),
    )


def _titles(lines: Sequence[Sequence[str]]) -> dict[int, str]:
    if len(lines) == 1:
        return {column: title for column, title in enumerate(lines[0]) if title}
    pairs = zip(spread_groups(lines[0], lines[1]), lines[1], strict=True)
    joined = (" ".join(filter(None, pair)) for pair in pairs)
    return {column: title for column, title in enumerate(joined) if title}


def _is_hint(texts: Sequence[str], fields: Mapping[SheetField, int]) -> bool:
    """Whether all filled cells tell how to fill them in, and none could be a real value."""
    filled = [texts[column] for column in fields.values() if texts[column]]
    return bool(filled) and all(
        _HINT.fullmatch(text) and not _REAL_VALUE.search(text) for text in filled
    )


def _no_header(file: SheetFile) -> WorkbookError:
    """An empty file is called empty; otherwise what kind of titles were looked for."""
    named = {"file": file.path.name}
    if file.is_blank():
        return WorkbookError("workbook.empty", named)
    wanted = {"keys": "NIK atau Nama", "titles": "No. KK, Alamat, Tanggal Lahir, Kecamatan"}
    return WorkbookError("workbook.no_header", named | wanted)
