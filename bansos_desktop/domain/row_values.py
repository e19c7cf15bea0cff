"""From the cells of one spreadsheet row to a recipient's draft, saying what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bansos_desktop.domain.business_match import BusinessMatcher
from bansos_desktop.domain.business_types import BusinessType, BusinessTypeBook
from bansos_desktop.domain.code_match import CodeBook
from bansos_desktop.domain.column_habits import NO_HABITS, Habits
from bansos_desktop.domain.group_match import GroupMatcher, Groups
from bansos_desktop.domain.meaning import NO_MEANINGS, Ask, MeaningBook
from bansos_desktop.domain.money_habits import Why
from bansos_desktop.domain.person_values import normalise_phone, parse_desil
from bansos_desktop.domain.place_match import PlaceMatcher
from bansos_desktop.domain.problems import Problem, error, info, warning
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.row_address import read_address
from bansos_desktop.domain.row_birth import read_birth
from bansos_desktop.domain.row_cells import Cells, Row
from bansos_desktop.domain.row_circumstances import Circumstances, read_circumstances
from bansos_desktop.domain.row_place import read_place
from bansos_desktop.domain.rupiah import format_rupiah
from bansos_desktop.domain.sex_habits import read_ticks
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sixteen_digits import read_digits

# Problems name fields of the draft; the sender knows columns of his sheet.
SHEET_FIELD_OF: Mapping[str, SheetField] = {
    "nik": SheetField.NIK,
    "family_card": SheetField.FAMILY_CARD,
    "name": SheetField.NAME,
    "birth_date": SheetField.BIRTH_DATE,
    "sex": SheetField.SEX,
    "address": SheetField.ADDRESS,
    "rt": SheetField.RT,
    "rw": SheetField.RW,
    "phone": SheetField.PHONE,
    "desil": SheetField.DESIL,
    "business_type": SheetField.BUSINESS_TYPE,
    "requested_value": SheetField.REQUESTED_VALUE,
    "kabupaten": SheetField.REGENCY,
    "kecamatan": SheetField.DISTRICT,
    "desa": SheetField.VILLAGE,
    "stage": SheetField.NAME,
    "education": SheetField.EDUCATION,
    "occupation": SheetField.OCCUPATION,
    "marital_status": SheetField.MARITAL_STATUS,
    "family_relation": SheetField.FAMILY_RELATION,
    "dependants": SheetField.DEPENDANTS,
    "disability": SheetField.DISABILITY,
    "central_aid": SheetField.CENTRAL_AID,
    "desil_source": SheetField.DESIL_SOURCE,
    "business_state": SheetField.BUSINESS_STATE,
    "note": SheetField.NOTE,
    "category": SheetField.CATEGORY,
    "institution": SheetField.INSTITUTION,
}
_NO_CIRCUMSTANCES, _NO_GROUPS = Circumstances(), Groups()
_OF_BUSINESS = (
    (SheetField.BUSINESS_TYPE, "Usaha"),
    (SheetField.BUSINESS_STATE, "Keadaan usaha"),
    (SheetField.NEEDS, "Kebutuhan barang"),
)


@dataclass(frozen=True, slots=True)
class RowReading:
    """A row as we understand it; `business` is None where none was found for what is written.

    `asks` are the texts that only a person can explain; until then the row stays as it reads.
    """

    draft: RecipientDraft
    business: BusinessType | None
    written_business: str
    problems: tuple[Problem, ...]
    asks: tuple[Ask, ...] = ()


class RowReader:
    """Reads the rows of one sheet; what stands in many rows alike is looked at once.

    `within` is the region that a row without a kabupaten lies in. Without `codes` the columns of
    lists are not read; without `business_types` what is written of a business is a note.
    """

    def __init__(
        self,
        regions: RegionBook,
        business_types: BusinessTypeBook | None,
        within: str,
        today: date,
        *,
        habits: Habits = NO_HABITS,
        meanings: MeaningBook = NO_MEANINGS,
        codes: CodeBook | None = None,
        groups: GroupMatcher | None = None,
    ) -> None:
        self._asks_business = business_types is not None
        self._groups = groups
        self._within, self._today, self._habits, self._codes = within, today, habits, codes
        self._places = PlaceMatcher(regions, meanings)
        self._businesses = BusinessMatcher(business_types or BusinessTypeBook(()), meanings)

    def read(self, cells: Cells) -> RowReading:
        """The row's draft, tidy, with problems of reading only; rules are judged elsewhere."""
        problems: list[Problem] = []
        row = Row(cells)
        aside = [] if self._asks_business else _business_aside(row, problems)
        nik = read_digits(row.text(SheetField.NIK), "nik")
        card = read_digits(row.text(SheetField.FAMILY_CARD), "family_card")
        if nik.problems or card.problems:
            problems += (*nik.problems, *card.problems)
        birth_place, birth_date = read_birth(row, self._habits, nik.digits, self._today, problems)
        place = read_place(row, self._places, self._within)
        problems += place.problems
        written = row.text(SheetField.BUSINESS_TYPE)
        business = self._businesses.read(written)
        problems += business.problems
        address, rt, rw = read_address(row, problems)
        found = self._circumstances(row)
        groups = self._groups.read(row) if self._groups else _NO_GROUPS
        problems += (*found.problems, *groups.problems)
        kept = [*aside, *found.kept, *groups.kept]
        if written and not business.kind:
            kept.append(f"Usaha: {written}")
        draft = RecipientDraft(
            nik=nik.digits,
            family_card=card.digits,
            name=row.line(SheetField.NAME),
            birth_place=birth_place,
            birth_date=birth_date,
            sex=self._sex(row, problems),
            address=address,
            rt=rt,
            rw=rw,
            village_code=place.village_code,
            region_code=place.region_code,
            phone=normalise_phone(row.text(SheetField.PHONE)),
            desil=_desil(row.text(SheetField.DESIL), problems),
            business_type=business.kind.code if business.kind else "",
            requested_value=self._value(row, problems),
            note=_note(row.text(SheetField.NOTE), kept),
            nik_from_number=row.is_number(SheetField.NIK),
            card_from_number=row.is_number(SheetField.FAMILY_CARD),
            **found.values,
            **groups.values,
        )
        asks = (*place.asks, *business.asks, *groups.asks)
        return RowReading(draft, business.kind, written, tuple(problems), asks)

    def _circumstances(self, row: Row) -> Circumstances:
        """Schooling, work and the like."""
        found = read_circumstances(row, self._codes) if self._codes else None
        return found or _NO_CIRCUMSTANCES

    def _sex(self, row: Row, problems: list[Problem]) -> str:
        """L, P or "": an unreadable sex is merely missing."""
        text = row.text(SheetField.SEX)
        if text:
            sex = self._habits.sex.read(text)
            if self._habits.sex.waits(text):
                problems.append(warning("sex.codes_open", "sex", text=text))
            elif not sex:
                problems.append(warning("sex.unreadable", "sex", text=text))
            return sex
        male, female = row.text(SheetField.SEX_MALE), row.text(SheetField.SEX_FEMALE)
        sex = read_ticks(male, female) if male or female else ""
        if sex == "?":
            text = " / ".join(filter(None, (male, female)))
            problems.append(warning("sex.ticks", "sex", text=text))
            return ""
        return sex

    def _value(self, row: Row, problems: list[Problem]) -> int | None:
        """Whole rupiah; an unreadable amount stops the row, since money is never guessed."""
        text = row.text(SheetField.REQUESTED_VALUE)
        if not text:
            return None
        value, why = self._habits.money.read(row.cells[SheetField.REQUESTED_VALUE])
        if why is Why.UNREADABLE:
            problems.append(error("value.unreadable", "requested_value", text=text))
        elif why is Why.OPEN:
            problems.append(error("value.unit_open", "requested_value", text=text))
        elif why is not Why.WRITTEN and value is not None:
            values = {"text": text, "read": format_rupiah(value)}
            if why is Why.AS_TITLE:
                problems.append(warning("value.as_title", "requested_value", **values))
            else:
                problems.append(info(f"value.{why.value}", "requested_value", **values))
        return value


def _business_aside(row: Row, problems: list[Problem]) -> list[str]:
    """Take what is written of a business out of a row, and say that it stays a note."""
    said = [(label, row.line(field)) for field, label in _OF_BUSINESS if field in row]
    for field, _label in _OF_BUSINESS:
        row.pop(field, None)
    if said:
        text = "; ".join(text for _label, text in said)
        problems.append(info("business.not_asked", "business_type", text=text))
    return [f"{label}: {text}" for label, text in said]


def _note(note: str, kept: list[str]) -> str:
    """The note, and after it what was written elsewhere and belongs nowhere."""
    if not kept:
        return note
    added = "; ".join(kept)
    return f"{note}; {added[0].lower()}{added[1:]}" if note else added


@lru_cache(maxsize=256)
def _desil_of(text: str) -> int | None:
    """A sheet has ten kinds of desil, and names one on every row."""
    return parse_desil(text)


def _desil(text: str, problems: list[Problem]) -> int | None:
    """1 to 10; anything else stops the row, since a desil decides who is first."""
    desil = _desil_of(text)
    if text and desil is None:
        problems.append(error("desil.unreadable", "desil", text=text))
    return desil
