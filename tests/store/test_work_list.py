"""What waits: open proposals with their people, visits to make, what was sent back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import UNDECIDED, Status
from tests.factories import JAHAB, LOA_IPUH, NOW
from tests.store.conftest import Office

CARD = "6402061203159002"


def put(office: Office, *rows: tuple[Kind, str, Mapping[str, Value]]) -> None:
    with office.store.write(office.session.author, now=NOW, act="test") as work:
        for kind, uid, values in rows:
            work.put(kind, uid, values)


def propose(office: Office, number: int, status: Status = Status.PROPOSED, **person: Value) -> None:
    """A person `p1` with the proposal `q1`."""
    who: dict[str, Value] = {"name": f"Orang {number}", "village_code": JAHAB, **person}
    proposal: dict[str, Value] = {
        "person": f"p{number}",
        "programme": "UEP",
        "year": 2025,
        "status": status.value,
    }
    put(office, (Kind.PERSON, f"p{number}", who), (Kind.PROPOSAL, f"q{number}", proposal))


@pytest.mark.parametrize("status", Status)
def test_open_is_what_may_still_be_decided(office: Office, status: Status) -> None:
    propose(office, 1, status, nik="1")

    found = list(office.store.work.open_proposals("UEP", 2025))

    assert [one.uid for one in found] == (["q1"] if status in UNDECIDED else [])
    for one in found:
        assert (one.person["name"], one.proposal["person"]) == ("Orang 1", "p1")
        assert "Orang" not in repr(one)


def test_who_is_deleted_or_of_another_year_is_not_open(office: Office) -> None:
    propose(office, 1)
    propose(office, 2)
    with office.store.write(office.session.author, now=NOW, act="test") as work:
        work.delete(Kind.PROPOSAL, "q1")
        work.delete(Kind.PERSON, "p2")

    assert list(office.store.work.open_proposals("UEP", 2025)) == []
    assert list(office.store.work.open_proposals("UEP", 2024)) == []


def test_only_cards_of_several_people_are_given(office: Office) -> None:
    propose(office, 1, family_card=CARD)
    propose(office, 2, family_card=CARD)
    propose(office, 3, family_card="1")
    propose(office, 4)
    propose(office, 5)

    assert office.store.work.shared_cards("UEP", 2025) == {
        CARD: [("p1", "Orang 1"), ("p2", "Orang 2")]
    }


def test_what_was_accepted_is_known_by_person_and_code(office: Office) -> None:
    decision = {"person": "p1", "code": "desil.too_high", "reason": "benar"}
    put(office, (Kind.DECISION, "d", decision))

    assert office.store.work.accepted() == {("p1", "desil.too_high")}


def test_visits_are_counted_by_village_until_they_are_made(office: Office) -> None:
    propose(office, 1, village_code=LOA_IPUH)
    propose(office, 2)
    propose(office, 3)
    propose(office, 4)
    propose(office, 5, Status.ELIGIBLE)
    put(
        office,
        (Kind.VERIFICATION, "v2", {"proposal": "q2"}),
        (Kind.VERIFICATION, "v3", {"proposal": "q3"}),
    )
    with office.store.write(office.session.author, now=NOW, act="test") as work:
        work.delete(Kind.VERIFICATION, "v3")

    villages = office.store.work.visits_to_make("UEP", 2025)

    assert [(one.village_code, one.people) for one in villages] == [(JAHAB, 2), (LOA_IPUH, 1)]


def test_what_was_sent_back_last_comes_first_with_its_reason(office: Office) -> None:
    propose(office, 1, Status.RETURNED)
    propose(office, 2, Status.RETURNED)
    propose(office, 3)
    put(office, (Kind.PROPOSAL, "q2", {"status_reason": "Foto belum ada"}))

    found = office.store.work.sent_back("UEP", 2025, 5)

    assert [(one.uid, one.name, one.reason) for one in found] == [
        ("q2", "Orang 2", "Foto belum ada"),
        ("q1", "Orang 1", ""),
    ]
    assert len(office.store.work.sent_back("UEP", 2025, 1)) == 1
    assert "Orang" not in repr(found)
