"""The register of institutions beside what the sources say of their number.

How many there should be is known for some programmes' years only; what is missing is never made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bansos_desktop.domain.institution import InstitutionKind
from bansos_desktop.domain.region import PROVINCE, inside
from bansos_desktop.store.institutions import ListedInstitution
from bansos_desktop.store.store import Store

LKS, UPTD = InstitutionKind.LKS.value, InstitutionKind.UPTD.value


@dataclass(frozen=True, slots=True)
class Coverage:
    """One kabupaten/kota, or with "64" the province; None where no source gives a number."""

    region_code: str
    region_name: str
    lks: int
    lks_expected: int | None
    uptd: int
    uptd_expected: int | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The institutions that were asked for, and how full the register is."""

    rows: Sequence[ListedInstitution]
    total: Coverage
    regions: Sequence[Coverage]


def run(
    store: Store, office: str, programme: str, year: int, *, region: str = "", words: str = ""
) -> Register:
    """The office's institutions, narrowed to a kabupaten/kota and to words, with the counts."""
    rows = store.institutions.list(programme, year, region=region or office, words=words)
    registered = store.institutions.registered()
    expected = store.institutions.expected(programme, year)
    regions = [
        Coverage(
            one.code,
            one.name,
            registered.get((one.code, LKS), 0),
            expected.get(one.code),
            registered.get((one.code, UPTD), 0),
        )
        for one in store.regions.book().regencies
        if inside(one.code, office)
    ]
    return Register(rows, _total(office, regions, expected.get(LKS), expected.get(UPTD)), regions)


def _total(
    office: str, regions: Sequence[Coverage], lks_expected: int | None, uptd_expected: int | None
) -> Coverage:
    """The whole office; the sums that sources name are the province's alone."""
    lks, uptd = sum(one.lks for one in regions), sum(one.uptd for one in regions)
    if office == PROVINCE:
        return Coverage(office, "", lks, lks_expected, uptd, uptd_expected)
    own = next((one.lks_expected for one in regions if one.region_code == office), None)
    return Coverage(office, "", lks, own, uptd)
