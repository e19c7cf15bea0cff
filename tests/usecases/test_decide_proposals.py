"""Deciding in bulk: within the quota, with the rules, all or none, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action, Role, Status
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import decide_proposals, undo_act
from bansos_desktop.usecases.decide_proposals import Look, NotTaken, Request, Taken
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.progress import UNWATCHED, Cancelled, Progress
from bansos_desktop.usecases.record_recipient import Recorded
from tests.factories import JAHAB, MANGGAR, NOW, TODAY, a_draft, a_nik
from tests.soundness import dump, second_connection
from tests.usecases.conftest import CancelAt, Office

SK = {"decree_number": "460/118/2025", "decree_date": TODAY}
PERUBAHAN = Target("UEP", 2025, "perubahan")


def people(
    office: Office, count: int, status: Status = Status.ELIGIBLE, first: int = 1, **draft: object
) -> list[str]:
    """So many people about whom no rule has anything to say, in one state."""
    made = []
    for serial in range(first, first + count):
        outcome = office.record(a_draft(serial, **draft), status=status)
        assert isinstance(outcome, Recorded), outcome
        made.append(outcome.proposal)
    return made


def crowd(
    office: Office, count: int, status: Status, stage: str = "murni", **proposal: Value
) -> list[str]:
    """The same by the hundred, past the form."""
    persons, proposals = [], []
    for serial in range(5000, 5000 + count):
        uid = new_uid()
        person = a_draft(serial, village_code=JAHAB).tidy()
        persons.append((uid, person.person_values()))
        values: Mapping[str, Value] = {
            **person.proposal_values(),
            "person": uid,
            "programme": "UEP",
            "year": 2025,
            "stage": stage,
            "status": status.value,
            "proposed_on": "2025-03-01",
            **proposal,
        }
        proposals.append((new_uid(), values))
    with office.store.write(office.session.author, now=NOW, act="sample.make") as work:
        work.create_many(Kind.PERSON, persons)
        work.create_many(Kind.PROPOSAL, proposals)
    return [uid for uid, _values in proposals]


def look(office: Office, action: Action, proposals: list[str], **request: object) -> Look:
    wanted = Request(action, proposals, **request)  # type: ignore[arg-type]  # a test names fields
    return decide_proposals.look(office.store, office.session, wanted, today=TODAY)


def take(
    office: Office,
    action: Action,
    proposals: list[str],
    *,
    skip: bool = False,
    role: Role = Role.OPERATOR,
    progress: Progress = UNWATCHED,
    **request: object,
) -> Taken | NotTaken:
    wanted = Request(action, proposals, **{"seen_warnings": True, **request})  # type: ignore[arg-type]  # a test names fields
    return decide_proposals.run(
        office.store,
        replace(office.session, role=role),
        wanted,
        now=NOW,
        today=TODAY,
        skip_refused=skip,
        progress=progress,
    )


def values(office: Office, proposal: str) -> Mapping[str, Value]:
    found = office.store.recipients.proposal(proposal)
    assert found is not None
    return found.values


def statuses(office: Office, proposals: list[str]) -> list[str]:
    return [str(values(office, uid)["status"]) for uid in proposals]


def ranks(office: Office, proposals: list[str]) -> list[Value]:
    return [values(office, uid)["reserve_rank"] for uid in proposals]


def codes(outcome: Taken | NotTaken) -> list[str]:
    """What each proposal was refused for, in line."""
    assert isinstance(outcome, NotTaken)
    return [p.code for v in outcome.look.verdicts for p in v.problems]


def allow_replacing(office: Office) -> None:
    """The office's own rule that a reserve may follow after the decree."""
    rule = {
        "programme": "UEP",
        "year": 2025,
        "code": "replacement_after_decree",
        "value": "ya",
        "level": "galat",
        "valid_from": "2025-01-01",
        "source": "SK Bupati 1/2025",
    }
    with office.store.write(office.session.author, now=NOW, act="rule.change") as work:
        work.put(Kind.RULE, "r1", rule)


def test_a_decision_writes_decree_day_and_value_and_says_what_changed(office: Office) -> None:
    chosen = people(office, 3)

    outcome = take(office, Action.DECIDE, chosen, **SK)

    assert isinstance(outcome, Taken)
    assert outcome.proposals == chosen
    assert outcome.skipped == []
    assert statuses(office, chosen) == ["ditetapkan"] * 3
    written = values(office, chosen[0])
    assert written["decree_number"] == "460/118/2025"
    assert written["decree_date"] == "2025-08-01"
    assert written["approved_value"] == 4_500_000
    assert office.store.decisions.last_decree("UEP", 2025) == ("460/118/2025", "2025-08-01")


