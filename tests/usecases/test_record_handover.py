"""Handing over: one transaction for record, goods and step; corrections; BAST numbers on offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.handover import DeliveredItem, HandoverDraft
from bansos_desktop.domain.letter_number import LetterDay
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.usecases import record_handover
from bansos_desktop.usecases.outcomes import NotYet, Recorded, Stale
from bansos_desktop.usecases.record_handover import Request, items_of
from bansos_desktop.usecases.record_recipient import Recorded as PersonRecorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import LOA_IPUH, a_draft
from tests.lives import GOODS, a_handover, plan_goods, set_status
from tests.soundness import rows_of
from tests.usecases.conftest import Office
from tests.usecases.visits import a_prepared

PATTERN = "{nomor:3}/BAST/DINSOS/{bulan_romawi}/{tahun}"
JULY = LetterDay(date(2025, 7, 14), "64.02")
UEP = Narrowing("UEP", 2025)


def decided(office: Office, serial: int = 1, **changed: object) -> str:
    """A person who was decided on, with planned goods."""
    outcome = office.record(a_draft(serial, **changed))
    assert isinstance(outcome, PersonRecorded)
    plan_goods(office.store, office.session, outcome.proposal)
    set_status(office.store, office.session, outcome.proposal, Status.DECIDED)
    return outcome.proposal


def asked(office: Office, proposal: str, handover: str = "", **changed: object) -> Request:
    """A request as the form would make it now."""
    stored = office.store.recipients.proposal(proposal)
    assert stored is not None
    record = office.store.handovers.record(handover)
    items = items_of(office.store, stored, recorded=bool(handover))
    draft = a_handover(items, **changed)
    return Request(proposal, stored.rev, draft, handover, record.rev if record else 0)


def save(office: Office, request: Request, **session: object) -> record_handover.Outcome:
    who = replace(office.session, **session)  # type: ignore[arg-type]  # a test names fields
    return record_handover.run(office.store, who, request, now=office.now, today=office.today)


def status_of(office: Office, proposal: str) -> object:
    stored = office.store.recipients.proposal(proposal)
    return stored.values["status"] if stored else None


def test_a_handover_moves_the_proposal_and_keeps_what_came(office: Office) -> None:
    proposal = decided(office)

    outcome = save(office, asked(office, proposal))

    assert isinstance(outcome, Recorded)
    assert outcome.changes & (Topic.HANDOVERS | Topic.GOODS | Topic.RECIPIENTS)
    assert status_of(office, proposal) == Status.DISTRIBUTED
    record = office.store.handovers.of_proposal(proposal)
    assert record is not None
    assert record.uid == outcome.record
    assert record.values["handed_on"] == "2025-07-14"
    came = [(g.values["delivered_volume"], g.values["delivered_price"]) for g in goods(office)]
    assert came == [(volume, price) for _section, _name, volume, _unit, price in GOODS]


def test_photos_are_kept_in_the_act_that_records_the_handover(office: Office) -> None:
    proposal = decided(office)
    photos = (a_prepared("satu", "serah_terima"), a_prepared("dua", "barang"))

    outcome = save(office, replace(asked(office, proposal), photos=photos))

    assert isinstance(outcome, Recorded)
    assert outcome.changes & Topic.PHOTOS
    kept = office.store.photos.of(Kind.HANDOVER, outcome.record)
    assert [photo.subject for photo in kept] == ["serah_terima", "barang"]
    assert [office.store.photos.content(photo.sha256) for photo in kept] == [
        photo.content for photo in photos
    ]
    about = "select distinct batch from ledger where kind in ('photo', 'handover')"
    assert len(rows_of(office.store, about)) == 1


def test_a_refused_handover_keeps_no_photos(office: Office) -> None:
    proposal = decided(office)
    request = asked(office, proposal, received_as="")

    assert isinstance(save(office, replace(request, photos=(a_prepared(),))), NotYet)

    assert rows_of(office.store, "select count(*) from photo") == [(0,)]


def goods(office: Office) -> list[record_handover.StoredRecord]:
    """All goods of the first proposal."""
    ((proposal,),) = rows_of(office.store, "select uid from proposal order by id limit 1")
    return office.store.handovers.goods_of(proposal)


def test_a_plan_is_taken_to_have_come_whole(office: Office) -> None:
    proposal = decided(office)

    items = asked(office, proposal).draft.items

    assert [item.volume for item in items] == [item.planned for item in items]
    assert all(item.is_planned for item in items)


def test_without_a_plan_the_usual_package_is_offered_with_open_volumes(office: Office) -> None:
    outcome = office.record(a_draft(1, business_type="minuman"))
    assert isinstance(outcome, PersonRecorded)
    set_status(office.store, office.session, outcome.proposal, Status.DECIDED)

    items = asked(office, outcome.proposal).draft.items

    assert [item.name for item in items][:2] == ["Cup sealer", "Termos es"]
    assert {item.volume for item in items} == {None}


def test_an_item_that_nobody_planned_can_be_added_and_taken_away_again(office: Office) -> None:
    proposal = decided(office)
    request = asked(office, proposal)
    extra = DeliveredItem(name="Celemek", unit="buah", volume=2000, price=35_000)
    with_extra = replace(request.draft, items=(*request.draft.items, extra))
    outcome = save(office, replace(request, draft=with_extra))
    assert isinstance(outcome, Recorded)
    assert [g.values["name"] for g in goods(office)][-1] == "Celemek"

    again = asked(office, proposal, outcome.record)
    renamed = replace(again.draft.items[-1], name="Celemek plastik")
    save(
        office, replace(again, draft=replace(again.draft, items=(*again.draft.items[:-1], renamed)))
    )
    assert [g.values["name"] for g in goods(office)][-1] == "Celemek plastik"

    last = asked(office, proposal, outcome.record)
    save(office, replace(last, draft=replace(last.draft, items=last.draft.items[:-1])))
    assert len(goods(office)) == len(GOODS)


def test_a_planned_item_stays_whatever_the_form_leaves_out(office: Office) -> None:
    proposal = decided(office)
    request = asked(office, proposal)

    save(office, replace(request, draft=replace(request.draft, items=request.draft.items[:1])))

    assert len(goods(office)) == len(GOODS)


def test_what_is_amiss_is_said_and_nothing_is_written(office: Office) -> None:
    proposal = decided(office)

    outcome = save(office, asked(office, proposal, received_by="", bast_number=""))

    assert isinstance(outcome, NotYet)
    assert [p.code for p in outcome.problems] == ["handover.receiver_missing"]
    assert office.store.handovers.of_proposal(proposal) is None
    assert status_of(office, proposal) == Status.DECIDED


def test_a_number_is_used_once(office: Office) -> None:
    first, second = decided(office, 1), decided(office, 2)
    outcome = save(office, asked(office, first))
    assert isinstance(outcome, Recorded)

    refused = save(office, asked(office, second, bast_number=" 001/BAST/DINSOS/VII/2025 "))

    assert isinstance(refused, NotYet)
    assert [p.code for p in refused.problems] == ["handover.number_taken_on"]
    assert "Orang Contoh A" in refused.problems[0].message
    assert isinstance(save(office, asked(office, first, outcome.record)), Recorded)


def test_a_proposal_that_was_not_decided_on_gets_nothing(office: Office) -> None:
    outcome = office.record(a_draft(1))
    assert isinstance(outcome, PersonRecorded)
    plan_goods(office.store, office.session, outcome.proposal)

    refused = save(office, asked(office, outcome.proposal))

    assert isinstance(refused, NotYet)
    assert [p.code for p in refused.problems] == ["workflow.not_from_here"]


def test_a_handover_that_was_only_marked_can_be_made_up_for(office: Office) -> None:
    proposal = decided(office)
    set_status(office.store, office.session, proposal, Status.DISTRIBUTED)

    assert isinstance(save(office, asked(office, proposal)), Recorded)
    assert status_of(office, proposal) == Status.DISTRIBUTED


def test_a_correction_is_seen_in_the_ledger(office: Office) -> None:
    proposal = decided(office)
    outcome = save(office, asked(office, proposal))
    assert isinstance(outcome, Recorded)

    again = save(office, asked(office, proposal, outcome.record, supplier="UD Berkah Etam"))

    assert isinstance(again, Recorded)
    assert again.record == outcome.record
    history = office.store.ledger.history(outcome.record)
    assert [entry.act for entry in history] == ["handover.record"] * 2
    assert "UD Berkah Etam" in history[-1].changes


@pytest.mark.parametrize(
    ("user", "role", "allowed"),
    [
        ("Budi Petugas", Role.FIELD_OFFICER, False),
        ("Siti Operator", Role.FIELD_OFFICER, True),
        ("Budi Petugas", Role.OPERATOR, True),
    ],
)
def test_an_officer_corrects_only_what_is_their_own(
    office: Office, user: str, role: Role, allowed: bool
) -> None:
    proposal = decided(office)
    outcome = save(office, asked(office, proposal))
    assert isinstance(outcome, Recorded)

    again = save(office, asked(office, proposal, outcome.record), user=user, role=role)

    assert isinstance(again, Recorded) is allowed
    if isinstance(again, NotYet):
        assert [p.code for p in again.problems] == ["handover.not_yours"]


def test_what_changed_meanwhile_is_never_written_over(office: Office) -> None:
    proposal = decided(office)
    early = asked(office, proposal)
    outcome = save(office, early)
    assert isinstance(outcome, Recorded)
    form = asked(office, proposal, outcome.record)
    save(office, asked(office, proposal, outcome.record, supplier="UD Berkah Etam"))

    assert save(office, early) == Stale(proposal)
    assert save(office, form) == Stale(proposal)
    second = replace(asked(office, proposal, outcome.record), handover="", handover_rev=0)
    assert save(office, second) == Stale(proposal)
    gone = replace(form, handover="tidak ada")
    assert save(office, gone) == Stale(proposal)
    assert save(office, replace(form, proposal="tidak ada")) == Stale("tidak ada")


def test_the_next_number_counts_on_from_what_was_recorded(office: Office) -> None:
    assert record_handover.offered_number(office.store, PATTERN, JULY) == (
        "001/BAST/DINSOS/VII/2025"
    )
    save(office, asked(office, decided(office)))

    offered = record_handover.offered_number(office.store, PATTERN, JULY)

    assert offered == "002/BAST/DINSOS/VII/2025"
    assert record_handover.offered_number(office.store, "tanpa isian", JULY) == ""
    next_year = LetterDay(date(2026, 1, 5), "64.02")
    assert record_handover.offered_number(office.store, PATTERN, next_year).startswith("001/")


def remember(office: Office, pattern: str, role: Role = Role.OPERATOR) -> Topic:
    session = replace(office.session, role=role)
    return record_handover.remember_pattern(office.store, session, pattern, now=office.now)


def test_an_operators_pattern_is_the_offices(office: Office) -> None:
    officer = replace(office.session, user="Budi Petugas", role=Role.FIELD_OFFICER)

    assert remember(office, f" {PATTERN} ") == Topic.OFFICE
    assert remember(office, PATTERN) == Topic.NOTHING
    assert remember(office, "tanpa isian") == Topic.NOTHING

    assert record_handover.pattern_of(office.store, office.session) == PATTERN
    assert record_handover.pattern_of(office.store, officer) == PATTERN
    assert record_handover.may_set_pattern(office.store, office.session)
    assert not record_handover.may_set_pattern(office.store, officer)
    with pytest.raises(Refused, match="operator_only"):
        remember(office, "{nomor}", Role.FIELD_OFFICER)


def test_an_officer_has_an_own_pattern_until_the_office_has_one(office: Office) -> None:
    officer = replace(office.session, role=Role.FIELD_OFFICER)
    before = office.store.ledger.count()

    assert remember(office, "{nomor}/BAST", Role.FIELD_OFFICER) == Topic.NOTHING

    assert office.store.ledger.count() == before
    assert record_handover.pattern_of(office.store, officer) == "{nomor}/BAST"
    assert record_handover.pattern_of(office.store, replace(officer, user="Budi")) == ""
    remember(office, PATTERN)
    assert record_handover.pattern_of(office.store, officer) == PATTERN


def test_the_lists_show_who_waits_and_who_has_the_goods(office: Office) -> None:
    first, second = decided(office, 1), decided(office, 2, village_code=LOA_IPUH)
    third = decided(office, 3, village_code=LOA_IPUH)
    save(office, asked(office, first))
    save(office, asked(office, second, bast_number="2", handed_on=date(2025, 7, 20), supplier=""))
    handovers = office.store.handovers

    assert [row.proposal for row in handovers.waiting(UEP)] == [third]
    assert [row.who.proposal for row in handovers.handed(UEP)] == [second, first]
    assert [row.bast_number for row in handovers.handed(replace(UEP, place="64.02.06.1001"))] == [
        "001/BAST/DINSOS/VII/2025"
    ]
    assert handovers.waiting(replace(UEP, place="64.02.06", text="contoh c")) != []
    assert handovers.waiting(replace(UEP, text="tidak ada")) == []
    assert handovers.villages(UEP) == {"64.02.06.1001": 0, LOA_IPUH: 1}
    found = handovers.distribution(UEP)
    assert (found.handed, found.decided) == (2, 3)
    assert handovers.suppliers() == ["CV Mahakam Jaya"]


def test_an_empty_form_is_no_handover(office: Office) -> None:
    proposal = decided(office)
    request = replace(asked(office, proposal), draft=HandoverDraft())

    outcome = save(office, request)

    assert isinstance(outcome, NotYet)
    assert "handover.nothing_delivered" in {p.code for p in outcome.problems}
