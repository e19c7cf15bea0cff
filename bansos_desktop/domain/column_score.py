"""How well a column's values fit a field, and what they alone say the column is.

`fit` answers "could this be a column of birth dates?", `claims` "what is this column, had it no
title?". A title is believed while its column fits; where it does not, and the values clearly claim
to be something else, a person is asked. The numbers were set by the 29 real sheets of DOMAIN.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bansos_desktop.domain.column_content import Look, Profile
from bansos_desktop.domain.column_match import SURE, Basis
from bansos_desktop.domain.sheet_fields import SheetField

_FITS, _CLAIMS_LEAST = 0.3, 0.4
# A contradiction needs some people: one odd value is a finding on its row, not on the column.
_ENOUGH = 3
_MANY = 8
_IN_DOUBT = 0.45
# What is no name and no amount stands under the wrong title, whatever it is.
_NEARLY_ALL, _UNLIKELY = 0.9, 0.6
_NEAR = 0.15
# Sixteen digits in a row by chance hold a date in one of fourteen.
_HARDLY_DATED = 0.4
_SOME_WOMEN = 0.03

_LEVELS = (SheetField.VILLAGE, SheetField.DISTRICT)

Measure = Callable[[Profile], float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a column is taken for, by itself; `rivals` are what else it may be, likeliest first."""

    field: SheetField | None = None
    confidence: float = 0.0
    basis: Basis = Basis.NOTHING
    rivals: tuple[SheetField, ...] = ()


NO_VERDICT = Verdict()


def judge(title: SheetField | None, strength: float, profile: Profile) -> Verdict:
    """Title and values together; `strength` is how surely the title means its field."""
    claimed = claims(profile)
    if title is None:
        return _by_content(claimed)
    others = tuple(field for field, _ in claimed if field is not title)
    if refined := _refined(title, profile):
        return Verdict(refined, max(strength, 0.9), Basis.BOTH, _unlike(refined, others))
    fitting = fit(title, profile)
    if fitting is None and not _is_never(title, profile):
        return Verdict(title, strength * 0.95, Basis.TITLE)
    if not profile.filled:
        return Verdict(title, strength * 0.95, Basis.TITLE, others)
    if fitting is not None and fitting >= _FITS:
        sure = strength + (1 - strength) * 0.6 * fitting
        return Verdict(title, min(1.0, sure * 0.95 + 0.05 * fitting), Basis.BOTH, others)
    return _in_doubt(title, strength, profile, claimed)


def _in_doubt(
    title: SheetField, strength: float, profile: Profile, claimed: list[tuple[SheetField, float]]
) -> Verdict:
    """A title that does not fit: doubted where the values clearly are something else."""
    others = tuple(field for field, _ in claimed if field is not title)
    rival = next((field for field, score in claimed if score >= SURE), None)
    told = profile.filled >= _ENOUGH or profile.agrees is not None
    if rival and rival not in _ALIKE.get(title, ()) and told:
        return Verdict(title, _IN_DOUBT, Basis.TITLE, (rival, *_unlike(rival, others)))
    if _is_never(title, profile):
        return Verdict(title, _UNLIKELY, Basis.TITLE, others)
    return Verdict(title, strength * 0.85, Basis.TITLE, others)


def _is_never(title: SheetField, profile: Profile) -> bool:
    """Whether hardly a value can be what the title says."""
    enough = profile.filled >= _ENOUGH
    return enough and profile.share(*_NEVER.get(title, ())) >= _NEARLY_ALL


def _by_content(claimed: list[tuple[SheetField, float]]) -> Verdict:
    """The best claim, less sure where another comes near."""
    if not claimed:
        return NO_VERDICT
    (best, score), *rest = claimed
    if rest and score - rest[0][1] < _NEAR:
        score = min(score, SURE - 0.1)
    return Verdict(best, score, Basis.CONTENT, tuple(field for field, _ in rest))


def _unlike(field: SheetField, fields: tuple[SheetField, ...]) -> tuple[SheetField, ...]:
    return tuple(other for other in fields if other is not field)


