"""Which region a quota file means: a name inside the province, or a code with its dots.

A figure belongs to one region for good, so nothing is guessed here: a misspelt name is refused with
the names that are near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bansos_desktop.domain.likeness import likeness
from bansos_desktop.domain.names import is_place_code, place_spellings, region_key
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.region import PROVINCE, RegionBook

FIELD = "wilayah"
_CODE = re.compile(r"64(\.\d\d(\.\d\d)?)?")
_DISTRICT_WORD = re.compile(r"\s*kec(amatan)?\b\.?\s*", re.IGNORECASE)
_MOST_NAMED = 3


class QuotaRegions:
    """Finds the regions of one file; of villages none has a quota."""

    def __init__(self, regions: RegionBook) -> None:
        self._regions = regions
        self._provinces = regions.named("provinsi", "")
        self._regencies = regions.named("kabupaten", PROVINCE)

    def find(self, text: str) -> str | Problem:
        """The code of a province, kabupaten/kota or kecamatan, or what is wrong."""
        if not text:
            return error("quota_file.region_missing", FIELD)
        if is_place_code(text):
            if not self._regions.knows(text):
                return error("quota_file.region_code", FIELD, code=text)
            return text if _CODE.fullmatch(text) else self._village(self._regions.name(text))
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if len(parts) == 2:
            return self._district_in(parts[0], parts[1])
        return self._named(text)

    def _named(self, text: str) -> str | Problem:
        """One name alone, which must be one region's."""
        codes = tuple(dict.fromkeys(self._by_name(text)))
        if len(codes) == 1:
            return codes[0]
        if codes:
            where = ", ".join(sorted({self._regions.name(code[:5]) for code in codes}))
            return error("quota_file.region_ambiguous", FIELD, name=text, where=where)
        return self._unknown(text, self._everything())

    def _by_name(self, text: str) -> Sequence[str]:
        """A kabupaten before a kecamatan of its name, unless the word kecamatan stands there."""
        if not _DISTRICT_WORD.match(text):
            for known, level in ((self._provinces, "provinsi"), (self._regencies, "kabupaten")):
                if codes := _codes(text, known, level):
                    return codes
        return [code for one in self._regions.regencies for code in self._districts(text, one.code)]

    def _district_in(self, district: str, regency: str) -> str | Problem:
        """A kecamatan with its kabupaten behind a comma."""
        found = _codes(regency, self._regencies, "kabupaten")
        if len(found) != 1:
            return self._unknown(regency, self._regencies)
        codes = self._districts(district, found[0])
        if len(codes) != 1:
            return self._unknown(district, self._regions.named("kecamatan", found[0]))
        return codes[0]

    def _districts(self, text: str, regency: str) -> Sequence[str]:
        return _codes(text, self._regions.named("kecamatan", regency), "kecamatan")

    def _everything(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for known in (self._regencies, *self._all_districts()):
            for key, codes in known.items():
                found.setdefault(key, []).extend(codes)
        return found

    def _all_districts(self) -> Iterator[Mapping[str, Sequence[str]]]:
        return (self._regions.named("kecamatan", one.code) for one in self._regions.regencies)

    def _unknown(self, text: str, known: Mapping[str, Sequence[str]]) -> Problem:
        if self._is_village(text):
            return self._village(text)
        keys = {region_key(text, level=level) for level in ("kabupaten", "kecamatan")}
        near = [code for key in sorted(keys) for code in likeness(key, known).near]
        names = [self._regions.name(code) for code in dict.fromkeys(near)]
        if not names:
            return error("quota_file.region_unknown", FIELD, name=text)
        said = ", ".join(names[:_MOST_NAMED])
        return error("quota_file.region_unknown_near", FIELD, name=text, near=said)

    def _is_village(self, text: str) -> bool:
        """Whether it is a village's name, of whichever kecamatan."""
        districts = {code for known in self._all_districts() for codes in known.values()
                     for code in codes}  # fmt: skip
        return any(_codes(text, self._regions.named("desa", one), "desa") for one in districts)

    def _village(self, name: str) -> Problem:
        return error("quota_file.region_village", FIELD, name=name)


def _codes(text: str, known: Mapping[str, Sequence[str]], level: str) -> Sequence[str]:
    """The codes of the first way to read a name that is known."""
    found = (known.get(region_key(one, level=level)) for one in place_spellings(text))
    return next(filter(None, found), ())
