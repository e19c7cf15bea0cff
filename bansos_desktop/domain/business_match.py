"""From what a family says it does to a kind of business, where its words leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bansos_desktop.domain.business_types import BusinessType, BusinessTypeBook
from bansos_desktop.domain.likeness import MOST_NEAR, Likeness, likeness
from bansos_desktop.domain.meaning import LEAVE, NO_MEANINGS, Ask, MeaningBook
from bansos_desktop.domain.meaning import MeaningDomain as Domain
from bansos_desktop.domain.names import business_key
from bansos_desktop.domain.problems import Problem, info

# Words that say that somebody makes or sells, not what.
_OF_TRADE_TEXT = (
    "jual jualan menjual penjual berjualan dagang berdagang pedagang usaha buka membuka bikin "
    "buat membuat pembuatan pembuat olahan pengolahan produksi memproduksi industri rumahan "
    "keliling kecil kecilan online jasa dan serta & di untuk depan rumah"
)
_OF_TRADE = frozenset(_OF_TRADE_TEXT.split())
# Words that may stand beside a kind's own and do not make another kind of it.
_BESIDE_TEXT = (
    "manis dingin hangat panas enak segar kering basah tradisional kampung aneka macam macam2 "
    "segala khas murah lokal kiloan harian dll lainnya jajanan anak pasar pinggir jalan"
)
_BESIDE = frozenset(_BESIDE_TEXT.split())
# Trades and wares of no kind, or of any: never a slip of the pen for a word that looks like them.
_OF_OTHERS_TEXT = (
    "tambal ban jamur jahe sayur sayuran ikan buah sembako pulsa konter kelontong toko warung "
    "las salon sepatu sandal tas beras telur gas bensin rias pijat kayu mebel madu pupuk "
    "bunga tanaman kosmetik obat mainan kerudung emas perak jilbab bambu rotan kaca seng cat "
    "batu pasir bata pakan kandang ojek sopir rental sewa foto cuci cukur pangkas servis "
    "elektronik hp"
)
_OF_OTHERS = frozenset(_OF_OTHERS_TEXT.split())
_WORD = re.compile(r"[a-z0-9&]+")
_LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class BusinessReading:
    """The kind that was meant, None if unsure; what is said about it, and what is asked."""

    kind: BusinessType | None
    problems: tuple[Problem, ...] = ()
    asks: tuple[Ask, ...] = ()


class BusinessMatcher:
    """Finds kinds for one sheet; the same text is looked for once."""

    def __init__(self, book: BusinessTypeBook, meanings: MeaningBook = NO_MEANINGS) -> None:
        self._book, self._meanings = book, meanings
        self._known: dict[str, BusinessReading] = {}
        self._spellings = {
            business_key(text): (kind.code,) for kind in book.all for text in _ways(kind)
        }
        self._phrases: dict[tuple[str, ...], str] = {}
        self._words: dict[str, set[str]] = {}
        for kind in reversed(book.all):
            for text in _ways(kind):
                self._learn(kind, _telling(text))

    def read(self, text: str) -> BusinessReading:
        """The kind somebody meant."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._read(text)
        return found

    def _learn(self, kind: BusinessType, phrase: tuple[str, ...]) -> None:
        """A way to write a kind, and its words; no synonym is taken from two kinds."""
        self._phrases[phrase] = kind.code
        for word in phrase:
            self._words.setdefault(word, set()).add(kind.code)

    def _read(self, text: str) -> BusinessReading:
        """Taught, known, misspelt, or told by its words; else asked."""
        taught = self._meanings.find(Domain.BUSINESS, "", text)
        if kind := self._book.get(taught) or self._book.find(text):
            return BusinessReading(kind)
        if taught == LEAVE or not business_key(text):
            return BusinessReading(None)
        like = self._alike(text)
        told = self._by_words(text)
        if kind := self._book.get(like.winner or (told[0] if len(told) == 1 else "")):
            said = info("business.read_as", "business_type", text=text, name=kind.name)
            return BusinessReading(kind, (said,))
        near = tuple(dict.fromkeys((*told[1:], *like.near, *self._sharing(text))))[:MOST_NEAR]
        names = tuple((code, self._book.name(code)) for code in near)
        return BusinessReading(None, (), (Ask(Domain.BUSINESS, "", text, names),))

    def _alike(self, text: str) -> Likeness:
        """What the whole text is a misspelling of; never where it names another trade."""
        like = likeness(business_key(text), self._spellings)
        foreign = _OF_OTHERS - self._words.keys()
        return Likeness("", like.near) if foreign.intersection(_telling(text)) else like

    def _by_words(self, text: str) -> Sequence[str]:
        """The only kind whose words stand there; "" before its kinds if there is a doubt.

        Every other word must be harmless: to sew shoes is no tailoring, and grilled fish no pond.
        """
        words = [self._mended(word) for word in _telling(text)]
        kinds, rest = self._take_phrases(words)
        if not kinds:
            return ()
        code = kinds[0]
        harmless = all(word in _BESIDE or self._words.get(word) == {code} for word in rest)
        return (code,) if len(kinds) == 1 and harmless else ("", *kinds)

    def _take_phrases(self, words: list[str]) -> tuple[list[str], list[str]]:
        """The kinds named in a text, longest phrases first, and the words that are left."""
        kinds: list[str] = []
        rest: list[str] = []
        at = 0
        while at < len(words):
            longest = min(_LONGEST_PHRASE, len(words) - at)
            for length in range(longest, 0, -1):
                code = self._phrases.get(tuple(words[at : at + length]))
                if code:
                    kinds.append(code)
                    at += length
                    break
            else:
                rest.append(words[at])
                at += 1
        return list(dict.fromkeys(kinds)), rest

    def _mended(self, word: str) -> str:
        """A misspelt word as it stands in the list, if only one is near."""
        if word in self._words or word in _BESIDE or word in _OF_OTHERS:
            return word
        return likeness(word, {one: (one,) for one in self._words}).winner or word

    def _sharing(self, text: str) -> Iterable[str]:
        """Kinds that a word of the text belongs to."""
        return [code for word in _telling(text) for code in sorted(self._words.get(word, ()))]


def _ways(kind: BusinessType) -> list[str]:
    """All that a kind is called."""
    return [text for text in (*kind.synonyms, kind.code, kind.name) if business_key(text)]


def _telling(text: str) -> tuple[str, ...]:
    """The words that say what is made or sold; if there are none but those, all of them."""
    words = tuple(_WORD.findall(text.casefold()))
    return tuple(word for word in words if word not in _OF_TRADE) or words
