"""A recipient as somebody is filling it in, and everything worth saying about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any

from bansos_desktop.domain.business_types import BusinessType
from bansos_desktop.domain.dates import iso_day, plausible_birth_date
from bansos_desktop.domain.family_card import check_family_card
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.nik import HISTORIC_PREFIXES, check_nik, clean_digits
from bansos_desktop.domain.person_values import check_phone, check_rt_rw, normalise_phone
from bansos_desktop.domain.problems import Problem, Severity, error, warning
from bansos_desktop.domain.programme import UNNAMED, Asks, Programme
from bansos_desktop.domain.programme_rules import (
    check_category,
    check_central_aid,
    check_institution,
    knows_value,
)
from bansos_desktop.domain.records import PERSON_FIELDS
from bansos_desktop.domain.region import regency_of
from bansos_desktop.domain.rules import (
    RuleSet,
    Surroundings,
    check_age,
    check_business,
    check_desil,
    check_desil_age,
    check_documents,
    check_surroundings,
    check_value,
)

LONGEST_NAME, LONGEST_NOTE = 100, 500
# What villages write beside people who should not be on the list any more.
_DOUBTS = re.compile(
    r"\b(meninggal|almarhumah|almarhum|wafat|pindah|mengundurkan diri|mundur|sudah pernah menerima"
    r"|sudah menerima|sdh menerima|dobel|double|dicoret|batal)\b",
    re.IGNORECASE,
)
MOST_DEPENDANTS, MOST_MONTHS = 99, 999

DRAFTED = (
    "region_code",
    "business_type",
    "business_state",
    "business_months",
    "needs",
    "documents",
    "requested_value",
    "note",
    "category",
    "institution",
)


@dataclass(frozen=True, slots=True)
class RecipientDraft:
    """What a form or a row holds: text as written, "" or None where nothing is.

    `nik_from_number` and `card_from_number` say that the number came out of a number cell, where
    Excel may have cut it. `disability`, `central_aid` and `documents` hold codes of their lists,
    sorted and parted by ";".
    """

    nik: str = ""
    family_card: str = ""
    name: str = ""
    birth_place: str = ""
    birth_date: date | None = None
    sex: str = ""
    address: str = ""
    rt: str = ""
    rw: str = ""
    village_code: str = ""
    region_code: str = ""
    phone: str = ""
    desil: int | None = None
    desil_period: str = ""
    desil_source: str = ""
    dtsen_id: str = ""
    education: str = ""
    occupation: str = ""
    marital_status: str = ""
    family_relation: str = ""
    dependants: int | None = None
    disability: str = ""
    central_aid: str = ""
    business_type: str = ""
    business_state: str = ""
    business_months: int | None = None
    needs: str = ""
    documents: str = ""
    requested_value: int | None = None
    note: str = ""
    category: str = ""
    institution: str = ""
    nik_from_number: bool = False
    card_from_number: bool = False

    @classmethod
    def from_records(
        cls, person: Mapping[str, Value], proposal: Mapping[str, Value]
    ) -> RecipientDraft:
        """The draft that a person's and a proposal's records would have come from."""
        stored = {**person, **{name: proposal.get(name) for name in DRAFTED}}
        names = (*PERSON_FIELDS, *DRAFTED)
        values: dict[str, Any] = {
            name: stored[name] for name in names if stored.get(name) is not None
        }
        if "birth_date" in values:
            values["birth_date"] = date.fromisoformat(str(values["birth_date"]))
        return cls(**values)

    def tidy(self) -> RecipientDraft:
        """The same with blanks collapsed and numbers cleaned, ready to be kept."""
        written = ((name, tidy, getattr(self, name)) for name, tidy in _TIDY)
        changed: dict[str, Any] = {
            name: new for name, tidy, old in written if old and (new := tidy(old)) != old
        }
        if not self.region_code and self.village_code:
            changed["region_code"] = regency_of(self.village_code)
        return replace(self, **changed) if changed else self

    def person_values(self) -> Mapping[str, Value]:
        """The fields of the person's record; nothing is None, never ""."""
        values = _filled(PERSON_FIELDS, _person_fields(self))
        if self.birth_date:
            values["birth_date"] = iso_day(self.birth_date)
        return values

    def proposal_values(self) -> Mapping[str, Value]:
        """The fields of the proposal's record that the form or the row decides."""
        return _filled(DRAFTED, _drafted_fields(self))


def sorted_codes(text: str) -> str:
    """Codes parted by ";" without doubles, in one order, so that equal choices read alike."""
    if ";" not in text:
        return text.strip()
    return ";".join(sorted({code for part in text.split(";") if (code := part.strip())}))


def _one_line(text: str) -> str:
    """The text with every run of blanks made one."""
    return " ".join(text.split())


_TIDY = (
    ("nik", clean_digits),
    ("family_card", clean_digits),
    ("name", _one_line),
    ("birth_place", _one_line),
    ("address", _one_line),
    ("rt", str.strip),
    ("rw", str.strip),
    ("phone", normalise_phone),
    ("desil_period", str.strip),
    ("dtsen_id", _one_line),
    ("disability", sorted_codes),
    ("central_aid", sorted_codes),
    ("needs", _one_line),
    ("documents", sorted_codes),
    ("note", str.strip),
)


