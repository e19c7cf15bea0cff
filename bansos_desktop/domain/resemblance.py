"""Who may be whom: telling one person from another where the NIK does not settle it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.names import same_name
from bansos_desktop.domain.nik import LENGTH, sixteen_digit_fault

# The decision that somebody is not the one whom they resemble.
DIFFERENT = "person.different"
# Two swapped digits are two wrong ones.
MOST_WRONG_DIGITS = 2


@dataclass(frozen=True, slots=True, repr=False)
class Face:
    """What somebody is known by; "" where nothing is. `birth` is ISO, `address` as written."""

    uid: str
    name: str
    nik: str = ""
    birth: str = ""
    village: str = ""
    card: str = ""
    address: str = ""

    def under(self, uid: str) -> Face:
        """The same face under the uid that a new person got."""
        return Face(uid, self.name, self.nik, self.birth, self.village, self.card, self.address)


def face_of(uid: str, person: Mapping[str, Value]) -> Face:
    """The face of a person's record."""
    names = ("name", "nik", "birth_date", "village_code", "family_card", "address")
    return Face(uid, *(str(person.get(name) or "") for name in names))


def is_usable(nik: str) -> bool:
    """Whether a cleaned NIK may name a person; the date in it may still be doubted."""
    return not sixteen_digit_fault(nik)


def are_near(one: str, other: str) -> bool:
    """Whether two NIKs differ by what a slip of the finger makes: one or two digits, or a swap."""
    if len(one) != LENGTH or len(other) != LENGTH or one == other:
        return False
    return sum(map(str.__ne__, one, other)) <= MOST_WRONG_DIGITS


def named_alike(one: Face, other: Face) -> bool:
    """Whether two carry one name, however it was spelt in titles and capitals."""
    return one.name.casefold() == other.name.casefold() or same_name(one.name, other.name)


def born_alike(one: Face, other: Face) -> bool:
    """Whether two of one name were born on one day and live in one village: nearly always one."""
    known = one.birth and one.village
    return bool(known) and (one.birth, one.village) == (other.birth, other.village)


def may_be_draft_of(one: Face, other: Face) -> bool:
    """Whether two of one name, both without NIK, are one draft: what both have must agree.

    Where neither a day of birth nor a No. KK can be compared, the address has to be the same; two
    that have nothing but one name in one village cannot be told apart, so they are one.
    """
    if one.village != other.village:
        return False
    pairs = ((one.birth, other.birth), (one.card, other.card))
    compared = [mine == theirs for mine, theirs in pairs if mine and theirs]
    if compared:
        return all(compared)
    return _folded(one.address) == _folded(other.address)


def says_the_same(one: Face, other: Face) -> bool:
    """Whether two of one name say the same of birth, No. KK and home, gaps and all."""
    told = (one.birth, one.village, one.card, _folded(one.address))
    return told == (other.birth, other.village, other.card, _folded(other.address))


def same_value(field: str, one: Value, other: Value) -> bool:
    """Whether two values differ in nothing but how they are written: capitals, blanks, 001 and 1.

    Wherever letters are codes they are written in one way anyway.
    """
    if one == other:
        return True
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    if field in ("rt", "rw"):
        return one.lstrip("0") == other.lstrip("0")
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
