"""Keys under which two spellings of a person's or a place's name are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_HONORIFIC = re.compile(
    "H|HJ|HAJI|HAJJAH|KH|DRS|DRA|DR|DRG|IR|PROF|UST|USTADZ|USTADZAH|BPK|BAPAK|IBU|SDR|SDRI|NY|TN"
    "|ALMH?|ALMARHUM|ALMARHUMAH"
)
_DEGREE = re.compile(
    "SPD|SPDI|SE|SEI|SH|SHI|SSOS|SKOM|SKM|SAG|SP|SPT|SPI|SPSI|ST|SSI|SIP|SHUT|SIKOM|SKEP|SSTP|STP"
    "|SFARM|STRKEB|AMD|AMDKEB|AMDKEP|NERS|MM|MSI|MPD|MPDI|MH|MAP|MKES|MKOM|MT|MSC|BA|BSC|PHD"
    "|ALMH?|ALMARHUM|ALMARHUMAH"
)
_MUHAMMAD = re.compile("MUHD?|MHD|MOHD?|MOCH|MUCH|M[OU]C?HAMM?[AE]D")
_LONGEST_DEGREE_IN_WORDS = 3
# A province has some 1,200 regions, and a sheet names the same few on every row.
_KEYS_REMEMBERED = 8192

_SHORT_PREFIXES = {
    "kabupaten": frozenset({"KAB", "KODYA"}),
    "kecamatan": frozenset({"KEC"}),
    "desa": frozenset({"KEL", "DS", "KP", "KPG"}),
}
_PREFIXES = {
    "kabupaten": _SHORT_PREFIXES["kabupaten"] | {"KABUPATEN", "KOTA", "KOTAMADYA"},
    "kecamatan": _SHORT_PREFIXES["kecamatan"] | {"KECAMATAN"},
    "desa": _SHORT_PREFIXES["desa"] | {"DESA", "KELURAHAN", "KAMPUNG"},
}
_KAMPUNG = frozenset({"KAMPUNG", "KP", "KPG"})
_NEVER_ALONE = frozenset(
    {"BARU", "LAMA", "TENGAH", "DALAM", "LUAR", "ULU", "HULU", "ILIR", "HILIR"}
)

# "6402 KUTAI KARTANEGARA", "Loa Ipuh - 6402061002": the code of some office beside a name.
_CODE_ALONE = re.compile(r"[\s\d.,/\-()\[\]]*")
_CODE_BEFORE = re.compile(r"\s*[\[(]?\d[\d.\-]+[\])]?[\s\-\u2013:.,/]+(?=[^\W\d])")
_CODE_AFTER = re.compile(r"(?<=\w)[\s\-\u2013:.,/]*[\[(]?\d[\d.]{2,}\d[\])]?\s*")
_BRACKETS = re.compile(r"\s*[\[(][^\])]*[\])]?\s*")
_NEXT_PART = re.compile(r"\b(?:kec|kecamatan|kab|kabupaten)\b\.?", re.IGNORECASE)
_BETWEEN_PLACES = re.compile(r"[/,;|\n()\-\u2013]|\b(?=(?:kec|kecamatan)\b)", re.IGNORECASE)
_DOTTED_PREFIXES = frozenset().union(*_SHORT_PREFIXES.values())


def compare_key(name: str) -> str:
    """Upper-case ASCII without titles, degrees and punctuation; at least one word always stays."""
    words = list(_words(name))
    while len(words) > 1 and _HONORIFIC.fullmatch(words[0]):
        del words[0]
    while drop := _degree_length(words):
        del words[-drop:]
    if len(words) > 1 and words[0] == "M":
        words[0] = "MUHAMMAD"
    return " ".join("MUHAMMAD" if _MUHAMMAD.fullmatch(word) else word for word in words)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name; an empty one is nobody's."""
    return bool(one.strip()) and compare_key(one) == compare_key(other)


@lru_cache(maxsize=_KEYS_REMEMBERED)
def business_key(text: str) -> str:
    """Letters and digits alone: Es-Teh, es teh and ESTEH are one; ST and Ibu are words here."""
    return re.sub(r"[^A-Z0-9]", "", _fold(text))


