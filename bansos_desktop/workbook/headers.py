"""Matching the titles people write over their columns with the fields we know.

No two offices write their titles alike: stars, dots, line breaks, remarks, slips, up to three rows.
What a title may mean is reference data, which grows without a new program; here it is compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bansos_desktop.domain.sheet_fields import SheetField

NUMBER_MARK = re.compile(r"\(?\s*-?\s*(\d{1,3})\s*(?:=[-+*/x×:%()\d\s]*)?\)?\.?", re.IGNORECASE)
_LETTER_MARK = re.compile(r"\(?\s*([a-z])\s*(?:=[-+*/x×:%()a-z\d\s]*)?\)?\.?", re.IGNORECASE)
_NOT_WORD = re.compile(r"[\W_]+")
_REMARK = re.compile(r"\([^)]*\)")
# An amount is one whatever it is counted in; which that is shows in its values.
_MILLIONS = re.compile(
    r"\(?\s*(dalam|dlm|x)?\s*(rp\.?)?\s*(juta(an)?|jt)\.?\s*(rupiah|rp\.?)?\s*\)?$", re.IGNORECASE
)
_BIRTH_GROUP = re.compile(r"\b(ke)?lahir(an)?\b|\bttl\b")
_BARE_PLACE = frozenset({"tempat", "tmp", "tmpt", "tpt"})
_GROUP_STRENGTH = 0.9
_FEWEST_TITLES, _MOST_TITLES = 3, 0.6
# Short titles differ by a letter and mean something else: NIK and NIP, No. KK and No. KKS.
_SHORTEST_SLIP, _SHORTEST_TWO_SLIPS = 5, 9


@dataclass(frozen=True, slots=True)
class TitleHit:
    """What a title means; `strength` is 1 for a known spelling, less for a slip."""

    field: SheetField
    strength: float


def normalise_title(text: str) -> str:
    """A title as words in small letters with one blank between: " NO._KK* " is "no kk"."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORD.sub(" ", plain).strip()


def compact_forms(title: str) -> tuple[str, str]:
    """A title for comparing, without any blank: as it is, and without remarks in brackets."""
    whole, bare = (normalise_title(text) for text in (title, _REMARK.sub(" ", title)))
    return whole.replace(" ", ""), bare.replace(" ", "")


class TitleMatcher:
    """Finds the field of a title, forgiving blanks, remarks in brackets and slips of the hand."""

    def __init__(self, aliases: Mapping[str, SheetField]) -> None:
        self._exact = aliases
        self._compact = {alias.replace(" ", ""): field for alias, field in aliases.items()}
        self._seen: dict[str, TitleHit | None] = {}

    def field_of(self, title: str) -> SheetField | None:
        """The field this title means, or None when no alias says so."""
        for text in (title, _MILLIONS.sub("(Rp)", title), _REMARK.sub(" ", title)):
            normal = normalise_title(text)
            found = self._exact.get(normal) or self._compact.get(normal.replace(" ", ""))
            if found:
                return found
        return None

    def hit(self, title: str) -> TitleHit | None:
        """The field this title means, perhaps misspelt."""
        if title not in self._seen:
            field = self.field_of(title)
            self._seen[title] = TitleHit(field, 1.0) if field else self._near(title)
        return self._seen[title]

    def hits_of(self, rows: Sequence[Sequence[str]]) -> dict[int, TitleHit]:
        """By column, what the titles of a header of one or more rows mean."""
        groups = spread_rows(rows)
        found: dict[int, TitleHit] = {}
        for column, titles in enumerate(groups):
            # Joined titles resemble each other too much for slips: "Tanggal Lahir Tgl" and "Thn".
            known = next(filter(None, map(self.field_of, _readings(titles))), None)
            own = next((title for title in reversed(titles) if title), "")
            known = self._beside_address(titles) or known
            hit = TitleHit(known, 1.0) if known else self.hit(own)
            if hit:
                found[column] = hit
        self._add_groups(found, groups)
        _add_bare_place(found, [titles[-1] for titles in groups])
        return _without_half_pairs(found)

    def _beside_address(self, titles: tuple[str, ...]) -> SheetField | None:
        """What stands by mistake under "ALAMAT": no "Alamat Usaha" there is another's address."""
        *groups, own = titles
        if not own or not any(self.field_of(group) is SheetField.ADDRESS for group in groups):
            return None
        field = self.field_of(own)
        return field if field is SheetField.BUSINESS_TYPE else None

    def _near(self, title: str) -> TitleHit | None:
        """The only known title that differs by a slip or two."""
        compact = compact_forms(title)[1]
        one_word = " " not in normalise_title(title)
        if len(compact) < _SHORTEST_SLIP + (not one_word) or len(compact) > 40:
            return None
        from rapidfuzz import process  # noqa: PLC0415 - most titles are known as they stand
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        slips = 1 if len(compact) < _SHORTEST_TWO_SLIPS else 2
        close = process.extract(
            compact, self._compact.keys(), scorer=OSA.distance, score_cutoff=slips, limit=5
        )
        fields = {self._compact[alias] for alias, distance, _ in close if distance == close[0][1]}
        if len(fields) != 1 or _digits(compact) != _digits(close[0][0]):
            return None
        return TitleHit(fields.pop(), 1 - 1.5 * close[0][1] / len(compact))

    def _add_groups(self, found: dict[int, TitleHit], groups: Sequence[tuple[str, ...]]) -> None:
        # "Alamat" over "Jalan | RT | RW": Jalan is no title we know, its group is.
        known = {hit.field for hit in found.values()}
        for column, titles in enumerate(groups):
            for title in titles[:-1]:
                hit = self.hit(title) if title and column not in found else None
                if hit and hit.field not in known:
                    found[column] = TitleHit(hit.field, hit.strength * _GROUP_STRENGTH)
                    known.add(hit.field)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _readings(titles: tuple[str, ...]) -> list[str]:
    """What a column's titles may mean together, the fullest first.

    "Tempat" under "Tempat, Tanggal Lahir" is where, not when.
    """
    *upper, own = titles
    groups = [title for title in upper if title]
    if not own:
        return [" ".join(groups), groups[-1]] if groups else []
    if not groups:
        return [own]
    born = [f"{own} lahir"] if any(_BIRTH_GROUP.search(normalise_title(g)) for g in groups) else []
    joined = [text for group in reversed(groups) for text in (f"{group} {own}", f"{own} {group}")]
    return [" ".join((*groups, own)), *joined, *born, own]


