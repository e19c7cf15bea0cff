"""Telling sixteen digits apart: NIKs, family cards, numbers of something else."""

from __future__ import annotations

from bansos_desktop.domain.column_content import Look, Profile

_MANY = 8
# Sixteen digits in a row by chance hold a date in one of fourteen.
_HARDLY_DATED = 0.4
_SOME_WOMEN = 0.03


def _long_numbers(profile: Profile) -> float:
    return profile.share(Look.LONG)


def _undated(profile: Profile) -> bool:
    return profile.share(Look.SIXTEEN) >= 0.8 and profile.share(Look.DATED) < _HARDLY_DATED


def _shared(profile: Profile, least: int = 4) -> bool:
    """Whether so many rows share a number that it names families, not people."""
    return profile.filled >= least and profile.unlike < 0.82


def has_women(profile: Profile) -> bool:
    """Whether digits hold the birth dates of women."""
    # Digits by chance hold a woman's date now and then; a column of dates does so on purpose.
    return profile.share(Look.DATED) >= 0.5 and profile.share(Look.WOMAN) >= _SOME_WOMEN


def nik_fits(profile: Profile) -> float:
    """How well sixteen digits could be NIKs."""
    if _undated(profile) or profile.outdone:
        return 0.1
    if has_women(profile) or (profile.agrees or 0.0) >= 0.5 or profile.filled < _MANY:
        return _long_numbers(profile)
    # Everybody born in this century: these are the days on which cards were issued.
    all_young = profile.share(Look.DATED) > 0.8 and profile.share(Look.LAST_CENTURY) < 0.1
    return 0.2 if all_young or _shared(profile, _MANY) else _long_numbers(profile)


def card_fits(profile: Profile) -> float:
    """How well sixteen digits could be family cards."""
    if has_women(profile) and not (_shared(profile) and profile.share(Look.WOMAN) < 0.1):
        return 0.1
    if profile.outdoes and not _shared(profile):
        return 0.1
    return 0.2 if _undated(profile) else _long_numbers(profile)


def nik_claims(profile: Profile) -> float:
    """How surely the values alone are NIKs."""
    dated = profile.share(Look.DATED)
    if dated < 0.6 or _shared(profile) or profile.outdone:
        return 0.0
    if profile.agrees is not None and profile.agrees < 0.2 and not has_women(profile):
        return 0.3
    if has_women(profile) or (profile.agrees or 0.0) >= 0.6:
        score = 0.97
    else:
        score = 0.85 if profile.share(Look.LAST_CENTURY) >= 0.5 else 0.55
    return score * min(1.0, dated + 0.1)


def card_claims(profile: Profile) -> float:
    """How surely the values alone are family cards."""
    dated = profile.share(Look.DATED)
    if dated < 0.7 or has_women(profile) or (profile.agrees or 0.0) >= 0.6:
        return 0.0
    if _shared(profile) or profile.outdone:
        return 0.95
    recent = profile.share(Look.LAST_CENTURY) < 0.3
    return 0.82 if recent or profile.agrees is not None else 0.5


def other_number_claims(profile: Profile) -> float:
    """How surely the numbers are neither."""
    return 0.9 if _undated(profile) else 0.0
