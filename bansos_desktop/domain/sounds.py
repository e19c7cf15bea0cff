"""Keys under which words that sound alike are alike: for finding, never for telling apart.

Old and new spelling (Soekarno, Tjokro, Djafar), doubled letters and silent ones are what people
type differently when they have only heard a name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# A province's names have some thousands of words, and each save has all of them looked at again.
_KEYS_REMEMBERED = 32768
_PAIRS = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("kh", "h"),
    ("ch", "h"),
    ("sy", "s"),
    ("sh", "s"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ks", "x"),
)
_LETTERS = str.maketrans({"y": "i", "v": "f", "p": "f", "q": "k", "z": "j"})
_DOUBLED = re.compile(r"(.)\1+")
_MUHAMMAD = re.compile(r"m(?:uh?d|hd|ohd?|oh|uh|och|uch|[ou]c?hamm?[ae][dt])")


def plain_word(word: str) -> str:
    """Small letters without their marks, as the search keeps its words."""
    bare = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()


@lru_cache(maxsize=_KEYS_REMEMBERED)
def sound_key(word: str) -> str:
    """The key of a word that is plain already."""
    if word.startswith("m") and _MUHAMMAD.fullmatch(word):
        return "muhamad"
    for written, heard in _PAIRS:
        if written in word:
            word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word.translate(_LETTERS))


def slips_allowed(key: str) -> int:
    """How many wrong, missing or swapped letters still make the same word."""
    if len(key) < 4:
        return 0
    return 1 if len(key) < 7 else 2
