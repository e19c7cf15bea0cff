"""Kinds of business a family may be equipped for, and finding one from what somebody wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bansos_desktop.domain.names import business_key


@dataclass(frozen=True, slots=True)
class BusinessType:
    """A kind of business, open from `start_year` on."""

    code: str
    name: str
    start_year: int
    synonyms: tuple[str, ...] = ()


class BusinessTypeBook:
    """All kinds, found by code, name or a known synonym; a name is never another's synonym."""

    def __init__(self, types: Sequence[BusinessType]) -> None:
        self.all = tuple(types)
        self._by_code = {kind.code: kind for kind in types}
        self._by_text: dict[str, BusinessType] = {}
        spellings = [(text, kind) for kind in types for text in kind.synonyms]
        spellings += [(text, kind) for kind in types for text in (kind.code, kind.name)]
        for text, kind in spellings:
            if key := business_key(text):
                self._by_text[key] = kind

    def get(self, code: str) -> BusinessType | None:
        """The kind with this code."""
        return self._by_code.get(code)

    def find(self, text: str) -> BusinessType | None:
        """The kind somebody meant, if the text is one of the known ways to write it."""
        return self._by_text.get(business_key(text))

    def name(self, code: str) -> str:
        """What the kind is called; one that no source names any more is told by its code."""
        kind = self._by_code.get(code)
        if kind is not None or not code:
            return kind.name if kind else ""
        return f"{code.replace('-', ' ').replace('_', ' ').capitalize()} (jenis lama)"

    def open_in(self, year: int, *, or_chosen: str = "") -> tuple[BusinessType, ...]:
        """The kinds a family may choose in `year`, and one that was chosen before all the same."""
        return tuple(kind for kind in self.all if kind.start_year <= year or kind.code == or_chosen)
