"""How a date format shows a day number, in Indonesian."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bansos_desktop.domain.dates import MONTHS
from bansos_desktop.workbook.formula_values import plain_number

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell knows no time zone
# Excel counts 29 February 1900, which never was.
_FALSE_DAY = 60
_END = 2_958_466
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<gap>.)|\*.|\[[^\]]*\]'
    r"|(?P<half>AM/PM|A/P)|(?P<code>y+|m+|d+|h+|s+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)


def date_text(number: float, section: str) -> str:
    """The date or time that a day number stands for; what is no date stays a number."""
    if not 0 <= number < _END or _ELAPSED.search(section):
        return plain_number(number, 10)
    days = number + (1 if number < _FALSE_DAY else 0)
    # To the second, or 09:00 would now and then be 08:59.
    moment = _EPOCH + timedelta(seconds=round(days * 86_400))
    pieces = list(_PIECE.finditer(section))
    by_halves = any(piece["half"] for piece in pieces)
    return "".join(
        _piece(piece, moment, _is_minute(pieces, n), by_halves) for n, piece in enumerate(pieces)
    )


def _is_minute(pieces: list[re.Match[str]], position: int) -> bool:
    """Whether an m is of minutes: hours stand before it, or seconds after."""
    before = [piece["code"] for piece in pieces[:position] if piece["code"]]
    after = [piece["code"] for piece in pieces[position + 1 :] if piece["code"]]
    beside = "".join(code[0].lower() for code in (*before[-1:], "-", *after[:1]))
    return beside.startswith("h") or beside.endswith("s")


def _piece(piece: re.Match[str], moment: datetime, minute: bool, by_halves: bool) -> str:
    if piece["half"]:
        return "AM" if moment.hour < 12 else "PM"
    if piece["code"]:
        return _code(piece["code"].lower(), moment, minute, by_halves)
    gap = " " if piece["gap"] else ""
    return piece["quoted"] or piece["escaped"] or piece["other"] or gap


def _code(code: str, moment: datetime, minute: bool, by_halves: bool) -> str:
    match code[0]:
        case "m":
            return _padded(moment.minute, code) if minute else _month(moment.month, code)
        case "d":
            return _day(moment, code)
        case "y":
            return f"{moment.year:04}" if len(code) > 2 else f"{moment.year % 100:02}"
        case "s":
            return _padded(moment.second, code)
    return _padded((moment.hour % 12 or 12) if by_halves else moment.hour, code)


def _month(month: int, code: str) -> str:
    if len(code) < 3:
        return _padded(month, code)
    name = MONTHS[month - 1]
    return name if len(code) == 4 else name[: 3 if len(code) == 3 else 1]


def _day(moment: datetime, code: str) -> str:
    if len(code) < 3:
        return _padded(moment.day, code)
    name = _DAYS[moment.weekday()]
    return name[:3] if len(code) == 3 else name


def _padded(number: int, code: str) -> str:
    return f"{number:02}" if len(code) > 1 else str(number)
