"""What taking back is reckoned from: what an act wrote, what came after, what is around."""

from __future__ import annotations

from bansos_desktop.domain.acts import undo_act
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.undo import Written
from tests.factories import NOW
from tests.soundness import rows_of
from tests.store.conftest import Office

Put = tuple[Kind, str, dict[str, Value]]


def write(office: Office, *puts: Put, act: str = "uji") -> str:
    """One act; gives its batch."""
    with office.store.write(office.session.author, now=NOW, act=act) as work:
        for kind, uid, values in puts:
            work.put(kind, uid, values)
    return work.batch


def written(office: Office, batch: str) -> dict[str, Written]:
    """What an act wrote, by record."""
    return {one.record: one for one in office.store.undo.written(batch)}


PERSON: Put = (Kind.PERSON, "p", {"name": "Ani", "desil": 3})
PROPOSAL: Put = (Kind.PROPOSAL, "q", {"person": "p", "programme": "UEP", "year": 2025})


def test_several_writes_of_one_act_are_one_change(office: Office) -> None:
    write(office, PERSON)

    batch = write(office, (Kind.PERSON, "p", {"desil": 2}), (Kind.PERSON, "p", {"desil": 1}))

    assert written(office, batch)["p"].changes == {"desil": (3, 1)}
    assert not written(office, batch)["p"].created


def test_what_came_later_is_named_once(office: Office) -> None:
    write(office, PERSON)
    batch = write(office, (Kind.PERSON, "p", {"desil": 2}), (Kind.PERSON, "p", {"desil": 1}))
    later = write(office, (Kind.PERSON, "p", {"name": "Ana"}))

    (mark,) = written(office, batch)["p"].later

    assert (mark.batch, mark.fields, mark.user) == (later, {"name"}, "Siti Operator")


def test_what_hangs_on_a_made_record_is_seen_at_any_kind(office: Office) -> None:
    batch = write(office, PERSON, PROPOSAL)
    write(
        office,
        (Kind.GOODS, "g", {"proposal": "q"}),
        (Kind.PHOTO, "f", {"about": "p"}),
        (Kind.PHOTO, "gone", {"about": "p"}),
        (Kind.DECISION, "d", {"person": "p"}),
    )
    write(office, (Kind.PHOTO, "gone", {"deleted": 1}))

    found = written(office, batch)

    assert set(found["p"].around.hung) == {
        ("q", Kind.PROPOSAL),
        ("d", Kind.DECISION),
        ("f", Kind.PHOTO),
    }
    assert found["q"].around.hung == [("g", Kind.GOODS)]
    assert (found["q"].owner, found["p"].owner) == ("p", "")


def test_the_owner_of_a_changed_record_is_read_from_its_row(office: Office) -> None:
    write(office, PERSON, PROPOSAL, (Kind.GOODS, "g", {"proposal": "q"}))

    batch = write(office, (Kind.GOODS, "g", {"delivered_volume": 1}))

    assert written(office, batch)["g"].owner == "q"


def test_a_deleted_record_knows_its_twin_and_its_deleted_owner(office: Office) -> None:
    rule: Put = (Kind.RULE, "r", {"code": "x"})
    write(office, (Kind.PERSON, "p", {"name": "Ani", "nik": "1"}), PROPOSAL, rule)
    batch = write(
        office,
        (Kind.PROPOSAL, "q", {"deleted": 1}),
        (Kind.PERSON, "p", {"deleted": 1}),
        (Kind.RULE, "r", {"deleted": 1}),
    )
    photo = write(office, (Kind.PHOTO, "f", {"about": "q"}))
    gone = write(office, (Kind.PHOTO, "f", {"deleted": 1}))
    write(office, (Kind.PERSON, "p2", {"name": "Ana", "nik": "1"}))

    found = written(office, batch)

    assert found["p"].around.twin == "Ana"
    assert (found["q"].around.twin, found["q"].around.owner_gone) == ("", True)
    assert not written(office, gone)["f"].around.owner_gone
    assert written(office, photo)["f"].created


def test_an_undo_that_was_undone_no_longer_stands(office: Office) -> None:
    batch = write(office, PERSON)
    undo = write(office, (Kind.PERSON, "p", {"deleted": 1}), act=undo_act(batch))
    first = office.store.history.undone_by(batch)
    redo = write(office, (Kind.PERSON, "p", {"deleted": 0}), act=undo_act(undo))
    history = office.store.history

    assert (first, history.undone_by(batch), history.undone_by(undo)) == (undo, "", redo)
    assert history.root_act(undo_act(undo)) == ("uji", False)
    assert history.root_act(undo_act(batch)) == ("uji", True)
    assert history.root_act(undo_act("tidak-ada")) == (undo_act("tidak-ada"), False)


def test_acts_are_walked_newest_first_whatever_their_size(office: Office) -> None:
    batches = [
        write(office, *((Kind.PERSON, f"{n}-{m}", {"name": "x"}) for m in range(n % 3 + 1)))
        for n in range(120)
    ]

    walked = [head.batch for head in office.store.history.walk(1000)]

    assert walked[:120] == batches[::-1]
    assert [head.batch for head in office.store.history.walk(70)] == batches[::-1][:70]


def test_questions_about_acts_never_read_the_whole_ledger(office: Office) -> None:
    """Every step of the plans searches an index or the entries' own numbers."""
    plans = [
        "select min(id) from ledger where batch = 'x'",
        "select max(id) from ledger where id < 5",
        """select batch from ledger where act = 'undo:x' and act >= 'undo:' and act < 'undo;'
            order by id desc limit 1""",
        "select id from ledger where batch = 'x' order by id limit 1",
    ]

    steps = [
        str(row[3]) for plan in plans for row in rows_of(office.store, f"explain query plan {plan}")
    ]

    assert all(step.startswith("SEARCH") for step in steps), steps


def test_who_a_record_is_about_is_found_from_any_kind(office: Office) -> None:
    write(
        office,
        PERSON,
        PROPOSAL,
        (Kind.GOODS, "g", {"proposal": "q"}),
        (Kind.DECISION, "d", {"person": "p"}),
        (Kind.RULE, "r", {"code": "x"}),
    )
    asked = [
        (Kind.PERSON, "p"),
        (Kind.PROPOSAL, "q"),
        (Kind.GOODS, "g"),
        (Kind.DECISION, "d"),
        (Kind.RULE, "r"),
        (Kind.PERSON, "tidak-ada"),
    ]

    assert office.store.history.people(asked) == {
        "p": "Ani",
        "q": "Ani",
        "g": "Ani",
        "d": "Ani",
        "tidak-ada": "",
    }
