"""What the values under a title cannot be: words are no amounts, numbers no villages."""

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


def cannot_be(title: SheetField, profile: Profile) -> bool:
    """Whether hardly a value can be what the title says, whatever else it is."""
    enough = profile.filled >= _ENOUGH
    return enough and profile.share(*_NEVER.get(title, ())) >= _NEARLY_ALL
