"""What every import asks of a sheet first: its region, its titles, its fingerprint."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bansos_desktop.domain.names import business_key, region_key
from bansos_desktop.domain.region import PROVINCE, RegionBook, inside, regency_of
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.headers import normalise_title

_LEVELS = {
    "kabupaten": "kabupaten",
    "kota": "kabupaten",
    "kecamatan": "kecamatan",
    "desa": "desa",
    "kelurahan": "desa",
}


def region_within(regions: RegionBook, session: Session, wanted: str) -> str:
    """The region the sheet is about, which must be a kabupaten/kota of this office."""
    code = wanted or session.region_code
    if not regions.knows(code) or code not in (PROVINCE, regency_of(code)):
        raise Refused("region.not_an_office", code=code)
    if not inside(code, session.region_code):
        raise Refused("region.not_in_office", code=code, own=regions.name(session.region_code))
    return code


def fingerprint(path: Path) -> str:
    """The file's hash; what is wrong with a file that cannot be read is the reader's to say."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    return hashlib.sha256(content).hexdigest()


def knowledge_of(store: Store) -> SheetKnowledge:
    """All that columns of a sheet are told by.

    A title for a field that this version does not know is understood as some other column, so that
    its values are not taken for what they resemble.
    """
    known = {field.value: field for field in SheetField}
    titles = {
        normalise_title(alias): known.get(field, SheetField.OTHER)
        for alias, field in store.reference.header_aliases()
    }
    levels: dict[str, set[str]] = {level: set() for level in _LEVELS.values()}
    names = [(row["level"], row["name"]) for row in store.reference.section("regions")]
    names += [(row["level"], row["alias"]) for row in store.reference.section("region_aliases")]
    for level, name in names:
        if level in _LEVELS:
            levels[_LEVELS[level]].add(region_key(name, level=_LEVELS[level]))
    businesses = {
        business_key(text)
        for kind in store.reference.business_types()
        for text in (kind.name, *kind.synonyms)
    }
    return SheetKnowledge(
        titles,
        frozenset(levels["kabupaten"]),
        frozenset(levels["kecamatan"]),
        frozenset(levels["desa"]),
        frozenset(businesses - {""}),
    )
