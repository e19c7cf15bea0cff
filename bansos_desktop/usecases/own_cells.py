"""Which cells of our own sheet were edited, and what of a record each column decides."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.row_cells import Row
from bansos_desktop.domain.sheet_field_words import SHEET_FIELD_WORDS
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.placeholder import Value as Printed

_PLACES = (SheetField.VILLAGE, SheetField.DISTRICT, SheetField.REGENCY)
_PLACED = ("village_code", "region_code")
# What of a draft each column decides.
DECIDES: Mapping[SheetField, tuple[str, ...]] = {
    SheetField.NIK: ("nik", "nik_from_number"),
    SheetField.FAMILY_CARD: ("family_card", "card_from_number"),
    SheetField.NAME: ("name",),
    SheetField.SEX: ("sex",),
    SheetField.BIRTH_PLACE: ("birth_place",),
    SheetField.BIRTH_DATE: ("birth_date",),
    SheetField.ADDRESS: ("address",),
    SheetField.RT: ("rt",),
    SheetField.RW: ("rw",),
    SheetField.VILLAGE: _PLACED,
    SheetField.DISTRICT: _PLACED,
    SheetField.REGENCY: _PLACED,
    SheetField.PHONE: ("phone",),
    SheetField.EDUCATION: ("education",),
    SheetField.OCCUPATION: ("occupation",),
    SheetField.MARITAL_STATUS: ("marital_status",),
    SheetField.DEPENDANTS: ("dependants",),
    SheetField.DTSEN_ID: ("dtsen_id",),
    SheetField.DESIL: ("desil",),
    SheetField.CENTRAL_AID: ("central_aid",),
    SheetField.BUSINESS_TYPE: ("business_type",),
    SheetField.BUSINESS_STATE: ("business_state", "business_months"),
    SheetField.NEEDS: ("needs",),
    SheetField.REQUESTED_VALUE: ("requested_value",),
    SheetField.NOTE: ("note",),
    SheetField.CATEGORY: ("category",),
    SheetField.INSTITUTION: ("institution",),
}
NOTHING: Mapping[str, Any] = {one.name: one.default for one in fields(RecipientDraft)}
ADDS_TO_NOTE = frozenset(
    {SheetField.EDUCATION, SheetField.OCCUPATION, SheetField.MARITAL_STATUS, SheetField.DEPENDANTS}
    | {SheetField.CENTRAL_AID, SheetField.BUSINESS_STATE, SheetField.BUSINESS_TYPE}
    | {SheetField.CATEGORY, SheetField.INSTITUTION}
)


def edited_fields(
    cells: Mapping[SheetField, Cell], printed: Mapping[SheetField, Printed]
) -> list[SheetField]:
    """The filled columns that do not read as they would be printed."""
    filled = Row(cells)
    return [
        field
        for field, cell in cells.items()
        if field in DECIDES and field in filled and not _reads_as(cell, printed.get(field))
    ]


def _reads_as(cell: Cell, value: Printed) -> bool:
    """Whether a cell shows a value, however the spreadsheet keeps it."""
    if value is None:
        return False
    if isinstance(value, date):
        return cell.day == value
    if isinstance(value, int | float) and cell.kind is CellKind.NUMBER:
        return cell.number == float(value)
    return " ".join(cell.text.split()) == " ".join(str(value).split())


def cells_to_read(
    cells: Mapping[SheetField, Cell], edited: Collection[SheetField], note: str
) -> dict[SheetField, Cell]:
    """The edited cells, and those without which they cannot be read; all others are empty."""
    wanted = {*edited, SheetField.NIK}
    if wanted & set(_PLACES):
        wanted |= set(_PLACES)
    found = {field: cell if field in wanted else EMPTY_CELL for field, cell in cells.items()}
    if SheetField.NOTE not in wanted:
        # What belongs nowhere else is added to the note, so it must be there to be added to.
        found[SheetField.NOTE] = Cell(CellKind.TEXT, note) if note else EMPTY_CELL
    return found


def is_about(problem: Problem, decided: Collection[str]) -> bool:
    """Whether a finding of reading is about a cell that was edited."""
    if problem.field in ("kabupaten", "kecamatan", "desa"):
        return "village_code" in decided
    return problem.field in decided or problem.field not in NOTHING


def emptied_fields(cells: Mapping[SheetField, Cell], then: RecipientDraft) -> list[SheetField]:
    """Columns of the sheet that are empty where something stood when it left."""
    filled = Row(cells)
    return [
        field
        for field in cells
        if field in DECIDES and field not in filled and _is_filled(then, DECIDES[field])
    ]


def unsaid_fields(
    edited: Collection[SheetField],
    new: Mapping[str, Any],
    before: RecipientDraft,
    problems: Sequence[Problem],
) -> list[SheetField]:
    """Edited columns that say there is nothing where something stands: "T" for an aid."""
    told = {problem.field for problem in problems}
    return [
        field
        for field in edited
        if _is_filled(before, DECIDES[field])
        and all(new[name] == NOTHING[name] for name in DECIDES[field])
        and not told & {*DECIDES[field], field.value}
    ]


def _is_filled(draft: RecipientDraft, names: Iterable[str]) -> bool:
    return any(getattr(draft, name) not in ("", None, False) for name in names)


def words_of(edited: Iterable[SheetField], names: Collection[str]) -> str:
    """The columns that decide some fields of the draft, as the screen calls them."""
    found = [field for field in edited if set(DECIDES[field]) & set(names)]
    return ", ".join(SHEET_FIELD_WORDS[field] for field in found)
