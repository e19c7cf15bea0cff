"""A month of a monthly aid: for a list at once, for one person, corrected and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.acts import can_be_undone
from bansos_desktop.domain.instalment import InstalmentDraft, instalment_uid
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import record_instalments, tell_history, undo_act
from bansos_desktop.usecases.outcomes import NotYet, Outcome, Recorded, Stale
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.usecases.record_instalments import (
    MonthKept,
    MonthLook,
    MonthRequest,
    OneRequest,
    Taker,
)
from bansos_desktop.usecases.refusal import Refused
from tests.factories import JAHAB, NOW, TODAY
from tests.monthly import CASH, FOOD, WORTH, YEAR, a_month, decided_people
from tests.soundness import faults_of, rows_of
from tests.usecases.conftest import CancelAt, MakeOffice, Office

ALL = Narrowing(FOOD, YEAR)
MARCH, APRIL = "2025-03", "2025-04"


@pytest.fixture
def people(office: Office) -> list[str]:
    return decided_people(office.store, office.session, 5)


def hand_out(office: Office, request: MonthRequest, role: Role = Role.OPERATOR) -> MonthKept:
    session = replace(office.session, role=role)
    done = record_instalments.run(office.store, session, request, now=NOW, today=TODAY)
    assert isinstance(done, MonthKept)
    return done


def refused(office: Office, request: MonthRequest) -> list[str]:
    found = record_instalments.run(office.store, office.session, request, now=NOW, today=TODAY)
    assert isinstance(found, MonthLook)
    return [one.problem.code for one in found.faults]


def status_of(office: Office, proposal: str) -> str:
    stored = office.store.recipients.proposal(proposal)
    assert stored is not None
    return str(stored.values["status"])


def draft_of(office: Office, proposal: str, month: str = MARCH) -> InstalmentDraft:
    stored = office.store.instalments.of_proposal(proposal)[month]
    return InstalmentDraft.from_record(stored.values)


def rev_of(office: Office, proposal: str, month: str = MARCH) -> int:
    return office.store.instalments.of_people([proposal], month)[proposal].rev


def correct(
    office: Office, proposal: str, draft: InstalmentDraft, month: str = MARCH, **session: object
) -> Outcome:
    who = replace(office.session, **session)  # type: ignore[arg-type]  # a test names fields
    request = OneRequest(proposal, month, draft, rev_of(office, proposal, month))
    return record_instalments.record_one(office.store, who, request, now=NOW, today=TODAY)


def withdraw(office: Office, proposal: str, month: str = MARCH, **session: object) -> Outcome:
    who = replace(office.session, **session)  # type: ignore[arg-type]  # a test names fields
    rev = rev_of(office, proposal, month)
    return record_instalments.withdraw(office.store, who, proposal, month, rev=rev, now=NOW)


def undo_last(office: Office) -> None:
    batch = undo_act.last_act(office.store, office.session).batch
    undo_act.run(office.store, office.session, batch, now=NOW)


def test_a_list_is_recorded_at_once_and_moves_on(office: Office, people: list[str]) -> None:
    taker = Taker("keluarga", "Anak Contoh", "Ibu sakit", 250_000)
    request = a_month(people, takers={people[1]: taker}, absent={people[4]: "Tidak hadir"})

    done = hand_out(office, request, Role.FIELD_OFFICER)

    assert (len(done.look.going), done.look.absent) == (4, [people[4]])
    assert done.look.value == 3 * WORTH + 250_000
    (march,) = office.store.instalments.year(ALL)
    assert (march.period, march.people, march.value) == (MARCH, 4, 3 * WORTH + 250_000)
    assert [status_of(office, one) for one in people] == ["disalurkan"] * 4 + ["ditetapkan"]
    assert draft_of(office, people[0]).received_by == "Orang Contoh A"
    assert draft_of(office, people[1]).note == "Ibu sakit"
    assert draft_of(office, people[4]) == InstalmentDraft(
        note="Tidak hadir", officer="Siti Operator"
    )


def test_who_did_not_come_stays_open_and_is_recorded_later(
    office: Office, people: list[str]
) -> None:
    hand_out(office, a_month(people, absent={people[0]: "Tidak hadir"}))
    open_rows = office.store.instalments.month(ALL, MARCH, given=False)
    assert [(row.proposal, row.note) for row in open_rows] == [(people[0], "Tidak hadir")]

    done = hand_out(office, a_month(people))

    assert (done.look.going, len(done.look.already)) == ([people[0]], 4)
    assert draft_of(office, people[0]).note == ""
    assert len(office.store.instalments.month(ALL, MARCH, given=True)) == 5


def test_recording_twice_pays_nobody_twice(office: Office, people: list[str]) -> None:
    hand_out(office, a_month(people))
    with pytest.raises(Refused) as refusal:
        hand_out(office, a_month(people))

    assert "Maret 2025" in refusal.value.message
    assert office.store.instalments.year(ALL)[0].value == 5 * WORTH


def test_what_forbids_it_stops_all_and_names_whom(office: Office, people: list[str]) -> None:
    late = decided_people(office.store, office.session, 1, decree="2025-07-01", first=20)
    never = decided_people(office.store, office.session, 1, first=21, status=Status.CANCELLED)

    assert refused(office, a_month(people, period="2025-03", given_on=None)) == [
        "instalment.day_missing"
    ]
    assert refused(office, a_month([*people, *late])) == ["instalment.before_decree"]
    assert refused(office, a_month([*people, *never])) == ["instalment.not_decided"]
    assert refused(office, a_month(people, absent={people[0]: " "})) == [
        "instalment.reason_missing"
    ]
    found = record_instalments.look(office.store, a_month([*people, *late]), today=TODAY)
    assert found.faults[0].message.endswith("(Orang Contoh T)")
    found = record_instalments.look(office.store, a_month(people, given_on=None), today=TODAY)
    assert found.faults[0].message.endswith("diterima; di baris perintah: --tanggal.")
    both = a_month(people, takers={one: Taker("wakil", "Ketua RT") for one in people[:2]})
    found = record_instalments.look(office.store, both, today=TODAY)
    assert found.faults[0].message.endswith("(Orang Contoh A dan 1 orang lain)")
    assert office.store.instalments.year(ALL) == []


def test_who_cannot_be_recorded_may_be_skipped_and_is_named(
    office: Office, people: list[str]
) -> None:
    late = decided_people(office.store, office.session, 2, decree="2025-07-01", first=20)
    request = a_month([*people, *late], absent={people[0]: "Tidak hadir"})
    whole = record_instalments.look(office.store, request, today=TODAY)
    assert (whole.stops, whole.able, len(whole.going)) == (True, 5, 6)

    done = record_instalments.run(
        office.store, office.session, request, now=NOW, today=TODAY, skip_refused=True
    )

    assert isinstance(done, MonthKept)
    assert (done.look.going, done.look.absent) == (people[1:], people[:1])
    assert [one.proposal for one in done.look.refused] == late
    assert "sebelum SK ditetapkan (01/07/2025)" in done.look.refused[0].why
    assert "Orang" not in repr(done.look.refused)
    assert office.store.instalments.year(ALL)[0].people == 4


def test_where_everybody_is_refused_skipping_says_why(office: Office, people: list[str]) -> None:
    found = record_instalments.run(
        office.store,
        office.session,
        a_month(people, given_on=date(2025, 2, 28)),
        now=NOW,
        today=TODAY,
        skip_refused=True,
    )

    assert isinstance(found, MonthLook)
    assert (found.able, [one.problem.code for one in found.faults]) == (
        0,
        ["instalment.before_month"],
    )


def test_an_unusual_amount_must_be_seen_before_it_is_kept(
    office: Office, people: list[str]
) -> None:
    request = a_month(people, amount=WORTH - 1, seen_warnings=False)

    assert refused(office, request) == ["instalment.amount_low"]
    assert office.store.instalments.year(ALL) == []
    assert refused(office, replace(request, amount=WORTH + 1)) == ["instalment.amount_high"]
    hand_out(office, replace(request, seen_warnings=True))
    assert office.store.instalments.year(ALL)[0].value == 5 * (WORTH - 1)


def test_only_monthly_aid_has_months(office: Office) -> None:
    with pytest.raises(Refused, match=r"instalment\.not_monthly"):
        record_instalments.look(office.store, a_month([], programme="UEP"), today=TODAY)
    with pytest.raises(Refused, match=r"instalment\.not_monthly"):
        record_instalments.monthly_programme(office.store, "TIDAK-ADA")


def test_the_usual_amount_is_said_only_where_it_is_one(office: Office) -> None:
    food = record_instalments.monthly_programme(office.store, FOOD)
    cash = record_instalments.monthly_programme(office.store, CASH)

    assert record_instalments.usual_amount(food) == WORTH
    assert record_instalments.usual_amount(cash) == 200_000
    assert record_instalments.usual_amount(replace(food, value_min=1)) is None
    assert record_instalments.usual_amount(replace(food, value_min=None)) == WORTH


def test_a_rehearsal_keeps_nothing(office: Office, people: list[str]) -> None:
    done = record_instalments.run(
        office.store, office.session, a_month(people), now=NOW, today=TODAY, rehearse=True
    )

    assert isinstance(done, MonthKept)
    assert done.batch == ""
    assert office.store.instalments.year(ALL) == []


def test_cancelling_keeps_nothing(office: Office, people: list[str]) -> None:
    with pytest.raises(Cancelled):
        record_instalments.run(
            office.store,
            office.session,
            a_month(people),
            now=NOW,
            today=TODAY,
            progress=CancelAt(0),
        )

    assert office.store.instalments.year(ALL) == []


def test_hundreds_at_once_are_kept_in_bulk(office: Office) -> None:
    many = decided_people(office.store, office.session, 510)

    hand_out(office, a_month(many))

    assert office.store.instalments.year(ALL)[0].people == 510
    assert status_of(office, many[-1]) == "disalurkan"


def test_one_month_is_corrected_by_who_made_it_or_by_an_operator(
    office: Office, people: list[str]
) -> None:
    hand_out(office, a_month(people))
    better = replace(draft_of(office, people[0]), amount=150_000, note="Separuh paket")

    stranger = {"role": Role.FIELD_OFFICER, "user": "Orang Lain"}
    other = correct(office, people[0], better, **stranger)
    assert isinstance(other, NotYet)
    assert other.problems[0].code == "instalment.not_yours"
    assert isinstance(correct(office, people[0], better), Recorded)
    assert office.store.instalments.year(ALL)[0].value == 4 * WORTH + 150_000
    assert isinstance(withdraw(office, people[0], **stranger), NotYet)


def test_a_stale_form_writes_nothing(office: Office, people: list[str]) -> None:
    hand_out(office, a_month(people))
    draft = draft_of(office, people[0])
    store, session = office.store, office.session

    stale = record_instalments.record_one(
        store, session, OneRequest(people[0], MARCH, draft), now=NOW, today=TODAY
    )
    gone = record_instalments.record_one(
        store, session, OneRequest("tidak-ada", MARCH, draft), now=NOW, today=TODAY
    )
    unknown = record_instalments.withdraw(store, session, "tidak-ada", MARCH, rev=0, now=NOW)

    assert [type(one) for one in (stale, gone, unknown)] == [Stale, Stale, Stale]
    request = OneRequest("tidak-ada", MARCH, draft)
    assert record_instalments.check_one(store, request, today=TODAY) == []


def test_one_person_may_be_recorded_or_noted_absent_alone(
    office: Office, people: list[str]
) -> None:
    late = InstalmentDraft(date(2025, 3, 25), WORTH, "Beras", "Orang Contoh A", "sendiri")

    assert isinstance(correct(office, people[0], InstalmentDraft(note="Di rumah sakit")), Recorded)
    assert status_of(office, people[0]) == "ditetapkan"
    assert isinstance(correct(office, people[0], late), Recorded)
    assert status_of(office, people[0]) == "disalurkan"
    assert isinstance(correct(office, people[0], InstalmentDraft(note="Ternyata belum")), Recorded)
    assert status_of(office, people[0]) == "ditetapkan"
    outcome = correct(office, people[0], replace(late, amount=0))
    assert isinstance(outcome, NotYet)
    assert [one.code for one in outcome.problems] == ["instalment.amount_missing"]


def test_taking_back_the_only_month_moves_the_proposal_back(
    office: Office, people: list[str]
) -> None:
    hand_out(office, a_month(people))
    hand_out(office, a_month(people[:1], period=APRIL))

    assert isinstance(withdraw(office, people[0]), Recorded)
    assert status_of(office, people[0]) == "disalurkan"
    assert isinstance(withdraw(office, people[1]), Recorded)
    assert status_of(office, people[1]) == "ditetapkan"
    undo_last(office)
    assert status_of(office, people[1]) == "disalurkan"
    hand_out(office, a_month(people))
    assert office.store.instalments.year(ALL)[0].people == 5


def test_the_only_month_of_somebody_who_was_visited_stays(
    office: Office, people: list[str]
) -> None:
    hand_out(office, a_month(people))
    with office.store.write(office.session.author, now=NOW, act="monitoring.record") as work:
        work.put(Kind.PROPOSAL, people[0], {"status": Status.MONITORED.value})

    outcome = withdraw(office, people[0])

    assert isinstance(outcome, NotYet)
    assert [one.code for one in outcome.problems] == ["instalment.monitored"]
    hand_out(office, a_month(people[:1], period=APRIL))
    assert isinstance(withdraw(office, people[0]), Recorded)


def test_undoing_a_month_leaves_the_other_months_alone(office: Office, people: list[str]) -> None:
    march = hand_out(office, a_month(people))
    april = hand_out(office, a_month(people[:2], period=APRIL))

    undo_act.run(office.store, office.session, march.batch, now=NOW)

    assert [one.period for one in office.store.instalments.year(ALL)] == [APRIL]
    expected = ["disalurkan"] * 2 + ["ditetapkan"] * 3
    assert [status_of(office, one) for one in people] == expected
    undone = undo_act.run(office.store, office.session, april.batch, now=NOW)
    assert [status_of(office, one) for one in people] == ["ditetapkan"] * 5
    undo_act.run(office.store, office.session, undone.batch, now=NOW)
    assert [status_of(office, one) for one in people] == expected


def test_undoing_a_list_says_how_many_and_which_month(office: Office, people: list[str]) -> None:
    hand_out(office, a_month(people[1:], period=APRIL))
    march = hand_out(office, a_month(people))
    one = hand_out(office, a_month(people[:1], period=APRIL))

    many = undo_act.look(office.store, office.session, march.batch)
    assert (many.families, many.about) == (5, "5 orang, Maret 2025")
    single = undo_act.look(office.store, office.session, one.batch)
    assert (single.families, single.about) == (1, "Orang Contoh A")
    done = undo_act.run(office.store, office.session, march.batch, now=NOW)
    again = undo_act.look(office.store, office.session, done.batch)
    assert again.about == "5 orang, Maret 2025"


def test_history_names_the_month(office: Office, people: list[str]) -> None:
    done = hand_out(office, a_month(people[:1]))
    correct(office, people[0], replace(draft_of(office, people[0]), amount=150_000))
    withdraw(office, people[0])

    told = tell_history.of_proposal(office.store, people[0])

    lines = [line for event in told for line in event.lines]
    assert "    Bulan: Maret 2025" in lines
    assert "Maret 2025: Nilai Rp300.000 → Rp150.000" in lines
    assert "Maret 2025: Penyaluran bulanan dihapus" in lines
    assert told[0].act == "Penyaluran bulanan dicabut"
    (act,) = [
        a for a in tell_history.acts(office.store, office.session) if a.head.batch == done.batch
    ]
    assert (act.words, act.name) == ("Penyaluran bulanan dicatat", "Orang Contoh A")
    assert can_be_undone("instalment.record")


def test_villages_and_arrears_are_counted(office: Office, people: list[str]) -> None:
    late = decided_people(office.store, office.session, 1, decree="2025-04-10", first=20)
    store = office.store
    hand_out(office, a_month(people[:3]))

    assert store.instalments.due(ALL) == 6
    assert store.instalments.villages(ALL, MARCH) == {JAHAB: 1, "64.02.06.1002": 2}
    assert store.instalments.arrears(ALL, (MARCH, APRIL)) == {MARCH: 2, APRIL: 6}
    (sums,) = store.instalments.regions(ALL).items()
    assert sums[0] == ("64.02", MARCH)
    assert sums[1].people == 3
    narrow = Narrowing(FOOD, YEAR, JAHAB, "contoh")
    assert [row.name for row in store.instalments.month(narrow, MARCH)] == [
        "Orang Contoh A",
        "Orang Contoh C",
        "Orang Contoh E",
    ]
    assert late[0] in {row.proposal for row in store.instalments.month(ALL, MARCH, given=False)}


MOVES = st.lists(
    st.tuples(
        st.sampled_from(("list", "list", "one", "absent", "withdraw", "undo", "redo", "old")),
        st.integers(0, 7),
        st.sampled_from((MARCH, APRIL)),
    ),
    max_size=14,
)


def play(office: Office, people: list[str], move: tuple[str, int, str]) -> None:
    """One act, if it is possible now."""
    kind, number, month = move
    who = people[number % len(people)]
    try:
        if kind == "list":
            hand_out(office, a_month(people[number % 3 :], month, absent={who: "Tidak hadir"}))
        elif kind == "one":
            values = {"amount": WORTH + number, "received_by": "X", "received_as": "sendiri"}
            draft = InstalmentDraft(given_on=date(2025, 7, 1), **values)  # type: ignore[arg-type]
            correct(office, who, draft, month)
        elif kind == "absent":
            correct(office, who, InstalmentDraft(note=f"Alasan {number}"), month)
        elif kind == "withdraw":
            withdraw(office, who, month)
        elif kind == "undo":
            undo_last(office)
        elif kind == "redo":
            batch = undo_act.last_undo(office.store, office.session).batch
            undo_act.run(office.store, office.session, batch, now=NOW)
        else:
            heads = [one for one in office.store.history.heads(limit=20) if "instal" in one.act]
            if heads:
                batch = heads[number % len(heads)].batch
                undo_act.run(office.store, office.session, batch, now=NOW)
    except Refused as refusal:
        assert refusal.code.startswith(("undo.", "instalment.nobody"))  # noqa: PT017  # either way


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=MOVES)
def test_whatever_the_order_nobody_has_a_month_twice_and_sums_are_those_of_the_items(
    make_office: MakeOffice, moves: list[tuple[str, int, str]]
) -> None:
    office = make_office(f"data-{new_uid()}")
    people = decided_people(office.store, office.session, 4)

    for move in moves:
        play(office, people, move)

    rows = rows_of(
        office.store,
        "select uid, proposal, period, amount, given_on from instalment where deleted = 0",
    )
    assert all(row[0] == instalment_uid(row[1], row[2]) for row in rows)
    given_rows = [row for row in rows if row[4]]
    assert len({row[1:3] for row in given_rows}) == len(given_rows)
    assert all((row[3] is None) == (row[4] is None) for row in rows)
    sums = {one.period: (one.people, one.value) for one in office.store.instalments.year(ALL)}
    for month in (MARCH, APRIL):
        amounts = [row[3] for row in given_rows if row[2] == month]
        assert sums.get(month, (0, 0)) == (len(amounts), sum(amounts))
    paid = {row[1] for row in given_rows}
    for one in people:
        assert status_of(office, one) == ("disalurkan" if one in paid else "ditetapkan")
    assert faults_of(office.store) == []
