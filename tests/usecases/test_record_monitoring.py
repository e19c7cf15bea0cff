"""Follow-up visits: recorded, corrected, due, and compared by kind of business."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.monitoring import Development, DueCounts, MonitoringDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.usecases import compare_businesses, list_due, record_monitoring
from bansos_desktop.usecases.list_due import When
from bansos_desktop.usecases.outcomes import NotYet, Recorded, Stale
from bansos_desktop.usecases.record_monitoring import Request
from tests.factories import LOA_IPUH
from tests.lives import a_visit, hand_over, set_status, visit
from tests.soundness import rows_of
from tests.usecases.conftest import Office
from tests.usecases.test_record_handover import decided, status_of
from tests.usecases.visits import a_prepared

UEP = Narrowing("UEP", 2025)
HANDED = date(2025, 6, 20)


def handed(office: Office, serial: int = 1, day: date = HANDED, **changed: object) -> str:
    """A person whose goods came."""
    proposal = decided(office, serial, **changed)
    hand_over(office.store, office.session, proposal, day=day, number=f"{serial}/BAST")
    return proposal


def save(office: Office, request: Request, **session: object) -> record_monitoring.Outcome:
    who = replace(office.session, **session)  # type: ignore[arg-type]  # a test names fields
    return record_monitoring.run(office.store, who, request, now=office.now, today=office.today)


def test_the_first_visit_moves_the_proposal_and_the_second_leaves_it(office: Office) -> None:
    proposal = handed(office)

    outcome = save(office, Request(proposal, a_visit()))

    assert isinstance(outcome, Recorded)
    assert outcome.changes & Topic.VISITS
    assert status_of(office, proposal) == Status.MONITORED
    again = save(office, Request(proposal, a_visit(month=2)))
    assert isinstance(again, Recorded)
    assert status_of(office, proposal) == Status.MONITORED
    stored = office.store.monitorings.of_proposal(proposal)
    assert [record.values["month"] for record in stored] == [1, 2]


def test_photos_are_kept_in_the_act_that_records_the_visit(office: Office) -> None:
    proposal = handed(office)

    outcome = save(office, Request(proposal, a_visit(), photos=(a_prepared("satu", "usaha"),)))

    assert isinstance(outcome, Recorded)
    assert outcome.changes & Topic.PHOTOS
    (kept,) = office.store.photos.of(Kind.MONITORING, outcome.record)
    assert kept.subject == "usaha"
    about = "select distinct batch from ledger where kind in ('photo', 'monitoring')"
    assert len(rows_of(office.store, about)) == 1


def test_what_is_amiss_is_said_and_nothing_is_written(office: Office) -> None:
    proposal = handed(office)
    visit(office.store, office.session, proposal)

    outcome = save(office, Request(proposal, a_visit(visited_on=date(2025, 6, 1), running="")))

    assert isinstance(outcome, NotYet)
    assert [p.code for p in outcome.problems] == [
        "monitoring.before_handover",
        "monitoring.month_taken",
        "monitoring.running_missing",
    ]
    assert len(office.store.monitorings.of_proposal(proposal)) == 1


def test_who_has_no_goods_is_not_visited(office: Office) -> None:
    proposal = decided(office)

    outcome = save(office, Request(proposal, a_visit()))

    assert isinstance(outcome, NotYet)
    assert [p.code for p in outcome.problems] == ["workflow.not_from_here"]


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
    proposal = handed(office)
    uid = visit(office.store, office.session, proposal)
    record = office.store.monitorings.record(uid)
    assert record is not None
    request = Request(proposal, a_visit(revenue=4_000_000), uid, record.rev)

    outcome = save(office, request, user=user, role=role)

    assert isinstance(outcome, Recorded) is allowed
    standing = office.store.monitorings.record(uid)
    assert standing is not None
    assert standing.values["revenue"] == (4_000_000 if allowed else 3_000_000)


def test_what_changed_meanwhile_is_never_written_over(office: Office) -> None:
    proposal = handed(office)
    uid = visit(office.store, office.session, proposal)

    assert save(office, Request(proposal, a_visit(), uid, 1)) == Stale(proposal)
    assert save(office, Request(proposal, a_visit(), "tidak ada", 1)) == Stale(proposal)
    assert save(office, Request("tidak ada", a_visit())) == Stale("tidak ada")


def test_a_visit_without_a_month_draws_no_point(office: Office) -> None:
    proposal = handed(office)
    with office.store.write(office.session.author, now=office.now, act="import.apply") as work:
        values = {**MonitoringDraft().values(), "proposal": proposal}
        work.put(Kind.MONITORING, "m", values)
        work.put(Kind.MONITORING, "n", {**values, "month": 1})

    visits = office.store.monitorings.of_proposal(proposal)

    assert [point.month for point in record_monitoring.points_of(visits)] == [1]


def test_the_longest_overdue_come_first(office: Office) -> None:
    late = handed(office, 1, date(2025, 6, 5))
    later = handed(office, 2, date(2025, 6, 1), village_code=LOA_IPUH)
    soon = handed(office, 3, date(2025, 7, 20))
    seen = handed(office, 4, date(2025, 6, 2))
    visit(office.store, office.session, seen)

    def listed(when: When = When.EVERYBODY, month: int = 0, **narrowed: str) -> list[str]:
        asked = replace(UEP, **narrowed)  # type: ignore[arg-type]  # a test names fields
        found = list_due.run(office.store, asked, today=office.today, when=when, month=month)
        assert found.total == len(found.rows)
        return [row.row.who.proposal for row in found.rows]

    assert listed() == [later, late, soon, seen]
    assert listed(When.LATE) == [later, late]
    assert listed(When.SOON) == [soon]
    assert listed(When.DONE) == []
    assert listed(month=3) == [seen]
    assert listed(place=LOA_IPUH) == [later]
    assert list_due.counts(office.store, "UEP", 2025, today=office.today) == DueCounts(2, 1, 4)
    assert office.store.monitorings.villages(UEP) == {"64.02.06.1001": 3, LOA_IPUH: 1}


def test_who_has_been_visited_to_the_end_is_done(office: Office) -> None:
    proposal = handed(office, day=date(2025, 6, 1))
    visit(office.store, office.session, proposal, month=12)

    found = list_due.run(office.store, UEP, today=office.today, when=When.DONE)

    assert [(row.due, row.row.development, row.row.revenue) for row in found.rows] == [
        (None, "tetap", 3_000_000)
    ]


def test_who_has_goods_without_a_day_is_counted_apart(office: Office) -> None:
    proposal = decided(office)
    set_status(office.store, office.session, proposal, Status.DISTRIBUTED)

    assert office.store.monitorings.undated(UEP) == 1
    assert list_due.run(office.store, UEP, today=office.today).total == 0


def test_kinds_of_business_are_compared_by_their_last_visit(office: Office) -> None:
    for serial, after in ((1, 3_600_000), (2, 2_400_000), (3, 4_500_000)):
        proposal = handed(office, serial)
        visit(office.store, office.session, proposal)
        word = "meningkat" if after > 3_000_000 else "menurun"
        visit(office.store, office.session, proposal, month=2, revenue=after, development=word)
    other = handed(office, 4, business_type="kue")
    visit(office.store, office.session, other)

    lines = compare_businesses.run(office.store, UEP)

    assert [(line.business_type, line.total, line.median_change) for line in lines] == [
        ("kuliner", 3, 20),
        ("kue", 1, None),
    ]
    assert (lines[0].compared, lines[1].compared) == (3, 0)
    assert compare_businesses.whole(lines) == {
        Development.GROWING: 2,
        Development.STEADY: 1,
        Development.SHRINKING: 1,
        Development.STOPPED: 0,
    }
    assert compare_businesses.run(office.store, replace(UEP, place=LOA_IPUH)) == []
