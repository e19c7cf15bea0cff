"""Moving places that nobody needs: between whom, how many, and that it can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.workflow import Action, Role
from bansos_desktop.usecases import enter_quota, move_quota, undo_act
from bansos_desktop.usecases.move_quota import MoveRequest
from bansos_desktop.usecases.refusal import Refused
from tests.factories import JAHAB, NOW, TODAY
from tests.usecases.conftest import UEP_2025, MakeOffice, Office
from tests.usecases.quota_acts import (
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
    line_of,
    move,
    split,
    standing,
    take,
)


def test_places_go_from_one_kabupaten_to_another_with_a_reason(office: Office) -> None:
    done = move(office, MURNI, PASER, 10, reason="tidak ada calon", letter="460/9",
                letter_date=LETTER["letter_date"])  # fmt: skip

    assert done == Topic.QUOTAS
    assert standing(office, MURNI).quota == 140
    assert standing(office, MURNI.at(PASER)).quota == 160
    (one,) = standing(office, MURNI).allocations
    assert (one.from_region, one.to_region, one.amount, one.letter, one.reason, one.by) == (
        KUKAR,
        PASER,
        10,
        "460/9",
        "tidak ada calon",
        "Siti Operator",
    )


def test_each_transfer_is_an_act_of_its_own(office: Office) -> None:
    move(office, MURNI, PASER, 10)
    move(office, MURNI, PASER, 10)

    assert standing(office, MURNI.at(PASER)).quota == 170
    last = undo_act.last_act(office.store, office.session)
    undo_act.run(office.store, office.session, last.batch, now=NOW)
    assert standing(office, MURNI.at(PASER)).quota == 160


def test_only_places_that_nobody_was_decided_on_and_nobody_split_may_go(office: Office) -> None:
    decided(office, 2, target=UEP_2025)
    split(office, MURNI, shares={SEBULU: 100})

    assert move_quota.free_places(office.store, MURNI, today=TODAY) == 48
    assert codes(move(office, MURNI, PASER, 49)) == [("quota.move_not_free", "amount")]
    assert move(office, MURNI, PASER, 48) == Topic.QUOTAS
    assert codes(move(office, MURNI, PASER, 1)) == [("quota.move_none_free", "amount")]


def test_places_of_who_is_only_proposed_stay_where_they_are(office: Office) -> None:
    split(office, shares={KUKAR: 5})
    people = eligible(office, 3)
    share = LUMP.at(KUKAR)

    assert move_quota.free_places(office.store, share, today=TODAY) == 2
    outcome = move(office, share, PASER, 3)
    assert codes(outcome) == [("quota.move_not_free", "amount")]
    assert "hanya punya 2 tempat kosong dari 5" in outcome.problems[0].message  # type: ignore[union-attr]
    assert move(office, share, PASER, 2) == Topic.QUOTAS
    assert (line_of(office, share).rest, line_of(office, share).quota) == (0, 3)
    assert codes(move(office, share, PASER, 1)) == [("quota.move_none_free", "amount")]

    take(office, Action.RESERVE, people[:1])
    assert move_quota.free_places(office.store, share, today=TODAY) == 1


def test_a_place_lost_after_the_decree_does_not_move(office: Office) -> None:
    split(office, shares={KUKAR: 5})
    take(office, Action.CANCEL, decided(office, 2)[:1])

    assert move_quota.free_places(office.store, LUMP.at(KUKAR), today=TODAY) == 3


def test_a_kabupaten_whose_kecamatan_propose_too_many_moves_only_what_is_left_of_it_all(
    office: Office,
) -> None:
    split(office, shares={KUKAR: 5})
    split(office, LUMP.at(KUKAR), shares={TENGGARONG: 2})
    eligible(office, 4, village_code=JAHAB)

    kukar = line_of(office, LUMP.at(KUKAR))
    assert (kukar.quota - kukar.use.used, kukar.rest) == (1, 3)
    assert move_quota.free_places(office.store, LUMP.at(KUKAR), today=TODAY) == 1
    assert move_quota.free_places(office.store, LUMP.at(BALIKPAPAN), today=TODAY) == 0


def test_a_transfer_can_be_taken_back_although_somebody_was_proposed_since(office: Office) -> None:
    split(office, shares={KUKAR: 5, SAMARINDA: 5})
    move(office, LUMP.at(SAMARINDA), KUKAR, 5)
    moved = undo_act.last_act(office.store, office.session).batch
    eligible(office, 7)

    undo_act.run(office.store, office.session, moved, now=NOW)

    assert standing(office, LUMP.at(KUKAR)).quota == 5


def test_places_that_went_on_cannot_be_taken_back(office: Office) -> None:
    split(office, shares={KUKAR: 5, SAMARINDA: 5})
    move(office, LUMP.at(SAMARINDA), KUKAR, 5)
    moved = undo_act.last_act(office.store, office.session).batch
    decided(office, 7)

    with pytest.raises(Refused, match=r"quota\.undo_passed"):
        undo_act.run(office.store, office.session, moved, now=NOW)
    uid = next(a.uid for a in standing(office, LUMP.at(KUKAR)).allocations if a.action == "pindah")
    outcome = enter_quota.withdraw(office.store, office.session, uid, now=NOW, today=TODAY)
    assert codes(outcome) == [("quota.below_decided", "amount")]


def test_a_target_without_a_share_gets_one_first_if_decrees_took_more(office: Office) -> None:
    split(office, shares={SAMARINDA: 5})
    decided(office, 3)

    assert codes(move(office, LUMP.at(SAMARINDA), KUKAR, 2)) == [
        ("quota.below_decided", "to_region")
    ]
    assert move(office, LUMP.at(SAMARINDA), KUKAR, 3) == Topic.QUOTAS


@pytest.mark.parametrize(
    ("key", "to_region", "amount", "expected"),
    [
        (MURNI, KUKAR, 1, ("quota.move_same", "to_region")),
        (MURNI, TENGGARONG, 1, ("quota.move_level", "to_region")),
        (MURNI, "64", 1, ("quota.move_level", "to_region")),
        (LUMP, KUKAR, 1, ("quota.move_level", "to_region")),
        (MURNI, PASER, 0, ("quota.amount_range", "amount")),
        (replace(MURNI, stage="perubahan"), PASER, 1, ("quota.not_of_stage", "key")),
        (replace(MURNI, stage=""), PASER, 1, ("quota.other_stage", "key")),
    ],
)
def test_what_is_no_transfer_says_where_it_is_wrong(
    office: Office, key: object, to_region: str, amount: int, expected: tuple[str, str]
) -> None:
    assert codes(move(office, key, to_region, amount)) == [expected]  # type: ignore[arg-type]


def test_a_transfer_says_why_even_beside_a_letter(office: Office) -> None:
    assert codes(move(office, MURNI, PASER, 1, **LETTER)) == [("quota.reason_missing", "reason")]


def test_an_officer_moves_nothing(office: Office) -> None:
    officer = replace(office, session=replace(office.session, role=Role.FIELD_OFFICER))

    with pytest.raises(Refused, match=r"quota\.operator_only"):
        move(officer, MURNI, PASER, 1)


def test_a_kabupaten_moves_between_its_kecamatan_only(make_office: MakeOffice) -> None:
    office = make_office(region_code=KUKAR)
    split(office, MURNI, shares={TENGGARONG: 10})
    share = MURNI.at(TENGGARONG)

    assert move(office, share, SEBULU, 4) == Topic.QUOTAS
    assert standing(office, MURNI.at(SEBULU)).quota == 4
    assert codes(move(office, MURNI, PASER, 1)) == [("quota.move_level", "to_region")]
    assert codes(move(office, share, "64.72.01", 1)) == [("quota.move_level", "to_region")]
    assert SEBULU in move_quota.targets(office.store, office.session, share)
    assert move_quota.targets(office.store, office.session, MURNI.at(BALIKPAPAN)) == []


def test_the_province_leaves_kecamatan_to_their_kabupaten(office: Office) -> None:
    assert move_quota.targets(office.store, office.session, MURNI.at(TENGGARONG)) == []
    assert len(move_quota.targets(office.store, office.session, MURNI)) == 9


def test_looking_writes_nothing(office: Office) -> None:
    before = office.store.ledger.count()
    request = MoveRequest(MURNI, PASER, 5, reason="tidak ada calon")

    assert move_quota.look_move(office.store, office.session, request, today=TODAY) == []
    assert office.store.ledger.count() == before
