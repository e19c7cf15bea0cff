"""Whether a table is a list of people at all: a recap or a price list records nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from bansos_desktop.domain.cell import Cell, CellKind
from bansos_desktop.domain.column_match import ColumnMatch
from bansos_desktop.domain.sheet_fields import GIVES, NOT_KEPT, SheetField
from bansos_desktop.workbook.excerpt import HEADER_WITHIN, Excerpt

_LIKELY = 0.5
_SHOWN, _TURNED = 6, 3
# What also stands in lists of goods, groups, regions and officials, who have a Golongan.
_NOT_PERSONAL = frozenset(
    {SheetField.NIK, SheetField.NAME, SheetField.REQUESTED_VALUE, SheetField.NOTE}
    | {SheetField.NEEDS, SheetField.BUSINESS_TYPE, SheetField.SEX_MALE, SheetField.SEX_FEMALE}
    | {SheetField.CATEGORY, SheetField.INSTITUTION}
    | NOT_KEPT - {SheetField.AGE}
)
_ONLY_PEOPLE = frozenset(
    {SheetField.FAMILY_CARD, SheetField.BIRTH_DATE, SheetField.BIRTH_PLACE, SheetField.PHONE}
    | {SheetField.SEX, SheetField.BIRTH_PLACE_AND_DATE, SheetField.AGE}
)


def is_list_of_people(matches: Sequence[ColumnMatch]) -> bool:
    """A NIK with anything else, or a name with something that only people have.

    A column called "Nama" that holds villages or goods is a name only beside what is a person's.
    """
    fields = {match.field for match in matches if match.field and match.confidence >= _LIKELY}
    fields |= {part for field in fields for part in GIVES.get(field, ())}
    doubted = {match.field for match in matches if match.field}
    doubted_rivals = {match.rivals[0] for match in matches if match.field and match.rivals}
    if SheetField.NIK in doubted | fields or SheetField.NIK in doubted_rivals:
        return len(fields | doubted) > 1
    if SheetField.NAME in fields:
        return bool(fields - _NOT_PERSONAL)
    return SheetField.NAME in doubted and bool(fields & _ONLY_PEOPLE)


def is_turned(excerpt: Excerpt, field_of: Callable[[str], SheetField | None]) -> bool:
    """Whether the titles stand below each other on the left: its people's names are no titles."""
    firsts = [next((cell.text for cell in cells if cell.text), "") for _, cells in excerpt.lines]
    fields = {field_of(text) for text in firsts[:HEADER_WITHIN] if text} - {None}
    return {SheetField.NIK, SheetField.NAME} <= fields and len(fields) >= _TURNED


def looks_like_table(excerpt: Excerpt) -> tuple[str, ...]:
    """The titles of a table with numbers in it, whatever it is about; empty where there is none."""
    for (line, titles), (_, below) in pairwise(excerpt.lines):
        if line <= HEADER_WITHIN and _may_head(titles) and any(map(_is_number, below)):
            return tuple(" ".join(cell.text.split()) for cell in titles if cell.text)[:_SHOWN]
    return ()


def _may_head(cells: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in cells if cell.text]
    return len(texts) > 1 and all(any(map(str.isalpha, text)) for text in texts)


def _is_number(cell: Cell) -> bool:
    return cell.kind is CellKind.NUMBER or cell.text.replace(".", "").isdigit()
