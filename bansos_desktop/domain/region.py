"""Regions from province to village, found by name inside their parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bansos_desktop.domain.names import region_key, search_words

PROVINCE = "64"
_DISTRICT_LENGTH = len("64.02.06")
_REGENCY_LEVELS = ("kabupaten", "kota")
_VILLAGE_LEVELS = ("desa", "kelurahan")
# Where a desa is officially a kampung: Berau (Perda Kabupaten Berau 4/2015), Kutai Barat, and
# Mahakam Ulu, which was parted from it.
_WITH_KAMPUNG = frozenset({"64.03", "64.07", "64.11"})


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its Kemendagri code; codes of other offices collide and are never accepted."""

    code: str
    parent_code: str
    level: str
    name: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another way people write a region's name."""

    level: str
    alias: str
    code: str


@dataclass(frozen=True, slots=True)
class RegionChange:
    """A village that was given to another kecamatan; people go on writing the old one."""

    old_code: str
    old_name: str
    new_code: str


@dataclass(frozen=True, slots=True)
class VillageHit:
    """A village with the names that tell it from its namesakes."""

    code: str
    village: str
    district: str
    regency: str


@dataclass(frozen=True, slots=True)
class _Searchable:
    """A village beside the words it is found by: its own, with old spellings, and its parents'.

    The words of `own` and `parents` are joined, a blank before each, so that one look into a text
    tells whether any begins as typed: the list must keep up with somebody's typing.
    """

    hit: VillageHit
    name: tuple[str, ...]
    own: str
    parents: str

    def rank(self, typed: tuple[str, ...]) -> tuple[int, int, bool] | None:
        """How well it fits, best first; None if a typed word begins none of its words.

        A name typed in full comes first, the longest of them at the top: Long Hubung Ulu before
        Long Hubung. Then names that hold more of the words, then those that begin with them.
        """
        elsewhere = [word for word in typed if f" {word}" not in self.own]
        if any(f" {word}" not in self.parents for word in elsewhere):
            return None
        in_full = len(self.name) if typed[: len(self.name)] == self.name else 0
        return -in_full, len(elsewhere), self.name[:1] != typed[:1]


def regency_of(code: str) -> str:
    """The kabupaten/kota part of a code: "64.02.06.1001" -> "64.02"; "" for the province."""
    return code[:5] if len(code) >= 5 else ""


def village_word(code: str) -> str:
    """What a village is by its code; "" if the code does not say.

    The last part is 1xxx for a kelurahan, 2xxx for a desa (Kepmendagri 300.2.2-2430/2025).
    """
    kind = code[9:10]
    if kind == "2":
        return "Kampung" if regency_of(code) in _WITH_KAMPUNG else "Desa"
    return "Kelurahan" if kind == "1" else ""


def called(code: str, name: str) -> str:
    """A village's name behind its word; one that begins with that word needs no second."""
    word = village_word(code)
    return name if not word or name.startswith(f"{word} ") else f"{word} {name}"


def district_of(code: str) -> str:
    """The kecamatan that a village lies in, or "" for what is no village."""
    return code[:_DISTRICT_LENGTH] if len(code) > _DISTRICT_LENGTH else ""


def inside(code: str, region_code: str) -> bool:
    """Whether a region lies in another; everything lies in the province."""
    return code == region_code or code.startswith(f"{region_code}.")


def regions_above(code: str) -> list[str]:
    """The regions with figures of their own that a code lies in, the nearest first."""
    above = dict.fromkeys((regency_of(code), PROVINCE))
    return [region for region in above if region and inside(code, region) and region != code]


def _rank(level: str) -> str:
    """The three steps of an address: a kota counts as kabupaten, a kelurahan as desa."""
    if level in _REGENCY_LEVELS:
        return "kabupaten"
    return "desa" if level in _VILLAGE_LEVELS else level


