"""What people of one family, and neighbours of one village, have in common on the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import PERSON_FIELDS

HEAD = "1"  # of the list shdk: Kepala Keluarga
# DTSEN ranks a family, so desil and central aid are the card's as much as the address is.
SHARED = (
    "family_card",
    "address",
    "rt",
    "rw",
    "village_code",
    "dtsen_id",
    "desil",
    "desil_period",
    "desil_source",
    "central_aid",
)
# Whole houses of an institution are recorded one after the other.
NEIGHBOURLY = ("village_code", "desil_period", "desil_source", "category", "institution")


@dataclass(frozen=True, slots=True, repr=False)
class Member:
    """Somebody recorded under a No. KK, and what a relative would take over."""

    uid: str
    name: str
    relation: str
    shared: Mapping[str, object]


def member_of(uid: str, person: Mapping[str, Value]) -> Member:
    """A person's record as a member of the family."""
    shared = {name: person[name] for name in SHARED if person.get(name) is not None}
    relation = str(person.get("family_relation") or "")
    return Member(uid, str(person.get("name") or ""), relation, shared)


def same_person(uid: str, person: Mapping[str, Value]) -> Member:
    """Somebody recorded in another year, who takes over everything that is known of them."""
    draft = RecipientDraft.from_records(person, {})
    known = {name: getattr(draft, name) for name in PERSON_FIELDS if person.get(name) is not None}
    return Member(uid, draft.name, draft.family_relation, known)


def head_of(members: Sequence[Member]) -> Member | None:
    """Whom the family is called after: its head, or who was recorded first."""
    heads = [member for member in members if member.relation == HEAD]
    return next(iter([*heads, *members]), None)


def relative_of(draft: RecipientDraft) -> RecipientDraft:
    """A new person of the same family card."""
    return _only(draft, SHARED)


def neighbour_of(draft: RecipientDraft) -> RecipientDraft:
    """A new person of the next house."""
    return _only(draft, NEIGHBOURLY)


def take_over(draft: RecipientDraft, member: Member) -> RecipientDraft:
    """The draft with what its family has on record; what the record leaves open stays."""
    return replace(draft, **member.shared)  # type: ignore[arg-type]  # fields of both


def _only(draft: RecipientDraft, names: Sequence[str]) -> RecipientDraft:
    return replace(RecipientDraft(), **{name: getattr(draft, name) for name in names})
