"""Place and day of birth from whichever columns of a row hold them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bansos_desktop.domain.birth_in_nik import birth_in_nik
from bansos_desktop.domain.column_habits import Habits
from bansos_desktop.domain.date_habits import USUAL_DATES, CellOrder, DateOrder, swapped
from bansos_desktop.domain.date_text import DateText, date_of_parts, read_date_text
from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.problems import Problem, info, warning
from bansos_desktop.domain.row_cells import Row
from bansos_desktop.domain.sheet_fields import SheetField

# "Senin, 12-08-1980" and "Tgl. 12-08-1980": what may stand before a date and is no place.
_NO_PLACE = frozenset(
    {"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad"}
    | {"tgl", "tanggal", "lahir"}
)
_PARTS = (SheetField.BIRTH_DAY, SheetField.BIRTH_MONTH, SheetField.BIRTH_YEAR)
_OPEN = "open"


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that was read, the place beside it, and the text; `why` is "" for the usual way."""

    text: str
    day: date | None
    why: str = ""
    place: str = ""


_NOTHING = _Day("", None)


def read_birth(
    row: Row, habits: Habits, nik: str, today: date, problems: list[Problem]
) -> tuple[str, date | None]:
    """Place and day of birth; the joint column gives whatever their own columns do not."""
    joint = _of_column(row, SheetField.BIRTH_PLACE_AND_DATE, habits, nik, today)
    own = _of_column(row, SheetField.BIRTH_DATE, habits, nik, today)
    if not own.text:
        own = _of_parts(row, today)
    found = own if own.text else joint
    if found.text:
        _say(found, problems)
    beside = own.place if own.day else ""
    return row.line(SheetField.BIRTH_PLACE) or joint.place or beside, found.day


def _of_column(row: Row, field: SheetField, habits: Habits, nik: str, today: date) -> _Day:
    """What one column says, read the way the column is written."""
    text = row.get(field)
    if text is None:
        return _NOTHING
    habit = habits.dates.get(field, USUAL_DATES)
    if (day := row.cells[field].day) is not None:
        return _Day(text, *_settle_cell(day, habit.cells, nik))
    found = read_date_text(text, today)
    return _Day(text, *_settle(found, habit.texts, nik), _place(found.place))


def _of_parts(row: Row, today: date) -> _Day:
    """Three columns for one date."""
    parts = [row.text(field) for field in _PARTS]
    text = " ".join(filter(None, parts))
    return _Day(text, date_of_parts(parts[0], parts[1], parts[2], today) if text else None)


def _settle(found: DateText, order: DateOrder, nik: str) -> tuple[date | None, str]:
    """The day a text means, and why where that is not plain to see; the NIK decides first."""
    if not found.in_doubt:
        return _only_reading(found, order, nik)
    birth = birth_in_nik(nik)
    if birth and birth.confirms(found.day_first):
        return found.day_first, "by_nik" if found.short_year else ""
    if birth and birth.confirms(found.month_first):
        return found.month_first, "by_nik"
    return _by_order(found, order)


def _by_order(found: DateText, order: DateOrder) -> tuple[date | None, str]:
    """What the column says of a date in doubt; one row alone never settles a short year."""
    if order is DateOrder.USUAL:
        return None if found.short_year else found.day_first, ""
    if order is DateOrder.OPEN:
        return None, _OPEN
    if order is DateOrder.MONTH_FIRST:
        return found.month_first, "month_first"
    return found.day_first, ""


def _only_reading(found: DateText, order: DateOrder, nik: str) -> tuple[date | None, str]:
    """The one day a text can mean; month first only where the whole column was looked at."""
    if found.day_first is not None:
        return found.day_first, "serial" if found.from_serial else ""
    if found.month_first is None:
        return None, ""
    birth = birth_in_nik(nik)
    known = order is not DateOrder.USUAL or bool(birth and birth.confirms(found.month_first))
    return (found.month_first, "month_first") if known else (None, "")


def _settle_cell(day: date, order: CellOrder, nik: str) -> tuple[date | None, str]:
    """A true date, or what was typed before Excel took the day for the month."""
    other = swapped(day)
    if other is None or other == day:
        return day, ""
    birth = birth_in_nik(nik)
    if birth and birth.confirms(day):
        return day, ""
    if order is CellOrder.SWAPPED or (birth and birth.confirms(other)):
        return other, "swapped"
    return (None, _OPEN) if order is CellOrder.OPEN else (day, "")


def _say(found: _Day, problems: list[Problem]) -> None:
    """What was decided, or that nothing could be."""
    why = found.why
    if why == _OPEN:
        problems.append(warning("birth_date.order_open", "birth_date", text=found.text))
    elif found.day is None:
        problems.append(warning("birth_date.unreadable", "birth_date", text=found.text))
    elif why:
        read = format_short(found.day)
        problems.append(info(f"birth_date.{why}", "birth_date", text=found.text, read=read))


def _place(text: str) -> str:
    """What stands before a date, unless it is only its weekday or label."""
    return "" if not text or set(text.casefold().split()) <= _NO_PLACE else text