class RegionBook:
    """All regions, in memory."""

    def __init__(
        self,
        regions: Sequence[Region],
        aliases: Sequence[Alias],
        changes: Sequence[RegionChange] = (),
    ) -> None:
        self._by_code = {region.code: region for region in regions}
        self._children: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._aliases: defaultdict[str, list[str]] = defaultdict(list)
        for region in regions:
            self._index(region, region.name)
        for alias in aliases:
            if alias.code in self._by_code:
                self._index(self._by_code[alias.code], alias.alias)
                self._aliases[alias.code].append(alias.alias)
        self._moved: dict[str, dict[str, list[str]]] = {}
        for change in changes:
            self._index_change(change)
        self._villages = [
            self._searchable(region) for region in regions if region.level in _VILLAGE_LEVELS
        ]
        self.regencies = tuple(
            sorted((r for r in regions if r.level in _REGENCY_LEVELS), key=_code_of)
        )

    def name(self, code: str) -> str:
        """The region's name, or the code itself if it is unknown."""
        region = self._by_code.get(code)
        return region.name if region else code

    def knows(self, code: str) -> bool:
        """Whether there is such a region."""
        return code in self._by_code

    def villages(self, within: str = PROVINCE) -> list[VillageHit]:
        """All villages inside a region, by code."""
        found = [village.hit for village in self._villages if inside(village.hit.code, within)]
        return sorted(found, key=_code_of)

    def hit(self, code: str) -> VillageHit:
        """A village with its parents' names; parts that are unknown are the code."""
        return VillageHit(code, self.name(code), self.name(code[:8]), self.name(regency_of(code)))

    def search(self, text: str, within: str = PROVINCE, limit: int = 30) -> list[VillageHit]:
        """Villages whose name, kecamatan and kabupaten have words that begin as typed.

        A match in the village's own name comes before one in its parents' names.
        """
        typed = search_words(text)
        if not typed:
            return []
        found = [
            (rank, village.hit.village, village.hit.code, village.hit)
            for village in self._villages
            if inside(village.hit.code, within) and (rank := village.rank(typed)) is not None
        ]
        return [hit for *_order, hit in sorted(found)[:limit]]

    def named(self, rank: str, parent: str) -> Mapping[str, Sequence[str]]:
        """Codes by `region_key`: those of a rank (kabupaten, kecamatan, desa) inside a parent.

        30 village names of the province occur repeatedly, so a name may have several codes.
        """
        return self._children.get((rank, parent), {})

    def moved_from(self, district: str) -> Mapping[str, Sequence[str]]:
        """Codes by `region_key` of the villages that lay in this kecamatan before it was parted."""
        return self._moved.get(district, {})

    def _index(self, region: Region, name: str) -> None:
        """Make it findable; a village below its kabupaten too, for sheets without kecamatan."""
        rank = _rank(region.level)
        key = region_key(name, level=rank)
        parents = {region.parent_code}
        if rank == "desa":
            parents.add(regency_of(region.code))
        for parent in parents:
            codes = self._children.setdefault((rank, parent), {}).setdefault(key, [])
            if region.code not in codes:
                codes.append(region.code)

    def _index_change(self, change: RegionChange) -> None:
        """Make a village findable below its old kecamatan, by its old name and its new one."""
        if not self.knows(change.new_code):
            return
        moved = self._moved.setdefault(change.old_code[:8], {})
        for name in (change.old_name, self.name(change.new_code)):
            moved[region_key(name, level="desa")] = [change.new_code]

    def _searchable(self, region: Region) -> _Searchable:
        """The village with its words; joined ones too, for sumbersari is how many type it."""
        name, hit = search_words(region.name), self.hit(region.code)
        own = (region.name, "".join(name), *self._aliases.get(region.code, ()))
        parents = (hit.district, hit.regency, *self._aliases.get(regency_of(region.code), ()))
        return _Searchable(hit, name, _joined(own), _joined(parents))


def _joined(texts: Iterable[str]) -> str:
    """The words of several texts, a blank before each of them."""
    return "".join(f" {word}" for text in texts for word in search_words(text))


def _code_of(item: Region | VillageHit) -> str:
    """What lists of regions are ordered by, as in the decree."""
    return item.code
