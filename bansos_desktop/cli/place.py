"""A region as somebody writes it: its code, or the name of a kabupaten, kecamatan or desa."""

from __future__ import annotations

from bansos_desktop.domain.names import is_place_code, region_key
from bansos_desktop.domain.region import PROVINCE, RegionBook, inside, regency_of
from bansos_desktop.usecases.refusal import Refused

_RANKS = ("kabupaten", "kecamatan", "desa")


def place_code(regions: RegionBook, text: str, own: str) -> str:
    """The code; Refused for what is unknown, lies elsewhere, or has several meanings.

    The larger region goes before its namesakes inside it: "Tenggarong" is the kecamatan.
    """
    if is_place_code(text):
        if not regions.knows(text):
            raise Refused("region.not_an_office", code=text)
        return _own(regions, text, own)
    for rank in _RANKS:
        codes = sorted(_named(regions, rank, text, own))
        if len(codes) > 1:
            names = ", ".join(f"{code} ({regions.name(regency_of(code))})" for code in codes)
            raise Refused("region.several", count=str(len(codes)), name=text, codes=names)
        if codes:
            return _own(regions, codes[0], own)
    raise Refused("region.unknown", name=text)


def _named(regions: RegionBook, rank: str, text: str, own: str) -> set[str]:
    """All of a rank that are called so, of an office of a kabupaten only its own."""
    key = region_key(text, level=rank)
    if rank == "kabupaten":
        return set(regions.named(rank, PROVINCE).get(key, ()))
    parents = [region.code for region in regions.regencies if inside(region.code, own)]
    return {code for one in parents for code in regions.named(rank, one).get(key, ())}


def _own(regions: RegionBook, code: str, own: str) -> str:
    """The province means all that this data holds, whoever's it is."""
    if code != PROVINCE and not inside(code, own):
        raise Refused("region.not_in_office", code=code, own=regions.name(own))
    return code