def fit(field: SheetField, profile: Profile) -> float | None:
    """How well the values could be this field, 0 to 1; None where any text could be."""
    measure = _MEASURES.get(field)
    return measure(profile) if measure else None


def claims(profile: Profile) -> list[tuple[SheetField, float]]:
    """What the values alone say, best first; few values say it less surely."""
    if not profile.filled:
        return []
    certainty = min(1.0, 0.9 + 0.05 * (profile.filled - 1))
    scored = [(field, measure(profile) * certainty) for field, measure in _CLAIMS.items()]
    return sorted(
        ((field, score) for field, score in scored if score >= _CLAIMS_LEAST),
        key=lambda item: -item[1],
    )


def _refined(title: SheetField, profile: Profile) -> SheetField | None:
    """Where a title names less, or more, than its column holds: "RT" over "001/002"."""
    share = profile.share
    if title in (SheetField.RT, SheetField.RW) and share(Look.RT_AND_RW) >= 0.6:
        return SheetField.RT_AND_RW
    birth = (SheetField.BIRTH_PLACE, SheetField.BIRTH_DATE)
    if title in _LEVELS and share(Look.VILLAGE_AND_DISTRICT) >= 0.6:
        return SheetField.VILLAGE_AND_DISTRICT
    if title in birth and share(Look.PLACE_AND_DAY) >= 0.6:
        return SheetField.BIRTH_PLACE_AND_DATE
    if title is SheetField.BIRTH_PLACE_AND_DATE and profile.filled:
        if share(Look.DAY) >= 0.9:
            return SheetField.BIRTH_DATE
        if share(Look.DAY, Look.PLACE_AND_DAY) < 0.1 and share(Look.LETTERS) >= 0.9:
            return SheetField.BIRTH_PLACE
    return None


# --- sixteen digits ---------------------------------------------------------------------------


def _long(profile: Profile) -> float:
    return profile.share(Look.LONG)


def _undated(profile: Profile) -> bool:
    return profile.share(Look.SIXTEEN) >= 0.8 and profile.share(Look.DATED) < _HARDLY_DATED


def _shared(profile: Profile, least: int = 4) -> bool:
    """Whether so many rows share a number that it names families, not people."""
    return profile.filled >= least and profile.unlike < 0.82


def _has_women(profile: Profile) -> bool:
    # Digits by chance hold a woman's date now and then; a column of dates does so on purpose.
    return profile.share(Look.DATED) >= 0.5 and profile.share(Look.WOMAN) >= _SOME_WOMEN


def _nik_fits(profile: Profile) -> float:
    if _undated(profile) or profile.outdone:
        return 0.1
    if _has_women(profile) or (profile.agrees or 0.0) >= 0.5 or profile.filled < _MANY:
        return _long(profile)
    # Everybody born in this century: these are the days on which cards were issued.
    all_young = profile.share(Look.DATED) > 0.8 and profile.share(Look.LAST_CENTURY) < 0.1
    return 0.2 if all_young or _shared(profile, _MANY) else _long(profile)


def _card_fits(profile: Profile) -> float:
    if _has_women(profile) and not (_shared(profile) and profile.share(Look.WOMAN) < 0.1):
        return 0.1
    if profile.outdoes and not _shared(profile):
        return 0.1
    return 0.2 if _undated(profile) else _long(profile)


def _nik_claims(profile: Profile) -> float:
    dated = profile.share(Look.DATED)
    if dated < 0.6 or _shared(profile) or profile.outdone:
        return 0.0
    if profile.agrees is not None and profile.agrees < 0.2 and not _has_women(profile):
        return 0.3
    if _has_women(profile) or (profile.agrees or 0.0) >= 0.6:
        score = 0.97
    else:
        score = 0.85 if profile.share(Look.LAST_CENTURY) >= 0.5 else 0.55
    return score * min(1.0, dated + 0.1)


