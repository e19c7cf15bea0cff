"""From three written names to a village: exact, taught, moved or misspelt, and never by a code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bansos_desktop.domain.address_place import place_in_address
from bansos_desktop.domain.likeness import Likeness, likeness
from bansos_desktop.domain.meaning import (
    LEAVE,
    NO_MEANINGS,
    Ask,
    MeaningBook,
    MeaningDomain,
)
from bansos_desktop.domain.names import is_place_code, place_spellings, region_key
from bansos_desktop.domain.problems import Problem, error, info, warning
from bansos_desktop.domain.region import PROVINCE, RegionBook, inside, regency_of

_NAMED_IN_A_SENTENCE = 3


@dataclass(frozen=True, slots=True)
class Place:
    """What three names came to. `village_code` is "" where they do not say.

    `problems` also tell what was decided; `asks` are the names that somebody must explain.
    """

    village_code: str
    region_code: str
    problems: tuple[Problem, ...] = ()
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of an address, and the region it is looked for in."""

    domain: MeaningDomain
    text: str
    parent: str

    @property
    def rank(self) -> str:
        """The level as the region list calls it, which is also the field of a finding."""
        return self.domain.value


@dataclass(frozen=True, slots=True)
class _Found:
    """The code of a name, "" if none; what is said about it, and what is asked."""

    code: str
    problems: tuple[Problem, ...] = ()
    asks: tuple[Ask, ...] = ()


