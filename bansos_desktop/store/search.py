"""What typed words are looked up as: the words themselves, then words that are nearly them.

Exact means that every typed word begins some word of the person. Only when that finds nobody, or
somebody asks, the words that occur in the store are searched for near ones: that takes a while.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from bansos_desktop.domain.sounds import plain_word, slips_allowed, sound_key

MOST_WORDS = 16
FEWEST_LETTERS = 3
FEWEST_DIGITS = 4
NEAREST = 40
CONTAINING = 60
# ':' comes right after '9': numbers of people are no words to misspell.
_AFTER_DIGITS = ":"
_NOBODY = '""'


@dataclass(frozen=True, slots=True)
class Match:
    """An FTS5 expression ("" for none); of each of `numbers` one way to write it must occur."""

    expression: str = field(repr=False)
    numbers: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    is_near: bool = False


def words_of(text: str) -> list[str]:
    """The words as typed, so many as a person types; a number typed in groups is one."""
    words = re.findall(r"[^\W_]+", text)[:MOST_WORDS]
    if len(words) > 1 and all(word.isdecimal() for word in words):
        return ["".join(words)]
    return words


def is_number(text: str) -> bool:
    """Whether only a part of a number was typed, which is looked for wherever it stands in one."""
    words = words_of(text)
    return len(words) == 1 and words[0].isdecimal() and len(words[0]) >= FEWEST_DIGITS


def exact(text: str) -> Match:
    """Each word is the beginning of some word."""
    return Match(" ".join(_prefix(word) for word in words_of(text)) or _NOBODY)


class Vocabulary:
    """The words that occur in the store, beside how they sound."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._terms = terms
        self._known = frozenset(terms)
        self._keys = [sound_key(term) for term in terms]

    def near(self, word: str, *, wide: bool) -> str:
        """The FTS5 expression for one word: begun, contained, sounding alike, or run together.

        Of those that sound alike only the nearest, unless `wide`.
        """
        choices = [_prefix(word)]
        choices += [f'"{term}"' for term in self._containing(word)]
        choices += [f'"{term}"' for term in self._alike(word, wide=wide)]
        choices += self._run_together(word)
        return f"({' OR '.join(dict.fromkeys(choices))})"

    def _containing(self, word: str) -> list[str]:
        """The shortest words that hold the typed one inside; two letters would be in nearly all."""
        if len(word) < FEWEST_LETTERS:
            return []
        found = [term for term in self._terms if word in term]
        return sorted(found, key=len)[:CONTAINING]

    def _alike(self, word: str, *, wide: bool) -> list[str]:
        """Words that sound like this one, within the slips allowed for its length."""
        from rapidfuzz import process  # noqa: PLC0415 - most sessions never misspell a name
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        key = sound_key(word)
        found = process.extract(
            key, self._keys, scorer=OSA.distance, score_cutoff=slips_allowed(key), limit=NEAREST
        )
        most = found[0][1] if found and not wide else slips_allowed(key)
        return [self._terms[at] for _key, slips, at in found if slips <= most]

    def _run_together(self, word: str) -> Iterator[str]:
        """Sumbersari is how many type Sumber Sari, and laai stands for La'ai."""
        for at in range(2, len(word) - 1):
            if word[:at] in self._known and word[at:] in self._known:
                yield f'"{word[:at]} {word[at:]}"'


class Searcher:
    """Turns words into a match; reads the store's words once per state of the store."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._read_at: object = None
        self._vocabulary = Vocabulary(())

    def near(self, text: str, state: object, *, wide: bool = False) -> Match:
        """Each word is near some word; digits also occur inside a number."""
        expressions, numbers = [], []
        for word in map(plain_word, words_of(text)):
            if not word.isdecimal():
                expressions.append(self._words(state).near(word, wide=wide))
            elif len(word) >= FEWEST_DIGITS:
                numbers.append(_ways_to_write(word))
            else:
                expressions.append(_prefix(word))
        if not (expressions or numbers):
            return Match(_NOBODY, is_near=True)
        return Match(" AND ".join(expressions), tuple(numbers), is_near=True)

    def _words(self, state: object) -> Vocabulary:
        """The words of the store, read again only when the store's state is another."""
        if state != self._read_at:
            found = self._db.execute(
                "select term from search_words where term >= ?", [_AFTER_DIGITS]
            )
            self._vocabulary = Vocabulary([str(row[0]) for row in found])
            self._read_at = state
        return self._vocabulary


def _prefix(word: str) -> str:
    return f'"{word}"*'


def _ways_to_write(digits: str) -> tuple[str, ...]:
    """The digits, and for +62 8… the way a phone number is kept."""
    return (digits, f"0{digits[2:]}") if digits.startswith("628") else (digits,)
