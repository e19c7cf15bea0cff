"""What an office taught: that a text written in a sheet means a kind of business or a region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bansos_desktop.domain.names import business_key, region_key

LEAVE = "-"
"""The answer and the lesson "leave it as it is written": the text is not asked about again."""


class MeaningDomain(StrEnum):
    """What a text may mean; the levels of an address and the programmes' groups are kept apart."""

    BUSINESS = "usaha"
    REGENCY = "kabupaten"
    DISTRICT = "kecamatan"
    VILLAGE = "desa"
    CATEGORY = "golongan"
    INSTITUTION = "lembaga"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return _LABELS[self]


_LABELS = {
    MeaningDomain.BUSINESS: "Jenis usaha",
    MeaningDomain.REGENCY: "Kabupaten/kota",
    MeaningDomain.DISTRICT: "Kecamatan",
    MeaningDomain.VILLAGE: "Desa/kelurahan",
    MeaningDomain.CATEGORY: "Golongan penerima",
    MeaningDomain.INSTITUTION: "Lembaga",
}


# Whose texts are no names of regions.
NOT_PLACES = frozenset({MeaningDomain.BUSINESS, MeaningDomain.CATEGORY, MeaningDomain.INSTITUTION})


@dataclass(frozen=True, slots=True)
class Meaning:
    """One lesson; `within` is the code of the region a place was looked for in, else ""."""

    domain: MeaningDomain
    within: str
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A text that nobody has explained yet: the answer would be a lesson.

    `near` are the likeliest codes with their names, best first; any other may be answered too.
    """

    domain: MeaningDomain
    within: str
    text: str
    near: tuple[tuple[str, str], ...] = ()


class MeaningBook:
    """All lessons, found by what was written, however it was spelt in blanks and capitals."""

    def __init__(self, meanings: Iterable[Meaning]) -> None:
        self._codes = {
            (one.domain, one.within, meaning_key(one.domain, one.text)): one.code
            for one in meanings
        }

    def find(self, domain: MeaningDomain, within: str, text: str) -> str:
        """The code it was taught to mean, or ""."""
        return self._codes.get((domain, within, meaning_key(domain, text)), "")


NO_MEANINGS = MeaningBook(())


def meaning_key(domain: MeaningDomain, text: str) -> str:
    """Under which two spellings are one lesson."""
    if domain in NOT_PLACES:
        return business_key(text)
    return region_key(text, level=domain.value)
