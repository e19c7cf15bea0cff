"""Whatever was done, taken back and done again: the ledger and the tables agree, and all goes back.

Hypothesis plays short stories on a real store; the fixture proves the store after each example.
"""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.acts import step_act
from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.domain.workflow import Action, Role, Status, next_step
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import delete_record, undo_act
from bansos_desktop.usecases.proposal_steps import take_step
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, a_draft
from tests.soundness import faults_of, rows_of
from tests.usecases.conftest import MakeOffice, Office

KINDS = (Kind.PERSON, Kind.PROPOSAL, Kind.VERIFICATION, Kind.GOODS)
ACTIONS = (Action.FIND_ELIGIBLE, Action.RESERVE, Action.PROMOTE, Action.DECIDE, Action.CANCEL)
MOVES = st.lists(
    st.tuples(
        st.sampled_from(("record", "change", "step", "visit", "goods", "delete", "undo", "redo")),
        st.integers(0, 5),
    ),
    max_size=10,
)


def standing(office: Office) -> dict[Kind, list[tuple[object, ...]]]:
    """All living records by their fields, whatever entry they are of."""
    return {
        kind: rows_of(
            office.store,
            f"select uid, {', '.join(FIELDS[kind])} from {kind} where deleted = 0 order by uid",
        )
        for kind in KINDS
    }


def living(office: Office) -> list[str]:
    """Proposals that are not deleted."""
    rows = rows_of(office.store, "select uid from proposal where deleted = 0 order by id")
    return [row[0] for row in rows]


def play(office: Office, move: str, number: int) -> None:
    """One act, if it is possible now."""
    store, session = office.store, office.session
    if move == "record":
        office.record(a_draft(number + 1))
        return
    if move in ("undo", "redo"):
        find = undo_act.last_act if move == "undo" else undo_act.last_undo
        code = ""
        try:
            undo_act.run(store, session, find(store, session).batch, now=NOW)
        except Refused as refusal:
            code = refusal.code
        assert code in ("", "undo.none_left", "undo.no_redo")
        return
    proposals = living(office)
    if not proposals:
        return
    uid = proposals[number % len(proposals)]
    if move == "delete":
        delete_record.run(store, session, [uid], now=NOW)
        return
    stored = store.recipients.proposal(uid)
    assert stored is not None
    action = ACTIONS[number % len(ACTIONS)] if move == "step" else Action.FIND_ELIGIBLE
    is_possible = not hasattr(
        next_step(Status(str(stored.values["status"])), action, Role.OPERATOR), "code"
    )
    with store.write(session.author, now=NOW, act=step_act(action)) as work:
        if move == "change":
            work.put(Kind.PERSON, str(stored.values["person"]), {"desil": number})
        elif move == "goods":
            work.put(Kind.GOODS, new_uid(), {"proposal": uid, "name": f"Barang {number}"})
        elif is_possible:
            if move == "visit":
                work.put(Kind.VERIFICATION, new_uid(), {"proposal": uid, "note": str(number)})
            take_step(work, stored, action, Role.OPERATOR, {"decree_number": f"SK {number}"})


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_taking_everything_back_gives_what_stood_before(
    make_office: MakeOffice, moves: list[tuple[str, int]]
) -> None:
    office = make_office(f"data-{new_uid()}")
    before = standing(office)

    for move, number in moves:
        play(office, move, number)
    assert faults_of(office.store) == []
    while True:
        try:
            batch = undo_act.last_act(office.store, office.session).batch
        except Refused:
            break
        undo_act.run(office.store, office.session, batch, now=NOW)

    assert standing(office) == before
    assert faults_of(office.store) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES, number=st.integers(1, 4))
def test_doing_again_gives_what_stood_before_taking_back(
    make_office: MakeOffice, moves: list[tuple[str, int]], number: int
) -> None:
    office = make_office(f"data-{new_uid()}")
    for move, which in moves:
        play(office, move, which)
    before = standing(office)

    taken = 0
    for _ in range(number):
        try:
            batch = undo_act.last_act(office.store, office.session).batch
        except Refused:
            break
        undo_act.run(office.store, office.session, batch, now=NOW)
        taken += 1
    for _ in range(taken):
        play(office, "redo", 0)

    assert standing(office) == before
