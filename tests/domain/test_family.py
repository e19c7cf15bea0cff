"""What a family has in common, and what is each person's own."""

from __future__ import annotations

from dataclasses import replace

from bansos_desktop.domain.family import (
    SHARED,
    Member,
    head_of,
    member_of,
    neighbour_of,
    relative_of,
    same_person,
    take_over,
)
from bansos_desktop.domain.recipient import RecipientDraft
from tests.factories import JAHAB, a_draft

FULL = a_draft(
    1, desil_period="2025-T2", desil_source="dtsen", dtsen_id="D-1", central_aid="bpnt;pkh"
)


def test_a_relative_lives_at_the_same_address_and_is_somebody_else() -> None:
    relative = relative_of(FULL)

    assert relative.family_card == FULL.family_card
    assert (relative.address, relative.rt, relative.rw) == (FULL.address, "001", "002")
    assert (relative.village_code, relative.desil, relative.central_aid) == (JAHAB, 1, "bpnt;pkh")
    assert (relative.nik, relative.name, relative.birth_date, relative.phone) == ("", "", None, "")
    assert (relative.business_type, relative.requested_value) == ("", None)


def test_a_neighbour_shares_the_village_and_the_period_of_desil_only() -> None:
    assert neighbour_of(FULL) == RecipientDraft(
        village_code=JAHAB, desil_period="2025-T2", desil_source="dtsen"
    )


def test_a_record_as_a_member_gives_what_it_has_and_no_more() -> None:
    record = {**FULL.person_values(), "rw": None, "family_relation": "1"}

    member = member_of("a", record)

    assert (member.name, member.relation) == (FULL.name, "1")
    assert set(member.shared) == set(SHARED) - {"rw"}
    assert member_of("b", {}) == Member("b", "", "", {})


def test_taking_over_keeps_what_the_record_leaves_open() -> None:
    member = Member("a", "Ahmad", "1", {"address": "Jl. Lama 3", "rt": "004"})

    taken = take_over(a_draft(2, rw="009"), member)

    assert taken == replace(a_draft(2, rw="009"), address="Jl. Lama 3", rt="004")


def test_somebody_of_another_year_brings_everything_that_is_known() -> None:
    person = same_person("a", FULL.person_values())

    taken = take_over(RecipientDraft(business_type="kue"), person)

    own = {"requested_value": None, "region_code": "", "business_type": "kue"}
    assert taken == replace(FULL, **own)  # type: ignore[arg-type]  # real fields


def test_a_family_is_called_after_its_head_or_the_first() -> None:
    wife, head = Member("a", "Siti", "3", {}), Member("b", "Ahmad", "1", {})

    assert head_of([wife, head]) is head
    assert head_of([wife]) is wife
    assert head_of([]) is None
