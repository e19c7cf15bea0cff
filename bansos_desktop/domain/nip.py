"""What the parts of a NIP say of each other: birth, appointment, sex (Perka BKN 22/2007).

A PPPK's number has a code from 21 on where a PNS has the month of appointment.
"""

from __future__ import annotations

from datetime import date

DIGITS = 18
# Birth, appointment, sex and serial: as it is written on letters.
GROUPS = (8, 6, 1, 3)
_MONTHS = range(1, 13)
_CODES_OF_PPPK = range(21, 33)
# Nobody is appointed as a child or long after a pension; wide enough for every real career.
_AGES = range(15, 66)
_SEXES = "12"


def nip_text(nip: str) -> str:
    """19800101 200501 1 001; a text that is no NIP stays as it is."""
    return " ".join(_parts(nip)) if _is_whole(nip) else nip


def nip_oddities(nip: str) -> list[tuple[str, str]]:
    """Codes of what cannot be in a number of 18 digits, each with the digits it is about."""
    birth, appointed, sex, _serial = _parts(nip)
    born = _date(birth)
    found = [] if born else [("signatory.nip_birth", birth)]
    year, month = int(appointed[:4]), int(appointed[4:])
    is_month = month in _MONTHS or month in _CODES_OF_PPPK
    if not is_month or (born is not None and year - born.year not in _AGES):
        found.append(("signatory.nip_appointed", appointed))
    if sex not in _SEXES:
        found.append(("signatory.nip_sex", sex))
    return found


def _is_whole(nip: str) -> bool:
    return len(nip) == DIGITS and nip.isdecimal()


def _parts(nip: str) -> list[str]:
    parts, start = [], 0
    for size in GROUPS:
        parts.append(nip[start : start + size])
        start += size
    return parts


def _date(digits: str) -> date | None:
    try:
        return date.fromisoformat(digits)
    except ValueError:
        return None