def _card_claims(profile: Profile) -> float:
    dated = profile.share(Look.DATED)
    if dated < 0.7 or _has_women(profile) or (profile.agrees or 0.0) >= 0.6:
        return 0.0
    if _shared(profile) or profile.outdone:
        return 0.95
    recent = profile.share(Look.LAST_CENTURY) < 0.3
    return 0.82 if recent or profile.agrees is not None else 0.5


def _other_number_claims(profile: Profile) -> float:
    return 0.9 if _undated(profile) else 0.0


# --- people -----------------------------------------------------------------------------------


def _name_claims(profile: Profile) -> float:
    share = profile.share
    if share(Look.NAME) < 0.85 or share(Look.WORDS) < 0.3:
        return 0.0
    if profile.unlike < 0.7 and profile.filled >= 6:
        return 0.45
    return 0.88


def _dates(profile: Profile) -> float:
    return profile.share(Look.DAY, Look.PLACE_AND_DAY, Look.SERIAL_DAY)


def _birth_claims(profile: Profile) -> float:
    share = profile.share
    if share(Look.DAY) < 0.8 or share(Look.BIRTH_YEAR) < 0.7 * share(Look.DAY):
        return 0.0
    return 0.92 if profile.unlike >= 0.5 or profile.filled < 5 else 0.6


def _sexes(profile: Profile) -> float:
    return profile.share(Look.SEX, Look.ONE_OR_TWO)


# --- places and money -------------------------------------------------------------------------


def _place(look: Look, *rivals: Look) -> Measure:
    """A place's level is sure where its names are no other level's too."""

    def claim(profile: Profile) -> float:
        share = profile.share(look)
        if share < 0.75:
            return 0.0
        return 0.9 if all(share - profile.share(rival) > 0.05 for rival in rivals) else 0.6

    return claim


def _not_only(*looks: Look) -> Measure:
    """Letters that are not, nearly all, something else."""

    def fits(profile: Profile) -> float:
        if max((profile.share(look) for look in looks), default=0.0) >= 0.85:
            return 0.1
        return profile.share(Look.LETTERS)

    return fits


def _level_fits(own: Look, *others: Look) -> Measure:
    """Names that are all of another level stand under the wrong title; unknown ones do not."""
    letters = _not_only(Look.SEX, Look.DAY, Look.STREET)

    def fits(profile: Profile) -> float:
        elsewhere = max(profile.share(look) for look in others)
        return 0.1 if elsewhere >= 0.75 and profile.share(own) < 0.2 else letters(profile)

    return fits


def _amounts(profile: Profile) -> float:
    """An amount may have words beside its digits, but is no mere word."""
    if profile.share(Look.NO_DIGIT) >= 0.9:
        return 0.0
    return profile.share(Look.MONEY, Look.UP_TO_31, Look.AGE, Look.LETTERS)


def _money_claims(profile: Profile) -> float:
    if profile.share(Look.MONEY) < 0.9:
        return 0.0
    return 0.84 if profile.share(Look.GRANT) >= 0.8 else 0.5


def _share(*looks: Look, least: float = 0.8, score: float = 0.9, kinds: int = 0) -> Measure:
    """`score` where the looks make up `least` of the column, in at most `kinds` spellings."""

    def claim(profile: Profile) -> float:
        if kinds and profile.different > kinds:
            return 0.0
        return score if profile.share(*looks) >= least else 0.0

    return claim


_desil_words = _share(Look.DESIL_WORD, score=0.95, kinds=10)
_few_small_numbers = _share(Look.UP_TO_TEN, least=1.0, score=0.55, kinds=6)


def _small_numbers(profile: Profile) -> float:
    """A desil, or as likely a number of children: worth asking about, no more."""
    enough = profile.filled >= _ENOUGH and not profile.counts_up
    return _few_small_numbers(profile) if enough else 0.0


_rt_labels = _share(Look.RT_LABEL, score=0.85)


def _padded_numbers(profile: Profile) -> float:
    """Small numbers with zeros before them: an RT most likely, or an RW."""
    share = profile.share
    padded = share(Look.UP_TO_31) >= 0.9 and share(Look.UP_TO_TEN) < 0.1
    return 0.6 if padded and share(Look.RT_NUMBER) >= 0.95 and profile.filled >= _ENOUGH else 0.0


