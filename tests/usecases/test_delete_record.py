"""Deleting and restoring proposals: tombstones with everything that hangs on them."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action, Role, Status
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import delete_record
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, a_draft
from tests.soundness import rows_of
from tests.usecases.conftest import UEP_2025, Office
from tests.usecases.test_undo_act import as_user, recorded, step, visit

NEXT_YEAR = type(UEP_2025)("UEP", 2026, "murni")


def delete(office: Office, *proposals: str) -> delete_record.Deleted:
    """As the window does."""
    return delete_record.run(office.store, office.session, proposals, now=NOW)


def restore(office: Office, proposal: str) -> delete_record.Restored:
    """As the window does."""
    return delete_record.restore(office.store, office.session, proposal, now=NOW)


def hang(office: Office, kind: Kind, **values: object) -> str:
    """A record of a kind."""
    uid = new_uid()
    with office.store.write(office.session.author, now=NOW, act="goods.plan") as work:
        work.put(kind, uid, values)  # type: ignore[arg-type]  # a test names fields
    return uid


def living(office: Office) -> dict[str, int]:
    """How many records of each kind are not deleted."""
    kinds = ("person", "proposal", "goods", "verification", "photo", "decision")
    return {
        kind: count
        for kind in kinds
        if (count := rows_of(office.store, f"select count(*) from {kind} where deleted = 0")[0][0])
    }


def test_deleting_takes_the_person_and_what_hangs_on_the_proposal(office: Office) -> None:
    made = recorded(office)
    hang(office, Kind.GOODS, proposal=made.proposal, name="Wajan")
    uid = hang(office, Kind.VERIFICATION, proposal=made.proposal)
    hang(office, Kind.PHOTO, about=uid)

    deleted = delete(office, made.proposal)

    assert living(office) == {}
    assert (deleted.names, deleted.refused) == (["Orang Contoh A"], [])


def test_a_person_with_another_proposal_stays(office: Office) -> None:
    made = recorded(office)
    hang(office, Kind.PHOTO, about=made.person)
    hang(office, Kind.DECISION, person=made.person, code="desil.too_high")
    office.record(a_draft(1), target=NEXT_YEAR)

    delete(office, made.proposal)

    assert living(office) == {"person": 1, "proposal": 1, "photo": 1, "decision": 1}


def test_restoring_brings_back_what_was_deleted_together(office: Office) -> None:
    made = recorded(office)
    hang(office, Kind.GOODS, proposal=made.proposal, name="Wajan")
    gone = hang(office, Kind.GOODS, proposal=made.proposal, name="Kompor")
    with office.store.write(office.session.author, now=NOW, act="goods.plan") as work:
        work.delete(Kind.GOODS, gone)
    delete(office, made.proposal)

    restored = restore(office, made.proposal)

    assert living(office) == {"person": 1, "proposal": 1, "goods": 1}
    assert restored.name == "Orang Contoh A"


def test_what_is_not_deleted_is_not_restored(office: Office) -> None:
    made = recorded(office)

    with pytest.raises(Refused, match=r"restore\.not_deleted"):
        restore(office, made.proposal)
    with pytest.raises(Refused, match=r"restore\.not_deleted"):
        restore(office, "tidak-ada")


def test_nobody_comes_back_beside_himself(office: Office) -> None:
    made = recorded(office)
    delete(office, made.proposal)
    recorded(office)

    with pytest.raises(Refused, match=r"restore\.twin") as refusal:
        restore(office, made.proposal)

    assert "Orang Contoh A sudah tercatat lagi" in refusal.value.message


def test_a_proposal_does_not_come_back_beside_a_new_one_of_the_same_year(office: Office) -> None:
    made = recorded(office)
    office.record(a_draft(1), target=NEXT_YEAR)
    delete(office, made.proposal)
    recorded(office)

    with pytest.raises(Refused, match=r"restore\.twin"):
        restore(office, made.proposal)


def test_what_was_decided_is_not_deleted(office: Office) -> None:
    made = recorded(office)
    visit(office, made)
    step(office, made, Action.DECIDE, decree_number="SK 1")

    checked = delete(office, made.proposal)

    assert checked.batch == ""
    assert [one.code for one in checked.refused] == ["delete.decided"]
    assert living(office)["proposal"] == 1


def test_what_was_cancelled_after_a_decree_is_not_deleted(office: Office) -> None:
    made = recorded(office)
    visit(office, made)
    step(office, made, Action.DECIDE, decree_number="SK 1")
    step(office, made, Action.CANCEL)

    assert [one.code for one in delete(office, made.proposal).refused] == ["delete.decree"]


def test_of_several_only_those_that_may_be_are_deleted(office: Office) -> None:
    first, second = recorded(office, 1), recorded(office, 2)
    visit(office, second)
    step(office, second, Action.DECIDE, decree_number="SK 1")

    deleted = delete(office, first.proposal, second.proposal, "tidak-ada")

    assert deleted.names == ["Orang Contoh A"]
    assert [one.code for one in deleted.refused] == ["delete.decided", "delete.gone"]


def test_an_officer_deletes_own_unverified_proposals_only(office: Office) -> None:
    officer = as_user(office, "Budi", Role.FIELD_OFFICER)
    others, own, seen = recorded(office, 1), recorded(officer, 2), recorded(officer, 3)
    visit(officer, seen)

    deleted = delete(officer, others.proposal, own.proposal, seen.proposal)

    assert deleted.names == ["Orang Contoh B"]
    assert [one.code for one in deleted.refused] == ["delete.not_yours"] * 2


def test_an_officer_restores_only_what_he_deleted(office: Office) -> None:
    officer = as_user(office, "Budi", Role.FIELD_OFFICER)
    mine, theirs = recorded(officer, 1), recorded(office, 2)
    delete(officer, mine.proposal)
    delete(office, theirs.proposal)

    restore(officer, mine.proposal)

    with pytest.raises(Refused, match=r"restore\.not_yours"):
        restore(officer, theirs.proposal)


def test_the_trash_lists_the_latest_first_with_who_and_when(office: Office) -> None:
    for serial in (1, 2):
        delete(office, recorded(office, serial).proposal)

    listed = office.store.trash.listed("UEP", 2025, 10)

    assert [one.name for one in listed] == ["Orang Contoh B", "Orang Contoh A"]
    assert listed[0].act == "record.delete"
    assert (listed[0].user, listed[0].status) == ("Siti Operator", Status.PROPOSED)
    assert office.store.trash.listed("UEP", 2026, 10) == []
