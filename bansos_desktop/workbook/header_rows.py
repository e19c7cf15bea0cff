"""Which rows of a sheet hold the titles, and where the people begin under them.

Nothing is taken for granted about where a table begins: letterhead, title lines, number rows and
hints come first, and the reading that knows most columns wins. Where no title is known, the first
row that reads like a person tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bansos_desktop.domain.cell import Cell
from bansos_desktop.domain.column_content import Look, looks_of
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from bansos_desktop.workbook.excerpt import HEADER_WITHIN, Excerpt
from bansos_desktop.workbook.headers import TitleHit, TitleMatcher, is_number_row, spread_rows

KEYS = (SheetField.NIK, SheetField.NAME)
_TALLEST = 3
_LINES_UNDER_HEADER = 4
_LONGEST_TITLE = 80
_HINT = re.compile(
    r".*(y{2,4}|d{2}[/-]m{2}|t{2,4}\b.*b{2}|\b(digit|contoh|diisi|isi|wajib|pilih|angka|teks|sesuai)\b).*"
    r"|\(.*\)"
    r"|[a-z]+( [a-z]+)?(\s*/\s*[a-z]+( [a-z]+)?)+"
    r"|\d+\s*(-|–|s/d|s\.d\.)\s*\d+",
    re.IGNORECASE,
)
_REAL_VALUE = re.compile(r"\d{6,}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_NUMBERS = frozenset({Look.LONG, Look.SIXTEEN})
_PERSONAL = frozenset(
    {Look.DAY, Look.PLACE_AND_DAY, Look.SEX, Look.PHONE, Look.STREET, Look.VILLAGE, Look.RT_AND_RW}
)


@dataclass(frozen=True, slots=True)
class Header:
    """Rows of titles, counted from 0 in the excerpt's top; `height` 0 is a list without any.

    `first` is the row of the first person. All count from the `start` rows before the list.
    """

    index: int
    height: int
    first: int
    hits: Mapping[int, TitleHit] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)
    start: int = 0

    def narrowed(self, hits: Mapping[int, TitleHit], titles: Mapping[int, str]) -> Header:
        """The header of one of several lists beside each other."""
        return replace(self, hits=hits, titles=titles)

    @property
    def first_row(self) -> int:
        """The row of the first person as Excel counts it."""
        return self.first + 1 + self.start

    @property
    def lines(self) -> tuple[int, ...]:
        """The rows as Excel counts them."""
        above = self.index + self.start
        return tuple(range(above + 1, above + self.height + 1))

    @property
    def fields(self) -> frozenset[SheetField]:
        """All fields whose titles were recognised."""
        return frozenset(hit.field for hit in self.hits.values())


def find_header(
    excerpt: Excerpt, matcher: TitleMatcher, knowledge: SheetKnowledge
) -> Header | None:
    """The best header by its titles; else one told by the row under it; else what titles there are.

    The last may be the header of a table that is no list of people.
    """
    top = excerpt.top
    by_title = _first_of_lists(list(_candidates(top, matcher)), excerpt, knowledge)
    if by_title and any(key in by_title.fields for key in KEYS) and len(by_title.fields) > 1:
        return by_title
    return header_by_content(excerpt, matcher, knowledge) or by_title


def _first_of_lists(
    candidates: Sequence[Header], excerpt: Excerpt, knowledge: SheetKnowledge
) -> Header | None:
    """The best header; of several lists below each other that of the first, though it knows less.

    There are several where people stand between the headers.
    """
    best = max(candidates, key=_score, default=None)
    if best is None:
        return None
    earlier = [one for one in candidates if one.index + one.height <= best.index]
    listing = [one for one in earlier if all(key in one.fields for key in KEYS)]
    people = [line - 1 for line, cells in excerpt.lines if _reads_like_somebody(cells, knowledge)]
    led = [one for one in listing if any(one.first <= at < best.index for at in people)]
    first = min((one.index for one in led), default=None)
    return max((one for one in led if one.index == first), key=_score, default=best)


def given_header(excerpt: Excerpt, rows: Sequence[int], matcher: TitleMatcher) -> Header | None:
    """The header that a person pointed at, None where the sheet has no such rows."""
    top = excerpt.top
    if not rows or max(rows) > len(top) or min(rows) < 1:
        return None
    return _header(top, min(rows) - 1, max(rows) - min(rows) + 1, matcher)


def header_by_content(
    excerpt: Excerpt, matcher: TitleMatcher, knowledge: SheetKnowledge, *, titled: bool = True
) -> Header | None:
    """Over the first row that reads like a person, titles that nobody knows, or none.

    Without `titled` the row above is no header, whatever it looks like.
    """
    top = excerpt.top
    first = _first_person(excerpt, knowledge)
    if first is None:
        return None
    above = _titles_above(top, first)
    if titled and above >= 0:
        found = _header(top, above, 1, matcher)
        if _is_titled(found) or _may_be_titles(top[above], top[first]):
            return Header(above, 1, first, found.hits, found.titles)
    return Header(first, 0, first)


def _first_person(excerpt: Excerpt, knowledge: SheetKnowledge) -> int | None:
    """The first row that reads like a person, from 0."""
    for line, cells in excerpt.lines:
        if line <= HEADER_WITHIN and _reads_like_somebody(cells, knowledge):
            return line - 1
    return None


def _titles_above(top: Sequence[Sequence[str]], first: int) -> int:
    """The nearest row above that is neither blank nor numbers; -1 if there is none."""
    above = first - 1
    while above >= 0 and (not any(top[above]) or is_number_row(top[above])):
        above -= 1
    return above


def _is_titled(header: Header) -> bool:
    return len(header.fields) > 1 or any(key in header.fields for key in KEYS)


def _candidates(top: Sequence[Sequence[str]], matcher: TitleMatcher) -> Iterator[Header]:
    """Every reading of one to three rows that knows two titles or more."""
    for index in range(min(HEADER_WITHIN, len(top))):
        for height in range(1, _TALLEST + 1):
            rows = top[index : index + height]
            beyond = index + height > min(HEADER_WITHIN, len(top))
            if beyond or not can_be_header(rows):
                break
            if len({hit.field for hit in matcher.hits_of(rows).values()}) > 1:
                yield _header(top, index, height, matcher)


def can_be_header(rows: Sequence[Sequence[str]]) -> bool:
    """No numbers of people, no column numbers, no "Kecamatan : X" in any of the rows."""
    last = [text for text in rows[-1] if text]
    if not any(rows[0]) or (len(rows) > 1 and is_number_row(rows[-1])):
        return False
    return bool(last) and not any(
        _REAL_VALUE.search(text) or text.startswith(":") or len(text) > _LONGEST_TITLE
        for text in last
    )


def _score(header: Header) -> tuple[float, int, int]:
    """Most fields first; among equals the one of fewer rows, then the one further up."""
    best: dict[SheetField, float] = {}
    for hit in header.hits.values():
        best[hit.field] = max(hit.strength, best.get(hit.field, 0))
    keys = sum(key in best for key in KEYS)
    return (round(sum(best.values()) + 2 * keys, 2), -header.height, -header.index)


def _header(top: Sequence[Sequence[str]], index: int, height: int, matcher: TitleMatcher) -> Header:
    """The header of these rows, one more where that only parts the titles of the last."""
    rows = top[index : index + height]
    hits = matcher.hits_of(rows)
    below = index + height
    if height < _TALLEST and below < len(top) and _parts_titles(top[below], rows[-1], hits):
        return _header(top, index, height + 1, matcher)
    return Header(index, height, _first_under(top, below, hits), hits, _titles(rows))


def _parts_titles(row: Sequence[str], above: Sequence[str], hits: Mapping[int, TitleHit]) -> bool:
    """Whether a row is "Jalan | Gang" under "Alamat": words only, none under NIK or name."""
    filled = [column for column, text in enumerate(row) if text]
    keys = {column for column, hit in hits.items() if hit.field in KEYS}
    if len(filled) < 2 or not keys or keys & set(filled):
        return False
    beside = any(not above[column] for column in filled)
    words = all(row[c].replace(" ", "").isalpha() and len(row[c]) <= 20 for c in filled)
    return beside and words


def _first_under(top: Sequence[Sequence[str]], below: int, hits: Mapping[int, TitleHit]) -> int:
    """Rows of numbers and hints, and blank ones between, are skipped."""
    first = below
    for index in range(below, min(len(top), below + _LINES_UNDER_HEADER)):
        texts = top[index]
        if is_number_row(texts) or _is_hint(texts, hits):
            first = index + 1
        elif any(texts):
            break
    return first


def _is_hint(texts: Sequence[str], hits: Mapping[int, TitleHit]) -> bool:
    """Whether all filled cells tell how to fill them in, and none could be a real value."""
    filled = [texts[column] for column in hits if texts[column]]
    return bool(filled) and all(
        _HINT.fullmatch(text) and not _REAL_VALUE.search(text) for text in filled
    )


def _titles(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    titles: dict[int, str] = {}
    for column, parts in enumerate(spread_rows(rows)):
        if title := " ".join(dict.fromkeys(filter(None, parts))):
            titles[column] = title
    return titles


def _reads_like_somebody(cells: Sequence[Cell], knowledge: SheetKnowledge) -> bool:
    looks = [looks_of(cell, knowledge) for cell in cells if cell.text]
    names = sum(Look.NAME in found for found in looks)
    numbers = sum(bool(found & _NUMBERS) for found in looks)
    personal = sum(bool(found & _PERSONAL) for found in looks)
    return bool((numbers and names + personal + numbers > 1) or (names and personal > 1))


def _may_be_titles(texts: Sequence[str], person: Sequence[str]) -> bool:
    """Whether a row over a person names at least half of that person's columns."""
    filled = [text for text in texts if text]
    wanted = sum(bool(text) for text in person)
    return len(filled) >= max(2, wanted / 2) and not any(map(_REAL_VALUE.search, filled))