def _any(*looks: Look) -> Measure:
    return lambda profile: profile.share(*looks)


_MEASURES: Mapping[SheetField, Measure] = {
    SheetField.NIK: _nik_fits,
    SheetField.FAMILY_CARD: _card_fits,
    SheetField.NAME: _any(Look.NAME),
    SheetField.HEAD_NAME: _any(Look.NAME),
    SheetField.MOTHER_NAME: _any(Look.NAME),
    SheetField.BIRTH_DATE: _dates,
    SheetField.BIRTH_PLACE_AND_DATE: _dates,
    SheetField.BIRTH_PLACE: _not_only(Look.SEX, Look.DAY, Look.STREET, Look.RELATION),
    SheetField.SEX: _sexes,
    SheetField.ADDRESS: _not_only(Look.SEX, Look.DAY, Look.RELATION, Look.MARITAL),
    SheetField.RT: _any(Look.RT_NUMBER, Look.RT_LABEL, Look.RT_AND_RW),
    SheetField.RW: _any(Look.RT_NUMBER, Look.RW_LABEL, Look.RT_AND_RW),
    SheetField.RT_AND_RW: _any(Look.RT_AND_RW, Look.RT_NUMBER, Look.RT_LABEL),
    SheetField.VILLAGE: _level_fits(Look.VILLAGE, Look.DISTRICT, Look.REGENCY),
    SheetField.DISTRICT: _level_fits(Look.DISTRICT, Look.VILLAGE, Look.REGENCY),
    SheetField.REGENCY: _level_fits(Look.REGENCY, Look.VILLAGE, Look.DISTRICT),
    SheetField.VILLAGE_AND_DISTRICT: _not_only(Look.SEX, Look.DAY, Look.STREET),
    SheetField.PHONE: _any(Look.PHONE, Look.LONG),
    SheetField.DESIL: _any(Look.UP_TO_TEN, Look.DESIL_WORD, Look.LETTERS),
    SheetField.AGE: _any(Look.AGE, Look.UP_TO_31, Look.LETTERS),
    SheetField.REQUESTED_VALUE: _amounts,
    SheetField.SEX_MALE: _any(Look.TICK, Look.SEX),
    SheetField.SEX_FEMALE: _any(Look.TICK, Look.SEX),
    SheetField.BIRTH_DAY: _any(Look.UP_TO_31),
    SheetField.BIRTH_MONTH: _any(Look.UP_TO_TWELVE, Look.MONTH_WORD),
    SheetField.BIRTH_YEAR: _any(Look.YEAR, Look.AGE),
    SheetField.EDUCATION: _not_only(Look.SEX, Look.DAY, Look.STREET, Look.MARITAL),
    SheetField.MARITAL_STATUS: _not_only(Look.DAY, Look.STREET, Look.OCCUPATION),
    SheetField.OCCUPATION: _not_only(Look.SEX, Look.DAY, Look.STREET, Look.MARITAL),
    SheetField.DTKS_ID: lambda profile: 0.0 if _has_women(profile) else 1.0,
    SheetField.OTHER_NUMBER: lambda profile: 0.0 if _has_women(profile) else 1.0,
    SheetField.DTSEN_ID: lambda profile: 0.0 if _has_women(profile) else 1.0,
}

