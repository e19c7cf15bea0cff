"""What may be written of a programme that an office makes or changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.programme import PROVINCIAL, Category, Programme, RecipientUnit
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.rules import BIGGEST_VALUE
from bansos_desktop.domain.rupiah import format_rupiah

LONGEST_CODE, LONGEST_TEXT, LONGEST_NOTE = 30, 100, 500
_CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
_CATEGORY_CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_PARTING = re.compile(r"[;:]")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a programme is checked beside: the office, codes of others, regions, documents.

    `used` are categories that proposals stand in.
    """

    office: str
    taken: Collection[str]
    regencies: Collection[str]
    documents: Collection[str]
    used: Collection[str] = ()


def tidy_programme(programme: Programme) -> Programme:
    """The same as it is kept: capitals in the code, no stray blanks, a code for each category."""
    return replace(
        programme,
        name=_one_line(programme.name),
        form=_one_line(programme.form),
        overflow=_one_line(programme.overflow),
        source=_one_line(programme.source),
        code="".join(programme.code.split()).upper(),
        note=programme.note.strip(),
        categories=tuple(map(_tidy_category, programme.categories)),
    )


def category_code(name: str) -> str:
    """The code for a category that so far has only a name: "Janda veteran" is janda_veteran."""
    return _NO_LETTER.sub("_", name.lower()).strip("_")


def owners_for(office: str, regencies: Collection[str]) -> list[str]:
    """Whose programme an office may make: of the province all, of a kabupaten its own."""
    return [PROVINCIAL, *sorted(regencies)] if office == PROVINCE else [office]


def check_programme(programme: Programme, bounds: Bounds) -> list[Problem]:
    """What forbids keeping a tidy programme, in the order of the form."""
    return [
        *_check_code(programme.code, bounds.taken),
        *_check_texts(programme),
        *_check_owner(programme.owner, bounds),
        *_check_unit(programme.unit),
        *_check_values(programme),
        *_check_categories(programme.categories, bounds.used),
        *_check_documents(programme.documents, bounds.documents),
    ]


def _check_code(code: str, taken: Collection[str]) -> list[Problem]:
    if not code:
        return [error("programme.code_missing", "code")]
    if not _CODE.fullmatch(code) or len(code) > LONGEST_CODE:
        return [error("programme.code_shape", "code", most=str(LONGEST_CODE))]
    return [error("programme.code_taken", "code", code=code)] if code in taken else []


def _check_texts(programme: Programme) -> list[Problem]:
    """A name and a source there must be; what runs on and on was pasted into the wrong line."""
    problems = []
    if not programme.name:
        problems.append(error("programme.name_missing", "name"))
    if not any(letter.isalnum() for letter in programme.source):
        problems.append(error("programme.source_missing", "source"))
    lengths = (
        ("name", LONGEST_TEXT),
        ("form", LONGEST_TEXT),
        ("overflow", LONGEST_TEXT),
        ("source", LONGEST_NOTE),
        ("note", LONGEST_NOTE),
    )
    for name, most in lengths:
        if len(getattr(programme, name)) > most:
            problems.append(error("programme.text_long", name, most=str(most)))
    return problems


def _check_owner(owner: str, bounds: Bounds) -> list[Problem]:
    if owner in owners_for(bounds.office, bounds.regencies):
        return []
    if owner == PROVINCIAL or owner in bounds.regencies:
        return [error("programme.owner_other", "owner")]
    return [error("programme.owner_unknown", "owner")]


def _check_unit(unit: str) -> list[Problem]:
    return [] if unit in set(RecipientUnit) else [error("programme.unit_unknown", "unit")]


def _check_values(programme: Programme) -> list[Problem]:
    """Nothing, one limit, or two that leave room between them."""
    low, high = programme.value_min, programme.value_max
    problems = [
        error("programme.value_range", name, high=format_rupiah(BIGGEST_VALUE))
        for name, value in (("value_min", low), ("value_max", high))
        if value is not None and not 0 < value <= BIGGEST_VALUE
    ]
    if not problems and low is not None and high is not None and low > high:
        problems.append(error("programme.values_crossed", "value_max"))
    return problems


def _check_categories(categories: Iterable[Category], used: Collection[str]) -> list[Problem]:
    """Each with a name and a code of its own; one that proposals stand in stays."""
    listed = tuple(categories)
    if any(not one.name or _PARTING.search(one.name) for one in listed):
        return [error("programme.category_name", "categories")]
    odd = [one.name for one in listed if not _CATEGORY_CODE.fullmatch(one.code)]
    if odd:
        return [error("programme.category_code", "categories", name=odd[0])]
    codes = Counter(one.code for one in listed)
    names = Counter(one.name.lower() for one in listed)
    twice = [one.name for one in listed if codes[one.code] > 1 or names[one.name.lower()] > 1]
    if twice:
        return [error("programme.category_twice", "categories", name=twice[0])]
    gone = sorted(set(used) - {one.code for one in listed})
    if not gone:
        return []
    return [error("programme.category_used", "categories", names=", ".join(gone))]


def _check_documents(documents: Iterable[str], known: Collection[str]) -> list[Problem]:
    unknown = [one for one in documents if one not in known]
    return [error("programme.document", "documents", name=unknown[0])] if unknown else []


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tidy_category(category: Category) -> Category:
    name = _one_line(category.name)
    return Category(category.code.strip() or category_code(name), name)