def test_the_whole_decision_is_one_batch_under_its_act(office: Office) -> None:
    outcome = take(office, Action.DECIDE, people(office, 2), **SK)

    assert isinstance(outcome, Taken)
    entries = second_connection(office.folder, office.key).execute(
        "select distinct act, kind from ledger where batch = ? order by kind", [outcome.batch]
    )
    assert entries.fetchall() == [
        ("proposal.tetapkan", "decision"),
        ("proposal.tetapkan", "proposal"),
    ]


@pytest.mark.parametrize(
    ("action", "status"), [(Action.DECIDE, "layak"), (Action.FIND_ELIGIBLE, "diusulkan")]
)
def test_nobody_goes_with_a_warning_that_was_not_seen(
    office: Office, action: Action, status: str
) -> None:
    chosen = people(office, 2, Status(status))
    request = SK if action is Action.DECIDE else {}

    outcome = take(office, action, chosen, seen_warnings=False, **request)

    assert isinstance(outcome, NotTaken)
    assert [problem.code for problem in outcome.look.problems] == ["decision.warnings_unseen"]
    assert "belum dikunjungi (2 orang)" in outcome.look.problems[0].message
    assert statuses(office, chosen) == [status] * 2


def test_what_was_seen_is_kept_once_for_the_batch_and_taken_back_with_it(office: Office) -> None:
    outcome = take(office, Action.FIND_ELIGIBLE, people(office, 3, Status.PROPOSED))
    assert isinstance(outcome, Taken)
    db = second_connection(office.folder, office.key)
    kept = "select person, code, reason from decision where deleted = 0"

    assert db.execute(kept).fetchall() == [
        (None, "decision.warnings_seen", "belum dikunjungi (3 orang)")
    ]
    undone = undo_act.run(office.store, office.session, outcome.batch, now=NOW)
    assert undone.batch
    assert db.execute(kept).fetchall() == []


def test_whoever_was_visited_is_found_eligible_without_a_word(office: Office) -> None:
    chosen = people(office, 1, Status.PROPOSED)
    with office.store.write(office.session.author, now=NOW, act="visit.record") as work:
        visit = {"proposal": chosen[0], "visited_on": "2025-06-01", "outcome": "selesai"}
        work.put(Kind.VERIFICATION, "v1", visit)

    outcome = take(office, Action.FIND_ELIGIBLE, chosen, seen_warnings=False)

    assert isinstance(outcome, Taken)
    db = second_connection(office.folder, office.key)
    assert db.execute("select count(*) from decision").fetchone() == (0,)


def test_a_value_granted_to_all_is_judged_in_place_of_what_was_asked(office: Office) -> None:
    chosen = people(office, 1)

    seen = look(office, Action.DECIDE, chosen, approved_value=9_000_000, **SK)
    take(office, Action.DECIDE, chosen, approved_value=5_000_000, **SK)

    assert set(seen.warnings) == {"visit.missing", "decision.value_high"}
    assert "Nilai ditetapkan Rp9.000.000 di atas Rp5.000.000" in " ".join(
        warning.message for warning in seen.verdicts[0].warnings
    )
    assert values(office, chosen[0])["approved_value"] == 5_000_000
    assert values(office, chosen[0])["requested_value"] == 4_500_000


def test_the_quota_is_never_passed(office: Office) -> None:
    crowd(office, 148, Status.DECIDED, decree_number="460/1/2025")
    chosen = people(office, 3)

    outcome = take(office, Action.DECIDE, chosen, **SK)

    assert codes(outcome) == ["decision.quota_passed"]
    assert isinstance(outcome, NotTaken)
    assert [verdict.goes for verdict in outcome.look.verdicts] == [True, True, False]
    assert [(t.wanted, t.free, t.too_many) for t in outcome.look.takings] == [(3, 2, 1)]
    assert statuses(office, chosen) == ["layak"] * 3


