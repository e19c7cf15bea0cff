"""Visits: kept with their photos, moving their proposal as recommended, or saying why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.scratch import VisitScratch, visit_slot
from bansos_desktop.domain.visit import VisitDraft
from bansos_desktop.domain.workflow import Action, Role, Status
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import decide_proposals, keep_photo, keep_scratch, record_visit
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.record_recipient import Recorded as PersonRecorded
from bansos_desktop.usecases.record_visit import Recorded, Stale
from bansos_desktop.usecases.refusal import Refused
from tests.factories import MANGGAR, NOW, TODAY, a_draft
from tests.pictures import a_photo
from tests.soundness import dump, rows_of
from tests.usecases.conftest import Office
from tests.usecases.visits import a_prepared, a_proposal, a_visit, status_of, visit

OFFICER = Role.FIELD_OFFICER
EARLIER = TODAY - timedelta(days=3)
TO_RESERVE = a_visit(recommendation="cadangan", reason="Usaha belum siap")


def recorded(outcome: record_visit.Outcome) -> Recorded:
    assert isinstance(outcome, Recorded), outcome
    return outcome


def set_status(office: Office, proposal: str, status: Status) -> None:
    with office.store.write(office.session.author, now=NOW, act="proposal.tetapkan") as work:
        work.put(Kind.PROPOSAL, proposal, {"status": status.value})


def ranks(office: Office, *proposals: str) -> list[Value]:
    found = [office.store.recipients.proposal(proposal) for proposal in proposals]
    return [one.values["reserve_rank"] if one else None for one in found]


def step(office: Office, action: Action, proposal: str, reason: str = "") -> None:
    """An operator takes a step on the page of decisions."""
    request = decide_proposals.Request(action, [proposal], reason=reason, seen_warnings=True)
    done = decide_proposals.run(office.store, office.session, request, now=NOW, today=TODAY)
    assert isinstance(done, decide_proposals.Taken), done


@pytest.mark.parametrize(
    ("recommendation", "reason", "kept"),
    [
        ("layak", "", None),
        ("tidak_layak", "Sudah mampu", "Sudah mampu"),
        ("cadangan", "Usaha belum siap", "Usaha belum siap"),
    ],
)
def test_an_officers_recommendation_moves_a_proposal(
    office: Office, recommendation: str, reason: str, kept: str | None
) -> None:
    proposal = a_proposal(office)

    done = recorded(
        visit(office, proposal, a_visit(recommendation=recommendation, reason=reason), role=OFFICER)
    )

    assert status_of(office, proposal) == (recommendation, kept)
    assert (done.status.value, done.obstacle) == (recommendation, None)
    assert done.changes == Topic.VISITS | Topic.RECIPIENTS | Topic.QUOTAS


def test_a_visit_that_recommends_the_reserve_gives_the_next_free_rank(office: Office) -> None:
    jahab = [a_proposal(office, serial) for serial in (1, 2)]
    elsewhere = a_proposal(office, 3, village_code=MANGGAR)
    later = office.record(a_draft(4), target=Target("UEP", 2025, "perubahan"))
    assert isinstance(later, PersonRecorded)

    for proposal in (*jahab, elsewhere, later.proposal):
        recorded(visit(office, proposal, TO_RESERVE, role=OFFICER))

    assert ranks(office, *jahab) == [1, 2]
    assert ranks(office, elsewhere, later.proposal) == [1, 1]


def test_a_visit_comes_behind_those_whom_the_operator_ranked(office: Office) -> None:
    ranked, visited = a_proposal(office), a_proposal(office, 2)
    step(office, Action.RESERVE, ranked)

    recorded(visit(office, visited, TO_RESERVE, role=OFFICER))

    assert ranks(office, ranked, visited) == [1, 2]


def test_a_second_visit_with_the_same_recommendation_keeps_the_rank(office: Office) -> None:
    first, second = a_proposal(office), a_proposal(office, 2)
    recorded(visit(office, first, replace(TO_RESERVE, visited_on=EARLIER)))
    recorded(visit(office, second, TO_RESERVE))

    recorded(visit(office, first, replace(TO_RESERVE, reason="Masih belum siap")))

    assert ranks(office, first, second) == [1, 2]


def test_whoever_a_visit_takes_out_of_the_reserve_leaves_no_gap(office: Office) -> None:
    first, second = a_proposal(office), a_proposal(office, 2)
    recorded(visit(office, first, replace(TO_RESERVE, visited_on=EARLIER)))
    recorded(visit(office, second, TO_RESERVE))

    recorded(visit(office, first, a_visit(recommendation="tidak_layak", reason="Sudah mampu")))

    assert status_of(office, first) == ("tidak_layak", "Sudah mampu")
    assert ranks(office, first, second) == [None, 1]


@pytest.mark.parametrize("action", [Action.PROMOTE, Action.CANCEL, Action.RETURN])
def test_whoever_a_visit_put_into_the_reserve_leaves_it_without_a_gap(
    office: Office, action: Action
) -> None:
    first, second = a_proposal(office), a_proposal(office, 2)
    for proposal in (first, second):
        recorded(visit(office, proposal, TO_RESERVE, role=OFFICER))

    step(office, action, first, reason="diminta keluarga")

    assert ranks(office, first, second) == [None, 1]


def test_a_visit_that_may_not_take_the_step_moves_nobody_in_the_reserve(office: Office) -> None:
    first, second = a_proposal(office), a_proposal(office, 2)
    for proposal in (first, second):
        recorded(visit(office, proposal, replace(TO_RESERVE, visited_on=EARLIER), role=OFFICER))
    unfit = a_visit(recommendation="tidak_layak", reason="Sudah mampu")

    done = recorded(visit(office, first, unfit, role=OFFICER))

    assert done.obstacle is not None
    assert ranks(office, first, second) == [1, 2]


def test_visit_photos_and_step_are_one_act(office: Office) -> None:
    proposal = a_proposal(office)

    done = recorded(visit(office, proposal, photos=(a_prepared("satu"), a_prepared("dua"))))

    acts = rows_of(office.store, "select kind from ledger where act = 'visit.record' order by id")
    batches = rows_of(office.store, "select distinct batch from ledger where act = 'visit.record'")
    assert [kind for (kind,) in acts] == ["verification", "photo", "photo", "proposal"]
    assert len(batches) == 1
    photos = office.store.photos.of(Kind.VERIFICATION, done.visit)
    assert [office.store.photos.content(photo.sha256) for photo in photos] == [
        a_prepared("satu").content,
        a_prepared("dua").content,
    ]
    stored = office.store.visits.visit(done.visit)
    assert stored is not None
    assert VisitDraft.from_record(stored.values) == a_visit()


def test_who_was_not_found_stays_proposed(office: Office) -> None:
    proposal = a_proposal(office)

    done = recorded(visit(office, proposal, a_visit(outcome="tidak_ditemukan")))

    assert done.status is Status.PROPOSED
    assert done.obstacle is None
    assert office.store.visits.of_proposal(proposal)[0].values["recommendation"] is None


def test_what_forbids_a_visit_leaves_nothing(office: Office) -> None:
    proposal = a_proposal(office)
    before = dump(office.store)

    outcome = visit(office, proposal, a_visit(recommendation=""), photos=(a_prepared(),))

    assert isinstance(outcome, NotYet)
    assert [p.code for p in outcome.problems] == ["visit.recommendation_missing"]
    assert dump(office.store) == before


def test_a_warning_forbids_nothing(office: Office) -> None:
    proposal = a_proposal(office)

    recorded(visit(office, proposal, a_visit(latitude="-6.2", longitude="106.8")))


def test_a_visit_that_may_not_move_the_proposal_is_kept_and_says_so(office: Office) -> None:
    proposal = a_proposal(office)
    recorded(visit(office, proposal, role=OFFICER))

    again = a_visit(recommendation="tidak_layak", reason="Ternyata mampu")
    done = recorded(visit(office, proposal, again, role=OFFICER))

    assert status_of(office, proposal) == ("layak", None)
    assert done.obstacle is not None
    assert done.obstacle.code == "workflow.not_your_role"
    assert len(office.store.visits.of_proposal(proposal)) == 2


def test_an_operator_may_move_it_on(office: Office) -> None:
    proposal = a_proposal(office)
    recorded(visit(office, proposal, role=OFFICER))

    recorded(visit(office, proposal, a_visit(recommendation="tidak_layak", reason="Mampu")))

    assert status_of(office, proposal) == ("tidak_layak", "Mampu")


def test_a_draft_keeps_its_visit_and_its_status(office: Office) -> None:
    proposal = a_proposal(office)
    set_status(office, proposal, Status.DRAFT)

    done = recorded(visit(office, proposal))

    assert done.status is Status.DRAFT
    assert done.obstacle is not None
    assert "Orang Contoh A berstatus Draf" in done.obstacle.message


def test_the_same_recommendation_again_is_no_obstacle_and_may_mend_the_reason(
    office: Office,
) -> None:
    proposal = a_proposal(office)
    recorded(visit(office, proposal, a_visit(recommendation="cadangan", reason="Belum siap")))

    done = recorded(
        visit(office, proposal, a_visit(recommendation="cadangan", reason="Usaha baru"))
    )

    assert done.obstacle is None
    assert status_of(office, proposal) == ("cadangan", "Usaha baru")
    recorded(visit(office, a_proposal(office, 2)))


def test_saying_eligible_again_leaves_what_an_operator_wrote(office: Office) -> None:
    proposal = a_proposal(office)
    recorded(visit(office, proposal))
    with office.store.write(office.session.author, now=NOW, act="proposal.layakkan") as work:
        work.put(Kind.PROPOSAL, proposal, {"status_reason": "Rapat 3 Agustus"})

    recorded(visit(office, proposal))

    assert status_of(office, proposal) == ("layak", "Rapat 3 Agustus")


def test_the_latest_visit_counts(office: Office) -> None:
    proposal = a_proposal(office)
    recorded(visit(office, proposal))

    older = a_visit(visited_on=EARLIER, recommendation="tidak_layak", reason="Rumah bagus")
    done = recorded(visit(office, proposal, older))

    assert status_of(office, proposal) == ("layak", None)
    assert done.obstacle is not None
    assert done.obstacle.code == "visit.not_latest"
    dates = [one.values["visited_on"] for one in office.store.visits.of_proposal(proposal)]
    assert dates == [TODAY.isoformat(), EARLIER.isoformat()]


def change(
    office: Office, proposal: str, uid: str, draft: VisitDraft, **by: object
) -> record_visit.Outcome:
    stored = office.store.visits.visit(uid)
    assert stored is not None
    return visit(office, proposal, draft, visit=uid, visit_rev=stored.rev, **by)  # type: ignore[arg-type]


def test_an_officer_may_change_their_own_visit(office: Office) -> None:
    proposal = a_proposal(office)
    uid = recorded(visit(office, proposal, role=OFFICER)).visit

    recorded(change(office, proposal, uid, a_visit(income=900_000), role=OFFICER))

    assert office.store.visits.of_proposal(proposal)[0].values["income"] == 900_000
    assert len(office.store.visits.of_proposal(proposal)) == 1


def test_whoever_wrote_it_down_or_went_there_may_change_it_and_nobody_else(office: Office) -> None:
    proposal = a_proposal(office)
    typed = a_visit(officer="Budi Petugas")
    uid = recorded(visit(office, proposal, typed, role=OFFICER)).visit

    recorded(change(office, proposal, uid, replace(typed, note="a"), role=OFFICER))
    budi = {"role": OFFICER, "user": "Budi Petugas"}
    recorded(change(office, proposal, uid, replace(typed, note="b"), **budi))
    with pytest.raises(Refused) as refused:
        change(office, proposal, uid, typed, role=OFFICER, user="Orang Lain")
    recorded(change(office, proposal, uid, replace(typed, note="c"), user="Operator Lain"))

    assert refused.value.code == "visit.not_yours"
    assert "Budi Petugas" in refused.value.message


def test_a_decided_proposal_closes_its_visits_but_takes_new_ones(office: Office) -> None:
    proposal = a_proposal(office)
    uid = recorded(visit(office, proposal)).visit
    set_status(office, proposal, Status.DECIDED)

    with pytest.raises(Refused) as refused:
        change(office, proposal, uid, a_visit(note="x"))
    done = recorded(visit(office, proposal))

    assert refused.value.code == "visit.decided"
    assert (done.status, done.obstacle is not None) == (Status.DECIDED, True)


def test_a_visit_that_somebody_changed_since_is_not_overwritten(office: Office) -> None:
    proposal = a_proposal(office)
    uid = recorded(visit(office, proposal)).visit
    recorded(change(office, proposal, uid, a_visit(note="lebih baru")))

    outcome = visit(office, proposal, visit=uid, visit_rev=1)

    assert outcome == Stale(uid)
    assert visit(office, proposal, visit="tidak-ada", visit_rev=1) == Stale("tidak-ada")


def test_a_proposal_that_is_gone_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="no_proposal"):
        visit(office, "tidak-ada")


def test_a_failure_after_the_photo_leaves_no_record_of_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = a_proposal(office)
    before = dump(office.store)

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(record_visit, "_follow", fail)
    with pytest.raises(OSError):  # noqa: PT011 - any will do
        visit(office, proposal, photos=(a_prepared(),))

    assert dump(office.store) == before
    assert office.store.photos.content(a_prepared().sha256) is not None


def test_photos_are_added_removed_and_brought_back(office: Office) -> None:
    about = (Kind.VERIFICATION, recorded(visit(office, a_proposal(office))).visit)
    store, session = office.store, office.session

    changes = keep_photo.run(store, session, about, [a_prepared(), a_prepared()], now=NOW)
    (photo,) = store.photos.of(*about)
    keep_photo.run(store, session, about, [a_prepared()], now=NOW)
    assert [one.uid for one in store.photos.of(*about)] == [photo.uid]
    keep_photo.remove(store, session, photo.uid, now=NOW)
    assert store.photos.of(*about) == []
    keep_photo.restore(store, session, photo.uid, now=NOW)

    assert changes == Topic.PHOTOS
    assert store.photos.of(*about) == [photo]
    acts = rows_of(store, "select act from ledger where kind = 'photo' order by id")
    assert [act for (act,) in acts] == ["photo.add", "photo.remove", "record.restore"]


def test_photos_are_for_who_wrote_or_made_the_visit_and_for_operators(office: Office) -> None:
    told = a_visit(officer="Budi Petugas")
    about = (Kind.VERIFICATION, recorded(visit(office, a_proposal(office), told)).visit)
    store = office.store
    budi = replace(office.session, user="Budi Petugas", role=Role.FIELD_OFFICER)
    other = replace(office.session, user="Ani Petugas", role=Role.FIELD_OFFICER)

    keep_photo.run(store, budi, about, [a_prepared()], now=NOW)
    (photo,) = store.photos.of(*about)
    for act in (keep_photo.remove, keep_photo.restore):
        with pytest.raises(Refused) as refusal:
            act(store, other, photo.uid, now=NOW)
        assert refusal.value.code == "photo.not_yours"
    with pytest.raises(Refused):
        keep_photo.run(store, other, about, [a_prepared()], now=NOW)
    assert store.photos.of(*about) == [photo]
    keep_photo.remove(store, office.session, photo.uid, now=NOW)

    assert store.photos.of(*about) == []
    assert store.photos.owner("tidak ada") == ""


def test_one_bad_file_does_not_cost_the_other_photos(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.jpg", tmp_path / "b.jpg"
    good.write_bytes(a_photo())
    bad.write_bytes(b"bukan foto")

    done = keep_photo.prepare([bad, good, b"bukan"])

    assert len(done.photos) == 1
    assert [text[:13] for text in done.refused] == ["b.jpg: Berkas", "Berkas ini bu"]


def test_a_reading_store_cannot_record_a_visit(office: Office) -> None:
    proposal = a_proposal(office)
    reader = Store.open_for_reading(office.folder, office.key)
    request = record_visit.Request(proposal, a_visit())

    with pytest.raises(Exception, match=r"readonly|read.only"):
        record_visit.run(reader, office.session, request, now=NOW, today=date(2025, 8, 1))
    reader.close()


def test_a_half_filled_visit_is_kept_beside_the_forms_of_recipients(office: Office) -> None:
    proposal, other = a_proposal(office), a_proposal(office, 2)
    half, user = VisitScratch(a_visit(note="separuh")), office.session.user

    for one in (proposal, other):
        keep_scratch.keep(office.store, office.session, visit_slot(one), half, now=NOW)

    kept = office.store.scratch.visit(user, proposal)
    assert kept is not None
    assert datetime.fromisoformat(kept[0]) == NOW
    assert kept[1] == half
    assert office.store.scratch.unfinished(user) == []
    assert office.store.scratch.visit("Orang Lain", proposal) is None


def test_saving_a_visit_forgets_its_copy_and_a_refusal_keeps_it(office: Office) -> None:
    proposal, other = a_proposal(office), a_proposal(office, 2)
    half, user = VisitScratch(a_visit(note="separuh")), office.session.user
    for one in (proposal, other):
        keep_scratch.keep(office.store, office.session, visit_slot(one), half, now=NOW)

    assert isinstance(visit(office, proposal, a_visit(outcome="")), NotYet)
    assert office.store.scratch.visit(user, proposal) is not None
    recorded(visit(office, proposal))

    assert office.store.scratch.visit(user, proposal) is None
    assert office.store.scratch.visit(user, other) is not None