class PlaceMatcher:
    """Finds places of one sheet; the same three names are looked for once."""

    def __init__(self, regions: RegionBook, meanings: MeaningBook = NO_MEANINGS) -> None:
        self._regions, self._meanings = regions, meanings
        self._known: dict[tuple[str, str, str, str], Place] = {}

    def resolve(self, regency: str, district: str, village: str, within: str) -> Place:
        """Match three names, each inside its parent; `within` stands in for a missing kabupaten.

        Problems name fields kabupaten, kecamatan or desa.
        """
        key = (regency, district, village, within)
        place = self._known.get(key)
        if place is None:
            place = self._known[key] = self._resolve(regency.strip(), district, village, within)
        return place

    def resolve_address(self, address: str, regency: str, district: str, within: str) -> Place:
        """The same where no column gives the village, but the address may.

        Only names that stand in the list exactly, desa beside kecamatan; and the columns that
        there are must lead to the same village.
        """
        if said := place_in_address(address):
            alone = self.resolve(said.regency or regency, said.district, said.village, within)
            names = regency or said.regency, district or said.district
            place = self.resolve(*names, said.village, within)
            if not alone.problems and place.village_code == alone.village_code:
                return self._from_address(place)
        return self.resolve(regency, district, "", within)

    def _from_address(self, place: Place) -> Place:
        """The place, and that it was not written where it belongs."""
        village, district = place.village_code, place.village_code[:8]
        names = {"name": self._regions.name(village), "district": self._regions.name(district)}
        said = info("region.from_address", "desa", **names)
        return Place(village, place.region_code, (*place.problems, said), place.asks)

    def _resolve(self, regency: str, district: str, village: str, within: str) -> Place:
        """The kabupaten first, and whether it is ours."""
        region_code = regency_of(within)
        told: tuple[Problem, ...] = ()
        if regency:
            found = self._find(_Name(MeaningDomain.REGENCY, regency, PROVINCE))
            if not found.code:
                return Place("", "", found.problems, found.asks)
            region_code, told = found.code, found.problems
        if not region_code:
            region_code, told = _regency_of_district(self._regions, district.strip())
        if not region_code:
            return Place("", "", (error("region.regency_missing", "kabupaten"),))
        if not inside(region_code, within) and not inside(within, region_code):
            names = {"name": self._regions.name(region_code), "own": self._regions.name(within)}
            return Place("", region_code, (*told, error("region.outside", "kabupaten", **names)))
        place = self._below(region_code, district.strip(), village.strip())
        if not told:
            return place
        return Place(place.village_code, place.region_code, (*told, *place.problems), place.asks)

    def _below(self, region_code: str, district: str, village: str) -> Place:
        """The village inside its kecamatan, or inside the whole kabupaten where none is named."""
        parent = region_code
        told: tuple[Problem, ...] = ()
        if district:
            found = self._find(_Name(MeaningDomain.DISTRICT, district, region_code), beside=village)
            if not found.code:
                return Place("", region_code, found.problems, found.asks)
            parent, told = found.code, found.problems
        if not village:
            return Place("", region_code, (*told, warning("region.village_missing", "desa")))
        found = self._find(_Name(MeaningDomain.VILLAGE, village, parent))
        return Place(found.code, region_code, (*told, *found.problems), found.asks)

    def _find(self, name: _Name, beside: str = "") -> _Found:
        """One name inside its parent; `beside` is the village that stands next to a kecamatan."""
        taught = self._meanings.find(name.domain, name.parent, name.text)
        if self._regions.knows(taught):
            return _Found(taught)
        if is_place_code(name.text):
            return _Found("", (error("region.code_only", name.rank, name=name.text),))
        found = self._by_name(name) or self._not_here(name)
        if found is None:
            found = self._by_likeness(name, beside)
        return _Found(found.code, found.problems) if taught == LEAVE else found

    def _by_name(self, name: _Name) -> _Found | None:
        """A name that stands in the list, in its own kecamatan or in the one it used to be in."""
        codes = self._codes(name, self._regions.named(name.rank, name.parent))
        if len(codes) == 1:
            return _Found(codes[0])
        if codes:
            return self._several(name, codes)
        moved = self._codes(name, self._regions.moved_from(name.parent))
        return _Found(moved[0], (self._moved(name, moved[0]),)) if moved else None

    def _not_here(self, name: _Name) -> _Found | None:
        """A village that stands in the list below another kecamatan: one of both names is wrong."""
        regency = regency_of(name.parent)
        if name.domain is not MeaningDomain.VILLAGE or name.parent == regency:
            return None
        codes = self._codes(name, self._regions.named(name.rank, regency))
        if not codes:
            return None
        like = self._likeness(name)
        values = {"name": name.text, "parent": self._regions.name(name.parent)}
        said = error("region.village_elsewhere", "desa", where=self._districts(codes), **values)
        return _Found("", (said,), (self._ask(name, (*codes, *like.near)),))

    def _several(self, name: _Name, codes: Sequence[str]) -> _Found:
        """Namesakes: a choice between two is never made here."""
        said = error(
            "region.village_ambiguous", name.rank, name=name.text, where=self._districts(codes)
        )
        return _Found("", (said,), (self._ask(name, codes),))

    def _by_likeness(self, name: _Name, beside: str) -> _Found:
        """A misspelt name, if only one is near; else an error that names its neighbours."""
        like = self._likeness(name)
        if like.winner:
            problems = [self._read_as(name, like.winner)]
            if not inside(like.winner, name.parent):
                problems.append(self._moved(name, like.winner))
            return _Found(like.winner, tuple(problems))
        near = tuple(dict.fromkeys((*self._district_of(beside, name.parent), *like.near)))
        return _Found("", (self._unknown(name, like.near),), (self._ask(name, near),))

    def _district_of(self, village: str, regency: str) -> Iterable[str]:
        """The kecamatan that a village would lie in, if it has no namesake in the kabupaten."""
        codes: Sequence[str] = ()
        if village:
            beside = _Name(MeaningDomain.VILLAGE, village, regency)
            codes = self._codes(beside, self._regions.named(beside.rank, regency))
        return [codes[0][:8]] if len(codes) == 1 else []

    def _codes(self, name: _Name, known: Mapping[str, Sequence[str]]) -> Sequence[str]:
        """The codes of the first spelling that is known."""
        if not known:
            return ()
        spellings = place_spellings(name.text)
        found = (known.get(region_key(one, level=name.rank)) for one in spellings)
        return next(filter(None, found), ())

    def _likeness(self, name: _Name) -> Likeness:
        """What may be meant, among those inside and those that used to be."""
        known = dict(self._regions.named(name.rank, name.parent))
        for key, codes in self._regions.moved_from(name.parent).items():
            known.setdefault(key, codes)
        bare = place_spellings(name.text)[-1]
        return likeness(region_key(bare, level=name.rank), known)

    def _unknown(self, name: _Name, near: Sequence[str]) -> Problem:
        """An error that names up to three neighbours spelt alike, for the sender to choose from."""
        names = sorted({self._regions.name(code) for code in near[:_NAMED_IN_A_SENTENCE]})
        rank = name.rank
        values = {"name": name.text, "parent": self._regions.name(name.parent)}
        if names:
            return error(f"region.unknown_{rank}_near", rank, near=", ".join(names), **values)
        return error(f"region.unknown_{rank}", rank, **values)

    def _read_as(self, name: _Name, code: str) -> Problem:
        """What was decided: a misspelt name was read as the only one near."""
        values = {"level": name.domain.label, "text": name.text, "name": self._regions.name(code)}
        return info("region.read_as", name.rank, **values)

    def _moved(self, name: _Name, code: str) -> Problem:
        """What was decided: the village is found below the kecamatan it lies in today."""
        return info(
            "region.moved",
            "desa",
            name=self._regions.name(code),
            old=self._regions.name(name.parent),
            new=self._regions.name(code[:8]),
        )

    def _ask(self, name: _Name, codes: Iterable[str]) -> Ask:
        """The question what this name means, with the likeliest answers."""
        near = tuple((code, self._label(code)) for code in dict.fromkeys(codes))
        return Ask(name.domain, name.parent, name.text, near)

    def _label(self, code: str) -> str:
        """A region as a choice; a village with its kecamatan, for namesakes."""
        if len(code) <= len("64.02.06"):
            return self._regions.name(code)
        return f"{self._regions.name(code)}, Kec. {self._regions.name(code[:8])}"

    def _districts(self, codes: Iterable[str]) -> str:
        """The kecamatan of some villages."""
        return ", ".join(sorted({self._regions.name(code[:8]) for code in codes}))


def _regency_of_district(regions: RegionBook, district: str) -> tuple[str, tuple[Problem, ...]]:
    """The kabupaten that alone has a kecamatan of exactly this name, and that it was found so.

    A list of one kecamatan often names nothing above it, and reaches the province all the same.
    """
    key = region_key(district, level=MeaningDomain.DISTRICT.value)
    regencies = {
        regency.code
        for regency in regions.regencies
        if key in regions.named(MeaningDomain.DISTRICT.value, regency.code)
    }
    if not key or len(regencies) != 1:
        return "", ()
    (code,) = regencies
    names = {"district": district, "name": regions.name(code)}
    return code, (info("region.from_district", "kabupaten", **names),)
