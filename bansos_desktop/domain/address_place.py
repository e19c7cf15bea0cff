"""Desa and kecamatan where they are written into the address."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RT_RW = re.compile(
    r"\bR\.?[TW]\b\.?(?:\s*/\s*R\.?W\b\.?)?[\s.:]*[0-9O]{1,3}(?:\s*[/\-]\s*[0-9O]{1,3})?\b[\s,]*",
    re.IGNORECASE,
)
# The last village word before the kecamatan: what stands before it is a street or a hamlet.
_NAMED = re.compile(
    r".*\b(?P<village>(?:desa|ds|kelurahan|kel|kampung|kpg|kp)\b[\s.:]*[^,;]+?)"
    r"[\s,;.\-/]+(?:kecamatan|kec)\b[\s.:]*(?P<district>[^,;]+?)"
    r"(?:[\s,;.\-/]+(?P<regency>(?:kabupaten|kab|kota)\b(?!\s+bangun)[^,;]+?))?"
    r"(?:[\s,;.\-/]+(?:provinsi|prov|kaltim|kalimantan)\b.*)?[\s,;.]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """The names as they stand in an address; `regency` is "" where it names none."""

    village: str
    district: str
    regency: str


def place_in_address(address: str) -> WrittenPlace | None:
    """Where an address ends in its desa and its kecamatan; anything less says nothing sure."""
    match = _NAMED.fullmatch(_RT_RW.sub(" ", address)) if address else None
    return (
        WrittenPlace(match["village"], match["district"], match["regency"] or "") if match else None
    )
