"""From the cells of one spreadsheet row to a recipient's draft, saying what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bansos_desktop.domain.business_types import BusinessType, BusinessTypeBook
from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.dates import split_place_and_date
from bansos_desktop.domain.person_values import parse_desil, parse_sex, split_rt_rw
from bansos_desktop.domain.problems import Problem, error, warning
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.rupiah import parse_rupiah
from bansos_desktop.domain.sheet_fields import SheetField

Cells = Mapping[SheetField, Cell]

# "Senin, 12-08-1980" and "Tgl. 12-08-1980": what may stand before a date and is no place.
_NO_PLACE = frozenset(
    {"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad"}
    | {"tgl", "tanggal", "lahir"}
)
_BLANKS = frozenset({"", "-", "--", "?", "n/a", "#n/a", "null", "kosong", "tidak ada", "nihil"})

# Problems name fields of the draft; the sender knows columns of his sheet.
SHEET_FIELD_OF: Mapping[str, SheetField] = {
    "nik": SheetField.NIK,
    "family_card": SheetField.FAMILY_CARD,
    "name": SheetField.NAME,
    "birth_date": SheetField.BIRTH_DATE,
    "sex": SheetField.SEX,
    "phone": SheetField.PHONE,
    "desil": SheetField.DESIL,
    "business_type": SheetField.BUSINESS_TYPE,
    "requested_value": SheetField.REQUESTED_VALUE,
    "kabupaten": SheetField.REGENCY,
    "kecamatan": SheetField.DISTRICT,
    "desa": SheetField.VILLAGE,
    "stage": SheetField.NAME,
}


@dataclass(frozen=True, slots=True)
class RowReading:
    """A row as we understand it; `business` is None where none was found for what is written."""

    draft: RecipientDraft
    business: BusinessType | None
    written_business: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class RowReader:
    """What rows are read with; `within` is the region that a row without a kabupaten lies in."""

    regions: RegionBook
    business_types: BusinessTypeBook
    within: str
    today: date

    def read(self, cells: Cells) -> RowReading:
        """The row's draft, tidy, with problems of reading only; rules are judged elsewhere."""
        problems: list[Problem] = []
        birth_place, birth_date = self._birth(cells, problems)
        rt, rw = _rt_rw(cells)
        place = self.regions.resolve(
            _text(cells, SheetField.REGENCY),
            _text(cells, SheetField.DISTRICT),
            _text(cells, SheetField.VILLAGE),
            self.within,
        )
        problems.extend(place.problems)
        written = _text(cells, SheetField.BUSINESS_TYPE)
        business = self.business_types.find(written) if written else None
        draft = RecipientDraft(
            nik=_text(cells, SheetField.NIK),
            family_card=_text(cells, SheetField.FAMILY_CARD),
            name=_text(cells, SheetField.NAME),
            birth_place=birth_place,
            birth_date=birth_date,
            sex=_sex(cells, problems),
            address=_text(cells, SheetField.ADDRESS),
            rt=rt,
            rw=rw,
            village_code=place.village_code,
            region_code=place.region_code,
            phone=_text(cells, SheetField.PHONE),
            desil=_desil(cells, problems),
            business_type=business.code if business else "",
            requested_value=_value(cells, problems),
            note=_note(cells, written if business is None else ""),
            nik_from_number=_is_number(cells, SheetField.NIK),
            card_from_number=_is_number(cells, SheetField.FAMILY_CARD),
        )
        return RowReading(draft.tidy(), business, written, tuple(problems))

    def _birth(self, cells: Cells, problems: list[Problem]) -> tuple[str, date | None]:
        """Place and day of birth; the joint column gives whatever their own columns do not."""
        own_place = _text(cells, SheetField.BIRTH_PLACE)
        both = _text(cells, SheetField.BIRTH_PLACE_AND_DATE)
        joint_place, joint_day = split_place_and_date(both, today=self.today)
        text = _text(cells, SheetField.BIRTH_DATE)
        beside, day = split_place_and_date(text, today=self.today)
        if not text:
            text, day = both, joint_day
        elif (cell := cells[SheetField.BIRTH_DATE]).day is not None:
            beside, day = "", cell.day
        if text and day is None:
            problems.append(warning("birth_date.unreadable", "birth_date", text=text))
        return own_place or _place(joint_place) or (_place(beside) if day else ""), day


def _place(text: str) -> str:
    """What stands before a date, unless it is only its weekday or label."""
    return "" if set(text.casefold().split()) <= _NO_PLACE else text


def _text(cells: Cells, field: SheetField) -> str:
    """The cell without blanks; the signs people write for "nothing" are nothing."""
    text = cells.get(field, EMPTY_CELL).text.strip()
    return "" if text.casefold() in _BLANKS else text


def _is_number(cells: Cells, field: SheetField) -> bool:
    """Whether Excel held it as a number, and so may have cut the sixteenth digit."""
    return cells.get(field, EMPTY_CELL).kind is CellKind.NUMBER


def _note(cells: Cells, unknown_business: str) -> str:
    """The note; a business that is in no list is kept here, so that no word is lost."""
    note = _text(cells, SheetField.NOTE)
    if not unknown_business:
        return note
    return f"{note}; usaha: {unknown_business}" if note else f"Usaha: {unknown_business}"


def _rt_rw(cells: Cells) -> tuple[str, str]:
    """RT and RW from their own columns, or from whichever of them holds both."""
    rt, rw = _text(cells, SheetField.RT), _text(cells, SheetField.RW)
    both = _text(cells, SheetField.RT_AND_RW) or (rt if not rw else "")
    if both:
        first, second = split_rt_rw(both)
        return first or rt, second or rw
    return split_rt_rw(rt)[0] or rt, split_rt_rw(f"RW {rw}")[1] or rw


def _sex(cells: Cells, problems: list[Problem]) -> str:
    """L, P or "": an unreadable sex is merely missing."""
    text = _text(cells, SheetField.SEX)
    sex = parse_sex(text)
    if text and not sex:
        problems.append(warning("sex.unreadable", "sex", text=text))
    return sex


def _desil(cells: Cells, problems: list[Problem]) -> int | None:
    """1 to 10; anything else stops the row, since a desil decides who is first."""
    text = _text(cells, SheetField.DESIL)
    desil = parse_desil(text)
    if text and desil is None:
        problems.append(error("desil.unreadable", "desil", text=text))
    return desil


def _value(cells: Cells, problems: list[Problem]) -> int | None:
    """Whole rupiah; an unreadable amount stops the row, since money is never guessed."""
    text = _text(cells, SheetField.REQUESTED_VALUE)
    value = parse_rupiah(text)
    if text and value is None:
        problems.append(error("value.unreadable", "requested_value", text=text))
    return value
