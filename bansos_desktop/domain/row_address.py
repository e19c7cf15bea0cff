"""Address, RT and RW of a row, from their own columns or from what is written in each other's."""

from __future__ import annotations

import re
from functools import lru_cache

from bansos_desktop.domain.person_values import split_rt_rw
from bansos_desktop.domain.problems import Problem, info
from bansos_desktop.domain.row_cells import Row
from bansos_desktop.domain.sheet_fields import SheetField

_NUMBER = r"[\s.:/]*[0-9O]{1,3}(?![0-9A-Z])"
_RT_IN_ADDRESS = re.compile(
    rf"\bR\.?T\.?\s*[/&.]?\s*R\.?W\.?[\s.:]*[0-9O]{{1,3}}\s*[/\-]\s*[0-9O]{{1,3}}\b"
    rf"|\bR\.?T\.?{_NUMBER}(?:.{{0,3}}\bR\.?W\.?{_NUMBER})?",
    re.IGNORECASE,
)
_SAYS_HAMLET = re.compile(r"(?:dusun|dsn|dukuh|lingkungan|lk)\b", re.IGNORECASE)
# A village has a few dozen RT, and a sheet names them on every row.
_REMEMBERED = 8192


def read_address(row: Row, problems: list[Problem]) -> tuple[str, str, str]:
    """Address with its dusun, RT and RW; an RT written in the address is copied, not cut out."""
    address = row.line(SheetField.ADDRESS)
    rt, rw = _rt_rw(
        row.text(SheetField.RT),
        row.text(SheetField.RW),
        row.text(SheetField.RT_AND_RW),
    )
    if address and not rt and (match := _RT_IN_ADDRESS.search(address)):
        rt, rw_beside = split_rt_rw(match[0])
        rw = rw or rw_beside
        problems.append(info("rt.from_address", "rt", text=match[0], rt=rt))
    return _with_hamlet(address, row.line(SheetField.HAMLET)), rt, rw


@lru_cache(maxsize=_REMEMBERED)
def _rt_rw(rt: str, rw: str, joint: str) -> tuple[str, str]:
    """RT and RW from their own columns, or from whichever of them holds both."""
    both = joint or (rt if not rw else "")
    if both:
        first, second = split_rt_rw(both)
        return first or rt, second or rw
    return split_rt_rw(rt)[0] or rt, split_rt_rw(f"RW {rw}")[1] or rw


def _with_hamlet(address: str, hamlet: str) -> str:
    """The address and the dusun, unless it is named there already."""
    if not hamlet or hamlet.casefold() in address.casefold():
        return address
    named = hamlet if _SAYS_HAMLET.match(hamlet) else f"Dusun {hamlet}"
    return f"{address}, {named}" if address else named
