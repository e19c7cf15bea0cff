"""Taking back acts: values go back, what somebody changed since stays and is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bansos_desktop.domain.acts import step_act
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action, Role, Status
from bansos_desktop.usecases import delete_record, list_quotas, record_recipient, undo_act
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.usecases.proposal_steps import take_step
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, a_draft, a_row
from tests.soundness import dump, rows_of
from tests.usecases.conftest import UEP_2025, CancelAt, MakeOffice, Office


def recorded(office: Office, serial: int = 1, **changed: object) -> Recorded:
    """One family in the office."""
    outcome = office.record(a_draft(serial, **changed))
    assert isinstance(outcome, Recorded), outcome
    return outcome


def change(office: Office, made: Recorded, serial: int = 1, **changed: object) -> Recorded:
    """The same family with other values, by whoever is at the office."""
    person = office.store.recipients.person(made.person)
    proposal = office.store.recipients.proposal(made.proposal)
    assert person is not None
    assert proposal is not None
    request = record_recipient.Request(
        UEP_2025,
        a_draft(serial, **changed),
        made.person,
        person.rev,
        made.proposal,
        proposal.rev,
    )
    outcome = office.save(request)
    assert isinstance(outcome, Recorded), outcome
    return outcome


def step(office: Office, made: Recorded, action: Action, **values: object) -> str:
    """A step with a proposal; gives its batch."""
    with office.store.write(office.session.author, now=NOW, act=step_act(action)) as work:
        proposal = office.store.recipients.proposal(made.proposal)
        assert proposal is not None
        take_step(work, proposal, action, Role.OPERATOR, values)  # type: ignore[arg-type]
    return work.batch


def visit(office: Office, made: Recorded) -> tuple[str, str]:
    """A visit that finds the family fit; gives its batch and the visit."""
    with office.store.write(office.session.author, now=NOW, act="visit.record") as work:
        uid = f"kunjungan-{made.proposal}"
        work.put(Kind.VERIFICATION, uid, {"proposal": made.proposal, "outcome": "selesai"})
        proposal = office.store.recipients.proposal(made.proposal)
        assert proposal is not None
        take_step(work, proposal, Action.FIND_ELIGIBLE, Role.OPERATOR)
    return work.batch, uid


def undo(office: Office, batch: str = "") -> undo_act.Undone:
    """Take back a batch, or the last act."""
    if not batch:
        batch = undo_act.last_act(office.store, office.session).batch
    return undo_act.run(office.store, office.session, batch, now=NOW)


def redo(office: Office) -> undo_act.Undone:
    """What Ctrl+Y does."""
    head = undo_act.last_undo(office.store, office.session)
    return undo_act.run(office.store, office.session, head.batch, now=NOW)


def desil_of(office: Office, made: Recorded) -> object:
    """What stands."""
    person = office.store.recipients.person(made.person)
    return person and person.values["desil"]


def status_of(office: Office, made: Recorded) -> object:
    """What stands."""
    proposal = office.store.recipients.proposal(made.proposal)
    return proposal and proposal.values["status"]


def as_user(office: Office, name: str, role: Role = Role.OPERATOR) -> Office:
    """Somebody else at the same laptop."""
    return replace(office, session=replace(office.session, user=name, role=role))


def test_a_change_goes_back_to_the_old_value(office: Office) -> None:
    made = recorded(office)
    change(office, made, desil=2)

    done = undo(office)

    assert desil_of(office, made) == 1
    assert done.prospect.words == "Data penerima disimpan"
    assert Topic.RECIPIENTS in done.changes


def test_a_recorded_family_gets_tombstones(office: Office) -> None:
    made = recorded(office)

    undo(office)

    assert office.store.recipients.person(made.person) is None
    assert office.store.recipients.proposal(made.proposal) is None
    assert office.store.quotas.use("UEP", 2025) == {}


def test_one_act_after_the_other_is_taken_back_and_done_again(office: Office) -> None:
    made = recorded(office)
    change(office, made, desil=2)
    change(office, made, desil=3)

    seen = [desil_of(office, made)]
    for move in (undo, undo, undo, redo, redo, redo):
        move(office)
        seen.append(desil_of(office, made))

    assert seen == [3, 2, 1, None, 1, 2, 3]
    with pytest.raises(Refused, match=r"undo\.no_redo"):
        redo(office)


def test_after_something_new_nothing_is_done_again(office: Office) -> None:
    made = recorded(office)
    change(office, made, desil=2)
    undo(office)
    change(office, made, desil=3)

    with pytest.raises(Refused, match=r"undo\.no_redo"):
        redo(office)


def test_an_act_that_was_done_again_can_be_taken_back_again(office: Office) -> None:
    made = recorded(office)
    change(office, made, desil=2)
    undo(office)
    redo(office)
    undo(office)

    assert desil_of(office, made) == 1
    assert undo_act.last_undo(office.store, office.session).user == office.session.user


def test_what_somebody_changed_since_stays_and_is_named(office: Office) -> None:
    made = recorded(office)
    first = change(office, made, desil=2, phone="084000000009")
    batch = office.store.history.heads()[0].batch
    change(as_user(office, "Budi"), first, desil=3, phone="084000000009")

    done = undo(office, batch)

    person = office.store.recipients.person(made.person)
    assert person is not None
    assert (person.values["desil"], person.values["phone"]) == (3, "084000000001")
    assert done.prospect.kept == ["Orang Contoh A tetap: Desil diubah Budi 1 Agustus 2025"]


def test_a_value_that_was_left_and_taken_up_again_is_somebody_elses(office: Office) -> None:
    made = recorded(office)
    change(office, made, desil=2)
    batch = office.store.history.heads()[0].batch
    change(office, made, desil=3)
    change(as_user(office, "Budi"), made, desil=2)

    with pytest.raises(Refused, match=r"undo\.nothing") as refusal:
        undo(office, batch)

    assert "diubah Budi" in refusal.value.message


def test_a_recorded_family_that_somebody_edited_stays_whole(office: Office) -> None:
    made = recorded(office)
    batch = office.store.history.heads()[0].batch
    change(as_user(office, "Budi"), made, address="Jl. Lain")

    with pytest.raises(Refused, match=r"undo\.nothing") as refusal:
        undo(office, batch)

    assert "Alamat diubah Budi 1 Agustus 2025" in refusal.value.message
    assert office.store.recipients.proposal(made.proposal) is not None


def test_a_recorded_family_with_a_visit_stays_with_the_reason(office: Office) -> None:
    made = recorded(office)
    batch = office.store.history.heads()[0].batch
    with office.store.write(office.session.author, now=NOW, act="visit.record") as work:
        work.put(Kind.VERIFICATION, "kunjungan", {"proposal": made.proposal})

    with pytest.raises(Refused) as refusal:
        undo(office, batch)

    assert "sudah ada kunjungan verifikasi yang memakainya" in refusal.value.message
    assert office.store.recipients.person(made.person) is not None


def test_a_visit_goes_back_with_the_status_it_gave(office: Office) -> None:
    made = recorded(office)
    visit(office, made)

    undo(office)

    assert status_of(office, made) == Status.PROPOSED
    assert rows_of(office.store, "select deleted from verification") == [(1,)]


def test_a_visit_stays_when_the_family_was_decided_since(office: Office) -> None:
    made = recorded(office)
    batch, _uid = visit(office, made)
    step(office, made, Action.DECIDE, decree_number="SK 1", decree_date="2025-08-01")

    with pytest.raises(Refused) as refusal:
        undo(office, batch)

    assert "Status diubah Siti Operator" in refusal.value.message
    assert rows_of(office.store, "select deleted from verification") == [(0,)]


def test_a_decision_goes_back_with_its_decree(office: Office) -> None:
    made = recorded(office)
    visit(office, made)
    step(office, made, Action.DECIDE, decree_number="SK 1", decree_date="2025-08-01")

    undo(office)

    proposal = office.store.recipients.proposal(made.proposal)
    assert proposal is not None
    assert proposal.values["status"] == Status.ELIGIBLE
    assert (proposal.values["decree_number"], proposal.values["decree_date"]) == (None, None)


def test_a_decree_that_was_corrected_keeps_the_whole_decision(office: Office) -> None:
    made = recorded(office)
    visit(office, made)
    batch = step(office, made, Action.DECIDE, decree_number="SK 1", decree_date="2025-08-01")
    with office.store.write(office.session.author, now=NOW, act="proposal.tetapkan") as work:
        work.put(Kind.PROPOSAL, made.proposal, {"decree_number": "SK 2"})

    with pytest.raises(Refused):
        undo(office, batch)

    assert status_of(office, made) == Status.DECIDED


def test_an_import_goes_back_row_by_row(office: Office, tmp_path: Path) -> None:
    old = recorded(office, 1, desil=2)
    imported = office.take_rows(tmp_path / "a.xlsx", [a_row(n) for n in range(1, 6)])
    people = office.store.recipients.with_nik([str(a_row(3)["nik"])])
    (third,) = people.values()
    proposals = office.store.recipients.proposals_of([third.uid], "UEP", 2025)
    there = Recorded(third.uid, proposals[third.uid].uid, Topic.NOTHING)
    change(as_user(office, "Budi"), there, 3, address="Jl. Lain")

    done = undo(office, imported.batch)

    assert office.store.recipients.count() == 2
    assert desil_of(office, old) == 2
    assert done.prospect.kept == ["Orang Contoh C tetap: Alamat diubah Budi 1 Agustus 2025"]
    assert office.store.ledger.batch_of_source(imported.plan.source_hash) == ""


def test_a_large_import_goes_back_and_comes_back_in_bulk(office: Office, tmp_path: Path) -> None:
    rows = [a_row(n) for n in range(1, 320)]
    imported = office.take_rows(tmp_path / "a.xlsx", rows)
    stood = rows_of(office.store, "select * from listing order by id")

    done = undo(office)
    emptied = office.store.recipients.count()
    redo(office)

    assert done.prospect.families == 319
    assert imported.counts.created == 319
    assert emptied == 0
    assert rows_of(office.store, "select * from listing order by id") == stood


def test_cancelling_a_large_undo_changes_nothing(office: Office, tmp_path: Path) -> None:
    imported = office.take_rows(tmp_path / "a.xlsx", [a_row(n) for n in range(1, 320)])
    before = dump(office.store)

    with pytest.raises(Cancelled):
        undo_act.run(office.store, office.session, imported.batch, now=NOW, progress=CancelAt(2))

    assert dump(office.store) == before


def test_a_rehearsal_says_the_same_and_keeps_nothing(office: Office) -> None:
    made = recorded(office)
    change(office, made, desil=2)
    batch = office.store.history.heads()[0].batch

    tried = undo_act.run(office.store, office.session, batch, now=NOW, rehearse=True)

    assert (tried.batch, tried.changes) == ("", Topic.NOTHING)
    assert tried.prospect.families == 1
    assert desil_of(office, made) == 2


def test_an_act_about_no_family_names_none(office: Office) -> None:
    with office.store.write(office.session.author, now=NOW, act="rule.change") as work:
        work.put(Kind.RULE, "r", {"code": "value_max", "value": "1"})

    done = undo(office)

    assert (done.prospect.families, done.prospect.about) == (0, "")


def test_a_photo_is_named_by_its_family(office: Office) -> None:
    made = recorded(office)
    _batch, uid = visit(office, made)
    with office.store.write(office.session.author, now=NOW, act="photo.add") as work:
        work.put(Kind.PHOTO, "f", {"about": uid})

    assert undo(office).prospect.about == "Orang Contoh A"


def test_nothing_is_taken_back_twice(office: Office) -> None:
    made = recorded(office)
    change(office, made, desil=2)
    batch = office.store.history.heads()[0].batch
    undo(office, batch)

    with pytest.raises(Refused, match=r"undo\.already"):
        undo(office, batch)


def test_starting_the_office_is_never_taken_back(office: Office) -> None:
    batch = list(office.store.history.walk(100))[-1].batch

    with pytest.raises(Refused, match=r"undo\.lasting"):
        undo(office, batch)
    with pytest.raises(Refused, match=r"undo\.none_left"):
        undo(office)


def test_an_unknown_act_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match=r"undo\.unknown"):
        undo(office, "tidak-ada")


def test_an_officer_takes_back_only_own_acts(office: Office) -> None:
    recorded(office)
    batch = office.store.history.heads()[0].batch
    officer = as_user(office, "Budi", Role.FIELD_OFFICER)

    with pytest.raises(Refused, match=r"undo\.none_left"):
        undo(officer)
    with pytest.raises(Refused, match=r"undo\.not_yours"):
        undo(officer, batch)


def test_an_operator_takes_back_what_somebody_else_did(office: Office) -> None:
    officer = as_user(office, "Budi", Role.FIELD_OFFICER)
    made = recorded(officer)
    batch = office.store.history.heads()[0].batch

    undo(office, batch)

    assert office.store.recipients.person(made.person) is None
    with pytest.raises(Refused, match=r"undo\.none_left"):
        undo(officer)


def test_an_undo_that_passes_the_quota_says_so(office: Office) -> None:
    line = next(
        line
        for line in list_quotas.run(office.store, "UEP", 2025)
        if line.region_code == "64.02" and line.stage == "murni"
    )
    made = recorded(office)
    step(office, made, Action.CANCEL, status_reason="pindah")
    with office.store.write(office.session.author, now=NOW, act="sample.make") as work:
        work.create_many(
            Kind.PROPOSAL,
            (
                (
                    f"penuh-{n}",
                    {
                        "person": made.person,
                        "programme": "UEP",
                        "year": 2025,
                        "stage": "murni",
                        "region_code": "64.02",
                        "status": "diusulkan",
                    },
                )
                for n in range(line.quota)
            ),
        )
    cancelled = office.store.history.heads()[1].batch

    done = undo(office, cancelled)

    assert status_of(office, made) == Status.PROPOSED
    (passed,) = done.warnings
    assert passed.message.startswith("Kuota Kabupaten Kutai Kartanegara murni terlampaui 1 orang")


def test_a_deleted_family_comes_back_by_undo(office: Office) -> None:
    made = recorded(office)
    delete_record.run(office.store, office.session, [made.proposal], now=NOW)

    undo(office)

    assert office.store.recipients.proposal(made.proposal) is not None


def test_a_deleted_family_stays_deleted_when_it_was_recorded_again(office: Office) -> None:
    made = recorded(office)
    deleted = delete_record.run(office.store, office.session, [made.proposal], now=NOW)
    recorded(office)

    with pytest.raises(Refused) as refusal:
        undo(office, deleted.batch)

    assert "sudah tercatat lagi atas nama Orang Contoh A" in refusal.value.message
    assert office.store.recipients.count() == 1


def test_a_nik_does_not_go_back_to_what_somebody_else_has_now(office: Office) -> None:
    made = recorded(office)
    change(office, made, 2, name="Orang Contoh A")
    batch = office.store.history.heads()[0].batch
    recorded(office, 1, name="Orang Baru", family_card=a_draft(3).family_card)

    done = undo(office, batch)

    person = office.store.recipients.person(made.person)
    assert person is not None
    assert person.values["nik"] == a_draft(2).nik
    assert person.values["address"] == "Jl. Contoh 1"
    assert done.prospect.kept == ["Orang Contoh A tetap: sudah tercatat lagi atas nama Orang Baru"]


def test_an_accepted_finding_goes_and_comes_back_with_its_family(office: Office) -> None:
    made = office.record(a_draft(1, desil=7), accepted={"desil.too_high": "sudah dicek di rumah"})
    assert isinstance(made, Recorded), made

    undo(office)
    without = office.store.recipients.accepted(made.person)
    redo(office)

    assert without == {}
    assert office.store.recipients.accepted(made.person) == {
        "desil.too_high": "sudah dicek di rumah"
    }


def test_after_a_restart_the_last_act_is_the_same(make_office: MakeOffice) -> None:
    office = make_office()
    made = recorded(office)
    change(office, made, desil=2)
    office.store.close()
    office.store = type(office.store).open(office.folder, office.key)

    undo(office)

    assert desil_of(office, made) == 1


def test_an_import_that_took_no_row_is_no_last_act(office: Office, tmp_path: Path) -> None:
    office.take_rows(tmp_path / "baik.xlsx", [a_row(1)])
    taken = undo_act.last_act(office.store, office.session).batch
    refused = office.take_rows(tmp_path / "tolak.xlsx", [a_row(2, nik="12")])
    assert refused.counts.rejected == 1

    assert undo_act.last_act(office.store, office.session).batch == taken
    undo_act.run(office.store, office.session, taken, now=NOW)

    assert office.store.recipients.count() == 0


def test_who_was_decided_on_without_a_value_is_granted_the_one_filled_in_later(
    office: Office,
) -> None:
    made = recorded(office, requested_value=None)
    step(office, made, Action.FIND_ELIGIBLE)
    step(office, made, Action.DECIDE)

    def granted() -> object:
        proposal = office.store.recipients.proposal(made.proposal)
        return proposal and proposal.values["approved_value"]

    change(office, made, name="Lain Nama", requested_value=None)
    assert granted() is None
    change(office, made, requested_value=4_500_000)
    assert granted() == 4_500_000
    change(office, made, requested_value=4_600_000)
    assert granted() == 4_500_000  # it is the decree's now
    undo(office)
    undo(office)
    assert granted() is None
    redo(office)
    assert granted() == 4_500_000


def test_a_value_of_who_is_not_decided_on_is_granted_by_nobody(office: Office) -> None:
    made = recorded(office, requested_value=None)

    change(office, made, requested_value=4_500_000)

    proposal = office.store.recipients.proposal(made.proposal)
    assert proposal is not None
    assert proposal.values["approved_value"] is None
