"""Where the people of a sheet live, when its title lines say so instead of a column.

Many lists name kabupaten and kecamatan once, above the table or in the sheet's own name, and have
no column for them. The words are handed on as written: which region they mean is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bansos_desktop.domain.names import region_key
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge

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
# Words before a place's name, anywhere in a title line.
_LEVEL_WORDS = {
    "KABUPATEN": "regency", "KAB": "regency", "KOTA": "regency",
    "KECAMATAN": "district", "KEC": "district",
    "DESA": "village", "DS": "village", "KELURAHAN": "village", "KEL": "village",
    "KAMPUNG": "village", "KP": "village",
}  # fmt: skip
_RANKS = {"regency": "kabupaten", "district": "kecamatan", "village": "desa"}
_LONGEST_NAME = 4
_CELLS_OF_BAND, _CELLS_OF_BARE_NAME = 4, 2
_ENUMERATES = re.compile(
    r"[A-Z]{1,2}[.)]?|[IVXLC]{1,6}[.)]?|(Rp)?[\d.,\s-]+[.)]?|\(?\d+\s*(orang|jiwa|kk|kpm|org|rt)\)?",
    re.IGNORECASE,
)
_BAND_START = re.compile(r"^([A-Z]|\d{1,3}|[IVXLC]{1,5})\s*[.)]\s*", re.IGNORECASE)
_BAND_LEVEL = re.compile(
    r"(?:^|(?<=[\s,/(-]))(desa|ds|kelurahan|kel|kampung|kp|kecamatan|kec|kabupaten|kab)(?:\.|\s)\s*",
    re.IGNORECASE,
)
_BAND_NAME = re.compile(r"[^\W\d_][^\d:;,]*")
# The office's own address names its own village, not the people's.
_OFFICE_ADDRESS = re.compile(
    r"\b(jl|jln|jalan|telp|telepon|kode pos|email|website)\b", re.IGNORECASE
)


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


def band_places(
    texts: Sequence[str], villages: frozenset[str] = frozenset()
) -> tuple[str, dict[str, str]]:
    """The text and the places of a line that only parts the people: "A. DESA JAHAB", "KEC. X".

    Beside it may stand a number or a letter, nothing else. Without its level a name must be one of
    the `villages`.
    """
    filled = [text for text in texts if text]
    if not filled or len(filled) > _CELLS_OF_BAND:
        return "", {}
    words = [text for text in filled if not _ENUMERATES.fullmatch(text)]
    if len(words) != 1:
        return "", {}
    line = _BAND_START.sub("", " ".join(words[0].split()), count=1)
    alone = filled[-1] == words[0] and len(filled) <= _CELLS_OF_BARE_NAME
    if alone and region_key(line, level="desa") in villages:
        return words[0], {"village": line}
    return words[0], _levels_of(line)


def _levels_of(line: str) -> dict[str, str]:
    """The places of "DESA JAHAB KECAMATAN TENGGARONG"; a name may begin like a level."""
    before, *parts = _BAND_LEVEL.split(line)
    found: dict[str, str] = {}
    level = ""
    for word, rest in zip(parts[::2], parts[1::2], strict=True):
        name = rest.strip(" ,/()-")
        level = level or _LEVEL_WORDS[word.upper()]
        if not name:
            continue
        if not _BAND_NAME.fullmatch(name) or len(name.split()) > _LONGEST_NAME:
            return {}
        # "KAMPUNG BARU" loses its first word where that is no part of the name.
        found[level] = name if level != "village" else f"{word} {name}"
        level = ""
    return {} if before.strip() else found


def context_of(
    lines: Sequence[Sequence[str]], knowledge: SheetKnowledge | None = None, sheet: str = ""
) -> SheetContext:
    """The context in the lines above a header, else in the sheet's name.

    "Kecamatan : X" outweighs a heading; a place in the middle of a title must be one we know.
    """
    known = _names_of(knowledge)
    found = _in_sheet_name(sheet, known)
    labels: dict[str, str] = {}
    for texts in lines:
        line = " ".join(filter(None, texts))
        labels |= labelled_places(texts)
        found |= _in_title(line, known) | _in_heading(line)
    return replace(SheetContext(), **(found | labels))


def _names_of(knowledge: SheetKnowledge | None) -> Mapping[str, frozenset[str]]:
    if knowledge is None:
        return {}
    return {
        "regency": knowledge.regencies,
        "district": knowledge.districts,
        "village": knowledge.villages,
    }


def _in_heading(line: str) -> dict[str, str]:
    """A line that is nothing but a level and a name."""
    matches = {place: pattern.fullmatch(line) for place, pattern in _HEADINGS.items()}
    return {place: match[1].strip() for place, match in matches.items() if match}


def _in_title(line: str, known: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Places behind their level anywhere in a line; a level that is named twice tells nothing."""
    if not known or _OFFICE_ADDRESS.search(line):
        return {}
    words = re.sub(r"[^\w'’ ]", " ", line).split()
    found: dict[str, list[str]] = {}
    at = 0
    while at < len(words):
        place = _LEVEL_WORDS.get(words[at].upper())
        length = _known_length(words[at + 1 :], place, known) if place else 0
        if place and length:
            found.setdefault(place, []).append(" ".join(words[at + 1 : at + 1 + length]))
        at += 1 + length
    return {place: names[0] for place, names in found.items() if len(names) == 1}


def _known_length(words: Sequence[str], place: str, known: Mapping[str, frozenset[str]]) -> int:
    """How many words make the longest name known at this level: Tenggarong Seberang."""
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        if region_key(" ".join(words[:length]), level=_RANKS[place]) in known[place]:
            return length
    return 0


def _in_sheet_name(sheet: str, known: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """A sheet named after a village or kecamatan; a name of several levels tells nothing."""
    if not known:
        return {}
    if said := _in_title(sheet, known):
        return said
    bare = re.sub(r"^\s*\d+\s*[.)_-]*\s*|[._]+", " ", sheet).strip()
    levels = [
        place
        for place in ("district", "village")
        if region_key(bare, level=_RANKS[place]) in known[place]
    ]
    return {levels[0]: bare} if len(levels) == 1 else {}
