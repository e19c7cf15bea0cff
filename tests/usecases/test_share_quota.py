"""Splitting a lump: who may, how far, and what its letter leaves behind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey, Leaf, allocation_uid
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action, Role, Status
from bansos_desktop.usecases import list_quotas, share_quota, undo_act
from bansos_desktop.usecases.decide_proposals import Taken
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.share_quota import SplitRequest
from tests.factories import MANGGAR, NOW, TODAY, a_draft
from tests.soundness import raw
from tests.usecases.conftest import UEP_2025, MakeOffice, Office
from tests.usecases.quota_acts import (
    AMENDED,
    BALIKPAPAN,
    KUKAR,
    LETTER,
    LUMP,
    MURNI,
    PASER,
    SAMARINDA,
    SEBULU,
    TENGGARONG,
    codes,
    decided,
    eligible,
    move,
    split,
    standing,
    state,
    take,
)

REGENCIES = ("01", "02", "03", "07", "08", "09", "11", "71", "72", "74")


def test_the_180_are_split_as_the_letter_says_and_the_rest_stays(office: Office) -> None:
    shares = {KUKAR: 20, SAMARINDA: 30, PASER: 0}

    assert split(office, shares=shares) == Topic.QUOTAS

    lump = standing(office)
    assert (lump.quota, lump.open, lump.split_out) == (180, 130, 50)
    (share,) = standing(office, LUMP.at(KUKAR)).allocations
    assert (share.letter, share.letter_date, share.sentence) == (
        "460/7",
        "2025-07-01",
        "Kukar 20 orang",
    )
    assert share.by == "Siti Operator"
    lines = list_quotas.run(office.store, "UEP", 2025)
    assert list_quotas.places_left(lines, Leaf("perubahan", KUKAR)) == 20
    assert list_quotas.places_left(lines, Leaf("perubahan", PASER)) == 130
    assert next(one for one in lines if one.key == LUMP).detail == "130 belum dirinci"


def test_splitting_everything_leaves_nothing_and_one_more_is_refused(office: Office) -> None:
    tens = {f"64.{part}": 18 for part in REGENCIES}

    assert split(office, shares=tens) == Topic.QUOTAS
    assert standing(office).open == 0
    assert codes(split(office, shares={KUKAR: 19})) == [("quota.lump_passed", "shares")]
    assert split(office, shares={KUKAR: 19, PASER: 17}) == Topic.QUOTAS


def test_a_share_can_be_lowered_and_taken_back(office: Office) -> None:
    split(office, shares={KUKAR: 20, SAMARINDA: 30})

    split(office, shares={KUKAR: 5, SAMARINDA: 0})

    assert standing(office).open == 175
    assert LUMP.at(SAMARINDA) not in state(office).standings()
    split(office, shares={SAMARINDA: 7})
    assert standing(office, LUMP.at(SAMARINDA)).quota == 7


def test_the_same_again_writes_nothing_and_others_keep_their_letter(office: Office) -> None:
    split(office, shares={KUKAR: 20, SAMARINDA: 30})
    before = office.store.ledger.count()

    assert split(office, shares={KUKAR: 20, SAMARINDA: 30}) == Topic.NOTHING
    assert office.store.ledger.count() == before
    split(office, shares={KUKAR: 21, SAMARINDA: 30}, reason="rapat dinas")
    assert standing(office, LUMP.at(KUKAR)).allocations[0].letter == ""
    assert standing(office, LUMP.at(SAMARINDA)).allocations[0].letter == "460/7"


def test_a_letter_alone_may_be_put_right(office: Office) -> None:
    split(office, shares={KUKAR: 20})

    split(office, shares={KUKAR: 20}, **{**LETTER, "letter": "460/8"})

    assert standing(office, LUMP.at(KUKAR)).allocations[0].letter == "460/8"


def test_a_share_below_what_decrees_took_is_refused(office: Office) -> None:
    people = decided(office, 3)

    assert codes(split(office, shares={KUKAR: 2})) == [("quota.below_decided", KUKAR)]
    assert split(office, shares={KUKAR: 5}) == Topic.QUOTAS
    take(office, Action.CANCEL, people[:1])
    for fewer in (2, 0):
        assert codes(split(office, shares={KUKAR: fewer})) == [("quota.share_decided", KUKAR)]
    assert split(office, shares={KUKAR: 3}) == Topic.QUOTAS


def test_where_a_reserve_may_replace_who_was_cancelled_holds_no_place(office: Office) -> None:
    people = decided(office, 3)
    take(office, Action.CANCEL, people[:1])
    raw(office.store).execute(
        "update programme_rule set value = 'ya' where code = 'replacement_after_decree'"
    )

    assert split(office, shares={KUKAR: 2}) == Topic.QUOTAS


def test_places_that_others_took_from_the_lump_stay_theirs(office: Office) -> None:
    raw(office.store).execute("update quota set quota = 4 where stage = 'perubahan'")
    decided(office, 3, village_code=MANGGAR)

    assert codes(split(office, shares={KUKAR: 2})) == [("quota.below_decided", "shares")]
    assert split(office, shares={KUKAR: 1}) == Topic.QUOTAS


def test_more_proposed_than_a_share_holds_is_shown_and_not_refused(office: Office) -> None:
    for serial in (1, 2, 3):
        made = office.record(a_draft(serial), target=AMENDED, status=Status.PROPOSED)
        assert isinstance(made, Recorded)
    request = SplitRequest(LUMP, {KUKAR: 1}, **LETTER)

    (seen,) = share_quota.look_split(office.store, office.session, request, today=TODAY)

    assert (seen.code, seen.severity, seen.field) == (
        "quota.below_proposed",
        Severity.WARNING,
        KUKAR,
    )
    assert split(office, shares={KUKAR: 1}) == Topic.QUOTAS


def test_a_kabupaten_figure_goes_on_to_its_kecamatan(office: Office) -> None:
    assert split(office, MURNI, shares={TENGGARONG: 40, SEBULU: 10}) == Topic.QUOTAS

    lines = list_quotas.run(office.store, "UEP", 2025)
    assert list_quotas.places_left(lines, Leaf("murni", KUKAR, TENGGARONG)) == 40
    assert list_quotas.places_left(lines, Leaf("murni", KUKAR, "64.02.01")) == 100
    kukar = next(one for one in lines if one.key == MURNI)
    assert (kukar.quota, kukar.open) == (150, 100)


def test_a_share_that_was_split_on_may_not_be_taken_from_under_it(office: Office) -> None:
    split(office, shares={KUKAR: 20})
    split(office, LUMP.at(KUKAR), shares={TENGGARONG: 15})

    assert codes(split(office, shares={KUKAR: 14})) == [("quota.lump_passed", KUKAR)]
    assert codes(split(office, shares={KUKAR: 0})) == [("quota.lump_passed", KUKAR)]
    assert split(office, shares={KUKAR: 15}) == Topic.QUOTAS


def test_a_share_may_not_stand_beside_an_own_figure_but_may_shrink(office: Office) -> None:
    split(office, shares={KUKAR: 20})
    raw(office.store).execute(
        """insert into quota (programme, year, stage, region_code, category, quota, detail, source,
        sentence, note) values ('UEP', 2025, 'perubahan', '64.02', '', 25, '', '004', '', '')"""
    )

    assert codes(split(office, shares={KUKAR: 21})) == [("quota.has_own_figure", KUKAR)]
    assert split(office, shares={KUKAR: 0}) == Topic.QUOTAS


@pytest.mark.parametrize(
    ("key", "shares", "expected"),
    [
        (LUMP, {}, [("quota.nothing_named", "shares")]),
        (LUMP, {TENGGARONG: 1}, [("quota.not_below", TENGGARONG)]),
        (MURNI, {SAMARINDA: 1}, [("quota.not_below", SAMARINDA)]),
        (LUMP, {KUKAR: -1}, [("quota.amount_range", KUKAR)]),
        (replace(LUMP, stage=""), {KUKAR: 1}, [("quota.other_stage", "key")]),
        (replace(LUMP, year=2031), {KUKAR: 1}, [("quota.no_lump", "key")]),
    ],
)
def test_what_makes_no_split_says_where_it_is_wrong(
    office: Office, key: FigureKey, shares: dict[str, int], expected: list[tuple[str, str]]
) -> None:
    before = office.store.ledger.count()

    assert codes(split(office, key, shares=shares)) == expected
    assert office.store.ledger.count() == before


def test_without_a_letter_or_a_reason_nothing_is_split(office: Office) -> None:
    assert codes(split(office, shares={KUKAR: 1}, letter="")) == [("quota.paper_missing", "letter")]


def test_an_officer_splits_nothing(office: Office) -> None:
    with pytest.raises(Refused, match=r"quota\.operator_only"):
        split(office, shares={KUKAR: 1}, role=Role.FIELD_OFFICER)


def test_an_office_of_a_kabupaten_notes_its_own_share_and_no_other(
    make_office: MakeOffice,
) -> None:
    office = make_office(region_code=KUKAR)

    assert split(office, shares={KUKAR: 20}) == Topic.QUOTAS
    assert split(office, LUMP.at(KUKAR), shares={TENGGARONG: 5}) == Topic.QUOTAS
    assert codes(split(office, shares={SAMARINDA: 1})) == [("quota.not_yours", SAMARINDA)]
    other = replace(LUMP, stage="murni", region_code=SAMARINDA)
    assert codes(split(office, other, shares={"64.72.01": 1})) == [("quota.not_yours", "key")]


def test_decisions_follow_the_shares(office: Office) -> None:
    split(office, shares={KUKAR: 2, BALIKPAPAN: 1})
    decided(office, 2)

    more = take(office, Action.DECIDE, [_one_more(office)])

    assert [one.code for one in more.look.refused[0].problems] == ["decision.quota_passed"]  # type: ignore[union-attr]
    assert split(office, shares={KUKAR: 3}) == Topic.QUOTAS


def _one_more(office: Office) -> str:
    made = office.record(a_draft(50), target=AMENDED, status=Status.ELIGIBLE)
    assert isinstance(made, Recorded)
    return made.proposal


def test_taking_a_split_back_returns_the_places_to_the_lump(office: Office) -> None:
    split(office, shares={KUKAR: 20})
    split(office, shares={KUKAR: 30, PASER: 4})

    undo(office)
    assert standing(office, LUMP.at(KUKAR)).quota == 20
    assert standing(office).open == 160
    undo(office)
    assert standing(office).open == 180
    redo = undo_act.last_undo(office.store, office.session)
    undo_act.run(office.store, office.session, redo.batch, now=NOW)
    assert standing(office).open == 160


def test_a_raise_that_decrees_used_cannot_be_taken_back(office: Office) -> None:
    split(office, shares={KUKAR: 1})
    split(office, shares={KUKAR: 3})
    raised = undo_act.last_act(office.store, office.session).batch
    people = decided(office, 2)
    before = office.store.ledger.count()

    with pytest.raises(Refused, match=r"quota\.undo_passed") as refused:
        undo_act.run(office.store, office.session, raised, now=NOW)

    assert "kurang 1 tempat" in refused.value.message
    assert office.store.ledger.count() == before
    take(office, Action.CANCEL, people[:1])  # after the decree the place is lost all the same
    with pytest.raises(Refused, match=r"quota\.undo_passed"):
        undo_act.run(office.store, office.session, raised, now=NOW)


def test_an_undo_below_what_is_proposed_is_said(office: Office) -> None:
    split(office, shares={KUKAR: 1})
    split(office, shares={KUKAR: 3})
    raised = undo_act.last_act(office.store, office.session).batch
    for serial in (1, 2, 3):
        office.record(a_draft(serial), target=AMENDED, status=Status.PROPOSED)

    done = undo_act.run(office.store, office.session, raised, now=NOW)

    (said,) = done.warnings
    assert said.message.startswith("Kuota Kabupaten Kutai Kartanegara perubahan terlampaui 2")


def test_a_share_changed_twice_keeps_number_and_letter_together(office: Office) -> None:
    split(office, shares={KUKAR: 20}, **{**LETTER, "letter": "A"})
    split(office, shares={KUKAR: 25}, **{**LETTER, "letter": "B"})
    second = undo_act.last_act(office.store, office.session).batch
    split(office, shares={KUKAR: 30}, **{**LETTER, "letter": "B"})

    with pytest.raises(Refused, match=r"undo\.nothing"):
        undo_act.run(office.store, office.session, second, now=NOW)

    (share,) = standing(office, LUMP.at(KUKAR)).allocations
    assert (share.amount, share.letter) == (30, "B")


def undo(office: Office) -> undo_act.Undone:
    last = undo_act.last_act(office.store, office.session)
    return undo_act.run(office.store, office.session, last.batch, now=NOW)


def test_history_tells_a_split_in_words(office: Office) -> None:
    split(office, shares={KUKAR: 20})

    uid = allocation_uid(AllocationAction.SPLIT, LUMP.at(KUKAR), "64")
    (entry,) = office.store.ledger.history(uid)
    assert (entry.act, entry.user) == ("quota.split", "Siti Operator")


def test_a_move_into_a_share_counts_with_it(office: Office) -> None:
    split(office, shares={KUKAR: 20, SAMARINDA: 10})
    move(office, LUMP.at(SAMARINDA), KUKAR, 4)

    assert codes(split(office, shares={SAMARINDA: 3})) == [("quota.lump_passed", SAMARINDA)]
    assert split(office, shares={SAMARINDA: 4}) == Topic.QUOTAS
    assert standing(office, LUMP.at(SAMARINDA)).quota == 0


def test_each_is_decided_on_from_the_kecamatan_where_the_family_lives(office: Office) -> None:
    split(office, MURNI, shares={TENGGARONG: 1, SEBULU: 0})
    in_sebulu = next(hit.code for hit in office.store.regions.book().villages(SEBULU))
    people = eligible(office, 2, target=UEP_2025)
    people += eligible(office, 1, 5, target=UEP_2025, village_code=in_sebulu)

    done = take(office, Action.DECIDE, people, skip=True)

    assert isinstance(done, Taken)
    assert set(done.proposals) == {people[0], people[2]}
    (refused,) = done.skipped
    assert [one.code for one in refused.problems] == ["decision.quota_passed"]
    assert "Tenggarong" in refused.problems[0].message


def test_a_regencys_programme_has_no_shares_elsewhere(make_office: MakeOffice) -> None:
    office = make_office(region_code="64")
    figure = {"action": "angka", "programme": "KUKAR-BLT-APBD", "year": 2026, "to_region": "64"}
    with office.store.write(office.session.author, now=NOW, act="quota.figure") as work:
        work.put(Kind.ALLOCATION, "lama", {**figure, "amount": 900, "reason": "versi lama"})
    lump = FigureKey("KUKAR-BLT-APBD", 2026, "", "64")

    assert codes(split(office, lump, shares={PASER: 5})) == [("quota.programme_elsewhere", PASER)]
    assert split(office, lump, shares={KUKAR: 5}) == Topic.QUOTAS
