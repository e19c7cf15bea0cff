"""One title over several columns: day, month and year apart, a tick for L or P, RT beside RW."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.column_content import Look, Profile
from bansos_desktop.domain.column_match import Basis
from bansos_desktop.domain.column_score import Verdict
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.headers import TitleHit

_SURE = 0.9
_MOST = 0.85
_LIKELY = 0.7
_SOME = 4
_BIRTH_PARTS = (SheetField.BIRTH_DAY, SheetField.BIRTH_MONTH, SheetField.BIRTH_YEAR)
_BIRTH = (SheetField.BIRTH_DATE, SheetField.BIRTH_PLACE_AND_DATE)


def split_groups(
    verdicts: dict[int, Verdict], profiles: Mapping[int, Profile], hits: Mapping[int, TitleHit]
) -> None:
    """Give the columns under one merged title their parts of it."""
    for column, hit in hits.items():
        if column not in verdicts or hit.field not in (
            *_BIRTH,
            SheetField.SEX,
            SheetField.RT_AND_RW,
        ):
            continue
        parts = _parts(hit.field, [profiles.get(column + n) for n in range(3)])
        beside = [column + n for n in range(1, len(parts))]
        if parts and not any(_is_other(hits.get(c), hit.field) for c in beside):
            for place, part in enumerate(parts):
                verdicts[column + place] = Verdict(part, _SURE, Basis.BOTH)


def find_birth_place(verdicts: dict[int, Verdict], profiles: Mapping[int, Profile]) -> None:
    """Words just before the birth date are most likely where somebody was born."""
    for column, verdict in list(verdicts.items()):
        before = column - 1
        if verdict.field is not SheetField.BIRTH_DATE or before not in verdicts:
            continue
        profile = profiles[before]
        doubtful = _is_doubtful(verdicts[before])
        words = profile.filled >= _SOME and profile.share(Look.LETTERS) >= _SURE
        if doubtful and words and profile.unlike < _MOST:
            verdicts[before] = Verdict(SheetField.BIRTH_PLACE, _LIKELY, Basis.CONTENT)


def _is_doubtful(verdict: Verdict) -> bool:
    """Whether nobody said what a column is, and its title does not fit either."""
    if verdict.basis in (Basis.CHOSEN, Basis.REMEMBERED):
        return False
    wrong = verdict.field is SheetField.BIRTH_DATE and verdict.basis is Basis.TITLE
    return wrong or verdict.field is None or verdict.confidence < _SURE - 0.2


def _is_other(hit: TitleHit | None, field: SheetField) -> bool:
    """Whether a column has a title of its own that means something else."""
    return hit is not None and hit.field is not field


def _parts(field: SheetField, profiles: list[Profile | None]) -> tuple[SheetField, ...]:
    first, second, third = (profile or Profile() for profile in profiles)
    if field in _BIRTH:
        return _BIRTH_PARTS if _are_day_month_year(first, second, third) else ()
    if field is SheetField.SEX:
        apart = first.filled + second.filled <= 1.1 * first.rows
        ticked = _ticks(first) and _ticks(second) and apart
        return (SheetField.SEX_MALE, SheetField.SEX_FEMALE) if ticked else ()
    numbers = min(first.share(Look.RT_NUMBER), second.share(Look.RT_NUMBER)) >= _MOST
    return (SheetField.RT, SheetField.RW) if numbers else ()


def _are_day_month_year(day: Profile, month: Profile, year: Profile) -> bool:
    shares = (
        day.share(Look.UP_TO_31),
        month.share(Look.UP_TO_TWELVE, Look.MONTH_WORD),
        year.share(Look.YEAR),
    )
    return min(shares) >= _MOST


def _ticks(profile: Profile) -> bool:
    """A column of ticks is of one kind only; "L" under "L" ticks as well as any sign."""
    return profile.share(Look.TICK, Look.SEX) >= _MOST and profile.different <= 2
