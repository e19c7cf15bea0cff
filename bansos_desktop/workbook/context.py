"""Where the people of a sheet live, when its title lines say so instead of a column.

Many lists name kabupaten and kecamatan once, above the table, and have no column for them. The
words are handed on as written: which region they mean is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

# "Kabupaten / Kota : DONGGALA   Provinsi : Sulawesi Tengah" is label, value, label, value.
_LABEL = re.compile(r"(?:^|\s)([A-Za-z.]+(?:\s*/\s*[A-Za-z]+)*)\s*:\s*")
_PLACES = {
    "regency": re.compile(r"(kabupaten|kab\.?|kota)(\s*/\s*kota)?", re.IGNORECASE),
    "district": re.compile(r"kecamatan|kec\.?", re.IGNORECASE),
    "village": re.compile(r"(desa|kelurahan|kel\.?|kampung)(\s*/.*)?", re.IGNORECASE),
}
_HEADINGS = {
    "regency": re.compile(r"(?:pemerintah\s+)?((?:kabupaten|kota)\s+[a-z ]+)", re.IGNORECASE),
    "district": re.compile(r"kecamatan\s+([a-z ]+)", re.IGNORECASE),
    "village": re.compile(r"(?:desa|kelurahan|kampung)\s+([a-z ]+)", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class SheetContext:
    """The places named above the header, as written; empty when the sheet names none."""

    regency: str = ""
    district: str = ""
    village: str = ""


def labelled_places(texts: Sequence[str]) -> dict[str, str]:
    """The places a line names behind a colon, by SheetContext attribute; empty for other lines."""
    _, *pairs = _LABEL.split(" ".join(filter(None, texts)))
    found: dict[str, str] = {}
    for label, value in zip(pairs[::2], pairs[1::2], strict=True):
        for place, pattern in _PLACES.items():
            if pattern.fullmatch(label) and value.strip():
                found[place] = value.strip()
    return found


def context_of(lines: Sequence[Sequence[str]]) -> SheetContext:
    """The context in the lines above a header; "Kecamatan : X" outweighs a heading."""
    headings: dict[str, str] = {}
    labels: dict[str, str] = {}
    for texts in lines:
        line = " ".join(filter(None, texts))
        labels |= labelled_places(texts)
        for place, pattern in _HEADINGS.items():
            match = pattern.fullmatch(line)
            if match:
                headings[place] = match[1].strip()
    return replace(SheetContext(), **(headings | labels))
