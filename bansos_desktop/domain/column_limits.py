"""What values say against their title: words are no amounts, and two names more than a village."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.column_content import Look, Profile
from bansos_desktop.domain.sheet_fields import SheetField

# Fewer are findings on their rows, not on the column.
_ENOUGH, _NEARLY_ALL = 3, 0.9
_WORDS = (Look.RT_NUMBER, Look.LONG, Look.MONEY, Look.DAY)
_PLACES = (Look.RT_NUMBER, Look.SIXTEEN, Look.DAY)
_NEVER: Mapping[SheetField, tuple[Look, ...]] = {
    SheetField.NAME: _WORDS,
    SheetField.BUSINESS_TYPE: _WORDS,
    SheetField.VILLAGE: _PLACES,
    SheetField.DISTRICT: _PLACES,
    SheetField.REGENCY: _PLACES,
    SheetField.BIRTH_DATE: (Look.NO_DIGIT,),
    SheetField.REQUESTED_VALUE: (Look.NO_DIGIT,),
}

_JOINT = (
    ((SheetField.RT, SheetField.RW), Look.RT_AND_RW, SheetField.RT_AND_RW),
    (
        (SheetField.VILLAGE, SheetField.DISTRICT),
        Look.VILLAGE_AND_DISTRICT,
        SheetField.VILLAGE_AND_DISTRICT,
    ),
    (
        (SheetField.BIRTH_PLACE, SheetField.BIRTH_DATE),
        Look.PLACE_AND_DAY,
        SheetField.BIRTH_PLACE_AND_DATE,
    ),
)
_MOSTLY = 0.6


def cannot_be(title: SheetField, profile: Profile) -> bool:
    """Whether hardly a value can be what the title says, whatever else it is."""
    enough = profile.filled >= _ENOUGH
    return enough and profile.share(*_NEVER.get(title, ())) >= _NEARLY_ALL


def joint_of(title: SheetField, profile: Profile) -> SheetField | None:
    """Both things that stand under the title of one of them."""
    for titles, look, both in _JOINT:
        if title in titles and profile.share(look) >= _MOSTLY:
            return both
    return None