def test_left_over_places_go_to_the_lower_desil_and_then_the_earlier_day(office: Office) -> None:
    crowd(office, 148, Status.DECIDED, decree_number="460/1/2025")
    later = people(office, 1, desil=1)[0]
    richer = people(office, 1, first=2, desil=2)[0]
    first = people(office, 1, first=3, desil=1)[0]
    with office.store.write(office.session.author, now=NOW, act="recipient.record") as work:
        work.put(Kind.PROPOSAL, first, {"proposed_on": "2025-02-01"})

    outcome = take(office, Action.DECIDE, [richer, later, first], skip=True, **SK)

    assert isinstance(outcome, Taken)
    assert outcome.proposals == [first, later]
    assert [verdict.proposal for verdict in outcome.skipped] == [richer]
    assert statuses(office, [richer]) == ["layak"]


def test_somebody_refused_for_another_reason_takes_no_place_from_those_behind(
    office: Office,
) -> None:
    crowd(office, 149, Status.DECIDED, decree_number="460/1/2025")
    draft = a_draft(1, desil=7)
    made = office.record(
        draft, status=Status.ELIGIBLE, accepted={"desil.too_high": "sudah dicek di lapangan"}
    )
    assert isinstance(made, Recorded)
    with office.store.write(office.session.author, now=NOW, act="record.delete") as work:
        work.delete(Kind.DECISION, f"{made.person}-desil.too_high")
    fit = people(office, 1, first=3)

    seen = look(office, Action.DECIDE, [made.proposal, *fit], **SK)

    assert seen.going == fit
    assert [p.code for v in seen.refused for p in v.problems] == ["desil.too_high"]


def test_a_finding_that_an_operator_accepted_no_longer_stops(office: Office) -> None:
    made = office.record(
        a_draft(1, desil=7),
        status=Status.ELIGIBLE,
        accepted={"desil.too_high": "sudah dicek di lapangan"},
    )
    assert isinstance(made, Recorded)

    assert isinstance(take(office, Action.DECIDE, [made.proposal], **SK), Taken)


def test_whoever_nobody_visited_is_decided_on_with_a_warning(office: Office) -> None:
    chosen = people(office, 2)
    with office.store.write(office.session.author, now=NOW, act="visit.record") as work:
        visit = {"proposal": chosen[0], "visited_on": "2025-06-01", "outcome": "selesai"}
        work.put(Kind.VERIFICATION, "v1", visit)
        closed = {"proposal": chosen[1], "visited_on": "2025-06-01", "outcome": "tidak_ditemukan"}
        work.put(Kind.VERIFICATION, "v2", closed)

    seen = look(office, Action.DECIDE, chosen, **SK)

    assert seen.going == chosen
    assert dict(seen.warnings) == {"visit.missing": 1}


def test_the_same_person_under_two_proposals_is_decided_on_by_neither(office: Office) -> None:
    chosen = people(office, 2)
    other = values(office, chosen[1])["person"]
    with office.store.write(office.session.author, now=NOW, act="recipient.record") as work:
        work.put(Kind.PERSON, str(other), {"nik": a_nik(serial=1)})

    outcome = take(office, Action.DECIDE, chosen, **SK)

    assert codes(outcome) == ["decision.same_nik", "decision.same_nik"]
    take(office, Action.CANCEL, chosen[1:], reason="orang yang sama")
    assert isinstance(take(office, Action.DECIDE, chosen[:1], **SK), Taken)


def test_many_are_judged_with_all_earlier_awards_at_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bansos_desktop.usecases.judge_proposals.BOOK_FROM", 2)
    chosen = people(office, 2)
    award = {"programme": "WRSE", "year": 2024, "nik": a_nik(serial=1), "name": "Orang Contoh A"}
    with office.store.write(office.session.author, now=NOW, act="award.import") as work:
        work.put(Kind.AWARD, "a1", award)

    seen = look(office, Action.DECIDE, chosen, **SK)

    assert [p.code for p in seen.verdicts[0].problems] == ["award.recent"]
    assert seen.going == chosen[1:]


def test_without_a_figure_for_region_and_stage_nobody_is_decided_on(office: Office) -> None:
    made = office.record(
        a_draft(1),
        target=Target("UEP", 2024, "murni"),
        status=Status.ELIGIBLE,
        accepted={"business.not_open": "sudah dibuka tahun itu"},
    )
    assert isinstance(made, Recorded)

    outcome = take(office, Action.DECIDE, [made.proposal], skip=True, **SK)

    assert "decision.no_figure" in codes(outcome)


