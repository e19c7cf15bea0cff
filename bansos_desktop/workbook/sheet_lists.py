"""Where one list of people on a sheet ends and another begins, below it or beside it.

Only titles tell: a second list has a header of its own that names people and their numbers. The
same titles again belong to the same list.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from bansos_desktop.workbook.context import SheetContext, context_of
from bansos_desktop.workbook.excerpt import Excerpt
from bansos_desktop.workbook.header_rows import KEYS, Header, can_be_header
from bansos_desktop.workbook.headers import TitleHit, TitleMatcher, normalise_title
from bansos_desktop.workbook.reader import RawValue, SheetFile, cell_of

_FEWEST_TITLES = 3
_MOST_KNOWN = 0.5
_TITLE_LINES, _CELLS_OF_PLACE = 6, 2


def next_lists(
    file: SheetFile, name: str, header: Header, matcher: TitleMatcher, knowledge: SheetKnowledge
) -> Iterator[int]:
    """Where, as Excel counts, lists with other columns than `header` begin below it.

    The lines over their titles that name a place belong to them.
    """
    before: deque[tuple[int, Sequence[RawValue]]] = deque(maxlen=_TITLE_LINES)
    nik = next((c for c, hit in header.hits.items() if hit.field is SheetField.NIK), None)
    known = {normalise_title(title) for title in header.titles.values()}
    for line, values in file.rows(name):
        if line < header.first_row:
            continue
        if nik is not None and _is_number(values[nik]):
            before.clear()
            continue
        texts = _titles_in(values)
        if texts and _heads_people(texts, header, known, matcher):
            yield _first_line(before, knowledge) or line
        before.append((line, values))


def _first_line(before: Sequence[tuple[int, Sequence[RawValue]]], knowledge: SheetKnowledge) -> int:
    """The first of the lines directly above that name a place and nobody; 0 if there are none."""
    first = 0
    for line, values in reversed(before):
        texts = [cell_of(value).text for value in values]
        named = context_of([texts], knowledge) != SheetContext()
        if named and sum(map(bool, texts)) <= _CELLS_OF_PLACE:
            first = line
        elif any(texts):
            break
    return first


def side_blocks(header: Header) -> list[tuple[int, int]]:
    """First and last column of each list where several stand beside each other; else empty."""
    blocks: list[list[int]] = [[]]
    seen: set[str] = set()
    for column in sorted(header.titles):
        title = normalise_title(header.titles[column])
        if title in seen and _names_people(header.hits, blocks[-1]):
            blocks.append([])
            seen = set()
        blocks[-1].append(column)
        seen.add(title)
    if len(blocks) == 1 or not all(_names_people(header.hits, block) for block in blocks):
        return []
    starts = [block[0] for block in blocks]
    ends = [start - 1 for start in starts[1:]] + [blocks[-1][-1]]
    return list(zip(starts, ends, strict=True))


def only_columns(excerpt: Excerpt, header: Header, last: int) -> tuple[Excerpt, Header]:
    """The excerpt and header of the list that stands furthest left, to its `last` column."""
    lines = tuple((line, cells[: last + 1]) for line, cells in excerpt.lines)
    titles = {column: title for column, title in header.titles.items() if column <= last}
    hits = {column: hit for column, hit in header.hits.items() if column <= last}
    return excerpt.narrowed(lines, min(excerpt.width, last + 1)), header.narrowed(hits, titles)


def _is_number(value: RawValue) -> bool:
    """The quick way through large lists: where a NIK stands, no title does."""
    return not isinstance(value, str) or (len(value) == 16 and value.isdigit())


def _titles_in(values: Sequence[RawValue]) -> list[str]:
    """The texts of a row that may be titles; empty where it cannot be a header."""
    filled = [value for value in values if value != ""]
    if len(filled) < _FEWEST_TITLES or not all(isinstance(value, str) for value in filled):
        return []
    texts = [cell_of(value).text for value in values]
    return texts if can_be_header([texts]) else []


def _heads_people(
    texts: Sequence[str], header: Header, known: set[str], matcher: TitleMatcher
) -> bool:
    """Whether these titles name people as `header` does, and some that it does not have."""
    hits = matcher.hits_of([texts])
    fields = {hit.field for hit in hits.values()}
    wanted = {key for key in KEYS if key in header.fields} or set(KEYS)
    filled = [text for text in texts if text]
    if not wanted <= fields or len(hits) < max(_FEWEST_TITLES, _MOST_KNOWN * len(filled)):
        return False
    return any(normalise_title(texts[column]) not in known for column in hits)


def _names_people(hits: Mapping[int, TitleHit], columns: Sequence[int]) -> bool:
    fields = {hits[column].field for column in columns if column in hits}
    return all(key in fields for key in KEYS)
