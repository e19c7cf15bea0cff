"""Whose places the marked people would take: of their kecamatan, their region or the lump."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bansos_desktop.domain.decision import Places, Pot
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.workflow import UNDECIDED
from bansos_desktop.store.decisions import Key
from bansos_desktop.usecases.places import PlaceBook


@dataclass(frozen=True, slots=True)
class ShownPot:
    """The pot on the panel: who of the marked takes of it, and who shown could.

    `others` are marked here too but take of other pots, of which there are `count` in all.
    """

    places: Places
    taking: Sequence[Key]
    waiting: Sequence[Key]
    others: Sequence[Key]
    count: int


class PotBook:
    """The pots of one programme's year; asked anew after every mark."""

    def __init__(self, book: PlaceBook, programme: str, year: int) -> None:
        self._book, self._programme, self._year = book, programme, year

    def shown(self, at: Leaf, marked: Iterable[Key], waiting: Sequence[Key]) -> ShownPot:
        """The pot that the filter names, unless those who are marked or wait take of another."""
        own = self._places(at)
        taking = self._by_pot(
            (key for key in marked if key.status in UNDECIDED), only=at, shared=own.pot
        )
        could = self._by_pot(waiting)
        pots = taking or could
        pot = own.pot if own.pot in pots else next(iter(pots), own.pot)
        first = next(iter(pots.get(pot, ())), None)
        return ShownPot(
            own if first is None else self._places(_leaf(first)),
            taking.get(pot, ()),
            could.get(pot, ()),
            [key for other, keys in taking.items() if other != pot for key in keys],
            len(pots),
        )

    def _by_pot(
        self, keys: Iterable[Key], *, only: Leaf | None = None, shared: Pot | None = None
    ) -> Mapping[Pot, list[Key]]:
        """People by pot; of other regions only those who share the pot of the filter."""
        parts: dict[tuple[str, str, str, str], list[Key]] = {}
        for key in keys:
            where = (key.stage, key.region_code, key.district, key.category)
            parts.setdefault(where, []).append(key)
        found: dict[Pot, list[Key]] = {}
        for where, people in parts.items():
            pot = self._places(Leaf(*where)).pot
            is_here = only is None or where[:2] == (only.stage, only.region_code)
            if is_here or pot == shared:
                found.setdefault(pot, []).extend(people)
        return found

    def _places(self, leaf: Leaf) -> Places:
        return self._book.places(self._programme, self._year, leaf)


def _leaf(key: Key) -> Leaf:
    return Leaf(key.stage, key.region_code, key.district, key.category)