def test_the_provinces_lump_is_shared_by_all_regions(office: Office) -> None:
    crowd(office, 179, Status.DECIDED, "perubahan", decree_number="460/1/2025")
    made = [
        office.record(a_draft(n, village_code=where), target=PERUBAHAN, status=Status.ELIGIBLE)
        for n, where in ((1, JAHAB), (2, MANGGAR))
    ]
    chosen = [one.proposal for one in made if isinstance(one, Recorded)]

    seen = look(office, Action.DECIDE, chosen, **SK)

    assert len(chosen) == 2
    assert len(seen.going) == 1
    assert [(t.places.pot.region_code, t.too_many) for t in seen.takings] == [("64", 1)]


def test_a_place_cancelled_after_the_decree_is_lost(office: Office) -> None:
    crowd(office, 149, Status.DECIDED, decree_number="460/1/2025")
    first, second = people(office, 2)
    take(office, Action.DECIDE, [first], **SK)

    take(office, Action.CANCEL, [first], reason="pindah ke luar Kaltim")

    assert values(office, first)["status_reason"] == "pindah ke luar Kaltim"
    assert values(office, first)["decree_number"] == SK["decree_number"]
    assert codes(take(office, Action.DECIDE, [second], **SK)) == ["decision.quota_passed"]


def test_a_place_cancelled_before_the_decree_is_free_again(office: Office) -> None:
    crowd(office, 149, Status.DECIDED, decree_number="460/1/2025")
    first, second = people(office, 2)

    take(office, Action.CANCEL, [first], reason="menolak bantuan")

    assert isinstance(take(office, Action.DECIDE, [second], **SK), Taken)


def test_another_window_that_took_the_last_place_meanwhile_is_noticed(office: Office) -> None:
    crowd(office, 149, Status.DECIDED, decree_number="460/1/2025")
    first, second = people(office, 2)
    assert look(office, Action.DECIDE, [second], **SK).going == [second]
    other = Store.open(office.folder, office.key)
    wanted = Request(
        Action.DECIDE, [first], decree_number="1", decree_date=TODAY, seen_warnings=True
    )
    decide_proposals.run(other, office.session, wanted, now=NOW, today=TODAY)
    other.close()

    assert codes(take(office, Action.DECIDE, [second], **SK)) == ["decision.quota_passed"]


def test_cancelling_the_job_rolls_everything_back(office: Office) -> None:
    chosen = people(office, 3)
    before = dump(office.store)

    for stop in (0, 1):
        with pytest.raises(Cancelled):
            take(office, Action.DECIDE, chosen, progress=CancelAt(stop), **SK)

    assert dump(office.store) == before


def test_the_bar_fills_once_over_looking_and_writing(office: Office) -> None:
    watched = CancelAt(-1)

    take(office, Action.DECIDE, people(office, 3), progress=watched, **SK)

    assert watched.steps == [(0, 6), (3, 6)]


def test_a_field_officer_decides_nothing(office: Office) -> None:
    chosen = people(office, 2)

    outcome = take(office, Action.DECIDE, chosen, role=Role.FIELD_OFFICER, skip=True, **SK)

    assert codes(outcome) == ["workflow.not_your_role"] * 2
    assert statuses(office, chosen) == ["layak"] * 2


@pytest.mark.parametrize(
    ("action", "request_values", "code"),
    [
        (Action.DECIDE, {}, "decision.decree_missing"),
        (Action.DECIDE, {**SK, "approved_value": 0}, "decision.value_not_positive"),
        (Action.REPLACE, {**SK, "approved_value": -1}, "decision.value_not_positive"),
        (Action.RETURN, {"reason": "ktp"}, "decision.reason_missing"),
        (Action.CANCEL, {"reason": "12345"}, "decision.reason_missing"),
        (Action.HAND_OVER, {}, "decision.with_record"),
    ],
)
def test_a_request_that_is_not_complete_writes_nothing(
    office: Office, action: Action, request_values: dict[str, object], code: str
) -> None:
    outcome = take(office, action, people(office, 1), skip=True, **request_values)

    assert isinstance(outcome, NotTaken)
    assert code in [problem.code for problem in outcome.look.problems]


def test_nobody_chosen_is_nothing_done(office: Office) -> None:
    outcome = take(office, Action.PROPOSE, [])

    assert isinstance(outcome, NotTaken)
    assert [problem.code for problem in outcome.look.problems] == ["decision.nobody"]


