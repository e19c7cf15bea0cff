"""Regions from province to village, found by name inside their parent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bansos_desktop.domain.names import region_key
from bansos_desktop.domain.problems import Problem, error, warning

PROVINCE = "64"
_REGENCY_LEVELS = ("kabupaten", "kota")
_VILLAGE_LEVELS = ("desa", "kelurahan")


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
class VillageHit:
    """A village with the names that tell it from its namesakes."""

    code: str
    village: str
    district: str
    regency: str


@dataclass(frozen=True, slots=True)
class Place:
    """What three names came to. `village_code` is "" where they do not say."""

    village_code: str
    region_code: str
    problems: tuple[Problem, ...] = ()


def regency_of(code: str) -> str:
    """The kabupaten/kota part of a code: "64.02.06.1001" -> "64.02"; "" for the province."""
    return code[:5] if len(code) >= 5 else ""


def inside(code: str, region_code: str) -> bool:
    """Whether a region lies in another; everything lies in the province."""
    return code == region_code or code.startswith(f"{region_code}.")


def _rank(level: str) -> str:
    if level in _REGENCY_LEVELS:
        return "kabupaten"
    return "desa" if level in _VILLAGE_LEVELS else level


class RegionBook:
    """All regions, in memory."""

    def __init__(self, regions: Sequence[Region], aliases: Sequence[Alias]) -> None:
        self._by_code = {region.code: region for region in regions}
        self._children: dict[tuple[str, str], dict[str, list[str]]] = {}
        for region in regions:
            self._index(region, region.name)
        for alias in aliases:
            if alias.code in self._by_code:
                self._index(self._by_code[alias.code], alias.alias)
        self._villages = [
            (self._words(region), self.hit(region.code))
            for region in regions
            if region.level in _VILLAGE_LEVELS
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
        found = [hit for _words, hit in self._villages if inside(hit.code, within)]
        return sorted(found, key=_code_of)

    def hit(self, code: str) -> VillageHit:
        """A village with its parents' names; parts that are unknown are the code."""
        return VillageHit(code, self.name(code), self.name(code[:8]), self.name(regency_of(code)))

    def search(self, text: str, within: str = PROVINCE, limit: int = 30) -> list[VillageHit]:
        """Villages whose name, kecamatan and kabupaten have words that begin as typed.

        A match in the village's own name comes before one in its parents' names.
        """
        typed = text.casefold().replace("'", "").split()
        if not typed:
            return []
        found = []
        for (own, parents), hit in self._villages:
            if not inside(hit.code, within):
                continue
            misses = sum(1 for word in typed if not _begins(own, word))
            if all(_begins(own, word) or _begins(parents, word) for word in typed):
                found.append((misses, own[0] != typed[0], hit.village, hit.code, hit))
        return [item[-1] for item in sorted(found)[:limit]]

    def resolve(self, regency: str, district: str, village: str, within: str) -> Place:
        """Match three names, each inside its parent; `within` stands in for a missing kabupaten.

        Problems name fields kabupaten, kecamatan or desa.
        """
        region_code = regency_of(within)
        if regency.strip():
            region_code = self._one("kabupaten", regency, PROVINCE)
            if not region_code:
                return Place("", "", (self._unknown("kabupaten", regency, PROVINCE),))
        if not region_code:
            return Place("", "", (error("region.regency_missing", "kabupaten"),))
        if not inside(region_code, within) and not inside(within, region_code):
            outside = error(
                "region.outside", "kabupaten", name=self.name(region_code), own=self.name(within)
            )
            return Place("", region_code, (outside,))
        return self._resolve_village(region_code, district, village)

    def _resolve_village(self, region_code: str, district: str, village: str) -> Place:
        parent = region_code
        if district.strip():
            parent = self._one("kecamatan", district, region_code)
            if not parent:
                unknown = self._unknown("kecamatan", district, region_code)
                return Place("", region_code, (unknown,))
        if not village.strip():
            return Place("", region_code, (warning("region.village_missing", "desa"),))
        codes = self._codes("desa", village, parent)
        if len(codes) == 1:
            return Place(codes[0], region_code)
        if codes:
            where = ", ".join(sorted({self.name(code[:8]) for code in codes}))
            several = error("region.village_ambiguous", "desa", name=village.strip(), where=where)
            return Place("", region_code, (several,))
        return Place("", region_code, (self._unknown("desa", village, parent),))

    def _one(self, rank: str, name: str, parent: str) -> str:
        codes = self._codes(rank, name, parent)
        return codes[0] if len(codes) == 1 else ""

    def _codes(self, rank: str, name: str, parent: str) -> list[str]:
        return self._children.get((rank, parent), {}).get(region_key(name, level=rank), [])

    def _unknown(self, rank: str, name: str, parent: str) -> Problem:
        known = self._children.get((rank, parent), {})
        close = get_close_matches(region_key(name, level=rank), known, n=3, cutoff=0.7)
        names = sorted({self.name(code) for key in close for code in known[key]})
        values = {"name": name.strip(), "parent": self.name(parent)}
        if names:
            return error(f"region.unknown_{rank}_near", rank, near=", ".join(names), **values)
        return error(f"region.unknown_{rank}", rank, **values)

    def _index(self, region: Region, name: str) -> None:
        rank = _rank(region.level)
        key = region_key(name, level=rank)
        parents = {region.parent_code}
        if rank == "desa":
            parents.add(regency_of(region.code))
        for parent in parents:
            codes = self._children.setdefault((rank, parent), {}).setdefault(key, [])
            if region.code not in codes:
                codes.append(region.code)

    def _words(self, region: Region) -> tuple[tuple[str, ...], tuple[str, ...]]:
        parents = f"{self.name(region.parent_code)} {self.name(regency_of(region.code))}"
        return _split(region.name), _split(parents)


def _split(name: str) -> tuple[str, ...]:
    return tuple(name.casefold().replace("'", "").split())


def _begins(words: Iterable[str], typed: str) -> bool:
    return any(word.startswith(typed) for word in words)


def _code_of(item: Region | VillageHit) -> str:
    return item.code