_CLAIMS: Mapping[SheetField, Measure] = {
    SheetField.NIK: _nik_claims,
    SheetField.FAMILY_CARD: _card_claims,
    SheetField.OTHER_NUMBER: _other_number_claims,
    SheetField.NIK_AND_FAMILY_CARD: _share(Look.TWO_SIXTEENS, least=0.6, score=0.93),
    SheetField.NAME: _name_claims,
    SheetField.BIRTH_DATE: _birth_claims,
    SheetField.BIRTH_PLACE_AND_DATE: _share(Look.PLACE_AND_DAY, least=0.7, score=0.93),
    SheetField.SEX: _share(Look.SEX, score=0.95, kinds=8),
    SheetField.PHONE: _share(Look.PHONE, score=0.92),
    SheetField.REQUESTED_VALUE: _money_claims,
    SheetField.REGENCY: _place(Look.REGENCY, Look.DISTRICT, Look.VILLAGE),
    SheetField.DISTRICT: _place(Look.DISTRICT, Look.VILLAGE, Look.REGENCY),
    SheetField.VILLAGE: _place(Look.VILLAGE, Look.DISTRICT, Look.REGENCY),
    SheetField.VILLAGE_AND_DISTRICT: _share(Look.VILLAGE_AND_DISTRICT, least=0.7),
    SheetField.RT_AND_RW: _share(Look.RT_AND_RW, least=0.7),
    SheetField.RT: lambda profile: max(_rt_labels(profile), _padded_numbers(profile)),
    SheetField.RW: _share(Look.RW_LABEL, score=0.85),
    SheetField.BUSINESS_TYPE: _share(Look.BUSINESS, least=0.6, score=0.85),
    SheetField.EDUCATION: _share(Look.EDUCATION, least=0.75),
    SheetField.OCCUPATION: _share(Look.OCCUPATION, least=0.7, score=0.86),
    SheetField.MARITAL_STATUS: _share(Look.MARITAL, least=0.85, kinds=12),
    SheetField.FAMILY_RELATION: _share(Look.RELATION, least=0.85, kinds=15),
    SheetField.DESIL: lambda profile: max(_desil_words(profile), _small_numbers(profile)),
    SheetField.ADDRESS: _share(Look.STREET, least=0.5, score=0.85),
    SheetField.ROW_NUMBER: lambda profile: 0.95 if profile.counts_up else 0.0,
    SheetField.AGE: lambda profile: (
        0.7 if profile.share(Look.AGE) >= 0.95 and not profile.counts_up else 0.0
    ),
}

# What none of the values can be.
_NEVER: Mapping[SheetField, tuple[Look, ...]] = {
    SheetField.NAME: (Look.RT_NUMBER, Look.LONG, Look.MONEY, Look.DAY),
    SheetField.BUSINESS_TYPE: (Look.RT_NUMBER, Look.LONG, Look.MONEY, Look.DAY),
    SheetField.VILLAGE: (Look.RT_NUMBER, Look.SIXTEEN, Look.DAY),
    SheetField.DISTRICT: (Look.RT_NUMBER, Look.SIXTEEN, Look.DAY),
    SheetField.REGENCY: (Look.RT_NUMBER, Look.SIXTEEN, Look.DAY),
    SheetField.BIRTH_DATE: (Look.NO_DIGIT,),
    SheetField.REQUESTED_VALUE: (Look.NO_DIGIT,),
}

_NAMES = frozenset({SheetField.NAME, SheetField.HEAD_NAME, SheetField.MOTHER_NAME})
_IDS = frozenset({SheetField.DTKS_ID, SheetField.DTSEN_ID, SheetField.OTHER_NUMBER})
_AREAS = frozenset(
    {SheetField.BIRTH_PLACE, SheetField.VILLAGE, SheetField.HAMLET, SheetField.ADDRESS}
)
# Fields whose values do not contradict each other: the title knows better.
_ALIKE: Mapping[SheetField, frozenset[SheetField]] = {
    SheetField.DTKS_ID: _IDS,
    SheetField.DTSEN_ID: _IDS,
    SheetField.OTHER_NUMBER: _IDS,
    SheetField.HEAD_NAME: _NAMES,
    SheetField.MOTHER_NAME: _NAMES,
    SheetField.ADDRESS: _AREAS,
    SheetField.BIRTH_PLACE: _AREAS | {SheetField.DISTRICT, SheetField.REGENCY},
    SheetField.RT: frozenset({SheetField.ROW_NUMBER, SheetField.AGE}),
    SheetField.RW: frozenset({SheetField.ROW_NUMBER, SheetField.AGE}),
    SheetField.REQUESTED_VALUE: frozenset({SheetField.AGE}),
}
