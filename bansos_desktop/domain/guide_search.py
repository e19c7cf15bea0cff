"""Finding a part of the guide by words that may be cut short, inflected or mistyped.

A word that most topics hold ("tidak", "orang") says little about which of them is meant, so each
typed word weighs by how few topics hold it. A part may lack a word that weighs little.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from bansos_desktop.domain.guide import Guide, Section, Topic
from bansos_desktop.domain.likeness import slips_meant
from bansos_desktop.domain.sounds import plain_word

MOST = 20
LONGEST_EXCERPT = 180
_WORD = re.compile(r"\w+(?:\+\w+)*")
_SMALL = (
    "ada aku apa atau bagaimana bila bisa cara dan dari dengan di dimana dong gimana gmn ini itu "
    "jika kalau kami ke kita kok mana mau pada saya sih tapi tetapi untuk ya yang yg"
)
_OTHERWISE = {
    "tidak": "enggak ga gak kagak ndak nda ngga nggak tak tdk",
    "sudah": "sdh udah udh",
    "belum": "belom blm",
    "orang": "org",
    "pakai": "pake",
    "buat": "bikin",
}
_PLAIN = {said: word for word, spoken in _OTHERWISE.items() for said in spoken.split()}
_IN_TITLE, _IN_HEADING, _IN_SEARCH_WORDS, _BELOW_TITLE, _IN_TEXT = 5.0, 5.0, 4.5, 4.0, 1.0
_IS, _BEGINS, _CONTAINS, _RESEMBLES = 1.2, 1.0, 0.7, 0.5
_FEWEST_CONTAINED = 4
_FEWEST_STEM = 5
_MOST_COUNTED = 4
_LESS = 8
_LONG = 6
_ENOUGH = 0.3  # of what the best part has


@dataclass(frozen=True, slots=True)
class Hit:
    """A part that was found, the sentence that says most, and the words to mark in it."""

    topic: str
    slug: str
    title: str
    heading: str
    excerpt: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """A section, and how much each word of it counts."""

    topic: Topic
    section: Section
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Meant:
    """The words of the guide that a typed one may stand for, how surely, and how much it tells."""

    known: Mapping[str, float]
    weight: float


class GuideIndex:
    """Knows every word of a guide; made in a few milliseconds, so nothing is kept on disk."""

    def __init__(self, guide: Guide) -> None:
        self._parts = [
            _Part(topic, section, _weights(topic, section))
            for topic in guide.topics
            for section in topic.sections()
        ]
        self._topics = len(guide.topics)
        self._holders: defaultdict[str, set[str]] = defaultdict(set)
        for part in self._parts:
            for word in part.weights:
                self._holders[word].add(part.topic.key)
        self._known = sorted(self._holders)

    def find(self, text: str) -> list[Hit]:
        """Parts that have most of what the words tell, best first."""
        asked = [_PLAIN.get(word, word) for word in words_of(text)]
        meant = [self._meant(word) for word in _telling(asked)]
        scored = [(_score(part, meant), number) for number, part in enumerate(self._parts)]
        enough = _ENOUGH * max((score for score, _number in scored), default=0.0)
        found = sorted((-score, number) for score, number in scored if score >= enough > 0)
        return [_hit(self._parts[number], meant) for _score_, number in found[:MOST]]

    def _meant(self, word: str) -> _Meant:
        """What a typed word may stand for, and how much it tells: less, the more topics hold it."""
        known = self._meanings(word)
        holders = set[str]().union(*(self._holders[one] for one in known))
        return _Meant(known, log(1 + self._topics / max(len(holders), 1)))

    def _meanings(self, word: str) -> dict[str, float]:
        """The words of the guide that a typed one may stand for, and how surely."""
        meant = {known: _BEGINS for known in self._known if known.startswith(word)}
        if word in meant:
            meant[word] = _IS
        if len(word) >= _FEWEST_CONTAINED:
            inside = (known for known in self._known if word in known or _is_stem(known, word))
            meant = dict.fromkeys(inside, _CONTAINS) | meant
        return meant or self._resembling(word)

    def _resembling(self, word: str) -> dict[str, float]:
        """The words that differ by no more slips than a hurry explains; fewer are surer."""
        from rapidfuzz import process  # noqa: PLC0415 - most sessions never search the guide
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        slips = slips_meant(word) + (len(word) >= _LONG)
        alike = [known for known in self._known if known[0] == word[0]]
        near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return {known: _RESEMBLES / max(distance, 1) for known, distance, _at in near if slips}


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared; keys like Ctrl+Z stay whole."""
    return [plain_word(word) for word in _WORD.findall(text)]


def places_of(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Where some words stand in a text, as they were found by a search."""
    return [found.span() for found in _WORD.finditer(text) if plain_word(found[0]) in words]


def _telling(words: list[str]) -> list[str]:
    """Without the small words, unless there are no others."""
    return [word for word in words if word not in _SMALL.split()] or words


def _is_stem(known: str, word: str) -> bool:
    """Whether a longer typed word is made from a known one: menghapus from hapus."""
    return len(known) >= _FEWEST_STEM and known in word


def _weights(topic: Topic, section: Section) -> dict[str, float]:
    said = Counter(words_of(" ".join(section.sentences)))
    weights = {word: _IN_TEXT + min(n, _MOST_COUNTED) / _MOST_COUNTED for word, n in said.items()}
    named = [(section.search_words, _IN_SEARCH_WORDS), (topic.title, _IN_TITLE)]
    if section.slug:
        named[1:] = [(topic.title, _BELOW_TITLE), (section.title, _IN_HEADING)]
    for text, weight in named:
        weights |= {word: weight + weights.get(word, 0) / _LESS for word in words_of(text)}
    return weights


def _score(part: _Part, meant: list[_Meant]) -> float:
    """How well a part has the words, those that tell most above all."""
    return sum(
        one.weight
        * max((sure * part.weights.get(w, 0) for w, sure in one.known.items()), default=0)
        for one in meant
    )


def _hit(part: _Part, meant: list[_Meant]) -> Hit:
    words = frozenset(word for one in meant for word in one.known if word in part.weights)
    sentences = part.section.sentences or (part.section.title,)
    best = max(sentences, key=lambda sentence: _richness(sentence, meant))
    topic = part.topic
    heading = part.section.title if part.section.slug else ""
    return Hit(topic.key, part.section.slug, topic.title, heading, _cut(best, words), words)


def _richness(sentence: str, meant: list[_Meant]) -> float:
    """How many of the words a sentence has, and how surely."""
    said = set(words_of(sentence))
    return sum(
        one.weight * max((one.known[word] for word in said & one.known.keys()), default=0.0)
        for one in meant
    )


def _cut(sentence: str, words: frozenset[str]) -> str:
    """No longer than a list has room for, around the first word that was meant."""
    if len(sentence) <= LONGEST_EXCERPT:
        return sentence
    places = places_of(sentence, words)
    start = max(0, (places[0][0] if places else 0) - LONGEST_EXCERPT // 3)
    start = sentence.rfind(" ", 0, start) + 1 if start else 0
    end = start + LONGEST_EXCERPT
    tail = "" if end >= len(sentence) else "…"
    return f"{'…' if start else ''}{sentence[start:end].strip()}{tail}"
