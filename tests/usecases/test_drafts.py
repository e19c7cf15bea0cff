"""Drafts, proposing them, what is settled already, and unfinished forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bansos_desktop.domain.goods import PlannedItem
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.scratch import Scratch
from bansos_desktop.domain.workflow import DECIDED, Role, Status
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import keep_scratch, record_recipient
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.outcomes import NotYet, Stale
from bansos_desktop.usecases.record_recipient import Recorded, Request
from tests.factories import MANGGAR, a_draft
from tests.soundness import dump, rows_of
from tests.usecases.conftest import MakeOffice, Office

UEP_2026 = Target("UEP", 2026, "murni")
HALF = RecipientDraft(name="Mariana Lawai", nik="640206")


def recorded(outcome: object) -> Recorded:
    assert isinstance(outcome, Recorded), outcome
    return outcome


def codes(outcome: object) -> list[str]:
    assert isinstance(outcome, NotYet), outcome
    return [problem.code for problem in outcome.problems]


def form_of(office: Office, done: Recorded, draft: RecipientDraft, **more: object) -> Request:
    """The form as it stands after loading a record."""
    person = office.store.recipients.person(done.person)
    proposal = office.store.recipients.proposal(done.proposal)
    assert person is not None
    assert proposal is not None
    revs = (done.person, person.rev, done.proposal, proposal.rev)
    return Request(office.target, draft, *revs, **more)  # type: ignore[arg-type]  # real fields


def set_status(office: Office, done: Recorded, status: Status, **more: str) -> None:
    """What the steps of other screens would have led to."""
    with office.store.write(office.session.author, now=office.now, act="uji") as work:
        work.put(Kind.PROPOSAL, done.proposal, {"status": status.value, **more})


def proposal_of(office: Office, done: Recorded) -> dict[str, object]:
    stored = office.store.recipients.proposal(done.proposal)
    assert stored is not None
    return dict(stored.values)


def test_a_draft_keeps_what_is_there_with_all_its_gaps_and_faults(office: Office) -> None:
    done = recorded(office.record(HALF, status=Status.DRAFT))

    stored = proposal_of(office, done)
    assert (stored["status"], stored["proposed_on"]) == ("draf", None)
    assert office.store.recipients.count() == 1


@pytest.mark.parametrize(
    "draft",
    [RecipientDraft(name="Siti"), RecipientDraft(nik="64"), RecipientDraft(family_card="6")],
)
def test_a_name_or_a_nik_or_a_card_is_enough_to_find_a_draft_by(
    office: Office, draft: RecipientDraft
) -> None:
    recorded(office.record(draft, status=Status.DRAFT))


def test_a_draft_that_nobody_could_find_again_is_refused(office: Office) -> None:
    before = dump(office.store)

    outcome = office.record(RecipientDraft(address="Jl. Poros"), status=Status.DRAFT)

    assert codes(outcome) == ["draft.empty"]
    assert dump(office.store) == before


def test_another_offices_people_are_not_kept_even_as_a_draft(make_office: MakeOffice) -> None:
    office = make_office(region_code="64.02")

    outcome = office.record(a_draft(village_code=MANGGAR), status=Status.DRAFT)

    assert codes(outcome) == ["region.outside"]


def test_two_drafts_whose_niks_begin_alike_are_two_people(office: Office) -> None:
    first = recorded(office.record(HALF, status=Status.DRAFT))
    second = recorded(office.record(replace(HALF, name="Rusdi"), status=Status.DRAFT))

    assert first.person != second.person


def test_a_draft_is_completed_and_proposed_through_the_table(office: Office) -> None:
    done = recorded(office.record(HALF, status=Status.DRAFT))

    too_early = office.save(form_of(office, done, HALF, propose=True))
    again = recorded(office.save(form_of(office, done, replace(HALF, phone="0840000001"))))
    proposed = recorded(office.save(form_of(office, again, a_draft(), propose=True)))

    assert "nik.length" in codes(too_early)
    stored = proposal_of(office, proposed)
    assert (stored["status"], stored["proposed_on"]) == ("diusulkan", office.today.isoformat())
    assert stored["requested_value"] == a_draft().requested_value


def test_who_was_sent_back_keeps_the_place_in_the_queue(office: Office) -> None:
    done = recorded(office.record(a_draft()))
    set_status(
        office, done, Status.RETURNED, status_reason="KK belum ada", proposed_on="2025-05-01"
    )

    kept = recorded(office.save(form_of(office, done, a_draft(nik="12"))))
    recorded(office.save(form_of(office, kept, a_draft(), propose=True)))

    stored = proposal_of(office, done)
    assert (stored["status"], stored["proposed_on"]) == ("diusulkan", "2025-05-01")
    assert stored["status_reason"] is None


def test_what_is_proposed_already_is_not_proposed_again(office: Office) -> None:
    done = recorded(office.record(a_draft()))
    before = dump(office.store)

    outcome = office.save(form_of(office, done, a_draft(name=""), propose=True))

    assert codes(outcome)[0] == "workflow.not_from_here"
    assert dump(office.store) == before


@pytest.mark.parametrize("status", sorted(DECIDED))
def test_after_the_decision_only_an_operator_changes_a_person(
    office: Office, status: Status
) -> None:
    done = recorded(office.record(a_draft()))
    set_status(office, done, status)
    request = form_of(office, done, a_draft(phone="084000000002"))
    petugas = replace(office.session, role=Role.FIELD_OFFICER)

    by_petugas = record_recipient.run(
        office.store, petugas, request, now=office.now, today=office.today
    )
    recorded(office.save(request))

    assert codes(by_petugas) == ["proposal.settled"]
    assert proposal_of(office, done)["status"] == status


def test_a_draft_keeps_no_acceptance_that_the_role_may_not_give(office: Office) -> None:
    draft = a_draft(desil=7, nik="")
    reasons = {"desil.too_high": "hasil musdes", "nik.missing": "1234567"}

    done = recorded(
        office.record(draft, status=Status.DRAFT, accepted=reasons, role=Role.FIELD_OFFICER)
    )

    assert office.store.recipients.accepted(done.person) == {}


def test_a_new_form_empties_nothing_of_somebody_known(office: Office) -> None:
    recorded(office.record(a_draft(birth_place="Tenggarong")))

    done = recorded(office.record(a_draft(birth_place="", rt="009"), target=UEP_2026))

    person = office.store.recipients.person(done.person)
    assert person is not None
    assert (person.values["birth_place"], person.values["rt"]) == ("Tenggarong", "009")


def test_everybody_under_a_card_is_found_in_whatever_year(office: Office) -> None:
    first = recorded(office.record(a_draft(1, family_relation="1")))
    card = a_draft(1).family_card
    second = recorded(office.record(a_draft(2, family_card=card), target=UEP_2026))

    found = office.store.recipients.with_card(card)

    assert [member.uid for member in found] == [first.person, second.person]
    assert found[0].relation == "1"
    assert office.store.recipients.with_card("") == []


TYPED = Scratch(HALF, (PlannedItem(name="Blender"),), "UEP", 2025, "murni")


def test_an_unfinished_form_is_kept_per_user_and_the_ledger_hears_nothing(office: Office) -> None:
    entries = office.store.ledger.count()
    later = office.now + timedelta(minutes=3)
    user = office.session.user

    keep_scratch.keep(office.store, office.session, "new", TYPED, now=office.now)
    other = replace(office.session, user="Budi")
    keep_scratch.keep(office.store, other, "new", Scratch(a_draft()), now=office.now)
    longer = replace(TYPED, draft=replace(HALF, phone="0840"))
    keep_scratch.keep(office.store, office.session, "new", longer, now=later)

    assert [(one.slot, one.name) for one in office.store.scratch.unfinished(user)] == [
        ("new", "Mariana Lawai")
    ]
    assert office.store.scratch.unfinished(user)[0].at == later.isoformat(timespec="seconds")
    assert office.store.scratch.read(user, "new") == longer
    assert office.store.scratch.read(user, "new-2") is None
    assert office.store.ledger.count() == entries


def test_a_killed_program_leaves_what_was_typed_for_the_next_one(office: Office) -> None:
    keep_scratch.keep(office.store, office.session, "new", TYPED, now=office.now)

    again = Store.open_for_reading(office.folder, office.key)  # nobody closed the first
    found = again.scratch.read(office.session.user, "new")
    again.close()

    assert found == TYPED


def test_saving_a_form_and_forgetting_its_copy_are_one(office: Office) -> None:
    keep_scratch.keep(office.store, office.session, "new", TYPED, now=office.now)

    refused = office.save(Request(office.target, HALF, slot="new"))
    still = len(office.store.scratch.unfinished(office.session.user))
    recorded(office.save(Request(office.target, a_draft(), slot="new")))

    assert isinstance(refused, NotYet)
    assert still == 1
    assert office.store.scratch.unfinished(office.session.user) == []


def test_a_stale_form_keeps_its_copy(office: Office) -> None:
    done = recorded(office.record(a_draft()))
    old = form_of(office, done, a_draft(name="Dari layar lama"), slot=done.proposal)
    recorded(office.save(form_of(office, done, a_draft(name="Sudah diubah"))))
    keep_scratch.keep(office.store, office.session, done.proposal, TYPED, now=office.now)

    assert office.save(old) == Stale(done.proposal)
    assert len(office.store.scratch.unfinished(office.session.user)) == 1


def test_a_form_that_was_thrown_away_is_forgotten(office: Office) -> None:
    keep_scratch.keep(office.store, office.session, "new", TYPED, now=office.now)

    keep_scratch.discard(office.store, office.session, "new", now=office.now)

    assert rows_of(office.store, "select count(*) from scratch") == [(0,)]
