"""The fields of the ledger's records, and who relies on them."""

from __future__ import annotations

from dataclasses import fields

from bansos_desktop.domain.recipient import DRAFTED, RecipientDraft
from bansos_desktop.domain.records import FIELDS, PERSON_FIELDS, PROPOSAL_FIELDS, Kind


def test_every_kind_has_fields_and_none_twice() -> None:
    assert FIELDS.keys() == set(Kind)
    assert all(names and len(set(names)) == len(names) for names in FIELDS.values())


def test_a_draft_holds_every_field_of_a_person() -> None:
    drafted = {field.name for field in fields(RecipientDraft)}

    assert set(PERSON_FIELDS) <= drafted
    assert set(DRAFTED) <= drafted & set(PROPOSAL_FIELDS)


def test_the_names_that_every_record_has_are_not_fields() -> None:
    taken = {"uid", "rev", "deleted", "id"}

    assert not any(taken & set(names) for names in FIELDS.values())