def test_one_that_was_deleted_meanwhile_is_named_and_left_out(office: Office) -> None:
    chosen = people(office, 2)
    with office.store.write(office.session.author, now=NOW, act="record.delete") as work:
        work.delete(Kind.PROPOSAL, chosen[0])

    outcome = take(office, Action.DECIDE, chosen, skip=True, **SK)

    assert isinstance(outcome, Taken)
    assert [p.code for v in outcome.skipped for p in v.problems] == ["decision.gone"]


def test_one_whose_person_was_deleted_is_not_decided_on(office: Office) -> None:
    chosen = people(office, 1)
    with office.store.write(office.session.author, now=NOW, act="record.delete") as work:
        work.delete(Kind.PERSON, str(values(office, chosen[0])["person"]))

    assert codes(take(office, Action.DECIDE, chosen, **SK)) == ["decision.gone"]


def test_a_draft_is_proposed_today_and_one_sent_back_keeps_its_first_day(office: Office) -> None:
    drafts = people(office, 1, Status.DRAFT)
    sent_back = people(office, 1, Status.PROPOSED, first=2)
    with office.store.write(office.session.author, now=NOW, act="recipient.record") as work:
        work.put(Kind.PROPOSAL, sent_back[0], {"proposed_on": "2025-02-10"})
    take(office, Action.RETURN, sent_back, reason="KK belum dilampirkan")
    assert values(office, sent_back[0])["status_reason"] == "KK belum dilampirkan"

    take(office, Action.PROPOSE, [*drafts, *sent_back])

    assert values(office, drafts[0])["proposed_on"] == "2025-08-01"
    assert values(office, sent_back[0])["proposed_on"] == "2025-02-10"
    assert values(office, sent_back[0])["status_reason"] is None


def test_reserves_are_numbered_in_the_order_of_decision_behind_those_who_stand(
    office: Office,
) -> None:
    standing = people(office, 1, desil=2)
    take(office, Action.RESERVE, standing)
    poor, rich = people(office, 1, first=2, desil=1), people(office, 1, first=3, desil=3)

    take(office, Action.RESERVE, [*rich, *poor])

    assert ranks(office, [*standing, *poor, *rich]) == [1, 2, 3]


def test_a_reserve_is_put_at_a_number_and_the_others_move(office: Office) -> None:
    chosen = people(office, 3)
    take(office, Action.RESERVE, chosen)

    take(office, Action.RESERVE, chosen[2:], ranks={chosen[2]: 1})

    assert ranks(office, chosen) == [2, 3, 1]


def test_numbers_are_kept_apart_by_region_and_stage(office: Office) -> None:
    here, there = people(office, 1), people(office, 1, first=2, village_code=MANGGAR)

    take(office, Action.RESERVE, [*here, *there])

    assert ranks(office, [*here, *there]) == [1, 1]


@pytest.mark.parametrize(
    ("action", "request_values"),
    [
        (Action.PROMOTE, {}),
        (Action.FIND_INELIGIBLE, {"reason": "sudah punya usaha besar"}),
        (Action.RETURN, {"reason": "KK belum dilampirkan"}),
        (Action.CANCEL, {"reason": "menolak bantuan"}),
    ],
)
def test_whoever_leaves_the_reserve_leaves_no_gap(
    office: Office, action: Action, request_values: dict[str, object]
) -> None:
    chosen = people(office, 3)
    take(office, Action.RESERVE, chosen)

    assert isinstance(take(office, action, chosen[:1], **request_values), Taken)

    assert ranks(office, chosen) == [None, 1, 2]


def test_promotion_needs_a_place_behind_all_who_are_eligible(office: Office) -> None:
    crowd(office, 148, Status.DECIDED, decree_number="460/1/2025")
    people(office, 1)
    reserves = people(office, 2, first=2)
    take(office, Action.RESERVE, reserves)

    outcome = take(office, Action.PROMOTE, reserves, skip=True)

    assert isinstance(outcome, Taken)
    assert outcome.proposals == reserves[:1]
    assert [p.code for v in outcome.skipped for p in v.problems] == ["decision.no_place"]


def test_the_reserve_is_promoted_by_number_and_not_by_desil(office: Office) -> None:
    crowd(office, 149, Status.DECIDED, decree_number="460/1/2025")
    poor, rich = people(office, 1, desil=1), people(office, 1, first=2, desil=2)
    take(office, Action.RESERVE, rich)
    take(office, Action.RESERVE, poor)

    outcome = take(office, Action.PROMOTE, [*poor, *rich], skip=True)

    assert isinstance(outcome, Taken)
    assert outcome.proposals == rich


