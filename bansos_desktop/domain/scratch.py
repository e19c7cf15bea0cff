"""A form that is not saved yet, as text that the store keeps for the day after a crash.

Only the encrypted database ever holds it; `repr` of these classes shows nothing of a person.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from bansos_desktop.domain.goods import PlannedItem
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.visit import VisitDraft

NEW = "new"
VISIT = "visit:"


@dataclass(frozen=True, slots=True, repr=False)
class Scratch:
    """What the form holds. `texts` are lines that could not be read as a value yet, by field."""

    draft: RecipientDraft
    goods: tuple[PlannedItem, ...] = ()
    programme: str = ""
    year: int = 0
    stage: str = ""
    person: str = ""
    person_rev: int = 0
    proposal: str = ""
    proposal_rev: int = 0
    texts: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class VisitScratch:
    """The same of a visit; an empty `visit` is a new one, photos are not among it."""

    draft: VisitDraft
    visit: str = ""
    visit_rev: int = 0
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Unfinished:
    """A kept form and since when; `name` is how a person tells which one it is."""

    slot: str
    at: str
    name: str


def free_slot(taken: Collection[str]) -> str:
    """A place for a new form that overwrites no older one: "new", "new-2", …"""
    number = 1
    while (slot := NEW if number == 1 else f"{NEW}-{number}") in taken:
        number += 1
    return slot


def visit_slot(proposal: str) -> str:
    """The place of a family's visit, apart from those of the forms of recipients."""
    return f"{VISIT}{proposal}"


def pack(scratch: Scratch | VisitScratch) -> str:
    """The form as text."""
    values = {one.name: getattr(scratch, one.name) for one in fields(scratch)}
    values["draft"] = _written(scratch.draft)
    if isinstance(scratch, Scratch):
        values["goods"] = [_written(item) for item in scratch.goods]
    return json.dumps(values, ensure_ascii=False)


def unpack(content: str) -> Scratch:
    """The form again; fields that this version does not know are left out."""
    values = json.loads(content)
    draft = RecipientDraft(**_known(RecipientDraft, values.pop("draft")))
    birth = draft.birth_date  # JSON has no dates: still text here
    draft = replace(draft, birth_date=date.fromisoformat(str(birth)) if birth else None)
    goods = tuple(PlannedItem(**_known(PlannedItem, item)) for item in values.pop("goods"))
    return Scratch(draft, goods, **_known(Scratch, values))


def unpack_visit(content: str) -> VisitScratch:
    """A visit again, in the same way."""
    values = json.loads(content)
    draft = VisitDraft(**_known(VisitDraft, values.pop("draft")))
    on = draft.visited_on
    day = date.fromisoformat(str(on)) if on else None
    draft = replace(draft, visited_on=day, criteria=tuple(draft.criteria))
    return VisitScratch(draft, **_known(VisitScratch, values))


def name_in(scratch: Scratch) -> str:
    """How the form is called in a list: by name, else by what numbers there are."""
    draft = scratch.draft
    return " ".join(draft.name.split()) or ("NIK" if draft.nik else "")


def _written(value: RecipientDraft | VisitDraft | PlannedItem) -> dict[str, object]:
    """What is filled in, with dates as text."""
    held = {one.name: getattr(value, one.name) for one in fields(value)}
    written = {name: item for name, item in held.items() if item not in ("", None)}
    return {name: str(one) if isinstance(one, date) else one for name, one in written.items()}


def _known(kind: type[object], values: Mapping[str, object]) -> dict[str, Any]:
    names = {one.name for one in fields(kind)}  # type: ignore[arg-type]  # dataclasses all
    return {name: value for name, value in values.items() if name in names}
