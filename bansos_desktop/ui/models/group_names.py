"""What groups of recipients and institutions are called, for a list, its filters and a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bansos_desktop.domain.programme import Asks
from bansos_desktop.store.store import Store

Choices = Sequence[tuple[str, str]]


class GroupNames:
    """Read when asked to, for both change while the window is open; others only look names up."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._categories: Mapping[str, str] = {}
        self._institutions: Mapping[str, str] = {}
        self.categories: Choices = ()
        self.institutions: Choices = ()
        self.asks_institution = False

    def refresh(self, programme: str) -> None:
        """Read anew what a programme tells apart and which institutions there are."""
        found = self._store.reference.programme(programme)
        groups = found.categories if found else ()
        own = {one.code: one.name for one in groups}
        self._categories = {**self._store.reference.category_names(), **own}
        self._institutions = self._store.institutions.names()
        self.categories = [(one.code, one.name) for one in groups]
        self.institutions = [(one.uid, one.name) for one in self._store.institutions.known()]
        self.asks_institution = found is not None and found.wants(Asks.INSTITUTION)

    def category(self, code: str) -> str:
        """A group's name, of whatever programme."""
        return self._categories.get(code, code)

    def institution(self, uid: str) -> str:
        """An institution's name, also of one that is gone."""
        return self._institutions.get(uid, uid)
