"""What columns are told by: known titles, and the names that a column of places may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bansos_desktop.domain.sheet_fields import SheetField


@dataclass(frozen=True, slots=True)
class SheetKnowledge:
    """`titles` are normalised; places are keys of `region_key`, businesses of `business_key`.

    All names of the province are in, old spellings too: a column of places is told by them, never
    matched with them.
    """

    titles: Mapping[str, SheetField]
    regencies: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    villages: frozenset[str] = frozenset()
    businesses: frozenset[str] = frozenset()