def _add_bare_place(found: dict[int, TitleHit], titles: Sequence[str]) -> None:
    # A mere "Tempat" may be any place; just before the birth date it is the birth place.
    days = [column for column, hit in found.items() if hit.field is SheetField.BIRTH_DATE]
    before = min(days, default=0) - 1
    if before >= 0 and before not in found and normalise_title(titles[before]) in _BARE_PLACE:
        found[before] = TitleHit(SheetField.BIRTH_PLACE, 1.0)


def _without_half_pairs(found: dict[int, TitleHit]) -> dict[int, TitleHit]:
    """A lone "P" is no sex and a lone "Bulan" no birthday; "Tanggal" beside both is the day."""
    fields = {hit.field: column for column, hit in found.items()}
    dropped: set[SheetField] = set()
    if not {SheetField.SEX_MALE, SheetField.SEX_FEMALE} <= fields.keys():
        dropped |= {SheetField.SEX_MALE, SheetField.SEX_FEMALE}
    if {SheetField.BIRTH_MONTH, SheetField.BIRTH_YEAR} <= fields.keys():
        day = fields.get(SheetField.BIRTH_DATE)
        if SheetField.BIRTH_DAY not in fields and day == fields[SheetField.BIRTH_MONTH] - 1:
            found[day] = TitleHit(SheetField.BIRTH_DAY, found[day].strength)
    elif SheetField.BIRTH_YEAR in fields or SheetField.BIRTH_MONTH in fields:
        dropped |= {SheetField.BIRTH_DAY, SheetField.BIRTH_MONTH, SheetField.BIRTH_YEAR}
    return {column: hit for column, hit in found.items() if hit.field not in dropped}


def spread_rows(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """By column, its titles from top to bottom, those of merged cells repeated.

    An ods file does not tell its merged cells, so a group goes on while the upper cell is empty
    and both this and the previous column have a title below.
    """
    *uppers, last = rows
    spread = [
        _spread(upper, [_first(column, rows[index:]) for column in range(len(last))])
        for index, upper in enumerate(uppers, start=1)
    ]
    return list(zip(*spread, last, strict=True))


def _first(column: int, rows: Sequence[Sequence[str]]) -> str:
    return next((row[column] for row in rows if row[column]), "")


def _spread(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    groups: list[str] = []
    for column, title in enumerate(upper):
        goes_on = column > 0 and not title and lower[column] and lower[column - 1]
        groups.append(groups[-1] if goes_on else title)
    return groups


def reordered(texts: Sequence[str], titles: Mapping[int, str]) -> dict[int, int]:
    """Where each column of a table stands under a header further down; empty if this is none.

    Most of the titles must be there again, in whatever order.
    """
    columns = {normalise_title(title): column for column, title in titles.items()}
    words = [normalise_title(text) if text else "" for text in texts]
    places = {columns[word]: place for place, word in enumerate(words) if word in columns}
    filled = sum(map(bool, words))
    enough = max(_FEWEST_TITLES, _MOST_TITLES * filled)
    return places if len(places) >= enough and 2 * len(places) >= len(columns) else {}


def is_number_row(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns, "(1) (2) 3 …", or names them a, b, c=a-b.

    It must count upwards. Excel turns a typed "(1)" into -1.
    """
    filled = [text for text in texts if text]
    numbers = [match for text in filled if (match := NUMBER_MARK.fullmatch(text))]
    if len(filled) >= 2 and len(numbers) == len(filled):
        return _rises([int(match[1]) for match in numbers])
    letters = [match for text in filled if (match := _LETTER_MARK.fullmatch(text))]
    mixed = len(letters) + len(numbers) == len(filled) and len(letters) >= len(filled) - 1
    return len(filled) >= 3 and mixed and _rises([ord(match[1].lower()) for match in letters])


def _rises(numbers: Sequence[int]) -> bool:
    return all(left < right for left, right in pairwise(numbers))
