"""An institution (LKS, or UPTD of the province) where people live who get aid through it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.likeness import likeness
from bansos_desktop.domain.names import business_key
from bansos_desktop.domain.person_values import check_phone, normalise_phone
from bansos_desktop.domain.problems import Problem, error, warning
from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.domain.region import PROVINCE, inside, regency_of
from bansos_desktop.domain.rupiah import format_thousands

LONGEST_NAME = 150
MOST_RESIDENTS = 99_999
# What people write before a name or leave out; it tells no institution from another.
_WORD = re.compile(r"[^\W_]+")
_GENERIC = frozenset({"lks", "lksa", "uptd", "yayasan", "panti", "lembaga", "asuhan", "sosial"})


class InstitutionKind(StrEnum):
    """Who runs it: a foundation or the like, or the province itself."""

    LKS = "lks"
    UPTD = "uptd"

    @property
    def label(self) -> str:
        """The word on screen."""
        return self.value.upper()


@dataclass(frozen=True, slots=True)
class Institution:
    """What is kept of one, by the names of its record's fields; "" or None is not known."""

    name: str = ""
    institution_kind: str = InstitutionKind.LKS.value
    region_code: str = ""
    village_code: str = ""
    address: str = ""
    head: str = ""
    phone: str = ""
    registration: str = ""
    residents: int | None = None
    note: str = ""

    @classmethod
    def from_record(cls, values: Mapping[str, Value]) -> Institution:
        """As a record holds it."""
        known: dict[str, Any] = {
            name: values[name] for name in FIELDS[Kind.INSTITUTION] if values.get(name) is not None
        }
        return cls(**{"institution_kind": "", **known})

    def tidy(self) -> Institution:
        """Blanks collapsed; a village says which kabupaten/kota it is in."""
        return replace(
            self,
            name=" ".join(self.name.split()),
            address=" ".join(self.address.split()),
            head=" ".join(self.head.split()),
            phone=normalise_phone(self.phone),
            registration=" ".join(self.registration.split()),
            note=self.note.strip(),
            region_code=regency_of(self.village_code) if self.village_code else self.region_code,
        )

    def values(self) -> dict[str, Value]:
        """The fields of the record; nothing is None, never ""."""
        return {name: getattr(self, name) or None for name in FIELDS[Kind.INSTITUTION]} | {
            "residents": self.residents
        }


def check_institution(
    one: Institution, *, office: str, others: Iterable[Institution] = ()
) -> list[Problem]:
    """Everything worth saying about a tidy one; `others` are those of the register besides it."""
    problems = _check_name(one.name)
    if one.institution_kind not in set(InstitutionKind):
        problems.append(error("institution.kind_missing", "institution_kind"))
    if not one.region_code or one.region_code == PROVINCE:
        problems.append(error("institution.region_missing", "region_code"))
    elif not inside(one.region_code, office):
        problems.append(error("institution.outside", "region_code"))
    if one.residents is not None and not 0 <= one.residents <= MOST_RESIDENTS:
        limits = {"count": str(one.residents), "limit": str(MOST_RESIDENTS)}
        problems.append(error("institution.residents", "residents", **limits))
    near = [other for other in others if other.region_code == one.region_code]
    return [*problems, *check_phone(one.phone), *_check_doubles(one, near)]


def check_room(one: Institution, people: int) -> list[Problem]:
    """Whether more get one year's aid in it than live there; `people` is the fullest year."""
    if one.residents is None or people <= one.residents:
        return []
    counts = {"people": format_thousands(people), "count": format_thousands(one.residents)}
    return [warning("institution.crowded", "residents", **counts)]


def _check_doubles(one: Institution, near: Sequence[Institution]) -> list[Problem]:
    """Whether the kabupaten has it already, under this name or nearly this name."""
    key = business_key(one.name)
    same = [other for other in near if key and business_key(other.name) == key]
    if same:
        return [error("institution.same", "name", name=same[0].name)]
    twins = [other for other in near if is_twin(one, other)]
    return [warning("institution.twin", "name", name=one.name) for one in twins[:1]]


def _check_name(name: str) -> list[Problem]:
    if not name:
        return [error("institution.name_missing", "name")]
    if len(name) > LONGEST_NAME:
        limits = {"count": str(len(name)), "limit": str(LONGEST_NAME)}
        return [error("text.too_long", "name", **limits)]
    return []


def is_twin(one: Institution, other: Institution) -> bool:
    """Whether both may be the same: one name but for what all are called, in one kabupaten."""
    return one.region_code == other.region_code and bool(
        institution_key(one.name) and institution_key(one.name) == institution_key(other.name)
    )


def institution_key(name: str) -> str:
    """A name without capitals, punctuation and the words that most of them have."""
    words = _WORD.findall(name.casefold())
    return "".join(word for word in words if word not in _GENERIC) or "".join(words)


@dataclass(frozen=True, slots=True)
class Named:
    """An institution that a sheet's text may mean."""

    uid: str
    name: str
    region_code: str
    address: str = ""

    @property
    def told_apart(self) -> str:
        """The name with what tells it from one of the same name."""
        return f"{self.name}, {self.address or self.region_code}"


@dataclass(frozen=True, slots=True)
class Meant:
    """Which one a text means; `alike` are those it may mean, for a person to choose from.

    With `is_shared` all of them are called exactly so.
    """

    uid: str = ""
    alike: Sequence[Named] = ()
    is_shared: bool = False


def meant_by(text: str, known: Iterable[Named]) -> Meant:
    """The one of exactly this name; otherwise those that are near it, and never one by guess.

    A name that stands in the register twice means neither of the two by itself.
    """
    register = list(known)
    written = business_key(text)
    if not written:
        return Meant()
    exact = [one for one in register if business_key(one.name) == written]
    if len(exact) == 1:
        return Meant(exact[0].uid)
    if exact:
        return Meant(alike=exact, is_shared=True)
    by_key: dict[str, list[str]] = {}
    for one in register:
        by_key.setdefault(institution_key(one.name), []).append(one.uid)
    near = set(likeness(institution_key(text), by_key).near)
    return Meant(alike=[one for one in register if one.uid in near])