_person_fields = attrgetter(*PERSON_FIELDS)
_drafted_fields = attrgetter(*DRAFTED)


def _filled(names: Sequence[str], values: Sequence[Value]) -> dict[str, Value]:
    """Nothing is None, never ""; a zero is something."""
    return {name: None if value == "" else value for name, value in zip(names, values, strict=True)}


@dataclass(frozen=True, slots=True)
class Judging:
    """What a draft is judged by. `written_business` is the text a kind was not found for;
    `central_aids` are the labels of the codes of central aid; `needs_category` is off where no
    quota tells groups apart.
    """

    today: date
    year: int
    rules: RuleSet
    known_prefixes: frozenset[str] = frozenset()
    business: BusinessType | None = None
    written_business: str = ""
    programme: Programme = UNNAMED
    central_aids: Sequence[tuple[str, str]] = ()
    needs_category: bool = True


def check(draft: RecipientDraft, judging: Judging, around: Surroundings) -> list[Problem]:
    """Everything worth saying about a tidy draft, gravest first. Pure, and quick enough to type."""
    problems = [
        *check_nik(
            draft.nik,
            today=judging.today,
            birth_date=draft.birth_date,
            sex=draft.sex,
            from_number_cell=draft.nik_from_number,
            known_prefixes=judging.known_prefixes,
        ),
        *check_family_card(
            draft.family_card, nik=draft.nik, from_number_cell=draft.card_from_number
        ),
        *_check_person(draft, judging.today),
        *_check_sizes(draft),
        *check_age(draft.birth_date, judging.today, judging.rules),
        *check_desil(draft.desil, judging.rules),
        *check_desil_age(draft.desil_period, judging.today, judging.rules),
        *_check_aid(draft, judging),
        *check_documents(draft.documents, judging.rules),
        *check_surroundings(judging.year, around, judging.rules, judging.programme.overflow),
    ]
    weighed = judging.rules.weigh(problems)
    weighed.sort(key=_gravity)
    return weighed


def _check_aid(draft: RecipientDraft, judging: Judging) -> list[Problem]:
    """What the programme asks: a business, a value, a group, an institution, no other aid."""
    programme, rules = judging.programme, judging.rules
    problems: list[Problem] = []
    if programme.wants(Asks.BUSINESS):
        problems += check_business(judging.business, judging.written_business, judging.year)
    if draft.requested_value is not None or knows_value(programme, rules):
        problems += check_value(draft.requested_value, rules)
    if draft.category or judging.needs_category:
        problems += check_category(draft.category, programme)
    problems += check_institution(draft.institution, programme)
    problems += check_central_aid(draft.central_aid, judging.central_aids)
    return problems


def prefixes(region_codes: frozenset[str]) -> frozenset[str]:
    """The NIK prefixes that people of these kabupaten/kota may carry, old ones included."""
    return HISTORIC_PREFIXES | {code.replace(".", "") for code in region_codes}


def _check_person(draft: RecipientDraft, today: date) -> list[Problem]:
    """What the person fields say by themselves; of gaps only a missing name stops, not the rest."""
    problems: list[Problem] = []
    if not draft.name:
        problems.append(error("name.missing", "name"))
    elif not draft.name.replace(" ", "").isalpha() and any(map(str.isdigit, draft.name)):
        problems.append(warning("name.digits", "name"))
    if draft.birth_date is None:
        problems.append(warning("birth_date.missing", "birth_date"))
    else:
        problems.extend(plausible_birth_date(draft.birth_date, today))
    if not draft.sex:
        problems.append(warning("sex.missing", "sex"))
    if draft.note and (doubt := _DOUBTS.search(draft.note)):
        problems.append(warning("note.doubt", "note", text=doubt[0]))
    problems.extend(check_phone(draft.phone))
    problems.extend(check_rt_rw(draft.rt, draft.rw))
    return problems


def _check_sizes(draft: RecipientDraft) -> list[Problem]:
    """What is too long or too much to be meant: a slip of the keyboard or a wrong paste."""
    problems: list[Problem] = []
    for name, text, most in (
        ("name", draft.name, LONGEST_NAME),
        ("note", draft.note, LONGEST_NOTE),
    ):
        if len(text) > most:
            problems.append(error("text.too_long", name, count=str(len(text)), limit=str(most)))
    for name, number, most in (
        ("dependants", draft.dependants, MOST_DEPENDANTS),
        ("business_months", draft.business_months, MOST_MONTHS),
    ):
        if number is not None and number > most:
            problems.append(error("number.too_big", name, number=str(number), limit=str(most)))
    return problems


def _gravity(problem: Problem) -> int:
    """Place in the list of findings; equals stay in the order of the form."""
    return (Severity.ERROR, Severity.WARNING, Severity.INFO).index(problem.severity)
