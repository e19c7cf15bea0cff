"""Matching the titles people write over their columns with the fields we know.

No two offices write their titles alike: stars, dots, line breaks, remarks, one row or two. What a
title may mean is reference data, which grows without a new program; here it is only compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bansos_desktop.domain.sheet_fields import SheetField

NUMBER_MARK = re.compile(r"\(?\s*\d{1,3}\s*\)?\.?")
_NOT_WORD = re.compile(r"[\W_]+")
_REMARK = re.compile(r"\([^)]*\)")
_LONG_DIGITS = re.compile(r"\d{6,}")
_BIRTH_GROUP = re.compile(r"\b(ke)?lahir(an)?\b|\bttl\b")
_BARE_PLACE = frozenset({"tempat", "tmp", "tmpt", "tpt"})


def normalise_title(text: str) -> str:
    """A title as words in small letters with one blank between: " NO._KK* " is "no kk"."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORD.sub(" ", plain).strip()


def compact_forms(title: str) -> tuple[str, str]:
    """A title for comparing, without any blank: as it is, and without remarks in brackets."""
    whole, bare = (normalise_title(text) for text in (title, _REMARK.sub(" ", title)))
    return whole.replace(" ", ""), bare.replace(" ", "")


class TitleMatcher:
    """Finds the field of a title, forgiving blanks inside words and remarks in brackets."""

    def __init__(self, aliases: Mapping[str, SheetField]) -> None:
        self._exact = aliases
        self._compact = {alias.replace(" ", ""): field for alias, field in aliases.items()}

    def field_of(self, title: str) -> SheetField | None:
        """The field this title means, or None when no alias says so."""
        for text in (title, _REMARK.sub(" ", title)):
            normal = normalise_title(text)
            found = self._exact.get(normal) or self._compact.get(normal.replace(" ", ""))
            if found:
                return found
        return None

    def fields_of_row(self, titles: Sequence[str]) -> dict[SheetField, int]:
        """The known fields of one header row with their 0-based columns; the first title wins."""
        found: dict[SheetField, int] = {}
        for column, title in enumerate(titles):
            field = self.field_of(title) if title else None
            if field:
                found.setdefault(field, column)
        return _with_bare_place(found, titles)

    def fields_of_pair(self, upper: Sequence[str], lower: Sequence[str]) -> dict[SheetField, int]:
        """The same for a header of two rows, where a title may be split over both."""
        if any(_LONG_DIGITS.search(text) for text in lower):
            return {}
        groups = spread_groups(upper, lower)
        found: dict[SheetField, int] = {}
        for column, (group, title) in enumerate(zip(groups, lower, strict=True)):
            field = next(filter(None, map(self.field_of, _joined(group, title))), None)
            if field:
                found.setdefault(field, column)
        return self._with_group_titles(_with_bare_place(found, lower), groups)

    def _with_group_titles(
        self, found: dict[SheetField, int], groups: Sequence[str]
    ) -> dict[SheetField, int]:
        # "Alamat" over "Jalan | RT | RW": Jalan is no title we know, its group is.
        taken = set(found.values())
        for column, group in enumerate(groups):
            field = self.field_of(group) if group and column not in taken else None
            if field:
                found.setdefault(field, column)
        return found


def _joined(group: str, title: str) -> tuple[str, ...]:
    """What a lower title may mean: "Tempat" under "Tempat, Tanggal Lahir" is where, not when."""
    if not title:
        return (group,)
    born = (f"{title} lahir",) if _BIRTH_GROUP.search(normalise_title(group)) else ()
    return (f"{group} {title}", f"{title} {group}", *born, title)


def _with_bare_place(found: dict[SheetField, int], titles: Sequence[str]) -> dict[SheetField, int]:
    # A mere "Tempat" may be any place; just before the birth date it is the birth place.
    before = found.get(SheetField.BIRTH_DATE, 0) - 1
    free = before >= 0 and before not in found.values()
    if free and normalise_title(titles[before]) in _BARE_PLACE:
        found.setdefault(SheetField.BIRTH_PLACE, before)
    return found


def spread_groups(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The upper titles, each repeated over the columns it was merged over.

    An ods file does not tell its merged cells, so a group goes on while the upper cell is empty
    and both this and the previous column have a lower title.
    """
    groups: list[str] = []
    for column, title in enumerate(upper):
        goes_on = column > 0 and not title and lower[column] and lower[column - 1]
        groups.append(groups[-1] if goes_on else title)
    return groups


def is_number_row(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns, "(1) (2) 3 …"; it must count upwards."""
    filled = [text for text in texts if text]
    if len(filled) < 2 or not all(NUMBER_MARK.fullmatch(text) for text in filled):
        return False
    numbers = [int(re.sub(r"\D", "", text)) for text in filled]
    return all(left < right for left, right in pairwise(numbers))