def search_words(text: str) -> tuple[str, ...]:
    """The words by which a place is looked for; Kec. and its like go, with their dot only.

    "Sumber Sari, Kec. Sebulu", pasted from a list, says the same as sumber sari sebulu.
    """
    chunks = re.sub(r"[^A-Z0-9. ]", " ", _fold(text)).replace(".", ". ").split()
    words = [chunk.rstrip(".") for chunk in chunks if not _is_prefix(chunk, frozenset())]
    return tuple(filter(None, words))


@lru_cache(maxsize=_KEYS_REMEMBERED)
def region_key(name: str, *, level: str = "") -> str:
    """A place's name without blanks, apostrophes and the prefix of its `level`.

    `level` is kabupaten, kecamatan or desa, as in the region list, and must be the same on both
    sides of a comparison. A full word such as Kota is a prefix on its own level only, so the
    kecamatan Kota Bangun keeps it; a dotted one (Kec.) is a prefix anywhere. Kampung Baru and
    Kp. Baru stay whole: no village is called just Baru.
    """
    spaced = re.sub(r"\.(?=\S)", ". ", _fold(name))
    words = [word for word in re.sub(r"[^A-Z0-9. ]", " ", spaced).split() if word.strip(".")]
    prefixes = _PREFIXES.get(level, frozenset())
    while len(words) > 1 and _is_prefix(words[0], prefixes):
        prefix = words.pop(0).rstrip(".")
        if prefix in _KAMPUNG and len(words) == 1 and words[0] in _NEVER_ALONE:
            words.insert(0, "KAMPUNG")
            break
    return "".join(words).replace(".", "")


def is_place_code(text: str) -> bool:
    """Whether a place is given as digits alone; those of several offices collide."""
    return any(letter.isdigit() for letter in text) and bool(_CODE_ALONE.fullmatch(text))


def place_spellings(text: str) -> tuple[str, ...]:
    """A place as written, without a code beside it, without brackets, without its parents."""
    bare = _CODE_BEFORE.sub("", text, count=1) if text[:2].strip("[( ")[:1].isdigit() else text
    match = _CODE_AFTER.search(bare)
    if match and match.end() == len(bare):
        bare = bare[: match.start()]
    plain = _BRACKETS.sub(" ", bare).strip()
    first = _NEXT_PART.split(plain.strip(" ,"))[0].strip()
    return tuple(dict.fromkeys(one for one in (text, bare, plain, first) if one))


def split_places(text: str) -> tuple[str, ...]:
    """The places that one cell names: "Jahab / Tenggarong", "Desa Jahab Kec. Tenggarong"."""
    return tuple(part for part in map(_tidy_place, _BETWEEN_PLACES.split(text)) if part)


def _tidy_place(part: str) -> str:
    return part.strip(" .:")


def _is_prefix(word: str, prefixes: frozenset[str]) -> bool:
    """Whether the word only says the level; one with its dot says so before any name."""
    bare = word.rstrip(".")
    return bare in prefixes or (bare != word and bare in _DOTTED_PREFIXES)


def _fold(text: str) -> str:
    """Upper-case ASCII with apostrophes gone: La'ai, La`ai and Laai are one spelling."""
    plain = unicodedata.normalize("NFKD", text).upper()
    blanks = re.sub(r"\s", " ", plain)
    return re.sub(r"['`]", "", blanks.encode("ascii", "ignore").decode("ascii"))


def _words(name: str) -> Iterator[str]:
    """Words of a name; the dots of S.Pd join its letters, those of Muh.Ali part two words."""
    for chunk in re.sub(r"[^A-Z0-9. ]", " ", _fold(name)).split():
        joined = chunk.replace(".", "")
        if _DEGREE.fullmatch(joined):
            yield joined
        else:
            yield from filter(None, chunk.split("."))


def _degree_length(words: list[str]) -> int:
    """How many words at the end make one degree ("S. Pd" makes it with two); 0 if none."""
    for length in range(1, min(_LONGEST_DEGREE_IN_WORDS, len(words) - 1) + 1):
        if _DEGREE.fullmatch("".join(words[-length:])):
            return length
    return 0