def test_by_default_nobody_is_replaced_after_the_decree(office: Office) -> None:
    gone, reserve = people(office, 2)
    take(office, Action.DECIDE, [gone], **SK)
    take(office, Action.CANCEL, [gone], reason="meninggal dunia")
    take(office, Action.RESERVE, [reserve])

    outcome = take(office, Action.REPLACE, [reserve], **SK)

    assert codes(outcome) == ["decision.replacing_forbidden"]
    assert isinstance(outcome, NotTaken)
    message = outcome.look.verdicts[0].problems[0].message
    assert "Cadangan boleh mengganti yang batal setelah SK" in message
    assert "Pengaturan > Aturan" in message


def test_where_the_rule_allows_it_each_cancelled_one_is_replaced_once(office: Office) -> None:
    allow_replacing(office)
    gone, *reserves = people(office, 3)
    take(office, Action.DECIDE, [gone], **SK)
    take(office, Action.RESERVE, reserves)
    early = take(office, Action.REPLACE, reserves[:1], **SK)
    take(office, Action.CANCEL, [gone], reason="meninggal dunia")

    outcome = take(office, Action.REPLACE, reserves, skip=True, **SK)

    assert codes(early) == ["decision.nothing_to_replace"]
    assert isinstance(outcome, Taken)
    assert outcome.proposals == reserves[:1]
    assert [p.code for v in outcome.skipped for p in v.problems] == ["decision.nothing_to_replace"]
    assert ranks(office, reserves) == [1, 1]  # the first is decided on and keeps where he was from
    again = take(office, Action.REPLACE, reserves[1:], **SK)
    assert codes(again) == ["decision.nothing_to_replace"]


def test_where_the_rule_allows_it_a_lost_place_is_free(office: Office) -> None:
    allow_replacing(office)
    crowd(office, 149, Status.DECIDED, decree_number="460/1/2025")
    first, second = people(office, 2)
    take(office, Action.DECIDE, [first], **SK)
    take(office, Action.CANCEL, [first], reason="pindah ke luar Kaltim")

    assert isinstance(take(office, Action.DECIDE, [second], **SK), Taken)


def visited(office: Office, proposal: str, day: str, outcome: str = "selesai") -> None:
    told: dict[str, Value] = {"proposal": proposal, "visited_on": day, "outcome": outcome}
    with office.store.write(office.session.author, now=NOW, act="visit.record") as work:
        work.put(Kind.VERIFICATION, new_uid(), told)


def warned(outcome: Look) -> set[str]:
    return {code for code in outcome.warnings if code.startswith("decision.decree_")}


def test_a_decree_from_before_the_year_of_the_programme_decides_on_nobody(office: Office) -> None:
    [one] = people(office, 1)

    outcome = take(
        office, Action.DECIDE, [one], skip=True, **{**SK, "decree_date": date(2020, 1, 1)}
    )

    assert codes(outcome) == ["decision.decree_before_year"]
    assert statuses(office, [one]) == ["layak"]


def test_a_decree_older_than_the_proposal_or_the_last_visit_wants_to_be_seen(
    office: Office,
) -> None:
    [one] = people(office, 1)
    visited(office, one, "2025-05-01")
    visited(office, one, "2025-07-20")
    visited(office, one, "2025-07-30", outcome="tidak_di_tempat")
    visit = {"decision.decree_before_visit"}

    early, between, late = (
        look(office, Action.DECIDE, [one], decree_number="1", decree_date=day)
        for day in (date(2025, 7, 19), date(2025, 7, 20), TODAY)
    )
    unseen = take(
        office,
        Action.DECIDE,
        [one],
        decree_number="1",
        decree_date=date(2025, 7, 19),
        seen_warnings=False,
    )

    proposed = {"decision.decree_before_proposal"}  # on the day of the test itself
    assert [warned(found) - proposed for found in (early, between, late)] == [visit, set(), set()]
    assert warned(between) == proposed
    assert warned(late) == set()
    assert isinstance(unseen, NotTaken)
    assert [problem.code for problem in unseen.look.problems] == ["decision.warnings_unseen"]


def test_without_a_day_of_the_decree_there_is_nothing_to_compare(office: Office) -> None:
    [one] = people(office, 1)
    visited(office, one, "2025-07-20")

    assert warned(look(office, Action.DECIDE, [one], decree_number="1")) == set()
