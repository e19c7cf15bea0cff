"""How records stood at some entry of the ledger, as its writer could see it."""

from __future__ import annotations

from bansos_desktop.domain.ledger import Author
from bansos_desktop.domain.records import Kind
from bansos_desktop.store.as_of import Moment
from tests.factories import NOW
from tests.store.conftest import Office

HERE, THERE = Author("laptop-a", "Siti"), Author("laptop-b", "Amir")


def put(office: Office, uid: str, author: Author = HERE, **values: object) -> None:
    with office.store.write(author, now=NOW, act="recipient.update") as work:
        work.put(Kind.PERSON, uid, values)  # type: ignore[arg-type]  # a test names fields


def export(office: Office, uid: str, author: Author = HERE) -> Moment:
    with office.store.write(author, now=NOW, act="document.export") as work:
        work.put(Kind.EXPORT, uid, {"document": "usulan"})
    moment = office.store.as_of.moment(Kind.EXPORT, uid)
    assert moment is not None
    return moment


def test_values_are_those_before_the_entry(office: Office) -> None:
    put(office, "p1", name="Ani", phone="0811")
    put(office, "p1", phone="0812")
    moment = export(office, "e1")
    put(office, "p1", phone="0813")
    put(office, "p2", name="Budi")

    assert office.store.as_of.values(["p1", "p2", "p3"], moment) == {
        "p1": {"name": "Ani", "phone": "0812"}
    }
    assert (moment.user, moment.at) == ("Siti", NOW.isoformat(timespec="seconds"))


def test_an_entry_that_is_not_here_has_no_moment(office: Office) -> None:
    put(office, "e1", name="Ani")

    assert office.store.as_of.moment(Kind.EXPORT, "e1") is None
    assert office.store.as_of.moment(Kind.EXPORT, "e2") is None


def test_the_moment_is_that_of_the_first_entry(office: Office) -> None:
    first = export(office, "e1")
    with office.store.write(HERE, now=NOW, act="document.export") as work:
        work.put(Kind.EXPORT, "e1", {"row_count": 3})

    assert office.store.as_of.moment(Kind.EXPORT, "e1") == first


def test_of_a_deleted_record_it_says_so(office: Office) -> None:
    put(office, "p1", name="Ani")
    with office.store.write(HERE, now=NOW, act="record.delete") as work:
        work.delete(Kind.PERSON, "p1")

    assert office.store.as_of.values(["p1"], export(office, "e1")) == {
        "p1": {"name": "Ani", "deleted": 1}
    }


def test_what_another_laptop_had_read_counts_and_what_it_had_not_does_not(office: Office) -> None:
    put(office, "p1", name="Ani")
    put(office, "p1", THERE, phone="0812")
    moment = export(office, "e1", THERE)

    assert office.store.as_of.values(["p1"], moment) == {"p1": {"name": "Ani", "phone": "0812"}}
    unread = Moment(moment.device, moment.number, {}, moment.at, moment.user)
    assert office.store.as_of.values(["p1"], unread) == {"p1": {"phone": "0812"}}
    later = Moment("laptop-c", 9, {"laptop-a": 1}, moment.at, moment.user)
    assert office.store.as_of.values(["p1"], later) == {"p1": {"name": "Ani"}}
