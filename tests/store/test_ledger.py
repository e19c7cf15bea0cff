"""The ledger: append-only, without gaps, and proof that a change behind its back is seen."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Author, parse_changes
from bansos_desktop.domain.records import Kind
from bansos_desktop.store.ledger import Fault
from bansos_desktop.store.unit_of_work import UnitOfWork
from tests.factories import NOW, a_draft
from tests.soundness import dump, faults_of, raw, rows_of, second_connection
from tests.store.conftest import Office

Transaction = Callable[..., AbstractContextManager[UnitOfWork]]


def write_person(office: Office, uid: str, **values: str) -> None:
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, uid, dict(a_draft().person_values()) | values)
        work.put(Kind.PROPOSAL, f"usul-{uid}", {"person": uid, "programme": "UEP", "year": 2025})


def write_and_fail(office: Office, transaction: Transaction) -> None:
    """Write a person, and then think better of it."""
    with transaction(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, "batal", {"name": "Batal"})
        raise KeyError


def drop_guards(office: Office) -> None:
    for name in ("ledger_no_update", "ledger_no_delete"):
        raw(office.store).execute(f"drop trigger {name}")


@pytest.mark.parametrize("statement", ["delete from ledger", "update ledger set user = 'lain'"])
def test_nobody_edits_the_ledger(office: Office, statement: str) -> None:
    with pytest.raises(sqlcipher.IntegrityError, match="append-only"):
        raw(office.store).execute(statement)


def test_a_new_store_adds_up(office: Office) -> None:
    assert faults_of(office.store) == []
    assert office.store.ledger.count() > 0


def test_a_row_changed_behind_the_ledger_is_named(broken: Office) -> None:
    write_person(broken, "a")
    other = second_connection(broken.folder, broken.key)

    other.execute("update person set name = 'Orang Lain' where uid = 'a'")
    other.close()

    assert Fault("person", "a") in list(broken.store.ledger.table_faults())
    assert "person is not what the ledger adds up to" in faults_of(broken.store)


def test_a_row_that_no_entry_made_is_named(broken: Office) -> None:
    write_person(broken, "b")

    raw(broken.store).execute("insert into person (uid, name, rev) values ('a', 'Selundupan', 1)")

    assert list(broken.store.ledger.table_faults()) == [Fault("person", "a")]


def test_a_row_that_vanished_is_named(broken: Office) -> None:
    write_person(broken, "a")
    write_person(broken, "b")

    raw(broken.store).execute("delete from proposal where uid = 'usul-a'")

    assert Fault("proposal", "usul-a") in list(broken.store.ledger.table_faults())


def test_a_rewritten_entry_breaks_the_chain(broken: Office) -> None:
    write_person(broken, "a")
    drop_guards(broken)

    raw(broken.store).execute("update ledger set user = 'Orang Lain' where record = 'a'")

    number = rows_of(broken.store, "select number from ledger where record = 'a'")[0][0]
    assert list(broken.store.ledger.chain_faults()) == [
        Fault("hash", f"{broken.session.device}:{number}")
    ]


def test_a_rewritten_and_resealed_entry_breaks_the_next_link(broken: Office) -> None:
    write_person(broken, "a")
    drop_guards(broken)

    turned = "substr(hash, 2) || substr(hash, 1, 1)"
    raw(broken.store).execute(f"update ledger set hash = {turned} where number = 2")

    assert [fault.what for fault in broken.store.ledger.chain_faults()] == ["hash", "previous"]


def test_a_deleted_entry_is_a_gap(broken: Office) -> None:
    write_person(broken, "a")
    drop_guards(broken)

    raw(broken.store).execute("delete from ledger where number = 2")

    assert list(broken.store.ledger.chain_faults()) == [Fault("gap", f"{broken.session.device}:3")]


@pytest.mark.parametrize(
    ("statement", "model"),
    [
        ("update listing set name = 'Orang Lain'", "listing"),
        ("update listing set name = upper(name)", "listing"),
        ("delete from listing", "listing"),
        ("update quota_use set people = people + 1", "quota_use"),
        ("update quota_use set value = value + 1", "quota_use"),
    ],
)
def test_a_changed_read_model_is_named(broken: Office, statement: str, model: str) -> None:
    write_person(broken, "a")

    raw(broken.store).execute(statement)

    assert list(broken.store.ledger.table_faults()) == [Fault(model, "")]


def test_what_is_rolled_back_leaves_no_gap(office: Office) -> None:
    write_person(office, "a")
    before, entries = dump(office.store), office.store.ledger.count()

    with pytest.raises(KeyError):
        write_and_fail(office, office.store.write)
    after_failure = dump(office.store)
    write_person(office, "c")

    assert after_failure == before
    numbers = [row[0] for row in rows_of(office.store, "select number from ledger order by id")]
    assert numbers == list(range(1, entries + 3))


def test_a_rehearsal_sees_everything_and_leaves_nothing(office: Office) -> None:
    before = dump(office.store)

    with office.store.rehearse(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, "a", a_draft().person_values())
        seen_inside = office.store.recipients.count()

    assert seen_inside == 1
    assert dump(office.store) == before


def test_a_failing_rehearsal_fails_and_leaves_nothing(office: Office) -> None:
    before = dump(office.store)

    with pytest.raises(KeyError):
        write_and_fail(office, office.store.rehearse)

    assert dump(office.store) == before


def test_a_transaction_inside_another_is_refused(office: Office) -> None:
    before = dump(office.store)

    def nest(office: Office) -> None:
        with office.store.write(office.session.author, now=NOW, act="luar") as work:
            work.put(Kind.PERSON, "a", a_draft().person_values())
            write_person(office, "b")

    with pytest.raises(RuntimeError, match="already open"):
        nest(office)
    assert dump(office.store) == before


def test_an_entry_holds_each_field_with_its_old_and_new_value(office: Office) -> None:
    write_person(office, "a", name="Lama")

    with office.store.write(office.session.author, now=NOW, act="ganti") as work:
        assert work.put(Kind.PERSON, "a", {"name": "Baru", "sex": "L"})

    first, second = office.store.ledger.history("a")
    assert (second.act, second.user, second.batch) == ("ganti", "Siti Operator", work.batch)
    assert parse_changes(second.changes) == {"name": ("Lama", "Baru")}
    assert parse_changes(first.changes)["name"] == (None, "Lama")
    assert json.loads(second.seen) == {}
    assert work.changes is Topic.RECIPIENTS


def test_writing_what_already_stands_writes_nothing(office: Office) -> None:
    write_person(office, "a")
    before = dump(office.store)

    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        changed = work.put(Kind.PERSON, "a", a_draft().person_values())

    assert not changed
    assert work.changes is Topic.NOTHING
    assert dump(office.store) == before


def test_a_tombstone_hides_a_person_and_keeps_the_history(office: Office) -> None:
    write_person(office, "a")

    with office.store.write(office.session.author, now=NOW, act="hapus") as work:
        assert work.delete(Kind.PERSON, "a")
        assert not work.delete(Kind.PERSON, "a")

    assert office.store.recipients.person("a") is None
    assert office.store.recipients.count() == 0
    assert len(office.store.ledger.history("a")) == 2
    assert rows_of(office.store, "select name from listing") == []


def test_values_put_to_a_deleted_record_bring_it_back(office: Office) -> None:
    write_person(office, "a")
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.delete(Kind.PERSON, "a")
        work.put(Kind.PERSON, "a", {"desil": 4, "deleted": 1})
        hidden = office.store.recipients.person("a")
        work.put(Kind.PERSON, "a", {"desil": 4})

    assert hidden is None
    person = office.store.recipients.person("a")
    assert person is not None
    assert person.values["desil"] == 4


def test_a_record_is_never_born_deleted(office: Office) -> None:
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, "a", {"name": "Ani", "deleted": 1})

    assert office.store.recipients.person("a") is not None


def test_deleting_what_never_was_makes_no_ghost(office: Office) -> None:
    before = dump(office.store)

    with office.store.write(office.session.author, now=NOW, act="hapus") as work:
        assert not work.delete(Kind.PERSON, "tidak-ada")

    assert dump(office.store) == before


def test_a_deleted_proposal_leaves_the_quota_sums(office: Office) -> None:
    write_person(office, "a")

    with office.store.write(office.session.author, now=NOW, act="hapus") as work:
        work.delete(Kind.PROPOSAL, "usul-a")

    assert rows_of(office.store, "select people, value from quota_use") == [(0, 0)]
    assert office.store.quotas.years("UEP") == [2025]


def test_entries_of_another_laptop_are_known_as_ancestors(office: Office) -> None:
    other = Author("laptop-lain", "Budi")
    with office.store.write(other, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, "a", {"name": "Dari sana"})
        work.put(Kind.PERSON, "a", {"name": "Dari sana lagi"})

    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, "a", {"name": "Dari sini"})

    ours = office.store.ledger.history("a")[-1]
    assert json.loads(ours.seen) == {"laptop-lain": 2}
    assert next(office.store.ledger.added_up(Kind.PERSON))[5] == "Dari sini"


def test_many_records_at_once_are_entries_like_any_other(office: Office) -> None:
    people = [(f"p{n:05}", {"name": f"Orang {n}"}) for n in range(2500)]
    before = office.store.ledger.count()

    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        made = work.create_many(Kind.PERSON, people)

    assert made == 2500
    assert office.store.ledger.count() == before + 2500
    assert office.store.recipients.count() == 2500


def test_bulk_and_triggers_keep_the_same_read_models(office: Office) -> None:
    def write(work: UnitOfWork, part: str) -> None:
        for n in range(20):
            person = f"{part}{n:02}"
            work.put(Kind.PERSON, person, dict(a_draft(n + 1).person_values()))
            values = {"person": person, "programme": "UEP", "year": 2025, "stage": "murni"}
            work.put(Kind.PROPOSAL, f"u{person}", {**values, "status": "diusulkan"})

    author = office.session.author
    with office.store.rehearse(author, now=NOW, act="uji") as work:
        write(work, "a")
        by_triggers = [
            rows_of(office.store, f"select * from {t}") for t in ("listing", "quota_use")
        ]
        hits = rows_of(office.store, "select rowid from search where search match 'contoh'")
    with office.store.write(author, now=NOW, act="uji") as work, work.bulk():
        write(work, "a")

    in_bulk = [rows_of(office.store, f"select * from {t}") for t in ("listing", "quota_use")]
    assert in_bulk == by_triggers
    assert rows_of(office.store, "select rowid from search where search match 'contoh'") == hits
    assert len(hits) == 20
