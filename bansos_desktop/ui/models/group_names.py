"""What kinds of business, groups and institutions are called, for lists, filters and forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.programme import UNNAMED, Asks, Programme, Trait, unknown_programme
from bansos_desktop.store.store import Store

Choices = Sequence[tuple[str, str]]
NOTHING = "–"


class Grouped(Protocol):
    """A row of any list of recipients; each is "" where it is not known."""

    @property
    def business_type(self) -> str:
        """A code."""

    @property
    def category(self) -> str:
        """A code of the programme."""

    @property
    def institution(self) -> str:
        """A uid."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What a single proposal says of its kind, for whoever has no row of a list."""

    business_type: str
    category: str
    institution: str


class GroupNames:
    """Read when asked to, for they change while the window is open; others only look names up."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kinds = BusinessTypeBook(store.reference.business_types())
        self._categories: Mapping[str, str] = {}
        self._institutions: Mapping[str, str] = {}
        self.categories: Choices = ()
        self.institutions: Choices = ()
        self.programme: Programme = UNNAMED
        self.overflow = ""

    @property
    def trait(self) -> Trait:
        """What the programme at hand tells apart before all."""
        return self.programme.trait

    @property
    def traits(self) -> tuple[Trait, ...]:
        """Everything that lists tell of its kind."""
        return self.programme.traits

    @property
    def asks_institution(self) -> bool:
        """Whether the programme at hand goes through institutions."""
        return self.programme.wants(Asks.INSTITUTION)

    @property
    def asks_business(self) -> bool:
        """Whether the programme at hand is for a business."""
        return self.programme.wants(Asks.BUSINESS)

    def refresh(self, programme: str) -> None:
        """Read anew what a programme tells apart and which institutions there are."""
        found = self._store.reference.programme(programme) or unknown_programme(programme)
        own = {one.code: one.name for one in found.categories}
        self._categories = {**self._store.reference.category_names(), **own}
        self._institutions = self._store.institutions.names()
        self.categories = [(one.code, one.name) for one in found.categories]
        self.institutions = [(one.uid, one.name) for one in self._store.institutions.known()]
        self.programme = found
        self.overflow = found.overflow

    def category(self, code: str) -> str:
        """A group's name, of whatever programme."""
        return self._categories.get(code, code)

    def institution(self, uid: str) -> str:
        """An institution's name, also of one that is gone."""
        return self._institutions.get(uid, uid)

    def told(self, row: Grouped) -> Sequence[str]:
        """What a row says of the traits that the programme at hand has, without what is open."""
        return [said for said in (self._told(trait, row) for trait in self.traits) if said]

    def facts(self, row: Grouped) -> list[tuple[str, str]]:
        """All that the programme at hand asks of its kind, named, whether a row tells it or not."""
        return [(trait.label, self._told(trait, row)) for trait in self.traits]

    def cell(self, trait: Trait) -> Callable[[Grouped], str]:
        """What the cells of a trait's column show."""

        def text(row: Grouped) -> str:
            return self._told(trait, row) or NOTHING

        return text

    def _told(self, trait: Trait, row: Grouped) -> str:
        match trait:
            case Trait.BUSINESS:
                return self._kinds.name(row.business_type)
            case Trait.CATEGORY:
                return self.category(row.category)
            case Trait.INSTITUTION:
                return self.institution(row.institution)
            case Trait.NONE:
                return ""
