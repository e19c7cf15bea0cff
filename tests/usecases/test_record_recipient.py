"""Recording one person: every outcome, who may accept what, and what the ledger keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import parse_changes
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.usecases.judge import Judge, Target
from bansos_desktop.usecases.record_recipient import (
    Duplicate,
    NotYet,
    Recorded,
    Request,
    Stale,
)
from tests.factories import JAHAB, LOA_IPUH, MANGGAR, a_draft, a_nik
from tests.soundness import dump, rows_of
from tests.usecases.conftest import UEP_2025, MakeOffice, Office

UEP_2026 = Target("UEP", 2026, "murni")


def recorded(outcome: object) -> Recorded:
    assert isinstance(outcome, Recorded), outcome
    return outcome


def codes(outcome: object) -> list[str]:
    assert isinstance(outcome, NotYet), outcome
    return [problem.code for problem in outcome.problems]


def form_of(office: Office, done: Recorded, draft: RecipientDraft) -> Request:
    """The form as it stands after loading a record."""
    person = office.store.recipients.person(done.person)
    proposal = office.store.recipients.proposal(done.proposal)
    assert person is not None
    assert proposal is not None
    revs = {"person_rev": person.rev, "proposal_rev": proposal.rev}
    return Request(UEP_2025, draft, person=done.person, proposal=done.proposal, **revs)


def test_a_person_nobody_has_anything_to_say_about_is_recorded(office: Office) -> None:
    judge = Judge(office.store, UEP_2025, office="64", today=office.today)
    findings = judge.check_typed(a_draft())

    done = recorded(office.record(a_draft()))

    assert findings == []
    assert done.changes == Topic.RECIPIENTS | Topic.QUOTAS
    person = office.store.recipients.person(done.person)
    proposal = office.store.recipients.proposal(done.proposal)
    assert person is not None
    assert proposal is not None
    assert person.values == a_draft().tidy().person_values()
    assert proposal.values["region_code"] == "64.02"
    assert (proposal.values["status"], proposal.values["stage"]) == ("diusulkan", "murni")


def test_what_is_typed_is_tidied(office: Office) -> None:
    draft = a_draft(name="  Siti   Nur ", nik="6402-0612 0880.0001", phone="+62 840-0000-0001")

    done = recorded(office.record(draft))

    person = office.store.recipients.person(done.person)
    assert person is not None
    assert [person.values[name] for name in ("name", "nik", "phone")] == [
        "Siti Nur",
        a_nik(),
        "084000000001",
    ]


def test_the_same_nik_in_the_same_year_is_a_duplicate(office: Office) -> None:
    first = recorded(office.record(a_draft()))
    before = dump(office.store)

    again = office.record(a_draft(name="Orang Lain"))

    assert again == Duplicate(first.proposal, "Orang Contoh A")
    assert dump(office.store) == before


def test_the_same_nik_in_another_year_is_the_same_person(office: Office) -> None:
    first = recorded(office.record(a_draft()))

    second = recorded(office.record(a_draft(phone="084000000009"), target=UEP_2026))

    assert second.person == first.person
    assert second.proposal != first.proposal
    assert office.store.recipients.count() == 1


def test_a_known_person_gets_no_second_proposal_in_a_year(office: Office) -> None:
    first = recorded(office.record(a_draft()))
    before = dump(office.store)

    again = office.save(Request(UEP_2025, a_draft(), person=first.person))

    assert again == Duplicate(first.proposal, "Orang Contoh A")
    assert dump(office.store) == before


def test_a_known_person_may_be_proposed_in_a_new_year(office: Office) -> None:
    first = recorded(office.record(a_draft()))

    second = recorded(office.save(Request(UEP_2026, a_draft(), person=first.person)))

    assert second.person == first.person


def test_a_new_proposal_for_somebody_who_is_gone_is_stale(office: Office) -> None:
    done = recorded(office.record(a_draft()))
    with office.store.write(office.session.author, now=office.now, act="hapus") as work:
        work.delete(Kind.PERSON, done.person)
    before = dump(office.store)

    assert office.save(Request(UEP_2026, a_draft(), person=done.person)) == Stale("")
    assert dump(office.store) == before


def test_a_nik_cannot_be_changed_into_somebody_elses(office: Office) -> None:
    recorded(office.record(a_draft(1)))
    second = recorded(office.record(a_draft(2), target=UEP_2026))
    before = dump(office.store)

    person = office.store.recipients.person(second.person)
    proposal = office.store.recipients.proposal(second.proposal)
    assert person is not None
    assert proposal is not None
    outcome = office.save(
        Request(
            UEP_2026,
            a_draft(1),
            person=second.person,
            proposal=second.proposal,
            person_rev=person.rev,
            proposal_rev=proposal.rev,
        )
    )

    assert outcome == Duplicate("", "Orang Contoh A")
    assert dump(office.store) == before


def test_a_change_is_kept_field_by_field(office: Office) -> None:
    done = recorded(office.record(a_draft()))
    changed = a_draft(name="Nama Baru", requested_value=5_000_000, village_code=LOA_IPUH)

    recorded(office.save(form_of(office, done, changed)))

    person, proposal = (
        office.store.ledger.history(uid)[-1] for uid in (done.person, done.proposal)
    )
    assert parse_changes(person.changes) == {
        "name": ("Orang Contoh A", "Nama Baru"),
        "village_code": (JAHAB, LOA_IPUH),
    }
    assert parse_changes(proposal.changes) == {"requested_value": (4_500_000, 5_000_000)}


def test_a_form_may_empty_a_field(office: Office) -> None:
    done = recorded(office.record(a_draft()))

    recorded(office.save(form_of(office, done, a_draft(phone=""))))

    assert parse_changes(office.store.ledger.history(done.person)[-1].changes) == {
        "phone": ("084000000001", None)
    }


def test_saving_what_already_stands_writes_nothing(office: Office) -> None:
    done = recorded(office.record(a_draft()))
    before = dump(office.store)

    again = recorded(office.save(form_of(office, done, a_draft())))

    assert again.changes is Topic.NOTHING
    assert dump(office.store) == before


def test_moving_house_moves_the_place_in_the_quota(office: Office) -> None:
    done = recorded(office.record(a_draft()))

    moved = a_draft(village_code=MANGGAR, region_code="64.02")
    recorded(office.save(form_of(office, done, moved)))

    assert set(office.store.quotas.use("UEP", 2025)) == {("murni", "64.71")}


def test_a_form_behind_somebody_elses_change_is_stale(office: Office) -> None:
    done = recorded(office.record(a_draft()))
    old = form_of(office, done, a_draft(name="Dari layar lama"))
    recorded(office.save(form_of(office, done, a_draft(name="Sudah diubah"))))
    before = dump(office.store)

    assert office.save(old) == Stale(done.proposal)
    assert dump(office.store) == before


@pytest.mark.parametrize("changed", [{"person": "hilang"}, {"proposal": "hilang"}])
def test_a_form_about_what_is_gone_is_stale(office: Office, changed: dict[str, str]) -> None:
    done = recorded(office.record(a_draft()))
    form = replace(form_of(office, done, a_draft()), **changed)  # type: ignore[arg-type]  # fields

    assert office.save(form) == Stale(form.proposal)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": " "}, "name.missing"),
        ({"nik": "123"}, "nik.length"),
        ({"village_code": ""}, "region.village_required"),
        ({"village_code": "64.02.06"}, "region.village_required"),
        ({"village_code": "64.02.06.9999"}, "region.village_required"),
        ({"desil": 11}, "desil.range"),
        ({"requested_value": -1}, "value.not_positive"),
    ],
)
def test_what_nobody_may_accept_is_never_recorded(
    office: Office, changed: dict[str, object], code: str
) -> None:
    before = dump(office.store)

    outcome = office.record(a_draft(**changed), accepted={code: "biar saja"})

    assert codes(outcome) == [code]
    assert dump(office.store) == before


def test_a_village_of_another_office_is_outside(make_office: MakeOffice) -> None:
    office = make_office(region_code="64.71")

    assert codes(office.record(a_draft())) == ["region.outside"]
    recorded(office.record(a_draft(village_code=MANGGAR)))


@pytest.mark.parametrize(
    ("changed", "code", "petugas"),
    [
        ({"nik": ""}, "nik.missing", True),
        ({"desil": 7}, "desil.too_high", False),
        ({"business_type": "x2026"}, "business.not_open", False),
    ],
)
def test_a_finding_is_accepted_with_a_reason_by_who_may(
    office: Office, changed: dict[str, object], code: str, petugas: bool
) -> None:
    if code == "business.not_open":
        changed = {"business_type": later_business(office)}
    draft = a_draft(**changed)

    assert codes(office.record(draft)) == [code]
    assert codes(office.record(draft, accepted={code: "  "})) == [code]
    by_petugas = office.record(draft, accepted={code: "sudah dilihat"}, role=Role.FIELD_OFFICER)
    assert isinstance(by_petugas, Recorded) == petugas
    done = by_petugas
    if not petugas:
        done = office.record(draft, accepted={code: "sudah dilihat", "award.recent": "tak perlu"})

    assert office.store.recipients.accepted(recorded(done).person) == {code: "sudah dilihat"}


def later_business(office: Office) -> str:
    kinds = office.store.reference.business_types()
    return next(kind.code for kind in kinds if kind.start_year > 2025)


def test_last_years_award_stops_petugas_and_an_operator_with_a_reason_may_go_on(
    office: Office,
) -> None:
    recorded(office.record(a_draft(), status=Status.DISTRIBUTED))
    reason = {"award.recent": "musibah kebakaran, BA 12/2026"}

    assert codes(office.record(a_draft(), target=UEP_2026)) == ["award.recent"]
    by_petugas = office.record(a_draft(), target=UEP_2026, accepted=reason, role=Role.FIELD_OFFICER)
    assert codes(by_petugas) == ["award.recent"]
    done = recorded(office.record(a_draft(), target=UEP_2026, accepted=reason))

    assert office.store.recipients.accepted(done.person) == reason
    entry = office.store.ledger.history(f"{done.person}-award.recent")[-1]
    assert (entry.user, entry.act) == ("Siti Operator", "recipient.record")


def test_who_waited_last_year_was_not_awarded(office: Office) -> None:
    recorded(office.record(a_draft(), status=Status.RESERVE))

    recorded(office.record(a_draft(), target=UEP_2026))


def test_two_people_without_a_nik_are_two_people(office: Office) -> None:
    accepted = {"nik.missing": "belum rekam KTP"}

    first = recorded(office.record(a_draft(nik=""), accepted=accepted))
    second = recorded(office.record(a_draft(nik=""), accepted=accepted))

    assert first.person != second.person


def test_another_one_of_the_family_is_only_warned_of(office: Office) -> None:
    first = recorded(office.record(a_draft(1)))
    draft = a_draft(2, family_card=a_draft(1).family_card)
    judge = Judge(office.store, UEP_2025, office="64", today=office.today)

    found = {problem.code for problem in judge.check_typed(draft)}

    assert found == {"family_card.another"}
    assert judge.check_typed(a_draft(1), first.person) == []
    recorded(office.record(draft))


def test_an_undone_acceptance_writes_nothing_twice(office: Office) -> None:
    accepted = {"desil.too_high": "hasil musdes"}
    done = recorded(office.record(a_draft(desil=7), accepted=accepted))
    before = dump(office.store)

    form = form_of(office, done, a_draft(desil=7))
    again = recorded(office.save(replace(form, accepted=accepted)))

    assert again.changes is Topic.NOTHING
    assert dump(office.store) == before
    assert rows_of(office.store, "select count(*) from decision") == [(1,)]
